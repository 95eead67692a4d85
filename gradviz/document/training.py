"""The training that goes on while its tab is looked at, and the earlier ones it is compared with.

It is a job of the worker, cut into slices, so that its curve grows and a run of the program need
not wait for it. A program that trains by itself is left alone: its loop is in its trace.
"""

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal

from gradviz.document.runs import Request
from gradviz.document.sweep import default_of
from gradviz.document.worker import Cancelled, Failure, Worker
from gradviz.lang.training import Course
from gradviz.trace import Trace
from gradviz.trace.loops import loops
from gradviz.trace.training import FAILS, Lack, Plan, Status, Training

PAUSE_MS = 33  # 30 Hz, while something is dragged
SLICE_SECONDS = 0.08
RANK = 5  # behind every run
KEPT = 5  # earlier runs: more could not be told apart
PANEL = "training"
KEY = "training"

Answer = tuple[Course, Training | Lack | None]


class Trainings(QObject):
    """Trains the program on show, as a person plans it."""

    trainingChanged = Signal(object)  # Training | None
    keptChanged = Signal(object)  # tuple[Training, ...], the newest last
    statusChanged = Signal(object)  # Status

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._request: Request | None = None
        self._trace = Trace("")
        self._plan = Plan()
        self._status = Status()
        self._course: Course | None = None
        self._training: Training | None = None
        self._kept: tuple[Training, ...] = ()
        self._goal = 0  # iterations
        self._looked_at = False
        self._at_work = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._start)
        worker.finished.connect(self._arrive)
        worker.idleChanged.connect(self._go_on)

    # -- what comes down -------------------------------------------------------------------------

    def set_trace(self, request: Request | None, trace: Trace) -> None:
        """The program or its numbers changed: what was trained is of no use."""
        before, self._request, self._trace = self._request, request, trace
        if request is None or not _same(before, request):
            self._keep(())
            self._forget()
            self._start_afresh()
            if not self._looked_at:
                self._tell(running=False)

    def show(self, panel: str) -> None:
        """Another plot is looked at."""
        self._looked_at = panel == PANEL
        if not self._looked_at:
            return
        if self._course is None:
            self._start_afresh()
        elif not self._at_work:
            self.trainingChanged.emit(self._training)  # who turns to it does not wait in vain

    def rest(self) -> None:
        """Ask for nothing more."""
        self._pause.stop()

    @property
    def pending(self) -> bool:
        """Whether a job is about to begin, or under way: also between two slices."""
        return self._pause.isActive() or self._at_work or self._status.running

    @property
    def training(self) -> Training | None:
        """The newest numbers."""
        return self._training

    # -- what a person does ----------------------------------------------------------------------

    def set_plan(self, plan: Plan) -> None:
        """Train in another way; what was trained so far is kept beside it."""
        before, self._plan = self._plan, plan
        if replace(before, iterations=plan.iterations) == plan:
            if self._status.running:
                self._goal = max(self._done, plan.iterations)
            self._tell()
            return
        if before.of != plan.of:
            self._keep(())  # losses of another kind cannot be compared
        elif self._training is not None and self._done:
            self._keep((*self._kept, self._training)[-KEPT:])
        self._forget()
        self._start_afresh()

    def run(self) -> None:
        """Go on; from the end, for as many iterations again."""
        if self._course is None:
            self._start_afresh()
            return
        if self._done >= self._goal:
            self._goal = self._done + self._plan.iterations
        self._set_running(not self._has_ended)

    def pause(self) -> None:
        """Stop at the iteration reached, or before the first."""
        self._pause.stop()
        self._goal = self._done
        self._set_running(False)

    def step(self) -> None:
        """Make one iteration."""
        if self._course is None:
            return
        self._goal = self._done + 1
        self._set_running(not self._has_ended)

    def reset(self) -> None:
        """Go back to the first point and wait there."""
        self._forget()
        self._begin()
        self._goal = 0
        self._set_running(False)
        self._submit()

    def clear(self) -> None:
        """Forget the earlier runs."""
        self._keep(())

    # -- how -------------------------------------------------------------------------------------

    @property
    def _done(self) -> int:
        return len(self._training.losses) - 1 if self._training is not None else 0

    @property
    def _has_ended(self) -> bool:
        return self._training is not None and self._training.trouble is not None

    def _start_afresh(self) -> None:
        if loops(self._trace):
            self._take(None)
        elif self._looked_at and self._request is not None and not self._pause.isActive():
            self._pause.start()

    def _start(self) -> None:
        if self._course is None and self._request is not None:
            self._begin()
            self._goal = self._plan.iterations
            self._set_running(True)

    def _begin(self) -> None:
        request = self._request
        if request is not None:
            plan = replace(self._plan, of=self._plan.of or default_of(self._trace))
            scene = request.scene
            self._course = Course(scene.text, scene.inputs, plan, request.before, request.limits)

    def _forget(self) -> None:
        """Make the present course one of the past. What is drawn stays until there is more."""
        if self._at_work:
            self._worker.cancel(KEY)
        self._at_work = False
        self._course, self._training = None, None

    def _set_running(self, running: bool) -> None:
        self._tell(running=running, lack=None)
        if running:
            self._submit()

    def _submit(self) -> None:
        course, count = self._course, max(self._goal - self._done, 0)
        if course is None or self._at_work:
            return
        self._at_work = True

        def work(cancelled: Cancelled) -> Answer:
            return course, course.go(count, SLICE_SECONDS, cancelled)

        self._worker.submit(KEY, work, RANK)

    def _go_on(self, idle: bool) -> None:
        """Begin a slice anew where something more urgent had to go before."""
        if idle and self._at_work:
            self._at_work = False
            self._submit()

    def _arrive(self, key: str, result: object) -> None:
        if key != KEY or not self._at_work:
            return
        if isinstance(result, Failure):
            self._at_work = False
            self._take(Lack(FAILS, told=result.message))
            return
        course, found = cast("Answer", result)
        if course is not self._course:
            return
        self._at_work = False
        self._take(found)
        if self._status.running:
            QTimer.singleShot(0, self, self._submit)

    def _take(self, found: Training | Lack | None) -> None:
        if isinstance(found, Training):
            self._training = found
            running = self._status.running and self._done < self._goal and not self._has_ended
            self.trainingChanged.emit(found)
            self._tell(running=running, lack=None)
            return
        lack = found if isinstance(found, Lack) else None
        self._tell(running=self._status.running and found is None and bool(self._course), lack=lack)
        if lack is not None or self._course is None:
            self.trainingChanged.emit(None)

    def _keep(self, kept: tuple[Training, ...]) -> None:
        if kept != self._kept:
            self._kept = kept
            self.keptChanged.emit(kept)

    def _tell(self, **changed: object) -> None:
        status = replace(self._status, plan=self._plan, **changed)  # type: ignore[arg-type]
        if status != self._status:
            self._status = status
            self.statusChanged.emit(status)


def _same(one: Request | None, other: Request) -> bool:
    """Return whether two requests are of one program with the same numbers."""
    if one is None or len(one.before) != len(other.before):
        return False
    pairs = zip((*one.before, one.scene), (*other.before, other.scene), strict=True)
    return all(a.runs_like(b) for a, b in pairs)
