"""Numbers of every kind that TensorFlow fills a tensor with, from the bits of a stream.

Each function returns `size` numbers in one row. Element k depends on k and the stream alone: the
first numbers of a long row are those of a short one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gradviz.engine.random.box_muller import normal32, normal64, unit32, unit64
from gradviz.engine.random.philox import blocks_at, words

if TYPE_CHECKING:
    from gradviz.engine.random.philox import Stream

RESERVED = 256  # words that a number drawn again and again may use before the next one's begin
FAR = 2.0  # where the truncated normal distribution ends


def uniform(stream: Stream, size: int, dtype: np.dtype) -> np.ndarray:
    """Return floats in [0, 1)."""
    if dtype.itemsize == 8:
        return unit64(_pairs(stream, size))[:size]
    bits = words(stream, size)
    if dtype.itemsize == 4:
        return unit32(bits)
    half = (bits & np.uint32(0x3FF)).astype(np.uint16) | np.uint16(15 << 10)
    return half.view(np.float16) - np.float16(1)


def integers(stream: Stream, size: int, low: int, high: int, dtype: np.dtype) -> np.ndarray:
    """Return whole numbers from low up to but without high."""
    bits = whole(stream, size, np.dtype(f"u{dtype.itemsize}"))
    with np.errstate(over="ignore"):
        bits %= bits.dtype.type(high - low)
        bits += np.array(low, dtype).view(bits.dtype)
    return bits.view(dtype)


def whole(stream: Stream, size: int, dtype: np.dtype) -> np.ndarray:
    """Return whole numbers from all that the dtype holds."""
    if dtype.itemsize == 4:
        return words(stream, size).view(dtype)
    pairs = _pairs(stream, size).reshape(-1, 2).astype(np.uint64)
    return (pairs[:, 0] | pairs[:, 1] << np.uint64(32))[:size].view(dtype)


def normal(stream: Stream, size: int, dtype: np.dtype) -> np.ndarray:
    """Return numbers of mean 0 and standard deviation 1."""
    if dtype.itemsize == 8:
        return normal64(words(stream, -(-size // 2) * 4))[:size]
    return normal32(words(stream, -(-size // 2) * 2))[:size].astype(dtype, copy=False)


def truncated_normal(stream: Stream, size: int, dtype: np.dtype) -> np.ndarray:
    """Return normal numbers, those beyond two standard deviations drawn again.

    They come in groups, each with its own part of the stream: what one group uses up moves no
    other.
    """
    draw, group = (normal64, 2) if dtype.itemsize == 8 else (normal32, 4)
    apart = group * RESERVED // 4
    made = np.empty((-(-size // group), group), np.float64 if group == 2 else np.float32)
    filled = np.zeros(len(made), np.intp)
    todo, block = np.arange(len(made)), 0
    while len(todo):
        bits = blocks_at(stream, todo.astype(np.uint64) * np.uint64(apart) + np.uint64(block))
        drawn = draw(bits.reshape(-1)).reshape(len(todo), group)
        near = np.abs(drawn) < FAR
        place = filled[todo, None] + np.cumsum(near, axis=1) - 1
        near &= place < group
        rows = np.broadcast_to(todo[:, None], near.shape)
        made[rows[near], place[near]] = drawn[near]
        filled[todo] += near.sum(axis=1)
        todo, block = todo[filled[todo] < group], block + 1
    return made.reshape(-1)[:size].astype(dtype, copy=False)


def _pairs(stream: Stream, size: int) -> np.ndarray:
    return words(stream, -(-size // 2) * 4)
