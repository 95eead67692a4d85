"""Keys grown by hypothesis: NumPy judges the values, a scatter of ones the gradients."""

import numpy as np
from hypothesis import given, settings, strategies as st

import gradviz.tf as tf
from gradviz.engine.errors import InvalidArgumentError

EDGE = st.none() | st.integers(-7, 7)
STEP = st.none() | st.integers(-4, 4).filter(bool)
SLICE = st.builds(slice, EDGE, EDGE, STEP)


@st.composite
def shape_and_key(draw, wild=False):
    """Draw a shape and a key that fits it; `wild` ones may have indices out of range."""
    shape = tuple(draw(st.lists(st.integers(0 if wild else 1, 4), min_size=1, max_size=3)))
    front = draw(st.integers(0, len(shape)))
    back = draw(st.integers(0, len(shape) - front))
    parts = [draw(_part(size, wild)) for size in shape[:front]]
    if back or draw(st.booleans()):
        parts += [Ellipsis, *(draw(_part(size, wild)) for size in shape[len(shape) - back :])]
    for _ in range(draw(st.integers(0, 2))):
        parts.insert(draw(st.integers(0, len(parts))), None)
    return shape, tuple(parts)


def _part(size, wild):
    return SLICE | (st.integers(-5, 5) if wild else st.integers(-size, size - 1))


def numbered(shape):
    """Return distinct numbers of a shape."""
    return np.arange(1, 1 + int(np.prod(shape)), dtype=np.float32).reshape(shape)


@settings(max_examples=300, deadline=None)
@given(shape_and_key())
def test_a_part_is_what_numpy_cuts_and_its_gradient_goes_back_there(drawn):
    shape, key = drawn
    values = numbered(shape)
    expected = values[key]
    weights = np.linspace(-1.5, 2.0, expected.size, dtype=np.float32).reshape(expected.shape)
    x = tf.constant(values)
    with tf.GradientTape() as tape:
        tape.watch(x)
        part = x[key]
        total = tf.reduce_sum(part * weights)
    scattered = np.zeros_like(values)
    np.add.at(scattered, key, weights)
    assert part.shape == expected.shape
    assert np.array_equal(part.numpy(), expected)
    assert np.array_equal(tape.gradient(total, x).numpy(), scattered)


@settings(max_examples=200, deadline=None)
@given(shape_and_key(wild=True))
def test_a_key_is_refused_exactly_where_numpy_refuses_it(drawn):
    shape, key = drawn
    values = numbered(shape)
    try:
        expected = values[key]
    except IndexError:
        expected = None
    try:
        found = tf.constant(values)[key].numpy()
    except InvalidArgumentError:
        found = None
    assert (found is None) == (expected is None)
    if expected is not None:
        assert np.array_equal(found, expected)


@settings(max_examples=150, deadline=None)
@given(shape_and_key(), st.data())
def test_parts_of_parts_add_up_where_they_overlap(drawn, data):
    shape, key = drawn
    values = numbered(shape)
    first = values[key]
    again = data.draw(SLICE) if np.ndim(first) else ...
    x = tf.Variable(values)
    with tf.GradientTape() as tape:
        total = tf.reduce_sum(x[key][again]) + tf.reduce_sum(x[key]) * 2.0
    counted = np.zeros_like(values)
    view = counted[key]
    if np.ndim(first):
        view[again] += 1
        view += 2
    else:
        counted[key] += 3
    assert np.array_equal(tape.gradient(total, x).numpy(), counted)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=3), st.data())
def test_a_mask_picks_what_numpy_picks_and_its_gradient_goes_back_there(sizes, data):
    values = numbered(tuple(sizes))
    axes = data.draw(st.integers(1, len(sizes)))
    count = int(np.prod(sizes[:axes]))
    flat = data.draw(st.lists(st.booleans(), min_size=count, max_size=count))
    mask = np.array(flat, bool).reshape(sizes[:axes])
    x = tf.constant(values)
    with tf.GradientTape() as tape:
        tape.watch(x)
        part = x[mask]
        total = tf.reduce_sum(part * part)
    assert np.array_equal(part.numpy(), values[mask])
    chosen = np.zeros_like(values)
    chosen[mask] = 2 * values[mask]
    assert np.array_equal(tape.gradient(total, x).numpy(), chosen)
