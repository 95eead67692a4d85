"""What programs may hand to plt, and what it gives back; what it costs; what is refused how."""

import numpy as np
import pytest

from gradviz import run
from gradviz.lang.budget import Limits
from gradviz.trace.figures import Arrows, Bars, Contours, Image, Rule, Words


def plots(text):
    trace = run(text)
    assert trace.error is None, trace.error
    return [plot for figure in trace.figures for plot in figure.plots]


def marks(text):
    return [mark for plot in plots(text) for mark in plot.marks]


@pytest.mark.parametrize(
    ("given", "x", "y"),
    [
        ("tf.constant([1., 4., 9.])", [0, 1, 2], [1, 4, 9]),
        ("tf.Variable([1, 2]), tf.Variable([3, 4])", [1, 2], [3, 4]),
        ("[tf.constant(1.), tf.constant(2.)]", [0, 1], [1, 2]),
        ("range(3), (1, 2, 4)", [0, 1, 2], [1, 2, 4]),
        ("np.float32(2.), 3", [2], [3]),
        ("tf.constant(5.)", [0], [5]),
        ("[True, False]", [0, 1], [1, 0]),
        ("[1, None, 3]", [0, 1, 2], [1, np.nan, 3]),
        ("{'a': 1, 'b': 2}.values()", [0, 1], [1, 2]),
        ("tf.constant([[1.], [2.]])", [0, 1], [1, 2]),
        ("['low', 'high', 'low'], [1, 2, 3]", [0, 1, 0], [1, 2, 3]),
        ("tf.cast([1, 2], tf.float16)", [0, 1], [1, 2]),
    ],
)
def test_values_are_taken_as_matplotlib_takes_them(given, x, y):
    (series,) = run(f"plt.plot({given})\nv = 1").plots
    np.testing.assert_array_equal(series.x, x)
    np.testing.assert_array_equal(series.y, y)
    assert not series.y.flags.writeable


def test_a_tensor_on_the_tape_is_drawn_without_a_trace_on_the_tape():
    text = (
        "x = tf.linspace(-2., 2., 9)\nwith tf.GradientTape() as t:\n    t.watch(x)\n"
        "    y = x * x\n    plt.plot(x, y, label='y')\ng = t.gradient(y, x)"
    )
    trace = run(text)
    assert [series.label for series in trace.plots] == ["y"]
    assert trace.plots[0].line == 5
    np.testing.assert_allclose(trace.gradients[0].rows[0].value, 2 * np.linspace(-2, 2, 9))
    assert {node.op for node in trace.nodes if not node.is_leaf} == {"multiply"}


def test_what_is_drawn_later_changes_nothing_drawn_before():
    (series,) = run("v = np.zeros(3)\nplt.plot(v)\nv[0] = 7.\nx = 1").plots
    np.testing.assert_array_equal(series.y, [0, 0, 0])


def test_calls_give_back_what_programs_take_apart():
    text = """
line, = plt.plot([1, 2], label='a')
n, bins, patches = plt.hist([1, 2, 2, 3], bins=3)
counts, colour = n.tolist(), line.get_color()
line.set_label('b')
low, high = plt.ylim()
"""
    trace = run(text)
    assert trace.error is None
    assert trace.values["counts"] == [1.0, 2.0, 1.0]
    assert trace.values["colour"] == "#1f77b4"
    assert (trace.values["low"], trace.values["high"]) == (0.0, pytest.approx(2.1))
    assert trace.plots[0].label == "b"


def test_a_colour_taken_from_a_map_or_the_cycle_is_a_colour():
    text = (
        "for k in range(3):\n    plt.plot([k, k], color=plt.cm.viridis(k / 2))\n"
        "c = plt.rcParams['axes.prop_cycle'].by_key()['color']\nplt.plot([1, 2], color=c[3])"
    )
    assert [m.style.colour for m in marks(text)] == ["#440154", "#21918c", "#fde725", "C3"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("fig, ax = plt.subplots()\nax.plot([1])", 1),
        ("fig, axes = plt.subplots(2, 3)\nfor ax in axes.flat: ax.plot([1])", 6),
        ("f, ((a, b), (c, d)) = plt.subplots(2, 2)\nd.plot([1])", 4),
        (
            "f, a = plt.subplots(2, 2)\na[1, 0].plot([1])\nfor k, r in enumerate(a):\n"
            "    r[0].plot([k])",
            4,
        ),
        ("f, a = plt.subplots(1, 3)\nfor k, x in zip(range(3), a.ravel()): x.plot([k])", 3),
        ("f = plt.figure()\na = f.add_subplot(1, 2, 1)\nb = f.add_subplot(122)\nb.plot([1])", 2),
        ("plt.subplot(2, 1, 1)\nplt.plot([1])\nplt.subplot(2, 2, 3)\nplt.plot([2])", 2),
        ("plt.subplot(121)\nplt.plot([1])\nplt.subplot(122)\nplt.subplot(121)\nplt.plot([2])", 2),
    ],
)
def test_subplots_are_held_as_programs_hold_them(text, count):
    assert len(plots(text + "\nx = 1")) == count


def test_subplots_of_different_grids_share_one():
    first, second, third = plots(
        "plt.subplot(2, 1, 1); plt.plot([1])\nplt.subplot(2, 2, 3); plt.plot([1])\n"
        "plt.subplot(2, 2, 4); plt.plot([1])\nx = 1"
    )
    assert [p.place for p in (first, second, third)] == [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]


def test_show_ends_a_figure_and_close_takes_one_away():
    text = (
        "plt.plot([1], label='one'); plt.show()\nplt.plot([2], label='two'); plt.show()\n"
        "plt.plot([3], label='three'); plt.close()\nplt.figure(); plt.plot([4], label='four')"
    )
    assert [s.label for s in run(text).plots] == ["one", "two", "four"]
    assert [figure.number for figure in run(text).figures] == [1, 2, 3]


def test_words_and_rules_and_arrows_are_kept_with_their_lines():
    found = marks(
        "plt.plot([0, 1])\nplt.axhline(0.5)\nplt.text(0.1, 0.2, 'here')\n"
        "plt.annotate('top', (1, 1), xytext=(0.5, 0.8), arrowprops={'arrowstyle': '->'})\n"
        "plt.gca().text(0.5, 0.5, 'mid', transform=plt.gca().transAxes, ha='center')"
    )
    rule, here, top, mid = found[1:]
    assert isinstance(rule, Rule)
    assert (rule.low, rule.upright, rule.line) == (0.5, False, 2)
    assert isinstance(here, Words)
    assert (here.text, here.in_parts, here.tip) == ("here", False, None)
    assert (top.x, top.y, top.tip, top.line) == (0.5, 0.8, (1.0, 1.0), 4)
    assert (mid.in_parts, mid.across) == (True, "center")


def test_a_colour_bar_has_the_scale_of_what_it_is_of():
    (plot,) = plots(
        "im = plt.imshow([[0., 2.], [1., 4.]], cmap='gray')\nplt.colorbar(im, label='v')"
    )
    (bar,) = plot.bars
    assert (bar.scale.low, bar.scale.high, bar.scale.map, bar.label) == (0.0, 4.0, "gray", "v")
    assert isinstance(plot.marks[0], Image)
    assert plot.axes.ylim == (1.5, -0.5)


def test_a_contour_lies_where_the_value_is_the_level():
    (lines,) = marks(
        "X, Y = np.meshgrid(np.linspace(-2, 2, 81), np.linspace(-2, 2, 81))\n"
        "plt.contour(X, Y, X**2 + Y**2, levels=[1., 2.])"
    )
    assert isinstance(lines, Contours)
    for level, piece in zip(lines.levels, lines.pieces, strict=True):
        assert len(piece) > 100
        np.testing.assert_allclose((piece**2).sum(axis=-1), level, atol=2e-3)
        # Every end is the end of another piece, or of three at a place of the grid: it is closed.
        ends = np.round(piece.reshape(-1, 2), 9)
        _, counts = np.unique(ends, axis=0, return_counts=True)
        assert (counts % 2 == 0).all()


def test_a_filled_contour_has_the_values_in_between():
    (image,) = marks("plt.contourf([0., 1.], [0., 2.], [[0., 1.], [2., 3.]], levels=[0, 1, 2, 3])")
    rows, columns = image.values.shape
    assert image.values[0, -1] == pytest.approx(1.0, abs=0.02)
    assert image.values[rows // 2, columns // 2] == pytest.approx(1.5, abs=0.02)
    assert image.scale.levels == (0, 1, 2, 3)


def test_arrows_in_data_end_where_they_say():
    (arrows,) = marks("plt.quiver([0.], [1.], [2.], [3.], angles='xy', scale_units='xy', scale=1)")
    assert isinstance(arrows, Arrows)
    assert (arrows.in_data, arrows.size) == (True, 1.0)


def test_labels_given_to_the_legend_name_what_was_drawn():
    (plot,) = plots("plt.plot([1]); plt.plot([2])\nplt.legend(['a', 'b'], loc='lower right')")
    assert [s.label for s in plot.series] == ["a", "b"]
    assert plot.axes.legend == "lower right"


def test_one_legend_names_the_lines_of_twins_where_it_is_handed_them():
    text = (
        "a = plt.gca()\nl1 = a.plot([1, 2], label='loss'); a.plot([2, 3], label='more')\n"
        "b = a.twinx()\nl2 = b.plot([3, 4], label='rate')\nb.set_ylabel('rate', color='tab:red')\n"
        "lines = l1 + l2\na.legend(lines, [l.get_label() for l in lines], loc='upper left')"
    )
    host, twin = plots(text)
    assert (twin.over, twin.own, host.over) == (0, "y", -1)
    assert (host.shared, twin.shared) == ((0, -1), (0, -1))
    assert (host.axes.legend, twin.axes.legend) == ("upper left", "upper left")
    assert [s.label for s in (*host.series, *twin.series)] == ["loss", "_more", "rate"]
    assert (host.axes.ycolour, twin.axes.ycolour) == ("", "C3")


def test_parts_of_a_grid_are_places():
    text = "import matplotlib.gridspec as gridspec\ngs = gridspec.GridSpec(2, 3)\n"
    text += "plt.subplot(gs[0, :]); plt.plot([1])\nplt.subplot(gs[1:, -1]); plt.plot([2])"
    assert [plot.place for plot in plots(text)] == [(0, 0, 1, 3), (1, 2, 1, 1)]
    mosaic = plots("f, d = plt.subplot_mosaic('AB;CC')\nd['C'].plot([1])")
    assert [plot.place for plot in mosaic] == [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 2)]


def test_bars_on_names_have_ticks_there():
    (plot,) = plots("plt.bar(['a', 'b'], [1, 2])")
    (bars,) = plot.marks
    assert isinstance(bars, Bars)
    assert (plot.axes.xticks.places, plot.axes.xticks.names) == ((0.0, 1.0), ("a", "b"))


HINTS = [
    ("plt.plot([1], colour='r')", "unexpected keyword argument 'colour'", "Did you mean color=?"),
    ("fig, ax = plt.subplots()\nax.plot([1], lable='a')", "'lable'", "Did you mean label=?"),
    ("plt.legend(position='top')", "keyword argument 'position'", "labels"),
    ("plt.figure(figsiz=(3, 4))", "keyword argument 'figsiz'", "Did you mean figsize=?"),
    ("plt.subplots(1, 2, shareX=True)", "keyword argument 'shareX'", "Did you mean sharex="),
    ("plt.polt([1])", "no attribute 'polt'", "Did you mean plt.plot"),
    ("fig, ax = plt.subplots()\nax.set_xlable('x')", "no attribute 'set_xlable'", "ax.set_xlabel"),
    ("plt.savefig('a.png')", "no attribute 'savefig'", "cannot reach files"),
    ("plt.scatter([1, 2])", "missing 1 required positional argument: 'y'", "x, y"),
]


@pytest.mark.parametrize(("text", "words", "hint"), HINTS, ids=[row[0][-30:] for row in HINTS])
def test_a_wrong_call_is_told_at_its_place_with_a_hint(text, words, hint):
    error = run(text).error
    assert words in error.message
    assert hint in (error.hint or "")
    assert error.line == text.count("\n") + 1


COSTLY = [
    ("v = np.zeros(1000)\nwhile True: plt.plot(v)", "limit_steps"),
    ("while True: plt.figure()", None),
    ("plt.imshow(np.zeros((2000, 1000)))", None),
    ("plt.hist([1.], bins=10**9)", None),
    ("plt.contour([[0., 1.], [1., 0.]], levels=10**9)", None),
    ("plt.subplots(10**5, 10**5)", None),
    ("v = [1.]\nfor _ in range(40): v = [v, v]\nplt.plot(v)", "limit_elements"),
    ("while True: plt.contourf([[0., 1.], [1., 0.]])", "limit"),
    ("while True: plt.legend(['a'])", "limit_steps"),
    ("plt.xticks(range(10**6), 'a' * 10**6)", None),
]


@pytest.mark.parametrize(("text", "code"), COSTLY, ids=[row[0][-40:] for row in COSTLY])
def test_no_program_draws_more_than_it_may(text, code):
    trace = run(text, limits=Limits(steps=100_000, seconds=4.0, bytes=64 << 20))
    assert trace.error is not None
    assert trace.error.code.startswith(code or "raised")
    assert trace.seconds < 5


@pytest.mark.parametrize(
    "text",
    ["plt.plot.__self__", "fig, ax = plt.subplots()\nax.axes", "line, = plt.plot([1])\nline.sheet",
     "fig, a = plt.subplots(2)\na._cells", "plt.gca()._members", "plt.cm.viridis._members",
     "fig = plt.figure()\nfig.canvas", "class A:\n    def __len__(self): return 2\nplt.plot(A())",
     "plt.gca().canvas", "gs = plt.GridSpec(1, 1)\nq = gs[0, 0].place"],
)  # fmt: skip
def test_nothing_behind_the_calls_can_be_reached(text):
    trace = run(f"x = 1\n{text}")
    assert trace.error is not None or any(d.code == "left_out" for d in trace.diagnostics)


ODD_CALLS = [
    ("plt.annotate('a', (1, 2), 2.5)", "'xytext' must be a pair of numbers, not 1"),
    ("plt.quiver([0, 1], [0, 1], [1, 1], [1, 1], [1, 2, 3])", "Argument C has a size 3"),
    ("plt.axline((0, 0), (0, 0))", "two identical points"),
    ("plt.subplots(0, 1)", "Number of rows must be a positive integer"),
    ("plt.GridSpec(2, 2)[5]", "index 5 is out of bounds"),
    ("plt.subplot_mosaic('AB;BA')", "non-rectangular"),
    ("plt.gca().bar_label([1])", "what bar() or barh() gave back"),
]


@pytest.mark.parametrize(("text", "words"), ODD_CALLS, ids=[row[0] for row in ODD_CALLS])
def test_arguments_that_do_not_fit_are_told_in_words(text, words):
    assert words in run(text).error.message
