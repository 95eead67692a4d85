"""What lies under a point: one NumPy mask over all boxes."""

from collections.abc import Sequence

import numpy as np

from gradviz.layout.geometry import Drawing

Corners = tuple[float, float, float, float]  # left, top, right, bottom


def touches(bounds: np.ndarray, parts: Sequence[Corners]) -> np.ndarray:
    """Return which of `bounds` (n, 4) touch at least one of some rectangles: (n,) bool."""
    left, top, right, bottom = np.array(parts, float).reshape(-1, 4).T[:, :, None]
    inside = (bounds[:, 2] >= left) & (bounds[:, 0] <= right)
    inside &= (bounds[:, 3] >= top) & (bounds[:, 1] <= bottom)
    return inside.any(axis=0)


class HitTest:
    """Finds boxes by place. Arrays are by box id, float64 in scene units.

    `corners` is (n, 4) left, top, right, bottom; `rects` is (n, 4) x, y, width, height.
    """

    def __init__(self, drawing: Drawing) -> None:
        self.rects = drawing.indexed.rects
        self.corners = np.hstack([self.rects[:, :2], self.rects[:, :2] + self.rects[:, 2:]])
        self.left, self.top, self.right, self.bottom = self.corners.T

    def box_at(self, x: float, y: float, slack: float = 0.0) -> int | None:
        """Return the box under a point, or the nearest within `slack` of it, or None."""
        aside = np.maximum(np.maximum(self.left - x, x - self.right), 0.0)
        above = np.maximum(np.maximum(self.top - y, y - self.bottom), 0.0)
        distance = np.maximum(aside, above)
        if not distance.size:
            return None
        nearest = int(np.argmin(distance))
        return nearest if distance[nearest] <= slack else None

    def boxes_in(self, left: float, top: float, right: float, bottom: float) -> np.ndarray:
        """Return the ids of the boxes that touch a rectangle: (k,) int64, ascending."""
        inside = (self.right >= left) & (self.left <= right)
        inside &= (self.bottom >= top) & (self.top <= bottom)
        return np.flatnonzero(inside)
