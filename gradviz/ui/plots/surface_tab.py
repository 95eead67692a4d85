"""The surface's tab: its row of choices and its page, and what goes between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from gradviz.trace import Trace
from gradviz.trace.plottable import singles, ways
from gradviz.trace.surface import DOWNHILL, Surface
from gradviz.trace.surface_text import table
from gradviz.ui.plots.page import PlotPage
from gradviz.ui.plots.saving import hand_out
from gradviz.ui.plots.surface_hints import plain
from gradviz.ui.plots.surface_keys import CLOSER
from gradviz.ui.plots.surface_row import SurfaceRow
from gradviz.words import say

if TYPE_CHECKING:
    from gradviz.trace.surface import Descent
    from gradviz.trace.training import Training

PLOT = ("gradviz.ui.plots.surface_plot", "SurfacePlot")


class SurfaceTab(QObject):
    """A value over two numbers of the program."""

    valuesMoved = Signal(object)  # pairs of name and value: the point was put elsewhere
    viewWanted = Signal(object)  # View, or None: around the point
    sectionWanted = Signal(str, str, object)  # of, along, (low, high): as a curve
    said = Signal(str)  # a sentence

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.row = SurfaceRow()
        self.page = PlotPage("surface", *PLOT)
        self._trace = Trace("")
        self._direction = DOWNHILL
        self._descent: Descent | None = None
        self.row.directionChosen.connect(self._point_arrows)
        self.row.lookRequested.connect(self._look)
        self.row.sectionRequested.connect(self._cut)
        self.row.valuesRequested.connect(self._give)

    def load(self) -> None:
        """Import the plot, and draw what has come so far."""
        self.page.load()
        chart = self.page.chart
        chart.set_direction(self._direction)
        chart.set_descent(self._descent)
        chart.set_relief(self.row.relief.isChecked())
        self.row.relief.toggled.connect(chart.set_relief)
        chart.moved.connect(self._move)
        chart.viewWanted.connect(self.viewWanted)
        chart.copyWanted.connect(lambda: self._give("copy"))
        chart.menuWanted.connect(self.row.menu.popup)

    # -- what comes down ------------------------------------------------------------------------

    def set_trace(self, trace: Trace) -> None:
        """Offer the names of `trace`."""
        self._trace = trace
        along = ways(trace)
        self.row.offer(singles(trace), along)

    def set_surface(self, surface: Surface | None) -> None:
        """Draw `surface`; None says that there is none."""
        if surface is not None:
            self.row.choose(surface.of, *surface.along)
        self.page.instead = None if surface is None else lambda: _why_empty(surface)
        self.page.set_data(surface)

    def set_descent(self, descent: Descent | None) -> None:
        """Draw the way down; None takes it away."""
        self._descent = descent
        if self.page.chart is not None:
            self.page.chart.set_descent(descent)

    def set_training(self, training: Training | None) -> None:
        """Draw the way a training run took."""
        if self.page.chart is not None:
            self.page.chart.set_training(training)

    # -- what people do --------------------------------------------------------------------------

    def _move(self, x: float, y: float) -> None:
        surface = self.page.data
        values: dict[str, np.ndarray] = {}
        for name, value, free in zip(surface.along, (x, y), surface.movable, strict=True):
            base, index = _element(name)
            row = next((row for row in self._trace.inputs if row.name == base), None)
            if row is not None and free:
                values.setdefault(base, np.array(row.value, np.float64))[index] = value
        if values:
            self.valuesMoved.emit([(name, _plain(value)) for name, value in values.items()])

    def _point_arrows(self, direction: str) -> None:
        self._direction = direction
        if self.page.chart is not None:
            self.page.chart.set_direction(direction)

    def _look(self, how: str) -> None:
        chart = self.page.chart
        if how == "reset":
            self.viewWanted.emit(None)
        elif chart is not None and not chart.is_empty:
            chart.zoom(CLOSER if how == "closer" else 1 / CLOSER)

    def _cut(self, axis: int) -> None:
        surface = self.page.data
        if surface is not None:
            self.sectionWanted.emit(surface.of, surface.along[axis], surface.view[axis])

    def _give(self, how: str) -> None:
        """Copy the values, or write them to a file."""
        surface = self.page.data
        if surface is None:
            return
        if said := hand_out(self.row, table(surface), surface.of, how):
            self.said.emit(said)


def _why_empty(surface: Surface) -> str:
    """Return why a surface has nothing to be seen."""
    if surface.slow:
        return say("surface.slow", of=surface.of)
    (left, right), (low, high) = surface.view
    x, y = (f"{plain(a)} … {plain(b)}" for a, b in ((left, right), (low, high)))
    return say("surface.void", of=surface.of, x_name=surface.along[0], x=x,
               y_name=surface.along[1], y=y)  # fmt: skip


def _element(name: str) -> tuple[str, tuple[int, ...]]:
    base, bracket, index = name.partition("[")
    if not bracket:
        return base, ()
    return base, tuple(int(part) for part in index.rstrip("]").split(","))


def _plain(value: np.ndarray) -> float | np.ndarray:
    return value if value.ndim else float(value)
