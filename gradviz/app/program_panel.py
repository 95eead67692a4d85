"""The program's panel: scenes, editor, and what is wrong with the text, one below the other."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gradviz.app.scene_bar import SceneBar
from gradviz.trace import Trace
from gradviz.ui.editor.code_editor import CodeEditor
from gradviz.ui.problems_view import ProblemsView
from gradviz.words import say

FEWEST_LINES = 4


class ProgramPanel(QWidget):
    """Holds the three; `wanted_height` says how much room the text would like."""

    def __init__(self, scenes: SceneBar, editor: CodeEditor, problems: ProblemsView) -> None:
        super().__init__()
        self._editor = editor
        self._scenes = scenes
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scenes)
        column.addWidget(editor, 1)
        column.addWidget(problems)
        self.setMinimumHeight(90)

    def wanted_height(self) -> int:
        """Return the height at which every line can be seen, in pixels."""
        lines = max(FEWEST_LINES, self._editor.blockCount() + 1)
        line = self._editor.blockBoundingRect(self._editor.firstVisibleBlock()).height()
        scenes = 0 if self._scenes.isHidden() else self._scenes.sizeHint().height()
        return round(lines * max(line, self._editor.fontMetrics().lineSpacing())) + 12 + scenes


def recorded(trace: Trace) -> str:
    """Return the remark of the panel's title: how much the tapes took."""
    count = sum(1 for cell in trace.cells if cell.tape is not None)
    if trace.is_program and trace.tapes:
        key = "window.tapes_one" if len(trace.tapes) == 1 else "window.tapes"
        return say(key, tapes=len(trace.tapes), count=count)
    key = {0: "window.recorded_none", 1: "window.recorded_one"}.get(count, "window.recorded")
    return say(key, count=count) if trace.nodes else ""
