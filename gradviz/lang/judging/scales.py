"""How large the numbers behind a gradient are: what their rounding in float64 leaves to see."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from gradviz.lang.judging.case import Case

SEEN = 4.0  # times the rounding of all values on the way: what two outcomes may be apart by it
_EPS = float(np.finfo(np.float64).eps)


@dataclass(frozen=True, slots=True)
class Scales:
    """Sizes that rounding goes by.

    `weight` is that of what flowed together at the source, more than the gradient if it cancels.
    `moved` is that of all values on the way, each times the slope of the targets along it: their
    rounding moves the targets by so many times eps.
    """

    weight: float = 0.0
    moved: float = 0.0

    def unseen(self, step: np.ndarray | float) -> np.ndarray | float:
        """Return the slope below which differences with such steps tell nothing."""
        return SEEN * _EPS * self.moved / step


def of_ends(case: Case) -> Scales:
    """Return as much as the targets alone tell."""
    sizes = (np.asarray(end.seed) * np.asarray(end.value, np.float64) for end in case.ends)
    return Scales(moved=total(sizes))


def total(sizes: Iterable[np.ndarray]) -> float:
    """Return what the elements of all arrays come to without their signs; 0 if not finite."""
    with np.errstate(all="ignore"):
        found = sum(float(np.sum(np.abs(size))) for size in sizes)
    return found if np.isfinite(found) else 0.0
