"""The tab of what plt drew: its row, and what becomes of a figure's values.

It has the curve's page: one chart shows either, so that a program's figures stand where its curve
would.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from gradviz.trace.figures import Figure
from gradviz.ui.plots.figure_row import FigureRow
from gradviz.ui.plots.figures.values import names, table
from gradviz.ui.plots.page import PlotPage
from gradviz.ui.plots.saving import comma_separated, save_text
from gradviz.words import say

CELLS = 5000  # written before the window may do something else


class FigureTab(QObject):
    """Leafs through figures and gives their values away."""

    said = Signal(str)  # what became of a file

    def __init__(self, page: PlotPage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.row = FigureRow()
        self.page = page
        self._figures: tuple[Figure, ...] = ()
        self._writing: Iterator[None] = iter(())
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._write_on)
        self.row.pageRequested.connect(self._turn_to)
        self.row.resetRequested.connect(lambda: self.page.chart and self.page.chart.show_all())
        self.row.valuesRequested.connect(self._give)

    @property
    def drawn(self) -> bool:
        """Whether the program drew anything."""
        return bool(self._figures)

    @property
    def busy(self) -> bool:
        """Whether a figure is still being drawn, or its values written down."""
        chart = self.page.chart
        return self._later.isActive() or (chart is not None and chart.busy)

    def load(self) -> None:
        """Draw what has come so far."""
        self.page.chart.set_figures(self._figures)
        self.page.chart.copyWanted.connect(lambda number: self._give("copy", number))
        self._leaf()

    def set_figures(self, figures: tuple[Figure, ...]) -> None:
        """Take what a program drew."""
        self._figures = figures
        if self.page.chart is not None:
            self.page.chart.set_figures(figures)
        self._leaf()

    def set_looked_at(self, looked_at: bool) -> None:
        """Show figures in the chart, or leave it to the curve."""
        self.page.heard = "plots.figures_tip" if looked_at else "plots.curve"
        if self.page.chart is not None:
            self.page.chart.show_program(looked_at)
            self.page.chart.setAccessibleName(say(self.page.heard))
            self.page.show_state()

    def _turn_to(self, page: int) -> None:
        if self.page.chart is not None:
            self.page.chart.show_page(page)
            self._leaf()

    def _leaf(self) -> None:
        chart = self.page.chart
        page = 0 if chart is None else chart.page
        figure = self._figures[page] if self._figures else None
        self.row.set_page(page, len(self._figures), names(figure) if figure else ())

    # -- values -----------------------------------------------------------------------------------

    def _give(self, command: str, number: int) -> None:
        figure = None if self.page.chart is None else self.page.chart.figure
        if figure is None:
            return
        then = self._copy if command == "copy" else self._save
        self._writing = self._write(figure, number, "\t" if command == "copy" else ",", then)
        self._write_on()

    def _write(
        self, figure: Figure, number: int, separator: str, then: Callable[[str], None]
    ) -> Iterator[None]:
        """Write the values down some rows at a time, as a million of them take long."""
        pieces: list[str] = []
        waiting: list[list[str]] = []
        for row in table(figure, number):
            waiting.append(row)
            if len(waiting) * len(row) > CELLS:
                pieces.append(comma_separated(waiting, separator))
                waiting = []
                yield
        then("".join([*pieces, comma_separated(waiting, separator)]))

    def _write_on(self) -> None:
        if next(self._writing, self) is not self:
            self._later.start()

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    def _save(self, text: str) -> None:
        if said := save_text(self.row, text, "figure"):
            self.said.emit(said)
