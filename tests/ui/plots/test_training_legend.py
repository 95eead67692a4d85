"""The names of runs: where they stand, and how many."""

import numpy as np

from gradviz.ui.plots.ranges import View
from gradviz.ui.plots.training_legend import corner, fitting
from gradviz.ui.theme import LIGHT

VIEW = View((0.0, 100.0), (0.0, 1.0))
X = np.arange(101)


def test_it_stands_where_it_covers_no_curve():
    falls, rises, low = 1 - X / 100, X / 100, np.full(101, 0.1)
    assert corner(VIEW, (0.4, 0.4), [falls])[:2] == (0.99 - 0.4, 0.99 - 0.4)
    assert corner(VIEW, (0.4, 0.4), [rises])[:2] == (0.01, 0.99 - 0.4)
    assert corner(VIEW, (0.4, 0.4), [np.full(101, 0.9), low + 0.5])[1] == 0.01


def test_a_curve_that_ends_early_leaves_room_behind_it():
    short = np.full(31, 0.9)
    assert corner(VIEW, (0.5, 0.3), [short])[:2] == (0.99 - 0.5, 0.99 - 0.3)


def test_lines_without_room_are_counted():
    entries = [("━", str(k), "#000000") for k in range(6)]
    assert fitting(entries, 6, LIGHT) == entries
    assert [text for _, text, _ in fitting(entries, 3, LIGHT)] == ["0", "1", "and 4 more"]
    assert len(fitting(entries, 0, LIGHT)) == 2
