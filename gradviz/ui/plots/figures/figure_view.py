"""The figures of a trace, one at a time, in a chart: subplots in their places under one title."""

import time
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QTimer
from PySide6.QtWidgets import QGraphicsScene

from gradviz.trace.figures import Figure
from gradviz.ui.plots.figures.subplot_item import SubplotItem
from gradviz.ui.theme import ui_font

if TYPE_CHECKING:
    from gradviz.ui.plots.chart import Chart

AT_ONCE = 5  # marks that most figures have no more of
SLICE = 0.012  # seconds of drawing before the window may do something else


class FigureView:
    """Stands in for the chart's own plot while a program drew something."""

    def __init__(self, chart: "Chart") -> None:
        self._chart = chart
        self._own = chart.plotItem
        self._figures: tuple[Figure, ...] = ()
        self._page = 0
        self.plots: list[SubplotItem] = []
        self._layout: pg.GraphicsLayout | None = None
        self._work: Iterator[None] = iter(())
        self._before: object = None
        self._later = QTimer(chart, singleShot=True, interval=0)
        self._later.timeout.connect(lambda: self._draw_more())
        # Items say late how large they are; an index by place would hold on to those that are gone.
        chart.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        chart.scene().sigMouseMoved.connect(self._point_at)

    @property
    def drawn(self) -> bool:
        """Whether the program drew anything."""
        return bool(self._figures)

    @property
    def busy(self) -> bool:
        """Whether something is still to be drawn."""
        return self._later.isActive()

    @property
    def page(self) -> int:
        """Which figure is shown, from 0."""
        return self._page

    def set_figures(self, figures: tuple[Figure, ...]) -> None:
        """Show `figures` in place of those before; the page turned to stays, if there is one."""
        self._figures = figures
        self._page = min(self._page, max(len(figures) - 1, 0))
        self.restyle()

    def show_page(self, page: int) -> None:
        """Turn to another figure."""
        self._page = min(max(page, 0), max(len(self._figures) - 1, 0))
        self.restyle()

    def restyle(self) -> None:
        """Draw the figure afresh, in the chart's theme."""
        self._later.stop()
        self._before = self._layout, self.plots  # lives until the scene has let go of it
        self.plots = []
        if not self._figures:
            if self._layout is not None:
                self._put(self._own)
                self._layout = None
            return
        figure, layout = self._figures[self._page], pg.GraphicsLayout()
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(2)
        if figure.title:
            self._add_title(layout, figure.title)
        self._share_out(layout)
        self._put(layout)
        self._layout = layout
        self._work = self._draw_all(figure, layout)
        self._draw_more(AT_ONCE)

    def _draw_all(self, figure: Figure, layout: pg.GraphicsLayout) -> Iterator[None]:
        """Draw one subplot after another, with a rest wherever the window may want to breathe."""
        for subplot in figure.plots:
            item = SubplotItem(subplot, self._chart.theme)
            row, column, rows, columns = subplot.place
            layout.addItem(item, row + 1, column, rows, columns)
            self.plots.append(item)
            item.roomChanged.connect(self._even_out)
            for _ in item.marks_drawn:
                yield
            yield

    def _add_title(self, layout: pg.GraphicsLayout, text: str) -> None:
        size = f"{ui_font(10.0).pointSizeF():.1f}pt"
        wide = max(plot.place[1] + plot.place[3] for plot in self._figures[self._page].plots)
        label = pg.LabelItem(f"<b>{escape(text)}</b>", color=self._chart.theme.text, size=size)
        layout.addItem(label, 0, 0, 1, wide)

    def _share_out(self, layout: pg.GraphicsLayout) -> None:
        """Give all rows and columns of subplots the same room."""
        for plot in self._figures[self._page].plots:
            row, column, rows, columns = plot.place
            for k in range(row, row + rows):
                layout.layout.setRowStretchFactor(k + 1, 10)
                layout.layout.setRowPreferredHeight(k + 1, 100)
            for k in range(column, column + columns):
                layout.layout.setColumnStretchFactor(k, 10)
                layout.layout.setColumnPreferredWidth(k, 100)

    def _even_out(self) -> None:
        """Let the axes of a row end at one height, whichever of them has its legend below."""
        rooms: dict[int, float] = {}
        for plot in self.plots:
            row = _last_row(plot)
            rooms[row] = max(rooms.get(row, 0.0), plot.room)
        for plot in self.plots:
            plot.leave_room(rooms[_last_row(plot)])

    def _put(self, item: pg.GraphicsWidget) -> None:
        self._chart.setCentralItem(item)

    def _draw_more(self, least: int = 0) -> None:
        until = time.perf_counter() + SLICE
        for count, _ in enumerate(self._work, 1):
            if time.perf_counter() > until and count > least:
                self._later.start()
                return

    def _point_at(self, scene: QPointF) -> None:
        for plot in self.plots:
            plot.tell(scene)

    def leave(self) -> None:
        """Take the pointer's words away."""
        for plot in self.plots:
            plot.tell(None)


def _last_row(plot: SubplotItem) -> int:
    row, _, rows, _ = plot.subplot.place
    return row + rows
