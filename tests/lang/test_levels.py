"""Scales and lines of surfaces."""

import numpy as np
import pytest

from gradviz.lang.levels import contours_of, levels_of, tones_of
from gradviz.trace.surface import EVEN, POWERS, Tones

X = Y = np.linspace(-2.0, 2.0, 41)
XS, YS = np.meshgrid(X, Y)
ROSENBROCK = (1 - XS) ** 2 + 100 * (YS - XS**2) ** 2


def test_values_of_one_size_are_shaded_evenly_by_round_levels():
    tones = tones_of(XS**2 - YS**2)
    assert (tones.low, tones.high, tones.bend) == (-4.0, 4.0, 0.0)
    assert levels_of(tones) == [-3, -2, -1, 0, 1, 2, 3]


def test_values_that_span_decades_are_shaded_by_powers_of_ten():
    tones = tones_of(ROSENBROCK)
    assert tones.bend > 0
    assert {1.0, 10.0, 100.0, 1000.0} <= set(levels_of(tones))


def test_both_signs_over_decades_have_levels_both_ways():
    levels = levels_of(tones_of(np.exp(3 * XS) * YS))
    assert 0.0 in levels
    assert min(levels) < 0 < max(levels)
    assert levels == sorted(levels)


def test_a_product_is_shaded_evenly_and_a_steep_wall_is_not():
    assert tones_of(XS * YS).bend == 0
    xs, ys = 1.5 * XS + 1, 1.5 * YS + 1  # from -2 to 4: beyond the valley
    assert tones_of((1 - xs) ** 2 + 2 * (ys - xs**2) ** 2 + 0.4).bend > 0
    assert tones_of(xs**2 + 100 * ys**2).bend == 0
    assert tones_of(1000 + xs**4).bend == 0


@pytest.mark.parametrize("z", [ROSENBROCK, XS + YS, np.zeros((3, 3)), np.ones((3, 3)) * 7])
def test_a_scale_can_be_chosen(z):
    assert tones_of(z, EVEN).bend == 0
    assert (tones_of(z, POWERS).bend > 0) == bool(z.any())


def test_a_pole_does_not_flatten_all_else():
    z = XS + YS
    z[20, 20] = 1e9
    tones = tones_of(z)
    assert tones.high < 50
    assert np.ptp(tones.parts(XS + YS)) > 0.1


def test_where_nothing_is_finite_there_is_no_scale():
    assert tones_of(np.full((3, 3), np.nan)) is None


def test_a_constant_has_no_levels():
    assert levels_of(tones_of(np.ones((5, 5)))) == []


@pytest.mark.parametrize("tones", [Tones(-2.0, 5.0), Tones(-300.0, 5e4, 0.7)])
def test_scale_goes_back_and_forth(tones):
    values = np.array([-1.5, 0.0, 0.3, 4.9])
    np.testing.assert_allclose(tones.values(tones.parts(values)), values, atol=1e-9)
    assert (float(tones.parts(tones.low)), float(tones.parts(tones.high))) == (0.0, 1.0)


def test_lines_lie_where_the_value_is_their_level():
    found = {
        c.level: c.pieces.reshape(-1, 2) for c in contours_of(X, Y, XS**2 + YS**2, Tones(0, 8))
    }
    radius = np.hypot(*found[1.0].T)
    np.testing.assert_allclose(radius, 1.0, atol=0.01)


def test_lines_leave_out_what_is_not_defined():
    z = np.where(XS > 0, XS, np.nan)
    for contour in contours_of(X, Y, z, tones_of(z)):
        assert (contour.pieces[..., 0] > 0).all()
