"""What stopped a program, as a diagnostic."""

import re
from typing import Any

from gradviz.lang.budget import Stopped
from gradviz.lang.hints import hint_of
from gradviz.lang.parse import Program
from gradviz.lang.weights import characters
from gradviz.trace import Called, Diagnostic, Span
from gradviz.words import say

MACHINERY = re.compile(r"\{\{[^}]*\}\}\s*")  # TensorFlow's names of wrapped functions
OPERATION = re.compile(r"\s*\[Op:\w+\](?: name:)?\s*$")
MOST_SAID = 2_000  # characters of an exception's text


def of_error(program: Program, error: Exception) -> Diagnostic:
    """Return the diagnostic of an exception the program did not catch."""
    kind = type(error).__name__
    detail = _detail(error)
    span, calls = _place(program, error)
    if isinstance(error, RecursionError):
        message = say("diagnostics.nested")
        return Diagnostic.at(program.text, span, "limit_depth", message, exception=kind,
                             calls=calls)  # fmt: skip
    message = say("diagnostics.raised", kind=kind, detail=detail) if detail else kind
    return Diagnostic.at(program.text, span, "raised", message, hint_of(error, detail),
                         exception=kind, calls=calls)  # fmt: skip


def of_stop(program: Program, stopped: Stopped) -> Diagnostic:
    """Return the diagnostic of a limit that was met, or of a run that was cancelled."""
    span, calls = _place(program, stopped)
    hint = None if stopped.code == "cancelled" else say("diagnostics.limits_hint")
    return Diagnostic.at(program.text, span, stopped.code, stopped.message, hint, calls=calls)


def _detail(error: Exception) -> str:
    if characters(error, MOST_SAID * 10) > MOST_SAID * 10:
        return ""
    text = OPERATION.sub("", MACHINERY.sub("", str(error))).strip()
    return text if len(text) <= MOST_SAID else text[:MOST_SAID] + " ..."


def _place(program: Program, error: Any) -> tuple[Span | None, tuple[Called, ...]]:
    span: Span | None = getattr(error, "span", None)
    calls: tuple[tuple[str, Span | None], ...] = getattr(error, "calls", ())
    if not calls:
        return span, ()
    lines = program.text.splitlines()
    names = ("", *(name for name, _ in calls))
    found: list[Called] = []
    for name, place in zip(names, (*(at for _, at in calls), span), strict=True):
        line = None if place is None else place.line(program.text)
        if line is not None and line <= len(lines):
            found.append(Called(name, line, lines[line - 1].strip()))
    return span, tuple(found)
