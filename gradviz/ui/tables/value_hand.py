"""What the mouse does to value cells: slide, move an end, play, switch. The view finds the cell."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Signal

from gradviz.trace import InputRow
from gradviz.trace.sliders import BadSliderError, Slider, chosen_slider, tidy
from gradviz.ui.tables.editable import has_slider, has_switch
from gradviz.ui.tables.slider_face import HIGH, PLAY, TRACK, part_at, share_at, track
from gradviz.ui.tables.variables_model import VALUE, VariablesModel

Index = QModelIndex | QPersistentModelIndex
DOUBLES = 60.0  # pixels an end is dragged outwards to make the slider twice as long
FINE = 0.1  # of the way of the mouse, with Shift


@dataclass(slots=True)
class _Grip:
    """What the mouse holds: which part of whose slider, and how both stood when it was taken."""

    name: str
    part: str
    x: float
    slider: Slider
    share: float  # of the handle along the groove, at `x`
    fine: bool = False


class ValueHand(QObject):
    """Follows the mouse over value cells."""

    playToggled = Signal(str)

    def __init__(
        self, model: VariablesModel, room: Callable[[Index], QRectF], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._room = model, room
        self._held: _Grip | None = None

    @property
    def holds(self) -> str:
        """The name whose slider is held, or ""."""
        return self._held.name if self._held else ""

    def part(self, index: Index, position: QPointF) -> str:
        """Return what a press at `position` of a value cell would take: a part, or ""."""
        row = self._model.rows[index.row()]
        if has_switch(row):
            return TRACK
        if not has_slider(row) or self._model.problem(row.name):
            return ""
        return part_at(self._room(index), position, self._model.slider(row))

    def press(self, index: Index, position: QPointF, fine: bool) -> bool:
        """Take hold of what is at `position`. True if there was something to take."""
        row, part = self._model.rows[index.row()], self.part(index, position)
        if not part:
            return False
        if part == PLAY:
            self.playToggled.emit(row.name)
        elif has_switch(row):
            self._model.setData(index, not bool(self._model.value(row)))
        else:
            slider = self._model.slider(row)
            share = slider.part(float(self._model.value(row).reshape(())))
            self._held = _Grip(row.name, part, position.x(), slider, share, fine)
            if part == TRACK and not fine:
                self.move(position, fine=False)
        return True

    def move(self, position: QPointF, fine: bool) -> None:
        """Follow the mouse with what is held."""
        number = self._model.find(self.holds)
        if number is None or self._held is None:
            return
        index = self._model.index(number, VALUE)
        if self._held.part == TRACK:
            self._slide(index, self._model.rows[number], position.x(), fine)
        else:
            self._stretch(self._model.rows[number], position.x())

    def let_go(self) -> None:
        """Hold nothing any more."""
        self._held = None

    def _slide(self, index: Index, row: InputRow, x: float, fine: bool) -> None:
        held = self._held
        assert held is not None
        slider, room, whole = held.slider, self._room(index), row.value.dtype.kind in "iu"
        if fine != held.fine:  # from here on finer, or no longer: nothing jumps
            held.x, held.fine = x, fine
            held.share = slider.part(float(self._model.value(row).reshape(())))
        way = FINE * (x - held.x) / track(room).width()
        share = held.share + way if fine else share_at(room, x)
        ask_number(self._model, row, slider.at(share, whole, fine))

    def _stretch(self, row: InputRow, x: float) -> None:
        """Move an end, outwards or inwards, though never past the number."""
        held = self._held
        assert held is not None
        value = float(self._model.value(row).reshape(()))
        way = (x - held.x) if held.part == HIGH else (held.x - x)
        length = (held.slider.high - held.slider.low) * 2.0 ** (way / DOUBLES)
        low, high = held.slider.low, held.slider.high
        if held.part == HIGH:
            high = max(round_end(low + length, length), value)
        else:
            low = min(round_end(high - length, length), value)
        if row.value.dtype.kind in "iu":
            low, high = float(round(low)), float(round(high))
        step = held.slider.step
        try:
            slider = chosen_slider(low, high, step if step and step <= high - low else None)
        except BadSliderError:
            return
        if slider != self._model.slider(row):
            self._model.set_slider(row.name, slider)


def round_end(value: float, length: float) -> float:
    """Return `value` on the round step of a slider of this `length`: a twentieth of it or less."""
    coarse = Slider(0.0, length * 5).pace()
    return tidy(round(value / coarse) * coarse, coarse)


def ask_number(model: VariablesModel, row: InputRow, value: float) -> None:
    """Ask for a number, unless it is the one that is shown."""
    shown = model.value(row)
    wanted = np.full(shown.shape, value, shown.dtype)
    number = model.find(row.name)
    if number is not None and wanted != shown:
        model.setData(model.index(number, VALUE), wanted)
