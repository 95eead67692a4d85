"""A value over two inputs, seen from above: shades, lines, gradient, the present point, ways down.

The point is dragged, or moved by Ctrl with the arrow keys; the plane is dragged beside it, and
closer or farther with Ctrl and the wheel, + and −; 0 or a double click go back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPoint, QRectF, Qt, Signal

from gradviz.trace.surface import DOWNHILL, Descent, Surface, View
from gradviz.ui.plots.chart import MARK, Chart
from gradviz.ui.plots.ranges import View as Seen
from gradviz.ui.plots.surface_arrows import Arrows
from gradviz.ui.plots.surface_dots import Dots
from gradviz.ui.plots.surface_ground import Ground
from gradviz.ui.plots.surface_hand import Hand
from gradviz.ui.plots.surface_hints import told, told_slope, told_way
from gradviz.ui.plots.surface_key import Key
from gradviz.ui.plots.surface_lines import Lines
from gradviz.ui.plots.surface_relief import Relief
from gradviz.ui.plots.training_words import run_name
from gradviz.ui.theme import scale
from gradviz.words import say

if TYPE_CHECKING:
    import pyqtgraph as pg
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from gradviz.trace.training import Training

DOT, STEP = 14.0, 3.6  # pixels across: the present point, one step of a way
MARGINS = (8, 4, 14, 4)  # pixels around the plot: left, top, right, below


class SurfacePlot(Chart):
    """Draws a Surface, and over it the way down and the way a training run took."""

    moved = Signal(float, float)  # the present point was put there
    copyWanted = Signal()
    menuWanted = Signal(QPoint)  # at this place of the screen
    viewWanted = Signal(object)  # View, or None: around the point

    def __init__(self, parent: QWidget | None = None) -> None:
        self._surface: Surface | None = None
        self._training: Training | None = None
        self._descent: Descent | None = None
        self._direction = DOWNHILL
        self._at_a_slant = False
        self._built = False
        super().__init__("surfacePlot", parent)
        self.showGrid(x=False, y=False)
        self._ground, self._arrows, self._key = Ground(), Arrows(), Key()
        self.addItem(self._ground, ignoreBounds=True)
        self._lines = Lines(self)
        self.addItem(self._arrows, ignoreBounds=True)
        self._arrows.setZValue(3)
        self._way = self._new_way("plots.way", MARK - 3)
        self._way_down = self._new_way("surface.way_down", MARK - 2)
        self._point = self.add_series(say("plots.point"), pen=None)
        self._dots = {
            self._way: self._new_dots(MARK - 3),
            self._way_down: self._new_dots(MARK - 2),
            self._point: self._new_dots(MARK),
        }
        self._key.setParentItem(self.getPlotItem())
        self.relief = Relief()
        self.relief.setParentItem(self.getPlotItem())
        self._hand = Hand(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self._built = True
        self.set_surface(None)

    def _new_way(self, name: str, depth: int) -> pg.PlotDataItem:
        way = self.add_series(say(name))
        way.setZValue(depth)
        return way

    def _new_dots(self, depth: int) -> Dots:
        dots = Dots()
        dots.setZValue(depth)
        self.addItem(dots, ignoreBounds=True)
        return dots

    # -- what comes down ------------------------------------------------------------------------

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be seen."""
        return self._surface is None or self._surface.tones is None

    @property
    def surface(self) -> Surface | None:
        """What is drawn."""
        return self._surface

    @property
    def way_down(self) -> Descent | None:
        """The way down that is drawn: one from another point would be none."""
        way, surface = self._descent, self._surface
        if way is None or surface is None or (way.of, way.along) != (surface.of, surface.along):
            return None
        begins = np.allclose((way.x[0], way.y[0]), surface.at, rtol=1e-5)
        return way if begins and self._hand.is_at(surface) else None

    def set_surface(self, surface: Surface | None) -> None:
        """Draw `surface`; a point in the hand stays there."""
        before, self._surface = self._surface, surface
        if surface is not None:
            self._hand.follow(surface)
        self._draw(anew=not _looks_alike(before, surface))

    def set_training(self, training: Training | None) -> None:
        """Draw the way `training` took, where both names of the surface were moved."""
        self._training = training
        self._draw_training()

    def set_descent(self, descent: Descent | None) -> None:
        """Draw the way down."""
        self._descent = descent
        self._draw_way_down()

    def set_relief(self, at_a_slant: bool) -> None:
        """See the surface at a slant, or from above."""
        self._at_a_slant = at_a_slant
        for side in ("left", "bottom"):
            self.showAxis(side, not at_a_slant)
        self._draw()

    @property
    def at_a_slant(self) -> bool:
        """Whether the surface is seen at a slant."""
        return self._at_a_slant

    def set_direction(self, direction: str) -> None:
        """Let arrows point downhill, uphill, or take them away."""
        self._direction = direction
        if self._surface is not None and not self.is_empty:
            own = self._hand.is_at(self._surface)
            self._arrows.draw(self._surface, self.theme, direction, own)

    def restyle(self) -> None:
        """Colour everything again."""
        super().restyle()
        if self._built:
            self._draw()

    # -- drawing --------------------------------------------------------------------------------

    def _draw(self, anew: bool = True) -> None:
        surface = self._surface
        flat = not self.is_empty and not self._at_a_slant
        for item in (self._ground, self._arrows, *self._dots, *self._dots.values()):
            item.setVisible(flat)
        self._lines.set_visible(flat)
        self._key.setVisible(not self.is_empty)
        self.relief.setVisible(self._at_a_slant and not self.is_empty)
        if surface is None or self.is_empty:
            return
        if anew:
            self._ground.show_surface(surface, self.theme)
            self._lines.draw(surface.contours)
            self.look_at(Seen(*surface.view))
            self.set_labels(*surface.along)
        self._arrows.draw(surface, self.theme, self._direction, self._hand.is_at(surface))
        self.show_point(self._hand.place or surface.at)
        self._draw_training()
        self._draw_way_down()
        self.arrange()

    def show_point(self, at: tuple[float, float]) -> None:
        """Draw the present point at `at`."""
        ring = self.theme.text if self.hasFocus() else self.theme.window
        x, y = np.array([at[0]]), np.array([at[1]])
        self._point.setData(x, y)
        size, ink = DOT * scale(), self.theme.current
        self._dots[self._point].draw(x, y, size, ink, self.pen(ring, 2.0))
        if self._at_a_slant and self._surface is not None:
            self.relief.show_surface(self._surface, self.way_down, at, self.theme)

    def arrange(self) -> None:
        """Share out the room above; write the values of the lines where there is room for them."""
        if self._built and self._surface is not None and not self.is_empty:
            plot, (left, _top, right, below) = self.getPlotItem(), MARGINS
            plot.layout.setContentsMargins(left, self._key.height(), right, below)
            self._key.setGeometry(left, 2, plot.width() - left - right, self._key.height())
            if self._at_a_slant:
                above = self._key.height()
                self.relief.put(QRectF(0, above, plot.width(), plot.height() - above))
                return
            seen = Seen(*self.viewRange())
            self._lines.name(self._surface.contours, seen, self._surface.at)

    def _draw_way_down(self) -> None:
        way, surface = self.way_down, self._surface
        x, y = (None, None) if way is None else (way.x, way.y)
        self._put_way(self._way_down, x, y, self.theme.text)
        if surface is not None and not self.is_empty:
            line = told_way(way) if way is not None else told_slope(surface)
            drawn = way is not None and way.steps > 0
            self._key.show_surface(surface, line, drawn, self.theme)
            self.setAccessibleDescription(told(surface, way))
            if self._at_a_slant:
                self.relief.show_surface(surface, way, self._hand.place or surface.at, self.theme)

    def _draw_training(self) -> None:
        paths = self._training.paths if self._training is not None else ()
        names = {name.replace(" ", ""): path for name, path in paths}
        along = self._surface.along if self._surface is not None else ("", "")
        x, y = (names.get(name.replace(" ", "")) for name in along)
        if x is None or y is None or len(x) != len(y):  # only one of the two was trained
            x = y = None
        self._put_way(self._way, x, y, self.theme.gradient)
        drawn = self._training is not None and self._way.isVisible()
        self._key.show_training(run_name(self._training) if drawn and self._training else "")

    def _put_way(
        self, item: pg.PlotDataItem, x: np.ndarray | None, y: np.ndarray | None, colour: str
    ) -> None:
        x, y = (np.asarray([] if side is None else side, np.float64) for side in (x, y))
        known = np.isfinite(x) & np.isfinite(y)
        item.setPen(self.pen(colour, 1.8))
        item.setShadowPen(self.pen(self.theme.window, 4.0))
        item.setData(x[known], y[known])
        item.setVisible(bool(known.any()) and not self._at_a_slant)  # files hold no empty paths
        self._dots[item].draw(x[known], y[known], STEP * scale(), colour)

    # -- what people do --------------------------------------------------------------------------

    def look(self, view: View | None) -> None:
        """Look at another part of the plane, and ask for its numbers."""
        if view is not None:
            self.look_at(Seen(*view))
            self.arrange()
        self.viewWanted.emit(view)

    def zoom(self, by: float) -> None:
        """See so much of what is seen, about its middle."""
        self._hand.zoom(by)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the point, or the plane, in the hand."""
        self._hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or tell the numbers under the pointer."""
        self._hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Look around the point again."""
        event.accept()
        self.relief.turn_back()
        self.look(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come closer with Ctrl; a stray turn does nothing."""
        self._hand.wheel(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the point, come closer, go back."""
        if not self._hand.key(event):
            event.ignore()  # so that the window's keys still work

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the row's menu offers."""
        event.accept()
        self.menuWanted.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys act here."""
        super().focusInEvent(event)
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keys act elsewhere."""
        super().focusOutEvent(event)
        self._mark()

    def _mark(self) -> None:
        if self._surface is not None and not self.is_empty:
            self.show_point(self._hand.place or self._surface.at)


def _looks_alike(one: Surface | None, other: Surface | None) -> bool:
    """Return whether all but the present point is the same."""
    if one is None or other is None:
        return False
    return one.z is other.z and one.tones is other.tones
