"""How many steps of a kind there are before each, and how many records: counted once a trace."""

from functools import lru_cache

import numpy as np

from gradviz.trace.trace import Trace

STARTED, ENDED = "backward_started", "backward_ended"
COUNTED = ("computed", "pulled_back", STARTED, ENDED)


@lru_cache(maxsize=16)
def counted(trace: Trace, kind: str) -> np.ndarray:
    """Return how many steps of one kind come before each step, and in all: (steps + 1,) int64."""
    return np.cumsum([False, *(step.kind == kind for step in trace.steps)])


@lru_cache(maxsize=4)
def on_tapes(trace: Trace) -> int:
    """Return how many operations lie on a tape."""
    return sum(cell.tape is not None for cell in trace.cells)


def pass_around(trace: Trace, index: int) -> tuple[int, int]:
    """Return the half-open range of steps of the backward pass that step `index` belongs to.

    Where none has started by then it begins with the trace, where none ends it ends with it.
    """
    started, ended = counted(trace, STARTED), counted(trace, ENDED)
    start = int(np.searchsorted(started, started[index + 1])) - 1
    stop = int(np.searchsorted(ended, ended[index], side="right")) - 1
    return max(start, 0), stop
