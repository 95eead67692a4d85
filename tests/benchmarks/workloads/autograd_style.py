"""The workloads in HIPS autograd."""

import autograd.numpy as anp
import numpy as np
from autograd import elementwise_grad, grad, jacobian

from tests.benchmarks.workloads import data
from tests.benchmarks.workloads.tensorflow_style import scalar_loss


def _chain_from(y, rounds):
    scale, shift = data.CHAIN_SCALE, data.CHAIN_SHIFT
    for _ in range(rounds):
        y = anp.tanh(anp.sin(y) * scale + shift)
    return y


def _sigmoid_of(x):
    return 1 / (1 + anp.exp(-x))


def _softmax(x):
    y = anp.exp(x - anp.max(x))
    return y / anp.sum(y)


def _smallest():
    derivative = grad(lambda x: x * x)
    return lambda: derivative(3.0)


def _chain(start, rounds):
    derivative = elementwise_grad(lambda x: _chain_from(x, rounds))
    return lambda: derivative(start)


def _scalar_net():
    def loss(net):
        return scalar_loss(net, data.POINTS, anp.tanh)

    derivative = grad(loss)

    def step():
        found = derivative(data.SCALAR_NET)
        return [
            n for part in found for row in part for n in (row if isinstance(row, list) else [row])
        ]

    return step


def _tiny():
    x, y = data.TINY_X, data.TINY_Y

    def loss(net):
        w1, b1, w2, b2, w3, b3 = net
        h = anp.tanh(anp.dot(x, w1) + b1)
        h = anp.tanh(anp.dot(h, w2) + b2)
        return anp.mean(anp.square(anp.dot(h, w3) + b3 - y))

    derivative = grad(loss)
    return lambda: derivative(data.TINY_NET)


def _medium():
    x, y = data.MEDIUM_X, data.MEDIUM_Y
    rows = np.arange(len(y))

    def loss(net):
        w1, b1, w2, b2, w3, b3 = net
        h = anp.maximum(anp.dot(x, w1) + b1, 0)
        h = anp.maximum(anp.dot(h, w2) + b2, 0)
        z = anp.dot(h, w3) + b3
        top = anp.max(z, axis=1, keepdims=True)
        total = anp.log(anp.sum(anp.exp(z - top), axis=1)) + top[:, 0]
        return anp.mean(total - z[rows, y])

    derivative = grad(loss)
    return lambda: derivative(data.MEDIUM_NET)


def _sigmoid(count):
    x, derivative = data.line(count), elementwise_grad(_sigmoid_of)
    return lambda: derivative(x)


def _fan(uses, size):
    factors = [np.float32(1.0 + k / uses) for k in range(uses)]

    def total_of(x):
        total = x * factors[0]
        for factor in factors[1:]:
            total = total + x * factor
        return total

    x, derivative = data.noise(size), elementwise_grad(total_of)
    return lambda: derivative(x)


def _curve_twice():
    w1, b1, w2, b2, w3, b3 = data.CURVE_NET

    def net(x):
        h = anp.tanh(anp.dot(x, w1) + b1)
        h = anp.tanh(anp.dot(h, w2) + b2)
        return anp.dot(h, w3) + b3

    derivative = elementwise_grad(elementwise_grad(net))
    return lambda: derivative(data.CURVE_X)


def _chain_twice():
    derivative = grad(grad(lambda x: _chain_from(x, data.SHORT_ROUNDS)))
    return lambda: derivative(data.CHAIN_START)


def _jacobian(count):
    x, derivative = data.noise(count), jacobian(_softmax)
    return lambda: derivative(x)


def _slices(count):
    width = count // data.PIECES

    def loss(x):
        parts = [x[k * width : (k + 1) * width] for k in range(data.PIECES)]
        y = anp.concatenate([anp.stack(parts), anp.stack(parts)], axis=1)
        return anp.sum(y * y)

    x, derivative = data.noise(count), grad(loss)
    return lambda: derivative(x)


def _frame_of(y):
    for _ in range(data.FRAME_ROUNDS):
        y = _sigmoid_of(anp.sin(y) * 1.7 + y * 0.5)
    return y


def _frames():
    derivative, points = grad(_frame_of), [float(x) for x in data.FRAME_X]
    return lambda: np.array([derivative(x) for x in points])


_frame = elementwise_grad(_frame_of)
WORKLOADS = {
    "W0": _smallest(),
    "W1": _chain(data.CHAIN_START, data.CHAIN_ROUNDS),
    "W1f": _chain(np.float32(data.CHAIN_START), data.CHAIN_ROUNDS),
    "W2": _scalar_net(),
    "W3": _tiny(),
    "W4": _medium(),
    **{name: _sigmoid(count) for name, count in data.SIZES.items()},
    **{name: _fan(*sizes) for name, sizes in data.FANS.items()},
    **{name: _chain(data.VECTOR, rounds) for name, rounds in data.DEPTHS.items()},
    "W8a": _curve_twice(),
    "W8b": _chain_twice(),
    **{name: _jacobian(count) for name, count in data.SOFTMAXES.items()},
    **{name: _slices(count) for name, count in data.CUTS.items()},
    "W11": lambda: _frame(data.FRAME_X),
    "W11s": _frames(),
}
