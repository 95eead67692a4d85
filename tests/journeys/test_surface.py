"""A person looks down on a loss, takes the point in the hand and follows the way down."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from tests.helpers.pointer import drag_on

ROSENBROCK = """import tensorflow as tf
x = tf.Variable(-1.2)
y = tf.Variable(1.0)
with tf.GradientTape() as tape:
  f = (1. - x) ** 2 + 100. * (y - x ** 2) ** 2
g = tape.gradient(f, [x, y])
"""
BRANCHES = """import tensorflow as tf
w = tf.Variable([1.0, 2.0])
with tf.GradientTape() as tape:
  if w[0] > w[1]:
    z = w[0] * w[0]
  else:
    z = w[0] * w[1]
g = tape.gradient(z, w)
"""
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def show(show_again, qtbot):
    """Turn to the surface as well."""

    def look_down(text):
        window = show_again(text)
        tabs = window.findChild(QTabBar, "plotTabs")
        QTest.mouseClick(tabs, LEFT, pos=tabs.tabRect(1).center())
        settle(window, qtbot)
        return window

    return look_down


def settle(window, qtbot):
    qtbot.waitUntil(lambda: window.settled, timeout=30_000)


def chart(window):
    return window.findChild(QWidget, "surfacePlot")


def values(window):
    return {row.name: row.value for row in window.trace.inputs}


def test_by_mouse_the_point_takes_the_program_with_it_and_one_undo_brings_it_back(show, qtbot):
    window = show(ROSENBROCK)
    plot = chart(window)
    way = plot.way_down
    assert (way.x[-1], way.y[-1]) == pytest.approx((1, 1), abs=0.02)
    drag_on(plot, (-1.2, 1.0), (0.5, 2.0))
    settle(window, qtbot)
    found = values(window)
    assert (found["x"], found["y"]) == pytest.approx((0.5, 2.0), abs=0.05)
    assert f"tf.Variable({float(found['x']):.4g})" in window.document.text
    surface = plot.surface
    assert surface.at == pytest.approx((float(found["x"]), float(found["y"])))
    rows = {row.source: float(row.value) for row in window.trace.gradients[0].rows}
    assert surface.slope_at == pytest.approx((rows["x"], rows["y"]), rel=1e-5)
    assert plot.way_down.x[0] == pytest.approx(surface.at[0])
    window.actions_by_name["actionUndo"].trigger()
    settle(window, qtbot)
    assert window.document.text == ROSENBROCK
    assert plot.surface.at == pytest.approx((-1.2, 1.0))


def test_by_keys_the_point_moves_and_the_plane_comes_closer(show, qtbot):
    window = show(ROSENBROCK)
    plot = chart(window)
    plot.setFocus()
    width = np.ptp(plot.surface.view[0])
    QTest.keyClick(plot, Qt.Key.Key_Right, CTRL)
    settle(window, qtbot)
    assert values(window)["x"] == pytest.approx(-1.2 + width / 50, abs=0.02)
    QTest.keyClick(plot, Qt.Key.Key_Plus)
    settle(window, qtbot)
    assert np.ptp(plot.surface.view[0]) == pytest.approx(0.8 * width)
    last = window.cursor
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert window.cursor == last - 1
    QTest.keyClick(plot, Qt.Key.Key_0)
    settle(window, qtbot)
    assert np.ptp(plot.surface.view[0]) > 0.9 * width


def test_elements_of_a_vector_in_a_program_that_branches(show, qtbot):
    window = show(BRANCHES)
    plot = chart(window)
    assert plot.surface.along == ("w[0]", "w[1]")
    assert plot.surface.fine
    drag_on(plot, (1.0, 2.0), (2.0, 1.0))
    settle(window, qtbot)
    assert values(window)["w"].tolist() == pytest.approx([2.0, 1.0], abs=0.06)
    x, y = np.meshgrid(plot.surface.x, plot.surface.y)
    np.testing.assert_allclose(plot.surface.z, np.where(x > y, x * x, x * y), atol=1e-4)


def test_a_slider_moves_the_point_of_the_plot(show, qtbot):
    window = show(ROSENBROCK)
    window.document.set_value("y", 2.5)
    settle(window, qtbot)
    assert chart(window).surface.at == pytest.approx((-1.2, 2.5))


def test_at_a_slant_and_back(show, qtbot):
    window = show(ROSENBROCK)
    button = window.findChild(QToolButton, "surfaceRelief")
    before = chart(window).grab().toImage()
    QTest.mouseClick(button, LEFT)
    assert chart(window).relief.isVisible()
    assert chart(window).grab().toImage() != before
    QTest.mouseClick(button, LEFT)
    assert not chart(window).relief.isVisible()


def test_stepping_through_the_tape_leaves_the_surface_as_it_is(show, qtbot):
    window = show(ROSENBROCK)
    before = chart(window).grab().toImage()
    window.go_to(0)
    window.go_to(len(window.trace.steps))
    settle(window, qtbot)
    assert chart(window).grab().toImage() == before


def test_a_section_through_the_point_is_a_curve(show, qtbot):
    window = show(ROSENBROCK)
    surface = chart(window).surface
    window.widgets.plots.surface.row.sectionRequested.emit(1)
    with qtbot.waitSignal(window.desk.sweeps.curveChanged, timeout=20_000) as caught:
        pass
    curve = caught.args[0]
    assert (curve.of, curve.along) == ("f", "y")
    assert curve.x[0] <= surface.view[1][0] < surface.view[1][1] <= curve.x[-1]
    expected = 2.2**2 + 100 * (curve.x - 1.44) ** 2
    np.testing.assert_allclose(curve.y, expected, rtol=1e-4)
