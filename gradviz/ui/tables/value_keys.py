"""What keys do to a value cell: a slider is moved at once with Ctrl, or held first with F2.

While one is held the arrows, Home, End and Space are its own; else they are the timeline's.
"""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from gradviz.trace import InputRow
from gradviz.ui.tables.editable import has_slider, has_switch
from gradviz.ui.tables.value_hand import ask_number
from gradviz.ui.tables.variables_model import VALUE, VariablesModel

PAGE = 10  # steps
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
MOVES: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageDown: -PAGE,
    Qt.Key.Key_PageUp: PAGE,
}
ENDS: dict[int, float] = {Qt.Key.Key_Home: 0.0, Qt.Key.Key_End: 1.0}
CHOICES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
LEAVES = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class ValueKeys(QObject):
    """Turns keys on a value cell into wishes."""

    grippedChanged = Signal()
    editRequested = Signal()
    playToggled = Signal(str)
    endsRequested = Signal()  # the ends and the step are to be typed

    def __init__(self, model: VariablesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.gripped = ""  # the name whose slider has the arrows

    def grip(self, name: str) -> None:
        """Give the slider of `name` the arrows; "" to let go."""
        if name != self.gripped:
            self.gripped = name
            self.grippedChanged.emit()

    def claims(self, event: QKeyEvent) -> bool:
        """Whether a key is the held slider's, though a shortcut may want it."""
        plain = event.modifiers() & ~KEYPAD in (NONE, SHIFT)
        own = {*MOVES, *ENDS, *LEAVES, Qt.Key.Key_Space}
        return bool(self.gripped) and plain and event.key() in own

    def press(self, row: InputRow, event: QKeyEvent) -> bool:
        """Do what a key asks of the value of `row`. True if it asked for something."""
        key, modifiers = event.key(), event.modifiers() & ~KEYPAD
        if self.gripped and self._held_key(row, key, modifiers):
            return True
        if modifiers & CONTROL and key in MOVES and has_slider(row):
            self._move(row, MOVES[key], fine=bool(modifiers & SHIFT))
        elif key == Qt.Key.Key_F2 and has_slider(row):
            self.grip(row.name)
        elif has_switch(row) and key in CHOICES:
            self._turn(row)
        elif key in CHOICES or key == Qt.Key.Key_F2:
            self.editRequested.emit()
        else:
            return False
        return True

    def _held_key(self, row: InputRow, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers not in (NONE, SHIFT):
            return False
        if key in MOVES:
            self._move(row, MOVES[key], fine=modifiers == SHIFT)
        elif key in ENDS:
            ask_number(self._model, row, self._model.slider(row).at(ENDS[key], _whole(row)))
        elif key == Qt.Key.Key_Space:
            self.playToggled.emit(row.name)
        elif key in LEAVES:
            self.grip("")
        elif key in TABS:
            self.endsRequested.emit()
        else:
            return False
        return True

    def _move(self, row: InputRow, steps: float, fine: bool) -> None:
        value = float(self._model.value(row).reshape(()))
        wanted = self._model.slider(row).moved(value, steps, _whole(row), fine)
        ask_number(self._model, row, wanted)

    def _turn(self, row: InputRow) -> None:
        number = self._model.find(row.name)
        assert number is not None
        self._model.setData(self._model.index(number, VALUE), not bool(self._model.value(row)))


def _whole(row: InputRow) -> bool:
    return row.value.dtype.kind in "iu"
