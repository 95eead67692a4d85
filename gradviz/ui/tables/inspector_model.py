"""The facts about one node as a table model of two columns: what, and what it is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gradviz.trace import Frame, NodeId, Trace
from gradviz.trace.checks import Checks
from gradviz.ui.tables.inspector_facts import Knowledge, facts
from gradviz.words import say

if TYPE_CHECKING:
    from gradviz.ui.tables.inspector_fact import Fact

LABEL, TEXT = range(2)
FACT_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
NONE = QModelIndex()


class InspectorModel(QAbstractTableModel):
    """Rows about the chosen node, or, while none is chosen, about the one the step is about."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chosen: NodeId | None = None
        self._known = Knowledge(Trace(""))
        self._frame: Frame | None = None
        self._last: NodeId | None = None  # what the last step with a node was about
        self._facts: tuple[Fact, ...] = ()

    def set_trace(self, trace: Trace) -> None:
        """Forget the node of the old trace: ids start anew in each."""
        self._known = Knowledge(trace)
        self._frame = self._last = self.chosen = None
        self._show()

    def set_checks(self, checks: Checks) -> None:
        """Show what other witnesses say of the trace's gradients."""
        self._known.checks.set_checks(checks)
        self._show()

    def set_frame(self, frame: Frame) -> None:
        """Show things as they stand at `frame`."""
        self._frame = frame
        if frame.active is not None:
            self._last = frame.active
        elif frame.index == 0:
            self._last = None
        self._show()

    def set_node(self, number: NodeId | None) -> None:
        """Keep to node `number`; None follows the cursor."""
        chosen = number if number in range(len(self._known.trace.nodes)) else None
        if chosen != self.chosen:
            self.chosen = chosen
            self._show()

    def node(self) -> NodeId | None:
        """Return the node shown."""
        return self._last if self.chosen is None else self.chosen

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, LABEL, TEXT)
        self._show()

    def _show(self) -> None:
        number = self.node()
        shown: tuple[Fact, ...] = ()
        if number is not None and self._frame is not None:
            shown = facts(self._known, self._frame, number)
        if len(shown) == len(self._facts):  # a reset would paint everything twice
            self._facts = shown
            if shown:
                self.dataChanged.emit(self.index(0, LABEL), self.index(len(shown) - 1, TEXT))
            return
        self.beginResetModel()
        self._facts = shown
        self.endResetModel()

    def rowCount(self, parent: Index = NONE) -> int:
        """One row a fact, the first of them the heading."""
        return 0 if parent.isValid() else len(self._facts)

    def columnCount(self, parent: Index = NONE) -> int:
        """What, and what it is."""
        return 0 if parent.isValid() else 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The column's word, for those who hear the table."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return say("inspector.what" if section == LABEL else "inspector.it_is")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts for Qt's roles; the fact for the delegate."""
        if not index.isValid():
            return None
        fact = self._facts[index.row()]
        if role == FACT_ROLE:
            return fact
        if role == Qt.ItemDataRole.DisplayRole:
            return fact.label if index.column() == LABEL else fact.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return fact.tip
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return fact.spoken
        return None
