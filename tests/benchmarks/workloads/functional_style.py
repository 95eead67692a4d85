"""The workloads for libraries that differentiate functions: HIPS autograd, and jax run eagerly."""

import os
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from tests.benchmarks.workloads import data
from tests.benchmarks.workloads.tensorflow_style import scalar_loss


class Library(NamedTuple):
    """What such a library has: its NumPy, and its derivatives of functions."""

    np: Any
    grad: Any
    elementwise_grad: Any  # of the sum of the outputs
    jacobian: Any


def autograd_library():
    """Return HIPS autograd."""
    import autograd.numpy
    from autograd import elementwise_grad, grad, jacobian

    return Library(autograd.numpy, grad, elementwise_grad, jacobian)


def jax_library():
    """Return jax, on one thread and with float64; each derivative waits until it is there."""
    os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
    import jax

    jax.config.update("jax_enable_x64", True)

    def ready(derivative):
        return lambda f: lambda *x: jax.block_until_ready(derivative(f)(*x))

    def summed(f):
        return jax.grad(lambda x: jax.numpy.sum(f(x)))

    return Library(jax.numpy, ready(jax.grad), ready(summed), ready(jax.jacrev))


def _chain_from(lib, y, rounds):
    scale, shift = data.CHAIN_SCALE, data.CHAIN_SHIFT
    for _ in range(rounds):
        y = lib.np.tanh(lib.np.sin(y) * scale + shift)
    return y


def _sigmoid_of(lib, x):
    return 1 / (1 + lib.np.exp(-x))


def _softmax(lib, x):
    y = lib.np.exp(x - lib.np.max(x))
    return y / lib.np.sum(y)


def _smallest(lib):
    derivative = lib.grad(lambda x: x * x)
    return lambda: derivative(3.0)


def _chain(lib, start, rounds):
    derivative = lib.elementwise_grad(lambda x: _chain_from(lib, x, rounds))
    return lambda: derivative(start)


def _scalar_net(lib):
    def loss(net):
        return scalar_loss(net, data.POINTS, lib.np.tanh)

    derivative = lib.grad(loss)

    def step():
        found = derivative(data.SCALAR_NET)
        return [
            n for part in found for row in part for n in (row if isinstance(row, list) else [row])
        ]

    return step


def _tiny(lib):
    x, y = data.TINY_X, data.TINY_Y

    def loss(net):
        w1, b1, w2, b2, w3, b3 = net
        h = lib.np.tanh(lib.np.dot(x, w1) + b1)
        h = lib.np.tanh(lib.np.dot(h, w2) + b2)
        return lib.np.mean(lib.np.square(lib.np.dot(h, w3) + b3 - y))

    derivative = lib.grad(loss)
    return lambda: derivative(data.TINY_NET)


def _medium(lib):
    x, y = data.MEDIUM_X, data.MEDIUM_Y
    rows = np.arange(len(y))

    def loss(net):
        w1, b1, w2, b2, w3, b3 = net
        h = lib.np.maximum(lib.np.dot(x, w1) + b1, 0)
        h = lib.np.maximum(lib.np.dot(h, w2) + b2, 0)
        z = lib.np.dot(h, w3) + b3
        top = lib.np.max(z, axis=1, keepdims=True)
        total = lib.np.log(lib.np.sum(lib.np.exp(z - top), axis=1)) + top[:, 0]
        return lib.np.mean(total - z[rows, y])

    derivative = lib.grad(loss)
    return lambda: derivative(data.MEDIUM_NET)


def _sigmoid(lib, count):
    x, derivative = data.line(count), lib.elementwise_grad(partial(_sigmoid_of, lib))
    return lambda: derivative(x)


def _fan(lib, uses, size):
    factors = [np.float32(1.0 + k / uses) for k in range(uses)]

    def total_of(x):
        total = x * factors[0]
        for factor in factors[1:]:
            total = total + x * factor
        return total

    x, derivative = data.noise(size), lib.elementwise_grad(total_of)
    return lambda: derivative(x)


def _curve_twice(lib):
    w1, b1, w2, b2, w3, b3 = data.CURVE_NET

    def net(x):
        h = lib.np.tanh(lib.np.dot(x, w1) + b1)
        h = lib.np.tanh(lib.np.dot(h, w2) + b2)
        return lib.np.dot(h, w3) + b3

    derivative = lib.elementwise_grad(lib.elementwise_grad(net))
    return lambda: derivative(data.CURVE_X)


def _chain_twice(lib):
    derivative = lib.grad(lib.grad(lambda x: _chain_from(lib, x, data.SHORT_ROUNDS)))
    return lambda: derivative(data.CHAIN_START)


def _jacobian(lib, count):
    x, derivative = data.noise(count), lib.jacobian(partial(_softmax, lib))
    return lambda: derivative(x)


def _slices(lib, count):
    width = count // data.PIECES

    def loss(x):
        parts = [x[k * width : (k + 1) * width] for k in range(data.PIECES)]
        y = lib.np.concatenate([lib.np.stack(parts), lib.np.stack(parts)], axis=1)
        return lib.np.sum(y * y)

    x, derivative = data.noise(count), lib.grad(loss)
    return lambda: derivative(x)


def _frame_of(lib, y):
    for _ in range(data.FRAME_ROUNDS):
        y = _sigmoid_of(lib, lib.np.sin(y) * 1.7 + y * 0.5)
    return y


def _frames(lib):
    derivative, points = lib.grad(partial(_frame_of, lib)), [float(x) for x in data.FRAME_X]
    return lambda: np.array([derivative(x) for x in points])


def workloads(lib):
    """Return the workloads over a library."""
    frame = lib.elementwise_grad(partial(_frame_of, lib))
    return {
        "W0": _smallest(lib),
        "W1": _chain(lib, data.CHAIN_START, data.CHAIN_ROUNDS),
        "W1f": _chain(lib, np.float32(data.CHAIN_START), data.CHAIN_ROUNDS),
        "W2": _scalar_net(lib),
        "W3": _tiny(lib),
        "W4": _medium(lib),
        **{name: _sigmoid(lib, count) for name, count in data.SIZES.items()},
        **{name: _fan(lib, *sizes) for name, sizes in data.FANS.items()},
        **{name: _chain(lib, data.VECTOR, rounds) for name, rounds in data.DEPTHS.items()},
        "W8a": _curve_twice(lib),
        "W8b": _chain_twice(lib),
        **{name: _jacobian(lib, count) for name, count in data.SOFTMAXES.items()},
        **{name: _slices(lib, count) for name, count in data.CUTS.items()},
        "W11": lambda: frame(data.FRAME_X),
        "W11s": _frames(lib),
    }
