"""The export commands: ask for a place, write, say that it is done. The writing is export's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QProgressDialog

from gradviz.export.code import script
from gradviz.export.dot import dot
from gradviz.export.pictures import SUFFIXES, Picture, write_picture
from gradviz.export.plots import write_plot
from gradviz.words import say

if TYPE_CHECKING:
    from gradviz.app.main_window import MainWindow


class Exporting:
    """Exports what the window shows."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def picture(self) -> None:
        """Write the graph at the cursor as SVG, PNG or PDF."""
        picture = self._picture()
        path = picture and self._ask("picture", SUFFIXES)
        if picture is not None and path:
            moment = self._window.document.stepper.frame
            self._write(path, lambda: write_picture(picture, path, moment))

    def plot(self) -> None:
        """Write the plot that is looked at as SVG, PNG or PDF."""
        chart = self._window.widgets.plots.chart_shown
        if chart is None:
            self._window.widgets.status.notify(say("window.export.no_plot"))
            return
        path = self._ask("plot", SUFFIXES)
        if path:
            self._write(path, lambda: write_plot(chart, path))

    def animation(self) -> None:
        """Write all steps as a GIF; it shows progress and can be cancelled."""
        picture = self._picture()
        path = picture and self._ask("animation", (".gif",))
        if picture is not None and path:
            self._write(path, lambda: self._animate(picture, path))

    def code(self) -> None:
        """Write the program as a TensorFlow script, or the graph as Graphviz text."""
        path = self._ask("code", (".py", ".dot"))
        if path:
            document = self._window.document
            trace = self._window.shown
            graph = Path(path).suffix.lower() == ".dot"
            text = dot(trace) if graph else script(trace, document.state.before)
            self._write(path, lambda: Path(path).write_text(text, encoding="utf-8"))

    def _picture(self) -> Picture | None:
        document = self._window.document
        if document.drawing is None or not document.drawing.boxes:
            self._window.widgets.status.notify(say("window.export.empty"))
            return None
        graph = self._window.widgets.graph
        return Picture(self._window.shown, document.drawing, self._window.theme, graph.asked)

    def _ask(self, what: str, suffixes: tuple[str, ...]) -> str:
        filters = ";;".join(f"{suffix[1:].upper()} (*{suffix})" for suffix in suffixes)
        name = Path(self._window.document.state.title or "gradviz").stem + suffixes[0]
        path, chosen = QFileDialog.getSaveFileName(
            self._window, say(f"window.export.{what}"), name, filters
        )
        if path and Path(path).suffix.lower() not in suffixes:
            path += next((suffix for suffix in suffixes if suffix in chosen), suffixes[0])
        return path

    def _write(self, path: str, write: object) -> None:
        name, notify = Path(path).name, self._window.widgets.status.notify
        assert callable(write)
        try:
            done = write()
        except OSError as error:
            notify(say("window.export.failed", file=name, what=error.strerror or error))
            return
        key = "cancelled" if done is False else "done"
        notify(say(f"window.export.{key}", file=name))

    def _animate(self, picture: Picture, path: str) -> bool:
        # Pillow is loaded here and not at the start: nobody waits for it to see a window.
        from gradviz.export.animation import write_animation

        dialog = QProgressDialog(self._window)
        dialog.setWindowTitle(say("window.export.animation"))
        dialog.setCancelButtonText(say("window.cancel"))
        dialog.setMinimumDuration(300)

        def progress(step: int, count: int) -> bool:
            dialog.setLabelText(say("window.export.frames", step=step, count=count))
            dialog.setMaximum(max(count, 1))
            dialog.setValue(min(step, count))
            QCoreApplication.processEvents()
            return not dialog.wasCanceled()

        try:
            return write_animation(picture, path, progress)
        finally:
            dialog.close()
            dialog.deleteLater()
