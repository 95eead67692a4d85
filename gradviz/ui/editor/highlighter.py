"""Colours the program, one pass of one compiled regex per line. Knows no syntax tree.

Names can wear the colour of their role; which name has which role is handed in. A role has a sign
besides its colour: trainable is bold, watched underlined, frozen dotted, a constant plain.
"""

import keyword
import re
from collections.abc import Mapping

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from gradviz.ui.editor.span_marks import utf16
from gradviz.ui.theme import LIGHT, Theme

TOKEN = re.compile(
    r"""
    (?P<comment>\#.*)
  | (?P<string>(?:\b[rbfu]{1,2})?(?:\"\"\"|'''|"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?))
  | (?P<number>(?<![\w.])(?:0[xbo][\da-f_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?\d+)?j?))
  | (?P<keyword>\b(?:KEYWORDS)\b)
  | (?P<function>\b[^\W\d]\w*(?=\s*\())
  | (?P<name>\b[^\W\d]\w*)
    """.replace("KEYWORDS", "|".join(keyword.kwlist)),
    re.VERBOSE | re.IGNORECASE,
)
KEYWORDS = frozenset(keyword.kwlist)
# What may follow a name and be part of what it is known by: net.w, params[0], d['a'].
PATH = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*|\[(?:\d+|'[^'\n]*'|\"[^\"\n]*\")\])+")
Underline = QTextCharFormat.UnderlineStyle
SIGNS = {"watched": Underline.SingleUnderline, "frozen": Underline.DotLine}
TRIPLES = ('"""', "'''")  # a block's state is 1 + the index of the quotes it leaves open


class Highlighter(QSyntaxHighlighter):
    """Sets the colours of keyword, function, number, string, comment, and of names with a role."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._names: dict[str, str] = {}
        self._has_paths = False
        self._theme = LIGHT
        self._formats: dict[str, QTextCharFormat] = {}
        self._make_formats()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`."""
        self._theme = theme
        self._make_formats()
        self.rehighlight()

    def set_names(self, names: Mapping[str, str]) -> None:
        """Let each name of `names` wear the colour of its role."""
        if dict(names) == self._names:
            return
        self._names = _known_as(names)
        self._has_paths = any(not name.isidentifier() for name in self._names)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colour one line; Qt calls this."""
        self.setCurrentBlockState(0)
        at = 0
        open_quotes = self.previousBlockState() - 1
        if open_quotes >= 0:
            at = self._triple(text, 0, 0, TRIPLES[open_quotes])
        while match := TOKEN.search(text, at):
            at = self._token(text, match)

    def _token(self, text: str, match: re.Match[str]) -> int:
        kind, word = match.lastgroup or "", match.group()
        if kind == "string" and word.endswith(TRIPLES) and word[-6:-3] != word[-3:]:
            return self._triple(text, match.start(), match.end(), word[-3:])
        if kind == "keyword" and word not in KEYWORDS:  # `As`, `TRUE`: only lower case counts
            kind = "name"
        attribute = text[: match.start()].endswith(".")
        if kind in ("name", "function") and not attribute and self._has_paths:
            stop = self._path(text, match.start())
            if stop:
                return stop
        if kind == "name" and not attribute:
            kind = "role " + self._names.get(word, "")
        if kind in self._formats:
            self._colour(text, match.start(), match.end(), kind)
        return match.end()

    def _path(self, text: str, start: int) -> int:
        """Colour a name with a role that is longer than a word; return where it ends, or 0."""
        match = PATH.match(text, start)
        while match is not None:
            role = self._names.get(match.group().replace('"', "'"))
            if role is not None:
                self._colour(text, start, match.end(), "role " + role)
                return match.end()
            match = PATH.match(text, start, max(text.rfind(".", start, match.end()),
                                                text.rfind("[", start, match.end())))  # fmt: skip
        return 0

    def _triple(self, text: str, start: int, inside: int, quotes: str) -> int:
        close = text.find(quotes, inside)
        stop = len(text) if close < 0 else close + 3
        if close < 0:
            self.setCurrentBlockState(1 + TRIPLES.index(quotes))
        self._colour(text, start, stop, "string")
        return stop

    def _colour(self, text: str, start: int, stop: int, kind: str) -> None:
        first = utf16(text, start)
        self.setFormat(first, utf16(text, stop) - first, self._formats[kind])

    def _make_formats(self) -> None:
        theme = self._theme
        colours = {
            "comment": theme.comment,
            "string": theme.string,
            "number": theme.number,
            "keyword": theme.keyword,
            "function": theme.function,
        }
        for role in ("trainable", "frozen", "watched", "constant"):
            colours["role " + role] = theme.role(role)
        self._formats = {kind: _format(kind, colour) for kind, colour in colours.items()}


def _known_as(names: Mapping[str, str]) -> dict[str, str]:
    """Return the names as the text may have them: net.w is self.w in the methods of its class."""
    found = {name.replace('"', "'"): role for name, role in names.items()}
    attributes: dict[str, set[str]] = {}
    for name, role in found.items():
        _, dot, attribute = name.partition(".")
        if dot and attribute:
            attributes.setdefault(f"self.{attribute}", set()).add(role)
    return {n: next(iter(r)) for n, r in attributes.items() if len(r) == 1} | found


def _format(kind: str, colour: str) -> QTextCharFormat:
    result = QTextCharFormat()
    result.setForeground(QColor(colour))
    role = kind.removeprefix("role ")
    if role == "trainable":
        result.setFontWeight(QFont.Weight.DemiBold)
    if role in SIGNS:
        result.setUnderlineStyle(SIGNS[role])
        result.setUnderlineColor(QColor(colour))
    return result
