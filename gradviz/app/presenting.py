"""Presentation mode: everything larger, and only what an audience looks at.

The panels come back exactly as they were. Knows the window only through what it shows and hides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gradviz.ui.theme import set_scale

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray

    from gradviz.app.main_window import MainWindow

SCALE = 1.4
AWAY = ("lessonsDock", "inspectorDock")
WIDE = 1600  # pixels: a narrower window shows the graph larger, and no plots
LEFT = 500


class Presenting:
    """Turns the mode on and off."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._before: QByteArray | None = None

    @property
    def on(self) -> bool:
        """True in presentation mode."""
        return self._before is not None

    def toggle(self) -> None:
        """Begin or end."""
        if self.on:
            self._end()
        else:
            self._begin()
        self._window.actions_by_name["actionPresent"].setChecked(self.on)
        self._window.actions_by_name["actionCancel"].setEnabled(self.on)

    def _begin(self) -> None:
        window = self._window
        self._before = window.saveState()
        docks = window.panels.docks
        for name in AWAY if window.width() >= WIDE else (*AWAY, "plotsDock"):
            docks[name].hide()
        window.widgets.status.set_brief(True)
        self._write(SCALE)
        program = [docks["programDock"]]
        window.resizeDocks(program, [LEFT], Qt.Orientation.Horizontal)
        window.make_room()

    def _end(self) -> None:
        assert self._before is not None
        self._window.widgets.status.set_brief(False)
        self._write(1.0)
        self._window.restoreState(self._before)
        self._before = None

    def _write(self, factor: float) -> None:
        set_scale(factor)
        self._window.set_theme(self._window.theme)
