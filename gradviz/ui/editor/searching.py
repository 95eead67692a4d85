"""Finding a piece of text in the program. Pure functions from text to spans."""

import re

from gradviz.trace import Span

MOST = 2000  # matches marked at once; more help nobody and cost time


def matches(text: str, wanted: str, exact_case: bool = False) -> list[Span]:
    """Return where `wanted` occurs in `text`, in order, never overlapping; [] for ""."""
    if not wanted:
        return []
    flags = re.NOFLAG if exact_case else re.IGNORECASE
    found = re.finditer(re.escape(wanted), text, flags)
    return [Span(*match.span()) for match, _ in zip(found, range(MOST), strict=False)]


def next_match(spans: list[Span], caret: Span, backwards: bool = False) -> int | None:
    """Return the number of the match after (or before) the selection `caret`, going round."""
    if not spans:
        return None
    if backwards:
        return max(
            (k for k, s in enumerate(spans) if s.stop <= caret.start), default=len(spans) - 1
        )
    return next((k for k, s in enumerate(spans) if s.start >= caret.stop), 0)
