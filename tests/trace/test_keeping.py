"""Which values a tape keeps: each by the node that made it, so that it can be counted once."""

from functools import cache

import pytest

from gradviz import run
from gradviz.trace.keeping import inner_values, kept_values, needed_values

HEAD = """import tensorflow as tf
a = tf.Variable([[1., 2.], [3., 4.]])
b = tf.Variable([[1., 0.], [2., 1.]])
with tf.GradientTape() as tape:
    """


@cache
def ran(text):
    trace = run(text)
    assert trace.error is None
    return trace


def last(trace):
    return [node for node in trace.nodes if node.recorded][-1]


@pytest.mark.parametrize(
    "line",
    [
        "y = a * b", "y = a @ b", "y = a * a", "y = tf.exp(a)", "y = a ** 2", "y = a ** b",
        "y = 2. ** a", "y = a + b", "y = tf.concat([a, b, a, b], 0)",
        "y = a * [[1., 2.], [3., 4.]]",
        "y = tf.constant(2.) * a", "y = tf.gather(a, [0, 1])", "y = tf.clip_by_value(a, 0., 2.)",
        "y = tf.where(a > 1., a, b)", "y = tf.reduce_max(a, 0)", "y = tf.einsum('ij,jk->ik', a, b)",
        "y = tf.nn.softmax(a)", "y = tf.identity(a) * a", "y = tf.norm(a)", "y = a / [1., 2.]",
    ],
)  # fmt: skip
def test_values_add_up_to_what_the_record_says(line):
    trace = ran(HEAD + line)
    for node in trace.nodes:
        if node.recorded:
            assert sum(kept_values(trace, node).values()) == node.kept_bytes


def test_a_value_goes_by_the_node_that_made_it():
    trace = ran(HEAD + "y = a * b")
    assert kept_values(trace, last(trace)) == {0: 16, 1: 16}


def test_another_shape_of_a_value_is_the_same_value():
    trace = ran(HEAD + "y = tf.square(tf.reshape(a, [4]))")
    assert kept_values(trace, last(trace)) == {0: 16}


def test_a_list_beside_a_tensor_is_a_value_of_its_own():
    trace = ran(HEAD + "y = tf.constant(2.) * a")
    node = last(trace)
    assert kept_values(trace, node) == {0: 16, -1 - node.id: 4}


def test_a_contribution_needs_less_than_the_tape_keeps():
    trace = ran(HEAD + "y = a * b")
    assert needed_values(trace, last(trace), [0]) == {1: 16}
    assert needed_values(trace, last(trace), [1]) == {0: 16}
    assert needed_values(trace, last(trace), []) == {}


def test_a_written_tensor_is_needed_by_the_contribution_beside_it():
    trace = ran(HEAD + "y = tf.constant(2.) * a")
    node = last(trace)
    assert needed_values(trace, node, [1]) == {-1 - node.id: 4}


RECOMPUTED = """import tensorflow as tf
k = tf.constant([1., 2., 3.]) * 2.
def block(x):
    return tf.sin(x) * tf.exp(k)
small = tf.recompute_grad(block)
x = tf.Variable([1., 2., 3.])
with tf.GradientTape() as tape:
    y = small(x)
g = tape.gradient(y, x)
"""


def test_what_is_run_again_keeps_its_inputs():
    trace = ran(RECOMPUTED)
    node = last(trace)
    assert node.recomputes
    assert (node.kept, node.kept_bytes) == (("x",), 12)
    assert list(kept_values(trace, node).values()) == [12]


def test_its_inside_would_keep_what_depends_on_the_inputs():
    trace = ran(RECOMPUTED)
    by_op = {node.op: node for node in trace.nodes if node.id < last(trace).id}
    kept = {by_op["sin"].inputs[0]: 12, by_op["sin"].id: 12, by_op["exp"].id: 12}
    assert inner_values(trace, last(trace)) == kept
