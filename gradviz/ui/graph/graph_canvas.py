"""The surface the graph is on: what it shows, where it looks, and how it is painted.

A painted background with a few marks over it and a caption on top. Knows no mouse and no keys: see
`graph_view`.
"""

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from gradviz.layout.geometry import Drawing
from gradviz.trace import Frame, NodeId, Trace
from gradviz.trace.curves import Sparks
from gradviz.ui.graph.anchor import alike, anchor
from gradviz.ui.graph.asked import Asked
from gradviz.ui.graph.camera import Camera
from gradviz.ui.graph.caption import caption
from gradviz.ui.graph.curtain import draw_curtains
from gradviz.ui.graph.cuts import Cut
from gradviz.ui.graph.graph_painter import GraphPainter
from gradviz.ui.graph.notes import CaptionLabel
from gradviz.ui.graph.overlay import Overlay
from gradviz.ui.graph.pages import Pages
from gradviz.ui.graph.sheet import Sheet
from gradviz.ui.theme import LIGHT, Theme

CAPTION_ROOM = 40.0  # pixels at the top that the caption takes
_MANY = 60  # changed rectangles; above, the whole background is painted anew
_REACH = 3.0  # pixels around a changed rectangle that are painted anew with it
_EMPTY = Drawing((), (), {}, 0.0, 0.0)


class GraphCanvas(QGraphicsView):
    """Shows one trace at one frame. Nodes are named by their ids in the trace."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._graph = GraphPainter(Trace(""), _EMPTY, LIGHT)
        self._pages = _pages_of(self._graph, QRectF())
        self._frame = Frame(0)
        self._sheet = Sheet()
        self._fitted = True  # the person has not moved the picture since it was fitted
        self._scene = QGraphicsScene()  # kept: the view alone does not keep it
        super().__init__(self._scene, parent)
        self._scene.setParent(self)  # else it outlives the view, and with it all that it shows
        self._set_up_view()
        self.camera = Camera(self)
        self.camera.top_reserve = CAPTION_ROOM
        self.camera.closest = lambda: self._graph.closest
        self.overlay = Overlay(self._scene)
        for mark in (self.overlay.stage, self.overlay.titles, self.overlay.cut):
            mark.seen = self._free_area
        self._caption = CaptionLabel(self)

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

    # --- what to show ---------------------------------------------------------------------------

    def set_trace(self, trace: Trace, drawing: Drawing) -> None:
        """Show another run. The view stays where it is if the new drawing has the old shape.

        Where the person has chosen to look, it stays with what lies there as long as that is there.
        """
        same = alike(drawing, self._graph.drawing)
        before = self._graph
        self._graph = GraphPainter(trace, drawing, before.inks.theme)
        self._graph.set_weighed(before.weighed)
        if same:  # until the new lines come: boxes must not flicker while a number is dragged
            self._graph.take_sparks(before)
        self._frame = Frame(0)
        self.overlay.set_graph(self._graph)
        self._take_in()
        if not same:
            self._find_place(before)
        self._set_caption()
        self._repaint_all()

    def _find_place(self, before: GraphPainter) -> None:
        """Fit, unless the person has chosen a place, and an edit left something there."""
        middle = self._free_area().center()
        moved = None if self._fitted else anchor(before, self._graph, middle)
        if moved is None:
            self.fit()
        else:
            self.camera.centre(middle + moved)

    def set_drawing(self, drawing: Drawing) -> None:
        """Show the same run with other groups closed, at the same moment."""
        before = self._graph
        self._graph = GraphPainter(before.trace, drawing, before.inks.theme)
        self._graph.set_weighed(before.weighed)
        self._graph.take_sparks(before)
        self._graph.stand_at(self._frame)
        self.overlay.set_graph(self._graph)
        self._take_in()
        self._repaint_all()

    def _take_in(self) -> None:
        """Let the camera know what there is to see: the frames and titles of groups, too."""
        self.camera.content = self._graph.content.united(self._graph.regions.extent())
        self._pages = _pages_of(self._graph, self.camera.content)
        self.camera.bound()

    def set_frame(self, frame: Frame) -> None:
        """Show the trace at another moment: only what looks different is painted anew."""
        self._frame = frame
        changed = self._graph.set_frame(frame)
        self.overlay.settle()  # before the scene hears of `changed`: else Qt paints all twice
        if len(changed) > _MANY:
            self._repaint_all()
        else:
            self._repaint(changed)
        self._set_caption()
        self._follow(frame)

    def paint_now(self) -> None:
        """Paint what has changed, without waiting for the rest of the window."""
        # The scene first tells the view what it has noted of its items: not to be painted twice.
        QCoreApplication.sendPostedEvents(self._scene, QEvent.Type.MetaCall.value)
        QCoreApplication.sendPostedEvents(self.window(), QEvent.Type.UpdateRequest.value)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`."""
        self._graph.set_theme(theme)
        self._caption.set_theme(theme)
        self.overlay.settle()
        self._repaint_all()

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self._graph.nodes.forget_words()
        self._set_caption()
        self._repaint_all()

    def set_cut(self, node: NodeId | None, text: str = "") -> None:
        """Mark where a gradient is lost, with a few words beside it; None takes the mark away."""
        known = bool(self._graph.boxes_showing(node))
        self.overlay.cut.mark(Cut(node, text) if known and node is not None else None)
        self._reveal(node)

    def set_breaks(self, nodes: frozenset[NodeId]) -> None:
        """Mark the nodes that stepping stops at."""
        self.overlay.breaks.mark(nodes)

    @property
    def weighed(self) -> bool:
        """Whether the thickness of an edge tells how much it carried back."""
        return self._graph.weighed

    def set_weighed(self, weighed: bool) -> None:
        """Let the thickness of an edge tell how much it carried back, or let all be as thick."""
        self._graph.set_weighed(weighed)
        self._repaint_all()

    def set_sparks(self, sparks: Sparks | None) -> None:
        """Draw in the boxes of numbers what they are along a name; None draws no lines."""
        if sparks is not self._graph.sparks:
            self._graph.set_sparks(sparks)
            self._repaint_all()

    @property
    def asked(self) -> Asked:
        """What is to be seen beyond the step."""
        marks = self.overlay
        return Asked(self.weighed, self._graph.sparks, marks.cut.cut, marks.breaks.nodes)

    # --- where to look --------------------------------------------------------------------------

    def fit(self) -> None:
        """Show the whole graph if it stays legible so, else its beginning."""
        self._fitted = True
        drawing = self._graph.drawing
        first = self._graph.rect_of(0).center() if drawing.boxes else QPointF()
        self.camera.fit(first)

    def fit_or_show_all(self) -> None:
        """Fit; the second time show all of a graph that is too large to be legible so."""
        if self._fitted and not self.camera.sees_all():
            self._fitted = False
            self.camera.fit_all()
        else:
            self._fitted = True
            self._fit_again()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom, keeping what lies `at` (viewport pixels) where it is."""
        self._fitted = False
        self.camera.zoom_by(factor, at)

    def look_closely(self, node: NodeId | None) -> None:
        """Let a node fill the view, with all its numbers; the second time show the whole again."""
        rects = self._graph.rects_of(node)
        if rects and self.camera.fill(rects[0]):
            self._fitted = False
        elif rects:
            self._fit_again()

    def center_on_node(self, node: NodeId) -> None:
        """Bring a node into the middle of the view; nothing happens if it is not drawn."""
        rects = self._graph.rects_of(node)
        if rects:
            self._fitted = False
            self.camera.centre(rects[0].center())

    def set_bottom_reserve(self, pixels: float) -> None:
        """Keep the lower edge free for what lies over it.

        The picture moves only if it would be covered: cards grow and shrink from step to step.
        """
        saw_all = self.camera.sees_all()
        self.camera.bottom_reserve = pixels
        if self._fitted and not self.camera.sees_all() and (saw_all or self.camera.can_fit()):
            self._fit_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again, unless the person has chosen where to look."""
        super().resizeEvent(event)
        self.camera.bound()
        if self._fitted:
            self._fit_again()

    def _fit_again(self) -> None:
        self.fit()
        self._follow(self._frame)

    def _follow(self, frame: Frame) -> None:
        """Keep what happens in view.

        Unless the person has chosen where to look, where the camera stands hangs on the frame
        alone, so that a step back finds the picture where it was.
        """
        source = self.overlay.stage.source
        if not self._fitted and source is None:
            self._reveal(frame.active)
        elif not self._fitted and source is not None:
            self.camera.reveal(source)
        elif not self.camera.can_fit():
            place = self._pages.place(frame.index, self.camera.room())
            if place is not None:
                self.camera.turn_to(place, self.overlay.stage.about)
            else:
                self.fit()

    def _free_area(self) -> QRectF:
        """Return the part of the scene that is in sight, with nothing over it."""
        return self.viewportTransform().inverted()[0].mapRect(self.camera.area())

    def _reveal(self, node: NodeId | None, box: int | None = None) -> None:
        """Bring a node into sight: one `box` of it, or else the copy that is nearest."""
        rects = self._graph.rects_of(node) if box is None else [self._graph.rect_of(box)]
        if rects:
            self.camera.reveal(self.camera.nearest(rects))

    # --- painting -------------------------------------------------------------------------------

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint canvas and graph. Qt keeps the result and asks again for what was invalidated."""
        self._sheet.paint(painter, QRectF(rect), self.viewportTransform(), self._graph)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """End the graph where the caption and the card begin."""
        whole, camera = QRectF(self.viewport().rect()), self.camera
        ink = self._graph.inks.canvas
        draw_curtains(painter, whole, camera.top_reserve, camera.bottom_reserve, ink)

    def _repaint(self, changed: np.ndarray) -> None:
        """Paint rectangles anew: (k, 4) left, top, right, bottom in scene units."""
        reach = _REACH / self.camera.zoom
        for left, top, right, bottom in changed.tolist():
            rect = QRectF(left, top, right - left, bottom - top)
            self.invalidateScene(
                rect.adjusted(-reach, -reach, reach, reach),
                QGraphicsScene.SceneLayer.BackgroundLayer,
            )

    def _repaint_all(self) -> None:
        self.resetCachedContent()
        self.viewport().update()

    def _set_caption(self) -> None:
        self._caption.set_words(*caption(self._graph.trace, self._frame))


def _pages_of(graph: GraphPainter, content: QRectF) -> Pages:
    whole = content.left(), content.top(), content.right(), content.bottom()
    return Pages(graph.trace.steps, graph.drawing, graph.hits.corners, whole, graph.boxes_showing)
