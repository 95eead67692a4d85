"""The products along all paths add up to the gradient, whatever the paths go through."""

import numpy as np
import pytest

from gradviz import run
from gradviz.trace.paths import ledger

# Two ways lead on from `a`, so that what comes back along one is no multiple of the whole.
PROGRAM = """\
x = tf.Variable([[1., 2., 3.], [4., 5., 6.]])
with tf.GradientTape() as tape:
    z = 0.3 * x
    a = {text}
    y = tf.reduce_sum(a * a) + tf.reduce_sum(tf.cumsum(tf.reshape(a, [-1])))
g = tape.gradient(y, x)
"""
TEXTS = [
    "tf.concat([z, x, [[7., 8., 9.]]], 0)",
    "tf.stack([z, x, z], axis=1)",
    "tf.transpose(z)",
    "z[0, 1:]",
    "z[..., ::2]",
    "z[:, tf.newaxis]",
    "tf.gather(z, [1, 0, 1], axis=1)",
    "tf.gather(z, 1)",
    "tf.gather_nd(z, [[0, 1], [1, 2]])",
    "tf.boolean_mask(z, z > 1.)",
    "tf.tile(z, [1, 2])",
    "tf.pad(z, [[1, 0], [0, 2]])",
    "tf.reverse(z, [0])",
    "tf.roll(z, 1, axis=0)",
    "tf.broadcast_to(z, [2, 2, 3])",
    "tf.cumsum(z, axis=1, exclusive=True)",
    "tf.cumsum(z, axis=0, reverse=True)",
    "tf.nn.softmax(z, axis=0)",
    "tf.nn.log_softmax(z)",
    "tf.nn.bias_add(z, x[0])",
    "tf.nn.leaky_relu(z - 1.)",
    "tf.reduce_max(z, axis=1)",
    "tf.reduce_mean(z, axis=0, keepdims=True)",
    "tf.reduce_prod(z, axis=1)",
    "tf.reduce_logsumexp(z, axis=1)",
    "tf.nn.sparse_softmax_cross_entropy_with_logits([0, 2], z)",
    "z @ tf.transpose(x)",
    "tf.matmul(z, x, transpose_b=True)",
    "tf.matmul(x, z, transpose_a=True)",
    "tf.matmul(z, [[[1.], [2.], [3.]], [[4.], [5.], [6.]]])",
    "tf.nn.max_pool2d(tf.reshape(z, [1, 2, 3, 1]), 2, 1, 'SAME')",
    "tf.nn.max_pool1d(tf.reshape(z, [1, 6, 1]), 2, 2, 'VALID')",
    "tf.einsum('ij,kj->ik', z, x)",
    "tf.math.xlogy(z, x)",
    "tf.atan2(z, x * x)",
    "z % 0.7",
]


def test_all_paths_add_up_to_the_gradient():
    for text in TEXTS:
        trace = run(PROGRAM.format(text=text))
        (row,) = trace.gradients[0].rows
        found = ledger(trace, 0, row.node, most=100)
        assert found.complete, text
        assert len(found.paths) > 1, text
        products = [path.product for path in found.paths]
        assert all(product is not None for product in products), text
        np.testing.assert_allclose(sum(products), row.value, rtol=1e-4, err_msg=text)
        assert sum(path.share for path in found.paths) == pytest.approx(1.0), text


def test_a_part_that_was_lost_in_a_0_is_not_made_up():
    """Two ways cancel before the maximum: what one of them alone would be cannot be told."""
    trace = run(
        "x = tf.Variable([1., 2.])\n"
        "with tf.GradientTape() as tape:\n"
        "    a = tf.nn.leaky_relu(x)\n"
        "    y = tf.reduce_sum(a) - tf.reduce_sum(a * [1., 0.5])\n"
        "g = tape.gradient(y, x)\n"
    )
    found = ledger(trace, 0, trace.gradients[0].rows[0].node)
    assert [path.product for path in found.paths] == [None, None]


def test_sums_and_means_are_told_even_where_all_that_came_cancels():
    for text, slope in (("tf.reduce_sum(x)", 2.0), ("tf.reduce_mean(x, axis=0)", 1.0)):
        trace = run(
            "x = tf.Variable([1., 2.])\n"
            "with tf.GradientTape() as tape:\n"
            f"    a = {text}\n"
            "    y = tf.abs(a) * 2. - tf.abs(a) * 2.\n"
            "g = tape.gradient(y, x)\n"
        )
        found = ledger(trace, 0, trace.gradients[0].rows[0].node)
        products = sorted(path.product.tolist() for path in found.paths)
        assert products == [[-slope, -slope], [slope, slope]], text
