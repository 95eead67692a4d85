"""The workloads in PyTorch, eager."""

import numpy as np
import torch

from tests.benchmarks.workloads import data
from tests.benchmarks.workloads.tensorflow_style import frame, scalar_loss

torch.set_num_threads(1)


def _leaf(value, dtype=None):
    return torch.tensor(value, dtype=dtype, requires_grad=True)


def _grads(y, sources, seed=None):
    return torch.autograd.grad(y, sources, seed)


def _chain_from(y, rounds):
    sin, tanh, scale, shift = torch.sin, torch.tanh, data.CHAIN_SCALE, data.CHAIN_SHIFT
    for _ in range(rounds):
        y = tanh(sin(y) * scale + shift)
    return y


def _smallest():
    x = _leaf(3.0)
    return lambda: _grads(x * x, [x])[0]


def _chain(start, dtype, rounds):
    x = _leaf(start, dtype)
    seed = torch.ones_like(x)
    return lambda: _grads(_chain_from(x, rounds), [x], seed)[0]


def _scalar_net():
    net = [
        [[_leaf(n, torch.float64) for n in row] for row in part] if isinstance(part[0], list) else
        [_leaf(n, torch.float64) for n in part]
        for part in data.SCALAR_NET
    ]  # fmt: skip
    flat = [v for part in net for row in part for v in (row if isinstance(row, list) else [row])]
    points = [[torch.tensor(c, dtype=torch.float64) for c in p] for p in data.POINTS]
    return lambda: _grads(scalar_loss(net, points, torch.tanh), flat)


def _tiny():
    net = [_leaf(w) for w in data.TINY_NET]
    x, y = torch.tensor(data.TINY_X), torch.tensor(data.TINY_Y)

    def step():
        w1, b1, w2, b2, w3, b3 = net
        h = torch.tanh(x @ w1 + b1)
        h = torch.tanh(h @ w2 + b2)
        return _grads(torch.mean(torch.square(h @ w3 + b3 - y)), net)

    return step


def _medium():
    net = [_leaf(w) for w in data.MEDIUM_NET]
    x, y = torch.tensor(data.MEDIUM_X), torch.tensor(data.MEDIUM_Y.astype("int64"))

    def step():
        w1, b1, w2, b2, w3, b3 = net
        h = torch.relu(x @ w1 + b1)
        h = torch.relu(h @ w2 + b2)
        return _grads(torch.nn.functional.cross_entropy(h @ w3 + b3, y), net)

    return step


def _sigmoid(count):
    x = _leaf(data.line(count))
    seed = torch.ones_like(x)
    return lambda: _grads(torch.sigmoid(x), [x], seed)[0]


def _fan(uses, size):
    x = _leaf(data.noise(size))
    factors = [1.0 + k / uses for k in range(uses)]
    seed = torch.ones_like(x)

    def step():
        total = x * factors[0]
        for factor in factors[1:]:
            total = total + x * factor
        return _grads(total, [x], seed)[0]

    return step


def _curve_twice():
    w1, b1, w2, b2, w3, b3 = (torch.tensor(w) for w in data.CURVE_NET)
    x = _leaf(data.CURVE_X)

    def step():
        h = torch.tanh(x @ w1 + b1)
        h = torch.tanh(h @ w2 + b2)
        (first,) = torch.autograd.grad((h @ w3 + b3).sum(), x, create_graph=True)
        return _grads(first.sum(), [x])[0]

    return step


def _chain_twice():
    x = _leaf(data.CHAIN_START, torch.float64)

    def step():
        (first,) = torch.autograd.grad(_chain_from(x, data.SHORT_ROUNDS), x, create_graph=True)
        return _grads(first, [x])[0]

    return step


def _jacobian(count):
    x = torch.tensor(data.noise(count))
    jacobian = torch.func.jacrev(lambda x: torch.softmax(x, 0))
    return lambda: jacobian(x)


def _slices(count):
    x = _leaf(data.noise(count))
    width = count // data.PIECES

    def step():
        parts = [x[k * width : (k + 1) * width] for k in range(data.PIECES)]
        y = torch.cat([torch.stack(parts), torch.stack(parts)], dim=1)
        return _grads((y * y).sum(), [x])[0]

    return step


def _frame(x):
    seed = torch.ones_like(x)
    return lambda: _grads(frame(torch, x), [x], seed)[0]


def _frames():
    steps = [_frame(_leaf(float(x), torch.float64)) for x in data.FRAME_X]
    return lambda: np.array([one() for one in steps])


WORKLOADS = {
    "W0": _smallest(),
    "W1": _chain(data.CHAIN_START, torch.float64, data.CHAIN_ROUNDS),
    "W1f": _chain(data.CHAIN_START, torch.float32, data.CHAIN_ROUNDS),
    "W2": _scalar_net(),
    "W3": _tiny(),
    "W4": _medium(),
    **{name: _sigmoid(count) for name, count in data.SIZES.items()},
    **{name: _fan(*sizes) for name, sizes in data.FANS.items()},
    **{name: _chain(data.VECTOR, None, rounds) for name, rounds in data.DEPTHS.items()},
    "W8a": _curve_twice(),
    "W8b": _chain_twice(),
    **{name: _jacobian(count) for name, count in data.SOFTMAXES.items()},
    **{name: _slices(count) for name, count in data.CUTS.items()},
    "W11": _frame(_leaf(data.FRAME_X)),
    "W11s": _frames(),
}
