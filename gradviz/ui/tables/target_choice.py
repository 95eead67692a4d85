"""The choice of what to differentiate. A program with its own tape has said so in its text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from gradviz.trace import Frame, Trace
from gradviz.ui.tables.arrivals import call_in_force
from gradviz.ui.theme import LIGHT, Theme, code_font
from gradviz.words import say


class TargetChoice(QComboBox):
    """Names that can be differentiated, the one in force chosen."""

    targetRequested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("targetChoice")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(2)
        self._trace = Trace("")
        self._frame: Frame | None = None
        self.textActivated.connect(self._ask)
        self.set_theme(LIGHT)
        self.set_trace(self._trace)
        self.retranslate()

    def set_trace(self, trace: Trace) -> None:
        """Offer the targets of `trace`."""
        self._trace, self._frame = trace, None
        self._show()

    def set_frame(self, frame: Frame) -> None:
        """For a program with tapes: name the target of the gradient call at `frame`."""
        self._frame = frame
        if self._own_tape():
            self._show()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`: names are set like code."""
        self.setFont(code_font(9.5, bold=True))

    def retranslate(self) -> None:
        """Say name and explanation again in the language in force."""
        self.setAccessibleName(say("target.name"))
        self._explain()

    def _own_tape(self) -> bool:
        return self._trace.is_program

    def _show(self) -> None:
        names, chosen = list(self._trace.targets), self._trace.target
        if self._own_tape():
            call = call_in_force(self._trace, self._frame)
            chosen = call.target if call is not None else ""
            names = [chosen] if chosen else []
        elif chosen and chosen not in names:
            names.append(chosen)
        if names != [self.itemText(k) for k in range(self.count())]:
            self.clear()
            self.addItems(names)
        self.setCurrentIndex(names.index(chosen) if chosen in names else -1)
        self.setEnabled(bool(names) and not self._own_tape())
        self._explain()

    def _explain(self) -> None:
        key = "target.own_tape" if self._own_tape() else "target.tip"
        if not self._own_tape() and not self._trace.targets:
            key = "target.none"
        self.setToolTip(say(key))
        self.setAccessibleDescription(say(key))

    def _ask(self, name: str) -> None:
        if name != self._trace.target:
            self.targetRequested.emit(name)
