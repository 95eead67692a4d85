"""The commands: one row each, with its name, keys, icon, menu and what it does.

A row's words are `window.action.<key>` in the catalogue. Menus, the header and the transport take
the actions made here; nothing else makes any.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from gradviz.app.focusing import PLACES, focus
from gradviz.trace import landmarks
from gradviz.ui.icons import icon
from gradviz.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from gradviz.app.main_window import MainWindow
    from gradviz.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Command:
    """One row. `keys` are portable key texts; the first is shown in menus."""

    name: str
    key: str
    menu: str
    do: Callable[[MainWindow], object]
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    enabled: bool = True


MENUS = ("file", "edit", "step", "view", "go")
COMMANDS = (
    Command("actionNew", "new", "file", lambda w: w.filing.new(), ("Ctrl+N",)),
    Command("actionOpen", "open", "file", lambda w: w.filing.open(), ("Ctrl+O",), "open"),
    Command("actionSave", "save", "file", lambda w: w.filing.save(), ("Ctrl+S",), "save"),
    Command("actionSaveAs", "save_as", "file", lambda w: w.filing.save_as(), ("Ctrl+Shift+S",)),
    Command("actionExportPicture", "export_picture", "file", lambda w: w.exporting.picture(),
            ("Ctrl+E",), "export"),
    Command("actionExportTape", "export_tape", "file", lambda w: w.exporting.tape(),
            ("Ctrl+Shift+X",)),
    Command("actionExportPlot", "export_plot", "file", lambda w: w.exporting.plot(),
            ("Ctrl+Shift+E",)),
    Command("actionExportAnimation", "export_animation", "file",
            lambda w: w.exporting.animation()),
    Command("actionExportCode", "export_code", "file", lambda w: w.exporting.code()),
    Command("actionQuit", "quit", "file", lambda w: w.close(), ("Ctrl+Q",)),
    Command("actionUndo", "undo", "edit", lambda w: w.document.undo(), ("Ctrl+Z",), "undo",
            enabled=False),
    Command("actionRedo", "redo", "edit", lambda w: w.document.redo(),
            ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", enabled=False),
    Command("actionFind", "find", "edit", lambda w: w.open_find(), ("Ctrl+F",), "find"),
    Command("actionCopyFormula", "copy_formula", "edit",
            lambda w: w.copy_formula(), ("Ctrl+Shift+C",), "copy"),
    Command("actionAddScene", "add_scene", "edit", lambda w: w.document.add_scene(),
            ("Ctrl+Return",), "plus"),
    Command("actionRemoveScene", "remove_scene", "edit", lambda w: w.document.remove_scene()),
    Command("actionNextScene", "next_scene", "edit", lambda w: w.scene_by(1), ("Ctrl+PgDown",)),
    Command("actionPreviousScene", "previous_scene", "edit", lambda w: w.scene_by(-1),
            ("Ctrl+PgUp",)),
    Command("actionStepForward", "step_forward", "step", lambda w: w.step(1),
            ("Right", "F10", "Alt+Right"), "forward"),
    Command("actionStepBack", "step_back", "step", lambda w: w.step(-1),
            ("Left", "Shift+F10", "Alt+Left"), "back"),
    Command("actionStageForward", "stage_forward", "step", lambda w: w.striding.stage_forward(),
            ("Shift+Right", "Alt+Shift+Right"), "inside"),
    Command("actionStageBack", "stage_back", "step", lambda w: w.striding.stage_back(),
            ("Shift+Left", "Alt+Shift+Left"), "outside"),
    Command("actionFirst", "first", "step", lambda w: w.go_to(0), ("Home", "Alt+Home"), "first"),
    Command("actionLast", "last", "step", lambda w: w.go_to(len(w.shown.steps)),
            ("End", "Alt+End"), "last"),
    Command("actionNextLine", "next_line", "step",
            lambda w: w.striding.to(landmarks.next_line), ("F8", "Ctrl+Alt+Right")),
    Command("actionPreviousLine", "previous_line", "step",
            lambda w: w.striding.to(landmarks.previous_line), ("Shift+F8", "Ctrl+Alt+Left")),
    Command("actionNextGradient", "next_gradient", "step",
            lambda w: w.striding.to(landmarks.next_gradient), ("F7",)),
    Command("actionPreviousGradient", "previous_gradient", "step",
            lambda w: w.striding.to(landmarks.previous_gradient), ("Shift+F7",)),
    Command("actionEndOfPass", "end_of_pass", "step",
            lambda w: w.striding.to(landmarks.end_of_pass), ("F6",)),
    Command("actionToBreak", "to_break", "step", lambda w: w.striding.to_break(), ("Shift+F5",)),
    Command("actionToggleBreak", "toggle_break", "step", lambda w: w.striding.toggle_break(),
            ("F9",)),
    Command("actionClearBreaks", "clear_breaks", "step", lambda w: w.striding.clear_breaks()),
    Command("actionPlay", "play", "step", lambda w: w.play(), ("Space", "F5"), "play"),
    Command("actionCancel", "cancel", "step", lambda w: w.escape(), ("Esc",), enabled=False),
    Command("actionLessons", "lessons", "view", lambda w: w.toggle_lessons(), ("F1",), "lessons"),
    Command("actionPresent", "present", "view", lambda w: w.presenting.toggle(), ("F11",),
            "present", checkable=True),
    Command("actionDarkTheme", "dark", "view", lambda w: w.toggle_theme(), ("Ctrl+Shift+D",),
            checkable=True),
    Command("actionSparks", "sparks", "view", lambda w: w.sparking.toggle(), ("Ctrl+Shift+L",),
            checkable=True),
    Command("actionDownwards", "downwards", "view", lambda w: w.turning.toggle(),
            ("Ctrl+Shift+T",), checkable=True),
    Command("actionMovement", "movement", "view", lambda w: w.moving.toggle(), checkable=True),
    Command("actionResetPanels", "reset_panels", "view", lambda w: w.reset_panels()),
    *(Command(f"actionGoTo{place.capitalize()}", f"go_to_{place}", "go",
              partial(focus, place=place), (f"Ctrl+{number}",))
      for number, place in enumerate(PLACES, 1)),
)  # fmt: skip


class Actions:
    """The QActions of one window, by name."""

    def __init__(self, window: MainWindow) -> None:
        self.all: dict[str, QAction] = {}
        for command in COMMANDS:
            self.all[command.name] = self._make(command, window)

    def __getitem__(self, name: str) -> QAction:
        return self.all[name]

    def _make(self, command: Command, window: MainWindow) -> QAction:
        action = QAction(window)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setCheckable(command.checkable)
        action.setEnabled(command.enabled)
        action.triggered.connect(lambda _checked=False: command.do(window))
        window.addAction(action)
        return action

    def fill(self, menu: QMenu, which: str) -> None:
        """Put the actions of one menu into `menu`."""
        for command in COMMANDS:
            if command.menu == which:
                menu.addAction(self.all[command.name])

    def retranslate(self) -> None:
        """Set the texts again; a tool tip names the keys too."""
        for command in COMMANDS:
            action = self.all[command.name]
            text = say(f"window.action.{command.key}")
            action.setText(text)
            keys = QKeySequence(command.keys[0]).toString(NATIVE) if command.keys else ""
            action.setToolTip(f"{text} ({keys})" if keys else text)

    def set_theme(self, theme: Theme) -> None:
        """Paint the icons in the colours of `theme`."""
        for command in COMMANDS:
            if command.icon:
                self.all[command.name].setIcon(icon(command.icon, theme.text, theme.faint))


NATIVE = QKeySequence.SequenceFormat.NativeText
