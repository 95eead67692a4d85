"""Hands on the plot of memory: which steps are seen of many, and what mouse, wheel and keys do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

if TYPE_CHECKING:
    from gradviz.ui.plots.memory_plot import MemoryPlot

STEPS, RECORDS = "steps", "records"
ZOOM = 1.25  # by one notch of the wheel, or one key
LEAST = 4.0  # steps that are seen at least
NOTCH = 120  # of a wheel
ROWS = 3  # that one notch turns
PART = 1 / 8  # of the steps seen, that one notch moves


class Seen:
    """Which of `length` steps are seen: all, unless someone looked closer."""

    def __init__(self, length: int = 0) -> None:
        self._length = float(max(length, 1))
        self.ends = (0.0, self._length)

    def zoom(self, factor: float, around: float) -> None:
        """See `factor` times as many, with `around` where it is."""
        low, high = self.ends
        around = min(max(around, low), high)
        width = min(max((high - low) * factor, LEAST), self._length)
        self._see(around - (around - low) / (high - low) * width, width)

    def whole(self) -> None:
        """See all."""
        self.ends = (0.0, self._length)

    def move(self, part: float) -> None:
        """See later ones by a part of how many are seen; or earlier ones, where it is negative."""
        low, high = self.ends
        self._see(low + part * (high - low), high - low)

    def follow(self, cursor: int) -> bool:
        """Move to where the cursor is seen; whether that was needed."""
        low, high = self.ends
        if low <= cursor <= high:
            return False
        self._see(cursor - (high - low) / 2, high - low)
        return True

    def _see(self, low: float, width: float) -> None:
        low = min(max(low, 0.0), self._length - width)
        self.ends = (low, low + width)


class MemoryHand:
    """Turns what hands do into what the plot does. Each says whether it was for the plot."""

    def __init__(self, plot: "MemoryPlot") -> None:
        self._plot = plot

    def press(self, event: QMouseEvent) -> bool:
        """Go to the step, or to the record."""
        self._plot.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        place = self._plot.place(event.position())
        if place is not None:
            self._plot.ask_for(place)
        return True

    def move(self, event: QMouseEvent) -> bool:
        """Go through the steps, while the left button is held, wherever the pointer is."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        place = self._plot.place(event.position(), inside=False)
        if place is not None and self._plot.mode == STEPS:
            self._plot.ask_for(place)
        return True

    def turn(self, event: QWheelEvent) -> bool:
        """Zoom or move among steps, or turn the rows."""
        notches = (event.angleDelta().y() or event.angleDelta().x()) / NOTCH
        place, keys = self._plot.place(event.position()), event.modifiers()
        if place is None or not notches:
            return False
        if self._plot.mode == RECORDS:
            self._plot.turn_rows(-round(ROWS * notches))
        elif keys & Qt.KeyboardModifier.ControlModifier:
            self._plot.zoom(ZOOM**-notches, place.x())
        elif keys & Qt.KeyboardModifier.ShiftModifier:
            self._plot.move_seen(-notches * PART)
        else:
            return False
        return True

    def key(self, key: Qt.Key) -> bool:
        """Zoom with + and -, show all with 0; turn the rows."""
        rows = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: self._plot.records.rows,
                Qt.Key.Key_PageUp: -self._plot.records.rows}  # fmt: skip
        zooms = {Qt.Key.Key_Plus: 1 / ZOOM, Qt.Key.Key_Equal: 1 / ZOOM, Qt.Key.Key_Minus: ZOOM}
        if self._plot.mode == RECORDS and key in rows:
            self._plot.turn_rows(rows[key])
        elif self._plot.mode == STEPS and key in zooms:
            self._plot.zoom(zooms[key])
        elif self._plot.mode == STEPS and key == Qt.Key.Key_0:
            self._plot.whole()
        else:
            return False
        return True
