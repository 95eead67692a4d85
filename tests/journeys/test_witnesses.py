"""A person doubts a gradient, and asks other witnesses: by mouse and by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsView, QTableView

from gradviz.document.judging import FEW_NODES
from gradviz.ui.tables.gradients_model import WHY

RELU = """import tensorflow as tf
x = tf.Variable(0.)
w = tf.Variable(2.)
with tf.GradientTape() as tape:
  y = tf.nn.relu(x) * w
g = tape.gradient(y, [x, w])
"""
LONG = f"""import tensorflow as tf
x = tf.Variable(1.)
with tf.GradientTape() as tape:
  y = x
  for k in range({FEW_NODES + 1}):
    y = y * 1.
g = tape.gradient(y, x)
"""


def inspected(window):
    model = window.findChild(QTableView, "inspector").model()
    return {model.index(k, 0).data(): model.index(k, 1).data() for k in range(model.rowCount())}


def test_a_click_on_a_gradient_shows_the_check_of_its_source(show_again):
    window = show_again(RELU)
    table = window.findChild(QTableView, "gradientsTable")
    place = table.visualRect(table.model().index(0, WHY)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    rows = inspected(window)
    assert rows["check"] == "a kink"
    assert (rows["tape"], rows["differences"]) == ("0.00000", "1.00000")
    assert window.findChild(QGraphicsView, "graphView").selected == 0


def test_by_keyboard_too_and_the_table_marks_what_agrees(show_again):
    window = show_again(RELU)
    table = window.findChild(QTableView, "gradientsTable")
    table.setCurrentIndex(table.model().index(1, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert inspected(window)["check"] == "all agree, to 7 digits"
    tip = table.model().index(1, WHY).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.splitlines()[0] == "tape: 0.000 (float32)"
    assert len(tip.splitlines()) == 4


def test_the_verdict_changes_neither_the_trace_nor_the_moment(show_again, qtbot):
    window = show_again(RELU)
    trace, cursor = window.trace, window.cursor
    window.desk.judging.set_trace(window.document.shown, trace)
    qtbot.waitUntil(lambda: window.settled)
    assert window.trace is trace
    assert window.cursor == cursor


def test_a_gradient_not_yet_arrived_has_no_check(show_again):
    window = show_again(RELU)
    window.findChild(QGraphicsView, "graphView").select(0)
    assert "check" in inspected(window)
    window.go_to(1)
    window.findChild(QGraphicsView, "graphView").select(0)
    assert "check" not in inspected(window)


def test_another_program_brings_another_verdict(show_again, qtbot):
    window = show_again(RELU)
    window.widgets.editor.selectAll()
    window.widgets.editor.insertPlainText(RELU.replace("0.)", "1.)", 1))
    qtbot.waitUntil(lambda: not window.settled)
    qtbot.waitUntil(lambda: window.settled, timeout=20_000)
    window.go_to(len(window.trace.steps))
    window.findChild(QGraphicsView, "graphView").select(0)
    assert inspected(window)["check"] == "all agree, to 7 digits"


def test_a_large_program_is_checked_when_one_asks(show_again, qtbot):
    window = show_again(LONG)
    window.findChild(QGraphicsView, "graphView").select(0)
    assert inspected(window)["check"] == "Check in three other ways"
    table = window.findChild(QTableView, "inspector")
    row = next(
        k for k in range(table.model().rowCount()) if table.model().index(k, 0).data() == "check"
    )
    table.setCurrentIndex(table.model().index(row, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert "Cancel" in inspected(window)["check"]
    qtbot.waitUntil(lambda: "agree" in inspected(window)["check"], timeout=20_000)
