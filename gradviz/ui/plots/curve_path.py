"""A curve as it is drawn: cut where it breaks, with open and filled ends, and how high it is seen.

Pure NumPy; no drawing.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from gradviz.trace.curves import Break
from gradviz.ui.plots.ranges import finite, y_range

Points = list[tuple[float, float]]
EVEN = 201  # points that tell how high a curve is: it has more where it breaks
POLE_ENDS = (12, 88)  # percentiles of a curve with poles that are ordinary
SAME = 1e-9


def path(
    x: np.ndarray, y: np.ndarray, breaks: Iterable[Break], order: int = 0
) -> tuple[np.ndarray, np.ndarray]:
    """Return the points of a curve with NaN where its pen is lifted."""
    own = [one for one in breaks if one.order == order]
    kept = ~np.isin(x, [one.x for one in own])
    rows = [(x[kept], finite(y)[kept])]
    rows += [
        (np.full(3, one.x), np.array([one.left, np.nan, one.right], np.float64)) for one in own
    ]
    across = np.concatenate([row[0] for row in rows])
    up = np.concatenate([row[1] for row in rows])
    order_of = np.argsort(across, kind="stable")
    return across[order_of], up[order_of]


def ends(breaks: Iterable[Break], order: int = 0) -> tuple[Points, Points]:
    """Return the open ends of a curve, which it does not reach, and the filled ones."""
    empty: Points = []
    full: Points = []
    for one in breaks:
        if one.order != order:
            continue
        sides = dict.fromkeys(y for y in (one.left, one.right) if np.isfinite(y))
        empty += [(one.x, y) for y in sides if not _same(y, one.here)]
        if np.isfinite(one.here):
            full.append((one.x, one.here))
    return empty, full


def _same(one: float, other: float) -> bool:
    return bool(abs(one - other) <= SAME * max(1.0, abs(one)))


def height(
    x: np.ndarray,
    orders: Sequence[np.ndarray],
    breaks: Iterable[Break],
    points: Iterable[float] = (),
) -> tuple[float, float]:
    """Return the ends of the vertical axis: all of the curves, but not up their poles."""
    breaks = tuple(breaks)
    found: list[np.ndarray] = []
    even = np.linspace(x[0], x[-1], EVEN)
    at = np.clip(np.searchsorted(x, even), 0, len(x) - 1)
    for order, y in enumerate(orders):
        ordinary = finite(y)[at]
        if any(one.order == order and _is_pole(one) for one in breaks):
            ordinary = _within(_without_poles(ordinary), found)
        found.append(ordinary)
    return y_range(found, [y for y in points if np.isfinite(y)])


def _is_pole(one: Break) -> bool:
    return bool(np.isnan(one.left) or np.isnan(one.right))


def _within(y: np.ndarray, others: Sequence[np.ndarray]) -> np.ndarray:
    """Return a row with poles, no higher than three times the rows before it."""
    known = [other[np.isfinite(other)] for other in others]
    known = [other for other in known if other.size]
    if not known:
        return y
    low, high = min(o.min() for o in known), max(o.max() for o in known)
    room = high - low or 1.0
    return np.where((y >= low - room) & (y <= high + room), y, np.nan)


def _without_poles(y: np.ndarray) -> np.ndarray:
    known = y[np.isfinite(y)]
    if not known.size:
        return y
    low, high = np.percentile(known, POLE_ENDS)
    room = 0.35 * (high - low)
    return np.where((y >= low - room) & (y <= high + room), y, np.nan)
