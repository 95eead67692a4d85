"""Opening and saving, with the dialogs that ask for a place. The document reads and writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMenu

from gradviz.document.reading import READABLE, SUFFIX, FileProblem, load
from gradviz.document.saving import save
from gradviz.document.state import State
from gradviz.words import say

if TYPE_CHECKING:
    from gradviz.app.main_window import MainWindow


class Filing:
    """The file commands of one window. Problems are said in the status line; nothing is lost."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def new(self) -> None:
        """Begin with an empty program."""
        self._window.document.open(State(title=say("window.untitled")))
        self._window.widgets.editor.setFocus()

    def open(self) -> None:
        """Ask for a file and open it."""
        patterns = " ".join(f"*{suffix}" for suffix in READABLE)
        path, _ = QFileDialog.getOpenFileName(
            self._window, say("window.file.open"), "", f"{say('window.file.all')} ({patterns})"
        )
        if path:
            self.open_path(path)

    def open_path(self, path: str) -> bool:
        """Open the file at `path`. Returns False, and says why, where that is not possible."""
        try:
            state, cursor = load(path)
        except FileProblem as problem:
            self._window.widgets.status.notify(str(problem))
            return False
        self._window.document.open(state, cursor)
        self._window.settings.add_recent(str(Path(path).absolute()))
        return True

    def save(self) -> bool:
        """Save to the document's file; ask for one where it has none."""
        file = self._window.document.state.file
        return self._write(file) if file else self.save_as()

    def save_as(self) -> bool:
        """Ask for a place and save there."""
        name = Path(self._window.document.state.title or say("window.untitled")).stem
        path, _ = QFileDialog.getSaveFileName(
            self._window,
            say("window.file.save"),
            f"{name}{SUFFIX}",
            f"{say('window.file.documents')} (*{SUFFIX})",
        )
        if path and not Path(path).suffix:
            path += SUFFIX
        return bool(path) and self._write(path)

    def fill_recent(self, menu: QMenu) -> None:
        """List the files opened lately in `menu`."""
        menu.clear()
        for path in self._window.settings.recent:
            action = menu.addAction(path)
            action.triggered.connect(lambda _on=False, to=path: self.open_path(to))
        if menu.isEmpty():
            menu.addAction(say("window.menu.no_recent")).setEnabled(False)

    def _write(self, path: str) -> bool:
        document, status = self._window.document, self._window.widgets.status
        try:
            save(path, document.state, document.stepper.cursor)
        except FileProblem as problem:
            status.notify(str(problem))
            return False
        document.mark_saved(Path(path).name, path)
        self._window.settings.add_recent(str(Path(path).absolute()))
        status.notify(say("window.file.saved", file=Path(path).name))
        return True
