"""Finds the bracket that belongs to the one beside the caret. Pure functions, no Qt.

Strings and comments are passed over, so a bracket written in a text matches nothing.
"""

from collections.abc import Mapping
from functools import lru_cache

from gradviz.trace import Span
from gradviz.ui.editor.scanning import CLOSING, OPENING, scan


@lru_cache(maxsize=4)
def partners(text: str) -> Mapping[int, int | None]:
    """Return each bracket's position with its partner's, both ways; None for one without."""
    result: dict[int, int | None] = {}
    opened: list[int] = []
    for mark, at in scan(text).signs:
        if mark in OPENING:
            opened.append(at)
            result[at] = None
        elif mark in CLOSING:
            result[at] = None
            if opened and text[opened[-1]] == CLOSING[mark]:
                result[at], result[opened[-1]] = opened[-1], at
                opened.pop()
    return result


def pair_at(text: str, caret: int) -> tuple[Span, Span | None] | None:
    """Return the bracket beside `caret` and its partner (None: it has none), or None."""
    beside = [at for at in (caret - 1, caret) if 0 <= at < len(text) and text[at] in "()[]{}"]
    if not beside:
        return None
    known = partners(text)
    for at in beside:
        if at in known:
            other = known[at]
            return Span(at, at + 1), None if other is None else Span(other, other + 1)
    return None
