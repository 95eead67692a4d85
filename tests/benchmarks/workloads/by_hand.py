"""The floor: forward and backward written by hand in NumPy, and with Python floats for scalars."""

import math

import numpy as np

from tests.benchmarks.workloads import data


def _smallest():
    x = 3.0

    def step():
        y = x * x
        return y, 1.0 * x + 1.0 * x

    return lambda: step()[1]


def _chain(sin, cos, tanh, start, rounds, scale=data.CHAIN_SCALE, shift=data.CHAIN_SHIFT):
    def step():
        y, kept = start, []
        push = kept.append
        for _ in range(rounds):
            out = tanh(sin(y) * scale + shift)
            push((y, out))
            y = out
        g = start * 0 + 1.0
        for x, out in reversed(kept):
            g = (g - g * (out * out)) * scale * cos(x)
        return g

    return step


def _scalar_net():
    layers = list(zip(data.SCALAR_NET[::2], data.SCALAR_NET[1::2], strict=True))

    def step():
        grads = [([[0.0] * len(b) for _ in w], [0.0] * len(b)) for w, b in layers]
        for point, label in zip(data.POINTS, data.LABELS, strict=True):
            values = [point]
            for w, b in layers:
                values.append(_forward(values[-1], w, b))
            adjoints = [2.0 * (values[-1][0] - label)]
            for k in (2, 1, 0):
                adjoints = _backward(adjoints, values[k + 1], values[k], layers[k][0], grads[k])
        return [n for w, b in grads for n in (*(n for row in w for n in row), *b)]

    return step


def _forward(values, w, b):
    out = []
    for column, total in enumerate(b):
        for row, value in enumerate(values):
            total += value * w[row][column]
        out.append(math.tanh(total))
    return out


def _backward(adjoints, out, values, w, grads):
    kernel, bias = grads
    onward = [0.0] * len(values)
    for column, (g, y) in enumerate(zip(adjoints, out, strict=True)):
        g = g - g * y * y
        bias[column] += g
        for row, value in enumerate(values):
            kernel[row][column] += g * value
            onward[row] += g * w[row][column]
    return onward


def _tiny():
    w1, b1, w2, b2, w3, b3 = data.TINY_NET
    x, y = data.TINY_X, data.TINY_Y

    def step():
        h1 = np.tanh(np.dot(x, w1) + b1)
        h2 = np.tanh(np.dot(h1, w2) + b2)
        error = np.dot(h2, w3) + b3 - y
        np.add.reduce(np.square(error), None) / error.size
        g3 = error * np.float32(2 / error.size)
        g2 = np.dot(g3, w3.T) * (1 - h2 * h2)
        g1 = np.dot(g2, w2.T) * (1 - h1 * h1)
        return [
            np.dot(x.T, g1), g1.sum(0), np.dot(h1.T, g2), g2.sum(0), np.dot(h2.T, g3), g3.sum(0),
        ]  # fmt: skip

    return step


def _medium():
    w1, b1, w2, b2, w3, b3 = data.MEDIUM_NET
    x, y = data.MEDIUM_X, data.MEDIUM_Y
    rows = np.arange(len(y))

    def step():
        h1 = np.maximum(np.dot(x, w1) + b1, 0)
        h2 = np.maximum(np.dot(h1, w2) + b2, 0)
        z = np.dot(h2, w3) + b3
        p = np.exp(z - z.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        np.log(p[rows, y]).mean()
        p[rows, y] -= 1
        g3 = p / np.float32(len(y))
        g2 = np.dot(g3, w3.T) * (h2 > 0)
        g1 = np.dot(g2, w2.T) * (h1 > 0)
        return [
            np.dot(x.T, g1), g1.sum(0), np.dot(h1.T, g2), g2.sum(0), np.dot(h2.T, g3), g3.sum(0),
        ]  # fmt: skip

    return step


def sigmoid(x):
    """Return 1 / (1 + exp(-x))."""
    y = np.exp(-x)
    y += 1
    return np.divide(1, y, y)


def _sigmoid(count):
    x = data.line(count)

    def step():
        y = sigmoid(x)
        return y * (1 - y)

    return step


def _fan(uses, size):
    x = data.noise(size)
    factors = [np.float32(1.0 + k / uses) for k in range(uses)]

    def step():
        total = x * factors[0]
        for factor in factors[1:]:
            total += x * factor
        g, found = np.ones_like(x), np.zeros_like(x)
        for factor in factors:
            found += g * factor
        return found

    return step


def _deep(rounds):
    return _chain(np.sin, np.cos, np.tanh, data.VECTOR, rounds)


def _chain_twice():
    """Taylor mode: the value with its first and second derivative."""
    scale, shift = data.CHAIN_SCALE, data.CHAIN_SHIFT

    def step():
        y, d, dd = data.CHAIN_START, 1.0, 0.0
        for _ in range(data.SHORT_ROUNDS):
            s, c = math.sin(y), math.cos(y)
            y, d, dd = s * scale + shift, c * d * scale, (c * dd - s * d * d) * scale
            y = math.tanh(y)
            slope = 1 - y * y
            d, dd = slope * d, slope * dd - 2 * y * slope * d * d
        return dd

    return step


def _curve_twice():
    w1, b1, w2, b2, w3, _ = data.CURVE_NET
    x = data.CURVE_X

    def bend(z, d, dd):
        y = np.tanh(z)
        slope = 1 - y * y
        return y, slope * d, slope * dd - 2 * y * slope * d * d

    def step():
        y, d, dd = bend(np.dot(x, w1) + b1, w1, 0)
        _, _, dd = bend(np.dot(y, w2) + b2, np.dot(d, w2), np.dot(dd, w2))
        return np.dot(dd, w3)

    return step


def _jacobian(count):
    x = data.noise(count)

    def step():
        y = np.exp(x - x.max())
        y /= y.sum()
        return np.diag(y) - y[:, None] * y

    return step


def _slices(count):
    x = data.noise(count)
    width = count // data.PIECES

    def step():
        parts = [x[k * width : (k + 1) * width] for k in range(data.PIECES)]
        y = np.concatenate([np.stack(parts), np.stack(parts)], 1)
        np.add.reduce(y * y, None)
        g, found = 2 * y, np.zeros_like(x)
        for k in range(data.PIECES):
            part = found[k * width : (k + 1) * width]
            part += g[k, :width]
            part += g[k, width:]
        return found

    return step


def _frame(x, sin, cos, bend):
    def step():
        y, kept = x, []
        for _ in range(data.FRAME_ROUNDS):
            out = bend(sin(y) * 1.7 + y * 0.5)
            kept.append((y, out))
            y = out
        g = 1.0
        for y, out in reversed(kept):
            g = g * (out - out * out)
            g = g * 1.7 * cos(y) + g * 0.5
        return g

    return step


def _frames():
    def bend(x):
        return 1 / (1 + math.exp(-x))

    steps = [_frame(float(x), math.sin, math.cos, bend) for x in data.FRAME_X]
    return lambda: np.array([one() for one in steps])


WORKLOADS = {
    "W0": _smallest(),
    "W1": _chain(math.sin, math.cos, math.tanh, data.CHAIN_START, data.CHAIN_ROUNDS),
    "W1f": _chain(np.sin, np.cos, np.tanh, np.float32(data.CHAIN_START), data.CHAIN_ROUNDS),
    "W2": _scalar_net(),
    "W3": _tiny(),
    "W4": _medium(),
    **{name: _sigmoid(count) for name, count in data.SIZES.items()},
    **{name: _fan(*sizes) for name, sizes in data.FANS.items()},
    **{name: _deep(rounds) for name, rounds in data.DEPTHS.items()},
    "W8a": _curve_twice(),
    "W8b": _chain_twice(),
    **{name: _jacobian(count) for name, count in data.SOFTMAXES.items()},
    **{name: _slices(count) for name, count in data.CUTS.items()},
    "W11": _frame(data.FRAME_X, np.sin, np.cos, sigmoid),
    "W11s": _frames(),
}
