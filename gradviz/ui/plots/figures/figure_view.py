"""The figures of a trace, one at a time, in a chart: subplots in their places under one title.

A figure is drawn over several turns of the event loop, unseen, and takes the place of the one
before when it is whole: what is seen never grows piece by piece.
"""

import time
from collections.abc import Generator, Iterator, Sequence
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QTimer
from PySide6.QtWidgets import QGraphicsScene
from shiboken6 import Shiboken

from gradviz.trace.figures import Figure, Subplot
from gradviz.ui.plots.figures.canvas import Canvas, View
from gradviz.ui.plots.figures.figure_layout import alike, height, last_row, lay_out, rooms
from gradviz.ui.plots.figures.subplot_item import SubplotItem

if TYPE_CHECKING:
    from gradviz.ui.plots.chart import Chart

FEW = 6  # marks of a lone subplot that is drawn at once
LEAST = 120  # pixels of height that any plot needs
SLICE = 0.012  # seconds of drawing before the window may do something else
Key = tuple[object, ...]


class FigureView:
    """Stands in for the chart's own plot while figures are looked at."""

    def __init__(self, chart: "Chart") -> None:
        self._chart = chart
        self._own = chart.plotItem
        self._figures: tuple[Figure, ...] = ()
        self._page = 0
        self._shown = False
        self._stale = False  # what is drawn is not what is to be seen
        self.plots: list[SubplotItem] = []
        self._layout: pg.GraphicsLayout | None = None
        self._work: Generator[None] | None = None
        self._before: object = None
        self._closer: dict[Key, tuple[View, View]] = {}  # what is seen, and of what whole
        self._later = QTimer(chart, singleShot=True, interval=0)
        self._later.timeout.connect(self._go_on)
        # Items say late how large they are; an index by place would hold on to those that are gone.
        chart.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        chart.scene().sigMouseMoved.connect(self.tell)

    @property
    def drawn(self) -> bool:
        """Whether the program drew anything."""
        return bool(self._figures)

    @property
    def shown(self) -> bool:
        """Whether figures are looked at, and not the chart's own plot."""
        return self._shown and self.drawn

    @property
    def busy(self) -> bool:
        """Whether something is still to be drawn."""
        return self._later.isActive()

    @property
    def page(self) -> int:
        """Which figure is shown, from 0."""
        return self._page

    @property
    def figure(self) -> Figure | None:
        """The figure that is shown."""
        return self._figures[self._page] if self._figures else None

    # -- what is to be seen ---------------------------------------------------------------------

    def set_figures(self, figures: tuple[Figure, ...]) -> None:
        """Show `figures` in place of those before; the page turned to stays, if there is one."""
        self._figures = figures
        self._page = min(self._page, max(len(figures) - 1, 0))
        self._forget_gone()
        self.restyle()

    def _forget_gone(self) -> None:
        """Show all of subplots that are new, or that show something else than before."""
        kept: dict[Key, tuple[View, View]] = {}
        for page, figure in enumerate(self._figures):
            for plot in figure.plots:
                known = self._closer.get(_key(page, plot))
                whole = Canvas(self._chart.theme, plot.axes).whole
                if known is not None and alike(known[1], whole):
                    kept[_key(page, plot)] = known[0], whole
        self._closer = kept

    def show_page(self, page: int) -> None:
        """Turn to another figure."""
        self._page = min(max(page, 0), max(len(self._figures) - 1, 0))
        self.restyle()

    def show(self, shown: bool) -> None:
        """Show figures, or the chart's own plot."""
        if shown != self._shown:
            self._shown = shown
            self._ask_for_height()
            self._put(self._layout if self.shown and self._layout is not None else self._own)
            if self._stale:
                self.restyle()

    def restyle(self) -> None:
        """Draw the figure afresh, in the chart's theme, as soon as somebody looks."""
        self._stale = True
        if not self._figures:
            self._drop()
        elif self._shown and self._work is None:
            self._begin()

    # -- drawing --------------------------------------------------------------------------------

    def _drop(self) -> None:
        self._later.stop()
        if self._work is not None:
            self._work.close()
        self._work, self._stale = None, False
        self._take_over(None, [])

    def _begin(self) -> None:
        """Draw what few marks there are at once; else all bit by bit."""
        figure = self._figures[self._page]
        self._stale = False
        self._work = self._draw(figure, self._page)
        if len(figure.plots) == 1 and len(figure.plots[0].marks) <= FEW:
            self._go_on(float("inf"))
        else:
            self._later.start()

    def _go_on(self, seconds: float = SLICE) -> None:
        """Draw for a while. What became stale meanwhile is begun once this one is seen."""
        if self._work is None:
            self.restyle()
            return
        until = time.perf_counter() + seconds
        for _ in self._work:
            if time.perf_counter() > until:
                self._later.start()
                return
        self._work = None
        if self._stale:
            self._later.start()

    def _draw(self, figure: Figure, page: int) -> Generator[None]:
        """Draw a figure unseen, with a rest wherever the window may want to breathe."""
        layout = lay_out(figure, self._chart.theme)
        self._chart.scene().addItem(layout)  # only there do axes know how wide they are
        plots: list[SubplotItem] = []
        try:
            yield from self._fill(layout, plots, figure)
            self._look_closer(page, plots)
            yield from self._prepare(layout, plots)
        except GeneratorExit:
            if Shiboken.isValid(self._chart):  # else the window has gone, and taken it along
                self._chart.scene().removeItem(layout)
            raise
        self._look_closer(page, plots)  # somebody may have moved what is still seen
        self._take_over(layout, plots)

    def _fill(
        self, layout: pg.GraphicsLayout, plots: list[SubplotItem], figure: Figure
    ) -> Iterator[None]:
        """Draw one subplot after another."""
        for number, subplot in enumerate(figure.plots):
            if subplot.over >= 0:
                continue
            twins = [other for other in figure.plots if other.over == number]
            item = SubplotItem(subplot, self._chart.theme, twins)
            item.setMinimumSize(0, 0)  # what units of one length leave empty can always shrink
            item.setPreferredSize(100, 100)  # of a row all alike
            row, column, rows, columns = subplot.place
            layout.addItem(item, row + 1, column, rows, columns)
            plots.append(item)
            yield
            for _ in item.draw():
                yield
            item.roomChanged.connect(lambda: self._even_out(plots))

    def _look_closer(self, page: int, plots: list[SubplotItem]) -> None:
        for plot in plots:
            seen, _ = self._closer.get(_key(page, plot.subplot), (None, None))
            if seen != plot.canvas.seen:
                plot.see(seen)

    def _prepare(self, layout: pg.GraphicsLayout, plots: list[SubplotItem]) -> Iterator[None]:
        """Give everything its place and size, before anybody sees it."""
        seen = self._chart.viewport().rect()
        layout.setGeometry(0, 0, seen.width(), max(seen.height(), height(plots)))
        layout.layout.activate()
        for work in (SubplotItem.prepare, SubplotItem.settle, SubplotItem.prepare):
            for plot in plots:
                yield
                work(plot)
            self._even_out(plots)

    def _take_over(self, layout: pg.GraphicsLayout | None, plots: list[SubplotItem]) -> None:
        self._before = self._layout, self.plots  # lives until the scene has let go of it
        self._layout, self.plots = layout, plots
        self._ask_for_height()
        if layout is not None:
            layout.setOpacity(1.0)
            if not self.shown:
                self._chart.scene().removeItem(layout)  # somebody turned away meanwhile
        self._put(layout if self.shown and layout is not None else self._own)

    def _ask_for_height(self) -> None:
        """Ask for as much height as rows of subplots need; the page scrolls, if need be."""
        self._chart.setMinimumHeight(max(height(self.plots) if self.shown else 0, LEAST))

    def _put(self, item: pg.GraphicsWidget) -> None:
        """Do as `setCentralItem`, with an item that is in the scene already."""
        chart, before = self._chart, self._chart.centralWidget
        if item is before:
            return
        if before is not None:
            chart.scene().removeItem(before)
        chart.centralWidget = item
        if item.scene() is None:
            chart.scene().addItem(item)
        chart.resizeEvent(None)

    def _even_out(self, plots: Sequence[SubplotItem]) -> None:
        """Let the axes of a row end at one height, whichever of them has its legend below."""
        below = rooms(plots)
        for plot in plots:
            plot.leave_room(below[last_row(plot)])
        if plots is self.plots:
            self._ask_for_height()

    # -- where someone looks closer ---------------------------------------------------------------

    def plot_at(self, scene: QPointF) -> SubplotItem | None:
        """Return the subplot at a place of the scene."""
        return next((plot for plot in self.plots if plot.is_over(scene)), None)

    def see(self, plot: SubplotItem, seen: View | None) -> None:
        """Show this part of a subplot's plane; those that share an axis with it follow."""
        plot.see(seen)
        self._remember(plot)
        for other in self.plots:
            same = [a == b >= 0 for a, b in zip(plot.subplot.shared, other.subplot.shared,
                                                strict=True)]  # fmt: skip
            if other is not plot and any(same):
                other.see(_joined(plot, other, same))
                self._remember(other)

    def whole(self) -> None:
        """Show all of all subplots."""
        self._closer = {}
        for plot in self.plots:
            plot.see(None)

    def _remember(self, plot: SubplotItem) -> None:
        key, seen = _key(self._page, plot.subplot), plot.canvas.seen
        if seen is None:
            self._closer.pop(key, None)
        else:
            self._closer[key] = seen, plot.canvas.whole

    # -- the pointer ------------------------------------------------------------------------------

    def tell(self, scene: QPointF | None) -> None:
        """Tell the pointer what lies under it; None takes the words away."""
        for plot in self.plots if self.shown else ():
            plot.tell(scene)


def _key(page: int, plot: Subplot) -> Key:
    """Return by what a subplot is known again when the program runs anew."""
    axes = plot.axes
    return page, plot.place, axes.title, axes.xlabel, axes.ylabel, axes.xscale, axes.yscale


def _joined(plot: SubplotItem, other: SubplotItem, same: list[bool]) -> View | None:
    """Return what `other` shows when it follows `plot` along the axes they share."""
    mine, its = plot.canvas, other.canvas
    across = mine.across if same[0] else its.across
    up = mine.up if same[1] else its.up
    return None if (across, up) == its.whole else (across, up)
