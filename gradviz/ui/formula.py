"""Formulas: TeX in, a sharp picture in any colour out, and what a screen reader says of it.

The one place that knows mathra, which typesets in 0.1 ms and is loaded at the first formula, not at
start-up. Where it has no wheel the formula is written with Unicode signs instead; letters that it
lacks (it knows no Hangul) are lent to it. Pieces of another colour are `coloured(tex, "#c24e00")`,
pieces that lead to a node `linked(tex, 7)`; `regions` tells where those are drawn.
"""

import re
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from math import ceil, floor
from typing import Any

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from gradviz.ui.lent_glyphs import lent
from gradviz.ui.links_in_svg import pieces, without_links
from gradviz.ui.plain_formula import plain
from gradviz.ui.theme import math_font

_EM = 1000.0  # units of mathra's view box in one em
_BAR = 0.225  # of an em from the baseline up to the lower edge of a minus, or of a fraction's bar
_PAD = 1.0  # pixels around a formula, so that antialiased edges are not cut


@lru_cache(maxsize=1)
def available() -> bool:
    """Return whether formulas can be typeset here. Does not load the typesetter."""
    return find_spec("mathra") is not None


def coloured(tex: str, colour: str) -> str:
    """Return `tex` set in `colour`, "#rrggbb", as a piece of a larger formula."""
    return f"{{\\color{{{colour}}}{tex}}}"


def linked(tex: str, node: int, colour: str = "") -> str:
    """Return `tex` as a piece that leads to `node`, in `colour` or in that of the formula.

    A colour inside of `tex` would hide it from `regions`: the link is the innermost group.
    """
    return f"{{\\color{{n{node}{colour}}}{tex}}}"


def unlinked(tex: str) -> str:
    """Return `tex` without links and colours: TeX for anyone."""
    while found := re.search(r"\{\\color\{[^}]*\}", tex):
        stop = closing(tex, found.start())
        before, inner, after = tex[: found.start()], tex[found.end() : stop], tex[stop + 1 :]
        if after[:1] in ("^", "_"):
            inner = f"{{{inner}}}"
        elif re.search(r"\\[A-Za-z]+$", before):
            inner = f" {inner}"
        tex = before + inner + after
    return tex


@lru_cache(maxsize=512)
def regions(tex: str, size: float = 16.0) -> tuple[tuple[int, QRectF], ...]:
    """Return where the linked pieces of a formula are drawn, left to right, and their nodes.

    As with `bounds`, the formula's baseline starts at (0, 0). None where it is not typeset.
    """
    if not available():
        return ()
    return tuple((node, _scaled(box, size / _EM)) for node, box in pieces(_svg(tex)))


def _scaled(box: QRectF, by: float) -> QRectF:
    return QRectF(box.x() * by, box.y() * by, box.width() * by, box.height() * by)


@lru_cache(maxsize=512)
def formula_image(
    tex: str, colour: str, size: float = 16.0, device_pixel_ratio: float = 1.0
) -> QImage:
    """Return a transparent picture of `tex` in `colour`; one em is `size` logical pixels high.

    The picture takes the `pixel_bounds` of the formula and knows its device pixel ratio. It is
    shared: copy it before painting on it.
    """
    ratio = max(device_pixel_ratio, 0.1)
    box = pixel_bounds(tex, size, ratio)
    pixels = (box.size() * ratio).toSize()
    image = QImage(pixels.expandedTo(QSize(1, 1)), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    at = QPointF(-box.left(), level(-box.top(), size, ratio))
    paint_formula(painter, at, tex, colour, size)
    painter.end()
    return image


def pixel_bounds(tex: str, size: float, ratio: float) -> QRectF:
    """Return `bounds` in whole pixels of a screen with `ratio` of them to a logical pixel."""
    box = bounds(tex, size)
    left, top = floor(box.left() * ratio), floor(box.top() * ratio)
    right, bottom = ceil(box.right() * ratio), ceil(box.bottom() * ratio)
    return QRectF(left / ratio, top / ratio, (right - left) / ratio, (bottom - top) / ratio)


def level(baseline: float, size: float, ratio: float) -> float:
    """Return the place next to `baseline` where bars fill a row of pixels: a minus is one thin row.

    Spread over two rows it would be faint, and -0.62 be read as 0.62.
    """
    bar = (baseline - _BAR * size) * ratio
    return baseline + (round(bar) - bar) / ratio


def paint_formula(painter: QPainter, at: QPointF, tex: str, colour: str, size: float) -> None:
    """Paint `tex` as vectors: its baseline starts at `at`. `size` is the em in painter units."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if available():
        box = bounds(tex, size).translated(at).adjusted(_PAD, _PAD, -_PAD, -_PAD)
        _renderer(tex, colour).render(painter, box)
    else:
        _write(painter, at, tex, colour, size)
    painter.restore()


def bounds(tex: str, size: float = 16.0) -> QRectF:
    """Return the rectangle a formula takes, its baseline starting at (0, 0), in logical pixels.

    `bounds(...).bottom()` is therefore how far it hangs below the line it is set on.
    """
    if available():
        left, top, width, height = (number * size / _EM for number in _view_box(tex))
    else:
        metrics = QFontMetricsF(_font(size))
        left, top = 0.0, -metrics.ascent()
        width, height = metrics.horizontalAdvance(plain(tex)), metrics.height()
    return QRectF(left, top, width, height).adjusted(-_PAD, -_PAD, _PAD, _PAD)


@lru_cache(maxsize=512)
def spoken(tex: str, language: str = "en") -> str:
    """Return what a screen reader says of `tex`, in "en" or "ko"; at worst the plain text."""
    if not available():
        return plain(tex)
    return str(_render(tex, language)["speech"])


@lru_cache(maxsize=512)
def formula_svg(tex: str, colour: str) -> bytes:
    """Return `tex` as a standalone SVG in `colour`, or b"" where nothing can be typeset."""
    if not available():
        return b""
    svg = without_links(_svg(tex)).replace("currentColor", colour)
    # The source and the tree travel along as metadata, which nobody here reads.
    return re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL).encode()


@lru_cache(maxsize=512)
def _render(tex: str, language: str) -> dict[str, Any]:
    return import_module("mathra").render(tex, language)


@lru_cache(maxsize=512)
def _svg(tex: str) -> str:
    """Return the picture of `tex`, with the letters that the typesetter lacks."""
    made = _render(tex, "en")
    if not made["warnings"]:
        return str(made["svg"])
    return lent(made["svg"], tex, made["warnings"], lambda part: str(_render(part, "en")["svg"]))


@lru_cache(maxsize=512)
def _view_box(tex: str) -> tuple[float, ...]:
    found = re.search(r'viewBox="([^"]*)"', _svg(tex))
    return tuple(float(number) for number in found[1].split()) if found else (0.0,) * 4


@lru_cache(maxsize=256)
def _renderer(tex: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(formula_svg(tex, colour)))


def _font(size: float) -> QFont:
    font = math_font(italic=False)
    font.setPixelSize(max(1, round(size)))
    return font


def _write(painter: QPainter, at: QPointF, tex: str, colour: str, size: float) -> None:
    """Write `tex` in one line of Unicode; coloured pieces keep their colour."""
    font = _font(size)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    for piece, own in _pieces(tex):
        painter.setPen(QColor(own or colour))
        painter.drawText(at, piece)
        at = QPointF(at.x() + metrics.horizontalAdvance(piece), at.y())


def _pieces(tex: str) -> list[tuple[str, str]]:
    """Split the plain text of `tex` by colour, at the outermost `coloured` pieces."""
    told: list[tuple[str, str]] = []
    rest = tex
    while found := re.search(r"\{\\color\{([^}]*)\}", rest):
        stop = closing(rest, found.start())
        told.append((plain(rest[: found.start()]), ""))
        told.append((plain(rest[found.end() : stop]), re.sub(r"^n\d+", "", found[1])))
        rest = rest[stop + 1 :]
    return [(f"{text} ", own) for text, own in [*told, (plain(rest), "")] if text]


def closing(tex: str, start: int) -> int:
    """Return where the brace that opens at `start` closes, or the end of `tex`."""
    depth = 0
    for k in range(start, len(tex)):
        depth += {"{": 1, "}": -1}.get(tex[k], 0)
        if depth == 0:
            return k
    return len(tex)
