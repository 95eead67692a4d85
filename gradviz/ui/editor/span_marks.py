"""Spans and Qt text positions: the one place that turns characters into UTF-16 units and back.

Qt counts an emoji as two units, Python as one character. Everything else in the editor speaks of
spans; what is drawn under or behind a span is made here too. Knows no program and no trace.
"""

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from gradviz.trace import Span

WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline


def utf16(text: str, index: int) -> int:
    """Return the UTF-16 position of character `index` of `text`."""
    if text.isascii():
        return min(index, len(text))
    return len(text[:index].encode("utf-16-le", "surrogatepass")) // 2


def character(text: str, position: int) -> int:
    """Return the index of the character at UTF-16 `position` of `text`."""
    if text.isascii():
        return min(position, len(text))
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * position]
    return len(units.decode("utf-16-le", "surrogatepass"))


def cursor_over(document: QTextDocument, text: str, span: Span) -> QTextCursor:
    """Return a cursor that selects `span` of `text`, which is what `document` shows.

    A span that reaches beyond the text is cut short.
    """
    last = document.characterCount() - 1
    cursor = QTextCursor(document)
    cursor.setPosition(min(utf16(text, max(span.start, 0)), last))
    cursor.setPosition(min(utf16(text, span.stop), last), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def span_of(text: str, cursor: QTextCursor) -> Span:
    """Return the span of `text` that `cursor` selects; an empty one at a bare caret."""
    start = character(text, cursor.selectionStart())
    return Span(start, character(text, cursor.selectionEnd()))


def made_visible(text: str, span: Span) -> Span:
    """Return `span`, or the character beside it where it is empty and nothing would show."""
    if span.stop > span.start:
        return span
    at = min(span.start, len(text))
    if at < len(text) and text[at] != "\n":
        return Span(at, at + 1)
    return Span(max(at - 1, 0), at)


def line_span(text: str, line: int) -> Span:
    """Return the span of the words on 1-based `line`, without the blanks around them."""
    lines = text.split("\n")
    number = min(max(line, 1), len(lines)) - 1
    start = sum(len(piece) + 1 for piece in lines[:number])
    words = lines[number]
    indent = len(words) - len(words.lstrip())
    return Span(start + indent, start + max(len(words.rstrip()), indent))


def squiggle(cursor: QTextCursor, colour: str) -> QTextEdit.ExtraSelection:
    """Return a wave beneath what `cursor` selects."""
    look = QTextCharFormat()
    look.setUnderlineStyle(WAVE)
    look.setUnderlineColor(QColor(colour))
    return _selection(cursor, look)


def underline(cursor: QTextCursor, colour: str) -> QTextEdit.ExtraSelection:
    """Return a straight line beneath what `cursor` selects."""
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    look.setUnderlineColor(QColor(colour))
    return _selection(cursor, look)


def wash(cursor: QTextCursor, colour: QColor) -> QTextEdit.ExtraSelection:
    """Return `colour` behind what `cursor` selects."""
    look = QTextCharFormat()
    look.setBackground(colour)
    return _selection(cursor, look)


def linked(cursor: QTextCursor, colour: QColor, line: str) -> QTextEdit.ExtraSelection:
    """Return `colour` behind, and a line beneath, what `cursor` selects."""
    result = wash(cursor, colour)
    result.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    result.format.setUnderlineColor(QColor(line))
    return result


def _selection(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    result = QTextEdit.ExtraSelection()
    result.cursor = cursor
    result.format = look
    return result
