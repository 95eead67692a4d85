"""A hand on the curve: Ctrl and the wheel zoom, a drag beside the point pans, two clicks reset.

Only what is seen along is chosen; how high it is seen follows from the curve. A wheel turn alone
does nothing, so that a plot is not lost by one.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

from gradviz.ui.plots.ranges import View

CLOSER = 0.8  # of the width, a notch of the wheel
NOTCH = 120
LEFT = Qt.MouseButton.LeftButton
Span = tuple[float, float]


class CurveHand:
    """Turns what a hand does into ranges; the chart hands it events, and shows them at once."""

    def __init__(self, seen: Callable[[], View], across: Callable[[QPoint], float]) -> None:
        self._seen, self._across = seen, across
        self._from: tuple[float, Span] | None = None  # fraction of the width, range then

    @property
    def pans(self) -> bool:
        """Whether a drag is under way."""
        return self._from is not None

    def wheel(self, event: QWheelEvent) -> Span | None:
        """Return the range after a turn of the wheel; None where that means nothing."""
        turned = event.angleDelta().y() / NOTCH
        if not turned or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return None
        return self.zoomed(CLOSER**turned, self._across(event.position().toPoint()))

    def zoomed(self, by: float, around: float = 0.5) -> Span:
        """Return a range `by` times as wide; the fraction `around` of it stays where it is."""
        low, high = self._seen().x
        still = low + around * (high - low)
        return still + (low - still) * by, still + (high - still) * by

    def press(self, event: QMouseEvent) -> bool:
        """Begin a drag beside the point; return whether this is one."""
        at = self._across(event.position().toPoint())
        if event.button() != LEFT or not 0 <= at <= 1:
            return False
        self._from = (at, self._seen().x)
        return True

    def move(self, event: QMouseEvent) -> Span | None:
        """Return the range while a drag goes on."""
        if self._from is None or not event.buttons() & LEFT:
            return None
        at, (low, high) = self._from
        moved = (at - self._across(event.position().toPoint())) * (high - low)
        return low + moved, high + moved

    def release(self) -> None:
        """End a drag."""
        self._from = None
