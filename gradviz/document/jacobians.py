"""The Jacobian that is looked at, and what a seed makes of it.

The table is a job of the worker, like the live plots; vᵀJ is worked out here at once, since a seed
under the hand must not wait. What was worked out lately is kept, so that stepping back shows it.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from typing import cast

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from gradviz.document.runs import Request
from gradviz.document.throttle import Throttle
from gradviz.document.worker import Cancelled, Failure, Worker
from gradviz.lang.jacobians import Question, jacobian
from gradviz.trace import Trace
from gradviz.trace.jacobian import STOPPED, Jacobian, Pulled

PATIENCE_MS = 300  # shorter jobs show no progress
RANK = 5  # behind every run
KEPT = 8  # Jacobians; each has at most lang.jacobians.MOST_CELLS cells
JACOBIAN = "jacobian"

Answer = tuple[Request, Question, Jacobian]
Answerer = Callable[[Request, Question, Cancelled], Jacobian]


def answer_question(request: Request, question: Question, cancelled: Cancelled) -> Jacobian:
    """Answer a question by a run of the program."""
    return jacobian(question, request.scene, request.before, request.limits, cancelled)


class Jacobians(QObject):
    """Keeps one Jacobian true to the newest trace while somebody asks for it."""

    jacobianChanged = Signal(object)  # Jacobian
    pulledChanged = Signal(object)  # Pulled
    workingChanged = Signal(bool)  # a job takes long, or no longer

    def __init__(
        self, worker: Worker, answer: Answerer = answer_question, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._worker, self._answer = worker, answer
        self._request: Request | None = None
        self._trace = Trace("")
        self._asked: Question | None = None
        self._running: Question | None = None
        self._kept: OrderedDict[Question, Jacobian] = OrderedDict()
        self._shown: Jacobian | None = None
        self._shown_of: Request | None = None
        self._seed: np.ndarray | None = None  # a person's; None: the call's own
        self._throttle = Throttle(self)
        self._throttle.due.connect(self._start)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(lambda: self.workingChanged.emit(True))
        worker.finished.connect(self._arrive)

    def use(self, answer: Answerer) -> None:
        """Let `answer` answer questions from now on."""
        self._answer = answer

    # -- what is asked for -----------------------------------------------------------------------

    def set_trace(self, request: Request | None, trace: Trace) -> None:
        """The program or its numbers changed."""
        self._request, self._trace = request, trace
        self._kept.clear()
        if self._asked is not None:
            self._throttle.ask(trace)

    def ask(self, call: int, source: int, row: int = 0, column: int = 0) -> None:
        """Show the Jacobian of a gradient call by one of its sources; a large one from there on."""
        question = Question(call, source, (row, column))
        if question != self._asked:
            self._give_up()
        self._asked = question
        if question in self._kept:
            self._show(self._kept[question], self._request)
        else:
            self._throttle.ask()

    def leave(self) -> None:
        """Nobody looks any more."""
        self._asked = None
        self._throttle.stop()
        self._give_up()

    def cancel(self) -> None:
        """Stop what takes long, and say so."""
        asked = self._asked
        self._throttle.stop()
        self._give_up()
        if asked is not None:
            self.jacobianChanged.emit(Jacobian(asked.call, asked.source, why=STOPPED))

    def rest(self) -> None:
        """Ask for nothing more."""
        self._throttle.stop()
        self._patience.stop()

    @property
    def pending(self) -> bool:
        """Whether a job is about to begin."""
        return self._throttle.pending

    # -- the seed --------------------------------------------------------------------------------

    def set_seed(self, seed: np.ndarray | None) -> None:
        """Pull back `seed`, of shape (rows,); None is what the call itself started with."""
        self._seed = seed
        self._pull()

    def forget(self) -> None:
        """Another program is opened: its calls start with what they start with."""
        self._seed = None

    def _pull(self) -> None:
        shown = self._shown
        if shown is None or shown.table is None or shown.seed is None:
            return
        if self._seed is not None and self._seed.shape != shown.seed.shape:
            self._seed = None
        own = self._seed is None or np.array_equal(self._seed, shown.seed)
        found = pulled(shown, shown.seed if self._seed is None else self._seed)
        row = self._row(shown)
        if own and shown.whole and row is not None:
            found = replace(found, gradient=row.reshape(-1).astype(np.float64))
        self.pulledChanged.emit(replace(found, own=own))

    def _row(self, shown: Jacobian) -> np.ndarray | None:
        """Return the gradient that the tape itself gave."""
        calls = self._trace.gradients
        if (
            self._shown_of is not self._request
            or shown.call >= len(calls)
            or shown.source >= len(calls[shown.call].rows)
        ):
            return None
        value = calls[shown.call].rows[shown.source].value
        return value if value is not None and value.size == shown.size[1] else None

    # -- the job ---------------------------------------------------------------------------------

    def _start(self) -> None:
        request, asked = self._request, self._asked
        if request is None or asked is None or not self._asked_for(asked):
            return
        self._running = asked
        if not self._patience.isActive():
            self._patience.start()
        answer = self._answer

        def work(cancelled: Cancelled) -> Answer:
            return request, asked, answer(request, asked, cancelled)

        self._worker.submit(JACOBIAN, work, RANK, replace=False)

    def _asked_for(self, asked: Question) -> bool:
        calls = self._trace.gradients
        return asked.call < len(calls) and asked.source < len(calls[asked.call].rows)

    def _arrive(self, key: str, result: object) -> None:
        asked = self._asked
        if key != JACOBIAN or asked is None:
            return
        if isinstance(result, Failure):
            found = Jacobian(asked.call, asked.source, why=STOPPED, told=result.message)
            self._settle()
            self._show(found, None)
            return
        request, answered, found = cast("Answer", result)
        if request is self._request:
            self._settle()
            self._keep(answered, found)
        if answered == asked and (request is self._request or found.table is not None):
            self._show(found, request)

    def _keep(self, question: Question, found: Jacobian) -> None:
        if found.why == STOPPED:
            return
        self._kept[question] = found
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def _give_up(self) -> None:
        if self._running is not None:
            self._worker.cancel(JACOBIAN)
        self._settle()

    def _settle(self) -> None:
        self._running = None
        self._patience.stop()
        self.workingChanged.emit(False)

    def _show(self, found: Jacobian, request: Request | None) -> None:
        before, self._shown, self._shown_of = self._shown, found, request
        if before is None or not _alike(before, found):
            self._seed = None
        self.jacobianChanged.emit(found)
        self._pull()


def _alike(one: Jacobian, other: Jacobian) -> bool:
    """Return whether a seed of the one means the same in the other."""
    if one.seed is None or other.seed is None:
        return False
    same = (one.targets, one.rows) == (other.targets, other.rows)
    return same and np.array_equal(one.seed, other.seed)


def pulled(found: Jacobian, seed: np.ndarray) -> Pulled:
    """Return what `seed` makes of a Jacobian that has a table.

    Rows whose seed is zero take no part, so that one row alone is that row, infinities and all.
    """
    assert found.table is not None
    table, seed = found.table.astype(np.float64), np.asarray(seed, np.float64)
    takes = seed != 0
    with np.errstate(invalid="ignore", over="ignore"):
        gradient = seed[takes] @ table[takes]
        reach = max(_largest(table) * max(1.0, _largest(seed)), _largest(gradient))
    return Pulled(seed, gradient, reach, own=False)


def _largest(numbers: np.ndarray) -> float:
    """Return the largest size of a finite element, or 0."""
    return float(np.abs(numbers[np.isfinite(numbers)]).max(initial=0.0))
