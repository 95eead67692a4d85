"""The row above figures: leafing through them, and the "…" with what can be done with one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from gradviz.ui.plots.memory_row import more_sheet
from gradviz.ui.theme import Theme, ui_font
from gradviz.words import say

VALUES = ("copy", "save")
ALL = -1  # subplots


class FigureRow(QWidget):
    """Says which figure is shown, and asks for the one before and after, or for its values."""

    pageRequested = Signal(int)  # from 0
    resetRequested = Signal()
    valuesRequested = Signal(str, int)  # one of VALUES; the number of a subplot, or ALL

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("figureRow")
        self._page, self._count = 0, 0
        self._subplots: tuple[tuple[int, str], ...] = ()
        self.before = self._button("figureBefore", -1)
        self.before.setArrowType(Qt.ArrowType.LeftArrow)
        self.after = self._button("figureAfter", 1)
        self.after.setArrowType(Qt.ArrowType.RightArrow)
        self.label = QLabel(self)
        self.more = self._button("figureMore")
        self.more.setText("…")
        self.menu = QMenu(self)
        self.menu.setObjectName("figureMenu")
        self.reset = self.menu.addAction("")
        self.reset.setObjectName("figureReset")
        self.reset.triggered.connect(lambda _checked=False: self.resetRequested.emit())
        self.whole = {name: self._values(name) for name in VALUES}
        self.parts = {name: self.menu.addMenu("") for name in VALUES}
        for name, menu in self.parts.items():
            menu.setObjectName(f"figure{name.title()}Parts")
        self.more.setMenu(self.menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 12, 2)
        row.setSpacing(6)
        for part in (self.before, self.label, self.after):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.more)
        self.retranslate()

    def _button(self, name: str, step: int = 0) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if step:
            button.clicked.connect(lambda: self.pageRequested.emit(self._page + step))
        return button

    def _values(self, name: str) -> QAction:
        action = self.menu.addAction("")
        action.setObjectName(f"figure{name.title()}")
        action.triggered.connect(partial(self._ask, name, ALL))
        return action

    def _ask(self, name: str, number: int, _checked: bool = False) -> None:
        self.valuesRequested.emit(name, number)

    def set_page(self, page: int, count: int, subplots: Sequence[tuple[int, str]] = ()) -> None:
        """Say that figure `page` of `count` is shown, which has these subplots: number and name."""
        self._page, self._count = page, count
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page < count - 1)
        self.before.setVisible(count > 1)
        self.after.setVisible(count > 1)
        key = "plots.plt.figure" if count > 1 else "plots.plt.drawn"
        self.label.setText(say(key, number=page + 1, count=max(count, 1)))
        if tuple(subplots) != self._subplots:
            self._subplots = tuple(subplots)
            self._offer()

    def _offer(self) -> None:
        """Offer the values of all subplots, and of each where there are several."""
        several = len(self._subplots) > 1
        for name, menu in self.parts.items():
            self.whole[name].setVisible(not several)
            menu.menuAction().setVisible(several)
            menu.clear()
            for number, text in ((ALL, say("plots.plt.all_subplots")), *self._subplots):
                shown = text.replace("&", "&&")
                menu.addAction(shown).triggered.connect(partial(self._ask, name, number))

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self.label.setFont(ui_font(9.0))
        self.label.setStyleSheet(f"color: {theme.muted};")
        self.more.setFont(ui_font(12.0, bold=True))
        self.more.setStyleSheet(more_sheet(theme))
        self.menu.setFont(ui_font(9.5))

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        for button, key in ((self.before, "before"), (self.after, "after"), (self.more, "more")):
            button.setAccessibleName(say(f"plots.plt.{key}"))
            button.setToolTip(say(f"plots.plt.{key}"))
        self.reset.setText(f"{say('plots.curve.reset')}\t0")
        for name in VALUES:
            self.whole[name].setText(say(f"plots.curve.{name}"))
            self.parts[name].setTitle(say(f"plots.curve.{name}"))
        self.whole["copy"].setText(f"{say('plots.curve.copy')}\tCtrl+C")
        self.set_page(self._page, self._count, self._subplots)
        self._offer()
