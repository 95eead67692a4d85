"""The marks of one pair of axes in a view of their own; a twin's lie over another's."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pyqtgraph as pg
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsItem

from gradviz.trace.figures import (
    Area,
    Arrows,
    Bars,
    Contours,
    Dots,
    Image,
    Mark,
    Rule,
    Segments,
    Series,
    Subplot,
    Words,
)
from gradviz.ui.plots.figures.arrow_marks import draw_arrows, draw_words
from gradviz.ui.plots.figures.canvas import Canvas, View
from gradviz.ui.plots.figures.field_marks import MOST_PIXELS, draw_contours, draw_image
from gradviz.ui.plots.figures.filled_marks import MOST_BARS, draw_area, draw_bars
from gradviz.ui.plots.figures.line_marks import draw_dots, draw_rule, draw_segments, draw_series
from gradviz.ui.plots.figures.thinning import MOST
from gradviz.ui.theme import Theme

WORDS = 5  # stacking order: above lines, below a legend
Draw = Callable[[Any, Canvas], Iterator[QGraphicsItem]]
DRAWN: dict[type, Draw] = {
    Series: draw_series,
    Dots: draw_dots,
    Bars: draw_bars,
    Area: draw_area,
    Segments: draw_segments,
    Rule: draw_rule,
    Image: draw_image,
    Contours: draw_contours,
    Arrows: draw_arrows,
    Words: draw_words,
}


class Layer:
    """Draws the marks of a Subplot in a ViewBox."""

    def __init__(self, subplot: Subplot, theme: Theme, box: pg.ViewBox) -> None:
        self.subplot, self.box = subplot, box
        on_image = any(isinstance(mark, Image) for mark in subplot.marks)
        self.canvas = Canvas(theme, subplot.axes, on_image)
        self._items: dict[int, list[QGraphicsItem]] = {}
        self._free = pg.ItemGroup(box.parentItem())  # for words, which no edge cuts
        self._free.setZValue(WORDS)
        box.sigTransformChanged.connect(lambda _box: self._follow())
        box.geometryChanged.connect(self._follow)
        box.setMouseEnabled(False, False)
        box.disableAutoRange()
        self._look()

    @property
    def listed(self) -> list[pg.PlotDataItem]:
        """The series that are drawn."""
        every = (item for items in self._items.values() for item in items)
        return [item for item in every if isinstance(item, pg.PlotDataItem)]

    def draw(self) -> Iterator[None]:
        """Draw the next mark each time it is asked."""
        for number in range(len(self.subplot.marks)):
            self._draw(number)
            yield

    def see(self, seen: View | None) -> None:
        """Show this part of the plane, as places; None for what the program wants to be seen."""
        self.canvas = replace(self.canvas, seen=seen)
        self._look()
        for number, mark in enumerate(self.subplot.marks):
            if number in self._items and follows_view(mark):
                for item in self._items[number]:
                    self._remove(item)
                self._draw(number)

    def _draw(self, number: int) -> None:
        mark = self.subplot.marks[number]
        self._items[number] = list(DRAWN[type(mark)](mark, self.canvas))
        for item in self._items[number]:
            if isinstance(mark, Words) and isinstance(item, pg.TextItem):
                item.setParentItem(self._free)
            else:
                self.box.addItem(item, ignoreBounds=True)

    def _remove(self, item: QGraphicsItem) -> None:
        if item.parentItem() is not self._free:
            self.box.removeItem(item)
        elif item.scene() is not None:
            item.scene().removeItem(item)

    def _follow(self) -> None:
        """Keep words at their places of the plane."""
        at = self.box.pos()
        shift = QTransform.fromTranslate(at.x(), at.y())
        self._free.setTransform(self.box.childTransform() * shift)

    def _look(self) -> None:
        box = self.box
        for ends, turn, show in ((self.canvas.across, box.invertX, box.setXRange),
                                 (self.canvas.up, box.invertY, box.setYRange)):  # fmt: skip
            turn(ends[0] > ends[1])
            show(min(ends), max(ends), padding=0)


def follows_view(mark: Mark) -> bool:
    """Return whether a mark is drawn otherwise where someone looks closer."""
    if isinstance(mark, Image):
        return max(mark.values.shape[:2]) > MOST_PIXELS
    if isinstance(mark, Bars):
        return len(mark.x) > MOST_BARS
    return isinstance(mark, Rule | Arrows | Words) or (
        isinstance(mark, Series) and len(mark.x) > MOST
    )
