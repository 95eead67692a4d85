"""A problem at a place in the program. Plain data: what to say is decided elsewhere."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gradviz.trace.span import Span

if TYPE_CHECKING:
    from gradviz.trace.trace import Fix

SHOWN_CALLS = 4  # at either end of a long row of calls, as a recursion without end has


@dataclass(frozen=True, slots=True)
class Called:
    """A line of the program that was being done: in the function `name`, "" outside of all."""

    name: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """An error, a warning or a notice. Lines are 1-based, columns 0-based, both in characters."""

    code: str
    message: str
    span: Span | None = None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    hint: str | None = None
    severity: str = "error"
    exception: str | None = None  # the type's name, where the program raised one
    calls: tuple[Called, ...] = ()  # from the outermost in, where it happened in a function
    fixes: "tuple[Fix, ...]" = ()  # edits after which it is gone

    def called_through(self) -> tuple[Called | None, ...]:
        """Return the calls to show: of a long row the outermost and innermost, None between."""
        most = 2 * SHOWN_CALLS + 1
        if len(self.calls) <= most:
            return self.calls
        return (*self.calls[:SHOWN_CALLS], None, *self.calls[-SHOWN_CALLS:])

    @classmethod
    def at(
        cls,
        text: str,
        span: Span | None,
        code: str,
        message: str,
        hint: str | None = None,
        severity: str = "error",
        exception: str | None = None,
        calls: tuple[Called, ...] = (),
        fixes: "tuple[Fix, ...]" = (),
    ) -> "Diagnostic":
        """Make a diagnostic whose lines and columns are worked out from `span` in `text`."""
        if span is None:
            return cls(
                code, message, hint=hint, severity=severity, exception=exception, calls=calls,
                fixes=fixes,
            )  # fmt: skip
        end = span.end()
        return cls(
            code,
            message,
            span,
            span.line(text),
            span.column(text),
            end.line(text),
            end.column(text),
            hint,
            severity,
            exception,
            calls,
            fixes,
        )
