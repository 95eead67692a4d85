"""Which of two claims on a key is heard: the stepping keys', or the focused widget's.

Text fields keep every key they use. Everywhere else the arrows, Home, End and Space step, except
that Space still presses a focused button. Undo and Redo are the document's, also in the editor.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGraphicsView,
    QListView,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

ALT = Qt.KeyboardModifier.AltModifier


class KeyRouter(QObject):
    """Filters ShortcutOverride, with which a widget claims a key before the shortcuts see it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def listen(self) -> None:
        """Begin: the window is on the screen."""
        if (app := QApplication.instance()) is not None:
            app.installEventFilter(self)

    def rest(self) -> None:
        """Every event of the application passes a filter, so one for a closed window must go."""
        if (app := QApplication.instance()) is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Decide about one key, where both a widget and a shortcut want it."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or watched.window() is not self._window:
            return False
        if isinstance(watched, QPlainTextEdit | QTextEdit):
            return self._leave_to_shortcuts(watched, event)
        if isinstance(watched, QGraphicsView | QListView) and event.modifiers() == ALT:
            event.accept()  # Alt and an arrow walk along the graph's edges, and along the tape
            return True
        pressed = isinstance(watched, QAbstractButton | QComboBox)
        if pressed and event.key() == Qt.Key.Key_Space:
            event.accept()
            return True
        return False

    def _leave_to_shortcuts(self, text: QPlainTextEdit | QTextEdit, event: QKeyEvent) -> bool:
        """Return True, the event not accepted, where the text field must not have the key."""
        undoing = event.matches(QKeySequence.StandardKey.Undo) or event.matches(
            QKeySequence.StandardKey.Redo
        )
        if text.isReadOnly() or undoing:
            event.ignore()
            return True
        return False
