"""The whole graph in a corner, where it does not fit: with the part in view, to be dragged.

Says where to look in scene units; knows the painter of the graph and no more of the view.
"""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QWidget

from gradviz.ui.graph.graph_painter import GraphPainter
from gradviz.ui.graph.heat_map import mixed
from gradviz.ui.theme import LIGHT, Theme
from gradviz.words import say

MOST_WIDTH, MOST_HEIGHT = 170.0, 110.0  # pixels
SHARE = 0.3  # of what the view shows, that the map covers of its width and height at most
LEAST = 26.0  # a long chain is not drawn as a hair
_PAD = 5.0
LATER_MS = 150
_DETAIL = 0.12  # zoom at which the picture is painted: only shapes, no words
_CURRENT = 1e3  # covering the box of the step counts for so much more than covering another
_FEW = 2000  # boxes, that are painted here as soon as they are in the graph


class MiniMap(QWidget):
    """A small picture of the graph. A click or a drag in it moves the view."""

    lookRequested = Signal(QPointF)  # scene point that should come into the middle

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("graphMap")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme: Theme = LIGHT
        self._graph: GraphPainter | None = None
        self._content, self._seen = QRectF(), QRectF()
        self._picture = QImage()
        self._stale = True
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self._renew)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`."""
        self._theme, self._stale = theme, True
        self.update()

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self.setAccessibleName(say("graph.map"))
        self.setToolTip(say("graph.map_hint"))

    def set_graph(self, graph: GraphPainter, content: QRectF) -> None:
        """Show another graph; `content` is what it covers."""
        self._graph, self._content = graph, content
        self._begin_anew(graph)

    def _begin_anew(self, graph: GraphPainter) -> None:
        if len(graph.drawing.boxes) <= _FEW:
            self._renew()
        else:  # after the graph itself: both at once would hold the window
            self._picture, self._stale = QImage(), False
            self.settle()

    def settle(self) -> None:
        """Paint the graph anew when the steps come to rest: its frame has changed."""
        self._later.start()

    def _renew(self) -> None:
        self._stale = True
        self.update()

    def set_seen(self, seen: QRectF, whole: bool) -> None:
        """Mark the part that the view shows; the map goes away while that is the `whole`."""
        self.setVisible(not whole and not self._content.isEmpty())
        if seen != self._seen:
            self._seen = seen
            self.update()

    def stand(self, corner: QPointF, area: QRectF, chosen: bool) -> None:
        """Stand at the upper right `corner`, or where fewer boxes are covered: at the lower edge.

        `area` is what of the view nothing lies over, in its pixels. Where the person has `chosen`
        what to look at, the map does not run from corner to corner.
        """
        if self.isHidden():
            return
        self._fit_into(area)
        size, low = QSizeF(self.size()), area.bottom() - self.height()
        first = QRectF(corner - QPointF(self.width(), 0), size)
        lower = [QRectF(QPointF(x, low), size) for x in (first.left(), area.left())]
        places = (
            [first] if chosen else [first, *(one for one in lower if one.top() > first.bottom())]
        )
        self.move(min(places, key=lambda place: self._covered(place, area)).topLeft().toPoint())

    def _fit_into(self, area: QRectF) -> None:
        """Be as large as a map may be in this area of the view."""
        most = QSizeF(MOST_WIDTH, MOST_HEIGHT).boundedTo(area.size() * SHARE)
        size = self._content.size().scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
        width, height = max(size.width(), LEAST), max(size.height(), LEAST)
        wanted = QSizeF(width + 2 * _PAD, height + 2 * _PAD).toSize()
        if wanted != self.size():
            self.resize(wanted)
            if self._graph is not None:
                self._begin_anew(self._graph)

    def _covered(self, place: QRectF, area: QRectF) -> float:
        """Return how much of boxes lies under a place of the view, in scene units squared."""
        if self._graph is None or not len(self._graph.hits.corners):
            return 0.0
        by = self._seen.width() / area.width()
        corner = self._seen.topLeft() + (place.topLeft() - area.topLeft()) * by
        extent = np.array([place.width(), place.height()]) * by
        scene = np.array([*corner.toTuple(), *(np.array(corner.toTuple()) + extent)])
        numbers = self._graph.hits.boxes_in(*scene)
        boxes = self._graph.hits.corners[numbers]
        shared = np.minimum(boxes[:, 2:], scene[2:]) - np.maximum(boxes[:, :2], scene[:2])
        current = np.isin(numbers, self._graph.boxes_showing(self._graph.moment.active))
        counts = np.where(current, _CURRENT, 1.0)
        return float((np.maximum(shared, 0.0).prod(axis=1) * counts).sum())

    def point_at(self, place: QPointF) -> QPointF:
        """Return the scene point at a place of the map."""
        return self._transform().inverted()[0].map(place)

    def _transform(self) -> QTransform:
        """Return the way from scene units to the map's pixels."""
        content, inner = self._content, QRectF(self.rect()).adjusted(_PAD, _PAD, -_PAD, -_PAD)
        zoom = min(inner.width() / content.width(), inner.height() / content.height())
        made = QTransform.fromTranslate(inner.center().x(), inner.center().y())
        made.scale(zoom, zoom)
        return made.translate(-content.center().x(), -content.center().y())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, the graph, and the frame of what is in view."""
        if self._graph is None or self._content.isEmpty():
            return
        if self._stale:
            self._paint_picture(self._graph)
        painter = QPainter(self)
        painter.drawImage(0, 0, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self._transform().mapRect(self._seen)
        frame &= QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(QPen(mixed(self._theme.canvas, self._theme.series, 1.0), 1.5))
        wash = mixed(self._theme.canvas, self._theme.series, 0.6)
        wash.setAlphaF(0.14)
        painter.setBrush(wash)
        painter.drawRoundedRect(frame, 2, 2)
        painter.end()

    def _paint_picture(self, graph: GraphPainter) -> None:
        ratio = self.devicePixelRatioF()
        self._picture = QImage(self.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(mixed(self._theme.canvas, self._theme.outline, 1.0), 1.0))
        painter.setBrush(mixed(self._theme.raised, self._theme.canvas, 0.5))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setTransform(self._transform(), True)
        graph.paint(painter, self._content, min(_DETAIL, self._transform().m11()))
        painter.end()
        self._stale = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look where the person clicks."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.lookRequested.emit(self.point_at(event.position()))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow a drag."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.lookRequested.emit(self.point_at(event.position()))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep the end of a drag from the view beneath."""
        event.accept()
