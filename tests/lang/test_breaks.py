"""Where curves break: jumps, poles, holes and ends; and what is merely steep."""

import numpy as np
import pytest

from gradviz.lang.breaks import breaks


def found(*functions, low=-3.0, high=3.0, count=201):
    def rows(xs):
        with np.errstate(all="ignore"):
            return np.stack([np.broadcast_to(f(xs), xs.shape).astype(float) for f in functions])

    xs = np.linspace(low, high, count)
    return breaks(rows, xs, rows(xs))


def places(made):
    return [one.x for one in made]


@pytest.mark.parametrize(
    "smooth",
    [np.sin, np.exp, lambda x: x**3, lambda x: np.tanh(8 * x), lambda x: 0 * x + 2.0, np.cosh],
)
def test_what_is_smooth_has_none_and_stays_as_it_was(smooth):
    xs, rows, made = found(smooth)
    assert made == ()
    assert len(xs) == rows.shape[1] == 201


def test_a_jump_has_both_limits_and_what_is_there():
    _, _, made = found(np.floor, low=0.25, high=1.75)
    assert [(one.x, one.left, one.right, one.here) for one in made] == [(1.0, 0.0, 1.0, 1.0)]


def test_a_jump_between_samples_is_found_to_a_millionth():
    _, _, (one,) = found(lambda x: np.where(x > np.sqrt(2), 5.0, x))
    assert one.x == pytest.approx(np.sqrt(2), abs=3e-6)
    assert (one.left, one.right) == (pytest.approx(np.sqrt(2), abs=1e-4), 5.0)


def test_a_value_of_its_own_between_two_limits():
    _, _, (one,) = found(np.sign)
    assert (one.x, one.left, one.right, one.here) == (0.0, -1.0, 1.0, 0.0)


POLES = {
    "odd": (lambda x: 1 / x, lambda x: -1 / x**2),
    "even": (lambda x: 1 / x**2, lambda x: -2 / x**3),
    "root": (lambda x: np.abs(x) ** -0.5, lambda x: -0.5 * np.sign(x) * np.abs(x) ** -1.5),
}


@pytest.mark.parametrize("kind", POLES)
@pytest.mark.parametrize("at", [0.0, 0.123, 1.0])
def test_a_pole_has_no_limits(kind, at):
    pole, slope = POLES[kind]
    _, _, made = found(lambda x: pole(x - at), lambda x: slope(x - at))
    (one,) = [one for one in made if one.order == 0]
    assert one.x == pytest.approx(at, abs=1e-5)
    assert np.isnan([one.left, one.right]).all()


def test_where_there_is_nothing_a_curve_ends():
    _, _, (one,) = found(np.sqrt)
    assert (one.x, one.here, one.right) == (0.0, 0.0, 0.0)
    assert np.isnan(one.left)


def test_a_logarithm_has_a_pole_at_its_end():
    _, _, (one,) = found(np.log)
    assert one.x == 0.0
    assert np.isnan([one.left, one.right, one.here]).all()


def test_a_hole_has_one_limit_and_nothing_there():
    _, _, (one,) = found(lambda x: np.sin(x) / x)
    assert one.x == 0.0
    assert (one.left, one.right) == (pytest.approx(1), pytest.approx(1))
    assert np.isnan(one.here)


def test_a_kink_breaks_only_the_derivative():
    _, _, made = found(np.abs, np.sign)
    assert [one.order for one in made] == [1]


def test_points_are_denser_towards_a_break_and_are_the_curves_own():
    xs, rows, _ = found(lambda x: 1 / (x - 0.5))
    assert len(xs) > 220
    assert (np.diff(xs) > 0).all()
    assert np.abs(xs - 0.5)[xs != 0.5].min() < 1e-4
    known = np.isfinite(rows[0])
    np.testing.assert_allclose(rows[0][known], 1 / (xs[known] - 0.5))


def test_a_staircase_breaks_at_every_step():
    _, _, made = found(lambda x: np.floor(5 * x))
    np.testing.assert_allclose(places(made), np.arange(-14, 16) / 5, atol=1e-6)


def test_rounding_of_a_value_that_hardly_moves_is_no_break():
    value, slope = (lambda x: 7.5 + 1e-5 * np.sign(np.sin(70 * x)),
                    lambda x: 1e-6 * np.sign(np.cos(90 * x)))  # fmt: skip
    _xs, _rows, made = found(value, slope)
    assert made == ()
    _xs, _rows, made = found(lambda x: 7.5 + 1e-3 * np.sign(x - 0.1))
    assert places(made) == [0.1]
