"""Presentation mode: everything larger, and only what an audience looks at.

A small window gives the graph the room: its plots share a place with the table under the program,
one click from each other, and of the tape only the timeline stays. The panels come back exactly as
they were. Knows the window only through what it shows and hides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QTabWidget

from gradviz.ui.theme import set_scale

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray

    from gradviz.app.main_window import MainWindow
    from gradviz.trace import Trace

SCALE = 1.4
AWAY = ("lessonsDock", "inspectorDock")
WIDE, HIGH = 1600, 850  # pixels: in a smaller window the graph needs the room of other panels
LEFT = 500
SETTLED_MS = 60


class Presenting:
    """Turns the mode on and off."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._before: QByteArray | None = None
        self._chosen = False  # whether the person has chosen the height of the program

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
        for name in AWAY:
            docks[name].hide()
        if window.width() < WIDE:
            self._share_a_place()
        window.widgets.strip.setVisible(window.height() >= HIGH)
        window.widgets.status.set_brief(True)
        self._write(SCALE)
        program = [docks["programDock"]]
        window.resizeDocks(program, [LEFT], Qt.Orientation.Horizontal)
        self._chosen, window.panels.height_chosen = window.panels.height_chosen, False
        self._share_column()
        QTimer.singleShot(SETTLED_MS, self._share_column)  # once the panels have their new places

    def _share_column(self) -> None:
        if self.on:
            self._window.panels.resized()
            self._window.make_room()

    def _share_a_place(self) -> None:
        """Lay the plots over the table; the one that tells more of this program is in sight."""
        window, docks = self._window, self._window.panels.docks
        table, plots = docks["detailsDock"], docks["plotsDock"]
        window.setTabPosition(Qt.DockWidgetArea.LeftDockWidgetArea, QTabWidget.TabPosition.North)
        window.tabifyDockWidget(table, plots)
        for dock in (table, plots):
            dock.show()
        (plots if _is_drawn(window.shown) else table).raise_()

    def _end(self) -> None:
        assert self._before is not None
        self._window.widgets.status.set_brief(False)
        self._window.widgets.strip.show()
        self._write(1.0)
        self._window.restoreState(self._before)
        self._window.panels.resized()
        self._window.panels.height_chosen = self._chosen
        self._before = None

    def _write(self, factor: float) -> None:
        set_scale(factor)
        self._window.set_theme(self._window.theme)


def _is_drawn(trace: Trace) -> bool:
    """Return whether a program asks for slopes, of numbers, and none is missing for a reason."""
    slopes = [row.value for call in trace.gradients for row in call.rows]
    arrived = [slope for slope in slopes if slope is not None]
    return len(arrived) == len(slopes) and any(slope.ndim == 0 for slope in arrived)
