"""Paints what lies on top of the graph: the current step, rings around boxes, and cuts.

Plain functions of a `GraphPainter` and its moment, so that the view's overlay and an exported
picture come out alike.
"""

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from gradviz.trace import NodeId
from gradviz.ui.graph import sizes
from gradviz.ui.graph.batch import polygon
from gradviz.ui.graph.edges import with_head
from gradviz.ui.graph.graph_painter import GraphPainter
from gradviz.ui.graph.inks import pen
from gradviz.ui.graph.levels import shrunk
from gradviz.ui.graph.node_painter import corner

RING, FLOW = 2.5, 3.0  # widths of the current node's ring and of its edges
FLOW_HEAD = 13.0
BREAK = 5.0  # radius of a breakpoint
REACH = 14.0  # how far marks reach out of the boxes and paths they mark
_MOST_ENLARGED = 4.0  # words and lines of a mark, when the graph is small
_CUT_WIDTH, _CUT_SIDE, _CUT_AWAY = 250.0, 5.0, 24.0


class Cut(NamedTuple):
    """Where a gradient is lost, and why in a few words."""

    node: NodeId
    text: str


def enlarged(zoom: float) -> float:
    """Return by how much marks grow, so that they can be seen when the graph is small.

    From close by they shrink, as do the lines they mark.
    """
    return min(max(1.0, 0.8 / max(zoom, 1e-6)), _MOST_ENLARGED) * shrunk(zoom)


def paint_current(painter: QPainter, graph: GraphPainter, zoom: float) -> None:
    """Paint the edges the step just taken is about, and the ring around its node."""
    theme, moment = graph.inks.theme, graph.moment
    colour = theme.gradient if moment.backward else theme.current
    scale = enlarged(zoom)
    for number in moment.current:
        points = np.asarray(graph.drawing.paths[number].points, float)
        _paint_arrow(painter, points[::-1] if moment.backward else points, colour, scale)
    if moment.active is not None:
        paint_ring(painter, graph, moment.active, pen(theme.current, RING * scale), 0.0, zoom)


def paint_ring(
    painter: QPainter, graph: GraphPainter, node: NodeId, ink: QPen, gap: float, zoom: float
) -> None:
    """Paint an outline `gap` outside of every box of `node`; from close by nearer to it."""
    gap *= shrunk(zoom)
    painter.setPen(ink)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for rect in graph.rects_of(node):
        radius = corner(graph.node(node), rect, zoom) + gap
        painter.drawRoundedRect(rect.adjusted(-gap, -gap, gap, gap), radius, radius)


def current_bounds(graph: GraphPainter) -> QRectF:
    """Return what `paint_current` may cover."""
    bounds = _united(graph.rects_of(graph.moment.active))
    for number in graph.moment.current:
        points = np.asarray(graph.drawing.paths[number].points, float)
        (left, top), (right, bottom) = points.min(0), points.max(0)
        bounds = bounds.united(QRectF(left, top, max(right - left, 0.1), max(bottom - top, 0.1)))
    return bounds.adjusted(-REACH, -REACH, REACH, REACH) if not bounds.isNull() else bounds


def ring_bounds(graph: GraphPainter, node: NodeId | None) -> QRectF:
    """Return what `paint_ring` may cover."""
    bounds = _united(graph.rects_of(node))
    return bounds.adjusted(-REACH, -REACH, REACH, REACH) if not bounds.isNull() else bounds


def paint_cut(painter: QPainter, graph: GraphPainter, cut: Cut, zoom: float) -> None:
    """Cross out the edges that leave the node, and write why beside it."""
    theme, scale = graph.inks.theme, enlarged(zoom)
    for spot in _cut_spots(graph, cut.node):
        _paint_cross(painter, spot, theme.gradient, theme.canvas, scale)
    place = _cut_place(graph, cut, scale)
    if cut.text and not place.isNull():
        painter.setFont(_cut_font(scale))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(QColor(theme.canvas)))
        painter.drawRoundedRect(place.adjusted(-4, -2, 4, 2), 4, 4)
        painter.setPen(QColor(theme.gradient))
        painter.drawText(place, _CUT_FLAGS, cut.text)


def paint_break(painter: QPainter, graph: GraphPainter, node: NodeId, zoom: float) -> None:
    """Paint a dot on the upper left corner of every box of a node with a breakpoint."""
    theme, side = graph.inks.theme, BREAK * enlarged(zoom)
    painter.setPen(pen(theme.canvas, 1.5))
    painter.setBrush(QBrush(QColor(theme.bad)))
    for rect in graph.rects_of(node):
        painter.drawEllipse(rect.topLeft() + QPointF(2, 2), side, side)


def cut_bounds(graph: GraphPainter, cut: Cut) -> QRectF:
    """Return what `paint_cut` may cover, at any zoom."""
    bounds = _united(graph.rects_of(cut.node))
    for scale in (1.0, _MOST_ENLARGED):
        bounds = bounds.united(_cut_place(graph, cut, scale))
    for spot in _cut_spots(graph, cut.node):
        bounds = bounds.united(QRectF(spot.x() - 1, spot.y() - 1, 2, 2))
    reach = _CUT_SIDE * _MOST_ENLARGED * 2
    return bounds.adjusted(-reach, -reach, reach, reach)


def words_bounds(graph: GraphPainter, cut: Cut) -> QRectF:
    """Return what the words of a cut cover on a picture in full size, with a border."""
    place = _cut_place(graph, cut, 1.0)
    return place.adjusted(-8, -6, 8, 6) if not place.isNull() else place


def _paint_arrow(painter: QPainter, points: np.ndarray, colour: str, scale: float) -> None:
    pieces, tip = with_head(points, FLOW_HEAD * scale)
    painter.setPen(pen(colour, FLOW * scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(polygon(np.vstack([pieces[:1, :2], pieces[:, 2:]])))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(colour)))
    painter.drawPolygon(polygon(tip))


def _paint_cross(painter: QPainter, spot: QPointF, colour: str, ground: str, scale: float) -> None:
    side = _CUT_SIDE * scale
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(ground)))
    painter.drawEllipse(spot, side * 1.7, side * 1.7)
    painter.setPen(pen(colour, 3.0 * scale))
    painter.drawLine(spot + QPointF(-side, -side), spot + QPointF(side, side))
    painter.drawLine(spot + QPointF(-side, side), spot + QPointF(side, -side))


def _cut_spots(graph: GraphPainter, node: NodeId) -> list[QPointF]:
    """Return the points to cross out: on each edge that leaves the node, else at its right side."""
    boxes = set(graph.boxes_showing(node))
    spots = []
    for path in graph.drawing.paths:
        if path.tail in boxes:
            points = np.asarray(path.points, float)
            along = np.r_[0.0, np.cumsum(np.hypot(*np.diff(points, axis=0).T))]
            at = min(_CUT_AWAY, along[-1] / 2)
            x, y = (np.interp(at, along, points[:, axis]) for axis in (0, 1))
            spots.append(QPointF(float(x), float(y)))
    if not spots:
        spots = [QPointF(r.right() + 2 * _CUT_SIDE, r.center().y()) for r in graph.rects_of(node)]
    return spots


def _cut_place(graph: GraphPainter, cut: Cut, scale: float) -> QRectF:
    """Return where the words go: under the box, or above it where another box is in the way."""
    rects = graph.rects_of(cut.node)
    if not rects or not cut.text:
        return QRectF()
    box = rects[0]
    metrics = QFontMetricsF(_cut_font(scale))
    room = QRectF(0, 0, _CUT_WIDTH * scale, 1000 * scale)
    size = metrics.boundingRect(room, _CUT_FLAGS, cut.text).size()
    below = QRectF(box.left(), box.bottom() + 6, size.width() + 1, size.height() + 1)
    above = below.translated(0, -below.height() - box.height() - 12)
    return next((place for place in (below, above) if _is_free(graph, place)), below)


def _is_free(graph: GraphPainter, place: QRectF) -> bool:
    hits = graph.hits.boxes_in(place.left(), place.top(), place.right(), place.bottom())
    return not len(hits)


def _cut_font(scale: float) -> QFont:
    made = QFont(sizes.font(sizes.NOTE))
    made.setPixelSize(round(12 * scale))
    return made


def _united(rects: list[QRectF]) -> QRectF:
    bounds = QRectF()
    for rect in rects:
        bounds = bounds.united(rect)
    return bounds


_CUT_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
