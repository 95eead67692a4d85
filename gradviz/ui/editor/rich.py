"""Pieces of rich text for the cards over the program: code, words, and how a call is written."""

import html
from collections.abc import Sequence

from gradviz.ui.theme import CODE_FAMILIES, UI_FAMILIES

LONGEST = 120  # characters of a call; of a longer one only what stands around the present argument
FEWEST = 2  # parameters before the present one that are kept


def code(words: str, colour: str = "", bold: bool = False) -> str:
    """Return rich text `words` in the font of programs."""
    return _styled(words, CODE_FAMILIES, colour, bold)


def plain(words: str, colour: str = "") -> str:
    """Return rich text `words` in the font of the interface."""
    return _styled(words, UI_FAMILIES, colour, False)


def signature(name: str, parameters: Sequence[str], now: int | None = None) -> str:
    """Return a call as rich text, with parameter number `now` in bold."""
    first, stop = _kept(name, parameters, now or 0)
    parts = [html.escape(parameter) for parameter in parameters]
    if now is not None:
        parts[now] = f"<b>{parts[now]}</b>"
    kept = ["…"] * (first > 0) + parts[first:stop] + ["…"] * (stop < len(parts))
    return code(f"{html.escape(name)}({', '.join(kept)})")


def _kept(name: str, parameters: Sequence[str], now: int) -> tuple[int, int]:
    """Return from where to where parameters are shown: all, or those around `now` that fit."""
    room = LONGEST - len(name)
    if sum(len(parameter) + 2 for parameter in parameters) <= room:
        return 0, len(parameters)
    first = max(now - FEWEST, 0)
    stop = first
    while stop < len(parameters) and (stop <= now or room > len(parameters[stop]) + 2):
        room -= len(parameters[stop]) + 2
        stop += 1
    return first, stop


def _styled(words: str, families: Sequence[str], colour: str, bold: bool) -> str:
    style = "font-family:" + ",".join(f"'{family}'" for family in families)
    style += f";color:{colour}" if colour else ""
    style += ";font-weight:600" if bold else ""
    return f'<span style="{style}">{words}</span>'
