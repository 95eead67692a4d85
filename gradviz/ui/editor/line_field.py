"""A small field over the program that asks for the number of a line to go to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from gradviz.ui.theme import LIGHT, Theme, ui_font
from gradviz.words import say

WIDE, TOP = 170, 8  # pixels
STYLE = """
QLineEdit {{ background: {raised}; color: {text}; border: 1px solid {series}; border-radius: 6px;
  padding: 4px 8px; }}
"""


class LineField(QLineEdit):
    """Enter emits `lineChosen` with a number from 1; Escape, or a click elsewhere, closes it."""

    lineChosen = Signal(int)

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self.setObjectName("lineField")
        self.set_theme(LIGHT)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`."""
        self.setFont(ui_font(10))
        names = ("raised", "text", "series")
        self.setStyleSheet(STYLE.format(**{name: getattr(theme, name) for name in names}))

    def ask(self) -> None:
        """Show the field, empty."""
        last = self._editor.blockCount()
        self.setValidator(QIntValidator(1, max(last, 99_999), self))
        self.setPlaceholderText(say("editor.line_field", last=last))
        self.setAccessibleName(say("editor.line_field", last=last))
        self.clear()
        self.resize(WIDE, self.sizeHint().height())
        self.move((self._editor.width() - WIDE) // 2, TOP)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go, close, or type."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text():
                self.lineChosen.emit(min(int(self.text()), self._editor.blockCount()))
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Escape:
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close: something else is being done."""
        super().focusOutEvent(event)
        self.hide()
