"""Lets an item view paint the cells of the tape; most look as they did a step ago and are kept."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gradviz.ui.tape.cell_painter import CellPainter, Look
from gradviz.ui.tape.measures import WIDTH
from gradviz.ui.tape.tape_model import FACE, LINKED
from gradviz.ui.theme import scale

KEPT = 200  # pictures of cells


class CellDelegate(QStyledItemDelegate):
    """Shows what `cells` paints."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cells = CellPainter()
        self._pictures: dict[tuple[object, ...], QPixmap] = {}

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the one size all cells have."""
        return QSize(round(WIDTH * scale()), self.cells.measures.lane)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a cell, from the picture that is kept of it where there is one."""
        flags, state = QStyle.StateFlag, option.state
        hovered, focused = bool(state & flags.State_MouseOver), bool(state & flags.State_HasFocus)
        look = Look(index.data(FACE), bool(index.data(LINKED)), hovered, focused)
        ratio, size = painter.device().devicePixelRatioF(), option.rect.size()
        if ratio != round(ratio):  # a picture that begins within a pixel would be blurred
            painter.save()
            self.cells.paint(painter, option.rect, look)
            painter.restore()
            return
        cells = self.cells
        key = look, size.toTuple(), ratio, cells.measures, cells.theme.name, scale()
        picture = self._pictures.get(key)
        if picture is None:
            if len(self._pictures) >= KEPT:
                self._pictures.clear()
            picture = self._pictures[key] = self._picture(look, size, ratio)
        painter.drawPixmap(option.rect.topLeft(), picture)

    def _picture(self, look: Look, size: QSize, ratio: float) -> QPixmap:
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.cells.paint(painter, QRect(QPoint(0, 0), size), look)
        painter.end()
        return picture
