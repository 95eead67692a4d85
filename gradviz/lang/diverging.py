"""When a training leads nowhere, and why: each point it comes to is looked at.

Near the end of a run-away only the steepest direction is left, in which plain descent at rate r
multiplies each step by 1 - r·c, where c is the curvature: it grows wherever r is above 2 / c.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from gradviz.trace.training import (
    BOTTOMLESS,
    BROKEN,
    FAILED,
    GREW,
    SGD,
    UNDEFINED,
    Plan,
    Trouble,
)

MANY = 1e6  # times the first loss
LEAST = 1e-3  # what the first loss counts as at least: else the end of a way would look like growth
KEPT = 4  # points: three steps, two ratios
STRAIGHT, ALIKE = 0.999, 0.02  # cosine of two steps along one line; two ratios that are the same


class Watch:
    """Sees the points of one training."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._first: float | None = None
        self._count = 0
        self._last: list[np.ndarray] = []  # all numbers of each of the last points, in one row

    def see(
        self,
        loss: float,
        point: Sequence[np.ndarray],
        slopes: Sequence[np.ndarray | None],
        names: Sequence[str],
    ) -> Trouble | None:
        """Return what is wrong with the next point, if something is."""
        number, self._count = self._count, self._count + 1
        if self._first is None:
            self._first = loss
        row = np.concatenate([np.asarray(part, np.float64).reshape(-1) for part in point])
        if np.isfinite(row).all():
            self._last = [*self._last, row][-KEPT:]
        kind = self._kind(loss)
        if kind is not None:
            return self._trouble(kind, number)
        wrong = [name for name, g in zip(names, slopes, strict=True) if not _is_known(g)]
        return Trouble(BROKEN, number, wrong[0]) if wrong else None

    def failed(self, iteration: int) -> Trouble:
        """Return that the program could not be run there."""
        return Trouble(FAILED, iteration)

    def _kind(self, loss: float) -> str | None:
        assert self._first is not None
        most = MANY * max(abs(self._first), LEAST)
        if not np.isfinite(loss):
            return UNDEFINED if np.isnan(loss) and not self._has_grown() else GREW
        if loss > most:
            return GREW
        return BOTTOMLESS if loss < -most else None

    def _has_grown(self) -> bool:
        sizes = [float(np.abs(row).max(initial=0.0)) for row in self._last]
        return len(sizes) == KEPT and sizes[-1] > sizes[-2] > sizes[-3] > 1.0

    def _trouble(self, kind: str, iteration: int) -> Trouble:
        ratio = self._ratio() if kind == GREW and self._plan.optimizer == SGD else None
        if ratio is None or abs(ratio) <= 1:
            return Trouble(kind, iteration)
        limit = 2 * self._plan.rate / (1 - ratio) if ratio < 0 else float("nan")
        return Trouble(kind, iteration, ratio=ratio, limit=limit)

    def _ratio(self) -> float | None:
        """Return by how much each step is as long as the one before, if that is always the same."""
        if len(self._last) < KEPT:
            return None
        steps = np.diff(np.array(self._last), axis=0)
        found = [_along(one, two) for one, two in pairwise(steps)]
        if any(ratio is None for ratio in found):
            return None
        one, two = found[0], found[1]
        assert one is not None
        assert two is not None
        return two if abs(one - two) <= ALIKE * abs(two) else None


def _along(one: np.ndarray, two: np.ndarray) -> float | None:
    """Return two / one, where both are along one line."""
    scale = float(np.abs(one).max(initial=0.0))
    if not scale or not np.isfinite(scale):
        return None
    one, two = one / scale, two / scale
    lengths = float(np.linalg.norm(one) * np.linalg.norm(two))
    dot = float(one @ two)
    if not lengths or abs(dot) < STRAIGHT * lengths:
        return None
    return dot / float(one @ one)


def _is_known(slope: np.ndarray | None) -> bool:
    return slope is None or bool(np.isfinite(slope).all())
