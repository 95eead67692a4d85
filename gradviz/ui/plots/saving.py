"""Hands the numbers of a plot out: to the clipboard, or to a file that a person chooses."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from gradviz.words import say

SUFFIX = ".csv"


def comma_separated(rows: Sequence[Sequence[object]], separator: str = ",") -> str:
    """Return rows as CSV, the names of the columns first; or with another separator."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows)
    return text.getvalue()


def hand_out(parent: QWidget, rows: Sequence[Sequence[object]], name: str, how: str) -> str:
    """Copy `rows` with tabs, or with `how` "save" write them to a file; return what to say."""
    if how == "save":
        return save_text(parent, comma_separated(rows), name)
    QGuiApplication.clipboard().setText(comma_separated(rows, "\t").rstrip("\n"))
    return ""


def save_text(parent: QWidget, text: str, name: str) -> str:
    """Ask where to write `text`, and write it; return what to say of it, "" for nothing."""
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
