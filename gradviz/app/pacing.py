"""How one plays through the steps, which is remembered; and that who types is left in peace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gradviz.ui.transport_bar import SPEEDS

if TYPE_CHECKING:
    from gradviz.app.main_window import MainWindow


class Pacing:
    """The pace of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def start(self) -> None:
        """Go on as it was at the last start. A speed that cannot be chosen is the usual one."""
        settings, transport = self._window.settings, self._window.widgets.transport
        speed = settings.speed if settings.speed in SPEEDS else 1.0
        transport.set_speed(speed)
        self._window.desk.playback.set_speed(speed)
        transport.inside.setChecked(settings.inside)

    def hold(self, text: str) -> None:
        """Let no step and no slider move by itself once somebody types.

        What a slider writes into the program is the document's already.
        """
        if text == self._window.document.text:
            return
        self._window.desk.playback.pause()
        self._window.widgets.variables.values.player.stop()

    def set_speed(self, speed: float) -> None:
        """Play at another speed from now on."""
        self._window.desk.playback.set_speed(speed)
        self._window.settings.speed = speed

    def set_inside(self, inside: bool) -> None:
        """Go inside backward steps from now on, or over them."""
        self._window.desk.playback.set_inside(inside)
        self._window.settings.inside = inside
