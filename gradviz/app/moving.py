"""Movement, or none: some people are made dizzy by what moves, and some films want no blur."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gradviz.ui.theme import moving, set_moving

if TYPE_CHECKING:
    from gradviz.app.main_window import MainWindow


class Moving:
    """The switch of one window. It is remembered, and where it is off nothing turns it on."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        if not window.settings.moving:
            set_moving(False)
        self._tell()

    def toggle(self) -> None:
        """Allow short movements, or none."""
        set_moving(not moving())
        self._window.settings.moving = moving()
        self._tell()

    def _tell(self) -> None:
        self._window.actions_by_name["actionMovement"].setChecked(moving())
