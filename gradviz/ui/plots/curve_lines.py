"""The items of a curve on its chart: a line an order with its ends, and what is laid over."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from gradviz.trace.curves import Break, Curve
from gradviz.ui.plots.curve_choice import Choice
from gradviz.ui.plots.curve_names import ORDERS, order_name, slope_name
from gradviz.ui.plots.curve_path import ends, path
from gradviz.ui.theme import Theme, scale

if TYPE_CHECKING:
    from gradviz.ui.plots.chart import Chart

SOLID, DASH, DOT = Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine
STYLES = (SOLID, SOLID, DASH, DOT)
SLOPES = DASH  # of further lines
WIDTHS = (2.2, 2.2, 1.8, 2.0)
LINES = 9  # further lines at most
ENDS, DOTS = 15, 20  # stacking order


class CurveLines:
    """Draws a Curve's lines; knows nothing of the point, the axes and the words."""

    def __init__(self, chart: "Chart") -> None:
        self._chart = chart
        self._slopes = [chart.add_series() for _ in range(LINES)]
        self._further = [chart.add_series() for _ in range(LINES)]
        self._tangent = chart.add_series()
        self.orders = [chart.add_series() for _ in range(ORDERS)]
        self._differences = chart.add_series()
        self._ends = pg.ScatterPlotItem(size=8)
        self._ends.setZValue(ENDS)
        chart.addItem(self._ends, ignoreBounds=True)

    def clear(self) -> None:
        """Draw nothing."""
        items = (*self.orders, *self._further, *self._slopes, self._tangent, self._differences)
        for item in items:
            item.opts["name"] = None
            item.setData([], [])
        self._ends.setData([])

    def draw(self, curve: Curve, choice: Choice) -> None:
        """Draw what is chosen of a curve, and the tangent at the present point."""
        spots: list[dict[str, object]] = []
        for order, item in enumerate(self.orders):
            there = order in choice.orders and order < len(curve.orders)
            y = curve.orders[order] if there else np.full(len(curve.x), np.nan)
            colour = order_colour(self._chart.theme, order)
            pen = self._chart.pen(colour, WIDTHS[order], STYLES[order])
            self._set(item, *path(curve.x, y, curve.breaks if there else (), order),
                      order_name(curve, order) if there else "", pen)  # fmt: skip
            spots += self._spots(curve.breaks, order, colour) if there else []
        self._draw_further(curve, choice, spots)
        self.draw_tangent(curve, choice)
        self._draw_differences(curve)
        self._ends.setData(spots)

    def _draw_further(self, curve: Curve, choice: Choice, spots: list[dict[str, object]]) -> None:
        chart, nothing = self._chart, np.zeros(0)
        colours = line_colours(chart.theme, len(curve.lines))
        for k, (item, slope) in enumerate(zip(self._further, self._slopes, strict=True)):
            if k >= len(curve.lines):
                self._set(item, nothing, nothing, "", chart.pen("#000000"))
                self._set(slope, nothing, nothing, "", chart.pen("#000000"))
                continue
            line, colour = curve.lines[k], colours[k]
            pen = chart.pen(colour, 1.8)
            if line.name == choice.preview:
                pen = chart.pen(chart.theme.faint, 1.4, DASH)
            self._set(item, *path(line.x, line.y, line.breaks), line.name, pen)
            there = choice.slopes and line.dy is not None
            dy = line.dy if there and line.dy is not None else np.full(len(line.x), np.nan)
            self._set(slope, *path(line.x, dy, line.breaks if there else (), 1),
                      slope_name(curve, line) if there else "",
                      chart.pen(colour, 1.6, SLOPES))  # fmt: skip
            spots += self._spots(line.breaks, 0, colour)
            spots += self._spots(line.breaks, 1, colour) if there else []

    def draw_tangent(self, curve: Curve, choice: Choice) -> None:
        """Draw the tangent at the present point, where there is one."""
        slope = curve.dy_at
        known = (
            choice.tangent and slope is not None and bool(np.isfinite([slope, curve.y_at]).all())
        )
        x = np.array(curve.span) if known else np.zeros(0)
        y = curve.y_at + (slope or 0.0) * (x - curve.at)
        self._set(self._tangent, x, y, "", self._chart.pen(self._chart.theme.gradient, 1.1))

    def _draw_differences(self, curve: Curve) -> None:
        pen = self._chart.pen(self._chart.theme.text, 2.4, DOT)
        if curve.differences is not None:
            own = [Break(1, b.x, np.nan, np.nan, np.nan) for b in curve.breaks if b.order < 2]
            self._set(self._differences, *path(curve.x, curve.differences, own, 1), "", pen)
        else:
            self._set(self._differences, np.zeros(0), np.zeros(0), "", pen)

    def _set(
        self, item: pg.PlotDataItem, x: np.ndarray, y: np.ndarray, name: str, pen: object
    ) -> None:
        item.opts["name"] = name or None
        item.setPen(pen)
        # A series that is nowhere finite is drawn as none: bounds of nothing are not a number.
        drawn = bool(np.isfinite(y).any())
        item.setData(x if drawn else [], y if drawn else [], connect="finite")

    def _spots(self, breaks: Sequence[Break], order: int, colour: str) -> list[dict[str, object]]:
        empty, full = ends(breaks, order)
        pen = pg.mkPen(QColor(colour), width=1.6 * scale())
        size = 7 * scale()
        made: list[tuple[tuple[float, float], str]]
        made = [(place, self._chart.theme.window) for place in empty]
        made += [(place, colour) for place in full]
        return [{"pos": place, "brush": pg.mkBrush(QColor(fill)), "pen": pen, "size": size}
                for place, fill in made]  # fmt: skip


def order_colour(theme: Theme, order: int) -> str:
    """Return the colour of the value or a derivative."""
    return (theme.series, theme.gradient, theme.watched, theme.linked)[order]


def line_colours(theme: Theme, count: int) -> list[str]:
    """Return shades of the value's colour, from pale to strong."""
    pale, strong = QColor(theme.series_wash), QColor(theme.series)
    parts = [0.6 + 0.4 * k / max(count - 1, 1) for k in range(count)]
    return [_mixed(pale, strong, part).name() for part in parts]


def _mixed(one: QColor, other: QColor, part: float) -> QColor:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(a + (b - a) * part) for a, b in pairs))
