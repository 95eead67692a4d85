"""Where the view looks: zoom, fit, pan, and bringing a rectangle into sight.

The area that counts is the viewport
without what lies over it: the caption above, the narration's card below.
"""

from collections.abc import Callable, Sequence
from math import floor

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsView

from gradviz.ui.graph.levels import close_from
from gradviz.ui.graph.pages import Place, Room
from gradviz.ui.theme import scale

LEAST_FIT, MOST_FIT = 0.76, 1.35  # a whole graph is shown between these zooms: words are legible
LEAST_START, MOST_START = 0.9, 1.0  # a graph too large for that starts at its left, so large
LEAST = 0.02
_BORDER = 12.0  # pixels kept free around what is fitted
_KEPT = 60.0  # pixels of the graph that always stay in view


class Camera:
    """Moves a view. `content` is what the drawing covers, in scene units."""

    def __init__(self, view: QGraphicsView) -> None:
        self._view = view
        self.content = QRectF()
        self.closest: Callable[[], float] = lambda: MOST_FIT  # the zoom that shows all there is
        self.top_reserve, self.bottom_reserve = 0.0, 0.0

    @property
    def zoom(self) -> float:
        """Pixels per scene unit."""
        return self._view.transform().m11()

    def area(self) -> QRectF:
        """Return the part of the viewport that nothing lies over, in its pixels."""
        whole = QRectF(self._view.viewport().rect())
        free = whole.adjusted(
            _BORDER, self.top_reserve + _BORDER, -_BORDER, -self.bottom_reserve - _BORDER
        )
        return free if free.width() > 40 and free.height() > 40 else whole

    def fit(self, start: QPointF) -> None:
        """Show the whole graph if that leaves it legible, else its left end around `start`."""
        area, content = self.area(), self.content
        if content.isEmpty():
            return
        if self.can_fit():
            self.fit_all()
            return
        down = area.height() / content.height()
        zoom = min(max(down, LEAST_START), MOST_START) * scale()
        self._scale(zoom)
        tall = content.height() * zoom > area.height()
        y = start.y() if tall else content.center().y()
        if tall:  # no emptiness above or below, where the graph could fill it
            half = area.height() / 2 / zoom
            y = min(max(y, content.top() + half), content.bottom() - half)
        if content.width() * zoom <= area.width():  # it is only too tall
            self.put(QPointF(content.center().x(), y), area.center())
            return
        self.put(QPointF(content.left(), y), QPointF(area.left(), area.center().y()))

    def can_fit(self) -> bool:
        """Tell whether the whole graph stays legible in the free area."""
        return self._whole() >= LEAST_FIT * scale()

    def fit_all(self) -> None:
        """Show the whole graph, however small it gets."""
        area, content = self.area(), self.content
        if not content.isEmpty():
            self._look(min(self._whole(), MOST_FIT * scale()), content.center(), area.center())

    def fill(self, rect: QRectF) -> bool:
        """Let `rect` fill the free area, close enough for numbers; False if it does already."""
        area = self.area()
        zoom = min(area.width() / rect.width(), area.height() / rect.height())
        zoom = min(max(zoom, close_from()), self.closest() * scale())
        place = self._view.mapFromScene(rect.center())
        away = max(abs(place.x() - area.center().x()), abs(place.y() - area.center().y()))
        if abs(zoom / self.zoom - 1) < 0.01 and away < 3:
            return False
        self._look(zoom, rect.center(), area.center())
        return True

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom so that what lies `at` (viewport pixels; else the middle) stays there."""
        fixed = at if at is not None else self.area().center()
        self._look(self.zoom * factor, self._view.mapToScene(fixed.toPoint()), fixed)

    def pan(self, x: float, y: float) -> None:
        """Move the picture by so many pixels."""
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        across.setValue(across.value() - round(x))
        down.setValue(down.value() - round(y))
        if self.zoom >= close_from():  # what of a table is kept in sight moves in its box
            self._view.resetCachedContent()

    def centre(self, point: QPointF) -> None:
        """Bring `point` into the middle of the free area."""
        self.put(point, self.area().center())

    def put(self, point: QPointF, at: QPointF) -> None:
        """Scroll so that scene `point` lies at viewport pixel `at`, from wherever that may be."""
        way = at - self._view.viewportTransform().map(point)
        self.pan(*(floor(round(length, 6) + 0.5) for length in way.toTuple()))

    def reveal(self, rect: QRectF) -> None:
        """Bring `rect` into the free area, if it is not wholly in it."""
        seen = self._view.mapFromScene(rect).boundingRect()
        if not self.area().adjusted(-1, -1, 1, 1).contains(QRectF(seen)):
            self.centre(rect.center())

    def nearest(self, rects: Sequence[QRectF]) -> QRectF:
        """Return the one of `rects` whose middle is nearest to that of the free area."""
        middle, seen = self.area().center(), self._view.viewportTransform()
        return min(rects, key=lambda r: (seen.map(r.center()) - middle).manhattanLength())

    def room(self) -> Room:
        """Return how much the free area shows."""
        area = self.area()
        return Room(area.width() / self.zoom, area.height() / self.zoom, _BORDER / self.zoom)

    def turn_to(self, place: Place, about: QRectF) -> None:
        """Show the page that begins at a place, moved no further than to have `about` on it.

        It stays where it is for a null rectangle.
        """
        page = QRectF(*place, *self.room()[:2])
        if not about.isNull():
            page.translate(_shift(page.left(), page.right(), about.left(), about.right()), 0)
            page.translate(0, _shift(page.top(), page.bottom(), about.top(), about.bottom()))
        self.put(page.topLeft(), self.area().topLeft())

    def sees_all(self) -> bool:
        """Tell whether all of the graph lies in the free area."""
        seen = self._view.mapFromScene(self.content).boundingRect()
        return self.area().adjusted(-2, -2, 2, 2).contains(QRectF(seen))

    def bound(self) -> None:
        """Let the graph be moved freely, but never out of sight."""
        zoom = max(self.zoom, LEAST)
        viewport = self._view.viewport()
        across = max(viewport.width() - _KEPT, 0.0) / zoom
        down = max(viewport.height() - _KEPT, 0.0) / zoom
        self._view.setSceneRect(self.content.adjusted(-across, -down, across, down))

    def _whole(self) -> float:
        """Return the zoom at which the whole graph just fits; 0 where there is none."""
        area, content = self.area(), self.content
        if content.isEmpty():
            return 0.0
        return min(area.width() / content.width(), area.height() / content.height())

    def _look(self, zoom: float, point: QPointF, at: QPointF) -> None:
        self._scale(zoom)
        self.put(point, at)

    def _scale(self, zoom: float) -> None:
        zoom = min(max(zoom, LEAST), self.closest() * scale())
        self._view.setTransform(QTransform.fromScale(zoom, zoom))
        self.bound()


def _shift(low: float, high: float, begin: float, end: float) -> float:
    """Return how far from `low` to `high` has to move to hold from `begin` to `end`."""
    return min(begin - low, 0.0) or max(end - high, 0.0)
