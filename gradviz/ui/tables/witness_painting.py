"""Paints one witness of a gradient: name, number, and the digits it shares with the tape as a bar.

The bar has a cell a digit; a witness that differs has an empty one, and says so in words.
"""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from gradviz.ui.tables.heat_map import paint_heat_map
from gradviz.ui.tables.inspector_fact import Fact
from gradviz.ui.tables.painting import paint_text
from gradviz.ui.theme import Theme, code_font, scale, ui_font
from gradviz.words import say

CELLS, CELL, SPACE, BAR_HEIGHT = 7, 4.0, 1.5, 9.0  # of the bar, in pixels
MAP_WIDTH = 40.0
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def paint_witness(
    painter: QPainter, room: QRectF, fact: Fact, theme: Theme, column: float = 0.0
) -> None:
    """Draw the row in `room`: name at the left, digits at the right, the number between them.

    The number begins at `column` where the name leaves it so much room.
    """
    small = ui_font(9.0)
    words = ("witness.tape", "witness.differences", "witness.forward", "witness.formula")
    named = max(QFontMetricsF(ui_font(9.5)).horizontalAdvance(say(key)) for key in words)
    asides = (say("witness.digits", n=15), say("witness.no_digits"), say("witness.silent"))
    said = max(QFontMetricsF(small).horizontalAdvance(text) for text in (*asides, fact.aside))
    paint_text(painter, room, fact.label, theme.muted, ui_font(9.5))
    end = QRectF(room.right() - said, room.top(), said, room.height())
    differs = fact.aside == say("witness.no_digits")
    ink = theme.bad if differs else theme.muted
    paint_text(painter, end, fact.aside, ink, small, RIGHT)
    bar = QRectF(end.left() - 8 - _bar_width(), room.top(), _bar_width(), room.height())
    if fact.bar is not None:
        _bar(painter, bar, fact.bar, theme)
    left = max(room.left() + named + 14, column)
    _number(painter, QRectF(left, room.top(), bar.left() - 8 - left, room.height()), fact, theme)


def _bar_width() -> float:
    return (CELLS * (CELL + SPACE) - SPACE) * scale()


def _bar(painter: QPainter, room: QRectF, bar: tuple[int, int], theme: Theme) -> None:
    digits, most = bar
    full = round(CELLS * digits / most)
    full = max(full, 1) if digits else 0
    height = BAR_HEIGHT * scale()
    top = room.center().y() - height / 2
    painter.setPen(QColor(theme.faint))
    for place in range(CELLS):
        left = room.left() + place * (CELL + SPACE) * scale()
        cell = QRectF(left, top, CELL * scale(), height)
        if place < full:
            painter.fillRect(cell, QColor(theme.good))
        else:
            painter.drawRect(cell.adjusted(0.5, 0.5, -0.5, -0.5))


def _number(painter: QPainter, room: QRectF, fact: Fact, theme: Theme) -> None:
    numbers, ink = code_font(9.5), theme.gradient if not fact.bar else theme.text
    if fact.array is not None and fact.array.size and fact.array.ndim:
        wide = min(MAP_WIDTH * scale(), room.width() / 2)
        place = QRectF(room.left(), room.top() + 2, wide, room.height() - 4)
        paint_heat_map(painter, place, fact.array, theme.gradient, theme)
        rest = room.adjusted(wide + 7, 0, 0, 0)
        paint_text(painter, rest, fact.text, ink, code_font(9.0))
    else:
        paint_text(painter, room, fact.text, ink, numbers)
