"""The workloads in mygrad, which has no second derivatives."""

import mygrad as mg
import numpy as np
from mygrad.nnet.activations import relu, sigmoid, softmax
from mygrad.nnet.losses import softmax_crossentropy

from tests.benchmarks.workloads import data
from tests.benchmarks.workloads.tensorflow_style import scalar_loss


def _grads(y, sources, seed=None):
    y.backward(seed)
    found = [x.grad for x in sources]
    for x in sources:
        x.null_grad()
    return found


def _chain_from(y, rounds):
    scale, shift = data.CHAIN_SCALE, data.CHAIN_SHIFT
    for _ in range(rounds):
        y = mg.tanh(mg.sin(y) * scale + shift)
    return y


def _smallest():
    x = mg.tensor(3.0)
    return lambda: _grads(x * x, [x])[0]


def _chain(start, rounds):
    x = mg.tensor(start)
    return lambda: _grads(_chain_from(x, rounds), [x])[0]


def _scalar_net():
    net = [
        [[mg.tensor(n) for n in row] for row in part] if isinstance(part[0], list) else
        [mg.tensor(n) for n in part]
        for part in data.SCALAR_NET
    ]  # fmt: skip
    flat = [v for part in net for row in part for v in (row if isinstance(row, list) else [row])]
    return lambda: _grads(scalar_loss(net, data.POINTS, mg.tanh), flat)


def _tiny():
    net = [mg.tensor(w) for w in data.TINY_NET]
    x, y = data.TINY_X, data.TINY_Y

    def step():
        w1, b1, w2, b2, w3, b3 = net
        h = mg.tanh(mg.matmul(x, w1) + b1)
        h = mg.tanh(mg.matmul(h, w2) + b2)
        return _grads(mg.mean(mg.square(mg.matmul(h, w3) + b3 - y)), net)

    return step


def _medium():
    net = [mg.tensor(w) for w in data.MEDIUM_NET]
    x, y = data.MEDIUM_X, data.MEDIUM_Y

    def step():
        w1, b1, w2, b2, w3, b3 = net
        h = relu(mg.matmul(x, w1) + b1)
        h = relu(mg.matmul(h, w2) + b2)
        return _grads(softmax_crossentropy(mg.matmul(h, w3) + b3, y), net)

    return step


def _sigmoid(count):
    x = mg.tensor(data.line(count))
    return lambda: _grads(sigmoid(x), [x])[0]


def _fan(uses, size):
    x = mg.tensor(data.noise(size))
    factors = [1.0 + k / uses for k in range(uses)]

    def step():
        total = x * factors[0]
        for factor in factors[1:]:
            total = total + x * factor
        return _grads(total, [x])[0]

    return step


def _jacobian(count):
    x = mg.tensor(data.noise(count))
    seeds = np.eye(count, dtype="float32")
    return lambda: np.stack([_grads(softmax(x), [x], seed)[0] for seed in seeds])


def _slices(count):
    x = mg.tensor(data.noise(count))
    width = count // data.PIECES

    def step():
        parts = [x[k * width : (k + 1) * width] for k in range(data.PIECES)]
        y = mg.concatenate([mg.stack(parts), mg.stack(parts)], axis=1)
        return _grads(mg.sum(y * y), [x])[0]

    return step


def _frame(x):
    def step():
        y = x
        for _ in range(data.FRAME_ROUNDS):
            y = sigmoid(mg.sin(y) * 1.7 + y * 0.5)
        return _grads(y, [x])[0]

    return step


def _frames():
    steps = [_frame(mg.tensor(float(x))) for x in data.FRAME_X]
    return lambda: np.array([one() for one in steps])


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
    **{name: _jacobian(count) for name, count in data.SOFTMAXES.items()},
    **{name: _slices(count) for name, count in data.CUTS.items()},
    "W11": _frame(mg.tensor(data.FRAME_X)),
    "W11s": _frames(),
}
