import json

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.app.conftest import NEURON

TEXT = "k = w * 3.\n"


@pytest.fixture
def answers(monkeypatch):
    """Answer the file dialogs, which a test cannot click."""

    def answer(path):
        for name in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), ""))

    return answer


@pytest.fixture
def window(reopen):
    return reopen(NEURON)


def trigger(window, name):
    window.actions_by_name[name].trigger()


def test_open_takes_up_the_file_and_says_its_name(window, answers, tmp_path, qtbot):
    (tmp_path / "k.py").write_text(TEXT, encoding="utf-8")
    answers(tmp_path / "k.py")
    with qtbot.waitSignal(window.traceChanged):
        trigger(window, "actionOpen")
    assert window.widgets.editor.toPlainText() == TEXT
    assert "k.py" in window.windowTitle()


def test_save_asks_once_and_then_knows_the_place(window, answers, tmp_path):
    answers(tmp_path / "n")
    trigger(window, "actionSave")
    saved = tmp_path / "n.gradviz"
    assert json.loads(saved.read_bytes())["scenes"][0]["text"].startswith("z = ")
    window.document.set_value("w", 0.25)
    assert "•" in window.windowTitle()
    answers("")
    trigger(window, "actionSave")
    assert json.loads(saved.read_bytes())["scenes"][0]["inputs"]["w"]["value"] == 0.25
    assert "•" not in window.windowTitle()


def test_a_saved_program_opens_at_its_step(window, answers, tmp_path, qtbot):
    window.go_to(3)
    answers(tmp_path / "n.gradviz")
    trigger(window, "actionSaveAs")
    window.go_to(0)
    with qtbot.waitSignal(window.traceChanged):
        trigger(window, "actionOpen")
    assert window.cursor == 3


def test_a_damaged_file_is_said_and_nothing_is_lost(window, answers, tmp_path):
    (tmp_path / "n.gradviz").write_text("{", encoding="utf-8")
    answers(tmp_path / "n.gradviz")
    before = window.document.text
    trigger(window, "actionOpen")
    assert window.document.text == before
    assert "damaged" in window.widgets.status._hints.text()


def test_opening_by_mistake_can_be_undone(window, answers, tmp_path, qtbot):
    before = window.document.text
    (tmp_path / "k.py").write_text(TEXT, encoding="utf-8")
    answers(tmp_path / "k.py")
    trigger(window, "actionOpen")
    trigger(window, "actionUndo")
    qtbot.waitUntil(lambda: window.settled)
    assert window.widgets.editor.toPlainText() == before


def test_new_begins_empty(window, qtbot):
    trigger(window, "actionNew")
    qtbot.waitUntil(lambda: window.settled)
    assert window.widgets.editor.toPlainText() == ""
    assert window.trace.nodes == ()


def test_files_opened_lately_are_offered_again(window, answers, tmp_path):
    answers(tmp_path / "n.gradviz")
    trigger(window, "actionSaveAs")
    menu = window._menus["recent"]
    window.filing.fill_recent(menu)
    assert menu.actions()[0].text() == str(tmp_path / "n.gradviz")


def test_the_cells_of_a_notebook_become_tabs(window, tmp_path, qtbot):
    (tmp_path / "a.py").write_text("# %%\nk = 2.\n# %%\nm = k * w\n", encoding="utf-8")
    window.filing.open_path(str(tmp_path / "a.py"))
    assert window.widgets.scenes.isVisible()
    with qtbot.waitSignal(window.traceChanged):
        window.widgets.scenes._tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: window.settled)
    assert window.widgets.editor.toPlainText() == "m = k * w\n"
    assert float(window.trace.values["m"]) == 2.0
