"""A notebook from a stranger in the window: what is left out is listed, and warnings are mended."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QListWidget, QPlainTextEdit, QTabBar

NOTEBOOKS = Path(__file__).parents[1] / "lang" / "notebooks"
HARMFUL = """import tensorflow as tf
x = tf.constant(10)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = x * x
g = tape.gradient(y, x)
"""


@pytest.fixture
def opened(open_window, monkeypatch, qtbot):
    """Return a function that opens a file in a window, as with the menu."""

    def opening(path):
        window = open_window("")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        with qtbot.waitSignal(window.traceChanged, timeout=20_000):
            window.findChild(QAction, "actionOpen").trigger()
        settle(window, qtbot)
        return window

    return opening


def settle(window, qtbot):
    qtbot.waitUntil(lambda: window.settled and window.document.is_fresh, timeout=20_000)


def listed(window):
    problems = window.findChild(QListWidget, "problems")
    return [problems.item(k).text() for k in range(problems.count())]


def test_a_notebook_from_colab_opens_lists_what_it_left_out_and_trains(opened, qtbot):
    window = opened(NOTEBOOKS / "colab_header.ipynb")
    assert listed(window)[0].startswith("Notice, line 5: Left out: %tensorflow_version 2.x")
    assert len(listed(window)) == 5
    window.findChild(QTabBar, "sceneTabs").setCurrentIndex(3)
    settle(window, qtbot)
    assert window.trace.error is None
    assert float(window.trace.values["w"]) == pytest.approx(3.464)
    assert [line.partition(":")[0] for line in listed(window)] == ["Notice, line 1"]


def test_a_click_on_a_notice_goes_to_its_line(opened, qtbot):
    window = opened(NOTEBOOKS / "colab_header.ipynb")
    problems = window.findChild(QListWidget, "problems")
    place = problems.visualItemRect(problems.item(0)).topLeft() + QPoint(40, 12)
    qtbot.mouseClick(problems.viewport(), Qt.MouseButton.LeftButton, pos=place)
    editor = window.findChild(QPlainTextEdit, "programEditor")
    assert editor.textCursor().blockNumber() == 4


def test_a_name_that_was_left_out_is_a_clear_error_in_a_later_cell(opened, qtbot):
    window = opened(NOTEBOOKS / "missing_names.ipynb")
    window.findChild(QTabBar, "sceneTabs").setCurrentIndex(1)
    settle(window, qtbot)
    assert "sigmoid has no value here: line 2 of cell 1" in listed(window)[0]


def test_a_warning_is_mended_by_a_click_and_one_undo_takes_that_back(open_window, qtbot):
    window = open_window(HARMFUL)
    settle(window, qtbot)
    said = listed(window)
    assert [line.partition(":")[0] for line in said] == ["Warning, line 4", "Warning, line 6"]
    assert said[0].endswith("Write 10. for 10")
    problems = window.findChild(QListWidget, "problems")
    problems.setCurrentRow(0)
    qtbot.keyClick(problems, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window, qtbot)
    editor = window.findChild(QPlainTextEdit, "programEditor")
    assert "tf.constant(10.)" in editor.toPlainText()
    assert listed(window) == []
    assert float(window.trace.values["g"]) == 20.0
    window.findChild(QAction, "actionUndo").trigger()
    settle(window, qtbot)
    assert editor.toPlainText() == HARMFUL
    assert listed(window) == said
