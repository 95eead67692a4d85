"""The curve's menu, keys and hand: what they ask for, and what the plot then shows."""

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from gradviz.trace.curves import Break, Curve, Line
from gradviz.ui.plots.panel import PlotsPanel
from tests.helpers.neuron import neuron_trace

X = np.linspace(-4, 4, 81)
CURVE = Curve("y", "w", X, X**3, 3 * X**2, 1.0, 1.0, 3.0, higher=(6 * X, 0 * X + 6),
              higher_at=(6.0, 6.0))  # fmt: skip
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


@pytest.fixture
def tab(qtbot):
    panel = PlotsPanel()
    qtbot.addWidget(panel)
    panel.resize(380, 340)
    panel.curve.load()
    panel.set_trace(neuron_trace())
    panel.set_curve(CURVE)
    panel.show()
    qtbot.waitUntil(lambda: panel.curve.page.chart.plotItem.vb.height() > 50)
    return panel.curve


@pytest.fixture
def plot(tab):
    return tab.page.chart


def names(plot):
    return {item.name() for item in plot.listDataItems() if item.name()}


def place(plot, x, y):
    return plot.mapFromScene(plot.plotItem.vb.mapViewToScene(QPointF(x, y)))


def wheel(plot, turns, modifiers):
    where = QPointF(place(plot, 0.0, 0.0))
    event = QWheelEvent(where, plot.viewport().mapToGlobal(where), QPoint(), QPoint(0, 120 * turns),
                        NONE, modifiers, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(plot.viewport(), event)


def move(plot, position, buttons=LEFT):
    where = QPointF(position)
    event = QMouseEvent(QEvent.Type.MouseMove, where, plot.viewport().mapToGlobal(where), NONE,
                        buttons, Qt.KeyboardModifier.NoModifier)  # fmt: skip
    QApplication.sendEvent(plot.viewport(), event)


def test_the_second_derivative_is_off_until_its_key_is_pressed(tab, plot, qtbot):
    assert names(plot) == {"y", "dy/dw"}
    with qtbot.waitSignal(tab.wanted) as asked:
        QTest.keyClick(plot, Qt.Key.Key_2)
    assert asked.args[0] == 2
    assert names(plot) == {"y", "dy/dw", "d²y/dw²"}
    QTest.keyClick(plot, Qt.Key.Key_1)
    QTest.keyClick(plot, Qt.Key.Key_3)
    assert names(plot) == {"y", "d²y/dw²", "d³y/dw³"}
    assert tab.row.menu.switches["third"].isChecked()


def test_labels_have_the_values_of_what_is_shown(plot):
    QTest.keyClick(plot, Qt.Key.Key_2)
    texts = {label.toPlainText() for label in plot._names if label.isVisible()}
    assert texts == {"y = 1.000", "dy/dw = 3.000", "d²y/dw² = 6.000"}


def test_the_tangent_goes_through_the_point_and_can_be_taken_away(plot):
    x, y = plot._lines._tangent.getData()
    np.testing.assert_allclose(y, 1 + 3 * (x - 1))
    QTest.keyClick(plot, Qt.Key.Key_T)
    assert plot._lines._tangent.getData()[0] is None


def test_the_menu_and_the_keys_are_the_same_switches(tab, plot):
    tab.row.menu.switches["second"].trigger()
    assert "d²y/dw²" in names(plot)
    tab.row.menu.switches["differences"].trigger()
    assert tab.row.menu.choice.differences


def test_a_wheel_alone_moves_nothing_and_with_ctrl_it_zooms_around_the_pointer(tab, plot, qtbot):
    with qtbot.assertNotEmitted(tab.spanRequested):
        wheel(plot, 1, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(tab.spanRequested) as asked:
        wheel(plot, 1, Qt.KeyboardModifier.ControlModifier)
    low, high = asked.args[0]
    assert high - low == pytest.approx(8 * 0.8, rel=0.01)
    assert plot.viewRange()[0] == pytest.approx([low, high])


def test_a_drag_beside_the_point_pans_and_two_clicks_choose_anew(tab, plot, qtbot):
    start, end = place(plot, -2.0, 20.0), place(plot, -1.0, 20.0)
    asked = []
    tab.spanRequested.connect(asked.append)
    qtbot.mousePress(plot.viewport(), LEFT, pos=start)
    move(plot, end)
    qtbot.mouseRelease(plot.viewport(), LEFT, pos=end)
    assert asked[-1] == pytest.approx((-5.0, 3.0), abs=0.1)
    qtbot.mouseDClick(plot.viewport(), LEFT, pos=start)
    assert asked[-1] is None


def test_a_typed_range_is_asked_for_unless_it_is_none(tab, qtbot):
    low, high = (tab.row.menu.range.findChild(QLineEdit, n) for n in ("rangeLow", "rangeHigh"))
    assert (low.text(), high.text()) == ("-4", "4")
    low.setText("5")
    with qtbot.assertNotEmitted(tab.spanRequested):
        QTest.keyClick(low, Qt.Key.Key_Return)
    low.setText("-1.5")
    with qtbot.waitSignal(tab.spanRequested) as asked:
        QTest.keyClick(low, Qt.Key.Key_Return)
    assert asked.args == [(-1.5, 4.0)]


def test_pointing_at_the_plot_tells_the_numbers_there(plot):
    move(plot, place(plot, 2.0, 8.0), NONE)
    assert plot._tip.text == "w = 2.000\ny = 8.000\ndy/dw = 12.00"
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    assert plot._tip.text == ""


def test_a_drag_shows_the_point_where_the_hand_is_before_anything_is_worked_out(tab, plot, qtbot):
    moved = []
    tab.pointMoved.connect(lambda name, value: moved.append((name, value)))
    start, end = place(plot, 1.0, 30.0), place(plot, 2.0, 30.0)
    qtbot.mousePress(plot.viewport(), LEFT, pos=start)
    for part in (0.3, 0.7, 1.0):
        move(plot, QPoint(start + (end - start) * part))
    at = moved[-1][1]
    assert moved[-1][0] == "w"
    assert plot.drawn.y_at == pytest.approx(at**3, rel=0.01)
    tab.set_curve(CURVE)  # what was asked for before the hand came here
    assert plot.drawn.at == pytest.approx(at)
    assert plot.drawn.read_off
    tab.set_curve(dataclasses.replace(CURVE, at=float(np.float32(at)), y_at=at**3))
    assert not plot.drawn.read_off
    qtbot.mouseRelease(plot.viewport(), LEFT, pos=end)


def test_what_is_read_off_a_curve_says_so_until_it_is_worked_out_and_its_lines_stay(
    tab, plot, monkeypatch
):
    drawn = []
    monkeypatch.setattr(plot._lines, "draw", lambda *_: drawn.append("lines"))
    move(plot, place(plot, 2.0, 8.0), NONE)
    plot._drag(1.55)
    assert plot._tip.text == ""  # of another place
    texts = [label.toPlainText() for label in plot._names if label.isVisible()]
    assert texts == ["y ≈ 3.736", "dy/dw ≈ 7.215"]
    at = {"at": 1.55, "y_at": 1.55**3, "dy_at": 3 * 1.55**2}
    tab.set_curve(dataclasses.replace(CURVE, **at))
    texts = [label.toPlainText() for label in plot._names if label.isVisible()]
    assert texts == ["y = 3.724", "dy/dw = 7.208"]
    assert not drawn
    tab.set_curve(dataclasses.replace(CURVE, x=X + 1, **at))
    assert drawn


def test_with_ctrl_the_arrows_move_the_point_and_with_shift_farther(tab, plot):
    moved = []
    tab.pointMoved.connect(lambda name, value: moved.append((name, value)))
    QTest.keyClick(plot, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert moved == [("w", pytest.approx(1.08))]
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(plot, Qt.Key.Key_Left, both)
    assert moved[-1] == ("w", pytest.approx(0.28))
    assert plot._line.value() == pytest.approx(0.28)


def test_dragging_an_element_gives_the_whole_tensor(tab, qtbot):
    trace = neuron_trace()
    rows = [dataclasses.replace(r, value=np.array([1.0, 2.0, 3.0], np.float32))
            if r.name == "w" else r for r in trace.inputs]  # fmt: skip
    tab.set_trace(dataclasses.replace(trace, inputs=tuple(rows)))
    tab.set_curve(dataclasses.replace(CURVE, along="w[1]"))
    with qtbot.waitSignal(tab.pointMoved) as moved:
        tab.page.chart.pointMoved.emit(2.5)
    assert moved.args[0] == "w"
    np.testing.assert_array_equal(moved.args[1], [1.0, 2.5, 3.0])


def test_a_family_has_a_line_and_a_legend_for_each_value(tab, plot, qtbot):
    lines = tuple(Line(f"b = {b}", X, X**3 + b, 1.0 + b) for b in (-1, 0, 1))
    tab.set_curve(dataclasses.replace(CURVE, lines=lines))
    assert {"b = -1", "b = 0", "b = 1"} <= names(plot)
    assert "b = -1" in plot.plotItem.titleLabel.text
    with qtbot.waitSignal(tab.wanted) as asked:
        next(a for a in tab.row.menu.family.actions() if a.data() == "b").trigger()
    assert asked.args[1] == "b"


def test_each_of_a_family_has_its_derivative_dashed_in_its_colour_on_request(tab, plot, qtbot):
    lines = tuple(Line(f"b = {b}", X, X**3 + b, 1.0 + b, dy=3 * X**2, dy_at=3.0, of="y")
                  for b in (0, 1))  # fmt: skip
    tab.row.menu.set_choice(dataclasses.replace(tab.row.menu.choice, family="b"))
    tab.set_curve(dataclasses.replace(CURVE, lines=lines))
    assert "dy/dw, b = 0" not in names(plot)
    with qtbot.waitSignal(tab.wanted) as asked:
        QTest.keyClick(plot, Qt.Key.Key_F)
    assert asked.args[4] is True
    drawn = {item.name(): item for item in plot.listDataItems() if item.name()}
    for member, slope in (("b = 0", "dy/dw, b = 0"), ("b = 1", "dy/dw, b = 1")):
        pens = [drawn[name].opts["pen"] for name in (member, slope)]
        assert pens[0].color() == pens[1].color()
        assert [pen.style() for pen in pens] == [Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine]
    assert "dy/dw" in plot.plotItem.titleLabel.text
    move(plot, place(plot, 2.0, 8.0), NONE)
    assert "b = 1: 9.000, dy/dw = 12.00" in plot._tip.text
    head = plot.table()[0]
    assert head[3:] == ["b = 0", "dy/dw, b = 0", "b = 1", "dy/dw, b = 1"]


def test_without_further_lines_there_are_no_derivatives_of_them_to_choose(tab):
    switch = tab.row.menu.switches["slopes"]
    assert not switch.isEnabled()
    tab.row.menu.set_choice(dataclasses.replace(tab.row.menu.choice, others=("loss",)))
    assert switch.isEnabled()


def node(tab, name):
    return next(n.id for n in tab._trace.nodes if n.label == name)


def test_pointing_at_a_node_with_shift_lays_its_curve_over_and_a_click_keeps_it(
    tab, monkeypatch, qtbot
):
    z, none = node(tab, "z"), Qt.KeyboardModifier.NoModifier
    monkeypatch.setattr(QGuiApplication, "keyboardModifiers", staticmethod(lambda: none))
    with qtbot.assertNotEmitted(tab.wanted):
        tab.hover(z)
    shift = Qt.KeyboardModifier.ShiftModifier
    monkeypatch.setattr(QGuiApplication, "keyboardModifiers", staticmethod(lambda: shift))
    with qtbot.waitSignal(tab.wanted) as asked:
        tab.hover(z)
    assert asked.args[2] == ("z",)
    with qtbot.waitSignal(tab.wanted) as asked:
        tab.hover(None)
    assert asked.args[2] == ()
    tab.hover(z)
    tab.keep(z)
    tab.hover(None)
    assert tab.row.menu.choice.targets == ("z",)


def test_what_has_no_curve_of_its_own_is_told(tab, qtbot):
    with qtbot.waitSignal(tab.said):
        tab.add(node(tab, "w"))
    tab.add(node(tab, "loss"))
    assert tab.row.menu.choice.others == ("loss",)


def test_a_jump_has_open_and_filled_ends(tab, plot):
    step = (Break(0, 0.0, -1.0, 1.0, 0.0),)
    tab.set_curve(dataclasses.replace(CURVE, y=np.sign(X), breaks=step))
    spots = {
        (p.pos().x(), p.pos().y()): p.brush().color().name() for p in plot._lines._ends.points()
    }
    assert set(spots) == {(0.0, -1.0), (0.0, 1.0), (0.0, 0.0)}
    assert spots[0.0, -1.0] == plot.theme.window
    assert spots[0.0, 0.0] == plot.theme.series
    x, y = plot._lines.orders[0].getData()
    assert np.isnan(y[x == 0]).any()


def test_values_are_copied_as_a_table(tab):
    tab.row.menu.commands["copy"].trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["w", "y", "dy/dw"]
    assert [float(v) for v in lines[1].split("\t")] == [-4.0, -64.0, 48.0]
    assert len(lines) == 1 + len(X)


def test_values_are_saved_as_csv(tab, tmp_path, monkeypatch, qtbot):
    path = tmp_path / "numbers"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    with qtbot.waitSignal(tab.said) as said:
        tab.row.menu.commands["save"].trigger()
    assert "numbers.csv" in said.args[0]
    assert path.with_suffix(".csv").read_text().splitlines()[0] == "w,y,dy/dw"


def test_few_points_are_told_as_such_once_no_more_are_to_come(tab, plot):
    few = dataclasses.replace(CURVE, x=X[::4], y=X[::4], dy=X[::4], higher=())
    tab.set_curve(dataclasses.replace(few, coarse=True))
    assert not plot.plotItem.titleLabel.isVisible()
    tab.set_curve(few)
    assert plot.plotItem.titleLabel.isVisible()
    assert "21 points" in plot.plotItem.titleLabel.text


def test_in_a_loop_the_axis_names_the_pass(tab, plot):
    tab.set_curve(dataclasses.replace(CURVE, passes=(3, 5), movable=False))
    assert plot.getAxis("bottom").label.toPlainText().strip() == "w in pass 3 of 5"
    assert "pass 1" in plot._line.toolTip()


def test_a_slow_curve_says_how_far_it_is_beside_a_button_that_stops_it(tab, qtbot):
    tab.set_worked(0.41)
    assert tab.row.halt.isVisibleTo(tab.row)
    assert "41" in tab.row.halt.text()
    with qtbot.waitSignal(tab.haltRequested):
        QTest.mouseClick(tab.row.halt, LEFT)
    tab.set_worked(1.0)
    assert not tab.row.halt.isVisibleTo(tab.row)
    assert not tab.page.chart.is_empty


def test_why_there_is_no_curve_is_said_and_nothing_wrong_while_it_is_worked_out(tab):
    tab.set_asked("loss", "w")
    tab.set_curve(None)
    assert tab.page._note.text().startswith("loss along w would be drawn")
    tab.set_trace(dataclasses.replace(neuron_trace()))
    assert "worked out" in tab.page._note.text()
    tab.set_worked(0.1)
    assert tab.has_choice
    tab.row.haltRequested.emit()
    tab.set_worked(1.0)
    assert "stopped" in tab.page._note.text()
    nodes = tuple(n for n in neuron_trace().nodes if n.is_leaf)
    tab.set_trace(dataclasses.replace(neuron_trace(), nodes=nodes, targets=()))
    assert "computes no" in tab.page._note.text()
    tab.set_trace(dataclasses.replace(neuron_trace(), inputs=()))
    assert "to move" in tab.page._note.text()
