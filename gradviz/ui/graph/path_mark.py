"""Marks one path of a gradient over the graph: its edges and boxes, while a list points at it.

Wears the colour of what is pointed at elsewhere, in text and on the tape. What lies in a closed
group has no box of its own and is passed over.
"""

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from gradviz.trace.paths import Path
from gradviz.ui.graph import marks
from gradviz.ui.graph.batch import polygon
from gradviz.ui.graph.graph_painter import GraphPainter
from gradviz.ui.graph.inks import pen
from gradviz.ui.graph.levels import level
from gradviz.ui.graph.mark_item import MarkItem

WIDTH, GAP = 3.5, 3.0  # of the marked edges; between a box and its ring


class PathItem(MarkItem):
    """The path pointed at."""

    def __init__(self, depth: float) -> None:
        super().__init__(depth)
        self.path: Path | None = None
        self.edges: tuple[int, ...] = ()  # of the drawing

    def mark(self, path: Path | None) -> None:
        """Mark `path`, or nothing."""
        self.path = path
        self.settle()

    def reach(self, graph: GraphPainter) -> QRectF:
        """Return what edges and rings cover."""
        self.edges = edges_of(graph, self.path) if self.path is not None else ()
        bounds = QRectF()
        for node in self.path.nodes if self.path is not None else ():
            bounds = bounds.united(marks.ring_bounds(graph, node))
        for number in self.edges:
            bounds = bounds.united(_around(np.asarray(graph.drawing.paths[number].points, float)))
        return bounds

    def paint_mark(self, painter: QPainter, graph: GraphPainter, zoom: float) -> None:
        """Paint edges, then rings."""
        if self.path is None:
            return
        scale = marks.enlarged(zoom)
        painter.setPen(pen(graph.inks.theme.linked, WIDTH * scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number in self.edges:
            points = np.asarray(graph.drawing.paths[number].points, float)
            painter.drawPolyline(polygon(points))
        if level(zoom).text:
            graph.labels.paint_on(painter, self.edges, graph.inks)
        ink = pen(graph.inks.theme.linked, 2.0 * scale)
        for node in self.path.nodes:
            marks.paint_ring(painter, graph, node, ink, GAP, zoom)


def edges_of(graph: GraphPainter, path: Path) -> tuple[int, ...]:
    """Return which edges of the drawing the path runs along; none within a closed group."""
    ways = zip(path.nodes[:-1], path.positions, strict=True)
    places = [graph.trace.nodes[node].input_of(position) for node, position in ways]
    heads = np.array(path.nodes[:-1], np.int64)
    drawn, ports = graph.fold.entries(heads, np.array(places, np.int64))
    wanted = set(zip(drawn.tolist(), ports.tolist(), strict=True))
    boxes = graph.drawing.boxes
    return tuple(
        number
        for number, edge in enumerate(graph.drawing.paths)
        if (boxes[edge.head].node, edge.position) in wanted
    )


def _around(points: np.ndarray) -> QRectF:
    (left, top), (right, bottom) = points.min(0), points.max(0)
    reach = marks.REACH
    return QRectF(left, top, right - left, bottom - top).adjusted(-reach, -reach, reach, reach)
