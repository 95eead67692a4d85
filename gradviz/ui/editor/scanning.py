"""Where code is and where only text: strings, comments, brackets, and the call one stands in. Pure.

Works on programs in any state, also half a line: nothing here needs the text to be valid.
"""

import keyword
import re
from collections.abc import Iterator
from dataclasses import dataclass

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


def signs(text: str, stop: int | None = None) -> Iterator[tuple[str, int]]:
    """Yield brackets and commas that are code, with their places, up to `stop`."""
    for match in PIECE.finditer(text, 0, len(text) if stop is None else stop):
        if match.lastgroup == "sign":
            yield match.group(), match.start()


def is_code(text: str, at: int) -> bool:
    """Return whether what is typed at `at` is code: not in a string and not in a comment."""
    for match in PIECE.finditer(text):
        if match.start() >= at:
            return True
        inside = at < match.end() or (match.lastgroup != "closed" and at == match.end())
        if match.lastgroup != "sign" and inside:
            return False
    return True


def call_at(text: str, caret: int) -> Call | None:
    """Return the innermost call of a name that `caret` stands in, or None."""
    if not is_code(text, caret):
        caret = _start_of_string(text, caret)
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
    for sign, at in signs(text):
        depth += (sign in OPENING) - (sign in CLOSING)
        if sign == "," and depth == 0:
            parts.append(text[start:at].strip())
            start = at + 1
    return [part for part in (*parts, text[start:].strip()) if part]


def _open_at(text: str, caret: int) -> list[_Open]:
    opened: list[_Open] = []
    for sign, at in signs(text, caret):
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


def _start_of_string(text: str, caret: int) -> int:
    """Return where the string begins that holds `caret`: a call is still the same within it."""
    starts = (m.start() for m in PIECE.finditer(text) if m.start() < caret <= m.end())
    return next(starts, caret)
