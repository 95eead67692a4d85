"""Links in a typeset formula: which glyphs belong to which node, and where they lie.

The typesetter knows no links, but hands the name of a colour on as it is. A piece that leads to
node 7 is therefore set in the colour "n7", or "n7#c24e00" where it has one, and found again by it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QRectF

_PATH = re.compile(r'<path id="([^"]*)" d="([^"]*)"')
_DRAWN = re.compile(r"<(use|rect|path) ([^>]*)>")
_FILL = re.compile(r' fill="n(\d+)(#[0-9a-fA-F]+)?"')
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def without_links(svg: str) -> str:
    """Return the picture with links in their colours, or in that of the whole."""
    return _FILL.sub(lambda found: f' fill="{found[2]}"' if found[2] else "", svg)


def pieces(svg: str) -> tuple[tuple[int, QRectF], ...]:
    """Return the node and the box of each linked piece, in the picture's units, y downwards."""
    glyphs = {name: _extent(path) for name, path in _PATH.findall(svg)}
    found: list[tuple[int, QRectF]] = []
    last = -1
    for node, box in _boxes(svg[svg.rfind("</defs>") :], glyphs):
        if node < 0:
            last = -1
            continue
        if node == last:
            found[-1] = (node, found[-1][1].united(box))
        else:
            found.append((node, box))
        last = node
    return tuple(found)


def drawn(svg: str, glyph: str) -> QRectF:
    """Return the box around all that is drawn with the glyphs whose names begin with `glyph`."""
    glyphs = {name: _extent(path) for name, path in _PATH.findall(svg)}
    ink = QRectF()
    for kind, attributes in _DRAWN.findall(svg[svg.rfind("</defs>") :]):
        if f'href="#{glyph}' in attributes:
            ink = ink.united(_box(kind, dict(_ATTRIBUTE.findall(attributes)), glyphs))
    return ink


def _boxes(drawn: str, glyphs: dict[str, QRectF]) -> Iterator[tuple[int, QRectF]]:
    """Yield node and box of each thing drawn; -1 for what is no link."""
    for kind, attributes in _DRAWN.findall(drawn):
        link = _FILL.search(f" {attributes}")
        box = QRectF() if link is None else _box(kind, dict(_ATTRIBUTE.findall(attributes)), glyphs)
        yield (-1 if link is None else int(link[1])), box


def _box(kind: str, attributes: dict[str, str], glyphs: dict[str, QRectF]) -> QRectF:
    """Return where something is drawn: the picture's inner y goes upwards."""
    x, y = float(attributes.get("x", 0)), float(attributes.get("y", 0))
    if kind == "rect":
        box = QRectF(x, y, float(attributes["width"]), float(attributes["height"]))
    else:
        box = QRectF(glyphs.get(attributes.get("href", "")[1:], QRectF()))
        moved = [float(number) for number in _NUMBER.findall(attributes.get("transform", ""))]
        if len(moved) >= 3:
            x, y, by = moved[:3]
            box = QRectF(box.x() * by, box.y() * by, box.width() * by, box.height() * by)
        box.translate(x, y)
    return QRectF(box.x(), -box.bottom(), box.width(), box.height())


@lru_cache(maxsize=512)
def _extent(path: str) -> QRectF:
    """Return the box around a path's points, those that bend its curves among them."""
    numbers = [float(number) for number in _NUMBER.findall(path)]
    across, up = numbers[::2], numbers[1::2]
    if not across or not up:
        return QRectF()
    return QRectF(min(across), min(up), max(across) - min(across), max(up) - min(up))
