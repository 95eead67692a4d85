"""The two labels over the graph: its caption, and the card of the node that is pointed at."""

import html

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QLabel, QWidget

from gradviz.ui.theme import Theme, code_font, ui_font
from gradviz.words import say

_FRAME = 8  # pixels around the words of the caption
_AWAY = 10  # pixels between a node and its card


class CaptionLabel(QLabel):
    """Says which pass the graph shows and how far it has come. Lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("graphCaption")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.move(16, 12)
        self._words = ("", "")
        self._room = 10_000  # pixels
        self._muted = ""

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`; behind the words lies the canvas, so that edges do not."""
        self._muted = theme.muted
        self.setFont(ui_font(10.5))
        self.setStyleSheet(
            f"color: {theme.text}; background: {theme.canvas}; border-radius: 4px; padding: 2px;"
        )
        self.set_words(*self._words)

    def set_room(self, room: int) -> None:
        """Be no wider than `room` pixels: what is left out ends in "…"."""
        if room != self._room:
            self._room = room
            self.set_words(*self._words)

    def set_words(self, title: str, rest: str) -> None:
        """Show a title and the rest of the caption; nothing at all if both are empty."""
        self._words = (title, rest)
        shown = self._fitted(title, rest)
        self.setText(
            f"<span style='font-weight:600'>{html.escape(title)}</span>"
            f"{'&nbsp; ' if title else ''}"
            f"<span style='color:{self._muted}'>{html.escape(shown)}</span>"
        )
        self.setAccessibleName(say("graph.caption.name"))
        self.setAccessibleDescription(f"{title} {rest}".strip())
        self.adjustSize()
        self.setVisible(bool(title or rest))

    def _fitted(self, title: str, rest: str) -> str:
        """Return as much of the rest as there is room for beside the title."""
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        taken = QFontMetrics(strong).horizontalAdvance(f"{title}  ") + _FRAME
        return QFontMetrics(self.font()).elidedText(
            rest, Qt.TextElideMode.ElideRight, max(self._room - taken, 0)
        )


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
