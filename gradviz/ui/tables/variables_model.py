"""The variables as a table model: name, role, value, shape, gradient. Says what is wanted, no more.

`setData` is the one door for mouse, keys and tests alike: it checks, then emits an intent. It never
changes a row itself; what is shown changes when the next trace comes.
"""

from collections.abc import Mapping
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
from gradviz.trace.sliders import Slider
from gradviz.ui.numbers import shape_text, summary
from gradviz.ui.tables.arrival_words import arrival_text, arrival_tip
from gradviz.ui.tables.arrivals import Arrival, Arrivals
from gradviz.ui.tables.editable import has_slider, is_editable, value_how
from gradviz.ui.tables.slider_ranges import SliderRanges
from gradviz.ui.tables.value_text import (
    BadValueError,
    cast_like,
    parse_value,
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

    problem: str = ""  # catalogue key of what was wrong with the last text typed
    pending: np.ndarray | None = None  # asked for, not yet in a trace


class VariablesModel(QAbstractTableModel):
    """One row for each `InputRow` of the trace."""

    roleToggled = Signal(str, str)
    valueEdited = Signal(str, object)
    sliderEdited = Signal(str, object)  # name, Slider

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[InputRow, ...] = ()
        self._arrivals = Arrivals(Trace(""))
        self._frame: Frame | None = None
        self._shown: tuple[Arrival, ...] = ()
        self._held: dict[str, _Held] = {}
        self._ranges = SliderRanges()

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
        self._ranges.keep([row.name for row in self.rows])
        self._arrivals = Arrivals(trace)
        self._frame = None
        self._shown = self._arrivals_now()
        if same:
            self._all_changed()
        else:
            self.endResetModel()

    def set_sliders(self, sliders: Mapping[str, Slider]) -> None:
        """Take up the ends and steps that people have chosen, by name."""
        if self._ranges.choose(sliders):
            self._all_changed()

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
        return self._arrivals.of_inputs(self._frame)

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
            return value_tip(row, self.slider(row) if has_slider(row) else None)
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

    def waits(self, name: str) -> bool:
        """Whether a value was asked for that no trace has brought yet."""
        held = self._held.get(name)
        return held is not None and held.pending is not None

    def slider(self, row: InputRow) -> Slider:
        """Return the slider of `row`, one number, with an end moved out where its value is."""
        return self._ranges.slider(row.name, self.value(row))

    def cell_slider(self, name: str, number: float) -> Slider:
        """Return the slider for one number of the array of `name`."""
        at = self.find(name)
        dtype = np.float32 if at is None else self.rows[at].value.dtype
        return self._ranges.slider(name, np.asarray(number, dtype))

    def set_slider(self, name: str, slider: Slider) -> None:
        """Ask for other ends or another step of a slider."""
        self._ranges.ask(name, slider)
        self._all_changed()
        self.sliderEdited.emit(name, slider)

    def find(self, name: str) -> int | None:
        """Return the row of `name`, or None."""
        return next((k for k, row in enumerate(self.rows) if row.name == name), None)


def value_tip(row: InputRow, slider: Slider | None) -> str:
    """Return how the value of a row can be changed, or why it cannot."""
    if slider is not None:
        step = f"{slider.pace(row.value.dtype.kind in 'iu'):.4g}"
        ends = {"low": f"{slider.low:.5g}", "high": f"{slider.high:.5g}", "step": step}
        return f"{say('slider.tip', name=row.name, **ends)}\n{say('slider.keys_tip')}"
    return say(value_how(row))


def role_tips(row: InputRow) -> str:
    """Return what the row's role means, and why it cannot have those that it cannot have."""
    if not row.settable:
        return row.why_not
    off = ((say(f"role.{role}"), row.refusal(role)) for role in ROLES)
    lines = [say("roles.off", role=role, why=why) for role, why in off if why]
    return "\n".join([say(f"role.{row.role}_tip", name=row.name), *lines])
