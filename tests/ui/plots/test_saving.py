"""Numbers of plots in files."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from gradviz.ui.plots.saving import comma_separated, hand_out

ROWS = [["step", 'a "name", so'], [0, 1.5], [1, ""]]


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def choosing(monkeypatch, path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def test_commas_and_quotes_are_kept_apart():
    assert comma_separated(ROWS) == 'step,"a ""name"", so"\n0,1.5\n1,\n'


def test_a_file_is_written_with_its_suffix(parent, monkeypatch, tmp_path):
    choosing(monkeypatch, tmp_path / "numbers")
    assert "numbers.csv" in hand_out(parent, ROWS, "memory", "save")
    assert (tmp_path / "numbers.csv").read_text() == comma_separated(ROWS)


def test_nothing_is_written_where_no_file_is_chosen(parent, monkeypatch, tmp_path):
    choosing(monkeypatch, "")
    assert hand_out(parent, ROWS, "memory", "save") == ""


def test_what_cannot_be_written_is_said(parent, monkeypatch, tmp_path):
    choosing(monkeypatch, tmp_path / "nowhere" / "numbers.csv")
    assert "numbers.csv" in hand_out(parent, ROWS, "memory", "save")


def test_what_is_copied_has_tabs(parent):
    assert hand_out(parent, ROWS[1:], "memory", "copy") == ""
    assert QGuiApplication.clipboard().text() == "0\t1.5\n1\t"
