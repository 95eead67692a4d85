"""Where a note about a piece of the graph finds room: near to it, on no box, in sight."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF

from gradviz.ui.graph.graph_painter import GraphPainter

_AWAY = (12.0, 30.0, 52.0, 80.0, 115.0, 160.0)  # tried in turn, above and below
_ASIDE = (0.0, -0.5, 0.5)  # of its width
_COLUMNS, _ROWS = 24, 16  # tried all over what is in sight
_SPOTS, _SPOT = np.linspace(0.05, 0.95, 19), 80.0  # of an edge; the area that one counts for
_LINE = np.linspace(0.1, 0.9, 9)  # of the line from a note to what it is about
_ACROSS = 12.0  # the area that a point of it on a strange box counts for
_ROOM = 5.0  # around a note
_MANY = 200  # boxes around; among more, no note has a free place, and none is looked for


def free_place(
    graph: GraphPainter,
    about: QRectF,
    size: QSizeF,
    seen: QRectF,
    factor: float,
    taken: Sequence[QRectF] = (),
) -> QRectF:
    """Return where a note of `size` goes: near, on no box, in sight; else on as little as can be.

    It also keeps off the edges the step just taken is about. `seen` is what is in sight, empty
    where everything is; `factor` how large the note is written; `taken` counts as boxes do.
    """
    near = _near(about, size, factor)
    if not seen.isEmpty():
        low, high = _edges(seen)
        inside = (near[:, :2] >= low).all(1) & (near[:, 2:] <= high).all(1)
        near = np.vstack([near[inside], _far(about, size, seen)])
    others = np.array([one.getCoords() for one in taken]).reshape(-1, 4)
    covered = _covered(graph, about, near, others) + _crossed(graph, near)
    left, top, right, bottom = near[int(np.argmin(covered))]  # the first of several as good
    return QRectF(left, top, right - left, bottom - top)


def is_clear(graph: GraphPainter, start: QPointF, stop: QPointF) -> bool:
    """Return whether a straight line runs across no box. It may begin at the side of one."""
    ends = np.array([start.toTuple(), stop.toTuple()])
    points = along(ends, np.linspace(0.06, 1.0, 40))
    (left, top), (right, bottom) = ends.min(0), ends.max(0)
    boxes = graph.hits.corners[graph.hits.boxes_in(left, top, right, bottom)]
    inside = (points[:, None] > boxes[:, :2]) & (points[:, None] < boxes[:, 2:])
    return not inside.all(axis=2).any()


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


def _covered(
    graph: GraphPainter, about: QRectF, places: np.ndarray, others: np.ndarray
) -> np.ndarray:
    """Return how much of boxes each place lies on, as an area: (n,) float64.

    A little room around it counts too, and what the line from the note would lead across.
    """
    around = places + np.array([-1, -1, 1, 1]) * _ROOM
    (left, top), (right, bottom) = around[:, :2].min(0), around[:, 2:].max(0)
    boxes = graph.hits.corners[graph.hits.boxes_in(left, top, right, bottom)]
    if len(boxes) > _MANY:
        return np.zeros(len(places))
    boxes = np.vstack([boxes, others])
    low = np.maximum(around[:, None, :2], boxes[None, :, :2])
    high = np.minimum(around[:, None, 2:], boxes[None, :, 2:])
    area = np.maximum(high - low, 0.0).prod(axis=2).sum(axis=1)
    return np.asarray(area + _led_across(about, places, boxes) * _ACROSS)


def _led_across(about: QRectF, places: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """Return how many points of the line to each place lie on boxes other than its own: (n,)."""
    start = np.array(about.center().toTuple())
    stop = (places[:, :2] + places[:, 2:]) / 2
    points = start + (stop - start)[:, None] * _LINE[:, None]
    own = ((boxes[:, :2] <= start) & (boxes[:, 2:] >= start)).all(axis=1)
    others = boxes[~own]
    inside = (points[:, :, None] >= others[:, :2]) & (points[:, :, None] <= others[:, 2:])
    return np.asarray(inside.all(axis=3).any(axis=2).sum(axis=1))


def _crossed(graph: GraphPainter, places: np.ndarray) -> np.ndarray:
    """Return how much of the current edges each place lies on, as an area: (n,) float64."""
    spots = [along(graph.drawing.paths[k].points, _SPOTS) for k in graph.moment.current]
    if not spots:
        return np.zeros(len(places))
    points = np.vstack(spots)[None]
    inside = (points >= places[:, None, :2]) & (points <= places[:, None, 2:])
    return np.asarray(inside.all(axis=2).sum(axis=1) * _SPOT)


def along(points: Sequence[tuple[float, float]] | np.ndarray, shares: np.ndarray) -> np.ndarray:
    """Return the points of a polyline (n, 2) at these shares of its length: (k, 2) float64."""
    corners = np.asarray(points, float)
    ends = np.r_[0.0, np.cumsum(np.hypot(*np.diff(corners, axis=0).T))]
    return np.stack([np.interp(shares * ends[-1], ends, corners[:, k]) for k in (0, 1)], axis=1)


def _edges(area: QRectF) -> tuple[tuple[float, float], tuple[float, float]]:
    return (area.left(), area.top()), (area.right(), area.bottom())
