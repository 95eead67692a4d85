"""Errors against step size: a second face of the curve's tab, with a row of its own."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gradviz.ui.plots.page import PlotPage
from gradviz.ui.plots.saving import hand_out
from gradviz.ui.plots.step_row import StepRow

if TYPE_CHECKING:
    from gradviz.trace.step_sizes import StepErrors
    from gradviz.ui.plots.controls import ChoiceRow

PLOT = ("gradviz.ui.plots.step_plot", "StepPlot")


class StepTab(QObject):
    """Draws StepErrors of what the curve is of, along what the curve is along."""

    left = Signal()  # back to the curve
    said = Signal(str)

    def __init__(self, curve_row: "ChoiceRow", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.row = StepRow()
        self.page = PlotPage("steps", *PLOT)
        self._curve_row = curve_row
        self.row.back.clicked.connect(self.left)
        self.row.commanded.connect(self._do)

    def load(self) -> None:
        """Import the plot."""
        self.page.load()
        chart = self.page.chart
        self.row.forward.toggled.connect(chart.set_forward)
        chart.forwardToggled.connect(self.row.forward.toggle)

    def look(self) -> None:
        """Offer what the curve's row offers."""
        mine, theirs = self.row, self._curve_row
        names = [[box.itemText(k) for k in range(box.count())] for box in theirs.boxes]
        mine.offer(*names)
        if all(theirs.choice()):
            mine.choose(*theirs.choice())

    def set_steps(self, found: "StepErrors | None") -> None:
        """Draw `found`; None says that there is nothing to be drawn."""
        if found is not None:
            self.look()
            self.row.choose(found.of, found.along)
        self.page.set_data(found)

    def _do(self, command: str) -> None:
        chart = self.page.chart
        if chart is None:
            return
        if command in ("copy", "save"):
            if said := hand_out(self.row, chart.table(), "steps", command):
                self.said.emit(said)
        else:
            chart.whole()
