"""From a changed program to a new picture: wait for quiet, run, measure, arrange; newest wins.

The run and the arrangement happen in the worker; between them the boxes are measured here, because
fonts belong to the UI thread: what they hold has been read in the worker by then. Trace and drawing
are announced together.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, QTimer, Signal

from gradviz.document.drawings import Drawings, places
from gradviz.document.folding import Folding, shape_of
from gradviz.document.readying import ready
from gradviz.document.worker import Cancelled, Failure, Worker
from gradviz.lang.run import Limits, run
from gradviz.lang.scenes import Scene
from gradviz.layout.arrange import DEFAULT, TITLED, arrange
from gradviz.layout.geometry import Drawing
from gradviz.trace import Diagnostic, Node, NodeId, Trace
from gradviz.trace.folding import Fold, fold
from gradviz.trace.groups import GroupId
from gradviz.words import say

EDIT_PAUSE_MS = 200  # quiet after typing before the program runs
BUSY_AFTER_MS = 300  # shorter runs show no progress
RUN, FOLD, ARRANGE = "run", "fold", "arrange"

FEW = 5000  # nodes; their groups are closed and opened at once

Sizes = Mapping[NodeId, tuple[float, float]]  # (width, height)
# Called in the worker; the result here, told whether the drawing runs downwards.
Measure = Callable[[Iterable[Node]], Callable[[bool], Sizes]]


@dataclass(frozen=True, slots=True)
class Request:
    """What to run: a scene after the scenes before it, and what that may cost."""

    scene: Scene
    before: tuple[Scene, ...] = ()
    limits: Limits = field(default_factory=Limits)


def run_request(request: Request, cancelled: Cancelled) -> Trace:
    """Run a request with the real language."""
    scene = request.scene
    return run(
        scene.text,
        scene.inputs,
        request.limits,
        target=scene.target or None,
        before=request.before,
        cancelled=cancelled,
        notebook=scene.notebook,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Picture:
    """A trace on its way to be drawn. `again`: it is on show, and only its groups changed.

    `measured` returns the sizes of the boxes; `shape` is what else the layout hangs on.
    """

    request: Request
    trace: Trace
    fold: Fold
    measured: Callable[[bool], Sizes]
    shape: object
    again: bool = False


class Runs(QObject):
    """Turns requests into pictures."""

    finished = Signal(object, object, object)  # Request, Trace, Drawing
    folded = Signal(object, object)  # Trace, Drawing: the same trace with other groups closed
    busyChanged = Signal(bool)

    def __init__(
        self,
        worker: Worker,
        measure: Measure,
        runner: Callable[[Request, Cancelled], Trace] = run_request,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._worker, self._measure, self._runner = worker, measure, runner
        self._request = Request(Scene(""))
        self._gentle = False
        self._waiting = False
        self._done: _Picture | None = None
        self._folding = Folding()
        self._shown: tuple[Request, Trace] | None = None
        self._steady: tuple[Trace, Drawing] | None = None  # what was shown last of a whole run
        self._drawings = Drawings()
        self._downwards = False
        self._quiet = QTimer(self, singleShot=True)
        self._quiet.timeout.connect(self._start)
        self._patience = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._patience.timeout.connect(lambda: self.busyChanged.emit(True))
        worker.finished.connect(self._arrive)

    @property
    def pending(self) -> bool:
        """True while a picture is on its way."""
        return self._quiet.isActive() or self._waiting

    def use(self, runner: Callable[[Request, Cancelled], Trace]) -> None:
        """Let `runner` answer requests from now on."""
        self._runner = runner

    def ask(self, request: Request, pause_ms: int, gentle: bool = False) -> None:
        """Run `request` after `pause_ms` of quiet. A gentle one lets the present run finish."""
        self._request = request
        self._gentle = gentle
        if pause_ms:
            self._quiet.start(pause_ms)
        else:
            self._start()

    def flush(self) -> None:
        """Do not wait any longer."""
        if self._quiet.isActive():
            self._start()

    def interrupt(self) -> None:
        """Stop the run; what it recorded by then is shown."""
        self._worker.interrupt()

    def measure_with(self, measure: Measure) -> None:
        """Measure boxes otherwise from now on, and draw what is on show again."""
        self._measure = measure
        self._draw_again()

    def turn(self, downwards: bool) -> None:
        """Draw from top to bottom from now on, or from left to right again."""
        self._downwards = downwards
        self._draw_again()

    def close_groups(self, closed: frozenset[GroupId]) -> None:
        """Draw the last trace again with just these groups closed."""
        if self._shown is None or self.pending:
            return
        request, trace = self._shown
        self._folding = Folding(shape_of(trace), closed)
        measure = self._measure

        def folded() -> _Picture:
            return _picture(request, trace, fold(trace, closed), measure, again=True)

        if len(trace.nodes) <= FEW:  # quicker than the worker can leave what it is at
            self._ran(folded())
        else:
            self._worker.submit(FOLD, lambda _cancelled: folded())

    def _draw_again(self) -> None:
        if self._shown is not None:
            self.close_groups(self._folding.closed_in(self._shown[1]))

    def rest(self) -> None:
        """Ask for nothing more and announce nothing more."""
        self._quiet.stop()
        self._patience.stop()

    def _start(self) -> None:
        self._quiet.stop()
        request, runner, folding = self._request, self._runner, self._folding
        measure = self._measure
        if not self._gentle:
            self._worker.cancel(FOLD)
            self._worker.cancel(ARRANGE)
        self._expect(True)

        def work(cancelled: Cancelled) -> _Picture:
            trace = ready(runner(request, cancelled))
            return _picture(request, trace, fold(trace, folding.closed_in(trace)), measure)

        self._worker.submit(RUN, work, rank=1, replace=not self._gentle)

    def _arrive(self, key: str, result: object) -> None:
        if key in (RUN, FOLD):
            self._ran(result)
        elif key == ARRANGE and self._done is not None:
            self._arranged(result)

    def _ran(self, result: object) -> None:
        if isinstance(result, Failure):
            self._settle(self._request, broken(self._request, result), EMPTY)
            return
        assert isinstance(result, _Picture)
        nodes, held = result.fold.nodes, result.fold.held
        sizes = result.measured(self._downwards)
        metrics = TITLED if result.fold.closed or held else DEFAULT
        metrics = replace(metrics, downwards=self._downwards)
        shape = result.shape, sizes, held, metrics
        known = self._drawings.of(shape)
        if known is not None:
            self._show(result, known)
            return
        self._done = result
        steady = self._steady

        def work(cancelled: Cancelled) -> tuple[object, Drawing]:
            before = places(steady, result.trace)
            return shape, arrange(nodes, sizes, metrics, cancelled, held, before)

        self._worker.submit(ARRANGE, work)

    def _arranged(self, result: object) -> None:
        picture, self._done = self._done, None
        assert picture is not None
        if isinstance(result, Failure):
            self._settle(picture.request, with_fault(picture.trace, result), EMPTY)
            return
        assert isinstance(result, tuple)
        self._drawings.keep(*result)
        self._show(picture, result[1])

    def _show(self, picture: _Picture, drawing: Drawing) -> None:
        drawing = replace(drawing, fold=picture.fold)
        self._shown = picture.request, picture.trace
        if picture.trace.error is None:  # half a line that is being typed moves nothing
            self._steady = picture.trace, drawing
        if picture.again:
            self.folded.emit(picture.trace, drawing)
        else:
            self._settle(picture.request, picture.trace, drawing)

    def _settle(self, request: Request, trace: Trace, drawing: Drawing) -> None:
        if request is self._request:
            self._expect(False)
        self.finished.emit(request, trace, drawing)

    def _expect(self, waiting: bool) -> None:
        self._waiting = waiting
        if waiting:
            if not self._patience.isActive():
                self._patience.start()
        else:
            self._patience.stop()
            self.busyChanged.emit(False)


EMPTY = Drawing((), (), {}, 0.0, 0.0)


def broken(request: Request, failure: Failure) -> Trace:
    """Return an empty trace that says that gradviz itself failed."""
    return with_fault(Trace(request.scene.text), failure)


def with_fault(trace: Trace, failure: Failure) -> Trace:
    """Return `trace` with the fault of gradviz among its problems."""
    message = say("window.internal", what=failure.message)
    fault = Diagnostic("internal", message, hint=failure.story)
    return replace(trace, diagnostics=(*trace.diagnostics, fault))


def _picture(
    request: Request, trace: Trace, fold: Fold, measure: Measure, again: bool = False
) -> _Picture:
    """Return what is to be drawn; while shape and sizes stay equal, the picture need not move."""
    shape = tuple((node.id, node.inputs, node.after, node.op, node.ghost) for node in fold.nodes)
    return _Picture(request, trace, fold, measure(fold.nodes), shape, again)
