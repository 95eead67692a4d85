"""One program at many points along a name: all of them at once where the program allows it.

It does where it treats the points of a vector one by one, or where the operations of one run can be
done again at all points. A few single runs prove that, and where they disagree every point is run
alone.
"""

import time
from collections.abc import Callable, Iterable, Iterator

import numpy as np

from gradviz.engine import Tensor
from gradviz.lang.many_points import many_points
from gradviz.lang.moments import Moment
from gradviz.lang.rerun import Question, Rerun
from gradviz.lang.scalars import Place, each_of
from gradviz.lang.sweeping import number
from gradviz.lang.what_moves import Refused

Way = Callable[[np.ndarray], np.ndarray | None]
DEAR = 0.005  # seconds a run: then one that is done again is better than one with vectors
WITNESSES = (0.185, 0.715)  # where along the points single runs check a run of all at once


class Sampler:
    """Values and derivatives of one number along another; `order` derivatives of it.

    A point that was run alone is not run again. `heard` is told of every run.
    """

    def __init__(
        self,
        rerun: Rerun,
        of: Place,
        along: Place,
        order: int,
        moment: Moment,
        fixed: dict[str, np.ndarray] | None = None,
        heard: Callable[[], None] | None = None,
    ) -> None:
        self._rerun, self._of, self._along, self._fixed = rerun, of, along, fixed or {}
        self._moment, self._heard = moment, heard
        self._known: dict[float, np.ndarray] = {}
        self._together: Way = self._all
        self.order = order
        self.at_once: bool | None = None  # not known before the first points
        self.cost = np.inf  # seconds that a run has taken of this thread, at best

    @property
    def is_fixed(self) -> bool:
        """Whether another input has another value here than the program gives it."""
        return bool(self._fixed)

    def one(self, x: float) -> np.ndarray:
        """Return value and derivatives at one point: (order + 1,), NaN for what is not there."""
        if x not in self._known:
            asked = Question(self._of.name, self._along.name, self.order, self._moment,
                             lambda value: _pick(value, self._of.index),
                             lambda slope: _pick(slope, self._along.index))  # fmt: skip
            found = self._run(asked, self._along.at(x))
            row = np.full(self.order + 1, np.nan)
            row[: len(found)] = [number(value) for value in found]
            self._known[x] = row
        return self._known[x]

    def cost_of(self, xs: np.ndarray) -> float:
        """Return how many seconds it would take to run the points that are not known, alone."""
        return self.cost * sum(x not in self._known for x in xs.tolist())

    def rows(self, xs: np.ndarray) -> np.ndarray:
        """Return value and derivatives at all points: (order + 1, n), NaN for what is not there."""
        if not len(xs):
            return np.empty((self.order + 1, 0))
        found = self._together(xs) if self.runs_at_once(xs) else None
        return self._each(xs.tolist()) if found is None else found

    def runs_at_once(self, xs: np.ndarray) -> bool:
        """Return whether all points are run at once; at first, `xs` are run to find that out."""
        if self.at_once is None:
            self.at_once = any(way is not None and self._is_way(way, xs) for way in self._ways())
        return self.at_once

    def _ways(self) -> Iterator[Way | None]:
        """Yield the ways to run all points at once, the quickest first."""
        recorded = self.order < 2 and not self._of.index
        if recorded and self.cost > DEAR:
            yield self._again()
            recorded = False
        yield self._all
        if recorded:
            yield self._again()

    def _is_way(self, way: Way, xs: np.ndarray) -> bool:
        self._together = way
        found = way(xs)
        return found is not None and self._is_proven(xs, found)

    def _again(self) -> Way | None:
        """Return how one run's operations are done again at all points; None if that cannot be."""
        made = many_points(self._rerun, self._of.name, [self._along], self._rerun.look_up,
                           self._fixed, self._moment)  # fmt: skip
        if made is None:
            return None

        def rows(xs: np.ndarray) -> np.ndarray | None:
            begun = time.thread_time()
            try:
                found = made.at([xs], slopes=self.order > 0)
            except Refused:
                return None
            self.cost = min(self.cost, time.thread_time() - begun)
            missing = np.full((self.order + 1 - len(found), len(xs)), np.nan)
            return np.concatenate([found, missing])

        return rows

    def _each(self, xs: Iterable[float]) -> np.ndarray:
        return np.stack([self.one(x) for x in xs], axis=1)

    def _all(self, xs: np.ndarray) -> np.ndarray | None:
        asked = Question(self._of.name, self._along.name, self.order, self._moment,
                         lambda value: _pick_all(value, self._of.index),
                         lambda slope: _pick_all(slope, self._along.index))  # fmt: skip
        alone, self.cost = self.cost, np.inf
        found = self._run(asked, self._along.at_all(xs))
        self.cost = self.cost if found else alone
        if not found or any(np.shape(row) != xs.shape for row in found):
            return None
        rows = np.full((self.order + 1, len(xs)), np.nan)
        rows[: len(found)] = found
        return rows

    def _run(self, asked: Question, value: np.ndarray) -> list[np.ndarray]:
        begun = time.thread_time()
        found = self._rerun.derivatives(asked, {**self._fixed, self._along.name: value})
        self.cost = min(self.cost, time.thread_time() - begun)
        if self._heard is not None:
            self._heard()
        return found

    def _is_proven(self, xs: np.ndarray, found: np.ndarray) -> bool:
        for part in WITNESSES:
            k = int(part * (len(xs) - 1))
            if not _same(self.one(float(xs[k])), found[:, k], found):
                return False
        return True


def _same(single: np.ndarray, together: np.ndarray, rows: np.ndarray) -> bool:
    """Return whether one run gave what the run of all gave there, but for rounding."""
    sizes = [np.abs(row[np.isfinite(row)]).max(initial=0.0) for row in rows]
    return all(
        np.isclose(a, b, rtol=1e-4, atol=1e-6 + 1e-5 * size, equal_nan=True)
        for a, b, size in zip(single, together, sizes, strict=True)
    )


def _pick(value: Tensor, index: tuple[int, ...]) -> Tensor:
    return value[index] if index else value


def _pick_all(value: Tensor, index: tuple[int, ...]) -> Tensor:
    return value[each_of(index)] if index else value
