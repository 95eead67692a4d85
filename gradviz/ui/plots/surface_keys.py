"""What keys do on a surface. Arrows alone stay the timeline's: with Ctrl they move the point."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

MOVE, ZOOM, RESET, COPY = "move", "zoom", "reset", "copy"
STEP, LEAP = 1 / 50, 1 / 10  # of what is seen
CLOSER = 0.8  # of what is seen, after a key or a turn of the wheel

Act = tuple[str, float, float]  # what, and by how much
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
NOTHING = Qt.KeyboardModifier.NoModifier

WAYS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
PLAIN: dict[int, Act] = {
    Qt.Key.Key_Plus: (ZOOM, CLOSER, 0),
    Qt.Key.Key_Equal: (ZOOM, CLOSER, 0),
    Qt.Key.Key_Minus: (ZOOM, 1 / CLOSER, 0),
    Qt.Key.Key_Underscore: (ZOOM, 1 / CLOSER, 0),
    Qt.Key.Key_0: (RESET, 0, 0),
}


def act_of(event: QKeyEvent) -> Act | None:
    """Return what a key asks for; None where it is not ours."""
    held = event.modifiers() & ~KEYPAD
    way = WAYS.get(event.key())
    if way is not None and held in (CTRL, CTRL | SHIFT):
        size = LEAP if held & SHIFT else STEP
        return MOVE, way[0] * size, way[1] * size
    if event.key() == Qt.Key.Key_C and held == CTRL:
        return COPY, 0, 0
    return PLAIN.get(event.key()) if held in (NOTHING, SHIFT) else None
