"""What the program printed by now, and the value of its last line, as below a notebook's cell.

Hidden while there is nothing. Knows the trace and the frame only.
"""

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QPalette, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from gradviz.trace import Frame, Trace
from gradviz.ui.theme import Theme, code_font
from gradviz.words import say

MOST_LINES = 6  # seen at once; the rest is scrolled


class OutputView(QPlainTextEdit):
    """Read-only lines, as many as are printed by the cursor; the room for all of them is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("output")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.document().setDocumentMargin(8)
        self._trace = Trace("")
        self._rows = 0  # of all that the run prints
        self.hide()
        self.retranslate()

    def set_trace(self, trace: Trace) -> None:
        """Take a new run, and the room for all that it prints: steps then move nothing."""
        self._trace = trace
        lines = self._lines(len(trace.steps))
        self._rows = sum(line.count("\n") + 1 for line in lines)
        self.setVisible(bool(lines))
        self.updateGeometry()

    def set_frame(self, frame: Frame) -> None:
        """Show what was printed up to `frame`; at the end also the value of the last line."""
        text = "\n".join(self._lines(frame.index))
        if text != self.toPlainText():
            self.setPlainText(text)
            self._to_end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the newest line in view."""
        super().resizeEvent(event)
        self._to_end()

    def _to_end(self) -> None:
        self.verticalScrollBar().setValue(0)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.ensureCursorVisible()

    def _lines(self, index: int) -> list[str]:
        steps = self._trace.steps
        lines = [step.output for step in steps[:index] if step.output is not None]
        if index == len(steps) and _has_answer(self._trace):
            lines.append(_spelled(self._trace.result))
        return lines

    def retranslate(self) -> None:
        """Set the fixed texts again."""
        self.setAccessibleName(say("window.output"))
        self.setPlaceholderText(say("window.output_none"))

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Base, theme.canvas)
        colours.setColor(QPalette.ColorRole.Text, theme.text)
        colours.setColor(QPalette.ColorRole.PlaceholderText, theme.muted)
        self.setPalette(colours)
        self.setFont(code_font(9.5))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as its lines, up to a limit."""
        lines = min(max(self._rows, 1), MOST_LINES)
        return QSize(200, lines * self.fontMetrics().lineSpacing() + 18)

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(100, self.fontMetrics().lineSpacing() + 18)


def _has_answer(trace: Trace) -> bool:
    """Tell whether the last line's value is shown nowhere else: a target is in the graph."""
    return trace.result is not None and (trace.is_program or not trace.targets)


def _spelled(value: object) -> str:
    if isinstance(value, np.ndarray | np.generic):
        return np.array2string(np.asarray(value), separator=", ", threshold=100)
    return repr(value)
