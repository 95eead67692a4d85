"""What brackets and quotes do as they are typed: close, enclose, are stepped over. Pure."""

from dataclasses import dataclass

from gradviz.trace import Span
from gradviz.ui.editor.brackets import partners
from gradviz.ui.editor.scanning import CLOSING, OPENING, is_code, scan

QUOTES = ("'", '"')
BEFORE_WHICH = " \t\n)]},:;"  # a pair is made only where nothing stands behind it
PREFIXES = ("f", "r", "b", "u", "rb", "br", "fr", "rf")


@dataclass(frozen=True, slots=True)
class Typed:
    """Put `text` in the place of `span`; then select `chosen`, counted in the new text."""

    span: Span
    text: str
    chosen: Span


def type_letter(text: str, chosen: Span, letter: str) -> Typed | None:
    """Return what typing `letter` over the selection `chosen` does; None: nothing special."""
    if letter not in OPENING and letter not in CLOSING and letter not in QUOTES:
        return None
    if chosen.start != chosen.stop:
        return _enclosed(text, chosen, letter)
    at = chosen.start
    closer = _waiting(text, at, letter)
    if closer is not None:  # what stands between are the line ends that Enter put there
        return Typed(Span(at, closer), "", Span(at + 1, at + 1))
    if letter in OPENING and _is_free(text, at) and is_code(text, at):
        return Typed(Span(at, at), letter + OPENING[letter], Span(at + 1, at + 1))
    return _quoted(text, at, letter) if letter in QUOTES else None


def rub_out(text: str, at: int) -> Span | None:
    """Return the empty pair around `at`, which Backspace takes as a whole, or None."""
    before, behind = text[at - 1 : at], text[at : at + 1]
    if not before or (
        OPENING.get(before) != behind and not (before in QUOTES and before == behind)
    ):
        return None
    if before in QUOTES and (text[at - 2 : at - 1] == before or text[at + 1 : at + 2] == before):
        return None
    return Span(at - 1, at + 1)


def _enclosed(text: str, chosen: Span, letter: str) -> Typed | None:
    inside = chosen.slice(text)
    if letter in CLOSING or (letter in QUOTES and "\n" in inside):
        return None
    new = letter + inside + OPENING.get(letter, letter)
    return Typed(chosen, new, Span(chosen.start + 1, chosen.stop + 1))


def _waiting(text: str, at: int, letter: str) -> int | None:
    """Return where the sign stands that `letter` steps over, or None.

    A bracket waits behind nothing but blanks, also on a line below, while every bracket that opens
    before it is closed: what is typed then closes nothing else.
    """
    if letter in QUOTES:
        ends = text[at : at + 1] == letter and scan(text).ends_string(at)
        return at if ends and not is_code(text, at) else None
    if letter not in CLOSING:
        return None
    closer = at + len(text[at:]) - len(text[at:].lstrip())
    known = partners(text)
    if text[closer : closer + 1] != letter or known.get(closer) is None or not is_code(text, at):
        return None
    opened = (place for place, other in known.items() if place < at and other is None)
    return closer if not any(text[place] in OPENING for place in opened) else None


def closers_behind(text: str, at: int) -> str:
    """Return the rest of the line behind `at` if it is closing brackets only, else ""."""
    rest = text[at:].split("\n", 1)[0].rstrip()
    known = partners(text)
    closing = all(known.get(at + k) is not None for k, sign in enumerate(rest) if sign in CLOSING)
    return rest if rest and closing and not rest.strip(")]}") else ""


def _quoted(text: str, at: int, letter: str) -> Typed | None:
    word = ""
    while at - len(word) > 0 and (
        text[at - len(word) - 1].isalnum() or text[at - len(word) - 1] == "_"
    ):
        word = text[at - len(word) - 1] + word
    plain = not word or word.casefold() in PREFIXES
    if not plain or not _is_free(text, at) or text[at - 1 : at] == letter or not is_code(text, at):
        return None
    return Typed(Span(at, at), 2 * letter, Span(at + 1, at + 1))


def _is_free(text: str, at: int) -> bool:
    return at >= len(text) or text[at] in BEFORE_WHICH
