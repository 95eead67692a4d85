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
    across, heights = _sampled(view.across(x), view.up(np.array(curves)))
    seen = np.flatnonzero(np.isfinite(heights[0]) & (heights[0] >= 0) & (heights[0] <= 1))
    if not seen.size:
        return 0.5 - size[0] / 2, 0.5, 0.5 + size[0] / 2, 0.5 + size[1]
    tried = seen[:: max(len(seen) // TRIES, 1)]
    rects = _beside(across[tried], heights[0][tried], size)
    return _as_rect(rects[int(np.argmax(_scores(rects, across, heights, taken)))])


def _sampled(across: np.ndarray, heights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return curves with about `SAMPLES` points: between the points where there are few of them."""
    if len(across) > 2 * SAMPLES:
        step = len(across) // SAMPLES
        return across[::step], heights[:, ::step]
    if not 1 < len(across) < SAMPLES // 2:
        return across, heights
    finer = np.linspace(across[0], across[-1], SAMPLES)
    return finer, np.array([np.interp(finer, across, height) for height in heights])


def line_label_place(
    view: View, at: float, x: np.ndarray, curves: Sequence[np.ndarray], size: tuple[float, float]
) -> Rect:
    """Return where the name of the vertical line at `at` stands: a corner of it, off all curves."""
    line = float(view.across(at))
    lefts = np.array([line + 0.01, line - 0.01 - size[0]] * 2)
    inside = np.clip(lefts, 0.01, max(0.99 - size[0], 0.01))
    bottoms = np.repeat([0.99 - size[1], 0.01], 2)
    corners = np.stack([inside, bottoms, inside + size[0], bottoms + size[1]], axis=1)
    heights = view.up(np.array([np.full(len(x), np.nan), *curves]))
    scores = _scores(corners, view.across(x), heights, ())
    over_line = 100 * np.abs(inside - lefts)
    return _as_rect(corners[int(np.argmax(scores - over_line - np.arange(len(corners))))])


def _beside(across: np.ndarray, up: np.ndarray, size: tuple[float, float]) -> np.ndarray:
    """Return rectangles at each point by each gap, of shape (points * gaps, 4)."""
    gaps = np.array(GAPS)
    left = np.repeat(np.minimum(np.maximum(across - size[0] / 2, 0.01), 0.99 - size[0]), len(gaps))
    bottom = np.add.outer(up, np.where(gaps > 0, gaps, gaps - size[1])).ravel()
    return np.stack([left, bottom, left + size[0], bottom + size[1]], axis=1)


def _as_rect(row: np.ndarray) -> Rect:
    left, bottom, right, top = row.tolist()
    return left, bottom, right, top


def _scores(
    rects: np.ndarray, across: np.ndarray, heights: np.ndarray, taken: Sequence[Rect]
) -> np.ndarray:
    """Return how good each of `rects`, (m, 4), is for the name of `heights[0]`, of (c, n)."""
    left, bottom, right, top = rects.T
    under = (across >= left[:, None] - 0.01) & (across < right[:, None] + 0.01)
    hits, near = _met(heights, under[:, None], bottom[:, None, None], top[:, None, None])
    outside = np.maximum(0.01 - bottom, 0.0) + np.maximum(top - 0.99, 0.0)
    covers = [_overlaps(rects, other) for other in taken]
    covered = sum(area + COVERING * (area > 0) for area in covers)
    score = -10 * hits - 2000 * outside - 200 * covered + 0.5 * near[:, 0] + 0.1 * right
    return np.asarray(score - near[:, 1:].sum(axis=1))


def _met(
    heights: np.ndarray, under: np.ndarray, bottom: np.ndarray, top: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return how much of the curves runs through rectangles, (m,), and how near each is, (m, c).

    Where a curve runs through, that is 1 and more. `under` tells which points lie in the width.
    """
    above, below = under & (heights > bottom - 0.01), under & (heights < top + 0.01)
    inside = above & below
    # Between samples too: a steep curve has few points, or none, inside the band.
    jumped = (above[..., :-1] & below[..., 1:]) | (below[..., :-1] & above[..., 1:])
    met = inside.any(axis=2) | jumped.any(axis=2)
    hits = (met + inside.sum(axis=2) / np.maximum(under.sum(axis=2), 1)).sum(axis=1)
    away = np.maximum(bottom - heights, heights - top)
    gap = np.fmin.reduce(np.where(under, away, np.nan), axis=2, initial=np.inf)
    return hits, 5 * np.maximum(0.2 - np.maximum(gap, 0.0), 0.0)


def _overlaps(rects: np.ndarray, other: Rect) -> np.ndarray:
    left, bottom, right, top = rects.T
    wide = np.minimum(right, other[2]) - np.maximum(left, other[0])
    high = np.minimum(top, other[3]) - np.maximum(bottom, other[1])
    return np.asarray(np.maximum(wide, 0.0) * np.maximum(high, 0.0))
