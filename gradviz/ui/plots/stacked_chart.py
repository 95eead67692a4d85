"""Two plots over the same iterations, one below the other: what is common to both under the hand.

Ctrl with the wheel or + and - look closer and from further away, a double click or 0 shows all; the
iteration under the pointer has a line through both. Page up and page down go from one to the next.
"""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from gradviz.ui.plots.chart import Chart
from gradviz.ui.plots.decades import DecadeAxis
from gradviz.ui.plots.narrow_title import let_shrink
from gradviz.ui.plots.training_below import Below
from gradviz.words import say

CLOSER = 1.25  # of one turn of the wheel
LEAST = 4.0  # iterations that are seen at least
AXIS = 46  # pixels of both left axes, so that iterations stand below one another
ZOOMS = {
    Qt.Key.Key_Plus: 1 / CLOSER,
    Qt.Key.Key_Equal: 1 / CLOSER,
    Qt.Key.Key_Minus: CLOSER,
    Qt.Key.Key_Underscore: CLOSER,
}
PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
UPPER, LOWER = 4, 3  # shares of the height
THIN = 4  # pixels of an axis without numbers
ROOMY = 240  # pixels from which on the iterations have a name


class StackedChart(Chart):
    """A chart with `below`, another plot. Subclasses say how many iterations there are."""

    copyRequested = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._span: tuple[float, float] | None = None  # iterations; None: all
        super().__init__(name, parent)
        self.below = Below()
        self._stack()
        self._hair = pg.InfiniteLine(angle=90)
        self._hair.hide()
        self.addItem(self._hair, ignoreBounds=True)
        self.setMouseTracking(True)

    def _stack(self) -> None:
        layout, plot = pg.GraphicsLayout(), self.getPlotItem()
        let_shrink(plot)
        plot.setAxisItems({"left": DecadeAxis("left")})
        plot.showGrid(x=True, y=True, alpha=1.0)
        plot.getAxis("left").setZValue(-1)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.setCentralItem(layout)
        layout.addItem(plot, 0, 0)
        layout.addItem(self.below, 1, 0)
        layout.layout.setRowStretchFactor(0, UPPER)
        layout.layout.setRowStretchFactor(1, LOWER)
        self.below.layout.setContentsMargins(8, 0, 14, 4)
        for one in (plot, self.below):
            one.getAxis("left").setWidth(AXIS)

    @property
    def last(self) -> int:
        """The last iteration of what is looked at; -1 where there is none."""
        return -1

    @property
    def longest(self) -> float:
        """The last iteration that can be seen, at least 1."""
        return 1.0

    @property
    def span(self) -> tuple[float, float]:
        """The iterations that are seen."""
        return self._span or (0.0, self.longest)

    def show_below(self, shown: bool) -> None:
        """Have two plots, with numbers below the lower one alone; or only the upper one."""
        self.below.setVisible(shown)
        self.below.setMaximumHeight(1e6 if shown else 0)
        self.below.setPreferredHeight(-1 if shown else 0)
        self.set_labels("" if shown else say("plots.iteration"), "")
        bottom = self.getAxis("bottom")
        bottom.setStyle(showValues=not shown)
        bottom.setHeight(THIN if shown else None)
        axis = self.below.getAxis("bottom")
        axis.setLabel(say("plots.iteration"), color=self.theme.muted)
        axis.showLabel(self.height() >= ROOMY)

    def iteration_under(self, place: QPointF) -> int | None:
        """Return the iteration at a place of the viewport; None beside the plots."""
        scene = self.mapToScene(place.toPoint())
        for plot in (self.getPlotItem(), self.below):
            box = plot.getViewBox()
            if plot.isVisible() and box.sceneBoundingRect().contains(scene) and self.last >= 0:
                at = round(box.mapSceneToView(scene).x())
                return min(max(at, 0), self.last)
        return None

    def point_at(self, iteration: int | None) -> None:
        """Draw the line through an iteration."""
        for line in (self._hair, self.below.hair):
            line.setVisible(iteration is not None)
            if iteration is not None:
                line.setPen(self.pen(self.theme.faint, 1.0))
                line.setValue(iteration)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self.point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look closer, from further away, at all; copy; go to the next iteration."""
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copyRequested.emit()
        elif key in ZOOMS:
            self._zoom(ZOOMS[key], None)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in PAGES:
            self.leaf(PAGES[key])
        else:
            event.ignore()  # so that the window's keys still work

    def leaf(self, by: int) -> None:
        """Go on by so many iterations."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing is dragged here."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show all iterations."""
        self.fit()

    def fit(self) -> None:
        """Show all iterations."""
        self._span = None
        self.arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Look closer, or from further away; only with Ctrl, so that nothing is lost by chance."""
        turned = event.angleDelta().y()
        if not turned or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        event.accept()
        self._zoom(CLOSER ** (-turned / 120), self.iteration_under(event.position()))

    def _zoom(self, factor: float, around: int | None) -> None:
        low, high = self.span
        wide = max((high - low) * factor, min(LEAST, self.longest))
        middle = (low + high) / 2 if around is None else float(around)
        part = (middle - low) / (high - low)
        low = float(np.clip(middle - part * wide, 0.0, max(self.longest - wide, 0.0)))
        self._span = None if wide >= self.longest else (low, low + wide)
        self.arrange()
