"""The plot of errors by step, by hand."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from gradviz import Input
from gradviz.lang.step_sizes import step_errors
from gradviz.ui.plots.step_plot import StepPlot
from gradviz.ui.theme import DARK
from tests.helpers.pointer import wheel


def errors(text="y = exp(x)", x=1.0):
    return step_errors(text, {"x": Input("trainable", x)}, "y", "x")


@pytest.fixture
def plot(qtbot):
    plot = StepPlot()
    qtbot.addWidget(plot)
    plot.resize(320, 280)
    plot.set_steps(errors())
    plot.show()
    qtbot.waitExposed(plot)
    return plot


def series(plot):
    items = plot.getPlotItem().listDataItems()
    return {item.name(): item.getData() for item in items if item.name()}


def title(plot):
    return plot.getPlotItem().titleLabel.item.toPlainText().replace("\xa0", " ")


def written(plot):
    return [label.toPlainText() for label in plot.names if label.isVisible()]


def test_both_dtypes_are_drawn_on_scales_of_powers(plot):
    drawn, found = series(plot), errors()
    assert set(drawn) == {"float32", "float64"}
    x, y = drawn["float64"]
    np.testing.assert_allclose(x, np.log10(found.steps))
    np.testing.assert_allclose(10**y, found.errors[1].central)


def test_no_error_at_all_is_drawn_below_the_least(plot):
    plot.set_steps(errors("y = 3*x", 1.5))
    y = series(plot)["float64"][1]
    assert np.isfinite(y).all()
    assert y[-1] == y.min()


def test_the_best_steps_have_dots_and_are_named(plot):
    assert len(plot._dots.getData()[0]) == 2
    assert "float64: best h = " in title(plot)


def test_curves_and_guides_are_named_off_the_curves(plot):
    plot.resize(420, 340)
    names = written(plot)
    assert "truncation ∝ h²" in names
    assert "rounding ∝ 1/h" in names
    assert any(name.startswith("float64") for name in names)
    assert "float32: x + h = x" in names


def test_a_kink_has_a_sentence_and_neither_dots_nor_guides(plot):
    plot.set_steps(errors("y = relu(x)", 0.0))
    assert "A kink" in title(plot)
    assert len(plot._dots.getData()[0]) == 0
    assert not any("∝" in name for name in written(plot))


def test_nothing_finite_draws_without_complaint(plot):
    plot.set_steps(errors("y = sqrt(x)", 0.0))
    assert "not finite" in title(plot)
    assert not plot.grab().isNull()


def test_forward_differences_are_turned_to(plot, qtbot):
    before = series(plot)["float64"][1].min()
    plot.set_forward(True)
    assert series(plot)["float64"][1].min() > before + 1
    assert "f(x)) / h" in title(plot)
    with qtbot.waitSignal(plot.forwardToggled):
        qtbot.keyClick(plot, Qt.Key.Key_F)


def test_it_can_be_looked_at_closer_and_whole_again(plot, qtbot):
    whole = plot.viewRange()
    middle = QPoint(plot.width() // 2, plot.height() // 2 + 40)
    wheel(plot.viewport(), middle, 120)
    assert plot.viewRange() == whole
    wheel(plot.viewport(), middle, 120, Qt.KeyboardModifier.ControlModifier)
    assert plot.viewRange()[0][1] - plot.viewRange()[0][0] < whole[0][1] - whole[0][0]
    qtbot.keyClick(plot, Qt.Key.Key_0)
    assert plot.viewRange() == whole
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    assert plot.viewRange() != whole
    qtbot.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert plot.viewRange() == whole


def test_it_never_shows_more_than_there_is(plot):
    whole = plot.viewRange()
    plot.zoom(3.0)
    assert plot.viewRange() == whole


def test_the_pointer_is_told_the_numbers(plot):
    scene = plot.getPlotItem().getViewBox().mapViewToScene(QPointF(-3.0, -5.0))
    place = plot.mapFromScene(scene)
    event = QHelpEvent(QEvent.Type.ToolTip, place, plot.viewport().mapToGlobal(place))
    plot.viewportEvent(event)
    assert QToolTip.text().startswith("h = 0.001")
    assert plot.hint(QPoint(1, 1)) == ""


def test_it_can_be_as_narrow_as_the_panel(plot):
    plot.resize(600, 300)
    plot.resize(250, 300)
    box = plot.getPlotItem().getViewBox()
    assert box.sceneBoundingRect().right() <= 250
    label = plot.getPlotItem().titleLabel
    assert label.item.boundingRect().width() <= 250 - plot.getAxis("left").width()


def test_numbers_can_be_had_as_text_and_heard(plot):
    assert plot.text().split("\n")[0] == "h\t" + "\t".join(plot.table()[0][1:])
    assert len(plot.text().split("\n")) == len(errors().steps) + 1
    assert "best h" in plot.accessibleDescription()


def test_it_can_be_worn_dark_and_emptied_at_any_time(plot):
    plot.set_theme(DARK)
    plot.set_steps(None)
    assert plot.is_empty
    assert plot.text() == ""
    assert not plot.grab().isNull()
