"""A person trains a neuron, and looks into a network that trains itself: by mouse, by keyboard."""

import re

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu, QTabBar, QWidget

from gradviz.document.state import State
from gradviz.lang.scenes import Scene

LEFT = Qt.MouseButton.LeftButton
NEURON = """import tensorflow as tf
w = tf.Variable(0.8)
b = tf.Variable(-0.4)
x, t = tf.constant(1.5), tf.constant(0.2)
with tf.GradientTape() as tape:
  loss = (tf.sigmoid(w * x + b) - t) ** 2
g = tape.gradient(loss, [w, b])
"""
XOR = """import tensorflow as tf
X = tf.constant([[0., 0.], [0., 1.], [1., 0.], [1., 1.]])
T = tf.constant([[0.], [1.], [1.], [0.]])
W1 = tf.Variable([[0.5, -0.9], [0.7, 0.3]])
b1 = tf.Variable([0.1, -0.2])
W2 = tf.Variable([[0.8], [-0.6]])
b2 = tf.Variable([0.05])
opt = tf.keras.optimizers.Adam(0.1)
for step in range(200):
  with tf.GradientTape() as tape:
    p = tf.sigmoid(tf.tanh(X @ W1 + b1) @ W2 + b2)
    loss = tf.reduce_mean((p - T) ** 2)
  grads = tape.gradient(loss, [W1, b1, W2, b2])
  opt.apply_gradients(zip(grads, [W1, b1, W2, b2]))
"""
BOWL = """import tensorflow as tf
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  f = x ** 2
g = tape.gradient(f, x)
"""


def part(window, name, kind=QWidget):
    return window.findChild(kind, name)


def chart(window):
    return part(window, "trainingPlot")


def losses(window, name="loss"):
    """Return the losses that are drawn."""
    items = chart(window).getPlotItem().listDataItems() if chart(window) is not None else ()
    found = next((i.getOriginalDataset()[1] for i in items if i.opts["name"] == name), None)
    return np.zeros(0) if found is None else found


def title(window):
    text = re.sub("<[^>]+>", " ", chart(window).getPlotItem().titleLabel.text)
    return " ".join(text.replace("&nbsp;", " ").split())


def turn_to_tab(window):
    tabs = part(window, "plotTabs", QTabBar)
    QTest.mouseClick(tabs, LEFT, pos=tabs.tabRect(2).center())


def rests(window):
    return not window.desk.trainings.pending and not window.desk.runs.pending


def wait_for(window, qtbot, iterations, name="loss"):
    qtbot.waitUntil(
        lambda: len(losses(window, name)) == iterations + 1 and rests(window), timeout=20_000
    )


def choose(window, words):
    """Choose from the menu by typing its first letters, as a hand on the keyboard does."""
    menu = part(window, "trainingMenu", QMenu)
    next(a for a in menu.actions() if a.text() == words).trigger()


def test_by_mouse_a_neuron_is_trained_compared_and_its_values_kept(show, qtbot):
    window = show(NEURON)
    turn_to_tab(window)
    wait_for(window, qtbot, 100)
    first = losses(window)
    assert first[0] == pytest.approx(window.trace.values["loss"], rel=1e-6)
    assert first[-1] < 0.01 * first[0]

    box = part(window, "trainingOptimizer", QComboBox)
    box.setCurrentText("Adam")
    box.textActivated.emit("Adam")
    qtbot.waitUntil(lambda: len(losses(window, "SGD 0.1")) == 101)
    wait_for(window, qtbot, 100)
    np.testing.assert_array_equal(losses(window, "SGD 0.1"), first)

    QTest.mouseClick(part(window, "trainingStep"), LEFT)
    wait_for(window, qtbot, 101)
    last = losses(window)[-1]
    choose(window, "Put the trained values into the program")
    qtbot.waitUntil(lambda: "tf.Variable(0.8)" not in window.document.text)
    qtbot.waitUntil(lambda: window.trace.text == window.document.text and rests(window))
    assert window.trace.values["loss"] == pytest.approx(last, rel=1e-2, abs=1e-7)
    window.document.undo()
    assert window.document.text == NEURON


def test_by_keys_a_run_away_is_explained_and_mended(show, qtbot):
    window = show(BOWL)
    turn_to_tab(window)
    wait_for(window, qtbot, 100, "f")
    rate = part(window, "trainingRate")
    rate.setFocus()
    rate.selectAll()
    QTest.keyClicks(rate, "1.1")
    QTest.keyClick(rate, Qt.Key.Key_Return)
    note = part(window, "trainingNote", QLabel)
    qtbot.waitUntil(lambda: "multiplies the distance by −1.2" in note.text(), timeout=20_000)
    assert "A rate below 1" in note.text()
    rate.selectAll()
    QTest.keyClicks(rate, "0.9")
    QTest.keyClick(rate, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not note.text() and rests(window), timeout=20_000)
    assert losses(window, "f")[-1] < 1e-6
    for key, iterations in (("trainingReset", 0), ("trainingStep", 1), ("trainingRun", 101)):
        part(window, key).setFocus()
        QTest.keyClick(part(window, key), Qt.Key.Key_Space)
        wait_for(window, qtbot, iterations, "f")


def test_a_network_that_trains_itself_is_shown_without_being_asked(show, qtbot):
    window = show(BOWL)
    turn_to_tab(window)
    wait_for(window, qtbot, 100, "f")
    window.document.open(State((Scene(XOR),)))
    qtbot.waitUntil(lambda: len(losses(window)) == 200, timeout=20_000)
    assert losses(window)[-1] < 0.002 < 0.2 < losses(window)[0]
    assert not part(window, "trainingRun").isVisible()
    below = [item.opts["name"] for item in chart(window).below.listDataItems()]
    assert below == ["W1", "b1", "W2", "b2"]

    box = chart(window).getPlotItem().getViewBox()
    at = QPointF(50, box.viewRect().center().y())
    place = chart(window).mapFromScene(box.mapViewToScene(at))
    QTest.mouseClick(chart(window).viewport(), LEFT, pos=place)
    qtbot.waitUntil(lambda: "iteration 50 of 199" in title(window))
    step = window.trace.steps[window.cursor - 1]
    assert step.kind == "backward_started"
    loss = float(window.trace.nodes[step.seeds[0]].value)
    assert loss == pytest.approx(losses(window)[50])

    for _ in range(60):
        window.actions_by_name["actionStepForward"].trigger()
    assert "iteration 52 of 199" in title(window)
    for _ in range(60):
        window.actions_by_name["actionStepBack"].trigger()
    assert "iteration 50 of 199" in title(window)


def test_the_window_stays_at_hand_while_it_trains(show, qtbot):
    window = show(BOWL)
    turn_to_tab(window)
    menu = window.widgets.plots.training.row.menu
    next(a for a in menu.submenus["iterations"].actions() if a.text() == "5000").trigger()
    part(window, "trainingRun").click()
    qtbot.waitUntil(lambda: len(losses(window, "f")) > 200, timeout=20_000)
    window.actions_by_name["actionStepBack"].trigger()
    QApplication.processEvents()
    assert window.cursor == len(window.trace.steps) - 1
    QTest.mouseClick(part(window, "trainingRun"), LEFT)
    qtbot.waitUntil(lambda: rests(window), timeout=20_000)
    assert len(losses(window, "f")) < 5000
