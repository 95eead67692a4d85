"""Paints what lies on top of the graph: the current step, and rings around boxes.

Plain functions of a `GraphPainter` and its moment, so that the view's overlay and an exported
picture come out alike.
"""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from gradviz.trace import NodeId
from gradviz.trace.conventions import conventional
from gradviz.trace.nonfinite import births
from gradviz.ui.graph.edges import Point, with_head
from gradviz.ui.graph.graph_painter import GraphPainter
from gradviz.ui.graph.inks import pen
from gradviz.ui.graph.levels import level, shrunk
from gradviz.ui.graph.node_painter import corner

RING, FLOW = 2.5, 3.0  # widths of the current node's ring and of its edges
FLOW_HEAD = 13.0
BREAK = 5.0  # radius of a breakpoint
NEXT, NEXT_GAP = 11.0, 4.0  # the mark of what runs next, and its outline's distance from the box
REACH = 14.0  # how far marks reach out of the boxes and paths they mark
MOST_ENLARGED = 4.0  # words and lines of a mark, when the graph is small


def enlarged(zoom: float) -> float:
    """Return by how much marks grow, so that they can be seen when the graph is small.

    From close by they shrink, as do the lines they mark.
    """
    return min(max(1.0, 0.8 / max(zoom, 1e-6)), MOST_ENLARGED) * shrunk(zoom)


def paint_current(painter: QPainter, graph: GraphPainter, zoom: float) -> None:
    """Paint the edges the step just taken is about, and the ring around its node."""
    theme, moment = graph.inks.theme, graph.moment
    colour = theme.gradient if moment.backward else theme.current
    scale = enlarged(zoom)
    for number in moment.current:
        points = graph.drawing.paths[number].points.tolist()
        _paint_arrow(painter, points[::-1] if moment.backward else points, colour, scale)
    if level(zoom).text:
        graph.labels.paint_on(painter, moment.current, graph.inks)
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
    bounds = united(graph.rects_of(graph.moment.active))
    for number in graph.moment.current:
        points = np.asarray(graph.drawing.paths[number].points, float)
        (left, top), (right, bottom) = points.min(0), points.max(0)
        bounds = bounds.united(QRectF(left, top, max(right - left, 0.1), max(bottom - top, 0.1)))
    return bounds.adjusted(-REACH, -REACH, REACH, REACH) if not bounds.isNull() else bounds


def paint_next(painter: QPainter, graph: GraphPainter, zoom: float) -> None:
    """Paint what the text has at the line to run next: a hollow mark, and a thin outline.

    The mark points the way the run goes.
    """
    node, theme, scale = graph.moment.following, graph.inks.theme, enlarged(zoom)
    if node is None:
        return
    ink = pen(theme.muted, 1.2 * scale)
    paint_ring(painter, graph, node, ink, NEXT_GAP, zoom)
    painter.setBrush(QBrush(QColor(theme.canvas)))
    way, half = (1 if graph.moment.onward else -1), NEXT / 2 * scale
    badged = has_badge(graph, node)
    for rect in graph.rects_of(node):
        middle = next_spot(graph, rect, half, NEXT_GAP * shrunk(zoom), badged)
        corners = ((-way * half, -half), (way * half * 0.8, 0.0), (-way * half, half))
        painter.drawPolygon([middle + QPointF(*corner) for corner in corners])


def has_badge(graph: GraphPainter, node: NodeId) -> bool:
    """Return whether a box may wear words above it: see truth_mark.py."""
    return node in conventional(graph.trace) or any(b.node == node for b in births(graph.trace))


def next_spot(
    graph: GraphPainter, rect: QRectF, half: float, gap: float, badged: bool = False
) -> QPointF:
    """Return where on a box the mark goes: above it, else below, on no badge or group's title."""
    x, right = rect.center().x(), rect.right() - half
    above, below = rect.top() - gap, rect.bottom() + gap
    spots = [QPointF(*at) for at in ((x, above), (right, above), (x, below), (right, below))]
    spots = spots[2:] if badged else spots
    reach = QRectF(-half, -half, 2 * half, 2 * half)
    free = (spot for spot in spots if not graph.regions.titles_in(reach.translated(spot)))
    return next(free, spots[0])


def ring_bounds(graph: GraphPainter, node: NodeId | None) -> QRectF:
    """Return what `paint_ring` may cover."""
    bounds = united(graph.rects_of(node))
    return bounds.adjusted(-REACH, -REACH, REACH, REACH) if not bounds.isNull() else bounds


def paint_break(painter: QPainter, graph: GraphPainter, node: NodeId, zoom: float) -> None:
    """Paint a dot on the upper left corner of every box of a node with a breakpoint."""
    theme, side = graph.inks.theme, BREAK * enlarged(zoom)
    painter.setPen(pen(theme.canvas, 1.5))
    painter.setBrush(QBrush(QColor(theme.bad)))
    for rect in graph.rects_of(node):
        painter.drawEllipse(rect.topLeft() + QPointF(2, 2), side, side)


def _paint_arrow(painter: QPainter, points: list[Point], colour: str, scale: float) -> None:
    line, head = with_head(points, FLOW_HEAD * scale)
    painter.setPen(pen(colour, FLOW * scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([QPointF(x, y) for x, y in line])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(colour)))
    painter.drawPolygon([QPointF(x, y) for x, y in head])


def united(rects: list[QRectF]) -> QRectF:
    """Return what rectangles cover together."""
    bounds = QRectF()
    for rect in rects:
        bounds = bounds.united(rect)
    return bounds
