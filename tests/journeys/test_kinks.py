"""Kinks and infinities: found, read and explained by keys alone, and by mouse alone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QTextBrowser

KINK = """\
x = tf.Variable(0.)
with tf.GradientTape() as tape:
  y = tf.nn.relu(x) + 1.
g = tape.gradient(y, x)
"""
POLE = """\
x = tf.Variable([1., 0.])
with tf.GradientTape() as tape:
  y = tf.reduce_sum(tf.sqrt(x))
g = tape.gradient(y, x)
"""
KEY, LEFT, CTRL = Qt.Key, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


def press(key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, held)


def find(window, qtbot, text):
    """Go to the graph and look for `text`, by keys."""
    press(KEY.Key_3, CTRL)
    press(KEY.Key_Slash)
    qtbot.waitUntil(window.widgets.graph.finder.wanted.hasFocus)
    QTest.keyClicks(QApplication.focusWidget(), text)
    press(KEY.Key_Escape)
    qtbot.waitUntil(window.widgets.graph.hasFocus)


def inspected(window):
    """Return what the inspector tells, as it is shown and as it is read aloud."""
    model = window.findChild(QTableView, "inspector").model()
    cells = [model.index(k, column) for k in range(model.rowCount()) for column in (0, 1)]
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    return "\n".join(str(cell.data(role)) for cell in cells for role in roles)


def middle(window, op):
    graph = window.widgets.graph
    node = next(n.id for n in window.trace.nodes if n.op == op)
    return node, graph.mapFromScene(graph._graph.rects_of(node)[0].center())


def test_a_kink_by_keys_alone(show_again, qtbot):
    window = show_again(KINK)
    find(window, qtbot, "relu")
    assert window.trace.nodes[window.widgets.graph.selected].op == "relu"
    press(KEY.Key_Return)  # to its step
    press(KEY.Key_Return)  # and to its backward step
    step = window.trace.steps[window.cursor - 1]
    assert (step.kind, window.trace.nodes[step.node].op) == ("pulled_back", "relu")
    told = inspected(window)
    assert all(library in told for library in ("TensorFlow", "PyTorch", "JAX"))


def test_a_kink_by_mouse_alone(show_again, qtbot):
    window = show_again(KINK)
    node, at = middle(window, "relu")
    graph = window.widgets.graph
    QTest.mouseMove(graph.viewport(), at)
    tip = QHelpEvent(QHelpEvent.Type.ToolTip, at, graph.viewport().mapToGlobal(at))
    QApplication.sendEvent(graph.viewport(), tip)
    assert graph.resting.card.isVisible()
    assert "convention" in graph.resting.card.text().lower()
    QTest.mouseClick(graph.viewport(), LEFT, pos=at)
    assert graph.selected == node
    assert "TensorFlow" in inspected(window)
    QTest.mouseMove(window.widgets.header, window.widgets.header.rect().center())


def test_the_first_infinity_by_keys_alone(show_again, qtbot):
    window = show_again(POLE)
    gradient = window.trace.gradients[0].rows[0].value
    assert gradient[1] == float("inf")
    find(window, qtbot, "sqrt")
    press(KEY.Key_Return)
    press(KEY.Key_Return)
    step = window.trace.steps[window.cursor - 1]
    assert step.kind == "pulled_back"
    assert step.node in window.widgets.graph.overlay.tints.born
    told = inspected(window)
    assert "∞" in told or "inf" in told


def test_the_first_infinity_by_mouse_alone(show_again, qtbot):
    window = show_again(POLE)
    _, at = middle(window, "sqrt")
    viewport = window.widgets.graph.viewport()
    QTest.mouseClick(viewport, LEFT, pos=at)
    QTest.mouseClick(viewport, LEFT, pos=middle(window, "sqrt")[1])
    step = window.trace.steps[window.cursor - 1]
    assert step.kind == "pulled_back"
    told = window.findChild(QTextBrowser, "narration").toPlainText()
    assert "∞" in told or "inf" in told
    QTest.mouseMove(window.widgets.header, window.widgets.header.rect().center())
