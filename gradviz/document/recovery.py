"""Autosave: what was being worked on is found again after a crash.

Each running gradviz holds a lock on one of a few slots. A slot that nobody holds but that has a
document left in it belongs to one that died.
"""

from pathlib import Path

from PySide6.QtCore import QDir, QLockFile, QObject, QStandardPaths, QTimer

from gradviz.document.document import Document
from gradviz.document.reading import FileProblem, decode
from gradviz.document.saving import save
from gradviz.document.state import State

SLOTS = 8
SAVE_AFTER_MS = 2000


def folder() -> Path:
    """Return where the slots lie, made if need be."""
    where = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    QDir().mkpath(where)
    return Path(where)


class Recovery(QObject):
    """Saves a document's changes shortly after they are made, in a slot of its own."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._lock: QLockFile | None = None
        self._file: Path | None = None
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save_now)
        self._take_slot()
        document.titleChanged.connect(self._note)

    def found(self) -> State | None:
        """Return what a gradviz that died was working on, if there is any in our slot."""
        if self._file is None or not self._file.exists():
            return None
        try:
            return decode(self._file.read_bytes(), self._file.name)[0]
        except (FileProblem, OSError):
            return None

    def save_now(self) -> None:
        """Save without waiting. What cannot be saved here is not worth interrupting anyone for."""
        if self._file is None or not self._document.modified:
            return
        try:
            save(self._file, self._document.state, self._document.stepper.cursor)
        except FileProblem:
            self._timer.stop()

    def close(self) -> None:
        """Everything is in order: leave nothing behind."""
        self._timer.stop()
        if self._file is not None:
            self._file.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.unlock()

    def _take_slot(self) -> None:
        where = folder()
        for number in range(SLOTS):
            lock = QLockFile(str(where / f"recovery-{number}.lock"))
            lock.setStaleLockTime(0)
            if lock.tryLock(0):
                self._lock, self._file = lock, where / f"recovery-{number}.gradviz"
                return

    def _note(self, _title: str, modified: bool) -> None:
        if modified:
            self._timer.start()
        elif self._file is not None:
            self._timer.stop()
            self._file.unlink(missing_ok=True)
