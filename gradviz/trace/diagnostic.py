"""A problem at a place in the program. Plain data: what to say is decided elsewhere."""

from dataclasses import dataclass

from gradviz.trace.span import Span


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """An error or a warning. Lines are 1-based, columns 0-based, both in characters."""

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
    ) -> "Diagnostic":
        """Make a diagnostic whose lines and columns are worked out from `span` in `text`."""
        if span is None:
            return cls(code, message, hint=hint, severity=severity, exception=exception)
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
        )
