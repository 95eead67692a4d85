"""The row above the plot of memory: by step or by record, and the "…" that has the rest."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QToolButton, QWidget

from gradviz.trace.series import Memory
from gradviz.ui.plots.memory_words import LINES, line_key
from gradviz.ui.theme import LIGHT, Theme, ui_font
from gradviz.words import say

MODES = {"steps": "by_step", "records": "by_record"}  # as in memory_plot.py, and their words
COMMANDS = ("zoom_in", "zoom_out", "whole", "to_peak", "copy", "save")
OF_STEPS = ("zoom_in", "zoom_out", "whole", "to_peak")


def more_sheet(theme: Theme) -> str:
    """Return the style of a button with three dots: the dots alone."""
    return (
        f"QToolButton {{ color: {theme.text}; border: none; border-radius: 5px; padding: 0 4px; }}"
        f"QToolButton:hover {{ background: {theme.sunken}; }}"
        "QToolButton::menu-indicator { image: none; width: 0; }"
    )


class MemoryRow(QWidget):
    """Two buttons, one of which is down, and a menu."""

    modeChosen = Signal(str)
    orderChosen = Signal(bool)  # the largest first
    hiddenChanged = Signal(object)  # frozenset[str]
    commanded = Signal(str)  # one of COMMANDS

    def __init__(self) -> None:
        super().__init__()
        self._memory: Memory | None = None
        self._theme: Theme = LIGHT
        self._hidden: frozenset[str] = frozenset()
        self.modes = {mode: self._mode(mode) for mode in MODES}
        self._group = QButtonGroup(self)
        for button in self.modes.values():
            self._group.addButton(button)
        self.modes["steps"].setChecked(True)
        self.menu = QMenu(self)
        self.menu.setObjectName("memoryMenu")
        self.menu.setToolTipsVisible(True)
        self.lines = {line: self._switch(line) for line in LINES}
        self.largest = self._switch("largest")
        self.menu.addSeparator()
        self.commands = {name: self._command(name) for name in COMMANDS}
        self.more = self._more()
        self._lay_out()
        self.set_memory(None)

    def _mode(self, mode: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("memory" + MODES[mode].title().replace("_", ""))
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.clicked.connect(partial(self._choose, mode))
        return button

    def _switch(self, name: str) -> QAction:
        action = self.menu.addAction("")
        action.setObjectName(f"memory{name.title()}")
        action.setCheckable(True)
        action.setChecked(True)
        action.triggered.connect(self._switched)
        return action

    def _command(self, name: str) -> QAction:
        action = self.menu.addAction("")
        action.setObjectName("memory" + name.title().replace("_", ""))
        action.triggered.connect(lambda _checked=False: self.commanded.emit(name))
        return action

    def _more(self) -> QToolButton:
        more = QToolButton(self)
        more.setObjectName("memoryMore")
        more.setText("…")
        more.setAutoRaise(True)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setMenu(self.menu)
        return more

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 12, 2)
        row.setSpacing(4)
        for button in self.modes.values():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.more)

    @property
    def mode(self) -> str:
        """Which of the two is down."""
        return next(mode for mode, button in self.modes.items() if button.isChecked())

    def set_memory(self, memory: Memory | None) -> None:
        """Offer the lines that `memory` has."""
        self._memory = memory
        self._offer()
        self.retranslate()

    def _offer(self) -> None:
        by_step = self.mode == "steps"
        for line, action in self.lines.items():
            there = self._memory is not None and getattr(self._memory, line) is not None
            action.setVisible(by_step and there)
        self.largest.setVisible(not by_step)
        for name in OF_STEPS:
            self.commands[name].setVisible(by_step)

    def _choose(self, mode: str, _checked: bool = False) -> None:
        self._offer()
        self.modeChosen.emit(mode)

    def _switched(self) -> None:
        hidden = frozenset(line for line, action in self.lines.items() if not action.isChecked())
        if hidden != self._hidden:
            self._hidden = hidden
            self.hiddenChanged.emit(hidden)
        else:
            self.orderChosen.emit(self.largest.isChecked())

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        for button in self.modes.values():
            button.setFont(ui_font(9.0))
            button.setStyleSheet(
                f"QToolButton {{ color: {theme.muted}; border: 1px solid transparent;"
                f" border-radius: 5px; padding: 2px 8px; }}"
                f"QToolButton:checked {{ color: {theme.text}; border-color: {theme.outline};"
                f" background: {theme.sunken}; }}"
                f"QToolButton:hover {{ color: {theme.text}; }}"
                f"QToolButton:focus {{ border-color: {theme.series}; }}"
            )
        self.more.setFont(ui_font(12.0, bold=True))
        self.more.setStyleSheet(more_sheet(theme))
        self.menu.setFont(ui_font(9.5))

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        for mode, button in self.modes.items():
            button.setText(say(f"memory.{MODES[mode]}"))
            button.setToolTip(say(f"memory.{MODES[mode]}_tip"))
        memory = self._memory
        for line, action in self.lines.items():
            if memory is not None:
                action.setText(say(line_key(memory, line) + "_long"))
            action.setToolTip(say(f"memory.{line}_tip"))
        self.largest.setText(say("memory.largest"))
        for name, action in self.commands.items():
            action.setText(say(f"memory.{name}"))
        self.more.setAccessibleName(say("memory.more"))
        self.more.setToolTip(say("memory.more"))
