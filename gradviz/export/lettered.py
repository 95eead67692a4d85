"""Makes the words of an SVG as wide as they were measured, whatever fonts there are to read it.

Qt names our fonts and nothing for where they are missing, and a box that just held its words would
then be too narrow. So each piece of text gets its length, and its fonts one that is everywhere.
"""

import re
from functools import lru_cache
from html import unescape

from PySide6.QtGui import QFont, QFontMetricsF

from gradviz.ui.theme import CODE_FAMILIES, MATH_FAMILIES

TEXT = re.compile(
    rb'(<text [^>]*?font-family=")([^"]*)(" font-size="([\d.]+)" font-weight="(\d+)"'
    rb' font-style="(\w+)" )(\n >([^<]*)</text>)'
)
FINE = 1000  # pixels of the font that is measured: no rounding is left to be seen


def lettered(svg: bytes) -> bytes:
    """Return an SVG of Qt's, each piece of its text with its length and a font for anywhere."""
    return TEXT.sub(_measured, svg)


def _measured(found: re.Match[bytes]) -> bytes:
    before, names, style, size, weight, slant, after, words = found.groups()
    if not words.strip():
        return found[0]
    wide = _width(names.decode(), int(weight), slant == b"italic", unescape(words.decode()))
    fit = f'textLength="{wide * float(size):.2f}" lengthAdjust="spacingAndGlyphs"'
    return before + names + b"," + _anywhere(names.decode()) + style + fit.encode() + after


@lru_cache(maxsize=4096)
def _width(names: str, weight: int, italic: bool, words: str) -> float:
    """Return how wide words are, for a font one unit high."""
    font = QFont(names.split(","))
    font.setPixelSize(FINE)
    font.setWeight(QFont.Weight(weight))
    font.setItalic(italic)
    return QFontMetricsF(font).horizontalAdvance(words) / FINE


def _anywhere(names: str) -> bytes:
    """Return the kind of font that every reader has."""
    kinds = {CODE_FAMILIES[0]: b"monospace", MATH_FAMILIES[0]: b"serif"}
    return kinds.get(names.split(",")[0], b"sans-serif")
