"""Draws the cells of the variables table that are only read: name, shape and gradient."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gradviz.ui.tables.painting import inside, paint_arrival, paint_background, paint_text
from gradviz.ui.tables.variables_model import ARRIVAL_ROLE, NAME, ROW_ROLE, SHAPE
from gradviz.ui.theme import LIGHT, Theme, code_font


class PlainDelegate(QStyledItemDelegate):
    """Paints name, shape and gradient."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        row, room = index.data(ROW_ROLE), inside(option)
        painter.save()
        paint_background(painter, option, self.theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.column() == NAME:
            ink, middle = self.theme.role(row.role), Qt.TextElideMode.ElideMiddle
            paint_text(painter, room, row.name, ink, code_font(10.0), elide=middle)
        elif index.column() == SHAPE:
            paint_text(painter, room, index.data(), self.theme.muted, code_font(9.0))
        else:
            paint_arrival(painter, room, index.data(ARRIVAL_ROLE), self.theme, link=True)
        painter.restore()
