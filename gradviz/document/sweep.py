"""The numbers behind the live plots: asked for when their panel is looked at, newest first.

So are the lines in the graph's boxes, which go along the name of the curve.

All of them are jobs of the same worker as the program's runs, of lower
priority; see throttle.py for how often they begin.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from gradviz.document.curving import Curving
from gradviz.document.runs import Request
from gradviz.document.spark_lines import SparkLines
from gradviz.document.throttle import Throttle
from gradviz.document.worker import Cancelled, Failure, Worker
from gradviz.lang.pacing import Told
from gradviz.lang.step_sizes import step_errors
from gradviz.trace import Trace
from gradviz.trace.curves import Curve
from gradviz.trace.plottable import numbers, plottable, ways
from gradviz.trace.series import memory
from gradviz.trace.sliders import Slider
from gradviz.trace.turns import Turn, turn_at

RANK = 5  # behind every run
FEW_STEPS = 600  # whose memory is read off a trace in a blink
CURVE, STEPS, MEMORY = "curve", "steps", "memory"
SPARKS = "sparks"


class Sweeps(QObject):
    """Keeps the plot that is looked at true to the newest trace."""

    curveAsked = Signal(str, str)  # which value a curve is asked of, and along which name
    curveChanged = Signal(object)  # Curve | None
    curveWorked = Signal(float)  # the part that is done of a curve that takes long; 1 is all
    stepsChanged = Signal(object)  # StepErrors | None
    memoryChanged = Signal(object)  # Memory
    sparksChanged = Signal(object)  # Sparks | None
    _told = Signal(int, object, float)  # from the thread: of which job, more of its curve or None

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._request: Request | None = None
        self._trace = Trace("")
        self._shown = CURVE
        self._of = ""
        self._along = ""
        self._cursor, self._asked_along = 0, ""  # what the newest curve is drawn along
        self._sparking = False
        self._curving = Curving()
        self._jobs = self._useless = 0  # curves begun, and how many of them nobody waits for
        self._told.connect(self._hear)
        self._lines = SparkLines()
        self._throttle = Throttle(self)
        self._throttle.due.connect(self._start)
        worker.finished.connect(self._arrive)
        worker.pushedAside.connect(lambda key: self._ask() if key == self._shown else None)
        self._signals = {
            CURVE: self.curveChanged,
            STEPS: self.stepsChanged,
            MEMORY: self.memoryChanged,
            SPARKS: self.sparksChanged,
        }

    def set_trace(self, request: Request | None, trace: Trace) -> None:
        """The program or its numbers changed."""
        self._request, self._trace = request, trace
        if request is not None and self._sparking:
            self._move_sparks(request, self.along)
        self._throttle.ask(trace)

    def set_sliders(self, sliders: Mapping[str, Slider]) -> None:
        """Other ends were chosen, which ranges of curves follow, though no program ran."""
        request = self._request
        if request is not None and request.scene.sliders is not sliders:
            self._request = replace(request, scene=replace(request.scene, sliders=sliders))
            self._ask()

    def set_cursor(self, cursor: int) -> None:
        """Draw the curve in the pass of a loop that the cursor is in."""
        before, self._cursor = self._cursor, cursor
        if self._shown == CURVE and self._turn_at(cursor) is not self._turn_at(before):
            self._ask()

    def _turn_at(self, cursor: int) -> Turn | None:
        """Return the value at a step; cheap, as it is asked at every one."""
        return turn_at(self._trace, self._asked_along, cursor)

    def show(self, panel: str) -> None:
        """Another plot is looked at. A curve nobody sees any more makes none of them wait."""
        if panel != self._shown and self._shown in self._signals:
            self._worker.cancel(self._shown)
            self._end_curve()
        self._shown = panel
        self._ask()

    def set_of(self, name: str) -> None:
        """Plot this value; it falls back to the target where the program has no such name."""
        self._of = name
        self._ask()

    def set_along(self, name: str) -> None:
        """Plot the curve along this name; it falls back where the program has no such name."""
        self._along = name
        self._ask()

    def want(
        self,
        order: int,
        family: str,
        others: tuple[str, ...],
        differences: bool,
        slopes: bool = False,
    ) -> None:
        """Draw this much of the curve: derivatives up to `order`, and these lines beside it.

        With `slopes`, each of these lines has its derivative too.
        """
        if self._curving.want(order, family, others, differences, slopes):
            self._ask()

    def set_span(self, span: tuple[float, float] | None) -> None:
        """Draw the curve over this range; None for one that shows what is interesting."""
        self._curving.reset()
        self._curving.span = span
        self._ask()

    def forget(self) -> None:
        """Another program is opened: a range that was chosen means nothing to it."""
        self._curving.reset()

    def set_sparking(self, sparking: bool) -> None:
        """Work out what every number of the program is along the curve's name, or leave it."""
        self._sparking = sparking
        self._ask()

    def halt_curve(self) -> None:
        """Work no more points out; those that are there stay."""
        self._throttle.stop()
        self._worker.cancel(CURVE)
        self._end_curve()

    def rest(self) -> None:
        """Ask for nothing more."""
        self._throttle.stop()

    @property
    def pending(self) -> bool:
        """Whether a job is about to begin."""
        return self._throttle.pending

    @property
    def of(self) -> str:
        """The value plotted: the one chosen, else the target."""
        names, default = numbers(self._trace), default_of(self._trace)
        if self._of in names:
            return self._of
        parts = [name for name in names if name.startswith(f"{default}[")]
        return default if default in names or not parts else parts[0]

    @property
    def along(self) -> str:
        """The name the curve is plotted along: the one chosen, else the first input; or ""."""
        known = {*ways(self._trace), *plottable(self._trace)} - {self.of}
        return self._along if self._along in known else next(iter(ways(self._trace)), "")

    def _ask(self) -> None:
        self._throttle.ask()

    def _start(self) -> None:
        self._start_shown()
        self._start_sparks()

    def _start_sparks(self) -> None:
        request, along = self._request, self.along
        if request is None or not along or not self._sparking:
            self._worker.cancel(SPARKS)
            self.sparksChanged.emit(None)
        elif not self._move_sparks(request, along):
            work = self._lines.job(request, self._trace, along)
            self._worker.submit(SPARKS, work, RANK + 1, replace=False)

    def _move_sparks(self, request: Request, along: str) -> bool:
        """Show the present point on the lines there are; False where those are of another run."""
        moved = self._lines.moved(request, self._trace, along)
        if moved is None:
            return False
        self._worker.cancel(SPARKS)
        self.sparksChanged.emit(moved)
        return True

    def _start_shown(self) -> None:
        if self._shown == MEMORY:
            self._start_memory()
            return
        if self._shown not in self._signals:
            return  # a tab whose numbers come from elsewhere
        work = self._work()
        if work is None:
            self._worker.cancel(self._shown)  # a result of another program would come after all
            self._end_curve()
            self._signals[self._shown].emit(None)
            return
        overtakes = self._shown == CURVE and self._curving.overtakes
        if overtakes:
            self._useless = self._jobs - 1
        self._worker.submit(self._shown, work, RANK, replace=overtakes)

    def _start_memory(self) -> None:
        """Read off the trace what tapes hold: at once, unless that would keep people waiting."""
        trace = self._trace
        if len(trace.steps) <= FEW_STEPS:
            self._worker.cancel(MEMORY)
            self.memoryChanged.emit(memory(trace))
        else:
            self._worker.submit(MEMORY, lambda _cancelled: memory(trace), RANK, replace=False)

    def _work(self) -> Callable[[Cancelled], object] | None:
        """Return the job for the plot that is looked at; None where it has nothing to show."""
        request, of, along = self._request, self.of, self.along
        if request is None or not of:
            return None
        if self._shown == CURVE and along:
            self._asked_along = along
            self.curveAsked.emit(of, along)
            turn = self._turn_at(self._cursor)
            return self._curving.job(request, self._trace, of, along, turn, self._teller())
        if self._shown == STEPS and along:
            text, inputs, before = request.scene.text, request.scene.inputs, request.before
            return lambda cancelled: step_errors(
                text, inputs, of, along, before=before, cancelled=cancelled
            )
        return None

    def _teller(self) -> Told:
        """Return what a new job tells how far it is."""
        self._jobs += 1
        number = self._jobs
        return lambda curve, done: self._told.emit(number, curve, done)

    def _hear(self, job: int, curve: Curve | None, done: float) -> None:
        if job > self._useless:
            self.curveWorked.emit(done)
            if curve is not None:
                self.curveChanged.emit(curve)

    def _end_curve(self) -> None:
        self._useless = self._jobs
        self.curveWorked.emit(1.0)

    def _arrive(self, key: str, result: object) -> None:
        if key == CURVE:
            found = self._curving.take(result)
            self.curveChanged.emit(found)
            if found is not None and found.coarse:
                self._ask()
            else:
                self.curveWorked.emit(1.0)
        elif key == SPARKS:
            self.sparksChanged.emit(self._lines.take(result))
        elif key in self._signals:
            self._signals[key].emit(None if isinstance(result, Failure) else result)


def default_of(trace: Trace) -> str:
    """Return what a trace is about: its target, or the one of its last gradient call."""
    if trace.target:
        return trace.target
    names = plottable(trace)
    called = [call.target for call in trace.gradients if call.target in names]
    return called[-1] if called else ""
