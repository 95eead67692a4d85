"""A person sees what tapes hold, goes through the steps on the plot, and asks for step sizes."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider, QTabBar, QToolButton, QWidget

from tests.helpers.pointer import drag, spot

LAYERS = """import tensorflow as tf
w = tf.Variable([[0.5, -0.5], [0.25, 1.0]])
v = tf.Variable([[1.0], [-1.0]])
x = tf.constant([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
with tf.GradientTape({how}) as tape:
  h = tf.tanh(x @ w)
  loss = tf.reduce_sum(tf.square(h @ v))
g = tape.gradient(loss, [w, v])
"""
LEFT = Qt.MouseButton.LeftButton


def turn_to(window, tab):
    tabs = window.findChild(QTabBar, "plotTabs")
    QTest.mouseClick(tabs, LEFT, pos=tabs.tabRect(tab).center())


def memory_plot(window, qtbot):
    turn_to(window, 3)
    plot = window.findChild(QWidget, "memoryPlot")
    qtbot.waitUntil(lambda: not plot.is_empty and plot.isVisible())
    return plot


def test_the_plot_and_the_timeline_move_together(show, qtbot):
    window = show(LAYERS.format(how=""))
    plot = memory_plot(window, qtbot)
    QTest.mouseClick(plot.viewport(), LEFT, pos=spot(plot, 6.5, 1))
    assert window.cursor == 6
    assert window.findChild(QSlider, "timeline").value() == 6
    window.go_to(3)
    assert plot.steps.line.value() == 3
    seen = []
    window.cursorChanged.connect(lambda *_: seen.append(window.cursor))
    drag(plot.viewport(), *(spot(plot, step + 0.5, 1) for step in (4, 7, 9)))
    assert seen == [4, 7, 9]


def test_stepping_back_shows_the_same_pixels(show, qtbot):
    window = show(LAYERS.format(how=""))
    plot = memory_plot(window, qtbot)
    for mode in ("memoryByStep", "memoryByRecord"):
        QTest.mouseClick(window.findChild(QToolButton, mode), LEFT)
        window.go_to(5)
        before = plot.grab().toImage()
        window.go_to(len(window.trace.steps))
        assert plot.grab().toImage() != before
        window.go_to(5)
        assert plot.grab().toImage() == before


def test_a_bar_leads_to_the_operation_that_it_is_about(show, qtbot):
    window = show(LAYERS.format(how=""))
    plot = memory_plot(window, qtbot)
    QTest.mouseClick(window.findChild(QToolButton, "memoryByRecord"), LEFT)
    keep = plot.records.shown()[0]
    QTest.mouseClick(plot.viewport(), LEFT, pos=spot(plot, 1, 0.5))
    assert window.document.stepper.frame.active == keep.node
    assert window.cursor == keep.born


def test_making_the_tape_persistent_turns_the_dashed_line_round(show, qtbot):
    window = show(LAYERS.format(how=""))
    plot = memory_plot(window, qtbot)
    held = [item for item in plot.getPlotItem().listDataItems() if item.name() == "if persistent"]
    assert held[0].getData()[1][-1] > 0
    text = LAYERS.format(how="persistent=True")
    window.widgets.editor.set_program(text, fresh=False)
    window.document.edit_program(text)
    qtbot.waitUntil(lambda: window.trace.text == text)
    names = lambda: [item.name() for item in plot.getPlotItem().listDataItems()]  # noqa: E731
    qtbot.waitUntil(lambda: "if not persistent" in names())
    total = next(i for i in plot.getPlotItem().listDataItems() if i.name() == "tape")
    assert total.getData()[1][-1] > 0


def test_from_the_curve_to_step_sizes_and_back(show, qtbot):
    window = show("y = exp(x)")
    turn_to(window, 0)
    panel = window.widgets.plots
    panel.curve.row.menu.commands["steps"].trigger()
    plot = window.findChild(QWidget, "stepPlot")
    found = lambda: panel.steps.page.data  # noqa: E731
    qtbot.waitUntil(lambda: found() is not None and plot.isVisible(), timeout=20_000)
    assert (found().of, found().along, found().why) == ("y", "x", "")
    window.document.set_value("x", 2.0)
    qtbot.waitUntil(lambda: found() is not None and found().at == 2.0, timeout=20_000)
    assert found().gradient == pytest.approx(np.exp(2.0), rel=1e-6)
    QTest.mouseClick(window.findChild(QToolButton, "stepsBack"), LEFT)
    assert window.findChild(QWidget, "curvePlot").isVisible()
    assert not plot.isVisible()


def test_a_kink_is_a_sentence(show, qtbot):
    window = show("y = relu(x)")
    window.document.set_value("x", 0.0)
    window.widgets.plots.show_panel("steps")
    page = window.widgets.plots.steps.page
    qtbot.waitUntil(lambda: page.data is not None and page.data.why == "kink", timeout=20_000)
    title = page.chart.getPlotItem().titleLabel.item.toPlainText()
    assert "kink" in title.replace("\xa0", " ")
