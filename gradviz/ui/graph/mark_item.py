"""One item over the graph's background: it comes and goes without repainting what is under it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from gradviz.ui.graph.graph_painter import GraphPainter


class MarkItem(QGraphicsItem):
    """One mark. Subclasses say what it covers and how it is painted."""

    def __init__(self, depth: float) -> None:
        super().__init__()
        self.setZValue(depth)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._graph: GraphPainter | None = None
        self._bounds = QRectF()

    def set_graph(self, graph: GraphPainter | None) -> None:
        """Mark this graph from now on, and nothing in it yet."""
        self._graph = graph
        self.settle()

    def settle(self) -> None:
        """Take what is marked from the graph again: it, or its moment, has changed."""
        self.prepareGeometryChange()
        self._bounds = self.reach(self._graph) if self._graph is not None else QRectF()
        self.update()

    def boundingRect(self) -> QRectF:
        """Return what the mark covers, in scene units."""
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the mark."""
        if self._graph is not None and not self._bounds.isNull():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            zoom = option.levelOfDetailFromTransform(painter.worldTransform())
            self.paint_mark(painter, self._graph, zoom)

    def reach(self, graph: GraphPainter) -> QRectF:
        """Return what the mark covers; an empty rectangle where there is nothing to mark."""
        raise NotImplementedError

    def paint_mark(self, painter: QPainter, graph: GraphPainter, zoom: float) -> None:
        """Paint the mark."""
        raise NotImplementedError
