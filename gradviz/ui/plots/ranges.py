"""Which part of a curve to look at, and where its name can stand. Pure NumPy; no drawing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

MARGIN = 0.08  # of the height, above and below
SAMPLES = 160  # points of a curve that are looked at, when its name is placed
TRIES = 14  # places tried along it
GAPS = (0.02, -0.02, 0.07, -0.07)  # between a curve and its name: above, below; nearer first
COVERING = 0.4  # of the view: what it costs a name to stand on another, however little of it
POLE = 8.0  # a curve this many times as high as its middle nine tenths has poles: they are cut


def finite(values: np.ndarray) -> np.ndarray:
    """Return `values` as float64 with NaN wherever they are not finite: gaps, when drawn."""
    numbers = np.asarray(values, np.float64).ravel()
    return np.where(np.isfinite(numbers), numbers, np.nan)


def x_range(x: np.ndarray) -> tuple[float, float]:
    """Return the ends of the horizontal axis; (0, 1) where there is nothing."""
    known = x[np.isfinite(x)]
    if not known.size:
        return 0.0, 1.0
    low, high = float(known.min()), float(known.max())
    return (low, high) if high > low else (low - 0.5, high + 0.5)


def y_range(curves: Sequence[np.ndarray], points: Sequence[float] = ()) -> tuple[float, float]:
    """Return a height that shows all `curves` and `points`, but does not follow poles."""
    ends = [_reach(curve) for curve in curves if np.isfinite(curve).any()]
    ends += [(p, p) for p in points if np.isfinite(p)]
    if not ends:
        return 0.0, 1.0
    low, high = min(end[0] for end in ends), max(end[1] for end in ends)
    if high <= low:
        half = max(abs(low) * 0.5, 0.5)
        low, high = low - half, high + half
    room = (high - low) * MARGIN
    return low - room, high + room


def _reach(curve: np.ndarray) -> tuple[float, float]:
    known = curve[np.isfinite(curve)]
    low, high = float(known.min()), float(known.max())
    first, last = (float(v) for v in np.percentile(known, (5, 95)))
    middle = last - first
    if middle <= 0 or high - low <= POLE * middle:
        return low, high
    return max(low, first - middle), min(high, last + middle)


@dataclass(frozen=True, slots=True)
class View:
    """The part of the plane that is seen, and what in it must stay clear of labels.

    Everything that is kept clear is in fractions of the view, from its lower left corner.
    """

    x: tuple[float, float]
    y: tuple[float, float]

    def across(self, x: np.ndarray | float) -> np.ndarray:
        """Return `x` as fractions of the width."""
        return (np.asarray(x, np.float64) - self.x[0]) / (self.x[1] - self.x[0])

    def up(self, y: np.ndarray | float) -> np.ndarray:
        """Return `y` as fractions of the height."""
        return (np.asarray(y, np.float64) - self.y[0]) / (self.y[1] - self.y[0])

    def point(self, across: float, up: float) -> tuple[float, float]:
        """Return the data point at these fractions."""
        width, height = self.x[1] - self.x[0], self.y[1] - self.y[0]
        return self.x[0] + across * width, self.y[0] + up * height


Rect = tuple[float, float, float, float]  # left, bottom, right, top, as fractions


def label_place(
    view: View,
    x: np.ndarray,
    curves: Sequence[np.ndarray],
    size: tuple[float, float],
    taken: Sequence[Rect] = (),
) -> Rect:
    """Return where the name of `curves[0]` stands best: beside it, off all curves, off `taken`.

    `curves` are values over the same `x`; `size` is the label's width and height in fractions.
    """
    across, heights = _sampled(view.across(x), [view.up(curve) for curve in curves])
    best, place = -np.inf, (0.5 - size[0] / 2, 0.5, 0.5 + size[0] / 2, 0.5 + size[1])
    seen = np.flatnonzero(np.isfinite(heights[0]) & (heights[0] >= 0) & (heights[0] <= 1))
    for index in seen[:: max(len(seen) // TRIES, 1)]:
        for gap in GAPS:
            rect = _beside(float(across[index]), float(heights[0][index]), size, gap)
            score = _score(rect, across, heights, taken)
            if score > best:
                best, place = score, rect
    return place


def _sampled(
    across: np.ndarray, heights: Sequence[np.ndarray]
) -> tuple[np.ndarray, Sequence[np.ndarray]]:
    """Return curves with about `SAMPLES` points: between the points where there are few of them."""
    if len(across) > 2 * SAMPLES:
        step = len(across) // SAMPLES
        return across[::step], [height[::step] for height in heights]
    if not 1 < len(across) < SAMPLES // 2:
        return across, heights
    finer = np.linspace(across[0], across[-1], SAMPLES)
    return finer, [np.interp(finer, across, height) for height in heights]


def line_label_place(
    view: View, at: float, x: np.ndarray, curves: Sequence[np.ndarray], size: tuple[float, float]
) -> Rect:
    """Return where the name of the vertical line at `at` stands: a corner of it, off all curves."""
    across, heights = view.across(x), [view.up(curve) for curve in curves]
    line = float(view.across(at))
    corners = [
        (left, bottom, left + size[0], bottom + size[1])
        for bottom in (0.99 - size[1], 0.01)
        for left in (line + 0.01, line - 0.01 - size[0])
    ]
    scores = [
        _score(rect, across, [np.full(len(x), np.nan), *heights], ())
        - 100 * (max(rect[2] - 1, 0.0) + max(-rect[0], 0.0))
        - number
        for number, rect in enumerate(corners)
    ]
    return corners[int(np.argmax(scores))]


def _beside(across: float, up: float, size: tuple[float, float], gap: float) -> Rect:
    left = min(max(across - size[0] / 2, 0.01), 0.99 - size[0])
    bottom = up + gap if gap > 0 else up + gap - size[1]
    return (left, bottom, left + size[0], bottom + size[1])


def _score(
    rect: Rect, across: np.ndarray, heights: Sequence[np.ndarray], taken: Sequence[Rect]
) -> float:
    left, bottom, right, top = rect
    first, last = np.searchsorted(across, (left - 0.01, right + 0.01))
    parts = [height[first:last] for height in heights]
    hits = sum(_crossings(part, bottom, top) for part in parts)
    outside = max(0.01 - bottom, 0.0) + max(top - 0.99, 0.0)
    covers = [_overlap(rect, other) for other in taken]
    covered = sum(covers) + COVERING * sum(area > 0 for area in covers)
    foreign = sum(_nearness(part, bottom, top) for part in parts[1:])
    own = _nearness(parts[0], bottom, top)
    return -10 * hits - 2000 * outside - 200 * covered - foreign + 0.5 * own + 0.1 * right


def _crossings(height: np.ndarray, bottom: float, top: float) -> float:
    """Return how much of a curve runs through a band: 0 for none, 1 and more for some."""
    if not height.size:
        return 0.0
    # Between samples too: a steep curve has few points, or none, inside the band.
    above, below = height > bottom - 0.01, height < top + 0.01
    inside = above & below
    jumped = (above[:-1] & below[1:]) | (below[:-1] & above[1:])
    return float(inside.any() or jumped.any()) + np.count_nonzero(inside) / inside.size


def _nearness(height: np.ndarray, bottom: float, top: float) -> float:
    if not height.size:
        return 0.0
    gap = float(np.fmin.reduce(np.maximum(bottom - height, height - top)))
    return max(0.2 - max(gap, 0.0), 0.0) * 5 if gap == gap else 0.0


def _overlap(one: Rect, two: Rect) -> float:
    wide = min(one[2], two[2]) - max(one[0], two[0])
    high = min(one[3], two[3]) - max(one[1], two[1])
    return max(wide, 0.0) * max(high, 0.0)
