"""The graph as a person works with it: click, point, drag, zoom, walk with keys, listen.

Draws a trace at a frame and says what the person wants; computes nothing and knows no document.
"""

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from gradviz.layout.geometry import Drawing
from gradviz.trace import Frame, NodeId, Trace
from gradviz.ui.graph.finder import EDGE, Finder
from gradviz.ui.graph.graph_canvas import CAPTION_ROOM
from gradviz.ui.graph.grouped_canvas import GroupedCanvas
from gradviz.ui.graph.levels import level
from gradviz.ui.graph.menu import menu_of
from gradviz.ui.graph.mini_map import MiniMap
from gradviz.ui.graph.node_words import card, sentences, spoken
from gradviz.ui.graph.pointing import ZOOM_STEP, Pointer
from gradviz.ui.graph.resting import Resting, Told
from gradviz.ui.graph.walking import WALKS, Walker
from gradviz.ui.theme import LIGHT, Theme
from gradviz.words import say

_SLACK = 3.0  # pixels beside a box that still count as on it
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class GraphView(GroupedCanvas):
    """The drawn graph. Nodes are named by their ids in the trace."""

    nodeActivated = Signal(int)  # clicked, or Enter on the selected node
    nodeHovered = Signal(object)  # int, or None when the pointer leaves
    nodeSelected = Signal(object)  # int, or None
    plotRequested = Signal(int)  # its curve is to be drawn as well

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("graphView")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pointed: NodeId | None = None
        self.resting = Resting(self, self._box_at, self._told)
        self.finder = Finder(self, self._scene)
        self.finder.found.connect(self._show_found)
        self.map = MiniMap(self)
        self.map.lookRequested.connect(self._look_at)
        self._moved = QTimer(self, singleShot=True, interval=0)  # all of one move come to rest
        self._moved.timeout.connect(self._tell_map)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(lambda _value: self._moved.start())
            bar.rangeChanged.connect(lambda _low, _high: self._moved.start())
        self._connect_pointer()
        self.set_theme(LIGHT)
        self.retranslate()

    def set_trace(self, trace: Trace, drawing: Drawing) -> None:
        """Show another run. The card stays, too, if its box shows there what it shows here."""
        self._pointed, before = None, self._graph
        super().set_trace(trace, drawing)
        if not self._graph.has_alike(before, self.resting.box):
            self.resting.end()
        self._take_up_graph()
        self._tell(None)

    def set_drawing(self, drawing: Drawing) -> None:
        """Show the same run with other groups closed; what was found and selected stays."""
        self.resting.end()
        super().set_drawing(drawing)
        self._take_up_graph()
        self._tell(self.overlay.selection.node)

    def set_frame(self, frame: Frame) -> None:
        """Show the trace at another moment."""
        super().set_frame(frame)
        self.resting.go_on()
        self.map.settle()
        self._moved.start()
        self._tell(frame.active)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`."""
        self.resting.card.set_theme(theme)
        self.finder.set_theme(theme)
        self.map.set_theme(theme)
        super().set_theme(theme)

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self.setAccessibleName(say("graph.name"))
        self.setWhatsThis(say("graph.help"))
        self.finder.retranslate()
        self.map.retranslate()
        super().retranslate()
        self._tell(self._frame.active)

    def _take_up_graph(self) -> None:
        self._walker = Walker(self._graph.drawing, self._graph.hits)
        self.finder.set_graph(self._graph)
        self.map.set_graph(self._graph, self.camera.content)
        self._tell_map()

    def _tell_map(self) -> None:
        """Let the map mark what is in view, and stand under the find field."""
        self.map.set_seen(self._free_area(), self.camera.sees_all())
        top = self.finder.geometry().bottom() if self.finder.isVisible() else 0
        corner = QPointF(self.width() - EDGE, top + EDGE)
        self.map.stand(corner, self.camera.area(), chosen=not self._fitted)
        over = [w.x() for w in (self.map, self.finder) if not w.isHidden() and w.y() < CAPTION_ROOM]
        self._caption.set_room(min(over, default=self.width()) - EDGE - self._caption.x())

    def _look_at(self, point: QPointF) -> None:
        self._fitted = False
        self.resting.end()
        self.camera.centre(point)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the map in its corner."""
        super().resizeEvent(event)
        self._tell_map()

    def open_find(self) -> None:
        """Let the person look for nodes."""
        self.finder.open()
        self._tell_map()

    def _show_found(self, node: NodeId | None) -> None:
        if node is None:
            self.setFocus()
            self._tell_map()
        else:
            self.select(node)

    def accessible_nodes(self) -> list[str]:
        """Return a sentence per node, for a screen reader's list beside the picture."""
        return sentences(self._graph.trace, self._graph.moment)

    # --- selection ------------------------------------------------------------------------------

    @property
    def selected(self) -> NodeId | None:
        """The selected node, or None; a closed group or a ghost counts as none."""
        chosen = self.overlay.selection.node
        return chosen if self._graph.is_real(chosen) else None

    def select(self, node: NodeId | None, box: int | None = None) -> None:
        """Select a node and bring it, or one `box` of it, into sight; None selects nothing."""
        if node != self.overlay.selection.node:
            self._mark_selected(node)
            self.nodeSelected.emit(self.selected)
        self._reveal(node, box)
        if node is not None:
            self._tell(node)

    def set_linked(self, node: NodeId | None, reveal: bool = False) -> None:
        """Mark a node that is pointed at, here or elsewhere; `reveal` brings it into sight."""
        self.overlay.hover.mark(node)
        if reveal:
            self._reveal(node)

    # --- what lies where ------------------------------------------------------------------------

    def _scene_point(self, point: QPointF) -> QPointF:
        return self.viewportTransform().inverted()[0].map(point)

    def node_at(self, point: QPointF) -> NodeId | None:
        """Return the node, or the closed group, at a point of the viewport, or None."""
        box = self._box_at(point)
        return None if box is None else self._graph.drawing.boxes[box].node

    def _box_at(self, point: QPointF) -> int | None:
        place = self._scene_point(point)
        return self._graph.hits.box_at(place.x(), place.y(), _SLACK / self.camera.zoom)

    # --- mouse ----------------------------------------------------------------------------------

    def _connect_pointer(self) -> None:
        pointer = Pointer(self.viewport())
        pointer.clicked.connect(self._click)
        pointer.moved.connect(lambda point: self._point_at(self.node_at(point)))
        pointer.moved.connect(self.resting.move)
        pointer.left.connect(lambda: self._point_at(None))
        pointer.left.connect(self.resting.end)
        pointer.rested.connect(self.resting.begin)
        pointer.dragged.connect(self._drag)
        pointer.zoomed.connect(self._zoom)

    def _click(self, point: QPointF) -> None:
        self.resting.end()
        title = self.overlay.titles.title_at(self._scene_point(point))
        if title is not None and level(self.camera.zoom).text:
            self.close_group(title)
            return
        node, box = self.node_at(point), self._box_at(point)
        self._walker.stand(box)
        self.select(node, box)
        if node is not None:
            self._activate(node)

    def _activate(self, node: NodeId) -> None:
        group = self._graph.group_of(node)
        if group is not None:
            self.open_group(group)
        elif self._graph.is_real(node):
            self.nodeActivated.emit(node)

    def _zoom(self, factor: float, point: QPointF) -> None:
        self.resting.end()
        self.zoom_by(factor, point)

    def _drag(self, x: float, y: float) -> None:
        self._fitted = False
        self.resting.end()
        self.camera.pan(x, y)

    def _point_at(self, node: NodeId | None) -> None:
        shape = Qt.CursorShape.ArrowCursor if node is None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
        if node != self._pointed:
            self._pointed = node
            self.overlay.hover.mark(node)
            self.nodeHovered.emit(node if self._graph.is_real(node) else None)

    def _told(self, box: int) -> Told:
        """Return what the card of a box says, where the box is, and where the card may lie."""
        graph = self._graph
        node = graph.node(graph.drawing.boxes[box].node)
        text = card(graph.trace, self._frame, node, graph.moment, graph.inks.theme)
        place = self.mapFromScene(graph.rect_of(box)).boundingRect()
        return text, place, self.camera.area().toRect()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what keys do to the mouse, too."""
        point = QPointF(self.viewport().mapFromGlobal(event.globalPos()))
        titled = self.overlay.titles.title_at(self._scene_point(point))
        menu = menu_of(self, self.node_at(point), titled)
        menu.popup(event.globalPos())

    # --- keys -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, fit, activate; walk while Alt is held. Plain arrows and the rest go on."""
        key, chosen = Qt.Key(event.key()), self.overlay.selection.node
        held = event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier)
        if key in WALKS and held == Qt.KeyboardModifier.AltModifier:
            self._walk(WALKS[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal) and not held:
            self.zoom_by(ZOOM_STEP)
        elif key == Qt.Key.Key_Minus and not held:
            self.zoom_by(1 / ZOOM_STEP)
        elif key in (Qt.Key.Key_0, Qt.Key.Key_F) and not held:
            self.fit_or_show_all()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and chosen is not None:
            self._activate(chosen)
        elif key == Qt.Key.Key_Backspace and not held:
            self._close_around()
        elif key == Qt.Key.Key_Slash and not held:
            self.open_find()
        elif key == Qt.Key.Key_T and not held:
            self.set_weighed(not self.weighed)
        elif key == Qt.Key.Key_Z and not held:
            self.look_closely(self._frame.active if chosen is None else chosen)
        elif key == Qt.Key.Key_G and not held:
            self.turn_all()
        elif key == Qt.Key.Key_L and not held:
            self.turn_layers()
        elif key == Qt.Key.Key_Escape and chosen is not None:
            self.select(None)
        else:
            event.ignore()

    def _walk(self, direction: str) -> None:
        chosen = self.overlay.selection.node
        start = self._graph.boxes_showing(self._frame.active if chosen is None else chosen)
        if not start:
            self.select(self._graph.drawing.boxes[0].node if self._graph.drawing.boxes else None)
            return
        found = self._walker.go(start, direction)
        if found is not None:
            self.select(self._graph.drawing.boxes[found].node, found)

    # --- announcing -----------------------------------------------------------------------------

    def _tell(self, node: NodeId | None) -> None:
        """Describe a node to a screen reader."""
        text = ""
        if node is not None and self._graph.boxes_showing(node):
            text = spoken(self._graph.node(node), self._graph.moment)
        self.setAccessibleDescription(text)
        if text and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
