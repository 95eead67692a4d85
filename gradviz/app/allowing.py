"""What a program may cost: chosen in the menu, never by the program, and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup

from gradviz.lang.budget import Limits
from gradviz.words import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from gradviz.app.main_window import MainWindow

FACTORS = (1, 4, 16)  # times the usual limits


class Allowing:
    """Raises and lowers the limits of one window's programs."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._actions: dict[int, QAction] = {}
        remembered = window.settings.allowance
        self.factor = remembered if remembered in FACTORS else 1
        window.document.limits = Limits().times(self.factor)

    def fill(self, menu: QMenu) -> None:
        """Put one choice a factor into `menu`."""
        group = QActionGroup(menu)
        for factor in FACTORS:
            action = menu.addAction("")
            action.setObjectName(f"actionLimits_{factor}")
            action.setCheckable(True)
            action.setChecked(factor == self.factor)
            action.triggered.connect(lambda _on=False, to=factor: self.use(to))
            group.addAction(action)
            self._actions[factor] = action

    def use(self, factor: int) -> None:
        """Allow programs `factor` times the usual, and run this one again."""
        self.factor = self._window.settings.allowance = factor
        self._actions[factor].setChecked(True)
        self._window.document.limits = Limits().times(factor)
        self._window.document.run_again()

    def retranslate(self) -> None:
        """Name the choices in the language in force; the tip says what each allows."""
        for factor, action in self._actions.items():
            limits = Limits().times(factor)
            action.setText(say("window.limits.usual" if factor == 1 else "window.limits.times",
                               factor=factor))  # fmt: skip
            action.setToolTip(
                say("window.limits.tip", operations=f"{limits.operations:,}",
                    seconds=f"{limits.seconds:g}")
            )  # fmt: skip
