"""The graph on the screen: a painted background, a few marks over it, mouse and keys.

Draws a trace at a frame and says what the person wants; computes nothing and knows no document.
The graph itself is in `graph_painter`; here is what a window adds: camera, pointing, announcing.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from gradviz.layout.geometry import Drawing
from gradviz.trace import Frame, NodeId, Trace
from gradviz.ui.graph import walking
from gradviz.ui.graph.camera import Camera
from gradviz.ui.graph.caption import caption
from gradviz.ui.graph.graph_painter import GraphPainter
from gradviz.ui.graph.marks import Cut
from gradviz.ui.graph.node_words import card, sentences, spoken
from gradviz.ui.graph.notes import CaptionLabel, CardLabel
from gradviz.ui.graph.overlay import Overlay
from gradviz.ui.graph.pointing import ZOOM_STEP, Pointer
from gradviz.ui.graph.sheet import Sheet
from gradviz.ui.theme import LIGHT, Theme
from gradviz.words import say

CAPTION_ROOM = 40.0  # pixels at the top that the caption takes
_MANY = 60  # changed rectangles; above, the whole background is painted anew
_SLACK = 3.0  # pixels beside a box that still count as on it
_SHIFT = Qt.KeyboardModifier.ShiftModifier

_WALKS = {
    Qt.Key.Key_Left: walking.LEFT,
    Qt.Key.Key_Right: walking.RIGHT,
    Qt.Key.Key_Up: walking.UP,
    Qt.Key.Key_Down: walking.DOWN,
}
_EMPTY = Drawing((), (), {}, 0.0, 0.0)


class GraphView(QGraphicsView):
    """The drawn graph. Nodes are named by their ids in the trace."""

    nodeActivated = Signal(int)  # clicked, or Enter on the selected node
    nodeHovered = Signal(object)  # int, or None when the pointer leaves
    nodeSelected = Signal(object)  # int, or None

    def __init__(self, parent: QWidget | None = None) -> None:
        self._graph = GraphPainter(Trace(""), _EMPTY, LIGHT)
        self._frame = Frame(0)
        self._scene = QGraphicsScene()  # kept: the view alone does not keep it
        super().__init__(self._scene, parent)
        self.setObjectName("graphView")
        self._sheet = Sheet()
        self._fitted = True  # the person has not moved the picture since it was fitted
        self._set_up_view()
        self.camera = Camera(self)
        self.camera.top_reserve = CAPTION_ROOM
        self.overlay = Overlay(self._scene)
        self._caption = CaptionLabel(self)
        self._card = CardLabel(self)
        self.set_theme(LIGHT)
        self.retranslate()

    def _set_up_view(self) -> None:
        self._scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheBackground)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._connect_pointer()

    # --- what to show ---------------------------------------------------------------------------

    def set_trace(self, trace: Trace, drawing: Drawing) -> None:
        """Show another run. The view stays where it is if the new drawing has the old shape."""
        same = _shape(drawing) == _shape(self._graph.drawing) and bool(drawing.boxes)
        self._graph = GraphPainter(trace, drawing, self._graph.inks.theme)
        self._frame = Frame(0)
        self._card.hide()
        self.overlay.set_graph(self._graph)
        self.camera.content = self._graph.content()
        self.camera.bound()
        if not same:
            self.fit()
        self._caption.set_words(*caption(trace, self._frame))
        self._repaint_all()

    def set_frame(self, frame: Frame) -> None:
        """Show the trace at another moment: only what looks different is painted anew."""
        self._frame = frame
        changed = self._graph.set_frame(frame)
        if len(changed) > _MANY:
            self._repaint_all()
        else:
            reach = 3 / self.camera.zoom
            for left, top, right, bottom in changed.tolist():
                rect = QRectF(left, top, right - left, bottom - top)
                self.invalidateScene(
                    rect.adjusted(-reach, -reach, reach, reach),
                    QGraphicsScene.SceneLayer.BackgroundLayer,
                )
        self.overlay.settle()
        self._card.hide()
        self._caption.set_words(*caption(self._graph.trace, frame))
        rects = self._graph.rects_of(frame.active)
        if rects:
            self.camera.reveal(rects[0])
        self._tell(frame.active)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`."""
        self._graph.set_theme(theme)
        self._caption.set_theme(theme)
        self._card.set_theme(theme)
        self.overlay.settle()
        self._repaint_all()

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self.setAccessibleName(say("graph.name"))
        self.setWhatsThis(say("graph.help"))
        self._graph.nodes.forget_words()
        self._caption.set_words(*caption(self._graph.trace, self._frame))
        self._tell(self._frame.active)
        self._repaint_all()

    def set_cut(self, node: NodeId | None, text: str = "") -> None:
        """Mark where a gradient is lost, with a few words beside it; None takes the mark away."""
        known = node is not None and node in self._graph.boxes_of
        self.overlay.cut.mark(Cut(node, text) if known and node is not None else None)
        if known:
            self.camera.reveal(self._graph.rects_of(node)[0])

    def accessible_nodes(self) -> list[str]:
        """Return a sentence per node, for a screen reader's list beside the picture."""
        return sentences(self._graph.trace, self._graph.moment)

    # --- where to look --------------------------------------------------------------------------

    def fit(self) -> None:
        """Show the whole graph if it stays legible so, else its beginning."""
        self._fitted = True
        drawing = self._graph.drawing
        first = self._graph.rect_of(0).center() if drawing.boxes else QPointF()
        self.camera.fit(first)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom, keeping what lies `at` (viewport pixels) where it is."""
        self._fitted = False
        self._card.hide()
        self.camera.zoom_by(factor, at)

    def center_on_node(self, node: NodeId) -> None:
        """Bring a node into the middle of the view; nothing happens if it is not drawn."""
        rects = self._graph.rects_of(node)
        if rects:
            self._fitted = False
            self.camera.centre(rects[0].center())

    def set_bottom_reserve(self, pixels: float) -> None:
        """Keep the lower edge free for what lies over it."""
        if pixels != self.camera.bottom_reserve:
            self.camera.bottom_reserve = pixels
            if self._fitted:
                self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again, unless the person has chosen where to look."""
        super().resizeEvent(event)
        self.camera.bound()
        if self._fitted:
            self.fit()

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
        rects = self._graph.rects_of(node)
        if rects:
            self.camera.reveal(rects[0])
            self._tell(node)

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
        pointer.zoomed.connect(self.zoom_by)

    def _click(self, point: QPointF) -> None:
        node = self.node_at(point)
        self.select(node)
        if node is not None:
            self.nodeActivated.emit(node)

    def _drag(self, x: float, y: float) -> None:
        self._fitted = False
        self._card.hide()
        self.camera.pan(x, y)

    def _point_at(self, node: NodeId | None) -> None:
        shape = Qt.CursorShape.ArrowCursor if node is None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
        if node != self.overlay.hover.node:
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

    # --- painting and announcing ----------------------------------------------------------------

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint canvas and graph. Qt keeps the result and asks again for what was invalidated."""
        self._sheet.paint(painter, QRectF(rect), self.viewportTransform(), self._graph)

    def _repaint_all(self) -> None:
        self.resetCachedContent()
        self.viewport().update()

    def _tell(self, node: NodeId | None) -> None:
        """Describe a node to a screen reader."""
        nodes = self._graph.trace.nodes
        known = node is not None and node < len(nodes)
        text = spoken(nodes[node], self._graph.moment) if known and node is not None else ""
        self.setAccessibleDescription(text)
        if text and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))


def _shape(drawing: Drawing) -> tuple[int, int, float, float]:
    return len(drawing.boxes), len(drawing.paths), drawing.width, drawing.height
