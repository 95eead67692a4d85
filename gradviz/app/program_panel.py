"""The program's panel: scenes, editor, what was printed and what is wrong, in one column."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gradviz.app.output_view import OutputView
from gradviz.app.scene_bar import SceneBar
from gradviz.trace import Trace
from gradviz.trace.counting import on_tapes
from gradviz.ui.editor.code_editor import CodeEditor
from gradviz.ui.problems_view import ProblemsView
from gradviz.words import say

FEWEST_LINES = 4
MOST_KEPT, KEPT = 9, 0.55  # lines of the program, and share of the panel, that are always its own


class ProgramPanel(QWidget):
    """Holds the four; `wanted_size` says how much room the text would like."""

    def __init__(
        self, scenes: SceneBar, editor: CodeEditor, output: OutputView, problems: ProblemsView
    ) -> None:
        super().__init__()
        self._output, self._problems = output, problems
        self._editor = editor
        self._scenes = scenes
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scenes)
        column.addWidget(editor, 1)
        column.addWidget(output)
        column.addWidget(problems)
        self.setMinimumHeight(90)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep some lines of the program in sight, before output and problems get their room."""
        super().resizeEvent(event)
        self._editor.setMinimumHeight(min(self._lines(MOST_KEPT), round(self.height() * KEPT)))

    def _lines(self, most: int) -> int:
        """Return the height of the program's lines, up to so many."""
        editor = self._editor
        line = editor.blockBoundingRect(editor.firstVisibleBlock()).height()
        count = min(max(FEWEST_LINES, editor.blockCount() + 1), most)
        return round(count * max(line, editor.fontMetrics().lineSpacing()))

    def wanted_size(self) -> QSize:
        """Return the size at which all of the program can be seen, in pixels."""
        editor = self._editor
        metrics = editor.fontMetrics()
        texts = editor.toPlainText().splitlines()
        longest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        gutter = editor.width() - editor.viewport().width()
        lines = max(FEWEST_LINES, editor.blockCount() + 1)
        if not texts:
            lines = editor.placeholderText().count("\n") + 2
        line = editor.blockBoundingRect(editor.firstVisibleBlock()).height()
        beside = sum(
            w.sizeHint().height()
            for w in (self._scenes, self._output, self._problems)
            if not w.isHidden()
        )
        height = round(lines * max(line, metrics.lineSpacing())) + 12 + beside
        return QSize(longest + gutter + 24, height)


def recorded(trace: Trace) -> str:
    """Return the remark of the panel's title: how much the tapes took."""
    count = on_tapes(trace)
    if trace.is_program and trace.tapes:
        key = "window.tapes_one" if len(trace.tapes) == 1 else "window.tapes"
        if key == "window.tapes_one" and count == 1:
            key = "window.tapes_one_one"
        return say(key, tapes=len(trace.tapes), count=count)
    key = {0: "window.recorded_none", 1: "window.recorded_one"}.get(count, "window.recorded")
    return say(key, count=count) if trace.nodes else ""
