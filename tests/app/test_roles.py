"""Roles in the window: a toggle is an edit of the text, and one that is off says why."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QTableView, QToolTip

from gradviz.words import CATALOGUE

LEFT = Qt.MouseButton.LeftButton
ROLE, VALUE = 1, 2
TRAINED = """\
ws = [tf.Variable(3.), tf.Variable(2.)]  # slope, intercept
with tf.GradientTape() as tape: y = ws[0] * ws[1]
g = tape.gradient(y, ws)
ws[1].assign_sub(0.1)
"""
OFF = "Line 4 gives ws[1] another value; only a variable can take one."


@pytest.fixture
def window(reopen):
    """A window on a list of two variables, one of which the program assigns to."""
    return reopen(TRAINED)


def table(window):
    return window.findChild(QTableView, "variablesTable")


def text(window):
    return window.findChild(QPlainTextEdit, "programEditor").toPlainText()


def press(window, qtbot, row, segment):
    """Click a segment of a role cell."""
    view = table(window)
    room = view.room(view.model().index(row, ROLE))
    at = view._roles.segments(room)[segment].center().toPoint()
    qtbot.mouseClick(view.viewport(), LEFT, pos=at)


def test_a_part_of_a_list_is_toggled_in_the_text_and_undone_to_the_byte(window, qtbot):
    with qtbot.waitSignal(window.traceChanged, timeout=10_000):
        press(window, qtbot, 0, 2)
    qtbot.waitUntil(lambda: window.settled)
    assert text(window) == TRAINED.replace("tf.Variable(3.)", "tf.constant(3.)").replace(
        "as tape: y", "as tape: tape.watch(ws[0]); y"
    )
    assert [row.role for row in window.trace.inputs] == ["watched", "trainable"]
    assert float(window.trace.gradients[0].rows[0].value) == 2.0
    with qtbot.waitSignal(window.traceChanged, timeout=10_000):
        window.document.undo()
    assert text(window) == TRAINED


def test_a_toggle_that_is_off_says_why_and_changes_nothing(window, qtbot):
    with qtbot.assertNotEmitted(window.traceChanged, wait=100):
        press(window, qtbot, 1, 3)
    assert QToolTip.text() == OFF
    assert text(window) == TRAINED
    index = table(window).model().index(1, ROLE)
    assert not table(window).model().setData(index, "watched", Qt.ItemDataRole.EditRole)
    assert f"Not constant: {OFF}" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_the_reason_is_said_in_the_language_in_force(window, qtbot):
    CATALOGUE.use("ko")
    with qtbot.waitSignal(window.traceChanged, timeout=10_000):
        window.document.run_again()
    index = table(window).model().index(1, ROLE)
    assert "4행에서 ws[1]에 새 값을 넣습니다" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_a_value_of_a_part_of_a_list_is_written_into_the_list(window, qtbot):
    model = table(window).model()
    with qtbot.waitSignal(window.traceChanged, timeout=10_000):
        assert model.setData(model.index(0, VALUE), "0.5", Qt.ItemDataRole.EditRole)
    assert text(window) == TRAINED.replace("3.", "0.5", 1)
