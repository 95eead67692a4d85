"""Writes a document to disk, whole or not at all."""

import os
from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile

from gradviz.document.reading import FileProblem, encode
from gradviz.document.state import State
from gradviz.words import say


def save(path: str | os.PathLike[str], state: State, cursor: int) -> None:
    """Write a document; the old file stays as it is until the new one is complete.

    Raises FileProblem.
    """
    file = QSaveFile(os.fspath(path))
    written = file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(encode(state, cursor)) >= 0
    if not (written and file.commit()):
        name = Path(path).name
        raise FileProblem(say("window.file.not_written", file=name, what=file.errorString()))
