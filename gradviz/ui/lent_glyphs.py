"""Letters that the typesetter lacks, lent to its pictures by the fonts of the interface.

Where its own font has no letter, such as all of Hangul, it draws a box. Each box becomes the
outline of the letter it stands for: colours and links are the box's own, and stay. The picture
grows by what a letter is taller than the box.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF, QPainterPath

from gradviz.ui.links_in_svg import drawn as ink_of
from gradviz.ui.theme import math_font

SIZE = 930  # of the letters, in units of which an em has 1000: beside Latin ones, not over them
_EM = 1000.0
_WIDTH = 932.0  # of the typesetter's box
_BOXED = "가"  # a letter that it lacks
_LACKING = re.compile(r"\(U\+([0-9A-F]+)\)")
_PATH = re.compile(r'<path id="([^"]*)" d="([^"]*)"')
_VIEW = re.compile(r'viewBox="([^"]*)"')
_HEIGHT = re.compile(r'(?<= )height="[^"]*em"')
_COLOUR = re.compile(r"\\color\{[^}]*\}")


def lent(svg: str, tex: str, warnings: list[dict[str, str]], render: Callable[[str], str]) -> str:
    """Return the picture of `tex` with its letters. `warnings` tell which it lacks.

    `render` typesets a formula: it shows what a box looks like.
    """
    told = (_LACKING.search(one["description"]) for one in warnings if one["rule"] == "E-REC-8")
    lacking = {chr(int(found[1], 16)) for found in told if found is not None}
    box = _box_in(svg, render)
    if not lacking or not box:
        return svg
    letters = [letter for letter in _COLOUR.sub("", tex) if letter in lacking]
    place = svg.rfind("</defs>")
    head, drawn = svg[:place], svg[place:]
    used = f'href="#{box}"'
    for number, letter in enumerate(letters):
        drawn = drawn.replace(used, f'href="#{box}-{number}"', 1)
        head += f'<path id="{box}-{number}" d="{outline(letter)}"/>'
    return _grown(head + drawn, f"{box}-")


def _grown(svg: str, glyph: str) -> str:
    """Return the picture with room above and below for the ink of such glyphs."""
    found = _VIEW.search(svg)
    if found is None:
        return svg
    left, top, width, height = (float(number) for number in found[1].split())
    ink = ink_of(svg, glyph)
    upper, lower = min(top, ink.top()), max(top + height, ink.bottom())
    view = f'viewBox="{left:g} {upper:g} {width:g} {lower - upper:g}"'
    tall = f'height="{(lower - upper) / _EM:g}em"'
    return _HEIGHT.sub(tall, svg.replace(found[0], view, 1), count=1)


def _box_in(svg: str, render: Callable[[str], str]) -> str:
    """Return the name that the typesetter's box has in a picture, or ""."""
    shape = next((path for _, path in _PATH.findall(render(_BOXED))), "")
    return next((name for name, path in _PATH.findall(svg) if path == shape), "")


@lru_cache(maxsize=2048)
def outline(letter: str) -> str:
    """Return a letter as the data of an SVG path: y upwards, in the middle of the box's width."""
    font = math_font(italic=False)
    font.setPixelSize(SIZE)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    advance = QFontMetricsF(font).horizontalAdvance(letter)
    path = QPainterPath()
    path.addText((_WIDTH - advance) / 2, 0.0, font, letter)
    return _data(path)


def _data(path: QPainterPath) -> str:
    pieces = []
    for number in range(path.elementCount()):
        point = path.elementAt(number)
        sign = {
            QPainterPath.ElementType.MoveToElement: "M",
            QPainterPath.ElementType.LineToElement: "L",
            QPainterPath.ElementType.CurveToElement: "C",
        }.get(point.type, "")
        pieces.append(f"{sign}{round(point.x)} {-round(point.y)}")
    return " ".join(pieces)
