import pytest
from PySide6.QtWidgets import QFileDialog

from tests.app.conftest import NEURON
from tests.helpers.cases import each

HEADS = {
    ".svg": b"<?xml",
    ".png": b"\x89PNG",
    ".pdf": b"%PDF",
    ".gif": b"GIF8",
    ".py": b"import tensorflow",
    ".dot": b"digraph",
}
ACTIONS = {
    ".svg": "Picture", ".png": "Picture", ".pdf": "Picture", ".gif": "Animation",
    ".py": "Code", ".dot": "Code",
}  # fmt: skip


@pytest.fixture
def window(reopen):
    return reopen(NEURON)


@each("suffix", HEADS)
def test_each_kind_is_written(window, monkeypatch, tmp_path, suffix):
    out = tmp_path / f"n{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    window.actions_by_name[f"actionExport{ACTIONS[suffix]}"].trigger()
    assert out.read_bytes().startswith(HEADS[suffix])
    assert "Exported" in window.widgets.status._hints.text()


def test_the_plot_that_is_shown_is_written(window, monkeypatch, tmp_path, qtbot):
    out = tmp_path / "p.svg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    qtbot.waitUntil(lambda: window.settled and window.widgets.plots.chart_shown is not None)
    window.actions_by_name["actionExportPlot"].trigger()
    assert out.read_bytes().startswith(HEADS[".svg"])
    out.unlink()
    window.document.edit_program("a = 1\n")
    window.document.runs.flush()
    qtbot.waitUntil(lambda: window.settled and window.widgets.plots.chart_shown is None)
    window.actions_by_name["actionExportPlot"].trigger()
    assert "No plot" in window.widgets.status._hints.text()
    assert not out.exists()


def test_a_place_that_cannot_be_written_is_said(window, monkeypatch, tmp_path):
    out = tmp_path / "none" / "n.svg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    window.actions_by_name["actionExportPicture"].trigger()
    assert "could not be written" in window.widgets.status._hints.text()


def test_no_answer_writes_nothing(window, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    for kind in ("Picture", "Animation", "Code"):
        window.actions_by_name[f"actionExport{kind}"].trigger()
    assert list(tmp_path.glob("n.*")) == []


def test_there_is_nothing_to_paint_in_an_empty_program(reopen, monkeypatch):
    window = reopen("")
    window.actions_by_name["actionExportPicture"].trigger()
    assert "no graph" in window.widgets.status._hints.text()
