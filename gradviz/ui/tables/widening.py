"""From a table's row to the Jacobian of its gradient: a menu for the mouse, a key for keyboards."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QTableView

from gradviz.trace import Row
from gradviz.words import say

KEY = Qt.Key.Key_J
Index = QModelIndex | QPersistentModelIndex


class Widening(QObject):
    """Listens to one table; `row_of` says whose gradient a place of it is about."""

    requested = Signal(object)  # Row

    def __init__(self, table: QTableView, row_of: Callable[[Index], Row | None]) -> None:
        super().__init__(table)
        self._table, self._row_of = table, row_of
        table.installEventFilter(self)
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the menu, or take the key, where there is a gradient to widen."""
        if isinstance(event, QContextMenuEvent) and watched is self._table.viewport():
            return self._open(event)
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if not pressed or watched is not self._table:
            return False
        assert isinstance(event, QKeyEvent)
        if event.key() != KEY or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        row = self._row_of(self._table.currentIndex())
        if row is not None:
            self.requested.emit(row)
        return row is not None

    def _open(self, event: QContextMenuEvent) -> bool:
        index = self._table.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self._table.currentIndex()
        row = self._row_of(index)
        if row is None:
            return False
        self.menu_of(row).popup(event.globalPos() or QPoint())
        return True

    def menu_of(self, row: Row) -> QMenu:
        """Return the menu of a row. It ends when it closes."""
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = say("jacobian.widen", source=row.source)
        menu.addAction(f"{text}\tJ", lambda: self.requested.emit(row))
        return menu
