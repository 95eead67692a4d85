"""The small curves in the boxes of numbers: whether they are drawn, and the room kept for them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gradviz.ui.graph.sizes import measuring

if TYPE_CHECKING:
    from gradviz.app.main_window import MainWindow


class Sparking:
    """Turns the curves of one window on and off, and remembers which."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def start(self) -> None:
        """Begin as it was left the last time."""
        self._set(self._window.settings.sparks)

    def toggle(self) -> None:
        """Draw the curves, or leave them out."""
        self._set(not self._window.settings.sparks)

    def _set(self, on: bool) -> None:
        window = self._window
        window.settings.sparks = on
        window.actions_by_name["actionSparks"].setChecked(on)
        window.desk.sweeps.set_sparking(on)
        window.desk.runs.measure_with(partial(measuring, lined=on))
