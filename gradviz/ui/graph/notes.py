"""The two labels over the graph: its caption, and the card of the node that is pointed at."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from gradviz.ui.theme import LIGHT, Theme, code_font, ui_font
from gradviz.words import say

_PAD = 2  # pixels around the words of the caption
_SPARE = 4  # pixels right of it
_AWAY = 10  # pixels between a node and its card


class CaptionLabel(QWidget):
    """Says which pass the graph shows and how far it has come. Lets the mouse through.

    Painted by hand: every step has another caption, and rich text would be read anew each time.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("graphCaption")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.move(16, 12)
        self._words = ("", "")
        self._head, self._shown = "", ""  # what is seen of each
        self._room = 10_000  # pixels
        self._theme = LIGHT
        self._fonts = ui_font(10.5), ui_font(10.5)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`; behind the words lies the canvas, so that edges do not."""
        self._theme = theme
        strong = ui_font(10.5)
        strong.setWeight(QFont.Weight.DemiBold)
        self._fonts = strong, ui_font(10.5)
        self.set_words(*self._words)

    def set_room(self, room: int) -> None:
        """Be no wider than `room` pixels: what is left out ends in "…"."""
        if room != self._room:
            self._room = room
            self.set_words(*self._words)

    def set_words(self, title: str, rest: str) -> None:
        """Show a title and the rest of the caption; nothing at all if both are empty."""
        self._words = (title, rest)
        strong, plain = (QFontMetrics(font) for font in self._fonts)
        room = max(self._room - 2 * _PAD, 0)
        self._head = strong.elidedText(title, Qt.TextElideMode.ElideRight, room)
        taken = self._title_width() + 2 * _PAD
        self._shown = plain.elidedText(
            rest, Qt.TextElideMode.ElideRight, max(self._room - taken - _SPARE, 0)
        )
        self.setAccessibleName(say("graph.caption.name"))
        self.setAccessibleDescription(f"{title} {rest}".strip())
        self.resize(taken + plain.horizontalAdvance(self._shown), plain.height() + 2 * _PAD)
        self.setVisible(bool(self._head or self._shown))
        self.update()

    def text(self) -> str:
        """Return the words that are seen."""
        return f"{self._head}  {self._shown}"

    def _title_width(self) -> int:
        strong = QFontMetrics(self._fonts[0])
        return strong.horizontalAdvance(f"{self._head}  ") if self._head else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write both on the colour of the canvas."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.canvas))
        painter.drawRoundedRect(self.rect(), 4, 4)
        left = _PAD
        pairs = (self._head, self._theme.text), (self._shown, self._theme.muted)
        for font, (words, colour) in zip(self._fonts, pairs, strict=True):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(left, _PAD + QFontMetrics(font).ascent(), words)
            left += self._title_width()
        painter.end()


class CardLabel(QLabel):
    """A small card beside a node. Shown by the view where a tool tip would be."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("graphCard")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours and the sizes of `theme`."""
        self.setFont(code_font(9.5))
        self.setStyleSheet(
            f"color: {theme.text}; background: {theme.raised};"
            f"border: 1px solid {theme.outline}; border-radius: 6px; padding: 6px 8px;"
        )

    def show_beside(self, text: str, node: QRect, within: QRect) -> None:
        """Show rich `text` under `node`, else above it. Rectangles are in the parent's pixels."""
        self.setText(text)
        self.adjustSize()
        place = QRect(QPoint(node.left(), node.bottom() + _AWAY), self.size())
        if place.bottom() > within.bottom():
            place.moveBottom(node.top() - _AWAY)
        place.moveLeft(max(within.left(), min(place.left(), within.right() - place.width())))
        place.moveTop(max(within.top(), place.top()))
        self.move(place.topLeft())
        self.show()
        self.raise_()
