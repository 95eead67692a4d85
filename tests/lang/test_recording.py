"""A tape taken down from a Python script: what is copied, what is found out, what is refused."""

import numpy as np
import pytest

import gradviz.tf as tf
from gradviz.lang.recording import Values, recording


def taped(persistent=True):
    w, x = tf.Variable(3.0), tf.constant(2.0)
    with tf.GradientTape(persistent=persistent) as tape:
        y = tf.exp(w * x + 1.0)
    return tape, w, x, y


def test_it_is_a_copy_that_later_use_of_the_tape_does_not_change():
    tape, w, _x, y = taped(persistent=False)
    taken = recording(tape)
    tape.gradient(y, w)
    assert len(taken.tape.entries) == 3
    assert taken.closed


def test_a_released_tape_is_refused_and_the_way_out_named():
    tape, w, _x, y = taped(persistent=False)
    tape.gradient(y, w)
    with pytest.raises(ValueError, match="persistent=True"):
        recording(tape)


@pytest.mark.parametrize("entered", [False, True])
def test_a_tape_with_nothing_on_it_is_refused(entered):
    tape = tf.GradientTape()
    if entered:
        with tape:
            tf.constant(1.0) + 1.0
    with pytest.raises(ValueError, match="recorded nothing"):
        recording(tape)


def test_sources_without_a_target_are_refused():
    tape, w, _x, _y = taped()
    with pytest.raises(ValueError, match="target="):
        recording(tape, sources=w)


def test_what_is_no_tensor_is_refused_by_name():
    tape, w, _x, _y = taped()
    with pytest.raises(TypeError, match=r"target=.*float"):
        recording(tape, 1.0, w)


def test_names_are_the_scripts_also_inside_of_lists():
    tape, w, x, y = taped()
    around = {"tape": tape, "w": w, "_x": x, "both": [x, {"out": y}], "n": 3}
    taken = recording(tape, around=around)
    assert taken.name == "tape"
    assert taken.names == {"w": w, "both[0]": x, "both[1]['out']": y}


def test_a_target_alone_is_differentiated_by_all_that_is_watched():
    w, x = tf.Variable(3.0), tf.constant(2.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = w * x
    taken = recording(tape, y, around={"x": x})
    assert [source.id for source in taken.sources] == [w.id, x.id]


def test_values_that_the_tape_does_not_keep_are_computed():
    tape, w, x, y = taped()
    values = Values(recording(tape, around={"w": w, "x": x}))
    product, total = tape.engine_tape.entries[0][1], tape.engine_tape.entries[1][1]
    assert values.tensor(product).value == 6.0
    assert values.tensor(total).value == 7.0
    np.testing.assert_allclose(values.tensor(y.id).value, np.exp(7.0), rtol=1e-6)


def test_what_is_not_to_be_had_is_said():
    with tf.GradientTape() as tape:
        x = tf.constant(2.0)
        tape.watch(x)
        tf.identity(x) + tf.constant(1.0)
    values = Values(recording(tape))
    assert values.tensor(x.id).value == b"not held"


def test_a_variable_is_as_the_tape_met_it():
    w = tf.Variable(3.0)
    with tf.GradientTape() as tape:
        w * w
    w.assign(5.0)
    assert Values(recording(tape, around={"w": w})).held(w).tensor.value == 3.0


def test_a_number_in_a_sum_is_found_where_only_it_gives_what_came_out():
    w, x = tf.Variable([1.0, 2.0]), tf.constant([3.0, 4.0])
    with tf.GradientTape() as tape:
        tf.reduce_sum((w * x - 1.5) ** 2 * (2.25 - w) ** 2)
    values = Values(recording(tape, around={"x": x}))
    sums = [
        values.inputs(k, entry)
        for k, entry in enumerate(tape.engine_tape.entries)
        if entry[0].op.name == "subtract"
    ]
    assert sums[0][1] == 1.5
    assert sums[1][0] == 2.25


def test_what_the_tape_records_later_is_not_in_the_copy():
    w = tf.Variable(3.0)
    with tf.GradientTape() as tape:
        w * w
        taken = recording(tape)
        w * w
    assert (len(taken.tape.entries), len(tape.engine_tape.entries)) == (1, 2)
    assert not taken.closed
