"""Faint lines beside the errors, and where their words stand."""

import numpy as np
import pytest

from gradviz import Input
from gradviz.lang.step_sizes import step_errors
from gradviz.ui.plots.ranges import View
from gradviz.ui.plots.step_guides import PowersAxis, crossed, free_beside, guides

VIEW = View((-12.0, 0.0), (-13.0, 1.0))


def found(text="y = exp(x)", x=1.0):
    return step_errors(text, {"x": Input("trainable", x)}, "y", "x")


def test_truncation_grows_with_the_square_and_rounding_falls():
    lines = guides(found(), False, VIEW, ["#1", "#2"], "#3")
    assert [line.text for line in lines] == ["truncation ∝ h²", "rounding ∝ 1/h", "rounding ∝ 1/h"]
    slopes = [np.nanmedian(np.diff(line.y) / np.diff(line.x)) for line in lines]
    assert slopes == pytest.approx([2.0, -1.0, -1.0])


def test_forward_differences_have_the_first_power():
    assert guides(found(), True, VIEW, ["#1", "#2"], "#3")[0].text == "truncation ∝ h"


def test_where_nothing_is_left_out_or_there_is_no_u_there_is_no_such_line():
    lines = guides(found("y = x**2", 1.5), False, VIEW, ["#1", "#2"], "#3")
    assert {line.text for line in lines} == {"rounding ∝ 1/h"}
    assert guides(found("y = relu(x)", 0.0), False, VIEW, ["#1", "#2"], "#3") == []


def test_lines_end_where_the_view_does():
    for line in guides(found(), False, VIEW, ["#1", "#2"], "#3"):
        known = line.y[np.isfinite(line.y)]
        assert known.min() >= VIEW.y[0]
        assert known.max() <= VIEW.y[1]


def test_a_word_stands_clear_of_every_line():
    x = np.linspace(-12, 0, 121)
    rising, falling = 2 * x + 5, -x - 10
    size = (0.3, 0.08)
    taken = []
    for own in (rising, falling):
        rect = free_beside(VIEW, x, own, size, [rising, falling], taken)
        assert rect is not None
        assert not crossed(rect, VIEW, x, [rising, falling])
        taken.append(rect)
    (l1, b1, r1, t1), (l2, b2, r2, t2) = taken
    assert r1 <= l2 or r2 <= l1 or t1 <= b2 or t2 <= b1


def test_a_word_that_fits_nowhere_has_no_place():
    x = np.linspace(-12, 0, 121)
    assert free_beside(VIEW, x, x, (1.2, 0.1), [x], []) is None
    assert free_beside(VIEW, x, np.full(121, np.nan), (0.1, 0.1), [x], []) is None


def test_the_axis_says_powers(qapp):
    assert PowersAxis("left").tickStrings([-6, -5.5, 0], 1, 0.5) == ["10⁻⁶", "", "1"]
