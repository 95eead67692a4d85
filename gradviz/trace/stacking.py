"""Bytes by step, out of what is taken and let go: a value that is held twice is counted once."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

Hold = tuple[int, int, int, Mapping[int, int]]  # from cursor, to cursor, by whom, values: bytes


@dataclass(frozen=True, slots=True, eq=False)
class Stack:
    """Bytes after each step. `alone` has shape (holders, steps + 1), `shared` (steps + 1,)."""

    alone: np.ndarray
    shared: np.ndarray

    @property
    def total(self) -> np.ndarray:
        """All that is held, of shape (steps + 1,)."""
        return self.alone.sum(axis=0) + self.shared


def stacked(holds: Iterable[Hold], holders: int, length: int) -> Stack:
    """Return what `holders` hold at each of `length` cursors.

    What several hold at a time is in `shared` and in none of `alone`.
    """
    events: list[tuple[int, int, int, Mapping[int, int]]] = []
    for first, last, holder, values in holds:
        if values and first < last:
            events.append((first, 1, holder, values))
            events.append((last, -1, holder, values))
    events.sort(key=lambda event: event[0])
    change = np.zeros((holders + 1, length + 1), np.int64)
    held: dict[int, Counter[int]] = {}
    for index, sign, holder, values in events:
        at = change[:, min(index, length)]
        for value, size in values.items():
            by = held.setdefault(value, Counter())
            _move(at, by, -size)
            by[holder] += sign
            if not by[holder]:
                del by[holder]
            _move(at, by, size)
    sums = np.cumsum(change, axis=1)[:, :length]
    return Stack(sums[:-1], sums[-1])


def _move(at: np.ndarray, by: Counter[int], size: int) -> None:
    """Add the bytes of a value where it belongs: to its only holder, or to the last row."""
    if by:
        at[next(iter(by)) if len(by) == 1 else -1] += size
