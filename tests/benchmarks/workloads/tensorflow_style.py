"""The workloads as they are written for TensorFlow: for gradviz.tf, and for TensorFlow itself.

A step returns gradients as the library hands them over: `numpy()` would copy them here and in
TensorFlow, and in other libraries not.
"""

import numpy as np

from tests.benchmarks.workloads import data


def workloads(tf):
    """Return the workloads over `tf`."""
    return {
        "W0": _smallest(tf),
        "W1": _chain(tf, "float64"),
        "W1f": _chain(tf, "float32"),
        "W2": _scalar_net(tf),
        "W3": _tiny(tf),
        "W4": _medium(tf),
        **{name: _sigmoid(tf, count) for name, count in data.SIZES.items()},
        **{name: _fan(tf, *sizes) for name, sizes in data.FANS.items()},
        **{name: _deep(tf, rounds) for name, rounds in data.DEPTHS.items()},
        "W8a": _curve_twice(tf),
        "W8b": _chain_twice(tf),
        **{name: _jacobian(tf, count) for name, count in data.SOFTMAXES.items()},
        **{name: _slices(tf, count) for name, count in data.CUTS.items()},
        "W11": _frame(tf, tf.constant(data.FRAME_X)),
        "W11s": _frames(tf),
    }


def _smallest(tf):
    x = tf.Variable(3.0)

    def step():
        with tf.GradientTape() as tape:
            y = x * x
        return tape.gradient(y, x)

    return step


def chain(tf, y, rounds):
    """Return y after `rounds` times four operations."""
    sin, tanh, scale, shift = tf.sin, tf.tanh, data.CHAIN_SCALE, data.CHAIN_SHIFT
    for _ in range(rounds):
        y = tanh(sin(y) * scale + shift)
    return y


def _chain(tf, dtype):
    x = tf.Variable(data.CHAIN_START, dtype=dtype)

    def step():
        with tf.GradientTape() as tape:
            y = chain(tf, x, data.CHAIN_ROUNDS)
        return tape.gradient(y, x)

    return step


def _scalar_net(tf):
    net = _scalars(lambda number: tf.Variable(number, dtype="float64"))
    flat = [v for part in net for v in _flat(part)]
    points = [[tf.constant(c, "float64") for c in point] for point in data.POINTS]

    def step():
        with tf.GradientTape() as tape:
            loss = scalar_loss(net, points, tf.tanh)
        return tape.gradient(loss, flat)

    return step


def _scalars(make):
    return [
        [[make(n) for n in row] for row in part] if isinstance(part[0], list) else
        [make(n) for n in part]
        for part in data.SCALAR_NET
    ]  # fmt: skip


def _flat(part):
    return [v for row in part for v in row] if isinstance(part[0], list) else part


def scalar_loss(net, points, tanh):
    """Return the sum of squared errors of a network computed number by number."""
    loss = None
    for point, label in zip(points, data.LABELS, strict=True):
        values = point
        for kernel, bias in zip(net[::2], net[1::2], strict=True):
            values = [
                tanh(_dot(values, kernel, column) + bias[column]) for column in range(len(bias))
            ]
        error = values[0] - label
        square = error * error
        loss = square if loss is None else loss + square
    return loss


def _dot(values, kernel, column):
    total = values[0] * kernel[0][column]
    for row in range(1, len(values)):
        total = total + values[row] * kernel[row][column]
    return total


def _tiny(tf):
    net = [tf.Variable(w) for w in data.TINY_NET]
    x, y = tf.constant(data.TINY_X), tf.constant(data.TINY_Y)

    def step():
        w1, b1, w2, b2, w3, b3 = net
        with tf.GradientTape() as tape:
            h = tf.tanh(x @ w1 + b1)
            h = tf.tanh(h @ w2 + b2)
            loss = tf.reduce_mean(tf.square(h @ w3 + b3 - y))
        return tape.gradient(loss, net)

    return step


def _medium(tf):
    net = [tf.Variable(w) for w in data.MEDIUM_NET]
    x, y = tf.constant(data.MEDIUM_X), tf.constant(data.MEDIUM_Y)

    def step():
        w1, b1, w2, b2, w3, b3 = net
        with tf.GradientTape() as tape:
            h = tf.nn.relu(x @ w1 + b1)
            h = tf.nn.relu(h @ w2 + b2)
            rows = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=h @ w3 + b3)
            loss = tf.reduce_mean(rows)
        return tape.gradient(loss, net)

    return step


def _sigmoid(tf, count):
    x = tf.constant(data.line(count))

    def step():
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = tf.sigmoid(x)
        return tape.gradient(y, x)

    return step


def _fan(tf, uses, size):
    x = tf.Variable(data.noise(size))
    factors = [1.0 + k / uses for k in range(uses)]

    def step():
        with tf.GradientTape() as tape:
            total = x * factors[0]
            for factor in factors[1:]:
                total = total + x * factor
        return tape.gradient(total, x)

    return step


def _deep(tf, rounds):
    x = tf.Variable(data.VECTOR)

    def step():
        with tf.GradientTape() as tape:
            y = chain(tf, x, rounds)
        return tape.gradient(y, x)

    return step


def _curve_twice(tf):
    net = [tf.constant(w) for w in data.CURVE_NET]
    x = tf.constant(data.CURVE_X)

    def step():
        w1, b1, w2, b2, w3, b3 = net
        with tf.GradientTape() as outer:
            outer.watch(x)
            with tf.GradientTape() as inner:
                inner.watch(x)
                h = tf.tanh(x @ w1 + b1)
                h = tf.tanh(h @ w2 + b2)
                y = h @ w3 + b3
            first = inner.gradient(y, x)
        return outer.gradient(first, x)

    return step


def _chain_twice(tf):
    x = tf.Variable(data.CHAIN_START, dtype="float64")

    def step():
        with tf.GradientTape() as outer:
            with tf.GradientTape() as inner:
                y = chain(tf, x, data.SHORT_ROUNDS)
            first = inner.gradient(y, x)
        return outer.gradient(first, x)

    return step


def _jacobian(tf, count):
    x = tf.constant(data.noise(count))

    def step():
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = tf.nn.softmax(x)
        return tape.jacobian(y, x)

    return step


def _slices(tf, count):
    x = tf.Variable(data.noise(count))
    width = count // data.PIECES

    def step():
        with tf.GradientTape() as tape:
            parts = [x[k * width : (k + 1) * width] for k in range(data.PIECES)]
            y = tf.concat([tf.stack(parts), tf.stack(parts)], axis=1)
            loss = tf.reduce_sum(y * y)
        return tape.gradient(loss, x)

    return step


def frame(tf, x):
    """Return x after about thirty operations."""
    y = x
    for _ in range(data.FRAME_ROUNDS):
        y = tf.sigmoid(tf.sin(y) * 1.7 + y * 0.5)
    return y


def _frame(tf, x):
    def step():
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = frame(tf, x)
        return tape.gradient(y, x)

    return step


def _frames(tf):
    steps = [_frame(tf, tf.constant(float(x), "float64")) for x in data.FRAME_X]

    def step():
        return np.array([float(one()) for one in steps])

    return step
