"""A value and its derivative along one name, and the present point, which can be dragged."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from gradviz.trace import Figure
from gradviz.trace.curves import Curve
from gradviz.ui.numbers import short
from gradviz.ui.plots.chart import MARK, Chart
from gradviz.ui.plots.figures.figure_view import FigureView
from gradviz.ui.plots.ranges import View, finite, x_range, y_range
from gradviz.words import say

DASH = Qt.PenStyle.DashLine


class CurvePlot(Chart):
    """Draws a Curve; or, where the program drew something itself, that."""

    pointMoved = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._curve: Curve | None = None
        self._built = False
        super().__init__("curvePlot", parent)
        self._value = self.add_series()
        self._slope = self.add_series()
        self._dots = pg.ScatterPlotItem(size=9)
        self._dots.setZValue(MARK)
        self.addItem(self._dots, ignoreBounds=True)
        self._line = pg.InfiniteLine(angle=90, movable=False)
        self._line.sigDragged.connect(lambda line: self.pointMoved.emit(float(line.value())))
        self.addItem(self._line, ignoreBounds=True)
        self._names = [self.add_label() for _ in range(3)]
        self._program = FigureView(self)
        self._built = True
        self.set_curve(None)

    def set_curve(self, curve: Curve | None) -> None:
        """Draw `curve`; a line being dragged stays in the hand."""
        self._curve = curve
        if not self._program.drawn:
            self._draw()

    def set_figures(self, figures: tuple[Figure, ...]) -> None:
        """Draw what plt calls drew; without figures the curve comes back."""
        self._program.set_figures(figures)
        self._draw()

    def show_page(self, page: int) -> None:
        """Turn to another of the figures that plt calls drew."""
        self._program.show_page(page)

    @property
    def page(self) -> int:
        """Which figure is shown, from 0."""
        return self._program.page

    def getPlotItem(self) -> pg.PlotItem:
        """Return the plot that is seen: the first of the program's, or the curve's."""
        plots = self._program.plots if self._built else []
        return plots[0] if plots else self.plotItem

    def listDataItems(self) -> list[pg.PlotDataItem]:
        """Return the series of the plot that is seen."""
        return self.getPlotItem().listDataItems()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the words at the pointer away with it."""
        super().leaveEvent(event)
        self._program.leave()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be seen."""
        return self._curve is None and not self._program.drawn

    def restyle(self) -> None:
        """Colour everything again."""
        super().restyle()
        if self._built:
            self._program.restyle()
            self._draw()

    def _draw(self) -> None:
        curve = None if self._program.drawn else self._curve
        for item in (self._value, self._slope, self._dots, self._line, *self._names):
            item.setVisible(curve is not None)
        if curve is None:
            self._value.setData([], [])
            self._slope.setData([], [])
            return
        x, y, slope = self._numbers(curve)
        self._set_series(self._value, x, y, curve.of, self.theme.series)
        self._set_series(self._slope, x, slope, slope_name(curve), self.theme.gradient)
        slopes = [] if curve.dy_at is None else [curve.dy_at]
        across = x_range(np.append(x, curve.at))
        self.look_at(View(across, y_range([y, slope], [curve.y_at, *slopes])))
        self.set_labels(curve.along, "")
        self.say_title([])
        self._draw_point(curve)
        self.arrange()

    def arrange(self) -> None:
        """Put the names where they cover nothing."""
        curve = None if self._program.drawn else self._curve
        if not self._built or curve is None:
            return
        x, y, slope = self._numbers(curve)
        view, theme = View(*self.viewRange()), self.theme
        value, derivative, point = self._names
        text = f"{curve.along} = {short(curve.at)}"
        taken = [self.put_at(point, text, theme.muted, view, curve.at, x, [y, slope])]
        # Names keep off the line and its dots as well.
        across = float(view.across(curve.at))
        taken.append((across - 0.02, 0.0, across + 0.02, 1.0))
        text = f"{curve.of} = {short(curve.y_at)}"
        rect = self.put_beside(value, text, theme.series, view, x, [y, slope], taken)
        taken += [rect] if rect is not None else []
        text = slope_name(curve)
        if curve.dy_at is not None:
            text = f"{text} = {short(curve.dy_at)}"
        self.put_beside(derivative, text, theme.gradient, view, x, [slope, y], taken)

    def _numbers(self, curve: Curve) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        x, y = finite(curve.x), finite(curve.y)
        return x, y, finite(curve.dy) if curve.dy is not None else np.full(len(x), np.nan)

    def _set_series(
        self, item: pg.PlotDataItem, x: np.ndarray, y: np.ndarray, name: str, colour: str
    ) -> None:
        item.opts["name"] = name
        item.setPen(self.pen(colour, 2.2))
        # A series that is nowhere finite is drawn as none: bounds of nothing are not a number.
        drawn = bool(np.isfinite(y).any())
        item.setData(x if drawn else [], y if drawn else [], connect="finite")

    def _draw_point(self, curve: Curve) -> None:
        self._line.setMovable(curve.movable)
        self._line.setPen(self.pen(self.theme.current, 1.6, DASH))
        self._line.setHoverPen(self.pen(self.theme.current, 3.0, DASH))
        shape = Qt.CursorShape.SizeHorCursor if curve.movable else Qt.CursorShape.ArrowCursor
        self._line.setCursor(shape)
        self._line.setToolTip(say("plots.drag", name=curve.along) if curve.movable else "")
        if not self._line.moving:
            self._line.setValue(curve.at)
        spots = [(curve.y_at, self.theme.series), (curve.dy_at, self.theme.gradient)]
        self._dots.setData(
            [
                {"pos": (curve.at, y), "brush": pg.mkBrush(colour), "pen": pg.mkPen(None)}
                for y, colour in spots
                if y is not None and np.isfinite(y)
            ]
        )


def slope_name(curve: Curve) -> str:
    """Return what the derivative is called: dy/dz."""
    return f"d{curve.of}/d{curve.along}"
