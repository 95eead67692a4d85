"""One background thread, and the rule that the newest request of each kind wins.

A job is a callable that is handed `cancelled` and returns plain frozen data. Jobs have a key; a new
job takes the place of a waiting one with the same key. Results come back in the thread that asked.
Knows nothing of what the jobs compute.
"""

import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

Cancelled = Callable[[], bool]
Work = Callable[[Cancelled], object]
CLOSE_PATIENCE_MS = 3000
STACK_BYTES = 64 * 1024 * 1024  # a program may call itself deeply; its limit is the language's


@dataclass(frozen=True, slots=True)
class Failure:
    """A job that broke: a fault of gradviz, not of the program. `story` is the traceback."""

    message: str
    story: str


@dataclass(slots=True, eq=False)
class Ticket:
    """One request. `stop` asks the job to end early; `drop` says nobody wants the result."""

    key: str
    work: Work
    rank: int
    stop: threading.Event = field(default_factory=threading.Event)
    drop: bool = False
    pushed: bool = False  # by a job of lower rank, not by who had asked for it


class Worker(QObject):
    """Runs jobs one at a time in a thread of its own, those of lower rank first."""

    finished = Signal(str, object)  # key, result
    pushedAside = Signal(str)  # key: a job of lower rank came, and no result will come of this one
    idleChanged = Signal(bool)
    _arrived = Signal(object, object)  # ticket, result: crosses from the thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[str, Ticket] = {}
        self._running: Ticket | None = None
        self._closed = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setStackSize(STACK_BYTES)
        self._arrived.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """True while nothing runs and nothing waits."""
        return self._running is None and not self._waiting

    def submit(self, key: str, work: Work, rank: int = 0, replace: bool = True) -> None:
        """Ask for `work`. With `replace`, a running job with the same key is cancelled first.

        Without, it may finish: a slider in motion would otherwise never see a result.
        """
        if self._closed:
            return
        if replace:
            self.cancel(key)
        self._waiting[key] = Ticket(key, work, rank)
        if self._running is not None and self._running.rank > rank:
            self._running.pushed = not self._running.drop
            self._abandon(self._running)
        self._start_next()

    def cancel(self, key: str) -> None:
        """Forget the waiting and the running job with this key: no result will come."""
        self._waiting.pop(key, None)
        if self._running is not None and self._running.key == key:
            self._running.pushed = False
            self._abandon(self._running)

    def interrupt(self) -> None:
        """Ask the running job to end early; what it has by then is its result."""
        if self._running is not None:
            self._running.stop.set()

    def close(self) -> bool:
        """Cancel everything and wait a while. Returns False where a job did not stop in time."""
        self._closed = True
        self._waiting.clear()
        if self._running is not None:
            self._abandon(self._running)
        return self._pool.waitForDone(CLOSE_PATIENCE_MS)

    def _abandon(self, ticket: Ticket) -> None:
        ticket.drop = True
        ticket.stop.set()

    def _start_next(self) -> None:
        if self._running is not None or not self._waiting:
            return
        ticket = min(self._waiting.values(), key=lambda waiting: waiting.rank)
        del self._waiting[ticket.key]
        self._running = ticket
        self.idleChanged.emit(False)
        self._launch(ticket)

    def _launch(self, ticket: Ticket) -> None:
        self._pool.start(lambda: self._arrived.emit(ticket, perform(ticket)))

    def _arrive(self, ticket: Ticket, result: object) -> None:
        self._running = None
        if not self._closed:
            if not ticket.drop:
                self.finished.emit(ticket.key, result)
            elif ticket.pushed and ticket.key not in self._waiting:
                self.pushedAside.emit(ticket.key)
            self._start_next()
            if self.idle:
                self.idleChanged.emit(True)


class ImmediateWorker(Worker):
    """Runs each job at once in the calling thread: for tests, and for exports without a window."""

    def _launch(self, ticket: Ticket) -> None:
        self._arrive(ticket, perform(ticket))


def perform(ticket: Ticket) -> object:
    """Run the job. Nothing it raises may end the thread, so this is where a fault is caught."""
    try:
        return ticket.work(ticket.stop.is_set)
    except Exception as error:  # the one border of the house: below it anything may be wrong
        return Failure(f"{type(error).__name__}: {error}", traceback.format_exc())
