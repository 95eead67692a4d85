"""Local derivatives by value agree with what the engine's own pullbacks did."""

import numpy as np
import pytest

from gradviz import run
from gradviz.trace.flows import flows
from gradviz.trace.local import literal, local

TEXT = """import tensorflow as tf
x, w = tf.Variable({at}), tf.Variable(.6)
with tf.GradientTape() as tape:
  y = {text}
tape.gradient(y, [x, w])
"""

LOCALS = [
    "tf.math.log(x)", "tf.math.log1p(x)", "tf.exp(x)", "tf.math.expm1(x)", "tf.sqrt(x)",
    "tf.math.rsqrt(x)", "tf.math.reciprocal(x)", "tf.square(x)", "tf.sin(x)", "tf.cos(x)",
    "tf.tan(x)", "tf.asin(x)", "tf.acos(x)", "tf.atan(x)", "tf.sinh(x)", "tf.cosh(x)",
    "tf.tanh(x)", "tf.asinh(x)", "tf.acosh(x + 2.)", "tf.atanh(x)", "tf.sigmoid(x)",
    "tf.math.softplus(x)", "tf.nn.softsign(x)", "tf.math.erf(x)", "tf.abs(x)", "tf.sign(x)",
    "tf.nn.relu(x)", "tf.nn.relu6(x)", "tf.nn.elu(x)", "-x", "tf.identity(x)",
    "tf.cast(x, tf.float64)", "x + w", "x - w", "x * w", "x / w", "x ** w", "tf.maximum(x, w)",
    "tf.minimum(x, w)", "tf.math.squared_difference(x, w)", "tf.where(x > w, x, w)",
]  # fmt: skip


@pytest.mark.parametrize("at", [0.37, -0.37])
@pytest.mark.parametrize("text", LOCALS)
def test_local_derivatives_are_what_the_engine_pulled_back(text, at):
    trace = run(TEXT.format(at=at, text=text))
    checked = 0
    for edges in flows(trace, 0).edges.values():
        for edge in edges:
            found = local(trace.nodes, trace.nodes[edge.head], edge.position)
            assert found is not None
            recorded = edge.contribution.value / edge.upstream
            np.testing.assert_allclose(found, recorded, 2e-5, equal_nan=True)
            checked += 1
    assert checked


def test_operands_written_in_the_program_count_as_numbers():
    assert literal("2.5") == 2.5
    assert literal("[1, 2]").tolist() == [1, 2]
    assert literal("True") == 1
    assert literal("n") is literal("'text'") is None


def test_what_has_no_row_is_not_known():
    trace = run(TEXT.format(at="[2., 1.]", text="tf.sort(x) + w"))
    node = next(node for node in trace.nodes if node.op == "sort")
    assert local(trace.nodes, node, 0) is None
