"""Many streams side by side, one for each number that may have to be drawn again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gradviz.engine.random.box_muller import normal64, unit64
from gradviz.engine.random.philox import blocks_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from gradviz.engine.random.philox import Stream

APART = 256  # blocks from the beginning of one lane to that of the next


class Lanes:
    """The lanes `first` and after of a stream, counted from 0.

    A block makes two numbers of one kind, and the second comes first.
    """

    def __init__(self, stream: Stream, first: int, count: int, apart: int = APART) -> None:
        self._stream, self._apart = stream.skip(first * apart), np.uint64(apart)
        self._used = np.zeros(count, np.uint64)
        self._uniform, self._normal = _Pairs(count, unit64), _Pairs(count, normal64)

    def uniform(self, lanes: np.ndarray) -> np.ndarray:
        """Return the next float64 in [0, 1) of each of these lanes."""
        return self._next(self._uniform, lanes)

    def normal(self, lanes: np.ndarray) -> np.ndarray:
        """Return the next normal float64 of each of these lanes."""
        return self._next(self._normal, lanes)

    def _next(self, pairs: _Pairs, lanes: np.ndarray) -> np.ndarray:
        empty = lanes[pairs.left[lanes] == 0]
        if len(empty):
            numbers = empty.astype(np.uint64) * self._apart + self._used[empty]
            bits = blocks_at(self._stream, numbers)
            pairs.numbers[empty] = pairs.made_of(bits.reshape(-1)).reshape(-1, 2)
            pairs.left[empty] = 2
            self._used[empty] += np.uint64(1)
        pairs.left[lanes] -= 1
        return pairs.numbers[lanes, pairs.left[lanes]]


class _Pairs:
    """For each lane the two numbers of its last block, and how many of them are left."""

    def __init__(self, count: int, made_of: Callable[[np.ndarray], np.ndarray]) -> None:
        self.numbers = np.empty((count, 2))
        self.left = np.zeros(count, np.intp)
        self.made_of = made_of
