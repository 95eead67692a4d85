"""A truth in a cell: a switch, and the word beside it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from gradviz.ui.tables.painting import LEFT, paint_text
from gradviz.ui.theme import Theme, code_font, scale


def paint_switch(painter: QPainter, room: QRectF, on: bool, colour: str, theme: Theme) -> None:
    """Draw a switch of `colour`, its knob at the right where it is `on`."""
    wide, high = 28 * scale(), 16 * scale()
    place = QRectF(room.left(), room.center().y() - high / 2, wide, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour if on else theme.faint))
    painter.drawRoundedRect(place, high / 2, high / 2)
    knob = place.right() - high / 2 if on else place.left() + high / 2
    painter.setBrush(QColor(theme.window))
    painter.drawEllipse(QPointF(knob, place.center().y()), high / 2 - 2, high / 2 - 2)
    word = room.adjusted(wide + 8, 0, 0, 0)
    paint_text(painter, word, str(on), theme.text, code_font(9.5), LEFT)
