"""What a program may cost, and the flag that stops it. Checked before the cost is paid."""

import time
from collections.abc import Callable
from dataclasses import dataclass, fields

from gradviz.words import say


@dataclass(frozen=True, slots=True)
class Limits:
    """Ceilings of one run. Raised in the settings, never by the program."""

    steps: int = 400_000  # pieces of syntax evaluated
    operations: int = 50_000  # engine operations, forward and backward
    seconds: float = 20.0
    elements: int = 4_000_000  # of one array, list or text
    total_elements: int = 64_000_000  # of all values of a run together
    depth: int = 60  # calls of the program's own functions inside one another
    lines: int = 2_000  # printed
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


class Budget:
    """Counts one run against its limits."""

    def __init__(self, limits: Limits, cancelled: Callable[[], bool] | None = None) -> None:
        self.limits = limits
        self._cancelled = cancelled
        self._steps = self._operations = self._elements = self._lines = self._depth = 0
        self._deadline = time.monotonic() + limits.seconds

    def tick(self) -> None:
        """Pay for one piece of syntax."""
        self._steps += 1
        if self._steps > self.limits.steps:
            self._stop("limit_steps", limit=self.limits.steps)
        if not self._steps & 63:
            self._look_up()

    def operation(self, elements: int) -> None:
        """Pay for one engine operation that made `elements` elements."""
        self._operations += 1
        self._elements += elements
        if self._operations > self.limits.operations:
            self._stop("limit_operations", limit=self.limits.operations)
        if self._elements > self.limits.total_elements:
            self._stop("limit_memory", limit=self.limits.total_elements)
        if not self._operations & 31:
            self._look_up()

    def array(self, elements: float) -> None:
        """Refuse one array, list or text of more than the allowed number of elements."""
        if elements > self.limits.elements:
            self._stop("limit_elements", limit=self.limits.elements)

    def line(self) -> None:
        """Pay for one printed line."""
        self._lines += 1
        if self._lines > self.limits.lines:
            self._stop("limit_lines", limit=self.limits.lines)

    def enter(self) -> None:
        """Go into a function of the program."""
        self._depth += 1
        if self._depth > self.limits.depth:
            self._stop("limit_depth", limit=self.limits.depth)

    def leave(self) -> None:
        """Come out of it."""
        self._depth -= 1

    def _look_up(self) -> None:
        if self._cancelled is not None and self._cancelled():
            self._stop("cancelled")
        if time.monotonic() > self._deadline:
            self._stop("limit_seconds", limit=self.limits.seconds)

    def _stop(self, code: str, **values: object) -> None:
        raise Stopped(code, say(f"diagnostics.{code}", **values))
