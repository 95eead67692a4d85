"""What a program may cost, and the flag that stops it. Checked before the cost is paid."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, fields

from gradviz.words import say

ITEMS = 32  # items that a built-in function walks over cost as much as one step
MEGABYTE = 1 << 20
ENDLESS = 0.1  # of the seconds: what a loop gets that cannot come to its end
MANY = 1000  # items worth a look at the clock


@dataclass(frozen=True, slots=True)
class Limits:
    """Ceilings of one run. Raised in the settings, never by the program."""

    steps: int = 500_000  # pieces of syntax evaluated, and items walked over 32 at a time
    operations: int = 50_000  # engine operations, forward and backward
    seconds: float = 10.0  # of this thread's work: a busy machine stops nobody earlier
    elements: int = 4_000_000  # of one array, list or text
    bytes: int = 512 * MEGABYTE  # of all values of a run together
    depth: int = 100  # calls of the program's own functions inside one another
    lines: int = 2_000  # printed
    output: int = 1_000_000  # characters printed
    text: int = 200_000  # characters of the program

    def times(self, factor: int) -> "Limits":
        """Return limits so many times as high, but for the depth, which the stack sets."""
        raised = {f.name: getattr(self, f.name) * factor for f in fields(self)}
        return Limits(**{**raised, "depth": self.depth})


class Stopped(BaseException):
    """A limit was reached or the run was cancelled. No `except` of a program catches it."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        # `span`, where it happened, is added by the first piece of syntax that sees it pass.


class Left(Stopped):
    """Whoever listens has heard what it came for: nothing of the run is wanted any more."""

    def __init__(self) -> None:
        super().__init__("left", "")


class Budget:
    """Counts one run against its limits. Once stopped, it lets nothing more of the cell happen."""

    def __init__(self, limits: Limits, cancelled: Callable[[], bool] | None = None) -> None:
        self.limits = limits
        self._cancelled = cancelled
        self._steps = self._operations = self._bytes = 0
        self._lines = self._characters = self._depth = 0
        self._most_steps: float = limits.steps
        self._stopped: Stopped | None = None
        self._started = time.thread_time()
        self._deadline = self._started + limits.seconds

    @property
    def steps(self) -> int:
        """How many steps were paid for."""
        return self._steps

    @property
    def operations(self) -> int:
        """How many engine operations were paid for."""
        return self._operations

    @property
    def kept(self) -> int:
        """How many bytes were paid for."""
        return self._bytes

    def resume(self) -> None:
        """Let another cell run after one that was stopped; what was paid stays paid."""
        self._stopped, self._most_steps, self._depth = None, self.limits.steps, 0

    def tick(self) -> None:
        """Pay for one piece of syntax."""
        self._steps += 1
        if self._steps > self._most_steps:
            self._stop("limit_steps", limit=self.limits.steps)
        if not self._steps & 63:
            self.look_up()

    @property
    def room(self) -> float:
        """How many parts a value may have that a function walks over."""
        return 2.0 * self.limits.elements

    def work(self, items: float) -> None:
        """Pay for a built-in function that walks over so many items, before it does."""
        if self._steps + items / ITEMS > self._most_steps:
            self._stop("limit_steps", limit=self.limits.steps)
        self._steps += int(items / ITEMS)
        if items > MANY:
            self.look_up()

    def each(self, values: Iterable[object]) -> Iterator[object]:
        """Yield what an iterator gives, paid for while it gives: nobody knows how much that is."""
        for count, value in enumerate(values):
            if not count % ITEMS:
                self.tick()
                self.keep(128 * ITEMS)
            yield value

    def hurry(self) -> None:
        """Allow only a little more time: a loop begins that nothing but a limit can end."""
        soon = time.thread_time() + ENDLESS * self.limits.seconds
        self._deadline = min(self._deadline, soon)

    def operation(self, size: int) -> None:
        """Pay for one engine operation that made `size` bytes."""
        self._operations += 1
        if self._operations > self.limits.operations:
            self._stop("limit_operations", limit=self.limits.operations)
        self.keep(size)
        self.look_up()

    def keep(self, size: float) -> None:
        """Pay for `size` bytes of memory."""
        self._bytes += int(min(size, 1e18))
        if self._bytes > self.limits.bytes:
            self._stop("limit_memory", limit=self.limits.bytes / MEGABYTE)

    def array(self, elements: float) -> None:
        """Refuse one array, list or text of more than the allowed number of elements."""
        if elements > self.limits.elements:
            self._stop("limit_elements", limit=self.limits.elements)

    def line(self, characters: int) -> None:
        """Pay for one printed line."""
        self._lines += 1
        self._characters += characters
        if self._lines > self.limits.lines:
            self._stop("limit_lines", limit=self.limits.lines)
        if self._characters > self.limits.output:
            self._stop("limit_output", limit=self.limits.output)

    def enter(self) -> None:
        """Go into a function of the program."""
        if self._depth >= self.limits.depth:
            self._stop("limit_depth", limit=self.limits.depth)
        self._depth += 1

    def leave(self) -> None:
        """Come out of it."""
        self._depth -= 1

    def look_up(self) -> None:
        """Look at the clock, and whether somebody cancelled."""
        if self._stopped is not None:
            raise self._stopped
        if self._cancelled is not None and self._cancelled():
            self._stop("cancelled")
        if time.thread_time() > self._deadline:
            self._stop("limit_seconds", limit=round(self._deadline - self._started, 1))

    def _stop(self, code: str, **values: object) -> None:
        if self._stopped is None:
            self._stopped = Stopped(code, say(f"diagnostics.{code}", **values))
            self._most_steps = -1.0  # `finally` and what swallows it end at their next step
        raise self._stopped


_PRESENT: ContextVar[Budget | None] = ContextVar("gradviz.lang.budget", default=None)


def charge(budget: Budget) -> None:
    """Let `budget` pay for what functions cost from here on, in this context."""
    _PRESENT.set(budget)


def present() -> Budget | None:
    """Return the budget that pays; None outside a run."""
    return _PRESENT.get()
