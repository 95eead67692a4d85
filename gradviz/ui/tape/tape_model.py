"""The tape as an item model: a row per cell. Faces are worked out only for the cells in view.

Knows trace and frame, no colours and no widget.
"""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gradviz.trace import Frame, NodeId, Trace, frame_at
from gradviz.trace.lanes import lanes
from gradviz.ui.tape.faces import Face, Faces, is_active

FACE = int(Qt.ItemDataRole.UserRole)  # Face
NODE = FACE + 1  # NodeId
LINKED = FACE + 2  # bool: what is pointed at, here or elsewhere
Index = QModelIndex | QPersistentModelIndex


class TapeModel(QAbstractListModel):
    """Rows are `trace.cells`, in the order the operations ran. `cut` is what `set_cut` marked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._take(Trace(""))

    def _take(self, trace: Trace) -> None:
        self._trace = trace
        self._frame = frame_at(trace, 0)
        self._faces = Faces(trace)
        self.cut: NodeId | None = None
        self._linked: NodeId | None = None
        self._lanes = lanes(trace)
        self._rows = self._lanes.rows_of

    def set_trace(self, trace: Trace) -> None:
        """Take a new run, before its first step."""
        self.beginResetModel()
        self._take(trace)
        self.endResetModel()

    def set_frame(self, frame: Frame) -> None:
        """Show every cell as it stands in `frame`."""
        self._frame = frame
        self.tell_changed()

    def set_cut(self, node: NodeId | None) -> int | None:
        """Mark the cells of a node as the place where a gradient's way ends; return the first."""
        self.cut = node
        self.tell_changed()
        return None if node is None else next(iter(self._rows.get(node, ())), None)

    def set_linked(self, node: NodeId | None) -> int | None:
        """Mark the cells of `node`; return the row of the first, or None."""
        if node != self._linked:
            self._linked = node
            self.tell_changed()
        return None if node is None else next(iter(self._rows.get(node, ())), None)

    def tell_changed(self) -> None:
        """Let views read every cell again: the frame or the language is another."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def active_row(self) -> int | None:
        """Return the row the step just taken is about, or None."""
        node = self._frame.active
        rows = () if node is None else self._rows.get(node, ())
        return next((r for r in rows if is_active(self._trace.cells[r], self._frame)), None)

    def resting_row(self) -> int:
        """Return the row of the latest step that had one, 0 before the first.

        It hangs on the frame alone, so that a step back finds the strip where it was.
        """
        return self._lanes.rest[self._frame.index]

    def face(self, row: int) -> Face:
        """Return what is written on the cell of `row` now."""
        cell = self._trace.cells[row]
        face = self._faces.at(cell, self._frame)
        return replace(face, cut=True) if cell.node == self.cut else face

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of cells."""
        return 0 if parent is not None and parent.isValid() else len(self._trace.cells)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return face, node, or what is read aloud."""
        if not index.isValid() or not 0 <= index.row() < self.rowCount():
            return None
        cell = self._trace.cells[index.row()]
        if role == FACE:
            return self.face(index.row())
        if role == NODE:
            return cell.node
        if role == LINKED:
            return cell.node == self._linked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._faces.heard(cell, self._frame)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._faces.tip(cell, self._frame)
        return None
