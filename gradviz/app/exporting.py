"""The export commands: ask for a place, write, say that it is done. The writing is export's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QProgressDialog

from gradviz.export.code import script
from gradviz.export.devices import DENSITY, SUFFIXES, kind
from gradviz.export.dot import dot
from gradviz.export.pictures import Picture, write_picture
from gradviz.export.plots import write_plot
from gradviz.export.tape import write_tape
from gradviz.words import say

if TYPE_CHECKING:
    from gradviz.app.main_window import MainWindow
    from gradviz.trace import Frame
    from gradviz.ui.tape.sheet import TapeSheet


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
            self._write(path, lambda: self._paint(picture, path, moment))

    def tape(self) -> None:
        """Write the tape at the cursor as SVG, PNG or PDF; it shows progress, too."""
        sheet = self._window.widgets.strip.sheet()
        if sheet is None:
            self._window.widgets.status.notify(say("window.export.no_tape"))
            return
        path = self._ask("tape", SUFFIXES)
        if path:
            self._write(path, lambda: self._unroll(sheet, path))

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

    def _write(self, path: str, write: Callable[[], object]) -> None:
        """Write, and say how it went: `write` returns False if stopped, or words of its own."""
        name, notify = Path(path).name, self._window.widgets.status.notify
        try:
            done = write()
        except OSError as error:
            notify(say("window.export.failed", file=name, what=error.strerror or error))
            return
        key = "cancelled" if done is False else "done"
        notify(done if isinstance(done, str) else say(f"window.export.{key}", file=name))

    def _paint(self, picture: Picture, path: str, moment: Frame) -> bool | str:
        with self._progress("picture", "parts") as tell:
            done = write_picture(picture, path, moment, tell)
        percent = round(100 * picture.density / DENSITY)
        if not done or percent == 100 or kind(path) != ".png":
            return done
        return say("window.export.smaller", file=Path(path).name, percent=max(percent, 1))

    def _animate(self, picture: Picture, path: str) -> bool:
        # Pillow is loaded here and not at the start: nobody waits for it to see a window.
        from gradviz.export.animation import write_animation

        with self._progress("animation", "frames") as tell:
            return write_animation(picture, path, tell)

    def _unroll(self, sheet: TapeSheet, path: str) -> bool | str:
        with self._progress("tape", "rows") as tell:
            rows = write_tape(sheet, path, tell)
        if rows is None:
            return False
        cells, count = sheet.cells_in(rows), sheet.cells_in(range(len(sheet.rows)))
        name = Path(path).name
        return cells == count or say("window.export.part", file=name, cells=cells, count=count)

    @contextmanager
    def _progress(self, what: str, parts: str) -> Iterator[Callable[[int, int], bool]]:
        """Give what tells a person how far it is; it returns False once they no longer want it."""
        dialog = QProgressDialog(self._window)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setWindowTitle(say(f"window.export.{what}"))
        dialog.setCancelButtonText(say("window.cancel"))
        dialog.setMinimumDuration(300)
        dialog.setAutoReset(False)  # what is painted has yet to be packed

        def tell(done: int, count: int) -> bool:
            dialog.setLabelText(say(f"window.export.{parts}", at=done, count=count))
            dialog.setMaximum(max(count, 1))
            dialog.setValue(min(done, count))
            QCoreApplication.processEvents()
            return not dialog.wasCanceled()

        try:
            yield tell
        finally:
            dialog.close()
            dialog.deleteLater()
