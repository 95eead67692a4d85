"""Bytes by step, out of what is taken and let go: a value that is held twice is counted once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter

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
    events.sort(key=itemgetter(0))
    change = [[0] * (length + 1) for _ in range(holders + 1)]
    held: dict[int, dict[int, int]] = {}  # value: by whom, how often
    for index, sign, holder, values in events:
        at = min(index, length)
        for value, size in values.items():
            by = held.setdefault(value, {})
            before = _row(by)
            count = by.get(holder, 0) + sign
            if count:
                by[holder] = count
            else:
                del by[holder]
            after = _row(by)
            if before != after:
                if before is not None:
                    change[before][at] -= size
                if after is not None:
                    change[after][at] += size
    sums = np.cumsum(np.array(change, np.int64), axis=1)[:, :length]
    return Stack(sums[:-1], sums[-1])


def _row(by: Mapping[int, int]) -> int | None:
    """Return where the bytes of a value belong: to its only holder, or to the last row."""
    if not by:
        return None
    return next(iter(by)) if len(by) == 1 else -1
