"""The backward pass: adjoints, steps, connections, second derivatives, long tapes."""

import numpy as np
import pytest

from gradviz.engine import (
    OPS,
    Tape,
    Variable,
    constant,
    execute,
    gradient,
    pullbacks,
    seeds_for,
    set_site,
    site,
)


def recorded(function, *sources, **options):
    tape = Tape(**options)
    tape.open()
    for source in sources:
        tape.watch(source)
    out = function(*sources)
    tape.close()
    return tape, out


def drained(tape, targets, sources, seeds=None):
    """Return the steps and the gradients of a stepped backward pass."""
    walk, steps = pullbacks(tape, targets, sources, seeds), []
    while True:
        try:
            steps.append(next(walk))
        except StopIteration as end:
            return steps, end.value


def neuron(w, x, b):
    return execute(OPS["sigmoid"], w * x + b)


def test_stepped_and_plain_gradients_agree():
    sources = [constant([0.8, -1.0]), constant(1.5), constant(-0.4)]
    tape, out = recorded(neuron, *sources, persistent=True)
    _, stepped = drained(tape, [out], sources)
    plain = gradient(tape, [out], sources)
    for a, b in zip(stepped, plain, strict=True):
        np.testing.assert_array_equal(a.value, b.value)


def test_steps_come_from_right_to_left_and_tell_what_they_did():
    w, x, b = constant([0.8, -1.0]), constant(1.5), constant(-0.4)
    tape, out = recorded(neuron, w, x, b)
    steps, _ = drained(tape, [out], [w, x, b])
    assert [s.record.op.name for s in steps] == ["sigmoid", "add", "multiply"]
    to_b = steps[1].contributions[1]
    assert to_b.source == b.id
    assert to_b.wide.shape == (2,)
    assert to_b.value == to_b.wide.sum()
    assert (to_b.arrived, to_b.expected) == (1, 1)
    assert steps[1].contributions[0].wide is None


def test_fan_out_is_counted_and_summed():
    x = constant(3.0)
    tape, out = recorded(lambda x: x * x * x, x)
    steps, (found,) = drained(tape, [out], [x])
    arrivals = [c for s in steps for c in s.contributions if c.source == x.id]
    assert [(c.arrived, c.expected) for c in arrivals] == [(1, 3), (2, 3), (3, 3)]
    assert [c.total for c in arrivals] == [9.0, 18.0, 27.0]
    assert found.value == 27.0


def test_steps_that_lead_to_no_source_are_left_out():
    x, y = constant(3.0), constant(2.0)
    tape, out = recorded(lambda x, y: x * x + execute(OPS["exp"], y), x, y)
    steps, _ = drained(tape, [out], [x])
    assert [s.record.op.name for s in steps] == ["add", "multiply"]
    assert [c.source for c in steps[1].contributions] == [x.id, x.id]


@pytest.mark.parametrize("observed", [True, False])
def test_an_unregistered_op_beside_the_way_raises_all_the_same(observed):
    image, w = constant([[[0.2, 0.4]]]), constant(2.0)

    def program(image, w):
        contrast = execute(OPS["adjust_contrast"], image, 2.0)
        return w * w + execute(OPS["reduce_sum"], contrast, axis=(0, 1, 2), keepdims=False)

    tape, out = recorded(program, image, w)
    with pytest.raises(LookupError, match="AdjustContrastv2"):
        list(pullbacks(tape, [out], [w])) if observed else gradient(tape, [out], [w])


def test_an_unregistered_op_behind_a_step_function_is_never_reached():
    image, w = constant([[[0.2, 0.4]]]), constant(2.0)

    def program(image, w):
        contrast = execute(OPS["floor"], execute(OPS["adjust_contrast"], image, 2.0))
        return w * w + execute(OPS["reduce_sum"], contrast, axis=(0, 1, 2), keepdims=False)

    tape, out = recorded(program, image, w)
    assert [g and g.value for g in gradient(tape, [out], [w, image])] == [4.0, None]


def test_a_source_watched_late_is_found_where_a_record_used_it():
    w, c = constant(2.0), constant(5.0)
    tape = Tape()
    tape.open()
    tape.watch(w)
    y = w * c
    tape.watch(c)
    tape.close()
    assert gradient(tape, [y], [c])[0].value == 2.0


def test_an_unwatched_constant_beside_a_watched_one_gets_nothing():
    w, c = constant(2.0), constant(5.0)
    tape, y = recorded(lambda w: w * c, w)
    assert gradient(tape, [y], [c]) == [None]


def test_several_targets_and_a_target_that_is_a_source_add_up():
    v = Variable(4.0)
    tape = Tape(persistent=True)
    tape.open()
    y = v * v
    tape.close()
    assert gradient(tape, [y, y], [v])[0].value == 16.0
    assert gradient(tape, [y, v], [v])[0].value == 9.0
    assert gradient(tape, [v], [v])[0].value == 1.0


def test_seeds_are_ones_in_the_targets_dtype_unless_given():
    x, seed = constant([1.0, 2.0], "float64"), constant([1.0, 10.0], "float64")
    first, second = seeds_for([x, x], [None, seed])
    assert first.dtype.name == "float64"
    assert first.value.tolist() == [1.0, 1.0]
    assert second is seed


def test_unconnected_is_none_or_zeros_of_the_sources_kind():
    u, v = Variable([[1, 2]]), Variable(4.0)
    tape = Tape(persistent=True)
    tape.open()
    y = v * v
    tape.close()
    assert gradient(tape, [y], [u]) == [None]
    (zeros,) = gradient(tape, [y], [u], unconnected="zero")
    assert (zeros.dtype.name, zeros.shape, zeros.value.tolist()) == ("int32", (1, 2), [[0, 0]])


def test_the_tape_is_released_unless_it_is_persistent():
    x = constant(2.0)
    plain, y = recorded(lambda x: x * x, x)
    gradient(plain, [y], [x])
    assert plain.records == []
    kept, z = recorded(lambda x: x * x, x, persistent=True)
    gradient(kept, [z], [x])
    assert len(kept.records) == 1


def test_an_outer_tape_sees_the_inner_gradient():
    x = constant(2.0)
    outer = Tape()
    outer.open()
    outer.watch(x)
    inner, y = recorded(lambda x: x * x * x, x)
    (first,) = gradient(inner, [y], [x])
    outer.close()
    (second,) = gradient(outer, [first], [x])
    assert (first.value, second.value) == (12.0, 12.0)


def test_the_site_of_a_record_is_set_while_it_is_pulled_back():
    x = constant(2.0)
    outer = Tape()
    outer.open()
    outer.watch(x)
    before = set_site("here")
    inner, y = recorded(lambda x: execute(OPS["sin"], x), x)
    set_site("elsewhere")
    gradient(inner, [y], [x])
    assert site() == "elsewhere"
    set_site(before)
    outer.close()
    assert [r.site for r in outer.records] == ["here", "here", "here"]


def test_a_tape_of_a_hundred_thousand_records_needs_no_recursion():
    x = constant(1.0)

    def chain(x):
        for _ in range(100_000):
            x = x + 0.0
        return x

    tape, y = recorded(chain, x)
    assert gradient(tape, [y], [x])[0].value == 1.0


def test_values_given_to_an_observer_are_read_only():
    x = constant([1.0, 2.0])
    tape, y = recorded(lambda x: x * x, x)
    (step,), _ = drained(tape, [y], [x])
    for array in (step.upstream, step.contributions[0].value, step.contributions[0].total):
        assert not array.flags.writeable
