"""The variables as a table model: name, role, value, shape, gradient. Says what is wanted, no more.

`setData` is the one door for mouse, keys and tests alike: it checks, then emits an intent. It never
changes a row itself; what is shown changes when the next trace comes.
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

from gradviz.trace import ROLES, Frame, InputRow, Trace
from gradviz.ui.numbers import shape_text, short, summary
from gradviz.ui.tables.arrivals import ARRIVED, MISSING, NOT_ASKED, PENDING, Arrival, Arrivals
from gradviz.ui.tables.value_text import (
    BadValueError,
    cast_like,
    parse_value,
    slider_range,
    spell,
)
from gradviz.words import say

NAME, ROLE, VALUE, SHAPE, GRADIENT = range(5)
COLUMNS = ("name", "role", "value", "shape", "gradient")
ROW_ROLE = Qt.ItemDataRole.UserRole
ARRIVAL_ROLE = Qt.ItemDataRole.UserRole + 1
PROBLEM_ROLE = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex
NONE = QModelIndex()


@dataclass(slots=True)
class _Held:
    """What the table remembers of a name between traces."""

    bounds: tuple[float, float] | None = None
    problem: str = ""  # catalogue key of what was wrong with the last text typed
    pending: np.ndarray | None = None  # asked for, not yet in a trace


class VariablesModel(QAbstractTableModel):
    """One row for each `InputRow` of the trace."""

    roleToggled = Signal(str, str)
    valueEdited = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[InputRow, ...] = ()
        self._arrivals = Arrivals(Trace(""))
        self._frame: Frame | None = None
        self._shown: tuple[Arrival, ...] = ()
        self._held: dict[str, _Held] = {}

    # -- what comes down ------------------------------------------------------------------------

    def set_trace(self, trace: Trace, keep_pending: bool = False) -> None:
        """Show the inputs of `trace`. Only other names reset the model; values just change."""
        same = [row.name for row in trace.inputs] == [row.name for row in self.rows]
        if not same:
            self.beginResetModel()
        if not keep_pending:
            for held in self._held.values():
                held.pending = None
        self.rows = trace.inputs
        self._arrivals = Arrivals(trace)
        self._frame = None
        self._shown = self._arrivals_now()
        if same:
            self._all_changed()
        else:
            self.endResetModel()

    def set_frame(self, frame: Frame) -> None:
        """Show the gradients that have arrived at `frame`."""
        self._frame = frame
        before, self._shown = self._shown, self._arrivals_now()
        for row, (old, new) in enumerate(zip(before, self._shown, strict=True)):
            if not old.same(new):
                index = self.index(row, GRADIENT)
                self.dataChanged.emit(index, index)

    def retranslate(self) -> None:
        """Say headers and cells again in the language in force."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self._all_changed()

    def _arrivals_now(self) -> tuple[Arrival, ...]:
        return tuple(self._arrivals.of_input(row, self._frame) for row in self.rows)

    def _all_changed(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, GRADIENT))

    # -- what views ask -------------------------------------------------------------------------

    def rowCount(self, parent: Index = NONE) -> int:
        """One row an input."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NONE) -> int:
        """Name, role, value, shape, gradient."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The column's word, and a sentence about it."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return say(f"variables.{COLUMNS[section]}")
        if role == Qt.ItemDataRole.ToolTipRole:
            return say(f"variables.{COLUMNS[section]}_tip")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Values can be typed where the program lets them; roles are clicked instead."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self.rows[index.row()]
        if index.column() == VALUE and is_editable(row):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts for Qt's roles; the row and its arrival for the delegates."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == ROW_ROLE:
            return row
        if role == ARRIVAL_ROLE:
            return self._shown[index.row()]
        if role == PROBLEM_ROLE:
            return self.problem(row.name)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column, index.row())
        if role == Qt.ItemDataRole.EditRole:
            return self._edit_text(row, column, index.row())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._tip(row, column, index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self._text(row, column, index.row())
            return f"{row.name}, {say(f'variables.{COLUMNS[column]}')}: {text}"
        return None

    def _text(self, row: InputRow, column: int, number: int) -> str:
        if column == NAME:
            return row.name
        if column == ROLE:
            return say(f"role.{row.role}")
        if column == VALUE:
            return summary(self.value(row))
        if column == SHAPE:
            return shape_text(row.value.shape)
        return arrival_text(self._shown[number])

    def _edit_text(self, row: InputRow, column: int, number: int) -> str:
        if column == ROLE:
            return row.role
        if column == VALUE:
            return spell(self.value(row))
        return self._text(row, column, number)

    def _tip(self, row: InputRow, column: int, number: int) -> str:
        if column == ROLE:
            return role_tips(row)
        if column == VALUE:
            if problem := self.problem(row.name):
                return say(problem)
            return say("variables.value_how" if is_editable(row) else "variables.value_fixed")
        if column == GRADIENT:
            return arrival_tip(self._shown[number])
        return ""

    # -- what people do -------------------------------------------------------------------------

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a role ("watched") or a value ("0.5", "[1, 2]", an array). True if accepted."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        row = self.rows[index.row()]
        if index.column() == ROLE:
            return self._ask_role(row, value)
        return index.column() == VALUE and self._ask_value(index, row, value)

    def _ask_role(self, row: InputRow, role: object) -> bool:
        if role not in ROLES or row.refusal(role):
            return False
        if role != row.role:
            self.roleToggled.emit(row.name, role)
        return True

    def _ask_value(self, index: Index, row: InputRow, value: object) -> bool:
        if not is_editable(row):
            return False
        held = self._held.setdefault(row.name, _Held())
        try:
            wanted = (
                parse_value(value, row.value)
                if isinstance(value, str)
                else cast_like(value, row.value)
            )
        except BadValueError as error:
            held.problem = error.key
            self.dataChanged.emit(index, index)
            return False
        held.problem, held.pending = "", wanted
        self.dataChanged.emit(index, index)
        self.valueEdited.emit(row.name, wanted)
        return True

    # -- what is remembered ---------------------------------------------------------------------

    def value(self, row: InputRow) -> np.ndarray:
        """Return the value to show: the one just asked for, until a trace brings it."""
        held = self._held.get(row.name)
        return row.value if held is None or held.pending is None else held.pending

    def problem(self, name: str) -> str:
        """Return the catalogue key of what was wrong with the last text typed, or ""."""
        held = self._held.get(name)
        return held.problem if held else ""

    def forget_problem(self, name: str) -> None:
        """Take the red outline away: the person is typing again."""
        if name in self._held:
            self._held[name].problem = ""

    def bounds(self, row: InputRow) -> tuple[float, float]:
        """Return the slider's range for `row`, widened for its value and then remembered."""
        held = self._held.setdefault(row.name, _Held())
        value = self.value(row)
        if value.size == 1 and is_editable(row):
            held.bounds = slider_range(float(value.reshape(())), held.bounds)
        return held.bounds or slider_range(0.0)

    def find(self, name: str) -> int | None:
        """Return the row of `name`, or None."""
        return next((k for k, row in enumerate(self.rows) if row.name == name), None)


def role_tips(row: InputRow) -> str:
    """Return what the row's role means, and why it cannot have those that it cannot have."""
    if not row.settable:
        return row.why_not
    off = ((say(f"role.{role}"), row.refusal(role)) for role in ROLES)
    lines = [say("roles.off", role=role, why=why) for role, why in off if why]
    return "\n".join([say(f"role.{row.role}_tip", name=row.name), *lines])


def is_editable(row: InputRow) -> bool:
    """Whether a new value can be put in: numbers, and a literal in the text or a free name."""
    writable = row.value_span is not None or (row.declared is None and row.settable)
    return writable and row.value.dtype.kind in "fiub" and row.value.size > 0


def arrival_text(arrival: Arrival) -> str:
    """Return the gradient cell's text: "…", a number, a shape, "None: constant" or ""."""
    if arrival.state == NOT_ASKED:
        return ""
    if arrival.state == PENDING:
        return "…"
    row = arrival.row
    if arrival.state == MISSING:
        code = row.reason.code if row is not None and row.reason is not None else "unconnected"
        return say("gradient.none", code=say(f"reason.{code}"))
    return say("gradient.no_path") if row is not None and row.no_path else summary(arrival.value)


def arrival_tip(arrival: Arrival) -> str:
    """Return the sentence behind a gradient cell."""
    if arrival.row is not None and arrival.row.reason is not None:
        return arrival.row.reason.message
    if arrival.state == ARRIVED and arrival.value is not None and arrival.value.ndim == 0:
        return say("gradient.arrived_tip", value=short(arrival.value, 7))
    if arrival.state == ARRIVED and arrival.value is not None:
        return say("gradient.array_tip", shape=shape_text(arrival.value.shape))
    return say(f"gradient.{arrival.state}_tip")
