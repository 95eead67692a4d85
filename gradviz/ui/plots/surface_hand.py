"""What a hand does on a surface: drag the point or the plane, turn the wheel, press keys."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtWidgets import QToolTip

from gradviz.ui.plots.surface_hints import hint, point_hint, step_hint
from gradviz.ui.plots.surface_keys import CLOSER, COPY, MOVE, RESET, act_of
from gradviz.ui.theme import scale

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

    from gradviz.trace.surface import Surface, View
    from gradviz.ui.plots.surface_plot import SurfacePlot

NEAR = 14.0  # pixels from the point at which it is taken
STEP_NEAR = 5.0  # pixels from a step at which it is told
NOTCH = 120  # of a wheel
FINEST = 1 / 500  # of what is seen: values dragged to are rounded to about that
LEAST = 1e-9  # width of what is seen
PATIENCE_MS = 1500  # for the program to follow the point
DEGREES = 0.5  # that a surface at a slant turns, for each pixel

Point = tuple[float, float]
SHAPES = {
    "point": Qt.CursorShape.SizeAllCursor,
    "plane": Qt.CursorShape.ClosedHandCursor,
    "box": Qt.CursorShape.OpenHandCursor,
}


class Hand:
    """Turns what is done with mouse and keys into what the plot asks for."""

    def __init__(self, plot: SurfacePlot) -> None:
        self._plot = plot
        self._holds = ""  # "point", "plane" or nothing
        self._from: Point = (0.0, 0.0)
        self._last = QPointF()
        self.place: Point | None = None  # of the point, until the program is there
        self._leave = QTimer(plot, singleShot=True, interval=PATIENCE_MS)
        self._leave.timeout.connect(self._give_up)

    # -- the mouse -------------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> None:
        """Take the point where it is near, else the plane."""
        surface = self._surface()
        if event.button() != Qt.MouseButton.LeftButton or surface is None:
            event.ignore()
            return
        event.accept()
        self._plot.setFocus(Qt.FocusReason.MouseFocusReason)
        self._holds = self._what(event.position(), surface)
        self._from = self._data(event.position())
        self._last = event.position()
        QToolTip.hideText()

    def _what(self, position: QPointF, surface: Surface) -> str:
        if self._plot.at_a_slant:
            return "box"
        if not self._is_near(position, surface):
            return "plane"
        return "point" if any(surface.movable) else ""

    def move(self, event: QMouseEvent) -> None:
        """Drag what is held; else tell what is under the pointer."""
        surface = self._surface()
        if surface is None:
            return
        event.accept()
        if self._holds == "point":
            self._move_point(self._data(event.position()), surface)
        elif self._holds == "plane":
            self._move_plane(self._data(event.position()))
        elif self._holds == "box":
            by, self._last = event.position() - self._last, event.position()
            self._plot.relief.turn(-by.x() * DEGREES, by.y() * DEGREES)
        else:
            self._tell(event, surface)
        self._wear(event.position(), surface)

    def release(self, event: QMouseEvent) -> None:
        """Let go: the point stays where it was put until the program has followed."""
        event.accept()
        self._holds = ""
        self._leave.start()

    def follow(self, surface: Surface) -> None:
        """The program is at another point: if it is the one that was let go, all is done."""
        if not self._holds and self.place is not None and self.is_at(surface):
            self.place = None

    def is_at(self, surface: Surface) -> bool:
        """Whether the program is where the hand has put the point."""
        return self.place is None or all(
            abs(put - at) <= FINEST / 10 * (ends[1] - ends[0])
            for put, at, ends in zip(self.place, surface.at, surface.view, strict=True)
        )

    def _give_up(self) -> None:
        """The program does not follow: show where it is."""
        if not self._holds and self.place is not None:
            self.place = None
            self._plot.restyle()

    def wheel(self, event: QWheelEvent) -> None:
        """Come closer about the pointer."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier or self._surface() is None:
            event.ignore()
            return
        event.accept()
        self.zoom(CLOSER ** (event.angleDelta().y() / NOTCH), self._data(event.position()))

    def zoom(self, by: float, about: Point | None = None) -> None:
        """See so much of what is seen, with `about` (or the middle) where it is."""
        x, y = self._plot.viewRange()
        about = about or (sum(x) / 2, sum(y) / 2)
        ends = [[a + (end - a) * by for end in side] for side, a in zip((x, y), about, strict=True)]
        if all(high - low > LEAST for low, high in ends):
            self._plot.look(_view(ends))

    # -- keys ------------------------------------------------------------------------------------

    def key(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; False where it asks for nothing here."""
        act, surface = act_of(event), self._surface()
        if act is None or surface is None:
            return False
        event.accept()
        what, x, y = act
        if what == RESET:
            self._plot.look(None)
        elif what == COPY:
            self._plot.copyWanted.emit()
        elif what == MOVE:
            wide, high = (side[1] - side[0] for side in self._plot.viewRange())
            at = self.place or surface.at  # a key held down is ahead of the program
            self._move_point((at[0] + x * wide, at[1] + y * high), surface)
            self._leave.start()
        else:
            self.zoom(x)
        return True

    # -- how -------------------------------------------------------------------------------------

    def _surface(self) -> Surface | None:
        return None if self._plot.is_empty else self._plot.surface

    def _data(self, position: QPointF) -> Point:
        box = self._plot.getPlotItem().getViewBox()
        found = box.mapSceneToView(self._plot.mapToScene(position.toPoint()))
        return found.x(), found.y()

    def _is_near(self, position: QPointF, surface: Surface) -> bool:
        box = self._plot.getPlotItem().getViewBox()
        scene = box.mapViewToScene(QPointF(*(self.place or surface.at)))
        away = QPointF(self._plot.mapFromScene(scene)) - position
        return math.hypot(away.x(), away.y()) <= NEAR * scale()

    def _move_point(self, to: Point, surface: Surface) -> None:
        place = [surface.at[0], surface.at[1]]
        for k, (value, ends) in enumerate(zip(to, self._plot.viewRange(), strict=True)):
            if surface.movable[k]:
                place[k] = _rounded(min(max(value, ends[0]), ends[1]), ends[1] - ends[0])
        self.place = place[0], place[1]
        self._plot.show_point(self.place)
        self._plot.moved.emit(*self.place)

    def _move_plane(self, to: Point) -> None:
        ends = [[end + start - there for end in side] for side, start, there in
                zip(self._plot.viewRange(), self._from, to, strict=True)]  # fmt: skip
        if to != self._from:
            self._plot.look(_view(ends))

    def _tell(self, event: QMouseEvent, surface: Surface) -> None:
        text = self._text(event.position(), surface)
        if not text:
            QToolTip.hideText()
            return
        where = event.globalPosition().toPoint() + QPoint(12, 8)
        QToolTip.showText(where, text, self._plot.viewport())

    def _text(self, position: QPointF, surface: Surface) -> str:
        if self._plot.at_a_slant:
            item = self._plot.getPlotItem().mapFromScene(self._plot.mapToScene(position.toPoint()))
            seen = self._plot.relief.at(item)
            return "" if seen is None else hint(surface, *seen)
        if self._is_near(position, surface):
            return point_hint(surface)
        step = self._step_near(position)
        if step is not None:
            return step_hint(self._plot.way_down, step)
        x, y = self._data(position)
        (left, right), (low, high) = self._plot.viewRange()
        return hint(surface, x, y) if left <= x <= right and low <= y <= high else ""

    def _step_near(self, position: QPointF) -> int | None:
        """Return which step of the way down the pointer is on."""
        way = self._plot.way_down
        if way is None or not way.steps:
            return None
        box = self._plot.getPlotItem().getViewBox().rect()
        wide, high = (end - start for start, end in self._plot.viewRange())
        x, y = self._data(position)
        away = np.hypot((way.x - x) / wide * box.width(), (way.y - y) / high * box.height())
        nearest = int(np.argmin(away))
        return nearest if away[nearest] <= STEP_NEAR * scale() else None

    def _wear(self, position: QPointF, surface: Surface) -> None:
        what = self._holds or self._what(position, surface).replace("plane", "")
        shape = SHAPES.get(what, Qt.CursorShape.CrossCursor)
        self._plot.viewport().setCursor(shape)


def _view(ends: list[list[float]]) -> View:
    (left, right), (low, high) = ends
    return (left, right), (low, high)


def _rounded(value: float, width: float) -> float:
    """Return `value` as nobody could have meant it more exactly with so much to be seen."""
    digits = -math.floor(math.log10(max(width * FINEST, 1e-300)))
    return round(value, digits)
