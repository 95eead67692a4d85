"""An array as a table model of numbers. Says which array is wanted; shows what it is handed.

A text that is no number stays in its cell, with what is wrong, until it is mended.
"""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from gradviz.ui.numbers import short
from gradviz.ui.tables.grid_shape import (
    COLUMNS,
    ROWS,
    can_grow,
    cells_of,
    grown,
    replaced,
    row_name,
)
from gradviz.ui.tables.grid_text import pasted
from gradviz.ui.tables.value_text import BadValueError, parse_value, spell
from gradviz.words import say

Index = QModelIndex | QPersistentModelIndex
NONE = QModelIndex()
SHARE_ROLE = Qt.ItemDataRole.UserRole  # of the largest number: -1.0 to 1.0
HEARD = Qt.ItemDataRole.AccessibleTextRole
PROBLEM_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class _Bad:
    """A text that is no number, and the catalogue key that says why."""

    text: str
    key: str


class GridModel(QAbstractTableModel):
    """The numbers of one array."""

    edited = Signal(object)  # the array that is wanted

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.array: np.ndarray = np.zeros(1, np.float32)
        self._bad: dict[tuple[int, int], _Bad] = {}
        self._largest = 1.0

    @property
    def cells(self) -> np.ndarray:
        """The array as (rows, columns)."""
        return cells_of(self.array)

    def set_array(self, array: np.ndarray) -> None:
        """Show `array`. Only another shape resets the model; bad texts stay where they can."""
        same = array.shape == self.array.shape
        if not same:
            self.beginResetModel()
        self.array = array
        finite = np.abs(array[np.isfinite(array)].astype(float))
        self._largest = float(finite.max(initial=0.0)) or 1.0
        rows, columns = self.cells.shape
        self._bad = {at: bad for at, bad in self._bad.items() if at[0] < rows and at[1] < columns}
        if same:
            self._changed(0, 0, rows - 1, columns - 1)
        else:
            self.endResetModel()

    def forget(self) -> None:
        """Forget what was typed and is no number: another array is looked at."""
        self._bad.clear()

    def words_on_bad(self, index: Index) -> str:
        """Return what is wrong with a cell; or else where another is no number, and why; or ""."""
        at = (index.row(), index.column())
        if bad := self._bad.get(at):
            return say(bad.key)
        first = min(self._bad, default=None)
        return "" if first is None else str(self.index(*first).data(HEARD))

    # -- what views ask -------------------------------------------------------------------------

    def rowCount(self, parent: Index = NONE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else int(self.cells.shape[ROWS])

    def columnCount(self, parent: Index = NONE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else int(self.cells.shape[COLUMNS])

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that every number can be typed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return enabled | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the index of a row or of a column."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return str(section)
        return row_name(section, self.array.shape) if section < self.rowCount() else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a number as text, or what was typed in its place."""
        if not index.isValid():
            return None
        number = self.cells[index.row(), index.column()]
        bad = self._bad.get((index.row(), index.column()))
        if role == PROBLEM_ROLE:
            return bad.key if bad else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return bad.text if bad else short(number)
        if role == Qt.ItemDataRole.EditRole:
            return bad.text if bad else spell(np.asarray(number))
        if role == Qt.ItemDataRole.ToolTipRole:
            return say(bad.key) if bad else None
        if role == SHARE_ROLE:
            share = float(number) / self._largest
            return min(max(share, -1.0), 1.0) if np.isfinite(share) else 0.0
        if role == HEARD:
            place = f"[{', '.join(str(k) for k in self._place(index))}]"
            return f"{place} {say(bad.key) if bad else short(number)}"
        return None

    def _place(self, index: Index) -> tuple[int, ...]:
        if not self.array.ndim:
            return ()
        leading = np.unravel_index(index.row(), self.array.shape[:-1] or (1,))
        return (*(int(k) for k in leading[: self.array.ndim - 1]), index.column())

    # -- what people do -------------------------------------------------------------------------

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for one number, typed or a number. True if it is one; else its text is kept."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        return self.put([[str(value)]], index.row(), index.column())

    def put(self, texts: list[list[str]], top: int, left: int) -> bool:
        """Ask for rows of typed numbers from (top, left) on, all in one edit. False if one is bad.

        The grid grows where they need more room; where it cannot, they are cut.
        """
        array = self._with_room(top + len(texts), left + max(map(len, texts), default=0))
        rows, columns = cells_of(array).shape
        before = array
        for row, line in enumerate(texts[: rows - top], top):
            for column, text in enumerate(line[: columns - left], left):
                array = self._typed(array, row, column, text)
        if array is not before or array.shape != self.array.shape:
            self.edited.emit(array)
        self._changed(0, 0, self.rowCount() - 1, self.columnCount() - 1)
        return not any(at[0] >= top and at[1] >= left for at in self._bad)

    def paste(self, text: str, top: int, left: int) -> bool:
        """Ask for the numbers of a pasted text. False if one is bad."""
        return self.put(pasted(text), top, left)

    def _typed(self, array: np.ndarray, row: int, column: int, text: str) -> np.ndarray:
        old = cells_of(array)[row, column]
        try:
            number = parse_value(text, np.asarray(old))
            if number.ndim:
                raise BadValueError("grid.one_number")
        except BadValueError as error:
            key = "grid.not_number" if error.key == "value.not_number" else error.key
            self._bad[row, column] = _Bad(text, key)
            return array
        self._bad.pop((row, column), None)
        if number.dtype == old.dtype and number == old:
            return array
        return replaced(array, row, column, number)

    def _with_room(self, rows: int, columns: int) -> np.ndarray:
        array = self.array
        for axis, wanted in ((COLUMNS, columns), (ROWS, rows)):
            more = wanted - cells_of(array).shape[axis]
            if more > 0 and can_grow(array):
                array = grown(array, axis, cells_of(array).shape[axis], more)
        return array

    def _changed(self, top: int, left: int, bottom: int, right: int) -> None:
        self.dataChanged.emit(self.index(top, left), self.index(bottom, right))
