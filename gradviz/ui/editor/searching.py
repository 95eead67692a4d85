"""Finding a piece of text in the program. Pure functions from text to spans."""

import re
from dataclasses import dataclass

from gradviz.trace import Edit, Span

MOST = 2000  # matches marked at once; more help nobody and cost time
# A repeated group that itself repeats: on a text that almost fits it could search for years.
ENDLESS = re.compile(r"\((?:[^()\\]|\\.)*(?:[+*]|\{\d*,\d*\})(?:[^()\\]|\\.)*\)(?:[+*]|\{)")


class BadPatternError(ValueError):
    """What is to be found is no pattern. `key` is the catalogue's key that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to find, and how: `text` is a regular expression if `is_pattern`."""

    text: str
    exact_case: bool = False
    whole_words: bool = False
    is_pattern: bool = False

    def compiled(self) -> re.Pattern[str]:
        """Return the pattern that finds it. Raises BadPatternError."""
        if self.is_pattern and ENDLESS.search(self.text):
            raise BadPatternError("editor.find_costly")
        pattern = self.text if self.is_pattern else re.escape(self.text)
        if self.whole_words:
            pattern = rf"(?<!\w)(?:{pattern})(?!\w)"
        flags = re.NOFLAG if self.exact_case else re.IGNORECASE
        try:
            return re.compile(pattern, flags | re.MULTILINE)
        except (re.error, OverflowError, RecursionError) as error:
            raise BadPatternError("editor.find_bad_pattern") from error


def matches(text: str, wanted: Wanted, most: int | None = MOST) -> list[Span]:
    """Return where `wanted` occurs in `text`, in order, never overlapping; none that is empty.

    Raises BadPatternError.
    """
    return [Span(*match.span()) for match in _found(text, wanted, most)]


def replacements(text: str, wanted: Wanted, new: str, only: Span | None = None) -> list[Edit]:
    r"""Return the edits that put `new` in the place of each match, or of the one at `only`.

    In a pattern's replacement \1 stands for its first group. Raises BadPatternError.
    """
    edits = []
    for match in _found(text, wanted, None):
        span = Span(*match.span())
        if only is None or span == only:
            edits.append(Edit(span, _expanded(match, new) if wanted.is_pattern else new))
    return edits


def next_match(spans: list[Span], caret: Span, backwards: bool = False) -> int | None:
    """Return the number of the match after (or before) the selection `caret`, going round."""
    if not spans:
        return None
    if backwards:
        return max(
            (k for k, s in enumerate(spans) if s.stop <= caret.start), default=len(spans) - 1
        )
    return next((k for k, s in enumerate(spans) if s.start >= caret.stop), 0)


def _found(text: str, wanted: Wanted, most: int | None) -> list[re.Match[str]]:
    if not wanted.text:
        return []
    found: list[re.Match[str]] = []
    for match in wanted.compiled().finditer(text):
        if most is not None and len(found) >= most:
            break
        if match.start() != match.end():
            found.append(match)
    return found


def _expanded(match: re.Match[str], new: str) -> str:
    try:
        return match.expand(new)
    except (re.error, IndexError) as error:
        raise BadPatternError("editor.find_bad_replacement") from error
