"""The Jacobian's tab: it asks for numbers of the gradient call in view, or says why it has none.

It asks only while it is looked at. What is drawn stays while the numbers of the same target by the
same source are on their way, so that a slider in motion does not make the picture blink.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from gradviz.trace import Frame, GradientCall, Row, Trace
from gradviz.trace.jacobian import EMPTY, MISSING, STOPPED, UNREAL, Jacobian, Pulled
from gradviz.ui.numbers import last_names
from gradviz.ui.plots.jacobian_names import Named, named
from gradviz.ui.plots.jacobian_row import JacobianRow
from gradviz.ui.plots.page import PlotPage
from gradviz.ui.tables.arrivals import call_in_force
from gradviz.words import say

PLOT = ("gradviz.ui.plots.jacobian_plot", "JacobianPlot")
SENTENCES = {MISSING: "missing", EMPTY: "void", STOPPED: "stopped", UNREAL: "unreal"}


class JacobianTab(QObject):
    """Its row of choices and its page, and what goes between them."""

    requested = Signal(int, int, int, int)  # call, source, first row, first column
    left = Signal()  # nobody looks, or there is nothing to ask for
    seedEdited = Signal(object)  # (rows,) float64, or None: the call's own
    cancelRequested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.row = JacobianRow()
        self.page = PlotPage("jacobian", *PLOT)
        self._trace = Trace("")
        self._frame: Frame | None = None
        self._call: GradientCall | None = None
        self._source = 0
        self._wanted = ""  # the name chosen last
        self._looked_at = False
        self._named: Named | None = None  # waits for its seed
        self.row.sourceChosen.connect(self._choose)
        self.row.cornerChosen.connect(self._ask)
        self.row.cancelRequested.connect(self.cancelRequested)
        self.row.set_drawn(False)

    def load(self) -> None:
        """Import the plot."""
        self.page.load()
        chart = self.page.chart
        chart.seedEdited.connect(self.seedEdited)
        self.row.buttons["ones"].clicked.connect(chart.ones)
        self.row.buttons["one_hot"].clicked.connect(chart.one_hot)
        self.row.buttons["reset"].clicked.connect(lambda: self.seedEdited.emit(None))

    @property
    def has_choice(self) -> bool:
        """Whether there is a gradient call, and so sources to choose from."""
        return self._call is not None and bool(self._call.rows)

    # -- what comes down ------------------------------------------------------------------------

    def set_trace(self, trace: Trace) -> None:
        """Look at the last call of `trace`, until a frame says where the cursor is."""
        self._trace, self._frame, self._call = trace, None, None
        self._look()

    def set_frame(self, frame: Frame) -> None:
        """Look at the call in force at `frame`."""
        self._frame = frame
        if self._looked_at and call_in_force(self._trace, frame) is not self._call:
            self._look()

    def set_looked_at(self, looked_at: bool) -> None:
        """The tab is turned to, or away from."""
        if looked_at == self._looked_at:
            return
        self._looked_at = looked_at
        if looked_at:
            self._look()
        else:
            self.left.emit()

    def set_jacobian(self, found: Jacobian) -> None:
        """Take numbers: they are drawn with the seed that follows, or a sentence says why not."""
        call = self._call
        if call is None or found.source >= len(call.rows) or call is not self._call_of(found):
            return
        if found.table is None:
            self._instead(found, call.rows[found.source])
            return
        if not self._fits(found, call):
            return  # of a program that was edited meanwhile: what fits is on its way
        self.row.set_block(found)
        self.row.set_drawn(True)
        self._named = named(found, self._trace, call)

    def set_pulled(self, pulled: Pulled) -> None:
        """Draw a seed and what it makes."""
        if self._named is not None:
            self.page.set_data((self._named, pulled))
            self._named = None
        elif self.page.data is not None:
            self.page.data = (self.page.data[0], pulled)
            if self.page.chart is not None:
                self.page.chart.set_pulled(pulled)

    def show_source(self, row: Row) -> None:
        """Look at the source of `row`, one of the call in view."""
        call = call_in_force(self._trace, self._frame)
        if call is not None and row in call.rows:
            self._call = call
            self._choose(call.rows.index(row))

    # -- what is looked at ------------------------------------------------------------------------

    def _call_of(self, found: Jacobian) -> GradientCall | None:
        calls = self._trace.gradients
        return calls[found.call] if found.call < len(calls) else None

    def _fits(self, found: Jacobian, call: GradientCall) -> bool:
        nodes = self._trace.nodes
        targets = tuple(nodes[k].shape for k in call.targets if nodes[k].dtype != "string")
        source = call.rows[found.source].node
        return found.targets == targets and (source is None or nodes[source].shape == found.shape)

    def _look(self) -> None:
        call = self._call = call_in_force(self._trace, self._frame)
        if call is None or not call.rows:
            self._blank(None)
            return
        self._source = self._place(call)
        self.row.offer([last_names(row.source) for row in call.rows], self._source)
        self._ask()

    def _place(self, call: GradientCall) -> int:
        """Return the source to look at: the one chosen, else the first that has a gradient."""
        names = [row.source for row in call.rows]
        if self._source < len(names) and names[self._source] == self._wanted:
            return self._source
        if self._wanted in names:
            return names.index(self._wanted)
        there = [k for k, row in enumerate(call.rows) if row.value is not None]
        return there[0] if there else 0

    def _choose(self, source: int) -> None:
        if self._call is not None:
            self._source, self._wanted = source, self._call.rows[source].source
            self.row.offer([last_names(row.source) for row in self._call.rows], source)
            self._ask()

    def _ask(self, row: int = 0, column: int = 0) -> None:
        call = self._call
        if call is None or not self._looked_at:
            return
        asked = call.rows[self._source]
        if asked.reason is not None:
            number = self._trace.gradients.index(call)
            self._instead(Jacobian(number, self._source, why=MISSING), asked)
            self.left.emit()
            return
        if not self._same_as_drawn(call, asked):
            self.page.set_data(None)
            self.page.wait()
            self.row.set_block(None)
            self.row.set_drawn(False)
        self.requested.emit(self._trace.gradients.index(call), self._source, row, column)

    def _same_as_drawn(self, call: GradientCall, asked: Row) -> bool:
        if self.page.data is None:
            return False
        drawn: Named = self.page.data[0]
        return (drawn.source, drawn.target) == (last_names(asked.source), call.target)

    def _instead(self, found: Jacobian, row: Row) -> None:
        """Say why nothing is drawn."""
        reason = "" if row.reason is None else row.reason.message
        words = {"source": row.source, "reason": reason, "told": found.told,
                 "m": found.size[0], "n": found.size[1]}  # fmt: skip
        self._blank(lambda: say(f"jacobian.{SENTENCES[found.why]}", **words))

    def _blank(self, instead: Callable[[], str] | None) -> None:
        self._named = None
        self.page.instead = instead
        self.page.set_data(None)
        self.row.set_block(None)
        self.row.set_drawn(False)
        if self._call is None:
            self.left.emit()
