"""What a program drew with plt, in our colours: series, format strings, title, legend, axes."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from gradviz.trace import Axes, Series
from gradviz.ui.plots.ranges import View, finite, x_range, y_range
from gradviz.ui.theme import Theme

if TYPE_CHECKING:
    from gradviz.ui.plots.chart import Chart

SYMBOLS = {"o": "o", ".": "o", ",": "o", "x": "x", "+": "+", "s": "s", "^": "t1", "v": "t",
           "<": "t3", ">": "t2", "*": "star", "D": "d", "d": "d"}  # fmt: skip
DASHES = {
    "--": Qt.PenStyle.DashLine,
    "-.": Qt.PenStyle.DashDotLine,
    ":": Qt.PenStyle.DotLine,
    "-": Qt.PenStyle.SolidLine,
}
MOST_NAMES = 6  # in the legend


@dataclass(frozen=True, slots=True)
class Style:
    """How one series is drawn. `dash` is None where only its points are."""

    colour: str
    dash: Qt.PenStyle | None
    symbol: str | None


class ProgramSeries:
    """The series of one trace, kept so that another theme can draw them again."""

    def __init__(self, chart: "Chart") -> None:
        self._chart = chart
        self._series: tuple[Series, ...] = ()
        self._axes = Axes()
        self._items: list[pg.PlotDataItem] = []

    @property
    def drawn(self) -> bool:
        """Whether the program drew anything."""
        return bool(self._series)

    def draw(self, series: tuple[Series, ...], axes: Axes) -> None:
        """Draw `series` in place of those before."""
        for item in self._items:
            self._chart.removeItem(item)
        self._series, self._axes = series, axes
        self._items = [self._chart.add_series(one.label) for one in series]
        self.restyle()

    def restyle(self) -> None:
        """Draw again in the chart's theme."""
        if not self._series:
            return
        theme = self._chart.theme
        lines = [_points(one) for one in self._series]
        for number, (one, item) in enumerate(zip(self._series, self._items, strict=True)):
            x, y = lines[number]
            self._dress(item, style_of(one.format, number, theme))
            some = bool((np.isfinite(x) & np.isfinite(y)).any())
            item.setData(x if some else [], y if some else [], connect="finite")
        across = x_range(np.concatenate([x for x, _ in lines]))
        self._chart.look_at(View(across, y_range([y for _, y in lines])))
        self._chart.set_labels(self._axes.xlabel, self._axes.ylabel)
        self._chart.say_title(self._legend(theme), self._axes.title)

    def _dress(self, item: pg.PlotDataItem, style: Style) -> None:
        dash = style.dash
        item.setPen(None if dash is None else self._chart.pen(style.colour, 2.0, dash))
        item.setSymbol(style.symbol)
        item.setSymbolSize(6)
        item.setSymbolBrush(QColor(style.colour))
        item.setSymbolPen(QColor(style.colour))

    def _legend(self, theme: Theme) -> list[tuple[str, str]]:
        styles = [style_of(one.format, number, theme) for number, one in enumerate(self._series)]
        named = [
            (f"{_sign(style)} {one.label}", style.colour)
            for one, style in zip(self._series, styles, strict=True)
            if one.label
        ]
        return named[:MOST_NAMES]


def _sign(style: Style) -> str:
    if style.dash is None:
        return "•"
    return "—" if style.dash == Qt.PenStyle.SolidLine else "- -"


def _points(series: Series) -> tuple[np.ndarray, np.ndarray]:
    x, y = finite(series.x), finite(series.y)
    length = min(len(x), len(y))
    return x[:length], y[:length]


def style_of(text: str, number: int, theme: Theme) -> Style:
    """Return the style that matplotlib's format string `text` asks of series `number`."""
    colours = (theme.series, theme.gradient, theme.watched, theme.keyword, theme.string,
               theme.frozen)  # fmt: skip
    letters = {"b": theme.series, "r": theme.bad, "g": theme.good, "k": theme.text,
               "m": theme.keyword, "y": theme.current, "c": theme.trainable,
               "w": theme.faint}  # fmt: skip
    dash = next((mark for mark in DASHES if mark in text), None)
    rest = text.replace(dash, "", 1) if dash else text
    colour = colours[number % len(colours)]
    if found := re.search(r"C(\d)", rest):
        colour = colours[int(found[1]) % len(colours)]
        rest = rest.replace(found[0], "")
    symbol = next((SYMBOLS[sign] for sign in rest if sign in SYMBOLS), None)
    colour = next((letters[sign] for sign in rest if sign in letters), colour)
    pen = DASHES[dash] if dash else (None if symbol else Qt.PenStyle.SolidLine)
    return Style(colour, pen, symbol)
