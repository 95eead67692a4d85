"""The numbers every library computes with, and what the workloads are called.

Each other module of this package writes the same workloads for one library, with hand-written NumPy
(by_hand.py) as the floor: a dict WORKLOADS, name -> function without arguments that does one step,
forward and backward, and returns the gradients (or what is asked for) as NumPy values. A workload
is missing where a library cannot do it.
"""

import itertools

import numpy as np

TITLES = {
    "W0": "smallest tape: y = x*x, one gradient",
    "W1": "scalar chain, 1,000 ops, float64",
    "W1f": "scalar chain, 1,000 ops, float32",
    "W2": "scalar MLP 2-16-16-1, 21 points, 13,523 scalar ops",
    "W3": "tiny MLP step, batch 32, 4-16-16-1, tanh, MSE",
    "W4": "medium MLP step, batch 256, 784-256-128-10, relu, cross entropy",
    "W5a": "sigmoid + derivative, 201 points",
    "W5b": "sigmoid + derivative, 10^4 points",
    "W5c": "sigmoid + derivative, 10^6 points",
    "W6": "fan-out: 2,000 uses of one x (100 elements)",
    "W6L": "fan-out: 200 uses of one x (10^5 elements)",
    "W7a": "deep chain, 10,000 tensor ops (8 elements)",
    "W7b": "deep chain, 100,000 tensor ops (8 elements)",
    "W8a": "second derivative, tanh MLP 1-32-32-1, 64 points",
    "W8b": "second derivative, chain of 200 scalar ops",
    "W9a": "jacobian of softmax, 100",
    "W9b": "jacobian of softmax, 500",
    "W10": "200 slices + stack + concat, x of 400",
    "W10L": "200 slices + stack + concat, x of 10^5",
    "W11": "slider frame: 30 ops x 201 points, one tape",
    "W11s": "slider frame: 201 scalar tapes of 30 ops",
}
CHAIN_ROUNDS, SHORT_ROUNDS, FRAME_ROUNDS = 250, 50, 6
CHAIN_START = 0.37
CHAIN_SCALE, CHAIN_SHIFT = 1.0001, 1e-7  # so that the derivative neither vanishes nor explodes
SIZES = {"W5a": 201, "W5b": 10**4, "W5c": 10**6}
FANS = {"W6": (2000, 100), "W6L": (200, 10**5)}
DEPTHS = {"W7a": 2500, "W7b": 25000}
SOFTMAXES = {"W9a": 100, "W9b": 500}
CUTS = {"W10": 400, "W10L": 10**5}
PIECES = 200

_rng = np.random.default_rng(7)


def _weights(*sizes, dtype="float32"):
    """Return kernel, bias, kernel, bias, ... of a network."""
    found = []
    for rows, columns in itertools.pairwise(sizes):
        found.append((_rng.standard_normal((rows, columns)) / rows**0.5).astype(dtype))
        found.append(_rng.standard_normal(columns).astype(dtype) * np.asarray(0.1, dtype))
    return found


POINTS = _rng.standard_normal((21, 2)).tolist()
LABELS = [1.0 if x * y > 0 else -1.0 for x, y in POINTS]
SCALAR_NET = [w.tolist() for w in _weights(2, 16, 16, 1, dtype="float64")]

TINY_NET = _weights(4, 16, 16, 1)
TINY_X = _rng.standard_normal((32, 4)).astype("float32")
TINY_Y = _rng.standard_normal((32, 1)).astype("float32")

MEDIUM_NET = _weights(784, 256, 128, 10)
MEDIUM_X = _rng.standard_normal((256, 784)).astype("float32")
MEDIUM_Y = _rng.integers(0, 10, 256).astype("int32")

CURVE_NET = _weights(1, 32, 32, 1)
CURVE_X = np.linspace(-2, 2, 64, dtype="float32").reshape(64, 1)

VECTOR = _rng.standard_normal(8).astype("float32")
FRAME_X = np.linspace(-5, 5, 201, dtype="float32")


def line(count):
    """Return `count` float32 numbers from -10 to 10."""
    return np.linspace(-10, 10, count, dtype="float32")


def noise(count):
    """Return `count` float32 numbers, the same at each call."""
    return np.random.default_rng(count).standard_normal(count).astype("float32")
