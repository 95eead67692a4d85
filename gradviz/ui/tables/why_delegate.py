"""Draws a reason, word-wrapped, its repair as a link at the end; finds the link under a click."""

from functools import lru_cache
from html import escape

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QTextDocument
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gradviz.ui.tables.arrivals import MISSING, Arrival
from gradviz.ui.tables.gradients_model import ARRIVAL_ROLE, CHECK_ROLE, link_text, why
from gradviz.ui.tables.painting import PAD, inside, paint_background
from gradviz.ui.theme import LIGHT, Theme, scale, ui_font

Index = QModelIndex | QPersistentModelIndex
LEAST = 36  # height of a row, in pixels
ABOVE = 8  # pixels above and under the text together


class WhyDelegate(QStyledItemDelegate):
    """Paints the column "why". `marked` is the row that is shown elsewhere, or -1."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.marked = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        room = inside(option)
        document = self._document(index.data(ARRIVAL_ROLE), room.width(), index.data(CHECK_ROLE))
        painter.save()
        paint_background(painter, option, self.theme, index.row() == self.marked)
        painter.setClipRect(option.rect)
        painter.translate(room.left(), self._top(room, document))
        document.drawContents(painter)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped text, in the width the cell has."""
        width = option.rect.width()
        return QSize(width, self.height(index.data(ARRIVAL_ROLE), index.data(CHECK_ROLE), width))

    def height(self, arrival: Arrival, check: str, width: int) -> int:
        """Return how high a cell of `width` pixels has to be."""
        words = self._html(arrival, check)
        inner = max(width - 2 * PAD, 60)
        return max(round(_height(words, inner, scale())) + ABOVE, round(LEAST * scale()))

    def on_link(self, room: QRectF, position: QPointF, arrival: Arrival) -> bool:
        """Whether `position` is on the link of a cell whose content area is `room`."""
        document = self._document(arrival, room.width())
        inner = position - QPointF(room.left(), self._top(room, document))
        return bool(document.documentLayout().anchorAt(inner))

    def _top(self, room: QRectF, document: QTextDocument) -> float:
        return max(room.center().y() - document.size().height() / 2, room.top() + 2)

    def _document(self, arrival: Arrival, width: float, check: str = "") -> QTextDocument:
        return _set(self._html(arrival, check), width)

    def _html(self, arrival: Arrival, check: str) -> str:
        colour = self.theme.text if arrival.state == MISSING else self.theme.muted
        html = f'<span style="color:{colour}">{escape(why(arrival))}</span>'
        if check:
            html += f' <span style="color:{self.theme.text}">{escape(check)}</span>'
        if link := link_text(arrival.row):
            html += f' <a href="link" style="color:{self.theme.series}">{escape(link)}</a>'
        return html


def _set(html: str, width: float) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(ui_font(9.0))
    document.setHtml(html)
    document.setTextWidth(width)
    return document


@lru_cache(maxsize=1024)
def _height(html: str, width: float, _scale: float) -> float:
    """Return how high a reason is: hundreds of sources wait with the same words."""
    return _set(html, width).size().height()
