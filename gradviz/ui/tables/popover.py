"""A card with fields that belongs to a cell: it lies over the window beside it, and is no dialog.

It closes with Esc, and when the keys go elsewhere; the table then has them again.
"""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QWidget

from gradviz.ui.editor.floating import float_over
from gradviz.ui.theme import LIGHT, Theme, ui_font

STYLE = """
#{name} {{ background: {raised}; border: 1px solid {faint}; border-radius: 8px; }}
#{name} QLabel {{ color: {muted}; background: transparent; }}
#{name} QLineEdit {{ color: {text}; background: {window}; border: 1px solid {outline};
  border-radius: 4px; padding: 2px 4px; }}
#{name} QLineEdit:disabled {{ color: {muted}; border-color: {line}; background: {raised}; }}
#{name} QLineEdit:focus {{ border-color: {series}; }}
#{name} QLineEdit[bad="true"] {{ border: 1.5px solid {bad}; }}
#{name} QToolButton, #{name} QPushButton {{ color: {text}; background: {window};
  border: 1px solid {outline}; border-radius: 4px; padding: 2px 6px; }}
#{name} QToolButton:hover, #{name} QPushButton:hover {{ border-color: {faint}; }}
#{name} QToolButton:focus, #{name} QPushButton:focus {{ border-color: {series}; }}
#{name} QToolButton:disabled, #{name} QPushButton:disabled {{ color: {faint}; }}
#{name} QLabel#problem {{ color: {bad}; }}
#{name} QLabel#title {{ color: {text}; }}
"""
INKS = ("raised", "line", "faint", "muted", "text", "window", "outline", "series", "bad")


class Popover(QFrame):
    """A frame beside a rectangle of a widget."""

    closed = Signal()

    def __init__(self, owner: QWidget, name: str) -> None:
        super().__init__(owner)
        self.setObjectName(name)
        self.owner = owner
        self.theme: Theme = LIGHT
        self.setAutoFillBackground(True)
        self.problem = QLabel(self)
        self.problem.setObjectName("problem")
        self.problem.hide()
        self.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    def open_at(self, area: QRect) -> None:
        """Show beside `area`, a rectangle of the owner."""
        self.adjustSize()
        float_over(self, self.owner, area)

    def dismiss(self) -> None:
        """Close, and give the keys back to the table if they are here."""
        if self.isHidden():
            return
        inside = self.isAncestorOf(QApplication.focusWidget() or self.owner)
        self.hide()
        if inside:
            self.owner.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self.theme = theme
        self.problem.setFont(ui_font(9.0))
        inks = {part: getattr(theme, part) for part in INKS}
        self.setStyleSheet(STYLE.format(name=self.objectName(), **inks))

    def say_problem(self, text: str) -> None:
        """Say what is wrong, or, with "", that nothing is."""
        self.problem.setText(text)
        if bool(text) == self.problem.isHidden():
            self.problem.setVisible(bool(text))
            self.adjustSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.isVisible() and new is not None and new is not self and not self.isAncestorOf(new):
            self.dismiss()
