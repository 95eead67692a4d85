"""One subplot: its marks, axes, title and legend, and what the pointer is told."""

from collections.abc import Callable, Iterator
from html import escape
from typing import TYPE_CHECKING, Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QColor
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
from gradviz.ui.plots.axis_clothes import dress_axis
from gradviz.ui.plots.figures.arrow_marks import draw_arrows, draw_words
from gradviz.ui.plots.figures.axis_item import Axis
from gradviz.ui.plots.figures.canvas import Canvas
from gradviz.ui.plots.figures.colour_bar import ColourBarItem
from gradviz.ui.plots.figures.field_marks import draw_contours, draw_image
from gradviz.ui.plots.figures.filled_marks import draw_area, draw_bars
from gradviz.ui.plots.figures.free_places import place, taken
from gradviz.ui.plots.figures.legend import Legend, entries
from gradviz.ui.plots.figures.line_marks import draw_dots, draw_rule, draw_segments, draw_series
from gradviz.ui.plots.figures.nearest import Found, nearest
from gradviz.ui.theme import Theme, ui_font

if TYPE_CHECKING:
    import numpy as np

GAP = 8.0  # pixels between the legend and the edge of the plot
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
TIP_GAP = 8.0  # pixels between a datum and its words
TITLE_GAP = 7.0  # pixels under a title
FAINT = 0.25
MARGINS = (6.0, 4.0, 12.0, 4.0)  # left, top, right, bottom


class SubplotItem(pg.PlotItem):
    """Draws one Subplot. It shows what the program asked for, and neither moves nor zooms."""

    roomChanged = Signal()

    def __init__(self, subplot: Subplot, theme: Theme) -> None:
        super().__init__(axisItems={side: Axis(side) for side in ("left", "bottom")})
        self.subplot = subplot
        self._legend = Legend(self)
        self._cells: np.ndarray | None = None
        self._spare = (0.0, 0.0)  # pixels left empty so that units are equal
        self.room = 0.0  # pixels that a legend under the axes needs
        on_image = any(isinstance(mark, Image) for mark in subplot.marks)
        self.canvas = Canvas(theme, subplot.axes, on_image)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMouseEnabled(False, False)
        self.vb.disableAutoRange()
        self._dress()
        self._look()
        self._tip = self._make_tip()
        self._bars = [self._add_bar(k) for k in range(len(subplot.bars))]
        self._legend.set_entries(entries(subplot.marks) if subplot.axes.legend else [], theme)
        self._alone = self._legend.size()  # in one column
        self._legend.hide()  # until it has its place
        self.marks_drawn = self._draw_marks()  # draws the next mark each time it is asked
        self.layout.setContentsMargins(*MARGINS)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._settle)
        self.vb.sigResized.connect(lambda _box: self._later.start())

    # -- drawing --------------------------------------------------------------------------------

    def _draw_marks(self) -> Iterator[Mark]:
        for mark in self.subplot.marks:
            for item in DRAWN[type(mark)](mark, self.canvas):
                self.addItem(item, ignoreBounds=True)
            yield mark

    def _dress(self) -> None:
        theme, axes = self.canvas.theme, self.subplot.axes
        for side, scale, ticks in (("left", axes.yscale, axes.yticks),
                                   ("bottom", axes.xscale, axes.xticks)):  # fmt: skip
            axis = self.getAxis(side)
            dress_axis(axis, theme)
            axis.set_scale(scale, ticks)
            axis.setZValue(-5)
            axis.setVisible(not axes.hidden)
        plain = not axes.hidden and not self.canvas.on_image
        self.showGrid(x=plain, y=plain, alpha=1.0)
        for side, text in (("bottom", axes.xlabel), ("left", axes.ylabel)):
            axis = self.getAxis(side)
            axis.setLabel(escape(text), **{"color": theme.muted})
            axis.showLabel(bool(text) and not axes.hidden)
        size = f"{ui_font(9.0).pointSizeF():.1f}pt"
        if axes.title:
            self.setTitle(f"<b>{_lines(axes.title)}</b>", color=theme.text, size=size)
            self.titleLabel.item.document().setDocumentMargin(1)
            high = self.titleLabel.item.boundingRect().height() + TITLE_GAP
            self.layout.setRowFixedHeight(0, high)
            self.titleLabel.setMaximumHeight(high)
        else:
            self.setTitle(None)

    def _look(self) -> None:
        for ends, turn, show in ((self.canvas.across, self.vb.invertX, self.setXRange),
                                 (self.canvas.up, self.vb.invertY, self.setYRange)):  # fmt: skip
            turn(ends[0] > ends[1])
            show(min(ends), max(ends), padding=0)

    def _add_bar(self, number: int) -> ColourBarItem:
        bar = ColourBarItem(self.subplot.bars[number], self.canvas.theme)
        if bar.bar.upright:
            self.layout.addItem(bar, 2, 3 + number)
            self.layout.setColumnSpacing(2 + number, 8)
        else:
            self.layout.addItem(bar, 5 + number, 1)
            self.layout.setRowSpacing(4 + number, 8)
        return bar

    # -- what depends on the size ---------------------------------------------------------------

    def _settle(self) -> None:
        """Keep units equal where that is wanted, and the legend off the data."""
        self._keep_equal()
        self._put_legend()

    def _keep_equal(self) -> None:
        """Make the axes as long as their ranges ask: what is left over stays empty beside them."""
        if not self.subplot.axes.equal:
            return
        (left, right), (bottom, top) = self.canvas.across, self.canvas.up
        ratio = abs((right - left) / (top - bottom)) if top != bottom else 1.0
        wide, high = self.vb.width() + self._spare[0], self.vb.height() + self._spare[1]
        spare = max(wide - high * ratio, 0.0), max(high - wide / ratio, 0.0)
        if abs(spare[0] - self._spare[0]) + abs(spare[1] - self._spare[1]) < 1.0:
            return
        self._spare = spare
        a, b, c, d = MARGINS
        self.layout.setContentsMargins(a + spare[0] / 2, b + spare[1] / 2, c + spare[0] / 2,
                                       d + spare[1] / 2)  # fmt: skip

    def _put_legend(self) -> None:
        """Stand the legend where no data is; where there is no such place, under the plot."""
        if not self.subplot.axes.legend or not self._legend.names:
            return
        area = self.vb.geometry()
        if area.width() < 10 or area.height() < 10:
            return
        if self._cells is None:
            self._cells = taken(self.subplot.marks, self.canvas)
        wide, high = self._alone
        size = wide / area.width(), high / area.height()
        found = place(self.subplot.axes.legend, self._cells, size,
                      (GAP / area.width(), GAP / area.height()))  # fmt: skip
        self._give_room_below(0.0 if found is not None else self._below())
        self._legend.show()
        if found is not None:
            self._legend.setPos(area.left() + found[0] * area.width(),
                                area.top() + found[1] * area.height())  # fmt: skip
            return
        wide, high = self._legend.size()
        left = max((self.size().width() - wide) / 2, 0.0)
        self._legend.setPos(left, self.size().height() - high - 2)

    def _below(self) -> float:
        """Lay the legend out to stand under the axes; return how high it is."""
        theme, found = self.canvas.theme, entries(self.subplot.marks)
        columns = min(max(int(self.size().width() // max(self._alone[0], 1.0)), 1), len(found))
        self._legend.set_entries(found, theme, columns)
        return self._legend.size()[1] + 4

    def _give_room_below(self, high: float) -> None:
        if high == 0.0:
            self._legend.set_entries(entries(self.subplot.marks), self.canvas.theme)
        if high != self.room:
            self.room = high
            self.roomChanged.emit()

    def leave_room(self, high: float) -> None:
        """Leave so many pixels under the axes, so that they end where their neighbours' do."""
        if high != self.layout.rowMinimumHeight(9):
            self.layout.setRowMinimumHeight(9, high)
            self.layout.setRowMaximumHeight(9, high)

    # -- the pointer ----------------------------------------------------------------------------

    def _make_tip(self) -> pg.TextItem:
        theme = self.canvas.theme
        tip = pg.TextItem("", color=theme.text, border=pg.mkPen(theme.outline),
                          fill=pg.mkBrush(QColor(theme.raised)))  # fmt: skip
        tip.setFont(ui_font(8.5))
        tip.setZValue(40)
        tip.hide()
        self.vb.addItem(tip, ignoreBounds=True)
        self._spot = pg.ScatterPlotItem(size=9, brush=pg.mkBrush(None),
                                        pen=pg.mkPen(theme.text, width=1.5))  # fmt: skip
        self._spot.setZValue(39)
        self._spot.hide()
        self.vb.addItem(self._spot, ignoreBounds=True)
        return tip

    @property
    def told(self) -> str:
        """What the pointer is told just now; "" where nothing lies under it."""
        return str(self._tip.toPlainText()) if self._tip.isVisible() else ""

    def tell(self, scene: QPointF | None) -> Found | None:
        """Show the numbers of what lies under the pointer; None is nowhere."""
        found = None if scene is None or not self._is_over(scene) else self._under(scene)
        self._legend.setOpacity(1.0)
        self._tip.setVisible(found is not None)
        self._spot.setVisible(found is not None)
        if found is None:
            return None
        area = self.vb.sceneBoundingRect()
        at = self.vb.mapViewToScene(QPointF(found.x, found.y))
        self._tip.setText(found.text)
        box = self._tip.textItem.boundingRect()
        left = max(min(at.x() + TIP_GAP, area.right() - box.width()), area.left())
        above = at.y() - box.height() - TIP_GAP > area.top()
        gap = TIP_GAP / box.height()
        self._tip.setAnchor(((at.x() - left) / box.width(), 1 + gap if above else -gap))
        self._tip.setPos(found.x, found.y)
        top = at.y() - box.height() - TIP_GAP if above else at.y() + TIP_GAP
        words = QRectF(left, top, box.width(), box.height())
        if self._legend.isVisible() and self._legend.sceneBoundingRect().intersects(words):
            self._legend.setOpacity(FAINT)  # what was asked for comes first
        self._spot.setData([found.x], [found.y])
        return found

    def _is_over(self, scene: QPointF) -> bool:
        return bool(self.vb.sceneBoundingRect().contains(scene))

    def _under(self, scene: QPointF) -> Found | None:
        at = self.vb.mapSceneToView(scene)
        pixel = self.vb.viewPixelSize()
        return nearest(self.subplot.marks, self.canvas, at.x(), at.y(), pixel)


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.split("\n")[:3])
