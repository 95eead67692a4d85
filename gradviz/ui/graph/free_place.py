"""Where a note about a piece of the graph finds room: near to it, on no box, in sight."""

import numpy as np
from PySide6.QtCore import QRectF, QSizeF

from gradviz.ui.graph.graph_painter import GraphPainter

_AWAY = (12.0, 30.0, 52.0, 80.0, 115.0, 160.0)  # tried in turn, above and below
_ASIDE = (0.0, -0.5, 0.5)  # of its width
_COLUMNS, _ROWS = 24, 16  # tried all over what is in sight
_ROOM = 5.0  # around a note
_MANY = 600  # boxes around; among more, no note has a free place, and none is looked for


def free_place(
    graph: GraphPainter, about: QRectF, size: QSizeF, seen: QRectF, factor: float
) -> QRectF:
    """Return where a note of `size` goes: near, on no box, in sight; else on as little as can be.

    `seen` is what is in sight, empty where everything is; `factor` how large the note is written.
    """
    near = _near(about, size, factor)
    if not seen.isEmpty():
        low, high = _edges(seen)
        inside = (near[:, :2] >= low).all(1) & (near[:, 2:] <= high).all(1)
        near = np.vstack([near[inside], _far(about, size, seen)])
    covered = _covered(graph, near)
    left, top, right, bottom = near[int(np.argmin(covered))]  # the first of several as good
    return QRectF(left, top, right - left, bottom - top)


def _near(about: QRectF, size: QSizeF, factor: float) -> np.ndarray:
    """Return places above, below and beside, the nearest first: (n, 4) left, top, right, bottom."""
    x, y, w, h = about.center().x(), about.center().y(), size.width(), size.height()
    corners = []
    for gap in np.array(_AWAY) * factor:
        for aside in _ASIDE:
            left = x + (aside - 0.5) * w
            corners += [(left, about.top() - gap - h), (left, about.bottom() + gap)]
        corners += [(about.right() + gap, y - h / 2), (about.left() - gap - w, y - h / 2)]
    return _sized(np.array(corners), size)


def _far(about: QRectF, size: QSizeF, seen: QRectF) -> np.ndarray:
    """Return places all over what is in sight, those nearer to what the note is about first."""
    (left, top), (right, bottom) = _edges(seen)
    across = np.linspace(left, max(right - size.width(), left), _COLUMNS)
    down = np.linspace(top, max(bottom - size.height(), top), _ROWS)
    corners = np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)
    middle = _sized(corners, size / 2)[:, 2:]
    distance = np.hypot(*(middle - np.array(about.center().toTuple())).T)
    corners = corners[np.argsort(distance, kind="stable")]
    return _sized(corners, size)


def _sized(corners: np.ndarray, size: QSizeF) -> np.ndarray:
    return np.hstack([corners, corners + np.array([size.width(), size.height()])])


def _covered(graph: GraphPainter, places: np.ndarray) -> np.ndarray:
    """Return how much of boxes each place lies on, with a little room around it: (n,) float64."""
    places = places + np.array([-1, -1, 1, 1]) * _ROOM
    (left, top), (right, bottom) = places[:, :2].min(0), places[:, 2:].max(0)
    boxes = graph.hits.corners[graph.hits.boxes_in(left, top, right, bottom)]
    if len(boxes) > _MANY:
        return np.zeros(len(places))
    low = np.maximum(places[:, None, :2], boxes[None, :, :2])
    high = np.minimum(places[:, None, 2:], boxes[None, :, 2:])
    return np.asarray(np.maximum(high - low, 0.0).prod(axis=2).sum(axis=1))


def _edges(area: QRectF) -> tuple[tuple[float, float], tuple[float, float]]:
    return (area.left(), area.top()), (area.right(), area.bottom())
