"""Writes single lines, cut short where they do not fit. Fonts are measured once, not per word."""

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from gradviz.ui.theme import code_font, scale, ui_font

LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
TOP = Qt.AlignmentFlag.AlignTop


class Hand:
    """One way of writing: font, its height and how wide words are in it."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._measure = QFontMetrics(font)
        self.height = self._measure.height()

    def width(self, words: str) -> int:
        """Return how wide `words` are."""
        return self._measure.horizontalAdvance(words)

    def fitted(self, words: str, room: int) -> str:
        """Return `words`, cut short with "…" where they are wider than `room`."""
        return self._measure.elidedText(words, Qt.TextElideMode.ElideRight, max(room, 0))

    def write(
        self,
        painter: QPainter,
        area: QRect,
        words: str,
        colour: str,
        side: Qt.AlignmentFlag = LEFT,
    ) -> int:
        """Write one line at the top of `area`; return how wide it is."""
        wide = self.width(words)
        if wide > area.width():
            words = self.fitted(words, area.width())
            wide = self.width(words)
        painter.setFont(self.font)
        painter.setPen(QColor(colour))
        painter.drawText(area, side | TOP, words)
        return wide


def ui_hand(size: float, bold: bool = False) -> Hand:
    """Return the hand of the interface font, as large as everything is written now."""
    return _hand(False, size, bold, scale())


def code_hand(size: float) -> Hand:
    """Return the hand of the font of programs and numbers."""
    return _hand(True, size, False, scale())


@lru_cache(maxsize=64)
def _hand(code: bool, size: float, bold: bool, _scale: float) -> Hand:
    return Hand(code_font(size) if code else ui_font(size, bold))


def write_tag(
    painter: QPainter, area: QRect, words: str, ink: str, outline: str, paper: str
) -> None:
    """Write words in a small frame at the top left of `area`, no wider than it."""
    hand = ui_hand(7.5, bold=True)
    words = hand.fitted(words, area.width() - 24)
    place = QRect(area.left(), area.top(), hand.width(words) + 8, hand.height + 1)
    painter.setPen(QPen(QColor(outline), 1))
    painter.setBrush(QColor(paper))
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(hand.font)
    painter.setPen(QColor(ink))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
