"""The last line: which keys there are, what the tape holds now, and how long the run took."""

import numpy as np
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from gradviz.trace import Frame, Trace
from gradviz.trace.series import held
from gradviz.ui.theme import Theme, ui_font
from gradviz.words import say

HEIGHT = 34
NOTICE_MS = 8000


class StatusLine(QWidget):
    """Hints at the left, numbers at the right; while a long run lasts, its progress and Cancel."""

    needed = Signal(bool)  # whether there is something to be read

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setFixedHeight(HEIGHT)
        self._hints = QLabel(self)
        self._tape = QLabel(self)
        self._time = QLabel(self)
        self._progress = QProgressBar(self)
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedSize(90, 8)
        self.cancel = QPushButton(self)
        self.cancel.setObjectName("cancelRun")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(18)
        row.addWidget(self._hints, 1)
        for widget in (self._progress, self.cancel, self._tape, self._time):
            row.addWidget(widget)
        for label in (self._hints, self._tape, self._time):
            label.setObjectName("muted")
        self._notice = QTimer(self, singleShot=True, interval=NOTICE_MS)
        self._notice.timeout.connect(self._notice_over)
        self._brief = self._busy = False
        self._trace = Trace("")
        self._held = np.zeros(1, np.int64)  # bytes, by step
        self._index = 0
        self.set_busy(False)
        self.retranslate()

    def set_trace(self, trace: Trace) -> None:
        """Show how long the run took."""
        self._trace = trace
        self._held = held(trace)
        self._say_time()

    def set_frame(self, frame: Frame) -> None:
        """Show what the tapes hold now."""
        self._index = frame.index
        self._say_tape()

    def set_busy(self, busy: bool) -> None:
        """Show or hide the progress of a long run."""
        self._busy = busy
        self._progress.setVisible(busy)
        self.cancel.setVisible(busy)
        self._tell_need()

    def notify(self, sentence: str) -> None:
        """Say something that the person should know, for a while."""
        self._hints.setText(sentence)
        self._notice.start()
        self._tell_need()

    def set_brief(self, brief: bool) -> None:
        """Be needed for notices and long runs only: an audience reads no hints."""
        self._brief = brief
        self._tell_need()

    def retranslate(self) -> None:
        """Set the fixed texts again."""
        self.cancel.setText(say("window.cancel"))
        self._say_hints()
        self._say_tape()
        self._say_time()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        for label in (self._hints, self._tape, self._time, self.cancel):
            label.setFont(ui_font(9.5))

    def _notice_over(self) -> None:
        self._say_hints()
        self._tell_need()

    def _tell_need(self) -> None:
        self.needed.emit(not self._brief or self._busy or self._notice.isActive())

    def _say_hints(self) -> None:
        self._hints.setText(say("window.hints"))

    def _say_tape(self) -> None:
        held = int(self._held[min(self._index, len(self._held) - 1)])
        self._tape.setText(say("window.tape_holds", count=f"{held:,}") if self._trace.tapes else "")

    def _say_time(self) -> None:
        milliseconds = self._trace.seconds * 1000
        digits = 1 if milliseconds < 100 else 0
        said = say("window.ran_in", time=f"{milliseconds:,.{digits}f}") if milliseconds else ""
        self._time.setText(said)
