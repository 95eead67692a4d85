"""The "…" of the training: on what, how long, from where; what is drawn; what to do with it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gradviz.trace.training import Plan
from gradviz.ui.numbers import last_names
from gradviz.words import say

COUNTS = (10, 50, 100, 200, 500, 1000, 5000)
BELOW = ("norms", "paths", "nothing")
COMMANDS = ("fit", "apply", "clear", "copy", "save")
KEYS = {"fit": ("0",), "copy": ("Ctrl+C",), "all_layers": ("L",)}  # do the same on the plot
OF_PLAN = ("loss", "trained", "iterations")  # submenus


class TrainingMenu(QObject):
    """Edits a Plan, chooses what is drawn, and tells what is to be done."""

    planEdited = Signal(object)  # Plan
    belowChosen = Signal(str)  # of BELOW
    logToggled = Signal(bool)
    layerTurned = Signal(str)  # shown as one or by its variables; "" for all
    loopChosen = Signal(str)  # the loss of a loop of the program
    commanded = Signal(str)  # of COMMANDS

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._plan = Plan()
        self._is_loop = False
        self.menu = QMenu(parent)
        self.menu.setObjectName("trainingMenu")
        self.submenus = {name: self.menu.addMenu("") for name in OF_PLAN}
        self._groups = {name: QActionGroup(self) for name in ("loss", "iterations", "below")}
        self._fill_counts()
        self.own, self.random, self.other = (self.menu.addAction("") for _ in range(3))
        self._start = QActionGroup(self)
        for action, seed in ((self.own, 0), (self.random, 1)):
            self._start.addAction(action).setCheckable(True)
            action.triggered.connect(lambda _on, s=seed: self._seed(max(self._plan.seed, 1) * s))
        self.other.triggered.connect(lambda: self._seed(self._plan.seed + 1))
        self.menu.addSeparator()
        self.below = self.menu.addMenu("")
        self.choices = {name: self._choice(name) for name in BELOW}
        self.layers = self.menu.addMenu("")
        self.log = self.menu.addAction("")
        self.log.setObjectName("trainingLog")
        self.log.setCheckable(True)
        self.log.toggled.connect(self.logToggled)
        self.commands = {name: self._command(name) for name in COMMANDS}
        self.set_plan(self._plan)
        self.offer_layers((), frozenset())
        self.retranslate()

    def _fill_counts(self) -> None:
        for count in COUNTS:
            action = self._groups["iterations"].addAction(
                self.submenus["iterations"].addAction(str(count))
            )
            action.setCheckable(True)
            action.setData(count)
            action.triggered.connect(partial(self._iterate, count))

    def _choice(self, name: str) -> QAction:
        action = self._groups["below"].addAction(self.below.addAction(""))
        action.setCheckable(True)
        action.setChecked(name == BELOW[0])
        action.triggered.connect(lambda: self.belowChosen.emit(name))
        return action

    def _command(self, name: str) -> QAction:
        if name == "apply":
            self.menu.addSeparator()
        action = self.menu.addAction("")
        action.setObjectName("training" + name.title())
        action.triggered.connect(lambda: self.commanded.emit(name))
        return action

    # -- what comes down -------------------------------------------------------------------------

    def set_plan(self, plan: Plan) -> None:
        """Show what is planned."""
        self._plan = plan
        for action in self._groups["iterations"].actions():
            action.setChecked(action.data() == plan.iterations)
        (self.random if plan.seed else self.own).setChecked(True)
        for action in self.submenus["trained"].actions():
            action.setChecked(action.data() not in plan.left_out)
        self._say_seed()

    def offer(self, losses: Sequence[str], chosen: str, trained: Sequence[str]) -> None:
        """Offer these losses, and these variables to train."""
        self._fill("loss", losses, lambda name: name)
        for action in self.submenus["loss"].actions():
            self._groups["loss"].addAction(action)
            action.setChecked(action.data() == chosen)
        self._fill("trained", trained, last_names)
        for action in self.submenus["trained"].actions():
            action.setChecked(action.data() not in self._plan.left_out)

    def _fill(self, which: str, names: Sequence[str], called: object) -> None:
        menu = self.submenus[which]
        assert callable(called)
        if [action.data() for action in menu.actions()] == list(names):
            return
        menu.clear()
        take = self._take_loss if which == "loss" else self._turn
        for name in names:
            action = menu.addAction(called(name))
            action.setData(name)
            action.setCheckable(True)
            action.triggered.connect(partial(take, name))

    def offer_layers(self, layers: Sequence[str], wide: frozenset[str]) -> None:
        """Offer to show these layers by their variables, which those in `wide` are."""
        names = ("", *layers)
        if [action.data() for action in self.layers.actions()] != list(names):
            self.layers.clear()
            for name in names:
                action = self.layers.addAction(name or _with_key("all_layers"))
                action.setData(name)
                action.setCheckable(True)
                action.triggered.connect(lambda _on, n=name: self.layerTurned.emit(n))
        for action in self.layers.actions():
            action.setChecked(action.data() in wide or (not action.data() and wide == {*layers}))
        self.layers.menuAction().setVisible(bool(layers))

    def set_possible(self, is_loop: bool, has_run: bool, has_kept: bool) -> None:
        """Offer what can be done: a loop of the program is as it is."""
        self._is_loop = is_loop
        several = len(self.submenus["loss"].actions()) > 1
        for name, menu in self.submenus.items():
            menu.menuAction().setVisible(not is_loop or (name == "loss" and several))
        for action in (self.own, self.random, self.other, self.commands["apply"]):
            action.setVisible(not is_loop)
        self.commands["clear"].setVisible(not is_loop)
        self.commands["clear"].setEnabled(has_kept)
        for name in ("fit", "apply", "copy", "save"):
            self.commands[name].setEnabled(has_run)

    # -- what a person does ----------------------------------------------------------------------

    def _iterate(self, count: int, _checked: bool = False) -> None:
        self.planEdited.emit(replace(self._plan, iterations=count))

    def _seed(self, seed: int) -> None:
        self.planEdited.emit(replace(self._plan, seed=seed))

    def _take_loss(self, name: str, _checked: bool = False) -> None:
        if self._is_loop:
            self.loopChosen.emit(name)
        else:
            self.planEdited.emit(replace(self._plan, of=name))

    def _turn(self, name: str, checked: bool = False) -> None:
        left_out = self._plan.left_out - {name} if checked else self._plan.left_out | {name}
        self.planEdited.emit(replace(self._plan, left_out=left_out))

    # -- words -----------------------------------------------------------------------------------

    def _say_seed(self) -> None:
        self.random.setText(say("training.start_random", seed=max(self._plan.seed, 1)))
        self.other.setEnabled(bool(self._plan.seed))

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        for name, menu in self.submenus.items():
            menu.setTitle(say(f"training.{name}"))
        self.own.setText(say("training.start_own"))
        self.other.setText(say("training.start_next"))
        self.below.setTitle(say("training.below"))
        for name, action in self.choices.items():
            action.setText(say(f"training.{name}"))
        self.log.setText(say("training.log"))
        self.layers.setTitle(say("training.layers"))
        for action in self.layers.actions()[:1]:
            action.setText(_with_key("all_layers"))
        for name, action in self.commands.items():
            action.setText(_with_key(name))
        self._say_seed()


def _with_key(name: str) -> str:
    """Return what a command is called, and the key that does the same."""
    return "\t".join([say(f"training.{name}"), *KEYS.get(name, ())])
