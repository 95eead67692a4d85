"""The row above errors against step size: back to the curve, of what along what, and the "…"."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton

from gradviz.ui.plots.controls import ChoiceRow
from gradviz.ui.plots.memory_row import more_sheet
from gradviz.ui.theme import Theme, ui_font
from gradviz.words import say

COMMANDS = ("reset", "copy", "save")


class StepRow(ChoiceRow):
    """Two choices of names, a way back and a menu."""

    commanded = Signal(str)  # one of COMMANDS

    def __init__(self) -> None:
        self._made = False
        super().__init__(
            ("plots.of", "plots.along"), ("plots.of_name", "plots.along_name"), "steps"
        )
        self.back = self._button("stepsBack", "‹")
        self.more = self._button("stepsMore", "…")
        self.menu = QMenu(self)
        self.menu.setObjectName("stepsMenu")
        self.menu.setToolTipsVisible(True)
        self.forward = self.menu.addAction("")
        self.forward.setObjectName("stepsForward")
        self.forward.setCheckable(True)
        self.menu.addSeparator()
        self.commands = {name: self._command(name) for name in COMMANDS}
        self.more.setMenu(self.menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(0, self.back)
        row.addWidget(self.more)
        self._made = True
        self.retranslate()

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text)
        button.setAutoRaise(True)
        return button

    def _command(self, name: str) -> QAction:
        action = self.menu.addAction("")
        action.setObjectName(f"steps{name.title()}")
        action.triggered.connect(lambda _checked=False: self.commanded.emit(name))
        return action

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        super().set_theme(theme)
        for button in (self.back, self.more):
            button.setFont(ui_font(12.0, bold=True))
            button.setStyleSheet(more_sheet(theme))
        self.menu.setFont(ui_font(9.5))

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        super().retranslate()
        if not self._made:
            return
        for button, key in ((self.back, "steps.back"), (self.more, "steps.more")):
            button.setAccessibleName(say(key))
            button.setToolTip(say(key))
        self.forward.setText(f"{say('steps.forward')}\tF")
        self.forward.setToolTip(say("steps.forward_tip"))
        for name, action in self.commands.items():
            action.setText(say(f"steps.{name}"))
