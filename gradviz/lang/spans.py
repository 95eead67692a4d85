"""From positions of the syntax tree to spans: the only place that knows ast counts UTF-8 bytes."""

import ast
import re

from gradviz.trace import Span

LINE_END = re.compile(r"\r\n|\r|\n")


class Positions:
    """Converts (line, byte column) of one text to characters from its start."""

    def __init__(self, text: str) -> None:
        ends = [m.end() for m in LINE_END.finditer(text)]
        starts = [0, *ends]
        self._starts = starts
        self._lines = [text[a:b] for a, b in zip(starts, [*ends, len(text)], strict=True)]
        self._length = len(text)

    def index(self, line: int, column: int) -> int:
        """Return the character index of byte `column` (from 0) on `line` (from 1)."""
        if line > len(self._lines):
            return self._length
        text = self._lines[line - 1]
        if not text.isascii():
            column = len(text.encode()[:column].decode(errors="ignore"))
        return min(self._starts[line - 1] + column, self._length)

    def span(self, syntax: ast.AST) -> Span:
        """Return the span of one piece of syntax that has a place (expression, statement...)."""
        start = self.index(syntax.lineno, syntax.col_offset)  # type: ignore[attr-defined]
        stop = self.index(syntax.end_lineno, syntax.end_col_offset)  # type: ignore[attr-defined]
        return Span(start, stop)

    def at_character(self, line: int, column: int) -> Span:
        """Return the one-character span at `column` (from 1, in characters), as SyntaxError has it.

        At the end of the text the span is the last character, so that there is something to mark.
        """
        line = min(max(line, 1), len(self._lines))
        start = min(self._starts[line - 1] + max(column - 1, 0), self._length)
        if start == self._length and start > 0:
            start -= 1
        return Span(start, min(start + 1, self._length))
