"""A subplot on the screen: what is drawn of each mark, its legend, and what the pointer is told."""

import time

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from gradviz.ui.plots.panel import PlotsPanel
from gradviz.ui.theme import DARK, LIGHT
from gradviz.words import CATALOGUE
from tests.helpers.cases import each
from tests.helpers.neuron import neuron_trace
from tests.ui.plots.figures.drawing import figures


@pytest.fixture(scope="module")
def panel(qapp):
    """The panel of all tests here: what a program draws takes the place of what was drawn."""
    made = PlotsPanel()
    made.curve.load()
    yield made
    made.deleteLater()


@pytest.fixture
def show(qtbot, panel):
    """Return a function that shows what a program draws, and gives back the chart."""
    panel.resize(420, 380)
    panel.show()

    def showing(text):
        from dataclasses import replace

        made = figures(text)
        panel.set_trace(replace(neuron_trace(), figures=made))
        chart = panel._pages[0].chart
        view = chart._program
        count = sum(plot.over < 0 for plot in made[0].plots)
        qtbot.waitUntil(lambda: len(view.plots) == count and not view.busy)
        qtbot.waitUntil(lambda: view.plots[-1].vb.height() > 40)
        return chart

    showing.panel = panel
    yield showing
    panel.hide()


def names(chart):
    return [item.name() for item in chart.listDataItems() if item.name()]


def pointed_at(plot, x, y):
    plot.tell(plot.vb.mapViewToScene(QPointF(x, y)))
    return plot.told


EVERYTHING = [
    "plt.plot(x, tf.sin(x), 'r--', label='s')",
    "plt.plot(x, x, 'o', ms=3); plt.plot([1, 2], [np.nan, np.nan])",
    "plt.step([1, 2, 3], [1, 2, 1], where='mid', label='s')",
    "plt.scatter(x, x, c=x, s=20, label='s'); plt.colorbar()",
    "plt.scatter([1, 2], [3, 4], c=['r', 'b'], marker='*')",
    "plt.bar(['a', 'b'], [1, -2], yerr=0.2, label='s')",
    "plt.barh(['a', 'b'], [1, 2], color=['r', 'g'])",
    "plt.hist(np.sin(np.arange(500.)), bins=20, alpha=0.5, label='s')",
    "plt.hist(np.sin(np.arange(500.)), histtype='step', log=True)",
    "plt.fill_between(x, tf.sin(x), where=x > 0, alpha=0.3, label='s')",
    "plt.errorbar([1, 2], [1, 2], yerr=[0.1, 0.2], xerr=0.1, capsize=3, fmt='s')",
    "plt.stem([1, 2, 3])",
    "plt.axhline(1); plt.axvline(2, ls=':'); plt.axhspan(0, 1); plt.axline((0, 0), slope=2)",
    "plt.hlines([1, 2], 0, 1); plt.vlines([1, 2], 0, 1)",
    "plt.imshow(np.eye(5), cmap='gray'); plt.colorbar(orientation='horizontal')",
    "plt.imshow(np.zeros((4, 4, 3)))",
    "plt.imshow([[np.nan, 1.], [2., 3.]], origin='lower', extent=[0, 1, 0, 1])",
    "plt.pcolormesh([0, 1, 4], [0, 1, 2], [[1., 2.], [3., 4.]])",
    "c = plt.contour(np.eye(6)); plt.clabel(c)",
    "plt.contourf(np.arange(36.).reshape(6, 6), cmap='RdBu', levels=4); plt.colorbar(label='z')",
    "plt.contour(np.arange(36.).reshape(6, 6), levels=[3., 9.], colors='k')",
    "plt.quiver([0, 1], [0, 1], [1, 0], [0, 1], [1., 2.])",
    "plt.quiver([0, 1], [0, 1], [1, 0], [0, 1], angles='xy', scale_units='xy', scale=1)",
    "plt.arrow(0, 0, 1, 2, head_width=0.1); plt.gca().bar_label(plt.bar([1], [2]))",
    "plt.plot([1, 2]); a = plt.twinx(); a.bar([0, 1], [5, 9], label='s'); a.legend()",
    "plt.imshow(np.eye(3)); plt.colorbar(); plt.gca().twiny().plot([1, 5], label='s')",
    "plt.text(1, 2, 'here'); plt.annotate('p', (0, 0), (1, 1), arrowprops={}); plt.plot([0, 2])",
    "plt.semilogy([1e-9, 1, 1e5], label='s'); plt.legend()",
    "plt.loglog([1, 10], [1, 100]); plt.axhline(10)",
    "plt.plot(x, 100 * x); plt.yscale('symlog')",
    "plt.plot([1, 2]); plt.axis('off'); plt.title('two\\nlines & <b>')",
    "plt.plot([1, 2]); plt.axis('equal'); plt.gca().invert_xaxis()",
    "plt.title('nothing else')",
    "plt.plot([], [], label='empty'); plt.legend()",
    "plt.plot([np.inf, np.nan], label='s'); plt.legend()",
]


@each("text", EVERYTHING)
def test_everything_is_drawn_in_both_themes_without_complaint(show, text):
    chart = show(text)
    for theme in (DARK, LIGHT):
        show.panel.set_theme(theme)
        assert not show.panel.grab().isNull()
    assert ("s" in names(chart)) == ("label='s'" in text)


def test_the_numbers_of_a_series_are_listed_by_its_name(show):
    chart = show("plt.plot(x, x * x, label='square')\nplt.bar([1, 2], [3, 4], label='bars')")
    found = {item.name(): item.getData() for item in chart.listDataItems() if item.name()}
    np.testing.assert_allclose(found["square"][1], np.linspace(-5, 5, 101) ** 2, atol=1e-5)
    np.testing.assert_array_equal(found["bars"][1], [3, 4])


@pytest.mark.parametrize("style", ["", ", alpha=0.5", ", ls='--'"])
def test_a_long_line_to_and_fro_is_painted_in_no_time(show, style):
    show(f"plt.plot(np.sin(np.arange(200000.)), lw=2{style})")
    before = time.thread_time()
    assert not show.panel.grab().isNull()
    assert time.thread_time() - before < 0.3  # one stroke of a broad pen takes a second and more


def test_words_at_the_edge_are_not_cut_and_go_with_what_is_seen(show):
    chart = show("b = plt.bar([1, 2], [3, 4]); plt.gca().bar_label(b)")
    plot = chart.getPlotItem()
    show.panel.grab()

    def words():
        items = (item for item in plot.childItems() for item in item.childItems())
        found = [item for item in items if hasattr(item, "toPlainText") and item.isVisible()]
        return {item.toPlainText(): item for item in found if item.toPlainText() in "34"}

    top = words()["4"]
    bar = plot.vb.mapViewToScene(QPointF(2, 4))
    box = top.mapRectToScene(top.boundingRect())
    assert abs(box.center().x() - bar.x()) < 2
    assert abs(box.bottom() - bar.y()) < 2
    assert box.top() < plot.vb.sceneBoundingRect().top()
    plot.see(((0.5, 1.5), (2.0, 4.0)))
    show.panel.grab()
    assert list(words()) == ["3"]


def test_a_legend_off_the_data_has_the_names_and_stays_inside(show, qtbot):
    chart = show(
        "plt.plot(x, tf.sigmoid(x), label='y'); plt.plot(x, x*0, label='_no')\nplt.legend()"
    )
    plot = chart.getPlotItem()
    qtbot.waitUntil(plot._legend.card.isVisible)
    assert plot._legend.card.names == ("y",)
    card = plot._legend.card.mapRectToParent(plot._legend.card.boundingRect())
    assert plot.vb.geometry().contains(card)


def test_a_legend_without_a_free_place_stands_under_the_axes(show, qtbot):
    chart = show(
        "plt.plot(np.tile([0., 1.], 60), np.linspace(0, 1, 120), label='to and fro')\nplt.legend()"
    )
    plot = chart.getPlotItem()

    def below():
        card = plot._legend.card.mapRectToParent(plot._legend.card.boundingRect())
        under = card.top() >= plot.getAxis("bottom").geometry().bottom() - 1
        return under and card.bottom() <= plot.size().height() + 1

    qtbot.waitUntil(below)


def test_units_of_an_image_are_equal(show, qtbot):
    plot = show("plt.imshow(np.arange(32.).reshape(4, 8))").getPlotItem()
    qtbot.waitUntil(lambda: abs(plot.vb.width() / plot.vb.height() - 2.0) < 0.05)
    assert plot.vb.yInverted()
    (left, right), (low, high) = plot.vb.viewRange()
    assert (left, right, low, high) == (-0.5, 7.5, -0.5, 3.5)


TOLD = [
    ("plt.plot([1, 2, 3], [4, 5.5, 6], label='y'); plt.xlabel('epoch')", (2, 5.5),
     "y: epoch = 2, y = 5.500"),
    ("plt.plot([1, 2, 3], [4, 5, 6])", (1.5, 5.8), ""),
    ("plt.scatter([1., 2.], [3., 4.], c=[0.25, 0.75])", (2, 4), "x = 2, y = 4: 0.7500"),
    ("plt.bar(['a', 'b'], [3.5, 4.])", (0.1, 1.0), "a: 3.500"),
    ("plt.hist([0., 0.1, 0.9, 1.0], bins=2)", (0.2, 1.0), "0.000 to 0.5000: 2"),
    ("plt.imshow([[1., 2.], [3., 4.5]])", (1.1, 0.9), "row 1, column 1: 4.500"),
    ("plt.axhline(2., label='limit'); plt.plot([0, 4])", (0.7, 2.0), "limit: y = 2.000"),
    ("plt.semilogy([1., 10., 100.])", (1, 1.0), "x = 1, y = 10"),
    ("plt.quiver([0.], [0.], [2.], [0.5])", (0, 0), "x = 0, y = 0: (2.000, 0.5000)"),
    ("plt.contour([0., 1., 2.], [0., 4.], [[0., 1., 2.]] * 2, levels=[1.5])", (1.5, 2),
     "x = 1.500, y = 2: 1.500"),
    ("plt.fill_between([0, 1, 2], [3, 4, 3], [1, 1, 1], label='band')", (1, 2),
     "band: x = 1, 1 to 4"),
    ("plt.vlines([1., 2.], 0, [3., 4.])", (2, 1), "x = 2, 0 to 4"),
    ("plt.plot([0, 1], [0, 1]); plt.twinx().plot([0, 1], [30, 10], label='right')", (0, 1.0),
     "right: x = 0, y = 30"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "at", "words"), TOLD, ids=[row[0][:40] for row in TOLD])
def test_the_pointer_is_told_the_numbers(show, text, at, words):
    plot = show(text).getPlotItem()
    assert pointed_at(plot, *at) == words
    plot.tell(None)
    assert plot.told == ""


def test_what_the_pointer_is_told_speaks_korean(show):
    plot = show("plt.imshow(np.eye(2))").getPlotItem()
    CATALOGUE.use("ko")
    assert pointed_at(plot, 0.0, 1.0) == "1행 0열: 0.000"


def test_words_at_the_pointer_stay_inside_the_figure_and_reach_over_its_neighbours(show):
    chart = show(
        "f, (a, b) = plt.subplots(1, 2)\n"
        "a.plot([0, 1], [0, 1], label='a rather long name of a line'); b.plot([0, 1])"
    )
    plot, other = chart._program.plots
    for at in ((0, 0), (1, 1)):
        assert pointed_at(plot, *at)
        area = plot._tip.area
        assert area.width() > plot.vb.width() / 2
        assert QRectF(chart.viewport().rect()).contains(area)
        assert plot.zValue() > other.zValue()


def test_subplots_stand_in_their_places_under_one_title(show):
    chart = show(
        "f, a = plt.subplots(2, 2)\nfor k, p in enumerate(a.flat): p.plot([k, 1], label=f'p{k}')\n"
        "f.suptitle('four')"
    )
    boxes = [plot.sceneBoundingRect() for plot in chart._program.plots]
    assert len(boxes) == 4
    assert boxes[0].right() <= boxes[1].left() + 1
    assert boxes[0].bottom() <= boxes[2].top() + 1
    assert abs(boxes[0].width() - boxes[3].width()) < boxes[0].width() * 0.25
    assert names(chart) == ["p0"]


def test_axes_of_a_row_end_at_one_height_where_one_legend_stands_below(show, qtbot):
    chart = show(
        "f, (a, b) = plt.subplots(1, 2)\na.plot([0, 1])\n"
        "b.plot(np.tile([0., 1.], 60), np.linspace(0, 1, 120), label='to and fro'); b.legend()"
    )
    first, second = chart._program.plots
    qtbot.waitUntil(lambda: second.room > 0)

    def even():
        ends = [plot.vb.sceneBoundingRect().bottom() for plot in (first, second)]
        return abs(ends[0] - ends[1]) < 2

    qtbot.waitUntil(even)


def test_figures_are_leafed_through_by_buttons(show, qtbot):
    from PySide6.QtCore import Qt

    chart = show("plt.plot([1], label='one'); plt.show()\nplt.plot([2], label='two'); plt.show()")
    row = show.panel.figures.row
    assert row.isVisible()
    assert row.label.text() == "Figure 1 of 2"
    assert not row.before.isEnabled()
    qtbot.mouseClick(row.after, Qt.MouseButton.LeftButton)
    assert names(chart) == ["two"]
    assert row.label.text() == "Figure 2 of 2"
    row.before.setFocus()
    qtbot.keyClick(row.before, Qt.Key.Key_Space)
    assert names(chart) == ["one"]
    chart = show("plt.plot([3], label='three')")
    assert not row.after.isVisible()
    assert names(chart) == ["three"]


def test_the_curve_comes_back_where_a_program_draws_nothing(show):
    chart = show("plt.plot([1], label='one')")
    assert chart.getPlotItem() is not chart.plotItem
    show.panel.set_trace(neuron_trace())
    assert chart.getPlotItem() is chart.plotItem
    assert chart.centralWidget is chart.plotItem


def test_many_marks_are_drawn_in_pieces(show):
    chart = show("for k in range(150): plt.plot([0, 1], [k, k + 1])")
    assert len(chart.listDataItems()) == 150


ODD = [
    "plt.imshow(np.zeros((0, 3)))",
    "plt.imshow([[1.]], extent=[0, 0, 1, 1])",
    "plt.plot([1e308, -1e308], [1e308, -1e308])",
    "plt.loglog([1e308, 1e307], [1e-300, 1e308])",
    "plt.plot([1e-300, 0], [0, 1e-300])",
    "plt.xlim(1, 1 + 1e-15)\nplt.plot([1, 1])",
    "plt.quiver([0, 1], [0, 1], [1e308, 1], [-1e308, np.nan], scale=0)",
    "plt.bar(np.eye(2), 1)",
    "plt.scatter([1], [1], s=-5)",
    "plt.hist([])",
    "plt.contour(np.zeros((3, 3)))",
    "plt.contourf(np.full((3, 3), np.nan))",
]


@pytest.mark.parametrize("text", ODD)
def test_odd_numbers_are_drawn_without_complaint(show, text):
    chart = show(text)
    assert not show.panel.grab().isNull()
    area = chart.getPlotItem().vb.sceneBoundingRect()
    chart.getPlotItem().tell(area.center())
    show.panel.set_trace(neuron_trace())
    assert not show.panel.grab().isNull()
