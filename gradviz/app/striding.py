"""Strides through the timeline, and the breakpoints they stop at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from gradviz.app.main_window import MainWindow
    from gradviz.trace import Trace


class Striding:
    """The commands of one window that take more than one step."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def to(self, landmark: Callable[[Trace, int], int]) -> None:
        """Go to a landmark of the trace: see trace/landmarks.py."""
        self._window.go_to(landmark(self._window.shown, self._window.cursor))

    def stage_forward(self) -> None:
        """Go one stage on inside a backward step; elsewhere a step."""
        self._window.desk.playback.pause()
        self._window.document.stepper.stage_forward()

    def stage_back(self) -> None:
        """Go one stage back inside a backward step; elsewhere a step."""
        self._window.desk.playback.pause()
        self._window.document.stepper.stage_back()

    def to_break(self) -> None:
        """Go on to the next breakpoint, else to the end."""
        self._window.desk.playback.pause()
        self._window.document.stepper.to_break()

    def toggle_break(self) -> None:
        """Set a breakpoint, or take it away: on the graph's selected node, else on the line."""
        graph, editor = self._window.widgets.graph, self._window.widgets.editor
        if QApplication.focusWidget() is graph and graph.selected is not None:
            self._window.document.stepper.toggle_node(graph.selected)
        else:
            editor.breaks.toggle(editor.textCursor().blockNumber() + 1)

    def clear_breaks(self) -> None:
        """Take all breakpoints away."""
        self._window.widgets.editor.breaks.clear()
        self._window.document.stepper.clear_nodes()
