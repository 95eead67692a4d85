"""Which way the graph runs: from left to right, or from top to bottom as on a blackboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradviz.app.main_window import MainWindow


class Turning:
    """Turns the graph of one window, and remembers how it was."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def start(self) -> None:
        """Begin as it was left the last time."""
        self._set(self._window.settings.downwards)

    def toggle(self) -> None:
        """Draw from top to bottom, or from left to right."""
        self._set(not self._window.settings.downwards)

    def _set(self, downwards: bool) -> None:
        self._window.settings.downwards = downwards
        self._window.actions_by_name["actionDownwards"].setChecked(downwards)
        self._window.desk.runs.turn(downwards)
