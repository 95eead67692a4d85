"""From a place on the screen to a place in the program, and from a problem to its place.

Knows Qt's geometry of one text edit; what the places mean is the editor's affair.
"""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPlainTextEdit

from gradviz.trace import Diagnostic, Span
from gradviz.ui.editor.span_marks import character, line_span, made_visible


def character_at(edit: QPlainTextEdit, text: str, point: QPoint) -> int | None:
    """Return the character under `point` (of the viewport), or None beside the text."""
    cursor = edit.cursorForPosition(point)
    area = edit.cursorRect(cursor)
    if not area.top() <= point.y() <= area.bottom():
        return None
    at = character(text, cursor.position())
    if point.x() < area.left():
        return max(at - 1, 0)
    return None if cursor.atBlockEnd() else at


def place_of(diagnostic: Diagnostic, text: str) -> Span | None:
    """Return where to draw the wave of `diagnostic`, at least one character; None for nowhere."""
    if diagnostic.span is not None:
        return made_visible(text, diagnostic.span)
    if diagnostic.line is not None:
        return made_visible(text, line_span(text, diagnostic.line))
    return None


def problem_text(diagnostic: Diagnostic) -> str:
    """Return what a tooltip says: the message, and beneath it the hint."""
    return "\n".join(part for part in (diagnostic.message, diagnostic.hint) if part)
