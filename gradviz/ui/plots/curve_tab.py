"""The curve's tab: its row of choices and its page, and what goes between them."""

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from gradviz.trace import NodeId, Trace
from gradviz.trace.plottable import numbers, plottable, ways
from gradviz.ui.plots.curve_choice import Choice
from gradviz.ui.plots.curve_row import CurveRow
from gradviz.ui.plots.page import PlotPage
from gradviz.ui.plots.saving import hand_out
from gradviz.words import say

if TYPE_CHECKING:
    from gradviz.trace.curves import Curve

PLOT = ("gradviz.ui.plots.curve_plot", "CurvePlot")


class CurveTab(QObject):
    """Draws a Curve and asks for another."""

    ofRequested = Signal(str)
    alongRequested = Signal(str)
    wanted = Signal(int, str, object, bool, bool)  # order, family, others, differences, slopes
    spanRequested = Signal(object)  # (low, high), or None: of the plot's choosing
    pointMoved = Signal(str, object)  # a name and its value: a number, or an array
    activationsRequested = Signal()
    haltRequested = Signal()
    said = Signal(str)  # what became of a file

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.row = CurveRow()
        self.page = PlotPage("curve", *PLOT)
        self.page.instead = self._why_none
        self._trace = Trace("")
        self._halted = False
        self._asked = ("", "")  # which curve is on its way: of what, along what
        menu = self.row.menu
        self.row.boxes[0].textActivated.connect(self.ofRequested)
        self.row.boxes[1].textActivated.connect(self.alongRequested)
        menu.choiceChanged.connect(self._choose)
        menu.spanRequested.connect(self.spanRequested)
        menu.copyRequested.connect(lambda: self._give("copy"))
        menu.saveRequested.connect(lambda: self._give("save"))
        menu.activationsRequested.connect(self.activationsRequested)
        self.row.haltRequested.connect(self._halt)

    def load(self) -> None:
        """Import the plot."""
        self.page.load()
        chart = self.page.chart
        chart.set_choice(self.row.menu.choice)
        chart.pointMoved.connect(self._move_point)
        chart.spanRequested.connect(self.spanRequested)
        chart.keyed.connect(lambda key: self.row.menu.turn(Choice.KEYS[key]))

    def set_trace(self, trace: Trace) -> None:
        """Offer the names of `trace`."""
        self._trace, self._halted = trace, False
        self._offer(*self.row.choice())
        if self.page.data is None and numbers(trace) and ways(trace):
            self.page.wait()  # it will be asked for
        else:
            self.page.show_state()

    def set_asked(self, of: str, along: str) -> None:
        """Know which curve is on its way: where none comes, that is what is missing."""
        self._asked = of, along

    def set_curve(self, curve: "Curve | None") -> None:
        """Draw `curve`; None says that there is none."""
        if curve is not None:
            self._offer(curve.of, curve.along)
            self.row.choose(curve.of, curve.along)
            self.row.menu.range.set_range(*curve.span)
        self._halted = False
        self.page.set_data(curve)

    def set_worked(self, part: float) -> None:
        """Tell how much is done of a curve that takes long; 1 is all."""
        self.row.set_done(part)
        if part < 1 and self.page.data is None:
            self.page.wait()

    @property
    def has_choice(self) -> bool:
        """Whether there is something to choose."""
        return self.page.data is not None or self.row.works or self._halted

    def _halt(self) -> None:
        self.haltRequested.emit()
        if self.page.data is None:
            self._halted = True
            self.page.set_data(None)

    def _why_none(self) -> str:
        """Say what would be drawn, and what of it is missing."""
        along, of = ways(self._trace), numbers(self._trace)
        if self._halted:
            return say("plots.curve.halted")
        if along and of:
            return say("plots.curve.fails", of=self._asked[0], along=self._asked[1])
        if along or of:
            return say("plots.curve.no_value" if along else "plots.curve.no_way")
        return say("plots.curve_empty")

    def _offer(self, of: str, along: str) -> None:
        values, inputs = numbers(self._trace), ways(self._trace)
        along_all = dict.fromkeys((*inputs, *(n for n in plottable(self._trace) if n in values)))
        self.row.offer(values, [name for name in along_all if name != of])
        free = [name for name in inputs if name != along]
        self.row.menu.offer(free, [name for name in values if name not in (of, along)])

    def _choose(self, choice: Choice) -> None:
        if self.page.chart is not None:
            self.page.chart.set_choice(choice)
        self.wanted.emit(choice.order, choice.family, choice.targets, choice.differences,
                         choice.slopes)  # fmt: skip

    # -- what is thrown on the plot ---------------------------------------------------------------

    def hover(self, node: NodeId | None) -> None:
        """Lay the curve of a node faintly over the plot, while Shift is held."""
        held = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        menu = self.row.menu
        menu.set_choice(replace(menu.choice, preview=self._name(node) if held else ""))

    def keep(self, node: NodeId) -> None:
        """Keep the curve that is laid over, now that its node is clicked."""
        if self.row.menu.choice.preview and self._name(node) == self.row.menu.choice.preview:
            self.add(node)

    def add(self, node: NodeId) -> None:
        """Draw the curve of a node as well."""
        menu, name = self.row.menu, self._name(node)
        if not name:
            self.said.emit(say("plots.curve.nameless"))
        elif name not in menu.choice.others:
            others = (*menu.choice.others, name)
            menu.set_choice(replace(menu.choice, others=others, preview=""))

    def _name(self, node: NodeId | None) -> str:
        """Return what can be plotted of a node: its name, if it is another number; or ""."""
        if node is None or node >= len(self._trace.nodes):
            return ""
        name = self._trace.nodes[node].label
        return name if name in numbers(self._trace) and name != self.row.choice()[0] else ""

    def _give(self, how: str) -> None:
        """Copy the values, or write them to a file."""
        chart = self.page.chart
        if chart is None or chart.drawn is None:
            return
        if said := hand_out(self.row, chart.table(), chart.drawn.of, how):
            self.said.emit(said)

    def _move_point(self, x: float) -> None:
        curve = self.page.data
        if curve is None or not curve.movable:
            return
        name, _, index = curve.along.partition("[")
        if not index:
            self.pointMoved.emit(name, x)
            return
        row = next((row for row in self._trace.inputs if row.name == name), None)
        if row is not None:
            value = np.array(row.value)
            value[tuple(int(part) for part in index.rstrip("]").split(","))] = x
            self.pointMoved.emit(name, value)
