"""The "…" of the curve: what is drawn, over which range, and what can be done with the numbers."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidgetAction

from gradviz.ui.plots.curve_choice import Choice
from gradviz.ui.plots.range_edit import RangeEdit
from gradviz.words import say

COMMANDS = ("reset", "copy", "save", "activations", "steps")


class CurveMenu(QObject):
    """Keeps a Choice; its menu and the keys turn it over."""

    choiceChanged = Signal(object)  # Choice
    spanRequested = Signal(object)  # (low, high), or None: of the plot's choosing
    copyRequested = Signal()
    saveRequested = Signal()
    activationsRequested = Signal()
    stepsRequested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice = Choice()
        self.menu = QMenu()
        self.menu.setObjectName("curveMenu")
        self.menu.setToolTipsVisible(True)
        self.switches = {name: self._switch(name) for name in Choice.KEYS.values()}
        self.menu.addSeparator()
        self.family, self.others = self.menu.addMenu(""), self.menu.addMenu("")
        self.family.setObjectName("curveFamily")
        self.others.setObjectName("curveOthers")
        self.menu.addSeparator()
        self.range = RangeEdit()
        holder = QWidgetAction(self.menu)
        holder.setDefaultWidget(self.range)
        self.menu.addAction(holder)
        self.commands = {name: self._command(name) for name in COMMANDS}
        self.range.edited.connect(self._take_range)
        self.retranslate()

    def _switch(self, name: str) -> QAction:
        action = self.menu.addAction("")
        action.setObjectName(f"curve{name.title()}")
        action.setCheckable(True)
        action.setChecked(getattr(self.choice, name))
        action.triggered.connect(partial(self.turn, name))
        return action

    def _command(self, name: str) -> QAction:
        action = self.menu.addAction("")
        action.setObjectName(f"curve{name.title()}")
        action.triggered.connect(partial(self._do, name))
        return action

    def _do(self, name: str, _checked: bool = False) -> None:
        if name == "reset":
            self.spanRequested.emit(None)
        elif name == "copy":
            self.copyRequested.emit()
        elif name == "save":
            self.saveRequested.emit()
        elif name == "steps":
            self.stepsRequested.emit()
        else:
            self.activationsRequested.emit()

    def turn(self, name: str, _checked: bool = False) -> None:
        """Turn one of the switches over."""
        self.set_choice(self.choice.turned(name))

    def set_choice(self, choice: Choice) -> None:
        """Show another choice, and say so."""
        changed, self.choice = choice != self.choice, choice
        self._allow_slopes()
        for name, action in self.switches.items():
            action.setChecked(getattr(choice, name))
        if changed:
            self.choiceChanged.emit(choice)

    def _allow_slopes(self) -> None:
        """Offer derivatives of further lines where there are some."""
        self.switches["slopes"].setEnabled(bool(self.choice.family or self.choice.others))

    def offer(self, inputs: Sequence[str], values: Sequence[str]) -> None:
        """Offer other inputs for a family, and other values to draw as well."""
        choice = self.choice
        self._fill(self.family, ["", *inputs], [choice.family], self._take_family)
        self._fill(self.others, values, choice.others, self._take_other)
        self.family.menuAction().setVisible(bool(inputs))
        self.others.menuAction().setVisible(bool(values))
        self._allow_slopes()

    def _fill(self, menu: QMenu, names: Sequence[str], chosen: Sequence[str], take: object) -> None:
        if [action.data() for action in menu.actions()] == list(names):
            for action in menu.actions():
                action.setChecked(action.data() in chosen)
            return
        menu.clear()
        assert callable(take)
        for name in names:
            action = menu.addAction(name or say("plots.curve.no_family"))
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name in chosen)
            action.triggered.connect(partial(take, name))

    def _take_family(self, name: str, _checked: bool = False) -> None:
        self.set_choice(replace(self.choice, family=name))
        for action in self.family.actions():
            action.setChecked(action.data() == name)

    def _take_other(self, name: str, _checked: bool = False) -> None:
        before = self.choice.others
        after = tuple(one for one in before if one != name) if name in before else (*before, name)
        self.set_choice(replace(self.choice, others=after))

    def _take_range(self, low: float, high: float) -> None:
        self.menu.close()
        self.spanRequested.emit((low, high))

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        keys = {name: key for key, name in Choice.KEYS.items()}
        for name, action in self.switches.items():
            action.setText(f"{say(f'plots.curve.{name}')}\t{keys[name].upper()}")
            action.setToolTip(say(f"plots.curve.{name}_tip"))
        self.commands["reset"].setText(f"{say('plots.curve.reset')}\t0")
        for name in COMMANDS[1:]:
            self.commands[name].setText(say(f"plots.curve.{name}"))
        self.family.setTitle(say("plots.curve.family"))
        self.others.setTitle(say("plots.curve.others"))
        self.range.retranslate()
        for action in self.family.actions()[:1]:
            action.setText(say("plots.curve.no_family"))
