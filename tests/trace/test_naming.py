"""Values are called by what the program calls them, and nothing borrows the name of another."""

import re

from gradviz import run
from gradviz.trace.naming import naming_of

MODEL = """\
import tensorflow as tf
model = tf.keras.Sequential([
    tf.keras.layers.Dense(3, activation="relu"), tf.keras.layers.Dense(1)])
x = tf.constant([[1., 2.]])
with tf.GradientTape() as tape:
    loss = tf.reduce_sum(model(x) ** 2)
tape.gradient(loss, model.trainable_variables)
"""
NESTED = """\
x = tf.Variable(3.0)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = x ** 3
    dy = inner.gradient(y, x)
outer.gradient(dy, x)
"""
LOOP = """\
w = tf.Variable(2.0)
x = tf.constant(1.0)
with tf.GradientTape() as tape:
    for k in range(3):
        x = tf.sin(x * w)
tape.gradient(x, w)
"""


def names(text):
    trace = run(text)
    assert trace.error is None
    naming = naming_of(trace)
    return trace, [naming.name(node.id) for node in trace.nodes]


def test_a_value_has_its_name_or_the_short_text_that_made_it():
    _, found = names("loss = (sigmoid(w*x + b) - t)**2")
    assert found == ["w", "x", "b", "t", "w*x", "w*x + b", "v₆", "v₇", "loss"]


def test_of_the_values_a_model_makes_only_its_result_has_the_text_of_the_call():
    trace, found = names(MODEL)
    called = [trace.nodes[k].op for k, name in enumerate(found) if name == "model(x)"]
    assert called == ["add"]
    last = found.index("model(x)")
    assert all(trace.nodes[k].span != trace.nodes[last].span for k in range(last + 1, len(found)))


def test_variables_of_a_model_have_the_end_of_their_path():
    _, found = names(MODEL)
    assert {"dense/kernel", "dense/bias", "dense_1/kernel", "dense_1/bias"} <= set(found)


def test_paths_that_end_alike_keep_what_tells_them_apart():
    twice = MODEL.replace(
        "x = ", "other = tf.keras.Sequential([tf.keras.layers.Dense(3, name='dense')])\nx = "
    )
    twice = twice.replace("model(x) ** 2", "model(x) ** 2) + tf.reduce_sum(other(x)")
    _, found = names(twice)
    assert {"sequential/dense/kernel", "sequential_1/dense/kernel", "dense_1/kernel"} <= set(found)


def test_what_a_backward_pass_makes_does_not_borrow_the_text_of_the_forward_one():
    trace, found = names(NESTED)
    naming = naming_of(trace)
    made = [k for k in range(len(trace.nodes)) if naming.is_backward(k)]
    assert made
    assert not any(naming.speaks_for_itself(k) for k in made)
    assert found[: made[0]] == ["x", "y", "∂y/∂y"]


def test_each_turn_of_a_loop_may_have_the_text():
    trace, found = names(LOOP)
    products = [node.id for node in trace.nodes if node.op == "multiply"]
    assert [found[k] for k in products] == ["x * w"] * 3


def test_each_turn_has_the_text_where_it_goes_on_from_the_last_one():
    text = (
        "x = tf.Variable(2.)\nwith tf.GradientTape() as tape:\n    y = x\n"
        "    while y < 10.:\n        y = y * x\ntape.gradient(y, x)\n"
    )
    trace = run(text)
    naming = naming_of(trace)
    products = [node.id for node in trace.nodes if node.op == "multiply"]
    assert len(products) == 3
    assert all(naming.speaks_for_itself(k) for k in products)


def test_an_assignment_is_called_by_its_variable():
    trace, found = names("v = tf.Variable(1.)\nv.assign_add(2.)\nv.assign(5.)\n")
    made = [found[node.id] for node in trace.nodes if node.op.startswith("assign")]
    assert made == ["v", "v"]


def test_a_name_given_to_what_it_was_made_of_is_numbered():
    trace, found = names(LOOP)
    assert [name for name, node in zip(found, trace.nodes, strict=True) if node.label == "x"] == [
        "x⁽¹⁾", "x⁽²⁾", "x⁽³⁾", "x⁽⁴⁾",
    ]  # fmt: skip


def test_a_name_that_only_comes_again_in_each_turn_is_not_numbered():
    text = "w = tf.Variable(2.)\nfor k in range(2):\n    y = w * 3.\n"
    assert [name for name in names(text)[1] if name.startswith("y")] == ["y", "y"]


def test_numbers_end_no_sentence():
    _, found = names("w = tf.Variable(2.)\ny = tf.sin(w * 3.) + 1.5\n")
    assert "w * 3" in found


def test_values_without_a_name_take_another_letter_where_the_program_has_names_like_theirs():
    _, found = names("v1 = tf.Variable(2.)\ny = tf.sin(v1 * 3. + tf.cos(v1)) + 1.\n")
    assert "v1" in found
    numbered = [name[0] for name in found if re.fullmatch("[a-z][₀-₉]+", name)]
    assert set(numbered) == {"n"}


def test_a_custom_gradient_is_called_by_its_call_not_by_the_text_inside():
    text = (
        "@tf.custom_gradient\ndef clip(x):\n    def grad(up):\n        return up * 0.1\n"
        "    return x * 2., grad\nx = tf.Variable(3.)\nwith tf.GradientTape() as tape:\n"
        "    y = clip(x) ** 2\ntape.gradient(y, x)\n"
    )
    trace, found = names(text)
    called = {node.op: found[node.id] for node in trace.nodes}
    assert called == {"variable": "x", "multiply": "x * 2", "clip": "clip(x)", "power": "y"}


def test_a_seed_that_the_program_gave_is_no_derivative_of_the_target_by_itself():
    given = NESTED.replace("inner.gradient(y, x)", "inner.gradient(y, x, tf.ones([]))")
    assert given != NESTED
    _, found = names(given)
    assert "∂y/∂y" not in found
