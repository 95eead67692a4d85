"""matplotlib's format strings, "r--": line, marker and colour in any order.

After matplotlib's `_process_plot_format`, with its words where a string is none.
"""

import re
from dataclasses import dataclass

from gradviz.lang.plt.colours import LETTERS, colour, is_colour

DASHES = ("--", "-.", "-", ":")
LINE_STYLES = (*DASHES, " ", "")
MARKERS = frozenset(".,ov^<>12348spP*hH+xXDd|_")


@dataclass(frozen=True, slots=True)
class Format:
    """What a format string says. None where it says nothing of it; "" is no line, no marker."""

    dash: str | None = None
    marker: str | None = None
    colour: str | None = None


def read_format(text: str) -> Format:
    """Read a format string. ValueError, in matplotlib's words, where it is none."""
    if text not in ("0", "1") and is_colour(text):
        return Format(colour=colour(text)[0])
    found: dict[str, str] = {}
    place = 0
    while place < len(text):
        kind, sign = _next(text, place)
        if kind in found:
            raise _wrong(text, f"two {kind} symbols")
        found[kind] = sign
        place += len(sign)
    dash, marker, shade = (found.get(kind) for kind in ("linestyle", "marker", "color"))
    if dash is None and marker is None:
        dash = "-"
    return Format((dash or "").strip(), marker or "", None if shade is None else colour(shade)[0])


def _next(text: str, place: int) -> tuple[str, str]:
    """Return which kind of sign stands at `place`, and the sign."""
    sign = text[place]
    if text[place : place + 2] in DASHES:
        return "linestyle", text[place : place + 2]
    if sign in (*DASHES, " "):
        return "linestyle", sign
    if sign in MARKERS:
        return "marker", sign
    if sign in LETTERS:
        return "color", sign
    if sign == "C":
        number = re.match(r"C\d+", text[place:])
        if not number:
            raise _wrong(text, "'C' must be followed by a number")
        return "color", number[0]
    raise _wrong(text, f"unrecognized character {sign!r}")


def _wrong(text: str, why: str) -> ValueError:
    return ValueError(f"{text!r} is not a valid format string ({why})")
