"""What keys do in a Jacobian. Left, Right, Home, End and Space stay the timeline's."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

CHOOSE, RAISE, SET, ONE_HOT, RESET = "choose", "raise", "set", "one_hot", "reset"
STEP = 0.1  # of a seed
PAGE = 10  # rows

Act = tuple[str, float]  # what, and by or to how much
NOTHING = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier

PLAIN: dict[int, Act] = {
    Qt.Key.Key_Up: (CHOOSE, -1),
    Qt.Key.Key_Down: (CHOOSE, 1),
    Qt.Key.Key_PageUp: (CHOOSE, -PAGE),
    Qt.Key.Key_PageDown: (CHOOSE, PAGE),
    Qt.Key.Key_0: (SET, 0.0),
    Qt.Key.Key_1: (SET, 1.0),
    Qt.Key.Key_Return: (ONE_HOT, 0),
    Qt.Key.Key_Enter: (ONE_HOT, 0),
    Qt.Key.Key_Backspace: (RESET, 0),
    Qt.Key.Key_Delete: (RESET, 0),
}
SIGNS: dict[int, Act] = {  # with Shift or without it, as keyboards have them
    Qt.Key.Key_Plus: (RAISE, STEP),
    Qt.Key.Key_Equal: (RAISE, STEP),
    Qt.Key.Key_Minus: (RAISE, -STEP),
    Qt.Key.Key_Underscore: (RAISE, -STEP),
}
SHIFTED: dict[int, Act] = {Qt.Key.Key_Up: (RAISE, STEP), Qt.Key.Key_Down: (RAISE, -STEP)}


def act_of(event: QKeyEvent) -> Act | None:
    """Return what a key asks for; None where it is not ours."""
    modifiers = event.modifiers() & ~KEYPAD
    if modifiers not in (NOTHING, SHIFT):
        return None
    table = SHIFTED if modifiers == SHIFT else PLAIN
    return table.get(event.key()) or SIGNS.get(event.key())
