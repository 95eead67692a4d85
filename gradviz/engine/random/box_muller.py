"""The Box-Muller transform to the last bit: two words of random bits make two normal numbers.

TensorFlow calls the C library's single precision logarithm, sine and cosine here, and NumPy's own
differ from them in the last place. So the C library's way is taken: the polynomials, in double
precision, of Arm's Optimized Routines (MIT), which glibc has used since version 2.28. Of the 2**23
numbers that can go in, all come out the same.
"""

from __future__ import annotations

import math

import numpy as np

EPSILON = 1e-7  # what is smaller never reaches the logarithm
TWO_PI = 2 * math.pi

# log(z) = log(c) + log(1 + r) with r = z / c - 1: 1 / c and log(c), for c amid 16 intervals.
_MIDDLES = """
0x1.661ec79f8f3bep+0 -0x1.57bf7808caadep-2   0x1.571ed4aaf883dp+0 -0x1.2bef0a7c06ddbp-2
0x1.49539f0f010bp+0  -0x1.01eae7f513a67p-2   0x1.3c995b0b80385p+0 -0x1.b31d8a68224e9p-3
0x1.30d190c8864a5p+0 -0x1.6574f0ac07758p-3   0x1.25e227b0b8eap+0  -0x1.1aa2bc79c81p-3
0x1.1bb4a4a1a343fp+0 -0x1.a4e76ce8c0e5ep-4   0x1.12358f08ae5bap+0 -0x1.1973c5a611cccp-4
0x1.0953f419900a7p+0 -0x1.252f438e10c1ep-5   0x1p+0               0x0p+0
0x1.e608cfd9a47acp-1 0x1.aa5aa5df25984p-5    0x1.ca4b31f026aap-1  0x1.c5e53aa362eb4p-4
0x1.b2036576afce6p-1 0x1.526e57720db08p-3    0x1.9c2d163a1aa2dp-1 0x1.bc2860d22477p-3
0x1.886e6037841edp-1 0x1.1058bc8a07ee1p-2    0x1.767dcf5534862p-1 0x1.4043057b6ee09p-2
"""
_INVERSE, _LOG = (
    np.array([float.fromhex(text) for text in _MIDDLES.split()]).reshape(16, 2).T.copy()
)
_FIRST = np.uint32(0x3F330000)  # the bits of the lower end of the first interval
_LOG_TERMS = [float.fromhex(text) for text in (
    "-0x1.00ea348b88334p-2", "0x1.5575b0be00b6ap-2", "-0x1.ffffef20a4123p-2")]  # fmt: skip
_LN2 = math.log(2)
_SINE = [float.fromhex(text) for text in (
    "-0x1.555545995a603p-3", "0x1.1107605230bc4p-7", "-0x1.994eb3774cf24p-13")]  # fmt: skip
_COSINE = [float.fromhex(text) for text in (
    "-0x1.ffffffd0c621cp-2", "0x1.55553e1068f19p-5", "-0x1.6c087e89a359dp-10",
    "0x1.99343027bf8c3p-16")]  # fmt: skip
_QUARTER_TURN, _TURNS = math.pi / 2, 2 / math.pi * 2**24


def unit32(words: np.ndarray) -> np.ndarray:
    """Return float32 numbers in [0, 1) from the low 23 bits of each word."""
    return ((words & np.uint32(0x7FFFFF)) | np.uint32(0x3F800000)).view(np.float32) - np.float32(1)


def unit64(words: np.ndarray) -> np.ndarray:
    """Return float64 numbers in [0, 1) from the low 52 bits of each pair of words."""
    pairs = words.reshape(-1, 2).astype(np.uint64)
    bits = (pairs[:, 0] & np.uint64(0xFFFFF)) << np.uint64(32) | pairs[:, 1]
    return (bits | np.uint64(0x3FF0000000000000)).view(np.float64) - 1


def normal32(words: np.ndarray) -> np.ndarray:
    """Return as many float32 normal numbers as there are words, an even number."""
    units = unit32(words).reshape(-1, 2)
    radius = np.sqrt(np.float32(-2) * log32(np.maximum(units[:, 0], np.float32(EPSILON))))
    angle = (TWO_PI * units[:, 1].astype(np.float64)).astype(np.float32)
    return np.stack([half * radius for half in sine_cosine32(angle)], axis=1).reshape(-1)


def normal64(words: np.ndarray) -> np.ndarray:
    """Return half as many float64 normal numbers as there are words, a multiple of four."""
    units = unit64(words).reshape(-1, 2)
    lengths = np.maximum(units[:, 0], EPSILON).tolist()
    angles = (TWO_PI * units[:, 1]).tolist()
    radius = np.sqrt(-2 * np.array([math.log(length) for length in lengths]))
    halves = [[turn(angle) for angle in angles] for turn in (math.sin, math.cos)]
    return np.stack([np.array(half) * radius for half in halves], axis=1).reshape(-1)


def log32(x: np.ndarray) -> np.ndarray:
    """Return the C library's logf of positive, normal float32 numbers."""
    bits = x.view(np.uint32)
    above = bits - _FIRST
    at = above >> np.uint32(19) & np.uint32(15)
    z = (bits - (above & np.uint32(0xFF800000))).view(np.float32)
    r = z * _INVERSE[at] - 1
    first = _LOG[at] + (above.view(np.int32) >> np.int32(23)) * _LN2
    square = r * r
    tail = _LOG_TERMS[0] * square + (_LOG_TERMS[1] * r + _LOG_TERMS[2])
    return (tail * square + (first + r)).astype(np.float32)


def sine_cosine32(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the C library's sinf and cosf of float32 numbers in [0, 120)."""
    angle = x.astype(np.float64)
    turns = ((angle * _TURNS).astype(np.int32) + 0x800000) >> 24
    turns[angle < math.pi / 4] = 0
    angle -= turns * _QUARTER_TURN
    square = angle * angle
    angle *= np.array([1.0, -1.0, -1.0, 1.0])[turns & 3]
    cube, fourth = square * angle, square * square
    sine = angle + cube * _SINE[0]
    sine += cube * square * (_SINE[1] + square * _SINE[2])
    cosine = 1 + square * _COSINE[0] + fourth * _COSINE[1]
    cosine += fourth * square * (_COSINE[2] + square * _COSINE[3])
    cosine *= np.array([1.0, -1.0])[turns >> 1 & 1]
    odd = (turns & 1).astype(bool)
    return (
        np.where(odd, cosine, sine).astype(np.float32),
        np.where(odd, sine, cosine).astype(np.float32),
    )
