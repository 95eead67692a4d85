"""Colours, patterns and corners of the plot of memory."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from gradviz.ui.plots.memory_inks import BytesAxis, StepsAxis, ground, pattern, stairs, tape_colour
from gradviz.ui.theme import DARK, LIGHT


def test_stairs_have_corners_only_where_something_changes():
    x, y = stairs(np.array([0, 0, 8, 8, 0]), 100)
    np.testing.assert_array_equal(x, [0, 2, 4, 5])
    np.testing.assert_array_equal(y, [0, 8, 0, 0])


def test_of_many_steps_the_highest_are_seen():
    heights = np.zeros(1000, int)
    heights[501] = 7
    x, y = stairs(heights, 10)
    assert len(x) <= 11
    assert y.max() == 7
    assert x[-1] == 1000


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_tapes_differ_in_colour_and_pattern(theme):
    assert len({tape_colour(theme, k) for k in range(5)}) == 5
    assert pattern(theme.series, 0) is None
    styles = {pattern(theme.series, k).style() for k in (-1, 1, 2, 3, 4)}
    assert len(styles) == 5
    assert ground(theme, theme.series).style() == Qt.BrushStyle.SolidPattern


def test_axes_say_whole_things_only(qapp):
    assert BytesAxis("left").tickStrings([0, 500, 1000, 0.5], 1, 500) == [
        "0 B",
        "500 B",
        "1 kB",
        "",
    ]
    assert StepsAxis("bottom").tickStrings([0, 2.5, 5], 1, 2.5) == ["0", "", "5"]
