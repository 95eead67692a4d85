"""The surface that is looked at: its grid, what it is at the present point, and the way down.

All are jobs of the worker. While the point is dragged the grid stays: it hangs on all numbers of
the program but the two axes. A grid of few points is shown first where the program is slow.
"""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from gradviz.document.runs import Request
from gradviz.document.sweep import default_of
from gradviz.document.throttle import Throttle
from gradviz.document.worker import Cancelled, Failure, Worker
from gradviz.lang.descents import descent
from gradviz.lang.scalars import element
from gradviz.lang.surfaces import refined, shaded, surface
from gradviz.trace import Edit, Fix, Span, Trace
from gradviz.trace.plottable import plottable, ways
from gradviz.trace.surface import AUTO, Descent, Surface, View

RANK = 5  # behind every run; what refines comes behind all else
GRID, FINER, WAY = "surface grid", "surface finer", "surface way"


@dataclass(frozen=True)
class Question:
    """What a grid hangs on: the same one is not worked out twice."""

    of: str
    along: tuple[str, str]
    program: Hashable


class Surfaces(QObject):
    """Keeps one surface true to the newest trace while its tab is looked at."""

    surfaceChanged = Signal(object)  # Surface | None
    descentChanged = Signal(object)  # Descent | None

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._request: Request | None = None
        self._trace = Trace("")
        self._looked_at = False
        self._descends = True
        self._scale = AUTO
        self._of = ""
        self._over: tuple[str, ...] = ()
        self._view: View | None = None  # a person's; None: around the point
        self._question: Question | None = None
        self._shown: Surface | None = None
        self._wanted: set[str] = set()  # of FINER and WAY: still to be worked out
        self._throttle = Throttle(self)
        self._throttle.due.connect(self._start)
        worker.finished.connect(self._arrive)
        worker.idleChanged.connect(lambda idle: self._go_on() if idle else None)

    # -- what is asked for -----------------------------------------------------------------------

    def set_trace(self, request: Request | None, trace: Trace) -> None:
        """The program or its numbers changed."""
        self._request, self._trace = request, trace
        if self._looked_at:
            self._throttle.ask(trace)

    def show(self, panel: str) -> None:
        """Another plot is looked at: only "surface" is ours."""
        self._looked_at = panel == "surface"
        if self._looked_at:
            self._ask()
        else:
            self.rest()

    def set_of(self, name: str) -> None:
        """Plot this value; it falls back to the target where the program has no such name."""
        self._of = name
        self._ask()

    def set_over(self, across: str, up: str) -> None:
        """Plot over these two; they fall back likewise. Another pair is seen from afresh."""
        if (across, up) != self.over:
            self._view = None
        self._over = (across, up)
        self._ask()

    def set_view(self, view: View | None) -> None:
        """Look at this part of the plane; None is around the present point."""
        self._view = view
        if view is None:
            self._shown = None
        self._ask()

    def set_scale(self, scale: str) -> None:
        """Shade by another scale: one of trace.surface.SCALES."""
        self._scale = scale
        if self._shown is not None:
            self._show(self._shown)

    def set_descending(self, descends: bool) -> None:
        """Work out the way down too, or leave it."""
        self._descends = descends
        if descends:
            self._ask()
        else:
            self._worker.cancel(WAY)
            self._wanted.discard(WAY)
            self.descentChanged.emit(None)

    def forget(self) -> None:
        """Another program is opened: it is seen from afresh."""
        self._view, self._question, self._shown = None, None, None

    def rest(self) -> None:
        """Ask for nothing more."""
        self._throttle.stop()
        self._wanted.clear()
        for key in (GRID, FINER, WAY):
            self._worker.cancel(key)

    @property
    def pending(self) -> bool:
        """Whether a job is about to begin."""
        return self._throttle.pending

    @property
    def of(self) -> str:
        """The value plotted: the one chosen, else the target."""
        names = plottable(self._trace)
        return self._of if self._of in names else default_of(self._trace)

    @property
    def over(self) -> tuple[str, str] | None:
        """The two axes: those chosen, else the first ones; None where there are not two."""
        names = ways(self._trace)
        chosen = [name for name in self._over if name in names]
        rest = [name for name in names if name not in chosen]
        pair = [*chosen, *rest][:2]
        if len(pair) < 2:
            return None
        first_lost = len(chosen) == 1 and self._over[0] != chosen[0]
        return (pair[1], pair[0]) if first_lost else (pair[0], pair[1])

    # -- the jobs --------------------------------------------------------------------------------

    def _ask(self) -> None:
        if self._looked_at:
            self._throttle.ask()

    def _start(self) -> None:
        request, of, over = self._request, self.of, self.over
        if request is None or not of or over is None:
            self._shown, self._question = None, None
            self.surfaceChanged.emit(None)
            return
        self._worker.cancel(FINER)
        self._worker.cancel(WAY)
        question = Question(of, over, _program(request, self._trace, over))
        view = self._view or self._view_kept(of, over)
        same = question == self._question and self._shown is not None
        known = self._shown if same and self._shown and self._shown.view == view else None
        scene, before = request.scene, request.before

        def work(cancelled: Cancelled) -> tuple[Request, Question, Surface | None]:
            made = surface(scene.text, scene.inputs, of, over, before=before, view=view,
                           known=known, cancelled=cancelled)  # fmt: skip
            return request, question, made

        self._worker.submit(GRID, work, RANK, replace=False)

    def _view_kept(self, of: str, over: tuple[str, str]) -> View | None:
        """Return the part of the plane that is seen, while the present point is in it."""
        shown = self._shown
        if shown is None or (shown.of, shown.along) != (of, over):
            return None
        return shown.view if _inside(self._trace, shown) else None

    def _arrive(self, key: str, result: object) -> None:
        if key == GRID:
            self._take(result)
        elif key == FINER:
            self._wanted.discard(FINER)
            if isinstance(result, Surface) and self._view in (None, result.view):
                self._show(result)
                self._wanted |= set() if result.fine else {FINER}
                self._go_on()
        elif key == WAY:
            self._wanted.discard(WAY)
            self.descentChanged.emit(result if isinstance(result, Descent) else None)

    def _take(self, result: object) -> None:
        if isinstance(result, Failure):
            self._show(None)
            return
        assert isinstance(result, tuple)
        request, question, made = result
        if made is not None and self._view not in (None, made.view):
            return  # another part of the plane is looked at by now, and on its way
        self._question = question
        self._wanted = set()
        self._show(made)
        if made is None or request is not self._request:
            return
        self._wanted = ({WAY} if self._descends else set()) | (set() if made.fine else {FINER})
        if made.slope_at is None:
            self._wanted.discard(WAY)
            self.descentChanged.emit(None)
        self._go_on()

    def _go_on(self) -> None:
        """Begin what is still wanted, the way down first; another job may have pushed it out."""
        if self._throttle.pending or not self._looked_at or not self._worker.idle:
            return
        if WAY in self._wanted:
            self._submit_way()
        elif FINER in self._wanted:
            self._submit_finer()

    def _submit_way(self) -> None:
        request, shown = self._request, self._shown
        if request is None or shown is None:
            return
        scene, before = request.scene, request.before
        self._worker.submit(WAY, lambda cancelled: descent(
            scene.text, scene.inputs, shown.of, shown.along, before=before, cancelled=cancelled
        ), RANK + 1)  # fmt: skip

    def _submit_finer(self) -> None:
        request, shown = self._request, self._shown
        if request is None or shown is None:
            return
        scene, before = request.scene, request.before
        self._worker.submit(FINER, lambda cancelled: refined(
            scene.text, scene.inputs, shown, before=before, cancelled=cancelled
        ), RANK + 2)  # fmt: skip

    def _show(self, made: Surface | None) -> None:
        if made is not None and made.scale != self._scale:
            made = shaded(made, self._scale)
        self._shown = made
        self.surfaceChanged.emit(made)


def _program(request: Request, trace: Trace, over: tuple[str, str]) -> Hashable:
    """Return all that a grid hangs on in a program: not the numbers that lie along its axes."""
    names = {element(name)[0] for name in over}
    if any(element(name)[1] for name in over):
        names = set()  # the other elements of the tensor count
    spans = {row.value_span for row in trace.inputs if row.name in names and row.value_span}
    blank = Fix("", tuple(Edit(span, "") for span in spans if isinstance(span, Span)))
    scene = request.scene
    others = tuple(
        (name, repr(given)) for name, given in sorted(scene.inputs.items()) if name not in names
    )
    return blank.apply(scene.text), others, request.before and repr(request.before)


def _inside(trace: Trace, shown: Surface) -> bool:
    for name, ends in zip(shown.along, shown.view, strict=True):
        base, index = element(name)
        row = next((row for row in trace.inputs if row.name == base), None)
        if row is None or not ends[0] <= float(row.value[index]) <= ends[1]:
            return False
    return True
