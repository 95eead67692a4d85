"""Words in an SVG: as wide as they were measured, in fonts that are everywhere."""

import re

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFontMetricsF, QPainter

from gradviz.export.devices import buffer, svg, svg_device
from gradviz.export.lettered import lettered
from gradviz.ui.theme import code_font, math_font, ui_font
from tests.helpers.cases import each

DOTS = 96
PIECE = re.compile(r"<text ([^>]*)>([^<]*)</text>")


def written(font, words):
    """What stands in a file for words that were painted: attributes and content of each piece."""
    target = buffer()
    device = svg_device(target, QSizeF(400, 50), DOTS)
    painter = QPainter(device)
    painter.setFont(font)
    painter.drawText(10, 30, words)
    painter.end()
    return PIECE.findall(svg(target).decode())


@each(
    "make, words, kind",
    [
        (ui_font, "convention", "sans-serif"),
        (ui_font, "변수를", "sans-serif"),
        (code_font, "a<b&c", "monospace"),
        (math_font, "dy", "serif"),
    ],
)
def test_each_piece_has_its_width_and_a_font_for_anywhere(qapp, make, words, kind):
    font = make(9.5)
    ((style, _),) = written(font, words)
    font.setPixelSize(1000)
    wide = QFontMetricsF(font).horizontalAdvance(words) / 1000 * 9.5 * DOTS / 72
    assert float(re.search(r'textLength="([\d.]+)"', style)[1]) == pytest.approx(wide, abs=0.02)
    assert f',{kind}" font-size' in style


def test_all_else_is_left_as_it_is():
    assert lettered(b'<svg><rect width="3"/>\n<text x="1"\n >a</text></svg>') == (
        b'<svg><rect width="3"/>\n<text x="1"\n >a</text></svg>'
    )
