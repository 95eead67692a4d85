"""Writes the numbers of a plot to a file that a person chooses."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from gradviz.words import say

SUFFIX = ".csv"


def comma_separated(rows: Sequence[Sequence[object]], separator: str = ",") -> str:
    """Return rows as CSV, the names of the columns first; or with another separator."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows)
    return text.getvalue()


def save_rows(parent: QWidget, rows: Sequence[Sequence[object]], name: str) -> str:
    """Ask where to write `rows`, and write them; return what to say of it, "" for nothing."""
    return save_text(parent, comma_separated(rows), name)


def save_text(parent: QWidget, text: str, name: str) -> str:
    """Do as `save_rows` with rows that are text already."""
    title, filters = say("plots.curve.save"), say("plots.curve.csv")
    path, _ = QFileDialog.getSaveFileName(parent, title, name + SUFFIX, filters)
    if not path:
        return ""
    place = Path(path if path.lower().endswith(SUFFIX) else path + SUFFIX)
    try:
        place.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        return say("plots.curve.not_saved", file=place.name, what=error.strerror or error)
    return say("plots.curve.saved", file=place.name)
