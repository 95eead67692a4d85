"""The other witnesses of the gradients on show: a run of its own, behind everything else.

A small program is judged by itself once it has been quiet for a while; for a large one a person
asks. The trace on show stays as it is: verdicts are handed on beside it.
"""

import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from gradviz.document.runs import Request
from gradviz.document.worker import Cancelled, Worker
from gradviz.lang.judging.case import Judge
from gradviz.lang.witness import judged
from gradviz.trace import Trace
from gradviz.trace.checks import CHANGING, DONE, OFFERED, PENDING, WORKING, Checks, arrived

QUIET_MS = 100  # after a run, before its gradients are judged
RANK = 6  # behind the live plots
JUDGE = "judge"
FEW_NODES, SHORT = 2000, 0.3  # operations and seconds of a program that is judged by itself
FEW_STEPS = 6000  # backward steps, counted for each gradient: each costs a fifth of a millisecond
WORK, LEAST_WORK = 300_000, 2_000  # operations computed again: for all gradients, for one
PATIENCE = 16  # times the usual limits: who asks for a check has time
TOLD_SECONDS = 0.1  # between two reports of how far it is

Verdicts = Callable[[Request, Cancelled, Judge], Trace]


def judge_request(request: Request, cancelled: Cancelled, judge: Judge) -> Trace:
    """Run a request with the real witnesses."""
    return judged(request.scene, request.before, request.limits, cancelled, judge)


class Judging(QObject):
    """Has the gradients of the trace on show judged."""

    checksChanged = Signal(object)  # Checks
    _counted = Signal(int, int)  # which job, how many it has judged: crosses from the thread

    def __init__(
        self, worker: Worker, run: Verdicts = judge_request, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._worker, self._run = worker, run
        self._request: Request | None = None
        self._trace = Trace("")
        self._checks = Checks()
        self._job = 0
        self._at_work = False
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._start)
        worker.finished.connect(self._arrive)
        worker.idleChanged.connect(self._go_on)
        self._counted.connect(self._count, Qt.ConnectionType.QueuedConnection)

    @property
    def pending(self) -> bool:
        """Whether a verdict is on its way."""
        return self._quiet.isActive() or self._at_work

    def use(self, run: Verdicts) -> None:
        """Let `run` judge requests from now on."""
        self._run = run

    def set_trace(self, request: Request | None, trace: Trace) -> None:
        """Another trace is on show: what was said of the old one is of no use."""
        self._leave()
        self._request, self._trace = request, trace
        self._tell(Checks(PENDING if _is_small(trace) else OFFERED, total=arrived(trace)))
        self.resume()

    def put_off(self) -> None:
        """Wait: somebody is typing."""
        self._leave()

    def resume(self) -> None:
        """Go on with what was put off, after some quiet."""
        wanted = self._checks.state in (PENDING, WORKING) and arrived(self._trace)
        if wanted and self._request is not None and not self._at_work:
            self._quiet.start()

    def ask(self) -> None:
        """Judge the gradients now, however long it takes."""
        if self._checks.state == OFFERED:
            self._tell(replace(self._checks, state=WORKING))
            self._start()

    def cancel(self) -> None:
        """Stop; it can be asked for again."""
        self._leave()
        self._tell(replace(self._checks, state=OFFERED, count=0))

    def rest(self) -> None:
        """Ask for nothing more."""
        self._leave()

    def _leave(self) -> None:
        self._quiet.stop()
        if self._at_work:
            self._at_work = False
            self._worker.cancel(JUDGE)

    def _start(self) -> None:
        self._quiet.stop()
        request = self._request
        if request is None:
            return
        self._at_work = True
        self._job += 1
        patient = self._checks.state == WORKING
        if patient:
            request = replace(request, limits=request.limits.times(PATIENCE))
        judge = self._judge(self._job, patient)
        run, asked, shown = self._run, request, self._trace

        def work(cancelled: Cancelled) -> Checks:
            return _outcome(shown, run(asked, cancelled, judge))

        self._worker.submit(JUDGE, work, RANK)

    def _judge(self, job: int, patient: bool) -> Judge:
        work = Judge().work
        if not patient:
            work = min(work, max(WORK // max(self._checks.total, 1), LEAST_WORK))
        return Judge(work=work, told=_Counter(lambda count: self._counted.emit(job, count)))

    def _go_on(self, idle: bool) -> None:
        """Begin anew where something more urgent had to go before."""
        if idle and self._at_work:
            self._at_work = False
            self._quiet.start()

    def _count(self, job: int, count: int) -> None:
        if job == self._job and self._at_work and self._checks.state == WORKING:
            self._tell(replace(self._checks, count=min(count, self._checks.total)))

    def _arrive(self, key: str, result: object) -> None:
        if key != JUDGE or not self._at_work:
            return
        self._at_work = False
        found = result if isinstance(result, Checks) else Checks(OFFERED)  # else a fault of ours
        self._tell(replace(found, total=self._checks.total))

    def _tell(self, checks: Checks) -> None:
        self._checks = checks
        self.checksChanged.emit(checks)


class _Counter:
    """Counts what is judged, and tells of it now and then."""

    def __init__(self, tell: Callable[[int], object]) -> None:
        self._tell = tell
        self._number = 0
        self._told = 0.0

    def __call__(self) -> None:
        self._number += 1
        now = time.monotonic()
        if now - self._told > TOLD_SECONDS:
            self._told = now
            self._tell(self._number)


def _is_small(trace: Trace) -> bool:
    steps = sum(call.records * len(call.rows) for call in trace.gradients)
    return len(trace.nodes) < FEW_NODES and trace.seconds < SHORT and steps <= FEW_STEPS


def _outcome(shown: Trace, other: Trace) -> Checks:
    """Return what a judged run says of the trace on show."""
    if other.error is not None and shown.error is None:
        return Checks(OFFERED)  # somebody, or a limit, has ended it
    if not _alike(shown, other):
        return Checks(CHANGING)
    verdicts = tuple(tuple(row.verdict for row in call.rows) for call in other.gradients)
    return Checks(DONE, verdicts)


def _alike(shown: Trace, other: Trace) -> bool:
    """Return whether a second run gave the same gradients: no random numbers, no clock."""
    pairs = list(zip(shown.gradients, other.gradients, strict=False))
    rows = [list(zip(one.rows, two.rows, strict=False)) for one, two in pairs]
    counts = [[len(call.rows) for call in trace.gradients] for trace in (shown, other)]
    return counts[0] == counts[1] and all(
        _same(one.value, two.value) for call in rows for one, two in call
    )


def _same(one: np.ndarray | None, two: np.ndarray | None) -> bool:
    if one is None or two is None:
        return one is two
    return np.array_equal(one, two, equal_nan=one.dtype.kind in "fc")
