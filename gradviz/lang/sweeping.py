"""What all plots of a program run again have in common: its budget, its range, its numbers."""

import contextvars
from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from gradviz.engine import quiet
from gradviz.lang.budget import Budget, Limits, Stopped
from gradviz.lang.inputs import BadInput, Given, checked
from gradviz.lang.rerun import Rerun
from gradviz.lang.scenes import Scene

SWEEP = Limits(steps=40_000_000, operations=10_000_000, seconds=20.0, bytes=1 << 32)
Found = TypeVar("Found")
Cancelled = Callable[[], bool] | None


def span_around(value: float) -> tuple[float, float]:
    """Return a range worth looking at: -10 to 10, wider where the value is near or beyond."""
    reach = 10.0
    while np.isfinite(value) and abs(value) > 0.8 * reach:
        reach *= 2
    return -reach, reach


def guarded(
    work: Callable[[Rerun], Found | None],
    source: str,
    inputs: Given | None,
    before: Sequence[Scene],
    budget: Budget,
) -> Found | None:
    """Return what `work` makes of the program, by itself; None where that stops or cannot begin."""

    def alone() -> Found | None:
        try:
            with quiet():
                return work(Rerun(source, checked(inputs), before, budget))
        except (Stopped, BadInput, SyntaxError):
            return None

    return contextvars.Context().run(alone)


def number(value: np.ndarray | float | None) -> float:
    """Return one number as Python's, NaN for what is none."""
    return float(value) if value is not None and np.ndim(value) == 0 else float("nan")
