"""A training: the loss by iteration, earlier runs thin behind it, and what moved below.

An iteration is told when it is pointed at; that of a loop of the program is gone to by a click. A
click on the name of a layer widens it to its variables, L all layers.
"""

from html import escape

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from gradviz.trace.layers import Line, widened
from gradviz.trace.training import Training
from gradviz.ui.numbers import path_name, short
from gradviz.ui.plots.ranges import View, finite, y_range
from gradviz.ui.plots.stacked_chart import StackedChart
from gradviz.ui.plots.training_legend import Legend
from gradviz.ui.plots.training_runs import EarlierRuns
from gradviz.ui.plots.training_words import counted, series, setting, tip
from gradviz.words import say

NAME = 14  # characters of the loss's name
HIGH = 160  # pixels below which there is no room for two plots


class TrainingPlot(StackedChart):
    """Draws a Training, and those before it."""

    iterationPicked = Signal(int)  # of a loop of the program: a click
    playToggled = Signal()  # run, or pause
    layerTurned = Signal(str)  # shown as one or by its variables; "" for all

    def __init__(self, parent: QWidget | None = None) -> None:
        self._training: Training | None = None
        self._cursor: int | None = None
        self._shown, self._log = "norms", False
        self._turned: frozenset[str] = frozenset()
        self._built = False
        super().__init__("trainingPlot", parent)
        self._earlier = EarlierRuns(self)
        self._losses = self.add_series()
        self._losses.setDownsampling(auto=True, method="peak")  # thousands of points cost a frame
        self._legend = Legend()
        self.addItem(self._legend, ignoreBounds=True)
        self._now, self._now_below = pg.InfiniteLine(angle=90), pg.InfiniteLine(angle=90)
        for plot, line in ((self, self._now), (self.below, self._now_below)):
            plot.addItem(line, ignoreBounds=True)
            line.hide()
        self._built = True
        self.set_training(None)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be seen."""
        return self._training is None

    # -- what comes down -------------------------------------------------------------------------

    def set_training(self, training: Training | None) -> None:
        """Draw `training`."""
        self._training = training
        self._draw()

    def set_kept(self, kept: tuple[Training, ...]) -> None:
        """Draw these runs behind it."""
        if self._earlier.take(kept):
            self._draw()

    def set_cursor(self, index: int) -> None:
        """Mark the iteration of a loop that goes on at step `index`."""
        self._cursor = index
        self._mark()

    def set_below(self, shown: str) -> None:
        """Draw "norms", "paths" or "nothing" below."""
        self._shown = shown
        self._draw()

    def set_turned(self, turned: frozenset[str]) -> None:
        """Show these layers in the way that is not the usual one: by their variables, or as one."""
        self._turned = turned
        self._draw()

    def set_log(self, log: bool) -> None:
        """Draw the losses on a logarithmic axis, or on a plain one."""
        self._log = log
        self.getPlotItem().setLogMode(y=log)
        self._draw()

    def restyle(self) -> None:
        """Colour everything again."""
        super().restyle()
        if self._built:
            self._draw()

    # -- drawing ---------------------------------------------------------------------------------

    def _draw(self) -> None:
        training = self._training
        self._losses.setData([], [])
        self._earlier.clear()
        if training is None:
            return
        self._earlier.draw(self._put)
        self._losses.opts["name"] = training.of
        self._losses.setPen(self.pen(self.theme.series, 2.2))
        alone = len(training.losses) == 1 and bool(np.isfinite(self._drawable(training.losses)[0]))
        self._losses.setSymbol("o" if alone else None)  # a symbol nowhere is a crash of Qt's
        self._losses.setSymbolBrush(pg.mkBrush(self.theme.series))
        self._losses.setSymbolSize(7)
        self._put(self._losses, training.losses)
        self._draw_below(training)
        self._say(training)
        self.arrange()

    def _put(self, item: pg.PlotDataItem, losses: np.ndarray) -> None:
        x = np.arange(len(losses), dtype=np.float64)
        item.setData(x, self._drawable(losses), connect="finite")

    def _drawable(self, losses: np.ndarray) -> np.ndarray:
        known = finite(losses)
        return np.where(known > 0, known, np.nan) if self._log else known

    def _heights(self, losses: np.ndarray) -> np.ndarray:
        return np.log10(self._drawable(losses)) if self._log else finite(losses)

    def _draw_below(self, training: Training) -> None:
        lines = self._lines(training)
        shown = bool(lines) and self.height() >= HIGH
        self.show_below(shown)
        if shown:
            title = say(f"training.{self._shown}_title")
            self.below.draw(lines, title, self._shown == "norms", self.theme)

    def _lines(self, training: Training) -> tuple[Line, ...]:
        return series(training, self._shown, widened(training, self._turned))

    def _say(self, training: Training) -> None:
        losses = finite(training.losses)
        pieces = [(counted(len(losses) - (not training.is_loop)), self.theme.muted)]
        at = self._at(training)
        if at is not None:
            words = say("training.of_all", iteration=at, last=len(losses) - 1)
            pieces = [(words, self.theme.text)]
        ends = f"{short(losses[0])} → {short(training.losses[-1])}"
        self.say_title([(ends, self.theme.series), *pieces], path_name(training.of, NAME))

    def _at(self, training: Training) -> int | None:
        """Return the iteration of a loop that goes on at the cursor."""
        if not training.is_loop or self._cursor is None:
            return None
        return training.iteration_at(self._cursor)

    def arrange(self) -> None:
        """Look at what is to be seen, and put the names where they cover nothing."""
        if not self._built or self._training is None:
            return
        view = self._view()
        self.look_at(view)
        if self.below.isVisible():
            self.below.fit(view.x)
        self._name(view)
        self._mark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show two plots where there is room for them."""
        super().resizeEvent(event)
        if self._built and self._training is not None:
            self._draw_below(self._training)
            self.arrange()

    @property
    def last(self) -> int:
        """The last iteration of what is looked at; -1 where there is none."""
        return -1 if self._training is None else len(self._training.losses) - 1

    @property
    def longest(self) -> float:
        """The last iteration of the longest run."""
        return float(max(1, self.last, *(len(run.losses) - 1 for run in self._earlier.runs)))

    def _view(self) -> View:
        assert self._training is not None
        x = self.span
        first, last = int(np.ceil(x[0])), int(np.floor(x[1])) + 1
        # One that ran away would make this one look flat.
        tame = (run for run in self._earlier.runs if run.trouble is None)
        seen = [self._heights(run.losses)[first:last] for run in (self._training, *tame)]
        return View(x, y_range([heights for heights in seen if len(heights)]))

    def _name(self, view: View) -> None:
        """Name the runs by what they were made with, where there is more than one."""
        if self._training is None:
            return
        runs = (self._training, *self._earlier.runs)
        curves = [self._heights(run.losses) for run in runs]
        entries = self._earlier.entries()
        if entries:
            entries.insert(0, ("━", setting(self._training), self.theme.series))
        box = self.getPlotItem().getViewBox()
        self._legend.put(entries, view, (box.width(), box.height()), curves, self.theme)

    def _mark(self) -> None:
        """Mark where the cursor is in a loop of the program."""
        at = self._at(self._training) if self._training is not None else None
        for line in (self._now, self._now_below):
            line.setVisible(at is not None)
            if at is not None:
                line.setPen(self.pen(self.theme.current, 1.6, Qt.PenStyle.DashLine))
                line.setValue(at)
        if at is not None and self._training is not None:
            self._say(self._training)

    # -- what a person does ----------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the iteration under the pointer."""
        at, layer = self.iteration_under(event.position()), self._layer_under(event)
        self.point_at(at)
        hand = Qt.CursorShape.PointingHandCursor if layer else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand)
        words = ""
        if self._training is not None and (layer or at is not None):
            words = self._of_layer(layer) if at is None else self._tip(self._training, at)
        QToolTip.showText(event.globalPosition().toPoint(), words, self.viewport())

    def _layer_under(self, event: QMouseEvent) -> str:
        return self.below.layer_at(self.mapToScene(event.position().toPoint()))

    def _of_layer(self, layer: str) -> str:
        """Return what a click on the name of a layer does."""
        assert self._training is not None
        wide = layer in widened(self._training, self._turned)
        return say("training.fold_tip" if wide else "training.widen_tip", layer=layer)

    def _tip(self, training: Training, at: int) -> str:
        """Return what an iteration was, each number with its line: some are not named above."""
        drawn = self._lines(training)
        lines = [escape(line) for line in tip(training, at, drawn, self._shown).split("\n")]
        for number in range(min(len(drawn), len(lines) - 2)):
            colour, (_, dash) = self.below.look(number, self.theme)
            lines[number + 2] = f'<span style="color:{colour}">{dash}</span> {lines[number + 2]}'
        return f'<p style="white-space:pre">{"<br>".join(lines)}</p>'

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the iteration of a loop, or turn a layer."""
        if layer := self._layer_under(event):
            self.layerTurned.emit(layer)
            return
        at = self.iteration_under(event.position())
        loop = self._training if self._training is not None and self._training.is_loop else None
        if loop is not None and at is not None and event.button() == Qt.MouseButton.LeftButton:
            self.iterationPicked.emit(loop.steps[at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn all layers with L; run or pause with P."""
        if event.key() == Qt.Key.Key_L and not event.modifiers():
            self.layerTurned.emit("")
        elif event.key() == Qt.Key.Key_P and not event.modifiers():
            self.playToggled.emit()
        else:
            super().keyPressEvent(event)

    def leaf(self, by: int) -> None:
        """Go to a later iteration of a loop of the program, or an earlier one."""
        loop = self._training
        if loop is not None and loop.is_loop:
            at = self._at(loop)
            to = min(max((-1 if at is None else at) + by, 0), self.last)
            self.iterationPicked.emit(loop.steps[to])
