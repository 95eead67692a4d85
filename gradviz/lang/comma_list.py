"""The items between two brackets as the text has them, and edits that add or take out one.

The syntax tree knows neither commas nor comments nor the brackets around an item; tokens do.
"""

import ast
import io
import tokenize
from dataclasses import dataclass

from gradviz.lang.parse import Program
from gradviz.trace import Edit, Span

BLANKS = " \t\f"
OPENING, CLOSING = ("(", "[", "{"), (")", "]", "}")
SILENT = (tokenize.NL, tokenize.NEWLINE, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT,
          tokenize.ENDMARKER)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """One item, without the comma behind it."""

    span: Span
    comma: Span | None


class CommaList:
    """The arguments of a call, or the elements of a list or tuple in brackets."""

    def __init__(self, program: Program, syntax: ast.Call | ast.List | ast.Tuple) -> None:
        self._text = program.text
        whole = program.span(syntax)
        start = whole.start
        if isinstance(syntax, ast.Call):
            start = self._text.index("(", self._behind(program.span(syntax.func).stop))
        self._close = whole.stop - 1
        parts = [program.span(part) for part in _parts(syntax)]
        self.items = _items(self._text, start, whole.stop, parts)

    def _behind(self, stop: int) -> int:
        """Return the place behind brackets that stand around what is called."""
        while self._text[stop] in ") \t\r\n\\":
            stop += 1
        return stop

    def insertion(self, text: str) -> Edit:
        """Return the edit that puts `text` behind the last item."""
        if not self.items:
            return Edit(Span(self._close, self._close), text)
        stop = self.items[-1].span.stop
        return Edit(Span(stop, stop), f", {text}")

    def removal(self, number: int) -> Edit:
        """Return the edit that takes an item out with one comma; comments stay."""
        item = self.items[number]
        end = item.comma or item.span
        line = self._own_line(Span(item.span.start, end.stop))
        if line is not None:
            return Edit(line, "")
        if self._begins_line_before_comment(item.span.start, end.stop):
            return Edit(Span(item.span.start, self._past_blanks(end.stop)), "")
        before = self.items[number - 1].comma if number else None
        if before is not None and not self._text[before.stop : item.span.start].strip():
            return Edit(Span(before.start, item.span.stop), "")
        stop = end.stop if item.comma is None else self._past_blanks(end.stop)
        return Edit(Span(item.span.start, stop), "")

    def _own_line(self, span: Span) -> Span | None:
        """Return the lines of `span` where nothing else stands on them."""
        start, stop = self._line_start(span.start), self._past_blanks(span.stop)
        if start is None:
            return None
        for ending in ("\r\n", "\n", "\r"):
            if self._text.startswith(ending, stop):
                return Span(start, stop + len(ending))
        return None

    def _begins_line_before_comment(self, start: int, stop: int) -> bool:
        behind = self._text[self._past_blanks(stop) :]
        return self._line_start(start) is not None and behind.startswith("#")

    def _line_start(self, place: int) -> int | None:
        """Return where the line starts; None where something stands before `place` on it."""
        while place and self._text[place - 1] in BLANKS:
            place -= 1
        return place if not place or self._text[place - 1] in "\r\n" else None

    def _past_blanks(self, place: int) -> int:
        while place < len(self._text) and self._text[place] in BLANKS:
            place += 1
        return place


def _parts(syntax: ast.Call | ast.List | ast.Tuple) -> list[ast.expr | ast.keyword]:
    return [*syntax.args, *syntax.keywords] if isinstance(syntax, ast.Call) else [*syntax.elts]


def _items(text: str, start: int, stop: int, parts: list[Span]) -> list[Item]:
    """Return the items between the bracket at `start` and the one before `stop`.

    A comma in one of `parts` is a lambda's own.
    """
    inside = text[start:stop].replace("\r\n", " \n").replace("\r", "\n")
    lines = [start, *(start + k + 1 for k, c in enumerate(inside) if c == "\n")]
    found: list[Item] = []
    depth, first, last = 0, -1, -1
    for token in tokenize.generate_tokens(io.StringIO(inside).readline):
        if token.type in SILENT:
            continue
        begin, end = (lines[line - 1] + column for line, column in (token.start, token.end))
        sign = token.string if token.type == tokenize.OP else ""
        depth += sign in OPENING
        depth -= sign in CLOSING
        if depth == 1 and sign == "," and not any(p.start <= begin < p.stop for p in parts):
            found.append(Item(Span(first, last), Span(begin, end)))
            first = -1
        elif depth >= 1 and begin > start:
            first, last = (begin if first < 0 else first), end
        if depth == 0:
            break
    return found if first < 0 else [*found, Item(Span(first, last), None)]
