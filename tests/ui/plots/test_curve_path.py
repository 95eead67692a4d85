"""A curve with breaks as it is drawn: the pen is lifted, ends are open or filled."""

import numpy as np

from gradviz.trace.curves import Break
from gradviz.ui.plots.curve_path import ends, height, path

NAN = float("nan")
X = np.linspace(-3, 3, 61)
STEP = Break(0, 0.0, -1.0, 1.0, 0.0)


def test_the_pen_is_lifted_at_a_jump_and_each_side_reaches_it():
    x, y = path(X, np.sign(X), [STEP])
    at = np.flatnonzero(x == 0)
    np.testing.assert_array_equal(y[at], [-1, NAN, 1])
    assert len(x) == len(X) + 2


def test_without_breaks_a_curve_is_as_it_was_but_for_what_is_not_finite():
    x, y = path(X, np.where(X > 2, np.inf, X), [])
    np.testing.assert_array_equal(x, X)
    np.testing.assert_array_equal(np.isnan(y), X > 2)


def test_breaks_of_another_order_do_not_lift_the_pen():
    _, y = path(X, np.abs(X), [Break(1, 0.0, -1.0, 1.0, 0.0)])
    assert np.isfinite(y).all()


def test_ends_are_open_where_a_curve_does_not_reach_and_filled_where_it_is():
    assert ends([STEP]) == ([(0.0, -1.0), (0.0, 1.0)], [(0.0, 0.0)])
    assert ends([Break(0, 2.0, 1.0, 2.0, 2.0)]) == ([(2.0, 1.0)], [(2.0, 2.0)])
    assert ends([Break(0, 0.0, 1.0, 1.0, NAN)]) == ([(0.0, 1.0)], [])
    assert ends([Break(0, 0.0, NAN, NAN, NAN)]) == ([], [])
    assert ends([STEP], order=1) == ([], [])


def test_the_height_does_not_follow_poles():
    with np.errstate(divide="ignore"):
        low, high = height(X, [1 / X], [Break(0, 0.0, NAN, NAN, NAN)], [2.0])
    assert -5 < low < -1
    assert 2 < high < 5


def test_a_steep_derivative_does_not_flatten_its_curve():
    with np.errstate(divide="ignore"):
        pole = [Break(1, 0.0, NAN, NAN, NAN)]
        low, high = height(X, [np.sqrt(np.abs(X)), 1 / (2 * np.sqrt(np.abs(X)))], pole)
    assert high < 4
    assert low < 0
