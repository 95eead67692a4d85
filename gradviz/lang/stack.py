"""Room on Python's stack for the calls of a program, given back when the last run has ended.

The interpreter needs several of Python's own calls for one of the program's. How many Python allows
is a setting of the whole process, so that runs in several threads share what is raised here.
"""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

PER_CALL = 40  # of Python's calls, for one of the program's inside a few blocks
BESIDES = 1_000  # for what the innermost one does


class _Room:
    """How many runs are going on, and what Python allowed before the first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._runs = 0
        self._before = 0

    def take(self, needed: int) -> None:
        """Allow at least `needed` calls."""
        with self._lock:
            if not self._runs:
                self._before = sys.getrecursionlimit()
            self._runs += 1
            if needed > sys.getrecursionlimit():
                sys.setrecursionlimit(needed)

    def give_back(self) -> None:
        """Allow what was allowed before, once nobody needs more."""
        with self._lock:
            self._runs -= 1
            if not self._runs:
                sys.setrecursionlimit(self._before)


_ROOM = _Room()


@contextmanager
def room_for(depth: int) -> Iterator[None]:
    """Make room for `depth` calls of a program inside one another."""
    _ROOM.take(_used() + depth * PER_CALL + BESIDES)
    try:
        yield
    finally:
        _ROOM.give_back()


def _used() -> int:
    frame, count = sys._getframe(), 0
    while frame.f_back is not None:
        frame, count = frame.f_back, count + 1
    return count
