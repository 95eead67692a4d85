"""Names on offer while the program runs by itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

PROGRAM = "x = tf.Variable(3.)\nwith tf.GradientTape() as tape:\n    y = tf.square(x)\n"


@pytest.fixture
def typing(open_window, qtbot):
    window = open_window(PROGRAM + "tape.gradient(y, x)\n")
    window.resize(1366, 768)
    editor = window.widgets.editor
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(editor, "tf.nn.re")
    assert editor._completion.is_open()
    return window


def test_a_run_that_scrolls_the_program_leaves_the_offer_beside_the_caret(typing, qtbot):
    editor = typing.widgets.editor
    qtbot.waitUntil(lambda: typing.settled and typing.trace.error is not None)
    qtbot.waitUntil(lambda: typing.widgets.problems.isVisible())
    assert editor._completion.is_open()
    caret = editor.mapTo(typing, editor.cursorRect().bottomLeft()).y()
    above, under = editor._completion.list.geometry().bottom(), editor._completion.list.y()
    assert min(abs(under - caret), abs(above - caret)) < 40
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert "tf.nn.relu" in editor.toPlainText()


def test_an_offer_whose_caret_is_scrolled_out_of_sight_goes(typing, qtbot):
    editor = typing.widgets.editor
    editor.setPlainText("\n" * 80)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.insertPlainText("tf.nn.re")
    editor._completion.offer()
    assert editor._completion.is_open()
    editor.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: not editor._completion.is_open())
