"""The gradients of one call as a table model: source, role, gradient, why. It only reads."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gradviz.trace import Frame, GradientCall, Row, Trace
from gradviz.trace.checks import Checks
from gradviz.trace.verdict import Verdict
from gradviz.ui.narration.witness_words import mark, told
from gradviz.ui.numbers import shape_text
from gradviz.ui.tables.arrival_words import arrival_text, arrival_tip
from gradviz.ui.tables.arrivals import ARRIVED, MISSING, PENDING, Arrival, Arrivals, call_in_force
from gradviz.words import say

SOURCE, ROLE, GRADIENT, WHY = range(4)
COLUMNS = ("source", "role", "gradient", "why")
ROW_ROLE = Qt.ItemDataRole.UserRole
ARRIVAL_ROLE = Qt.ItemDataRole.UserRole + 1
CHECK_ROLE = Qt.ItemDataRole.UserRole + 2  # the outcome of the check, as a sign and a word
Index = QModelIndex | QPersistentModelIndex
NONE = QModelIndex()


class GradientsModel(QAbstractTableModel):
    """One row for each source of the gradient call in force at the cursor."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.call: GradientCall | None = None
        self._trace = Trace("")
        self._arrivals = Arrivals(self._trace)
        self._numbers: dict[int, int] = {}  # of calls
        self._checks = Checks()
        self.shown: tuple[Arrival, ...] = ()
        self.newest: int | None = None  # the row whose gradient has arrived last

    def set_trace(self, trace: Trace) -> None:
        """Show the call in force at the end of `trace`, until a frame says where the cursor is."""
        self._trace = trace
        self._arrivals = Arrivals(trace)
        self._numbers = {id(call): k for k, call in enumerate(trace.gradients)}
        self._checks = Checks()
        self._show(None)

    def set_frame(self, frame: Frame) -> None:
        """Show the call in force at `frame`, and what of it has arrived."""
        self._show(frame)

    def set_checks(self, checks: Checks) -> None:
        """Show what other witnesses say of the trace's gradients."""
        self._checks = checks
        self._tell_all()

    def retranslate(self) -> None:
        """Say headers and cells again in the language in force."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self._tell_all()

    def _tell_all(self) -> None:
        if self.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, WHY))

    def _verdict(self, number: int) -> Verdict | None:
        """Return what is said of a row's gradient, once it has arrived."""
        if self.call is None or self.shown[number].state != ARRIVED:
            return None
        return self._checks.of(self._numbers[id(self.call)], number)

    def check(self, number: int) -> str:
        """Return the mark of what is said of a row's gradient, once it has arrived."""
        verdict = self._verdict(number)
        return mark(verdict) if verdict is not None else ""

    def _show(self, frame: Frame | None) -> None:
        call = call_in_force(self._trace, frame)
        self.newest = None
        if call is not None and frame is not None:
            self.newest = self._arrivals.newest(call, frame.index)
        rows = call.rows if call is not None else ()
        shown = tuple(self._arrivals.of_row(row, call, frame) for row in rows if call is not None)
        before, names = self.shown, [row.source for row in rows]
        if names != [row.source for row in self.rows()]:
            self.beginResetModel()
            self.call, self.shown = call, shown
            self.endResetModel()
            return
        self.call, self.shown = call, shown
        pairs = enumerate(zip(before, shown, strict=True))
        changed = [number for number, (old, new) in pairs if not old.same(new)]
        if changed:  # told once: a jump changes hundreds of rows
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], WHY))

    def _row(self, number: int) -> Row:
        row = self.shown[number].row
        assert row is not None  # only of_row() fills `shown`, and it always names its row
        return row

    def rows(self) -> list[Row]:
        """Return the rows shown, in order."""
        return [self._row(number) for number in range(len(self.shown))]

    def rowCount(self, parent: Index = NONE) -> int:
        """One row a source."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = NONE) -> int:
        """Source, role, gradient, why."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The column's word, and what it means."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return say(f"gradients.{COLUMNS[section]}_tip")
        return say(f"gradients.{COLUMNS[section]}") if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts for Qt's roles; the row and its arrival for the delegates."""
        if not index.isValid():
            return None
        arrival = self.shown[index.row()]
        if role == ROW_ROLE:
            return arrival.row
        if role == ARRIVAL_ROLE:
            return arrival
        if role == CHECK_ROLE:
            return self.check(index.row())
        verdict = self._verdict(index.row())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == GRADIENT:
            widen = [say("gradients.widen")] if arrival.state == ARRIVED else []
            return "\n".join([arrival_tip(arrival), *widen])
        if role == Qt.ItemDataRole.ToolTipRole and verdict is not None:
            return told(verdict)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(arrival, self._row(index.row()), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self._row(index.row())
            said = mark(verdict) if verdict is not None and index.column() == WHY else ""
            text = self._text(arrival, row, index.column())
            return ", ".join(filter(None, (row.source, text, said)))
        return None

    def _text(self, arrival: Arrival, row: Row, column: int) -> str:
        if column == SOURCE:
            return row.source
        if column == ROLE:
            return say(f"role.{row.role}")
        if column == GRADIENT:
            return "None" if arrival.state == MISSING else arrival_text(arrival)
        return why(arrival)


def why(arrival: Arrival) -> str:
    """Return what stands under "why", without its link."""
    row = arrival.row
    if row is None or arrival.state == PENDING:
        return say("gradients.pending") if row is not None else ""
    if row.reason is not None:
        return row.reason.message
    if row.no_path:
        return say("gradients.no_path")
    return say(
        "gradients.shape", shape=shape_text(row.value.shape if row.value is not None else ())
    )


def link_text(row: Row | None) -> str:
    """Return the words of the link behind a reason: its repair, else the way to the cut, or ""."""
    if row is None or row.reason is None:
        return ""
    if row.reason.fix is not None:
        return row.reason.fix.label
    return say("gradients.go") if row.reason.span is not None else ""
