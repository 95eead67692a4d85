"""A hand on figures: looking closer, moving, going back; what follows, and what stays."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gradviz.ui.plots.panel import PlotsPanel
from gradviz.ui.theme import DARK
from tests.helpers.neuron import neuron_trace
from tests.ui.plots.figures.drawing import figures

LEFT = Qt.MouseButton.LeftButton
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
LINE = "plt.plot([0., 10.], [0., 20.]); plt.xlim(0, 10); plt.ylim(0, 20)"


class Hand:
    """Somebody in front of the figures that a program drew."""

    def __init__(self, qtbot):
        self.qtbot = qtbot
        self.panel = PlotsPanel()
        qtbot.addWidget(self.panel)
        self.panel.resize(600, 500)
        self.panel.load()
        self.panel.show()
        self.chart = self.panel.curve.page.chart

    def show(self, text):
        made = figures(text)
        self.panel.set_trace(replace(neuron_trace(), figures=made))
        view = self.chart._program
        self.qtbot.waitUntil(lambda: bool(view.plots) and not view.busy)
        self.qtbot.waitUntil(lambda: view.plots[0].subplot is made[0].plots[0])
        self.qtbot.waitUntil(lambda: all(plot.vb.height() > 40 for plot in view.plots))
        return view.plots

    def place(self, plot, x, y):
        return self.chart.mapFromScene(plot.vb.mapViewToScene(QPointF(x, y)))

    def turn(self, plot, x, y, notches=1, held=CTRL):
        at = self.place(plot, x, y)
        where = QPointF(self.chart.viewport().mapToGlobal(at))
        event = QWheelEvent(QPointF(at), where, QPoint(), QPoint(0, 120 * notches),
                            Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase,
                            False)  # fmt: skip
        QApplication.sendEvent(self.chart.viewport(), event)

    def key(self, key, held=NONE):
        QTest.keyClick(self.chart, key, held)


@pytest.fixture
def hand(qtbot):
    return Hand(qtbot)


def seen(plot):
    (left, right), (low, high) = plot.vb.viewRange()
    return pytest.approx((left, right, low, high), abs=0.3)


def test_ctrl_and_the_wheel_look_closer_about_the_pointer_and_a_double_click_shows_all(hand):
    (plot,) = hand.show(LINE)
    hand.turn(plot, 0, 0, held=NONE)  # a stray turn
    assert seen(plot) == (0, 10, 0, 20)
    hand.turn(plot, 0, 0)
    assert seen(plot) == (0, 8, 0, 16)
    QTest.mouseDClick(hand.chart.viewport(), LEFT, NONE, hand.place(plot, 4, 4))
    assert seen(plot) == (0, 10, 0, 20)
    hand.turn(plot, 10, 20, -1)  # what is beyond
    assert seen(plot) == (-2.5, 10, -5, 20)
    hand.key(Qt.Key.Key_0)
    assert seen(plot) == (0, 10, 0, 20)


def test_zooming_out_comes_to_rest_at_the_whole(hand):
    (plot,) = hand.show(LINE)
    hand.turn(plot, 2, 2)
    hand.turn(plot, 7, 15, -1)
    assert plot.canvas.seen is None


def test_a_drag_moves_what_is_seen_and_keys_look_closer(hand):
    (plot,) = hand.show(LINE)
    view = hand.chart.viewport()
    QTest.mousePress(view, LEFT, NONE, hand.place(plot, 5, 10))
    QTest.mouseMove(view, hand.place(plot, 6, 10))
    QTest.mouseMove(view, hand.place(plot, 6, 10))
    QTest.mouseRelease(view, LEFT, NONE, hand.place(plot, 5, 10))
    moved = plot.vb.viewRange()[0]
    assert moved[0] < -0.5
    assert moved[1] - moved[0] == pytest.approx(10)
    hand.key(Qt.Key.Key_0)
    hand.key(Qt.Key.Key_Plus)
    assert seen(plot) == (1, 9, 2, 18)
    hand.key(Qt.Key.Key_Minus)
    assert plot.canvas.seen is None


def test_what_runs_right_across_does_so_closer_too_and_axes_are_numbered_anew(hand):
    (plot,) = hand.show(LINE + "; plt.axhline(15); plt.xticks([0, 10])")
    hand.turn(plot, 0, 20)
    line = plot.listDataItems()[-1].getData()
    assert line[0] == pytest.approx([0, 8], abs=0.05)
    ((_, ticks),) = plot.getAxis("bottom").tickValues(0.5, 7.5, 300)
    assert len(ticks) > 3


def test_a_long_line_is_seen_between_two_of_its_points(hand):
    (plot,) = hand.show("plt.plot(np.arange(9000.), np.arange(9000.)); plt.ylim(0, 8999)")
    for _ in range(10):
        hand.turn(plot, 5000.5, 5000.5, 4)
    (left, right), _ = plot.vb.viewRange()
    assert right - left < 2
    x, y = plot.listDataItems()[0].getData()
    assert x.min() < left < right < x.max()
    assert x.tolist() == y.tolist()


def test_an_image_is_looked_at_upside_down_as_it_is_and_twice_as_fine(hand):
    (plot,) = hand.show("plt.imshow(np.arange(2000000.).reshape(1000, 2000)[:, :1000])")
    hand.turn(plot, 0, 0, 4)
    (left, right), (top, bottom) = plot.canvas.across, plot.canvas.up
    assert top > bottom  # its first row is on top
    assert right - left == pytest.approx(1000 / 1.25**4)
    item = plot.layers[0]._items[0][0]
    assert item.image.shape[1] == pytest.approx(right - left, abs=3)


def test_axes_that_are_shared_and_twins_follow(hand):
    first, second = hand.show(
        "f, (a, b) = plt.subplots(2, 1, sharex=True)\na.plot([0., 10.], [0., 20.])\n"
        "t = a.twinx(); t.plot([0., 10.], [0., 200.])\nb.plot([0., 10.], [5., 6.])"
    )
    before, low = first.canvas.whole, second.canvas.up
    hand.turn(first, 5, 10, 2)
    assert second.canvas.across == first.canvas.across != before[0]
    assert second.canvas.up == low
    main, twin = first.layers
    assert twin.canvas.up[0] == pytest.approx(main.canvas.up[0] * 10, abs=1e-6)
    hand.key(Qt.Key.Key_0)
    assert second.canvas.seen is None


def test_what_is_looked_at_stays_while_the_program_runs_anew_and_in_another_theme(hand):
    (plot,) = hand.show(LINE)
    hand.turn(plot, 0, 0)
    (again,) = hand.show(LINE.replace("20.]", "19.]"))
    assert again is not plot
    assert seen(again) == (0, 8, 0, 16)
    hand.panel.set_theme(DARK)
    assert seen(hand.chart._program.plots[0]) == (0, 8, 0, 16)
    for other in ("plt.plot([1, 2]); plt.title('another')", "plt.plot([100, 200])"):
        hand.key(Qt.Key.Key_Plus)
        (plot,) = hand.show(other)
        assert plot.canvas.seen is None


def test_many_subplots_are_drawn_unseen_and_shown_when_they_are_whole(hand, qtbot):
    (plot,) = hand.show(LINE)
    made = figures("f, a = plt.subplots(3, 3)\nfor k, p in enumerate(a.flat): p.plot([k, 1])")
    hand.panel.set_trace(replace(neuron_trace(), figures=made))
    view = hand.chart._program
    assert view.busy
    assert view.plots == [plot]  # what was seen is still there
    counts = set()

    def whole():
        counts.add(len(view.plots))
        return not view.busy

    qtbot.waitUntil(whole)
    assert counts == {1, 9}


@pytest.mark.parametrize("away", [lambda panel: panel.tabs.setCurrentIndex(0),
                                  lambda panel: panel.set_trace(neuron_trace())])  # fmt: skip
def test_nothing_of_a_figure_is_left_where_somebody_turns_away_while_it_is_drawn(hand, qtbot, away):
    made = figures("f, a = plt.subplots(3, 3)\nfor k, p in enumerate(a.flat): p.plot([k, 1])")
    hand.panel.set_trace(replace(neuron_trace(), figures=made))
    away(hand.panel)
    qtbot.waitUntil(lambda: not hand.chart._program.busy)
    assert hand.chart.centralWidget is hand.chart.plotItem
    kinds = [type(item).__name__ for item in hand.chart.scene().items()]
    assert "GraphicsLayout" not in kinds


def test_a_tall_figure_scrolls_and_a_chart_of_the_curve_does_not(hand, qtbot):
    plots = hand.show("f, a = plt.subplots(6, 1)\nfor p in a: p.plot([1, 2])")
    qtbot.waitUntil(lambda: plots[-1].vb.height() > 60)
    assert hand.chart.height() > hand.panel.height()
    hand.panel.tabs.setCurrentIndex(0)
    assert hand.chart.minimumHeight() < 200
