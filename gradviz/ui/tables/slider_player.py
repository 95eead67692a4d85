"""Moves one number to and fro along its slider, never faster than the program answers.

A new value is asked for only when the last one has come back in a trace. Knows the model, no cell.
"""

import time
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from gradviz.trace import InputRow, Trace
from gradviz.ui.tables.variables_model import VariablesModel

TICK_MS = 33
SECONDS = 4.0  # from one end to the other, at speed 1
LONGEST = 0.1  # seconds that one tick may count for: after a hitch nothing jumps
SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0)


class SliderPlayer(QObject):
    """Plays the slider of one name at a time."""

    moved = Signal(str, float)  # name, the value it comes to
    playingChanged = Signal()

    def __init__(
        self,
        model: VariablesModel,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.name = ""
        self._model, self._clock = model, clock
        self._speeds: dict[str, float] = {}
        self._text = ""  # the program without the number that moves
        self._at = self._last = 0.0
        self._way = 1.0
        self._asked = float("nan")
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)

    def speed(self, name: str) -> float:
        """Return how fast `name` is played."""
        return self._speeds.get(name, 1.0)

    def set_speed(self, name: str, speed: float) -> None:
        """Play `name` at another speed, now or later."""
        self._speeds[name] = speed

    def play(self, row: InputRow, text: str) -> None:
        """Begin with `row` of the program `text`; what played before stops."""
        self.name, self._text = row.name, _without(text, row)
        self._at = self._asked = float(self._model.value(row).reshape(()))
        self._last = self._clock()
        self._way = -1.0 if self._at >= self._model.slider(row).high else 1.0
        self._timer.start()
        self.playingChanged.emit()

    def stop(self) -> None:
        """Leave the number where it is."""
        if self.name:
            self.name = ""
            self._timer.stop()
            self.playingChanged.emit()

    def follow(self, trace: Trace, slides: Callable[[InputRow], bool]) -> None:
        """Stop if a trace shows another program, or a value that somebody else has set."""
        row = next((row for row in trace.inputs if row.name == self.name), None)
        if self.name and (row is None or not slides(row) or not self._is_ours(trace, row)):
            self.stop()

    def tick(self) -> None:
        """Move on by the time that has gone by, if the last value has been answered."""
        number = self._model.find(self.name)
        if number is None or self._model.waits(self.name):
            return
        row, now = self._model.rows[number], self._clock()
        slider, whole = self._model.slider(row), row.value.dtype.kind in "iu"
        took, self._last = min(now - self._last, LONGEST), now
        self._at += self._way * (slider.high - slider.low) / SECONDS * self.speed(row.name) * took
        if not slider.low < self._at < slider.high:
            self._way = 1.0 if self._at <= slider.low else -1.0
            self._at = min(max(self._at, slider.low), slider.high)
        value = slider.snapped(self._at, whole, fine=slider.step is None)
        if value != self._asked:
            self._asked = value
            self.moved.emit(row.name, value)

    def _is_ours(self, trace: Trace, row: InputRow) -> bool:
        same = np.isclose(float(row.value.reshape(())), self._asked, rtol=1e-5, atol=1e-30)
        return bool(same) and _without(trace.text, row) == self._text


def _without(text: str, row: InputRow) -> str:
    """Return a program's text without the literal that is the value of `row`."""
    span = row.value_span
    return text if span is None else f"{text[: span.start]}\0{text[span.stop :]}"
