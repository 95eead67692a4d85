"""Values and derivatives along a name: the program run again, many times, with one value replaced.

Where the program treats the points of a vector one by one, all of them are run at once; a handful
of single runs then prove that this was allowed, and where they disagree every point is run alone.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from gradviz.lang.budget import Budget
from gradviz.lang.inputs import Given
from gradviz.lang.rerun import Point, Rerun
from gradviz.lang.scenes import Scene
from gradviz.lang.sweeping import SWEEP, Cancelled, guarded, number, span_around
from gradviz.trace.curves import Curve

WITNESSES = (0, 37, 100, 143, 200)  # single runs that check a run of all points at once


def curve(
    source: str,
    inputs: Given | None,
    of: str,
    along: str,
    *,
    before: Sequence[Scene] = (),
    low: float | None = None,
    high: float | None = None,
    count: int = 201,
    cancelled: Cancelled = None,
) -> Curve | None:
    """Return the value `of` and its derivative along the scalar `along`, at `count` points.

    None where the two are not scalars, do not run, or do not hang together; and when cancelled.
    """

    def work(rerun: Rerun) -> Curve | None:
        here = rerun.at({})
        start = here.scalars.get(along)
        if start is None or of not in here.scalars:
            return None
        a, b = span_around(start) if low is None or high is None else (low, high)
        xs = np.linspace(a, b, count)
        points = _all_at_once(rerun, of, along, xs) or _one_by_one(rerun, of, along, xs)
        y, dy = points
        present = rerun.at({along: start}, of)
        return Curve(of, along, xs, y, dy, start, number(present.value),
                     None if dy is None else number(present.slopes.get(along)),
                     movable=rerun.is_input(along))  # fmt: skip

    return guarded(work, source, inputs, before, Budget(SWEEP, cancelled))


def _all_at_once(
    rerun: Rerun, of: str, along: str, xs: np.ndarray
) -> tuple[np.ndarray, np.ndarray | None] | None:
    whole = rerun.at({along: xs}, of)
    if whole.value is None or np.shape(whole.value) != xs.shape:
        return None
    y = np.asarray(whole.value, float)
    slopes = whole.slopes.get(along)
    dy = None if slopes is None else np.asarray(slopes, float)
    for k in {min(k, len(xs) - 1) for k in WITNESSES}:
        single = rerun.at({along: float(xs[k])}, of)
        if not _same(single, along, y[k], None if dy is None else dy[k]):
            return None
    return y, dy


def _same(single: Point, along: str, y: float, dy: float | None) -> bool:
    slope = single.slopes.get(along)
    if single.value is None or single.value.ndim or (slope is None) != (dy is None):
        return False
    pairs = [(number(single.value), y)] + ([] if dy is None else [(number(slope), dy)])
    return all(np.isclose(a, b, rtol=1e-4, atol=1e-6, equal_nan=True) for a, b in pairs)


def _one_by_one(
    rerun: Rerun, of: str, along: str, xs: Iterable[float]
) -> tuple[np.ndarray, np.ndarray | None]:
    points = [rerun.at({along: float(x)}, of) for x in xs]
    y = np.array([number(p.value) for p in points])
    slopes = [p.slopes.get(along) for p in points]
    if all(slope is None for slope in slopes):
        return y, None
    return y, np.array([number(slope) for slope in slopes])
