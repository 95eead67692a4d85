"""Stepping back shows the very picture that stepping forward showed, at every step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsView

from tests.helpers.pictures import difference

ROLES = """\
w = tf.Variable([[.4, -.9], [.7, .1], [-.5, .8]])
x1 = tf.Variable(3., trainable=False)
x2 = tf.Variable(2.) + 1.
x3 = tf.constant([[1., 2., 3.]])
with tf.GradientTape() as tape:
  y = x3 @ w + x1 + x2
  loss = tf.reduce_mean(y ** 2)
grads = tape.gradient(loss, [w, x1, x2, x3])
"""
NESTED = """\
x = tf.Variable(3.)
with tf.GradientTape() as outer:
  with tf.GradientTape(persistent=True) as inner:
    y = x ** 3
  g = inner.gradient(y, x)
h = outer.gradient(g, x)
again = inner.gradient(y, x)
x.assign_sub(0.1 * again)
print(x.numpy())
"""
PROGRAMS = {"neuron": None, "roles": ROLES, "nested": NESTED}


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS.keys())
def test_back_is_exactly_back(open_window, qtbot, program):
    window = open_window(program)
    graph = window.findChild(QGraphicsView, "graphView")
    graph.setFocus()
    count = len(window.trace.steps)
    assert count > 10
    QTest.keyClick(graph, Qt.Key.Key_Home)
    forward = [picture(window, qtbot, 0)]
    for step in range(1, count + 1):
        QTest.keyClick(graph, Qt.Key.Key_Right)
        forward.append(picture(window, qtbot, step))
    assert len({bytes(image.constBits()) for image in forward}) == count + 1
    for step in range(count - 1, -1, -1):
        QTest.keyClick(graph, Qt.Key.Key_Left)
        back = picture(window, qtbot, step)
        assert difference(back, forward[step]) is None, step


def picture(window, qtbot, step):
    """Return the whole window as it looks at a step, once nothing is on its way and it is still.

    Plots set their ranges in events of their own, which nobody can be asked about.
    """
    qtbot.waitUntil(lambda: window.cursor == step and window.settled, timeout=10_000)
    seen = [None]

    def is_still():
        before, seen[0] = seen[0], window.grab().toImage()
        return before == seen[0]

    qtbot.waitUntil(is_still, timeout=10_000)
    return seen[0]
