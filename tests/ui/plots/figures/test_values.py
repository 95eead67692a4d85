"""The numbers of figures as tables: what a program gave, side by side, per axes."""

import numpy as np
import pytest

from gradviz.ui.plots.figures.values import names, table
from tests.ui.plots.figures.drawing import figures

# What a program draws, and the first rows of its table.
TABLES = [
    ("plt.plot([0, 1], [4, 5.5], label='a'); plt.plot([0, 1], [7, np.nan])",
     [["x", "a", "y"], ["0", "4", "7"], ["1", "5.5", ""]]),
    ("plt.plot([0, 1], [4, 5]); plt.plot([0, 2, 4], [7, 8, 9]); plt.xlabel('t')",
     [["t", "y", "t 2", "y 2"], ["0", "4", "0", "7"], ["1", "5", "2", "8"], ["", "", "4", "9"]]),
    ("plt.plot([1], tf.constant([0.1])); plt.plot([1], [0.1])",
     [["x", "y", "y 2"], ["1", "0.1", "0.1"]]),
    ("plt.plot([1], [1 / 3])", [["x", "y"], ["1", "0.3333333333333333"]]),
    ("plt.scatter([1., 2.], [3., 4.], c=[5., 6.])",
     [["x", "y", "value"], ["1", "3", "5"], ["2", "4", "6"]]),
    ("plt.bar(['a', 'b'], [3, 4])", [["x", "y"], ["a", "3"], ["b", "4"]]),
    ("plt.bar([1, 2], [3, 4], bottom=[0, 1], label='h')",
     [["x", "h", "base"], ["1", "3", "0"], ["2", "4", "1"]]),
    ("plt.hist([0., 0.1, 0.9, 1.0, 1.0], bins=2)",
     [["from", "to", "count"], ["0", "0.5", "2"], ["0.5", "1", "3"]]),
    ("plt.fill_between([0, 1], [2, 3], 1, label='f')",
     [["x", "f: from", "f: to"], ["0", "1", "2"], ["1", "1", "3"]]),
    ("plt.axvline(2., label='l'); plt.axhspan(3, 4)", [["l: x", "y"], ["2", "3"], ["", "4"]]),
    ("plt.imshow([[1., 2.], [3., 4.5]])",
     [["y", "x = 0", "x = 1"], ["0", "1", "2"], ["1", "3", "4.5"]]),
    ("plt.imshow([[[1., 0., 0.], [0., 1., 0.5]]])",
     [["y", "x", "red", "green", "blue"], ["0", "0", "1", "0", "0"], ["0", "1", "0", "1", "0.5"]]),
    ("plt.contourf([0., 1.], [0., 2.], [[5., 6.], [7., 8.]], levels=[5, 8]); "
     "plt.contour([0., 1.], [0., 2.], [[5., 6.], [7., 8.]], levels=[7])",
     [["y", "x = 0", "x = 1", "level"], ["0", "5", "6", "7"], ["2", "7", "8", ""]]),
    ("plt.pcolormesh([0, 1, 4], [0, 1, 2], [[1., 2.], [3., 4.]])",
     [["y", "x = 0.5", "x = 2.5"], ["0.5", "1", "2"], ["1.5", "3", "4"]]),
    ("plt.quiver([0.], [1.], [2.], [3.], [4.])",
     [["x", "y", "u", "v", "value"], ["0", "1", "2", "3", "4"]]),
    ("plt.vlines([1., 2.], 0, [3., 4.])",
     [["x: from", "y: from", "x: to", "y: to"], ["1", "0", "1", "3"], ["2", "0", "2", "4"]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), TABLES, ids=[row[0][:40] for row in TABLES])
def test_a_table_has_what_the_program_gave(text, rows):
    (figure,) = figures(text)
    assert list(table(figure)) == rows


def test_each_of_several_axes_has_a_table_under_its_name():
    (figure,) = figures(
        "f, (a, b) = plt.subplots(1, 2)\na.plot([1, 2]); a.set_title('loss')\n"
        "t = a.twinx(); t.plot([3, 4]); t.set_ylabel('rate')\nb.plot([5])"
    )
    assert names(figure) == [(0, "loss"), (1, "Axes 2"), (2, "rate")]
    whole = list(table(figure))
    assert whole[:5] == [["loss"], ["x", "y"], ["0", "1"], ["1", "2"], []]
    assert whole[5:8] == [["Axes 2"], ["x", "y"], ["0", "5"]]
    assert list(table(figure, 2)) == [["x", "rate"], ["0", "3"], ["1", "4"]]


def test_a_long_line_is_written_whole():
    (figure,) = figures("plt.plot(np.arange(20000.))")
    rows = list(table(figure))
    assert len(rows) == 20001
    np.testing.assert_array_equal([float(row[1]) for row in rows[1:]], np.arange(20000.0))
