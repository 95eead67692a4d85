"""The training's tab: its row of controls and its page, and what goes between them.

A program with a training loop of its own is shown by itself, read off its trace; any other one is
trained by somebody else, who is asked from here.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gradviz.trace import Frame, Trace
from gradviz.trace.layers import layers, widened
from gradviz.trace.loops import loop_at, loops
from gradviz.trace.plottable import plottable
from gradviz.trace.training import Lack, Status, Training
from gradviz.ui.plots.page import PlotPage
from gradviz.ui.plots.saving import hand_out
from gradviz.ui.plots.training_row import TrainingRow
from gradviz.ui.plots.training_words import lack_text, remark, table
from gradviz.words import say

if TYPE_CHECKING:
    from gradviz.ui.plots.training_plot import TrainingPlot

PLOT = ("gradviz.ui.plots.training_plot", "TrainingPlot")


class TrainingTab(QObject):
    """Draws a Training, and passes on what is wanted of it."""

    stepRequested = Signal(int)  # a cursor: an iteration of a loop was clicked
    applyRequested = Signal(object)  # ((name, value), ...)
    clearRequested = Signal()
    said = Signal(str)  # what became of a file
    shownChanged = Signal(object)  # Training | None: what is drawn

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.row = TrainingRow()
        self.page = PlotPage("training", *PLOT)
        self._trace = Trace("")
        self._cursor = 0
        self._looked_at = False
        self._loops: tuple[Training, ...] = ()
        self._of = ""  # the loss of the loop a person wants to see
        self._own: Training | None = None  # of a person, not the program's
        self._kept: tuple[Training, ...] = ()
        self._lack: Lack | None = None
        self._turned: frozenset[str] = frozenset()  # layers shown in the way that is not usual
        self.row.menu.commanded.connect(self._do)
        self.row.menu.loopChosen.connect(self._choose)
        self.row.menu.layerTurned.connect(self._turn)

    def load(self) -> None:
        """Import the plot."""
        self.page.load()
        chart: TrainingPlot = self.page.chart
        chart.set_kept(self._kept)
        chart.set_cursor(self._cursor)
        chart.set_turned(self._turned)
        chart.iterationPicked.connect(self.stepRequested)
        chart.layerTurned.connect(self._turn)
        chart.playToggled.connect(self.row.toggle)
        chart.copyRequested.connect(lambda: self._do("copy"))
        self.row.menu.belowChosen.connect(chart.set_below)
        self.row.menu.logToggled.connect(chart.set_log)

    @property
    def shown(self) -> Training | None:
        """What is drawn."""
        return self.page.data

    # -- what comes down -------------------------------------------------------------------------

    def set_trace(self, trace: Trace) -> None:
        """Look for a loop of the program."""
        self._trace = trace
        if self._looked_at:
            self._look()

    def set_frame(self, frame: Frame) -> None:
        """Mark the iteration at the cursor; of several loops show the one that goes on there."""
        self._cursor = frame.index
        if self._loops and loop_at(self._loops, frame.index, self._of) is not self.page.data:
            self._show()
        if self.page.chart is not None:
            self.page.chart.set_cursor(frame.index)

    def set_looked_at(self, looked_at: bool) -> None:
        """The tab is turned to, or away from."""
        if looked_at and not self._looked_at:
            self._looked_at = True
            self._look()
        self._looked_at = looked_at

    def set_training(self, training: Training | None) -> None:
        """Draw `training`, unless the program has a loop; None says that there is none."""
        self._own = training
        self._show()

    def set_kept(self, kept: tuple[Training, ...]) -> None:
        """Draw these runs behind it."""
        self._kept = kept
        if self.page.chart is not None:
            self.page.chart.set_kept(() if self._loops else kept)
        self._say()

    def set_status(self, status: Status) -> None:
        """Show how the training stands."""
        self._lack = status.lack
        self.row.set_status(status)
        self._offer()
        if status.lack is not None:
            self.page.instead = lambda: lack_text(status.lack) if status.lack else ""
            self.page.show_state()

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self._say()

    # -- what is shown ---------------------------------------------------------------------------

    def _look(self) -> None:
        self._loops = loops(self._trace)
        self._offer()
        if self._loops or (self.page.data is not None and self.page.data.is_loop):
            self._show()

    def _show(self) -> None:
        shown = loop_at(self._loops, self._cursor, self._of) if self._loops else self._own
        if shown is None and self._lack is None:
            self.page.instead = None
        self.page.set_data(shown)
        if self.page.chart is not None:
            self.page.chart.set_kept(() if self._loops else self._kept)
        self._offer()
        self._say()
        self.shownChanged.emit(shown)

    def _say(self) -> None:
        shown: Training | None = self.page.data
        loop = shown if shown is not None and shown.is_loop else None
        words = ""
        if loop is not None:
            words = say("training.loop", line=loop.line)
        self.row.set_loop(words)
        self.row.set_remark(remark(shown))
        self.row.menu.set_possible(loop is not None, shown is not None, bool(self._kept))

    def _offer(self) -> None:
        """Offer the numbers of the trace as losses, and what can be trained."""
        shown, losses = self.page.data if self._loops else self._own, _losses(self._trace)
        if self._loops:
            losses = tuple(dict.fromkeys(loop.of for loop in self._loops))
        chosen = shown.of if shown is not None else ""
        self.row.menu.offer(losses, chosen, shown.names if shown is not None else ())
        self._offer_layers()

    def _offer_layers(self) -> None:
        shown: Training | None = self.page.data
        if shown is None:
            self.row.menu.offer_layers((), frozenset())
        else:
            self.row.menu.offer_layers(layers(shown), widened(shown, self._turned))

    # -- what a person does ----------------------------------------------------------------------

    def _choose(self, of: str) -> None:
        self._of = of
        self._show()

    def _turn(self, layer: str) -> None:
        """Show a layer by its variables, or as one; "" stands for all layers."""
        shown: Training | None = self.page.data
        if shown is None:
            return
        every = frozenset(layers(shown))
        if layer:
            self._turned ^= {layer}
        elif widened(shown, self._turned) == widened(shown, every):
            self._turned -= every
        else:
            self._turned |= every
        if self.page.chart is not None:
            self.page.chart.set_turned(self._turned)
        self._offer_layers()

    def _do(self, command: str) -> None:
        shown: Training | None = self.page.data
        if command == "clear":
            self.clearRequested.emit()
        elif shown is None:
            return
        elif command == "apply":
            self.applyRequested.emit(shown.values)
        elif command in ("copy", "save"):
            if said := hand_out(self.row, table(shown), shown.of, command):
                self.said.emit(said)
        elif command == "fit" and self.page.chart is not None:
            self.page.chart.fit()


@lru_cache(maxsize=2)
def _losses(trace: Trace) -> tuple[str, ...]:
    """Return the names of numbers that can be trained on; asked for with each slice."""
    last = {node.label: node for node in trace.nodes if node.label}
    return tuple(
        name for name in plottable(trace) if name not in last or last[name].shape in ((), (1,))
    )
