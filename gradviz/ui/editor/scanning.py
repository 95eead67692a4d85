"""Where code is and where only text: strings, comments, brackets, and the call one stands in. Pure.

Works on programs in any state, also half a line: nothing here needs the text to be valid.
"""

import keyword
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

PIECE = re.compile(
    r"(?P<closed>\"\"\".*?\"\"\"|'''.*?'''"
    r"|(?!\"\"\"|''')(?:\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'))"
    r"|(?P<open>\"\"\".*|'''.*|[\"'][^\n]*)|(?P<comment>\#[^\n]*)|(?P<sign>[()\[\]{},])",
    re.DOTALL,
)
NAME_BEFORE = re.compile(r"([^\W\d][\w.]*)[ ]*$")
KEYWORD_ARGUMENT = re.compile(r"\s*([^\W\d]\w*)\s*=(?!=)")
OPENING, CLOSING = {"(": ")", "[": "]", "{": "}"}, {")": "(", "]": "[", "}": "{"}
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Call:
    """A call whose brackets hold the caret.

    `bracket` is where it opens. The caret stands in argument number `index` (from 0), which is
    being given by the name `keyword`, if not "".
    """

    name: str
    bracket: int
    index: int
    keyword: str


@dataclass(slots=True)
class _Open:
    sign: str
    at: int
    commas: int
    argument: int  # where the present argument begins


class Scan:
    """The strings, comments, brackets and commas of one text, found once."""

    def __init__(self, text: str) -> None:
        self.signs: list[tuple[str, int]] = []  # brackets and commas that are code
        self._starts: list[int] = []  # of strings and comments
        self._stops: list[int] = []  # where what is typed is code again
        self._ends: set[int] = set()  # where strings end that are closed
        for match in PIECE.finditer(text):
            if match.lastgroup == "sign":
                self.signs.append((match.group(), match.start()))
            else:
                self._starts.append(match.start())
                self._stops.append(match.end() + (match.lastgroup != "closed"))
                if match.lastgroup == "closed":
                    self._ends.add(match.end())

    def ends_string(self, at: int) -> bool:
        """Return whether the sign at `at` is the last quote of a string."""
        return at + 1 in self._ends

    def text_around(self, at: int) -> int | None:
        """Return where the string or comment starts that `at` is in, or None."""
        k = bisect_left(self._starts, at) - 1
        return self._starts[k] if k >= 0 and at < self._stops[k] else None


@lru_cache(maxsize=4)
def scan(text: str) -> Scan:
    """Return the pieces of `text`; each key asks several times for those of the same text."""
    return Scan(text)


def is_code(text: str, at: int) -> bool:
    """Return whether what is typed at `at` is code: not in a string and not in a comment."""
    return scan(text).text_around(at) is None


def call_at(text: str, caret: int) -> Call | None:
    """Return the innermost call of a name that `caret` stands in, or None."""
    around = scan(text).text_around(caret)  # within a string the call is still the same
    caret = caret if around is None else around
    for bracket in reversed(_open_at(text, caret)):
        name = called(text, bracket.at) if bracket.sign == "(" else ""
        if name:
            given = KEYWORD_ARGUMENT.match(text, bracket.argument, caret)
            word = given[1] if given else ""
            return Call(name, bracket.at, bracket.commas, word)
    return None


def called(text: str, bracket: int) -> str:
    """Return the name that the bracket at `bracket` calls, dots included; "" for none."""
    before = text[max(text.rfind("\n", 0, bracket) + 1, bracket - LONGEST_NAME) : bracket]
    match = NAME_BEFORE.search(before)
    if match is None or keyword.iskeyword(match[1]):
        return ""
    return "" if re.search(r"\b(?:def|class)\s+$", before[: match.start()]) else match[1]


def split_arguments(text: str) -> list[str]:
    """Return the arguments that `text`, without its brackets, holds; commas within them stay."""
    depth, start, parts = 0, 0, []
    for sign, at in Scan(text).signs:
        depth += (sign in OPENING) - (sign in CLOSING)
        if sign == "," and depth == 0:
            parts.append(text[start:at].strip())
            start = at + 1
    return [part for part in (*parts, text[start:].strip()) if part]


def _open_at(text: str, caret: int) -> list[_Open]:
    opened: list[_Open] = []
    for sign, at in scan(text).signs:
        if at >= caret:
            break
        if sign in OPENING:
            opened.append(_Open(sign, at, 0, at + 1))
        elif sign == "," and opened:
            if not _in_lambda(text[opened[-1].argument : at]):
                opened[-1].commas += 1
                opened[-1].argument = at + 1
        elif opened and sign in CLOSING and opened[-1].sign == CLOSING[sign]:
            opened.pop()
    return opened


def _in_lambda(argument: str) -> bool:
    return bool(re.search(r"\blambda\b[^:]*$", argument))
