"""What of figures is arithmetic alone: places on axes, ticks, fewer points, corners, colours."""

import numpy as np
import pytest

from gradviz.trace.figures import Ticks
from gradviz.ui.theme import DARK, LIGHT
from tests.ui.plots.figures.drawing import subplot


@pytest.fixture(autouse=True)
def _application(qapp):
    """Colours and pens need one."""


@pytest.mark.parametrize("scale", ["linear", "log", "symlog"])
@pytest.mark.parametrize("value", [1e-3, 0.5, 1.0, 2.0, 7.0, 1e5])
def test_a_place_on_an_axis_leads_back_to_its_number(scale, value):
    from gradviz.ui.plots.figures.projection import project, unproject

    assert unproject(float(project(value, scale)), scale) == pytest.approx(value)


def test_numbers_without_a_place_are_gaps():
    from gradviz.ui.plots.figures.projection import project

    found = project(np.array([-1.0, 0.0, np.inf, 100.0]), "log")
    assert np.isnan(found).tolist() == [True, True, True, False]
    assert found[3] == 2.0
    assert float(project(-5.0, "symlog")) == -float(project(5.0, "symlog"))


@pytest.mark.parametrize(
    ("low", "high", "size", "texts"),
    [
        (-11, 11, 300, ["-10", "-5", "0", "5", "10"]),
        (0, 1.05, 200, ["0.00", "0.25", "0.50", "0.75", "1.00"]),
        (0, 3e7, 200, ["0", "1e+07", "2e+07", "3e+07"]),
        (-6.6, 6.6, 120, ["-5", "0", "5"]),
    ],
)
def test_ticks_are_round_and_as_many_as_there_is_room_for(low, high, size, texts):
    from gradviz.ui.plots.figures.axis_item import Axis

    axis = Axis("left" if size == 200 else "bottom")
    ((spacing, places),) = axis.tickValues(low, high, size)
    found = [text.replace("−", "-") for text in axis.tickStrings(places, 1.0, spacing)]
    assert found == texts


def test_logarithmic_ticks_are_powers_of_ten():
    from gradviz.ui.plots.figures.axis_item import Axis

    axis = Axis("left")
    axis.set_scale("log", None)
    ((_, places),) = axis.tickValues(-11.2, 1.3, 240)
    texts = axis.tickStrings(places, 1.0, 1.0)
    assert len(places) <= 7
    assert texts[0].startswith("10⁻¹")
    ((_, near),) = axis.tickValues(0.1, 0.8, 240)
    assert axis.tickStrings(near, 1.0, 1.0) == ["2", "3", "5"]


def test_ticks_that_a_program_chose_stand_where_it_said():
    from gradviz.ui.plots.figures.axis_item import Axis

    axis = Axis("bottom")
    axis.set_scale("linear", Ticks((0.0, 1.0, 9.0), ("a", "b", "far")))
    ((_, places),) = axis.tickValues(-0.5, 1.5, 200)
    assert axis.tickStrings(places, 1.0, None) == ["a", "b"]


def test_a_long_line_keeps_its_peaks():
    from gradviz.ui.plots.figures.thinning import thinned

    x, y = np.arange(1e6), np.zeros(1_000_000)
    y[123_456], y[777_777], y[500_000] = 5.0, -3.0, np.nan
    fewer_x, fewer_y = thinned(x, y)
    assert len(fewer_x) < 10_000
    assert (np.nanmax(fewer_y), np.nanmin(fewer_y)) == (5.0, -3.0)
    assert (fewer_x[0], fewer_x[-1]) == (0.0, 999_999.0)
    assert (np.diff(fewer_x) > 0).all()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("colour", ["k", "w", "#000000", "#ffffff", "#101010", "C0", "r"])
def test_every_colour_is_seen_on_the_ground_of_a_theme(theme, colour):
    from gradviz.ui.plots.figures.inks import shade

    def light(text):
        parts = [int(text[k : k + 2], 16) / 255 for k in (1, 3, 5)]
        return sum(w * p**2.2 for w, p in zip((0.2126, 0.7152, 0.0722), parts, strict=True))

    a, b = sorted((light(shade(colour, theme)), light(theme.window)))
    assert (b + 0.05) / (a + 0.05) > 1.5


def test_colours_stay_what_they_are_over_an_image_and_the_cycle_is_the_themes():
    from gradviz.ui.plots.figures.inks import shade

    assert shade("w", LIGHT, on_image=True) == "#ffffff"
    assert shade("#123456", LIGHT) == "#123456"
    assert shade("C0", DARK) == DARK.series
    assert len({shade(f"C{k}", LIGHT) for k in range(10)}) == 10


FREE = [
    ("plt.plot(x, tf.sigmoid(x), label='s')", "upper left"),
    ("plt.plot(x, -x, label='s')", "upper right"),
    ("plt.plot(x, x * x, label='s')", "lower left"),
]


@pytest.mark.parametrize(("text", "where"), FREE)
def test_a_legend_stands_where_nothing_is(text, where):
    from gradviz.ui.plots.figures.canvas import Canvas
    from gradviz.ui.plots.figures.free_places import COLUMNS, ROWS, place, taken

    plot = subplot(text)
    cells = taken(plot.marks, Canvas(LIGHT, plot.axes))
    left, top = place("best", cells, (0.25, 0.2), (0.02, 0.02))
    words = where.split()
    assert (top < 0.4) == (words[0] == "upper")
    assert {"left": left < 0.1, "right": left > 0.6, "center": 0.3 < left < 0.5}[words[1]]
    rows = slice(int((1 - top - 0.2) * ROWS), int((1 - top) * ROWS))
    assert not cells[rows, int(left * COLUMNS) : int((left + 0.25) * COLUMNS)].any()


def test_where_data_are_everywhere_there_is_no_place():
    from gradviz.ui.plots.figures.canvas import Canvas
    from gradviz.ui.plots.figures.free_places import place, taken

    plot = subplot("plt.plot(np.tile([0., 1.], 60), np.linspace(0, 1, 120), label='a')")
    cells = taken(plot.marks, Canvas(LIGHT, plot.axes))
    assert place("upper right", cells, (0.3, 0.3), (0.02, 0.02)) is None
    assert place("best", cells, (1.3, 0.3), (0.02, 0.02)) is None


def test_a_place_that_was_asked_for_comes_first_if_it_is_free():
    from gradviz.ui.plots.figures.free_places import ROWS, place

    cells = np.zeros((ROWS, 96), bool)
    assert place("lower left", cells, (0.2, 0.2), (0.02, 0.02)) == (0.02, pytest.approx(0.78))
