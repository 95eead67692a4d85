"""The row above a training: run, one step, start over, by which optimizer at which rate."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gradviz.trace.training import OPTIMIZERS, Plan, Status
from gradviz.ui.icons import icon
from gradviz.ui.plots.training_menu import TrainingMenu
from gradviz.ui.plots.training_words import rate_text
from gradviz.ui.theme import LIGHT, Theme, code_font, ui_font
from gradviz.words import say

BUTTONS = {"run": "play", "step": "last", "reset": "first"}  # and their icons
SIDE = 26  # pixels of a button


class RateBox(QDoubleSpinBox):
    """A rate, written as a person would: 0.1, not 0.100000."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("trainingRate")
        self.setDecimals(8)
        self.setRange(1e-7, 1000.0)
        self.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        self.setKeyboardTracking(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(58)

    def textFromValue(self, value: float) -> str:
        """Return as few digits as say it."""
        return rate_text(value)


class TrainingRow(QWidget):
    """A line of controls, or of words where a loop of the program is shown; a remark below."""

    runRequested = Signal()
    pauseRequested = Signal()
    stepRequested = Signal()
    resetRequested = Signal()
    planEdited = Signal(object)  # Plan

    def __init__(self) -> None:
        super().__init__()
        self._status = Status()
        self._theme: Theme = LIGHT
        self.menu = TrainingMenu(self)
        self.buttons = {name: self._button(name) for name in BUTTONS}
        self.optimizer = self._choice()
        self.rate = RateBox(self)
        self.loop = QLabel(self)
        self.loop.setWordWrap(True)
        self.loop.setObjectName("trainingLoop")
        self.more = self._more()
        self.note = QLabel(self)
        self.note.setObjectName("trainingNote")
        self.note.setWordWrap(True)
        self._lay_out()
        self._connect()
        self.set_loop("")
        self.set_remark("")
        self.set_status(Status())
        self.set_theme(LIGHT)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("training" + name.title())
        button.setFixedSize(SIDE, SIDE)
        button.setIconSize(QSize(14, 14))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _choice(self) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName("trainingOptimizer")
        box.addItems(list(OPTIMIZERS))
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box.setMinimumWidth(64)
        return box

    def _more(self) -> QToolButton:
        more = QToolButton(self)
        more.setObjectName("trainingMore")
        more.setText("…")
        more.setAutoRaise(True)
        more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setMenu(self.menu.menu)
        return more

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        for button in self.buttons.values():
            line.addWidget(button)
        line.addSpacing(4)
        line.addWidget(self.optimizer, 5)
        line.addWidget(self.rate, 4)
        line.addWidget(self.loop, 9)
        line.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 8, 2)
        column.setSpacing(3)
        column.addLayout(line)
        column.addWidget(self.note)

    def _connect(self) -> None:
        self.buttons["run"].clicked.connect(self.toggle)
        self.buttons["step"].clicked.connect(self.stepRequested)
        self.buttons["reset"].clicked.connect(self.resetRequested)
        self.optimizer.textActivated.connect(
            lambda name: self._edit(replace(self._status.plan, optimizer=name))
        )
        self.rate.valueChanged.connect(
            lambda rate: self._edit(replace(self._status.plan, rate=rate))
        )
        self.menu.planEdited.connect(self._edit)

    def toggle(self) -> None:
        """Run, or pause; nothing of the two where a loop of the program is shown."""
        if self.loop.text() or self._status.lack is not None:
            return
        signal = self.pauseRequested if self._status.running else self.runRequested
        signal.emit()

    def _edit(self, plan: Plan) -> None:
        if plan != self._status.plan:
            self._status = replace(self._status, plan=plan)
            self.planEdited.emit(plan)

    # -- what comes down -------------------------------------------------------------------------

    def set_status(self, status: Status) -> None:
        """Show how the training stands."""
        self._status = status
        self.optimizer.setCurrentText(status.plan.optimizer)
        self.rate.blockSignals(True)
        self.rate.setValue(status.plan.rate)
        self.rate.blockSignals(False)
        self.menu.set_plan(status.plan)
        for name in ("run", "step"):
            self.buttons[name].setEnabled(status.lack is None)
        self._show_run()

    def set_loop(self, words: str) -> None:
        """Show that the program trains by itself, in place of the controls; "" shows these."""
        self.loop.setText(words)
        self.loop.setVisible(bool(words))
        for part in (*self.buttons.values(), self.optimizer, self.rate):
            part.setVisible(not words)

    def set_remark(self, words: str) -> None:
        """Say what is wrong with the training; "" for nothing."""
        self.note.setText(f"⚠ {words}" if words else "")
        self.note.setVisible(bool(words))

    def _show_run(self) -> None:
        running, button = self._status.running, self.buttons["run"]
        what = "pause" if running else "run"
        theme = self._theme
        button.setIcon(icon("pause" if running else "play", theme.text, theme.faint))
        button.setAccessibleName(say(f"training.{what}"))
        button.setToolTip(say(f"training.{what}_tip", count=self._status.plan.iterations))

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        for name, drawing in BUTTONS.items():
            self.buttons[name].setIcon(icon(drawing, theme.text, theme.faint))
        self.optimizer.setFont(ui_font(9.0))
        self.rate.setFont(code_font(9.0))
        self.more.setFont(ui_font(12.0, bold=True))
        self.more.setStyleSheet(
            f"QToolButton {{ color: {theme.text}; }}"
            "QToolButton::menu-indicator { image: none; width: 0; }"
        )
        for label, colour in ((self.loop, theme.muted), (self.note, theme.bad)):
            label.setFont(ui_font(9.0))
            label.setStyleSheet(f"color: {colour};")
        self.menu.menu.setFont(ui_font(9.5))
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        for name in ("step", "reset"):
            self.buttons[name].setAccessibleName(say(f"training.{name}"))
            self.buttons[name].setToolTip(say(f"training.{name}_tip"))
        self.optimizer.setAccessibleName(say("training.optimizer"))
        self.optimizer.setToolTip(say("training.optimizer_tip"))
        self.rate.setAccessibleName(say("training.rate"))
        self.rate.setToolTip(say("training.rate"))
        self.more.setAccessibleName(say("training.more"))
        self.more.setToolTip(say("training.more"))
        self.menu.retranslate()
        self._show_run()
