"""The graph as a person works with it: click, point, drag, zoom, walk with keys, listen.

Draws a trace at a frame and says what the person wants; computes nothing and knows no document.
"""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from gradviz.layout.geometry import Drawing
from gradviz.trace import Frame, NodeId, Trace
from gradviz.ui.graph import walking
from gradviz.ui.graph.graph_canvas import GraphCanvas
from gradviz.ui.graph.node_words import card, sentences, spoken
from gradviz.ui.graph.notes import CardLabel
from gradviz.ui.graph.pointing import ZOOM_STEP, Pointer
from gradviz.ui.theme import LIGHT, Theme
from gradviz.words import say

_SLACK = 3.0  # pixels beside a box that still count as on it
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_WALKS = {
    Qt.Key.Key_Left: walking.LEFT,
    Qt.Key.Key_Right: walking.RIGHT,
    Qt.Key.Key_Up: walking.UP,
    Qt.Key.Key_Down: walking.DOWN,
}


class GraphView(GraphCanvas):
    """The drawn graph. Nodes are named by their ids in the trace."""

    nodeActivated = Signal(int)  # clicked, or Enter on the selected node
    nodeHovered = Signal(object)  # int, or None when the pointer leaves
    nodeSelected = Signal(object)  # int, or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("graphView")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pointed: NodeId | None = None
        self._card = CardLabel(self)
        self._connect_pointer()
        self.set_theme(LIGHT)
        self.retranslate()

    def set_trace(self, trace: Trace, drawing: Drawing) -> None:
        """Show another run. The view stays where it is if the new drawing has the old shape."""
        self._card.hide()
        self._pointed = None
        super().set_trace(trace, drawing)
        self._tell(None)

    def set_frame(self, frame: Frame) -> None:
        """Show the trace at another moment."""
        self._card.hide()
        super().set_frame(frame)
        self._tell(frame.active)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`."""
        self._card.set_theme(theme)
        super().set_theme(theme)

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self.setAccessibleName(say("graph.name"))
        self.setWhatsThis(say("graph.help"))
        super().retranslate()
        self._tell(self._frame.active)

    def accessible_nodes(self) -> list[str]:
        """Return a sentence per node, for a screen reader's list beside the picture."""
        return sentences(self._graph.trace, self._graph.moment)

    # --- selection ------------------------------------------------------------------------------

    @property
    def selected(self) -> NodeId | None:
        """The selected node, or None."""
        return self.overlay.selection.node

    def select(self, node: NodeId | None) -> None:
        """Select a node and bring it into sight; None selects nothing."""
        if node != self.selected:
            self.overlay.selection.mark(node)
            self.nodeSelected.emit(node)
        self._reveal(node)
        if node is not None:
            self._tell(node)

    def set_linked(self, node: NodeId | None, reveal: bool = False) -> None:
        """Mark a node that is pointed at, here or elsewhere; `reveal` brings it into sight."""
        self.overlay.hover.mark(node)
        if reveal:
            self._reveal(node)

    def node_at(self, point: QPointF) -> NodeId | None:
        """Return the node at a point of the viewport, or None."""
        place = self.viewportTransform().inverted()[0].map(point)
        box = self._graph.hits.box_at(place.x(), place.y(), _SLACK / self.camera.zoom)
        return None if box is None else self._graph.drawing.boxes[box].node

    # --- mouse ----------------------------------------------------------------------------------

    def _connect_pointer(self) -> None:
        pointer = Pointer(self.viewport())
        pointer.clicked.connect(self._click)
        pointer.moved.connect(lambda point: self._point_at(self.node_at(point)))
        pointer.left.connect(lambda: self._point_at(None))
        pointer.rested.connect(lambda point: self._show_card(self.node_at(point)))
        pointer.dragged.connect(self._drag)
        pointer.zoomed.connect(self._zoom)

    def _click(self, point: QPointF) -> None:
        node = self.node_at(point)
        self.select(node)
        if node is not None:
            self.nodeActivated.emit(node)

    def _zoom(self, factor: float, point: QPointF) -> None:
        self._card.hide()
        self.zoom_by(factor, point)

    def _drag(self, x: float, y: float) -> None:
        self._fitted = False
        self._card.hide()
        self.camera.pan(x, y)

    def _point_at(self, node: NodeId | None) -> None:
        shape = Qt.CursorShape.ArrowCursor if node is None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
        if node != self._pointed:
            self._pointed = node
            self._card.hide()
            self.overlay.hover.mark(node)
            self.nodeHovered.emit(node)

    def _show_card(self, node: NodeId | None) -> None:
        if node is None:
            self._card.hide()
            return
        text = card(self._graph.trace.nodes[node], self._graph.moment, self._graph.inks.theme)
        place = self.mapFromScene(self._graph.rects_of(node)[0]).boundingRect()
        self._card.show_beside(text, place, self.camera.area().toRect())

    # --- keys -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, fit, activate; walk while Alt is held. Plain arrows and the rest go on."""
        key = Qt.Key(event.key())
        held = event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier)
        if key in _WALKS and held == Qt.KeyboardModifier.AltModifier:
            self._walk(_WALKS[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal) and not held:
            self.zoom_by(ZOOM_STEP)
        elif key == Qt.Key.Key_Minus and not held:
            self.zoom_by(1 / ZOOM_STEP)
        elif key in (Qt.Key.Key_0, Qt.Key.Key_F) and not held:
            self.fit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.selected is not None:
            self.nodeActivated.emit(self.selected)
        elif key == Qt.Key.Key_Escape and self.selected is not None:
            self.select(None)
        else:
            event.ignore()

    def _walk(self, direction: str) -> None:
        boxes = self._graph.boxes_of
        start = self.selected if self.selected is not None else self._frame.active
        if start is None or start not in boxes:
            self.select(self._graph.drawing.boxes[0].node if self._graph.drawing.boxes else None)
            return
        drawing, hits = self._graph.drawing, self._graph.hits
        for box in boxes[start]:
            found = walking.neighbour(drawing, hits, box, direction)
            if found is not None:
                self.select(drawing.boxes[found].node)
                return

    # --- announcing -----------------------------------------------------------------------------

    def _tell(self, node: NodeId | None) -> None:
        """Describe a node to a screen reader."""
        nodes = self._graph.trace.nodes
        known = node is not None and node < len(nodes)
        text = spoken(nodes[node], self._graph.moment) if known and node is not None else ""
        self.setAccessibleDescription(text)
        if text and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
