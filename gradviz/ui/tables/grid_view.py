"""The grid of an array: numbers on a tint of their size, edited in place. Keys as in a spreadsheet.

It claims the arrows from the timeline: whoever is in the grid moves between its cells.
"""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gradviz.ui.graph.heat_map import mixed
from gradviz.ui.tables.grid_model import PROBLEM_ROLE, SHARE_ROLE, GridModel
from gradviz.ui.tables.grid_text import copied
from gradviz.ui.tables.painting import paint_text
from gradviz.ui.theme import LIGHT, Theme, code_font, scale, ui_font

CELL = (66, 26)  # pixels
MOST_SHOWN = (6, 7)  # rows and columns without a scroll bar
STRONGEST = 0.42  # of the tint, so that numbers stay legible
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SEQUENCES = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Paste)
Index = QModelIndex | QPersistentModelIndex


class GridView(QTableView):
    """The numbers of a GridModel."""

    left = Signal()  # Tab in the last cell: the keys go on

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("valueGrid")
        self.grid = model
        self.setModel(model)
        self.cells = CellDelegate(self)
        self.setItemDelegate(self.cells)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setShowGrid(False)
        self.setTabKeyNavigation(True)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(False)
            header.setMinimumSectionSize(12)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.cells.entered.connect(self._enter)

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self.cells.theme = theme
        self.setFont(code_font(9.5))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setFont(ui_font(8.0))
        width, height = (round(side * scale()) for side in CELL)
        self.horizontalHeader().setDefaultSectionSize(width)
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setFixedHeight(round(18 * scale()))
        self.setStyleSheet(
            f"QTableView {{ background: {theme.window}; color: {theme.text};"
            f" border: 1px solid {theme.line}; }}"
            f"QHeaderView {{ background: {theme.raised}; border: none; }}"
            f"QHeaderView::section {{ background: {theme.raised}; color: {theme.muted};"
            f" border: none; padding: 0 4px; }}"
            f"QTableCornerButton::section {{ background: {theme.raised}; border: none; }}"
        )

    def fit(self) -> None:
        """Be as large as the numbers are, up to MOST_SHOWN; the rest is scrolled to."""
        rows, columns = self.grid.rowCount(), self.grid.columnCount()
        self.verticalHeader().setVisible(self.grid.array.ndim > 1)
        many = rows > MOST_SHOWN[0], columns > MOST_SHOWN[1]
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        aside = self.verticalHeader().sizeHint().width() if self.grid.array.ndim > 1 else 0
        width = min(columns, MOST_SHOWN[1]) * self.horizontalHeader().defaultSectionSize()
        height = min(rows, MOST_SHOWN[0]) * self.verticalHeader().defaultSectionSize()
        height += self.horizontalHeader().height()
        self.setFixedSize(QSize(width + aside + 2 + bar * many[0], height + 2 + bar * many[1]))

    def go_to(self, row: int, column: int) -> None:
        """Make one cell the current one, or the nearest there is."""
        row = min(row, self.grid.rowCount() - 1)
        column = min(column, self.grid.columnCount() - 1)
        chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.grid.index(row, column), chosen)

    def event(self, event: QEvent) -> bool:
        """Claim the keys of the grid from the timeline."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~(
                Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
            )
            moves = event.key() in MOVES and plain
            if moves or any(event.matches(sequence) for sequence in SEQUENCES):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits; copy and paste; the rest is a table's: arrows, Tab, typing."""
        index = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState or not index.isValid():
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste(index)
        elif event.key() == Qt.Key.Key_Tab and self._is_last(index):
            self.left.emit()
        elif event.key() in ENTERS or event.key() == Qt.Key.Key_Space:
            self.edit(index)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear()
        else:
            super().keyPressEvent(event)

    def _is_last(self, index: QModelIndex) -> bool:
        last = self.grid.rowCount() - 1, self.grid.columnCount() - 1
        return (index.row(), index.column()) == last

    def _enter(self, rows: int) -> None:
        """Go on to the row below, or above, once a number is in force."""
        index = self.currentIndex()
        self.go_to(max(0, index.row() + rows), index.column())

    def _copy(self) -> None:
        places = self._selected()
        rows = sorted({row for row, _ in places})
        texts = [
            [
                str(self.grid.index(row, column).data(Qt.ItemDataRole.EditRole))
                for column in sorted(column for r, column in places if r == row)
            ]
            for row in rows
        ]
        QGuiApplication.clipboard().setText(copied(texts))

    def _paste(self, index: QModelIndex) -> None:
        row, column = index.row(), index.column()
        self.grid.paste(QGuiApplication.clipboard().text(), row, column)
        self.go_to(row, column)

    def _clear(self) -> None:
        for row, column in self._selected():
            self.grid.setData(self.grid.index(row, column), "0")

    def _selected(self) -> list[tuple[int, int]]:
        indexes = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        return sorted((index.row(), index.column()) for index in indexes)


MOVES = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_F2,
    Qt.Key.Key_Delete, Qt.Key.Key_Backspace, *ENTERS,
)  # fmt: skip


class CellDelegate(QStyledItemDelegate):
    """Paints a number on its tint, and edits it."""

    entered = Signal(int)  # a number was typed and left: 1 for downwards, -1 for upwards

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell: tint, number, the ring of the current one, red where it is no number."""
        theme, bad = self.theme, index.data(PROBLEM_ROLE)
        share = index.data(SHARE_ROLE)
        ink = theme.series if share >= 0 else theme.frozen
        painter.save()
        painter.fillRect(option.rect, mixed(theme.window, ink, STRONGEST * abs(share)))
        room = QRectF(option.rect).adjusted(4, 0, -5, 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        colour = theme.bad if bad else theme.text
        paint_text(painter, room, str(index.data()), colour, code_font(9.5), right)
        self._ring(painter, option, bool(bad))
        painter.restore()

    def _ring(self, painter: QPainter, option: QStyleOptionViewItem, bad: bool) -> None:
        selected = option.state & QStyle.StateFlag.State_Selected
        current = option.state & QStyle.StateFlag.State_HasFocus
        if not (bad or selected or current):
            painter.setPen(QColor(self.theme.line))
            painter.drawRect(QRectF(option.rect).adjusted(-0.5, -0.5, -0.5, -0.5))
            return
        ink = QColor(self.theme.bad if bad else self.theme.series)
        painter.setPen(QPen(ink, 2.0 if current or bad else 1.0))
        painter.drawRect(QRectF(option.rect).adjusted(1, 1, -2, -2))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a line that is as large as the cell."""
        editor = QLineEdit(parent)
        editor.setFont(code_font(9.5))
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Start from the number, or from what was typed before, all of it selected."""
        assert isinstance(editor, QLineEdit)
        if not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Ask for what was typed, if it is another number."""
        assert isinstance(editor, QLineEdit)
        if editor.text() != str(index.data(Qt.ItemDataRole.EditRole)):
            model.setData(index, editor.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter and the upright arrows put a number in force and go on."""
        key = event.key() if isinstance(event, QKeyEvent) else 0
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, **dict.fromkeys(ENTERS, 1)}
        if event.type() == QEvent.Type.KeyPress and key in ways and isinstance(watched, QLineEdit):
            self.commitData.emit(watched)
            self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
            self.entered.emit(ways[Qt.Key(key)])
            return True
        return super().eventFilter(watched, event)
