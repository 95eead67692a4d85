"""Crosses out where a gradient is lost, and says why beside it, on no box and within sight.

Plain functions of a `GraphPainter` and its moment, as in `marks`.
"""

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPolygonF

from gradviz.trace import NodeId
from gradviz.ui.graph import sizes
from gradviz.ui.graph.free_place import free_place
from gradviz.ui.graph.graph_painter import GraphPainter
from gradviz.ui.graph.inks import pen
from gradviz.ui.graph.leader import clear_way, ways
from gradviz.ui.graph.marks import MOST_ENLARGED, enlarged, united

EVERYWHERE = QRectF()  # nothing is out of sight
_WIDTHS = (250.0, 330.0, 170.0, 460.0)  # of the words, that are tried
_CUT_SIDE, _CUT_AWAY = 5.0, 24.0
_NEAR = 16.0  # words farther off than this are led to their box
_FARTHEST = 1200.0  # from the box, in scene units


class Cut(NamedTuple):
    """Where a gradient is lost, and why in a few words."""

    node: NodeId
    text: str


def paint_cut(
    painter: QPainter, graph: GraphPainter, cut: Cut, zoom: float, seen: QRectF = EVERYWHERE
) -> None:
    """Cross out the edges that leave the node, and write why beside it."""
    theme, scale = graph.inks.theme, enlarged(zoom)
    for spot in _cut_spots(graph, cut.node):
        _paint_cross(painter, spot, theme.gradient, theme.canvas, scale)
    place = _cut_place(graph, cut, scale, seen)
    if cut.text and not place.isNull():
        _lead(painter, graph, graph.rects_of(cut.node)[0], place, scale)
        painter.setFont(_cut_font(scale))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(QColor(theme.canvas)))
        painter.drawRoundedRect(place.adjusted(-4, -2, 4, 2), 4, 4)
        painter.setPen(QColor(theme.gradient))
        painter.drawText(place, _CUT_FLAGS, cut.text)


def cut_bounds(graph: GraphPainter, cut: Cut) -> QRectF:
    """Return what `paint_cut` may cover, at any zoom."""
    bounds = united(graph.rects_of(cut.node))
    if cut.text:
        bounds.adjust(-_FARTHEST, -_FARTHEST, _FARTHEST, _FARTHEST)
    for spot in _cut_spots(graph, cut.node):
        bounds = bounds.united(QRectF(spot.x() - 1, spot.y() - 1, 2, 2))
    reach = _CUT_SIDE * MOST_ENLARGED * 2
    return bounds.adjusted(-reach, -reach, reach, reach)


def words_bounds(graph: GraphPainter, cut: Cut) -> QRectF:
    """Return what the words of a cut cover on a picture in full size, with a border."""
    place = _cut_place(graph, cut, 1.0)
    return place.adjusted(-8, -6, 8, 6) if not place.isNull() else place


def _lead(painter: QPainter, graph: GraphPainter, box: QRectF, place: QRectF, scale: float) -> None:
    """Lead from words that found no place at their box to it."""
    if _apart(box, place) <= _NEAR * scale:
        return
    way, clear = clear_way(graph, box, place)
    style = Qt.PenStyle.SolidLine if clear else Qt.PenStyle.DotLine
    painter.setPen(pen(graph.inks.theme.gradient, 1.2 * scale, style))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(way))


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


def _cut_place(graph: GraphPainter, cut: Cut, scale: float, seen: QRectF = EVERYWHERE) -> QRectF:
    """Return where the words go: near the box, on no box, in sight, as wide as that needs."""
    rects = graph.rects_of(cut.node)
    if not rects or not cut.text:
        return QRectF()
    metrics, places = QFontMetricsF(_cut_font(scale)), []
    crosses = [_around(spot, scale) for spot in _cut_spots(graph, cut.node)]
    about = united([rects[0], *crosses])
    for width in _WIDTHS:
        room = QRectF(0, 0, width * scale, 1000 * scale)
        size = metrics.boundingRect(room, _CUT_FLAGS, cut.text).size() + QSizeF(1, 1)
        places.append(free_place(graph, about, size, seen, scale, crosses))
    free = (place for place in places if not _covers(graph, place))
    return min(free, key=lambda place: _apart(about, place), default=places[0])


def _around(spot: QPointF, scale: float) -> QRectF:
    """Return what a cross covers."""
    side = 1.7 * _CUT_SIDE * scale
    return QRectF(spot.x() - side, spot.y() - side, 2 * side, 2 * side)


def _covers(graph: GraphPainter, place: QRectF) -> bool:
    hits = graph.hits.boxes_in(place.left(), place.top(), place.right(), place.bottom())
    return bool(len(hits))


def _apart(box: QRectF, place: QRectF) -> float:
    """Return how far the nearest sides of two rectangles are from each other."""
    start, end = ways(box, place)[0]
    return float(np.hypot(*(end - start).toTuple()))


def _cut_font(scale: float) -> QFont:
    made = QFont(sizes.font(sizes.NOTE))
    made.setPixelSize(round(12 * scale))
    return made


_CUT_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
