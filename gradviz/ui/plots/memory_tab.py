"""The tab of memory: its row of choices and its page, and what goes between them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gradviz.ui.plots.memory_row import MemoryRow
from gradviz.ui.plots.page import PlotPage
from gradviz.ui.plots.saving import hand_out

if TYPE_CHECKING:
    from gradviz.trace import Frame
    from gradviz.trace.series import Memory

PLOT = ("gradviz.ui.plots.memory_plot", "MemoryPlot")
ZOOM = 1.6  # by one use of the menu


class MemoryTab(QObject):
    """Draws a Memory as it stands at a frame."""

    stepRequested = Signal(int)
    nodeActivated = Signal(int)
    said = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.row = MemoryRow()
        self.page = PlotPage("memory", *PLOT)
        self._frame: Frame | None = None
        self.row.commanded.connect(self._do)

    @property
    def has_choice(self) -> bool:
        """Whether there is anything to be seen in one way or the other."""
        memory = self.page.data
        return memory is not None and bool(memory.held.any())

    def load(self) -> None:
        """Import the plot."""
        self.page.load()
        chart = self.page.chart
        chart.stepRequested.connect(self.stepRequested)
        chart.nodeActivated.connect(self.nodeActivated)
        self.row.modeChosen.connect(chart.set_mode)
        self.row.orderChosen.connect(chart.set_largest)
        self.row.hiddenChanged.connect(chart.set_hidden)
        chart.set_mode(self.row.mode)
        if self._frame is not None:
            chart.set_frame(self._frame)

    def set_memory(self, memory: "Memory | None") -> None:
        """Draw `memory`; None says that there is none."""
        self.row.set_memory(memory)
        self.page.set_data(memory)

    def set_frame(self, frame: "Frame") -> None:
        """Show where the cursor is."""
        self._frame = frame
        if self.page.chart is not None:
            self.page.chart.set_frame(frame)

    def _do(self, command: str) -> None:
        chart = self.page.chart
        if chart is None:
            return
        if command in ("copy", "save"):
            if said := hand_out(self.row, chart.table(), "memory", command):
                self.said.emit(said)
        elif command in ("zoom_in", "zoom_out"):
            chart.zoom(ZOOM if command == "zoom_out" else 1 / ZOOM)
        else:
            getattr(chart, command)()
