import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QProgressDialog

from tests.app.conftest import NEURON
from tests.helpers.cases import each

CONTROL = Qt.KeyboardModifier.ControlModifier
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


def _with_the_key(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_X, CONTROL | Qt.KeyboardModifier.ShiftModifier)


def _with_the_mouse(qtbot, window):
    menu = window._menus["export"]
    menu.popup(window.mapToGlobal(window.rect().center()))
    place = menu.actionGeometry(window.actions_by_name["actionExportTape"]).center()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)


@each("way", [_with_the_key, _with_the_mouse])
def test_the_tape_is_written_as_it_stands(window, monkeypatch, tmp_path, qtbot, way):
    out = tmp_path / "t.svg"
    out.unlink(missing_ok=True)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    window.go_to(next(k for k, s in enumerate(window.trace.steps, 1) if s.kind == "pulled_back"))
    way(qtbot, window)
    assert "Exported t.svg" in window.widgets.status._hints.text()
    assert "being read" in out.read_text(encoding="utf-8")


def test_a_tape_too_large_for_a_file_says_how_much_of_it_there_is(window, monkeypatch, tmp_path):
    out = tmp_path / "t.svg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    monkeypatch.setattr("gradviz.app.exporting.write_tape", lambda *_: range(0))
    window.actions_by_name["actionExportTape"].trigger()
    assert "0 of 5 cells" in window.widgets.status._hints.text()


def test_a_picture_that_had_to_be_small_says_so(window, monkeypatch, tmp_path):
    out = tmp_path / "n.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    monkeypatch.setattr("gradviz.export.pictures.MOST_SIDE", 100)
    window.actions_by_name["actionExportPicture"].trigger()
    assert "% of the usual size" in window.widgets.status._hints.text()


def test_a_long_picture_shows_how_far_it_is_and_can_be_stopped(window, monkeypatch, tmp_path):
    out, seen = tmp_path / "t.png", []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))

    def write(_sheet, _path, progress):
        assert progress(0, 7)
        dialog = window.findChild(QProgressDialog)
        seen.append((dialog.labelText(), dialog.maximum()))
        dialog.cancel()
        return range(7) if progress(1, 7) else None

    monkeypatch.setattr("gradviz.app.exporting.write_tape", write)
    window.actions_by_name["actionExportTape"].trigger()
    assert seen == [("Painting the tape: row 0 of 7", 7)]
    assert "Stopped: t.png was not written" in window.widgets.status._hints.text()


def test_a_place_that_cannot_be_written_is_said(window, monkeypatch, tmp_path):
    out = tmp_path / "none" / "n.svg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    window.actions_by_name["actionExportPicture"].trigger()
    assert "could not be written" in window.widgets.status._hints.text()


def test_no_answer_writes_nothing(window, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    for kind in ("Picture", "Tape", "Animation", "Code"):
        window.actions_by_name[f"actionExport{kind}"].trigger()
    assert list(tmp_path.glob("n.*")) == []


def test_there_is_nothing_to_paint_in_an_empty_program(reopen, monkeypatch):
    window = reopen("")
    for what, said in (("Picture", "no graph"), ("Tape", "no tape")):
        window.actions_by_name[f"actionExport{what}"].trigger()
        assert said in window.widgets.status._hints.text()
