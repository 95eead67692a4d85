"""All edges as one flat array of points, so that any number of them is a few NumPy masks away.

Near to, a path becomes the pieces of its polyline, cut back where an arrow head sits; a dashed one
becomes its dashes, since a pen would start its pattern anew at each piece. Knows no Qt, no frame.
"""

from collections.abc import Sequence
from math import dist, hypot

import numpy as np

from gradviz.layout.geometry import Drawing
from gradviz.ui.graph.hit_test import Corners, touches

DASH, SPACE, DOT = 5.0, 4.0, 1.5  # scene units
HEAD, WIDE_HEAD = 9.0, 11.0  # lengths of arrow heads: at rest; where the gradient went
_HALF = 0.42  # half the width of a head, by its length
_INTO = 0.2  # how far into its head a line reaches, so that no seam shows
_SECTIONS = 8  # of a path, each with bounds of its own
_COARSE = 3  # pieces a path is drawn with from afar

Point = Sequence[float]  # x, y


class Paths:
    """The polylines of a drawing, one behind the other. `bounds` is (paths, 4) float64."""

    def __init__(self, drawing: Drawing) -> None:
        lines = [path.points for path in drawing.paths]
        self.count = len(lines)
        self.lengths = np.array([len(line) for line in lines], np.int64)
        self.points = np.concatenate(lines) if lines else np.zeros((0, 2))
        self.first = np.cumsum(self.lengths) - self.lengths
        if lines:
            low = np.minimum.reduceat(self.points, self.first)
            high = np.maximum.reduceat(self.points, self.first)
            self.bounds = np.hstack([low, high])
        else:
            self.bounds = np.zeros((0, 4))

    def within(self, left: float, top: float, right: float, bottom: float) -> np.ndarray:
        """Return the numbers of the paths whose bounds touch a rectangle: (k,) int64."""
        low_x, low_y, high_x, high_y = self.bounds.T
        inside = (high_x >= left) & (low_x <= right) & (high_y >= top) & (low_y <= bottom)
        return np.flatnonzero(inside)

    def touching(self, within: Corners, parts: Sequence[Corners]) -> np.ndarray:
        """Return the numbers of the paths with a piece that touches a part of a rectangle."""
        numbers = self.within(*within)
        if not len(numbers):
            return numbers
        lines, owner = self._pieces(numbers)
        low, high = np.minimum(lines[:, :2], lines[:, 2:]), np.maximum(lines[:, :2], lines[:, 2:])
        bounds = np.hstack([low, high])
        near = np.flatnonzero(touches(bounds, [within]))
        near = near[touches(bounds[near], parts)]
        return numbers[np.unique(owner[near])]

    def sections(self, numbers: np.ndarray) -> np.ndarray:
        """Return bounds of some paths, a few to each, so that long ones sweep little: (k, 4)."""
        if not len(numbers):
            return np.zeros((0, 4))
        lines, owner = self._pieces(numbers)
        counts = self.lengths[numbers] - 1
        place = np.arange(len(lines)) - (np.cumsum(counts) - counts)[owner]
        section = owner * _SECTIONS + place * _SECTIONS // counts[owner]
        starts = np.flatnonzero(np.diff(section, prepend=-1))
        low = np.minimum.reduceat(np.minimum(lines[:, :2], lines[:, 2:]), starts)
        high = np.maximum.reduceat(np.maximum(lines[:, :2], lines[:, 2:]), starts)
        return np.hstack([low, high])

    def coarse(self, numbers: np.ndarray) -> np.ndarray:
        """Return some paths with a few pieces each, for a view from afar: (3 k, 4) float64."""
        share = np.linspace(0, 1, _COARSE + 1)
        at = self.first[numbers, None] + np.round((self.lengths[numbers, None] - 1) * share)
        corners = self.points[at.astype(np.int64)]
        return np.concatenate([corners[:, :-1], corners[:, 1:]], axis=2).reshape(-1, 4)

    def plain(self, numbers: np.ndarray) -> np.ndarray:
        """Return some paths whole, as pieces: (m, 4) float64, x0 y0 x1 y1."""
        return self._pieces(numbers)[0]

    def _pieces(self, numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the pieces of some paths, and for each its path's place in `numbers`."""
        points, owner = self._gathered(numbers)
        joined = np.flatnonzero(owner[:-1] == owner[1:])
        return np.hstack([points[joined], points[joined + 1]]), owner[joined]

    def headed(self, numbers: np.ndarray, backwards: bool) -> "Headed":
        """Return some paths cut back for their arrow heads.

        With `backwards` heads sit at the tail, pointing to where the gradient goes.
        """
        points, owner = self._gathered(numbers)
        if backwards:
            points, owner = points[::-1], owner[::-1]
        size = WIDE_HEAD if backwards else HEAD
        return Headed(*_cut(points, owner, len(numbers), size))

    def _gathered(self, numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the points of some paths, and for each its path's place in `numbers`."""
        counts = self.lengths[numbers]
        shift = self.first[numbers] - (np.cumsum(counts) - counts)
        at = np.arange(int(counts.sum())) + np.repeat(shift, counts)
        return self.points[at], np.repeat(np.arange(len(numbers)), counts)


class Headed:
    """Paths cut back for arrow heads. `heads` is (paths, 3, 2) float64, the point first."""

    def __init__(
        self, pieces: np.ndarray, owner: np.ndarray, along: np.ndarray, heads: np.ndarray
    ) -> None:
        self.heads = heads
        self._pieces, self._along = pieces, along
        # Owners count up, or, drawn backwards, down: either way each one's pieces are together.
        counts = np.bincount(owner, minlength=len(heads))
        order = counts if not len(owner) or owner[0] <= owner[-1] else counts[::-1]
        stops = np.cumsum(order)
        self._stops = stops if order is counts else stops[::-1]
        self._counts = counts

    def line(self, number: int) -> np.ndarray:
        """Return one path as the points of a line: (n, 2) float64."""
        own = self._pieces[self._own(number)]
        return np.vstack([own[:1, :2], own[:, 2:]])

    def dashes(self, number: int, dash: float = DASH, space: float = SPACE) -> np.ndarray:
        """Return one path as dashes of a length, with spaces between: (n, 4) float64."""
        own = self._own(number)
        return _dashes(self._pieces[own], self._along[own], dash, space)

    def _own(self, number: int) -> slice:
        stop = int(self._stops[number])
        return slice(stop - int(self._counts[number]), stop)


def pieces_within(
    pieces: np.ndarray, left: float, top: float, right: float, bottom: float
) -> np.ndarray:
    """Return those of `pieces` whose bounds touch a rectangle."""
    x, y = pieces[:, 0::2], pieces[:, 1::2]
    inside = (x.max(1) >= left) & (x.min(1) <= right) & (y.max(1) >= top) & (y.min(1) <= bottom)
    return pieces[inside]


def on_grid(pieces: np.ndarray, zoom: float) -> np.ndarray:
    """Return `pieces` rounded to two pixels at `zoom`, each of those that coincide once."""
    cells = np.floor(pieces * (zoom / 2)).astype(np.int64)
    low = cells.min(0, initial=0)
    keys = ((cells - low) & 0xFFFF) @ (1 << np.array([48, 32, 16, 0], np.int64))
    _, kept = np.unique(keys, return_index=True)
    return (cells[kept] + 0.5) * (2 / zoom)


def with_head(points: Sequence[Point], length: float) -> tuple[list[Point], list[Point]]:
    """Return one polyline cut back for a head of `length`, and the head's corners, its tip first.

    The same as `_cut` makes of many, but quicker for one, which every step has.
    """
    tip, last, left = points[-1], len(points) - 1, length
    while last > 0 and (piece := dist(points[last], points[last - 1])) < left:
        left, last = left - piece, last - 1
    base = points[0]
    if last > 0:
        share = left / max(piece, 1e-12)
        (x, y), (to_x, to_y) = points[last], points[last - 1]
        base = x + (to_x - x) * share, y + (to_y - y) * share
    away = tip[0] - base[0], tip[1] - base[1]
    wide = length * _HALF / max(hypot(*away), 1e-12)
    side = -away[1] * wide, away[0] * wide
    into = base[0] + away[0] * _INTO, base[1] + away[1] * _INTO
    head = [tip, (base[0] + side[0], base[1] + side[1]), (base[0] - side[0], base[1] - side[1])]
    return [*points[: max(last, 1)], into], head


def _cut(
    points: np.ndarray, owner: np.ndarray, count: int, size: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return the pieces of polylines without their last `size`, and the heads that go there.

    The result is pieces (m, 4), their owners (m,), how far along their path they begin and end
    (m, 2), and heads (count, 3, 2).
    """
    joined = np.flatnonzero(owner[:-1] == owner[1:])
    start, stop, owner = points[joined], points[joined + 1], owner[joined]
    length = np.maximum(np.hypot(*(stop - start).T), 1e-12)
    ends = np.cumsum(length)
    begin = np.full(count, np.inf)
    np.minimum.at(begin, owner, ends - length)
    total = np.bincount(owner, length, minlength=count)
    a, b = ends - length - begin[owner], ends - begin[owner]
    base_at = np.maximum(total - size, 0.0)[owner]
    last = (a <= base_at) & (base_at <= b) & ((b > base_at) | (a < base_at))
    share = ((np.minimum(b, base_at) - a) / length)[:, None]
    stop_cut = start + (stop - start) * share
    heads = np.zeros((count, 3, 2))
    tips = np.zeros((count, 2))
    tips[owner] = stop  # of pieces with one owner the last is assigned last
    heads[:, 0] = heads[:, 1] = heads[:, 2] = tips
    at = np.flatnonzero(last)
    whose, base = owner[at], stop_cut[at]
    away = tips[whose] - base
    across = np.stack([-away[:, 1], away[:, 0]], axis=1)
    across *= size * _HALF / np.maximum(np.hypot(*away.T), 1e-12)[:, None]
    heads[whose, 1], heads[whose, 2] = base + across, base - across
    stop_cut[at] = base + away * _INTO
    end = np.minimum(b, base_at)
    end[at] += np.hypot(*away.T) * _INTO
    kept = a < base_at
    pieces = np.hstack([start, stop_cut])[kept]
    return pieces, owner[kept], np.stack([a, end], axis=1)[kept], heads


def _dashes(lines: np.ndarray, along: np.ndarray, dash: float, space: float) -> np.ndarray:
    """Return the dashes of pieces that lie `along` (m, 2) their paths."""
    step = dash + space
    first = np.floor(along[:, 0] / step).astype(np.int64)
    counts = np.floor(along[:, 1] / step).astype(np.int64) - first + 1
    piece = np.repeat(np.arange(len(lines)), counts)
    number = np.arange(len(piece)) - np.repeat(np.cumsum(counts) - counts, counts) + first[piece]
    begin, end = along[piece].T
    on, off = np.maximum(number * step, begin), np.minimum(number * step + dash, end)
    drawn = off > on
    piece, on, off = piece[drawn], on[drawn], off[drawn]
    span = np.maximum(along[piece, 1] - along[piece, 0], 1e-12)
    start, way = lines[piece, :2], lines[piece, 2:] - lines[piece, :2]
    shares = [((at - along[piece, 0]) / span)[:, None] for at in (on, off)]
    return np.hstack([start + way * share for share in shares])
