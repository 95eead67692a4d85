"""Somebody looks at a curve: derivatives by keys, a drag all follows, zoom, family, gallery."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
CTRL = Qt.KeyboardModifier.ControlModifier
BRANCH = "if x > 1.5:\n    y = x ** 2\nelse:\n    y = 2. - x\n"


@pytest.fixture
def person(open_window, qtbot):
    def sit(text):
        return Person(open_window(text), qtbot)

    return sit


class Person:
    """Somebody in front of a window with a program."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot
        self.tab = window.widgets.plots.curve
        self.wait(lambda: window.widgets.plots.loaded and self.tab.page.data is not None)
        self.wait(lambda: self.chart.plotItem.vb.height() > 50 and not self.curve.coarse)

    def wait(self, done):
        self.qtbot.waitUntil(done, timeout=20_000)

    @property
    def chart(self):
        return self.tab.page.chart

    @property
    def curve(self):
        return self.tab.page.data

    @property
    def names(self):
        return {item.name() for item in self.chart.listDataItems() if item.name()}

    def value(self, name):
        return next(row.value for row in self.window.trace.inputs if row.name == name)

    def spot(self, x, y):
        box = self.chart.plotItem.vb
        return self.chart.mapFromScene(box.mapViewToScene(QPointF(x, y)))

    def move(self, to):
        where = QPointF(to)
        event = QMouseEvent(QEvent.Type.MouseMove, where, self.chart.viewport().mapToGlobal(where),
                            NONE, LEFT, Qt.KeyboardModifier.NoModifier)  # fmt: skip
        QApplication.sendEvent(self.chart.viewport(), event)

    def drag_to(self, x):
        top = self.chart.viewRange()[1][1]
        low = self.chart.viewRange()[1][0]
        y = low + 0.8 * (top - low)
        start, end = self.spot(self.curve.at, y), self.spot(x, y)
        self.qtbot.mousePress(self.chart.viewport(), LEFT, pos=start)
        for part in (0.25, 0.5, 0.75, 1.0):
            self.move(QPoint(start + (end - start) * part))
        self.qtbot.mouseRelease(self.chart.viewport(), LEFT, pos=end)

    def zoom(self, turns):
        where = QPointF(self.spot(0.0, 0.5))
        event = QWheelEvent(where, self.chart.viewport().mapToGlobal(where), QPoint(),
                            QPoint(0, 120 * turns), NONE, CTRL, Qt.ScrollPhase.NoScrollPhase,
                            False)  # fmt: skip
        QApplication.sendEvent(self.chart.viewport(), event)


def test_derivatives_come_by_keys_and_are_those_of_the_sigmoid(person):
    p = person("y = sigmoid(x)\n")
    assert p.names == {"y", "dy/dx"}
    assert p.curve.span == (-6, 6)
    QTest.keyClick(p.chart, Qt.Key.Key_2)
    QTest.keyClick(p.chart, Qt.Key.Key_3)
    p.wait(lambda: len(p.curve.orders) == 4)
    assert p.names == {"y", "dy/dx", "d²y/dx²", "d³y/dx³"}
    s = 1 / (1 + np.exp(-p.curve.x))
    first, second, third = p.curve.orders[1:]
    np.testing.assert_allclose(first, s * (1 - s), atol=1e-6)
    np.testing.assert_allclose(second, s * (1 - s) * (1 - 2 * s), atol=1e-6)
    np.testing.assert_allclose(third, s * (1 - s) * (1 - 6 * s + 6 * s * s), atol=2e-6)


def test_dragging_the_point_moves_everything_and_the_range_stays(person):
    p = person("y = sigmoid(x)\n")
    span = p.curve.span
    p.drag_to(-3.0)
    p.wait(lambda: p.value("x") == pytest.approx(-3.0, abs=0.15) and p.window.settled)
    x = float(p.value("x"))
    p.wait(lambda: p.curve.at == pytest.approx(x))
    assert p.curve.y_at == pytest.approx(1 / (1 + np.exp(-x)), rel=1e-5)
    assert p.curve.span == span
    assert p.window.trace.gradients[-1].rows[0].value == pytest.approx(p.curve.dy_at, rel=1e-5)
    p.window.document.set_value("x", 2.0)
    p.wait(lambda: p.curve.at == 2.0)
    assert p.chart._line.value() == 2.0


def test_a_zoom_is_worked_out_anew_and_a_double_click_takes_it_back(person):
    p = person("y = sigmoid(x)\n")
    p.zoom(3)
    p.wait(lambda: p.curve.span[1] < 4)
    assert len(p.curve.x) >= 201
    p.qtbot.mouseDClick(p.chart.viewport(), LEFT, pos=p.spot(-2.0, 0.8))
    p.wait(lambda: p.curve.span == (-6, 6))


def test_a_typed_range_and_a_family_of_another_input(person):
    p = person("y = tanh(w * x)\n")
    p.tab.alongRequested.emit("x")
    p.wait(lambda: p.curve.along == "x")
    low, high = (p.tab.row.menu.range.findChild(QLineEdit, n) for n in ("rangeLow", "rangeHigh"))
    low.setText("-2")
    high.setText("2")
    QTest.keyClick(high, Qt.Key.Key_Return)
    p.wait(lambda: p.curve.span == (-2, 2))
    next(a for a in p.tab.row.menu.family.actions() if a.data() == "w").trigger()
    p.wait(lambda: len(p.curve.lines) == 5)
    assert {"w = -1", "w = 0", "w = 1", "w = 2", "w = 3"} <= p.names
    steep = next(line for line in p.curve.lines if line.name == "w = 3")
    np.testing.assert_allclose(steep.y, np.tanh(3 * steep.x), atol=1e-5)


def test_a_branch_is_drawn_with_a_gap_where_it_jumps(person):
    p = person(BRANCH)
    value = [one for one in p.curve.breaks if one.order == 0]
    assert [one.x for one in value] == [pytest.approx(1.5, abs=1e-4)]
    assert (value[0].left, value[0].right) == (pytest.approx(0.5, abs=1e-3),
                                               pytest.approx(2.25, abs=1e-3))  # fmt: skip
    x, y = p.chart._lines.orders[0].getData()
    assert np.isnan(y[np.isclose(x, 1.5, atol=1e-4)]).any()


def test_an_element_of_a_vector_is_dragged_and_the_program_follows(person):
    text = ("w = tf.Variable([1., 2., 3.])\nwith tf.GradientTape() as t:\n"
            "    y = tf.reduce_sum(w * w)\ng = t.gradient(y, w)\n")  # fmt: skip
    p = person(text)
    p.tab.alongRequested.emit("w[1]")
    p.wait(lambda: p.curve.along == "w[1]" and not p.curve.coarse)
    np.testing.assert_allclose(p.curve.y, p.curve.x**2 + 10, rtol=1e-4)
    np.testing.assert_allclose(p.curve.dy, 2 * p.curve.x, rtol=1e-4, atol=1e-5)
    p.drag_to(3.0)
    p.wait(lambda: p.value("w")[1] == pytest.approx(3.0, abs=0.3) and p.window.settled)
    assert p.value("w")[[0, 2]].tolist() == [1.0, 3.0]


def test_the_gallery_of_activation_functions_is_a_scene_that_draws_itself(person):
    p = person("y = sigmoid(x)\n")
    p.tab.row.menu.commands["activations"].trigger()
    p.wait(lambda: bool(p.window.trace.figures) and p.window.settled)
    assert p.window.trace.error is None
    (figure,) = p.window.trace.figures
    titles = [plot.axes.title for plot in figure.plots]
    assert titles == ["sigmoid", "tanh", "relu", "leaky relu", "elu", "gelu", "swish", "softplus"]
    assert all(len(plot.series) == 2 for plot in figure.plots)
