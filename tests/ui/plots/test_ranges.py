"""What part of a curve is shown, and where names stand."""

import numpy as np

from gradviz.ui.plots.ranges import View, finite, label_place, line_label_place, x_range, y_range

X = np.linspace(-5, 5, 201)


def test_what_is_not_finite_becomes_a_gap():
    assert np.isnan(finite(np.array([1, np.inf, np.nan]))).tolist() == [False, True, True]
    assert finite(np.array([1, 2])).dtype == np.float64


def test_a_flat_curve_gets_room():
    low, high = y_range([np.full(5, 3.0)])
    assert low < 3 < high
    assert x_range(np.array([2.0, 2.0])) == (1.5, 2.5)


def test_nothing_gives_the_unit_square():
    assert y_range([np.full(3, np.nan)]) == (0.0, 1.0)
    assert x_range(np.zeros(0)) == (0.0, 1.0)


def test_poles_do_not_flatten_the_rest():
    with np.errstate(divide="ignore"):
        low, high = y_range([finite(1 / X)])
    assert high < 10
    assert low > -10


def test_an_ordinary_curve_is_shown_whole():
    low, high = y_range([X**2])
    assert low <= 0
    assert high >= 25


def test_the_present_point_is_always_shown():
    assert y_range([X], [40.0])[1] > 40


def test_a_name_stands_off_all_curves():
    view = View((-5, 5), (-1.2, 1.2))
    curves = [np.sin(X) / 2, X / 5]
    left, bottom, right, top = label_place(view, X, curves, (0.2, 0.08))
    under = (view.across(X) >= left) & (view.across(X) <= right)
    for curve in curves:
        up = view.up(curve[under])
        assert not ((up > bottom) & (up < top)).any()
    assert left >= 0
    assert right <= 1
    assert bottom >= 0
    assert top <= 1


def test_a_name_avoids_what_is_taken():
    view = View((-5, 5), (-1, 5))
    first = label_place(view, X, [np.zeros(201)], (0.2, 0.08))
    second = label_place(view, X, [np.zeros(201)], (0.2, 0.08), [first])
    assert second != first


def test_the_name_of_a_line_stays_inside_whatever_it_covers():
    view = View((-5, 5), (0, 1))
    for at in (-4.9, -2.5, 0.0, 2.5, 4.9):
        for curve in (X * 0, np.where(at > X, np.cos(9 * X) / 2 + 0.5, np.nan)):
            left, bottom, right, top = line_label_place(view, at, X, [curve], (0.3, 0.1))
            assert min(left, bottom) >= 0
            assert max(right, top) <= 1
