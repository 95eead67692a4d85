"""Every widget of one window, made once. What is common to them is done here in loops.

A widget takes part by having a method: `set_theme`, `retranslate`, `set_trace`, `set_frame`.
"""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from gradviz.app.details_panel import DetailsPanel
from gradviz.app.header import HeaderBar
from gradviz.app.output_view import OutputView
from gradviz.app.program_panel import ProgramPanel
from gradviz.app.scene_bar import SceneBar
from gradviz.app.stage import Stage
from gradviz.app.status_line import StatusLine
from gradviz.app.tape_panel import TapePanel
from gradviz.layout.geometry import Drawing
from gradviz.trace import Frame, Trace
from gradviz.ui.editor.code_editor import CodeEditor
from gradviz.ui.graph.graph_view import GraphView
from gradviz.ui.lesson_view import LessonPanel
from gradviz.ui.narration.narration_card import NarrationCard
from gradviz.ui.plots.panel import PlotsPanel
from gradviz.ui.problems_view import ProblemsView
from gradviz.ui.tables.gradients_view import GradientsView
from gradviz.ui.tables.inspector_view import InspectorView
from gradviz.ui.tables.target_choice import TargetChoice
from gradviz.ui.tables.variables_view import VariablesView
from gradviz.ui.tape.tape_strip import TapeStrip
from gradviz.ui.theme import Theme
from gradviz.ui.transport_bar import TransportBar


class Widgets:
    """The widgets, by their words."""

    def __init__(self) -> None:
        self.header = HeaderBar()
        self.status = StatusLine()
        self.scenes = SceneBar()
        self.editor = CodeEditor()
        self.output = OutputView()
        self.problems = ProblemsView()
        self.program = ProgramPanel(self.scenes, self.editor, self.output, self.problems)
        self.variables = VariablesView()
        self.target = TargetChoice()
        self.gradients = GradientsView()
        self.details = DetailsPanel(self.variables, self.gradients, self.target)
        self.graph = GraphView()
        self.narration = NarrationCard()
        self.stage = Stage(self.graph, self.narration)
        self.plots = PlotsPanel()
        self.inspector = InspectorView()
        self.transport = TransportBar()
        self.strip = TapeStrip()
        self.tape = TapePanel(self.transport, self.strip)
        self.lessons = LessonPanel()
        self._fresh = True  # a trace has come, and nobody waits for a step

    def all(self) -> Iterator[QWidget]:
        """Every widget, containers too."""
        return (widget for widget in vars(self).values() if isinstance(widget, QWidget))

    def set_theme(self, theme: Theme) -> None:
        """Let everything wear `theme`."""
        self._call("set_theme", theme)

    def retranslate(self) -> None:
        """Let everything speak the language in force."""
        self._call("retranslate")

    def set_trace(self, trace: Trace, drawing: Drawing) -> None:
        """Let everything draw `trace`; only the graph has a use for the drawing."""
        self._fresh = True
        for widget in self.all():
            if widget is self.graph:
                self.graph.set_trace(trace, drawing)
            elif hasattr(widget, "set_trace"):
                widget.set_trace(trace)

    def set_frame(self, frame: Frame) -> None:
        """Let everything show the moment `frame`: the graph, where people look, at once."""
        self.graph.set_frame(frame)
        if not self._fresh:
            self.graph.paint_now()
        self._fresh = False
        for widget in self.all():
            if hasattr(widget, "set_frame") and widget is not self.graph:
                widget.set_frame(frame)

    def _call(self, method: str, *values: object) -> None:
        for widget in self.all():
            if hasattr(widget, method):
                getattr(widget, method)(*values)
