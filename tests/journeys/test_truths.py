"""A person asks where a gradient came from, and where a NaN did, by keyboard and by mouse."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsView, QTableView, QTextBrowser

PATHS = """import tensorflow as tf
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = x*x + tf.sin(x)
g = tape.gradient(y, x)
"""
MASKED = """import tensorflow as tf
x = tf.Variable(0.)
with tf.GradientTape() as tape:
  y = tf.where(x > 0., tf.math.log(x), 0.)
g = tape.gradient(y, x)
"""


def inspector(window):
    return window.findChild(QTableView, "inspector")


def rows(window):
    model = inspector(window).model()
    return [(model.index(k, 0).data(), model.index(k, 1).data()) for k in range(model.rowCount())]


def row_with(window, text):
    return next(k for k, (label, _) in enumerate(rows(window)) if label == text)


def test_a_path_pointed_at_by_keys_is_marked_in_the_graph(show_again):
    window = show_again(PATHS)
    graph = window.findChild(QGraphicsView, "graphView")
    graph.select(0)
    table = inspector(window)
    table.setFocus()
    table.setCurrentIndex(table.model().index(row_with(window, "paths"), 0))
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Down)
    marked = graph.overlay.path
    assert [window.trace.nodes[k].label or window.trace.nodes[k].op for k in marked.path.nodes] == [
        "y", "multiply", "x"]  # fmt: skip
    assert len(marked.edges) == 2
    window.go_to(1)
    assert graph.overlay.path.path is None


def test_the_pointer_over_a_path_marks_it_until_it_leaves(show_again, qtbot):
    window = show_again(PATHS)
    graph = window.findChild(QGraphicsView, "graphView")
    graph.select(0)
    table = inspector(window)
    index = table.model().index(row_with(window, "y ← sin ← x"), 0)
    table.scrollTo(index)
    QTest.mouseMove(table.viewport(), table.visualRect(index).center())
    qtbot.waitUntil(lambda: graph.overlay.path.path is not None)
    assert graph.overlay.path.path.nodes[-1] == 0


def test_the_first_nan_is_marked_told_and_mended(show_again):
    window = show_again(MASKED)
    log = next(node.id for node in window.trace.nodes if node.op == "log")
    step = next(k for k, s in enumerate(window.trace.steps) if s.backward and s.node == log)
    window.go_to(step + 1)
    graph = window.findChild(QGraphicsView, "graphView")
    assert log in graph.overlay.tints.born
    assert "0 × ∞ = NaN" in window.findChild(QTextBrowser, "narration").toPlainText()
    code = [text for _, text in rows(window) if text.startswith("tf.where")]
    assert code == ["tf.where(x > 0., tf.math.log(tf.where(x > 0., x, 1.)), 0.)"]
