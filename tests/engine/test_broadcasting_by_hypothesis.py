"""Shapes grown by hypothesis: NumPy judges how two of them broadcast, and what is summed back."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

import gradviz.tf as tf
from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.shapes import sum_to

# name: (operation, NumPy's, slopes with respect to both)
OPERATIONS = {
    "add": (tf.add, np.add, lambda a, b: (np.ones_like(a * b), np.ones_like(a * b))),
    "subtract": (tf.subtract, np.subtract, lambda a, b: (1 + 0 * (a * b), -1 + 0 * (a * b))),
    "multiply": (tf.multiply, np.multiply, lambda a, b: (b + 0 * a, a + 0 * b)),
    "divide": (tf.divide, np.divide, lambda a, b: (1 / b + 0 * a, -a / b**2)),
    "maximum": (tf.maximum, np.maximum, lambda a, b: ((a >= b) * 1.0, (a < b) * 1.0)),
}


@st.composite
def two_shapes(draw):
    """Draw two shapes that broadcast together, of unlike lengths and with ones in odd places."""
    whole = draw(st.lists(st.integers(0, 4), max_size=4))
    pair = []
    for _ in range(2):
        kept = whole[draw(st.integers(0, len(whole))) :]
        pair.append(tuple(1 if draw(st.booleans()) else size for size in kept))
    return tuple(pair)


def summed_to(wide, shape):
    """Return `wide` summed over the axes along which `shape` was spread, worked out by hand."""
    total = np.zeros(shape, wide.dtype)
    lead = wide.ndim - len(shape)
    for place in np.ndindex(wide.shape):
        at = tuple(0 if n == 1 else i for i, n in zip(place[lead:], shape, strict=True))
        total[at] += wide[place]
    return total


def numbers(shape, start):
    """Return numbers of a shape, none of them 0 and no two of one list equal."""
    return np.linspace(start, start + 1, int(np.prod(shape))).reshape(shape) + 0.013


@pytest.mark.parametrize("name", OPERATIONS)
@settings(max_examples=60, deadline=None)
@given(shapes=two_shapes())
def test_values_and_gradients_have_the_shapes_and_sums_that_numpy_gives(name, shapes):
    operation, judge, slopes = OPERATIONS[name]
    a, b = numbers(shapes[0], 0.5), numbers(shapes[1], 0.7)
    expected = judge(a, b)
    weights = np.linspace(-1.0, 2.0, expected.size).reshape(expected.shape)
    x, y = tf.constant(a), tf.constant(b)
    with tf.GradientTape() as tape:
        tape.watch([x, y])
        out = operation(x, y)
    found = tape.gradient(out, [x, y], output_gradients=tf.constant(weights))
    assert out.shape == expected.shape
    assert np.allclose(out.numpy(), expected, rtol=1e-15)
    for gradient, slope, shape in zip(found, slopes(a, b), shapes, strict=True):
        assert gradient.shape == shape
        assert np.allclose(gradient.numpy(), summed_to(slope * weights, shape), atol=1e-12)


@settings(max_examples=100, deadline=None)
@given(two_shapes())
def test_second_derivatives_are_summed_back_too(shapes):
    a, b = numbers(shapes[0], 0.5), numbers(shapes[1], 0.7)
    x, y = tf.constant(a), tf.constant(b)
    with tf.GradientTape() as outer:
        outer.watch([x, y])
        with tf.GradientTape() as tape:
            tape.watch(x)
            out = x * x * y
        first = tape.gradient(out, x)
    by_x, by_y = outer.gradient(first, [x, y])
    assert np.allclose(by_x.numpy(), summed_to(2 * b + 0 * a, shapes[0]), atol=1e-12)
    assert np.allclose(by_y.numpy(), summed_to(2 * a + 0 * b, shapes[1]), atol=1e-12)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.integers(0, 4), max_size=3), st.lists(st.integers(0, 4), max_size=3))
def test_shapes_are_refused_exactly_where_numpy_refuses_them(left, right):
    try:
        expected = np.broadcast_shapes(tuple(left), tuple(right))
    except ValueError:
        expected = None
    try:
        found = (tf.ones(left) + tf.ones(right)).shape
    except InvalidArgumentError:
        found = None
    assert found == expected
    if expected is not None:
        assert tf.broadcast_static_shape(tf.TensorShape(left), tf.TensorShape(right)) == expected
        assert tf.broadcast_dynamic_shape(left, right).numpy().tolist() == list(expected)


@settings(max_examples=150, deadline=None)
@given(two_shapes())
def test_sum_to_undoes_broadcast_to(shapes):
    narrow, wide = shapes[0], np.broadcast_shapes(*shapes)
    spread = tf.broadcast_to(tf.constant(numbers(narrow, 0.5)), wide).numpy()
    assert np.allclose(sum_to(np.array(spread), narrow), summed_to(spread, narrow), atol=1e-12)


@settings(max_examples=100, deadline=None)
@given(two_shapes())
def test_broadcast_to_gives_each_copy_s_gradient_back(shapes):
    narrow, wide = shapes[0], np.broadcast_shapes(*shapes)
    x = tf.Variable(numbers(narrow, 0.5))
    weights = np.linspace(-1.0, 2.0, int(np.prod(wide))).reshape(wide)
    with tf.GradientTape() as tape:
        total = tf.reduce_sum(tf.broadcast_to(x, wide) * weights)
    gradient = tape.gradient(total, x)
    assert gradient.shape == narrow
    assert np.allclose(gradient.numpy(), summed_to(weights, narrow), atol=1e-12)
