"""The few items over the graph's background: they come and go without repainting it.

Each asks `marks` to paint it from the graph's moment and keeps nothing but what it marks.
"""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsScene

from gradviz.trace import NodeId
from gradviz.ui.graph import marks
from gradviz.ui.graph.cuts import Cut, cut_bounds, paint_cut
from gradviz.ui.graph.graph_painter import GraphPainter
from gradviz.ui.graph.inks import pen
from gradviz.ui.graph.mark_item import MarkItem
from gradviz.ui.graph.path_mark import PathItem
from gradviz.ui.graph.stage_mark import StageItem
from gradviz.ui.graph.stuck_titles import StuckTitlesItem
from gradviz.ui.graph.truth_mark import BadgeItem, TintItem


class CurrentItem(MarkItem):
    """The current step: its node's ring and its edges."""

    def reach(self, graph: GraphPainter) -> QRectF:
        """Return what the current step covers."""
        return marks.current_bounds(graph)

    def paint_mark(self, painter: QPainter, graph: GraphPainter, zoom: float) -> None:
        """Paint ring and edges."""
        marks.paint_current(painter, graph, zoom)


class NextItem(MarkItem):
    """What the next step is about."""

    def reach(self, graph: GraphPainter) -> QRectF:
        """Return what the mark covers."""
        return marks.ring_bounds(graph, graph.moment.following)

    def paint_mark(self, painter: QPainter, graph: GraphPainter, zoom: float) -> None:
        """Paint it."""
        marks.paint_next(painter, graph, zoom)


class RingItem(MarkItem):
    """A ring around one node: dotted where it is only pointed at, solid where it is selected.

    Its colour is that of the same thing in the text and on the tape.
    """

    def __init__(self, depth: float, dotted: bool) -> None:
        super().__init__(depth)
        self._dotted = dotted
        self.node: NodeId | None = None

    def mark(self, node: NodeId | None) -> None:
        """Mark `node`, or nothing."""
        self.node = node
        self.settle()

    def reach(self, graph: GraphPainter) -> QRectF:
        """Return what the ring covers."""
        return marks.ring_bounds(graph, self.node)

    def paint_mark(self, painter: QPainter, graph: GraphPainter, zoom: float) -> None:
        """Paint the ring."""
        if self.node is not None:
            style = Qt.PenStyle.DotLine if self._dotted else Qt.PenStyle.SolidLine
            ink = pen(graph.inks.theme.linked, 2.0 * marks.enlarged(zoom), style)
            marks.paint_ring(painter, graph, self.node, ink, 4.0, zoom)


class CutItem(MarkItem):
    """Where a gradient is lost."""

    def __init__(self, depth: float) -> None:
        super().__init__(depth)
        self.cut: Cut | None = None
        self.seen: Callable[[], QRectF] = QRectF  # what nothing lies over, in scene units

    def mark(self, cut: Cut | None) -> None:
        """Mark `cut`, or nothing."""
        self.cut = cut
        self.settle()

    def reach(self, graph: GraphPainter) -> QRectF:
        """Return what the crosses and the words cover."""
        return cut_bounds(graph, self.cut) if self.cut is not None else QRectF()

    def paint_mark(self, painter: QPainter, graph: GraphPainter, zoom: float) -> None:
        """Paint crosses and words."""
        if self.cut is not None:
            paint_cut(painter, graph, self.cut, zoom, self.seen())


class BreaksItem(MarkItem):
    """Dots at the nodes that stepping stops at."""

    def __init__(self, depth: float) -> None:
        super().__init__(depth)
        self.nodes: frozenset[NodeId] = frozenset()

    def mark(self, nodes: frozenset[NodeId]) -> None:
        """Mark these nodes."""
        self.nodes = nodes
        self.settle()

    def reach(self, graph: GraphPainter) -> QRectF:
        """Return what the dots cover."""
        bounds = QRectF()
        for node in self.nodes:
            bounds = bounds.united(marks.ring_bounds(graph, node))
        return bounds

    def paint_mark(self, painter: QPainter, graph: GraphPainter, zoom: float) -> None:
        """Paint the dots."""
        for node in self.nodes:
            marks.paint_break(painter, graph, node, zoom)


class Overlay:
    """All marks of one scene, or of one picture."""

    def __init__(self, scene: QGraphicsScene | None = None) -> None:
        """Lie over `scene`; without one only `paint` shows the marks."""
        self.current = CurrentItem(1.0)
        self.next = NextItem(0.9)
        self.tints = TintItem(0.5)
        self.path = PathItem(1.5)
        self.titles = StuckTitlesItem(1.8)
        self.hover = RingItem(2.0, dotted=True)
        self.selection = RingItem(3.0, dotted=False)
        self.badges = BadgeItem(3.5)
        self.cut = CutItem(4.0)
        self.breaks = BreaksItem(5.0)
        self.stage = StageItem(6.0)
        if scene is not None:
            for item in self._items():
                scene.addItem(item)

    def set_graph(self, graph: GraphPainter) -> None:
        """Mark `graph` from now on, and nothing in it but its current step."""
        self.hover.node = self.selection.node = self.cut.cut = self.path.path = None
        for item in self._items():
            item.set_graph(graph)

    def settle(self) -> None:
        """Follow the graph: its frame or its colours have changed."""
        for item in self._items():
            item.settle()

    def paint(self, painter: QPainter, graph: GraphPainter, zoom: float) -> None:
        """Paint all marks as a scene would, onto a picture."""
        for item in sorted(self._items(), key=lambda item: item.zValue()):
            if not item.boundingRect().isNull():
                item.paint_mark(painter, graph, zoom)

    def _items(self) -> tuple[MarkItem, ...]:
        beneath = self.tints, self.next, self.current, self.path, self.titles
        above = self.hover, self.selection, self.badges, self.cut, self.breaks, self.stage
        return *beneath, *above
