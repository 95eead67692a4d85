"""Values and gradients over two names, against closed formulas."""

import numpy as np
import pytest

from gradviz.lang.inputs import Input
from gradviz.lang.surfaces import refined, surface, view_around

BRANCHES = """import tensorflow as tf
x = tf.Variable(1.)
y = tf.Variable(2.)
with tf.GradientTape() as tape:
  if x > y:
    z = x * x
  else:
    z = x * y
g = tape.gradient(z, [x, y])
"""
LOOP = """z = x
for k in range(3):
  z = z * y
"""


def grid(made):
    return np.meshgrid(made.x, made.y)


def test_surface_is_the_value_over_two_inputs():
    made = surface("y = x * x + 3. * w", {}, "y", ("x", "w"), count=5)
    xs, ws = grid(made)
    np.testing.assert_allclose(made.z, xs**2 + 3 * ws, rtol=1e-5)


def test_gradient_is_that_of_a_tape_at_every_point():
    made = surface("f = sin(x) * y", {}, "f", ("x", "y"), count=9)
    xs, ys = grid(made)
    assert made.fine
    np.testing.assert_allclose(made.dx, np.cos(xs) * ys, atol=1e-5)
    np.testing.assert_allclose(made.dy, np.sin(xs), atol=1e-5)


def test_present_point_has_its_own_value_and_gradient():
    given = {"x": Input("trainable", 0.3), "y": Input("watched", 0.7)}
    made = surface("f = x * x * y", given, "f", ("x", "y"))
    assert made.at == pytest.approx((0.3, 0.7))
    assert made.z_at == pytest.approx(0.063)
    assert made.slope_at == pytest.approx((0.42, 0.09))
    assert made.movable == (True, True)


def test_program_that_branches_is_run_point_by_point_coarse_first():
    made = surface(BRANCHES, None, "z", ("x", "y"))
    assert not made.fine
    xs, ys = grid(made)
    np.testing.assert_allclose(made.z, np.where(xs > ys, xs * xs, xs * ys), rtol=1e-5)
    np.testing.assert_allclose(made.dy, np.where(xs > ys, 0.0, xs), rtol=1e-5)


def test_coarse_grid_is_refined_and_keeps_its_gradient():
    coarse = surface(BRANCHES, None, "z", ("x", "y"), view=((0.0, 1.0), (0.0, 2.0)))
    middle = refined(BRANCHES, None, coarse)
    fine = refined(BRANCHES, None, middle)
    assert [made.fine for made in (coarse, middle, fine)] == [False, False, True]
    assert [made.z.shape for made in (coarse, middle, fine)] == [(11, 11), (21, 21), (41, 41)]
    assert fine.view == coarse.view
    xs, ys = grid(fine)
    np.testing.assert_allclose(fine.z, np.where(xs > ys, xs * xs, xs * ys), rtol=1e-5, atol=1e-6)
    np.testing.assert_array_equal(fine.dx[::4, ::4], coarse.dx)
    assert np.isnan(fine.dx[1, 1])


def test_program_with_a_loop_runs_at_once():
    made = surface(LOOP, {}, "z", ("x", "y"), count=7)
    xs, ys = grid(made)
    assert made.fine
    np.testing.assert_allclose(made.z, xs * ys**3, rtol=1e-5, atol=1e-5)


def test_a_value_that_mixes_points_is_not_taken_for_one_that_does_not():
    made = surface("f = x * y + reduce_mean(x)", {}, "f", ("x", "y"))
    xs, ys = grid(made)
    np.testing.assert_allclose(made.z, xs * ys + xs, rtol=1e-5, atol=1e-5)


def test_elements_of_a_tensor_are_axes():
    text = (
        "import tensorflow as tf\nw = tf.Variable([[1., 2.], [3., 4.]])\ny = w[0, 1] * w[1, 0] ** 2"
    )
    made = surface(text, None, "y", ("w[0,1]", "w[1, 0]"))
    xs, ys = grid(made)
    assert made.at == (2.0, 3.0)
    assert made.slope_at == pytest.approx((9.0, 12.0))
    np.testing.assert_allclose(made.z, xs * ys**2, rtol=1e-4, atol=1e-4)


def test_where_nothing_is_defined_there_is_no_number():
    made = surface("f = log(x) * y", {}, "f", ("x", "y"), count=21)
    assert np.isnan(made.z[:, made.x < 0]).all()
    assert np.isfinite(made.z[:, made.x > 0]).all()


def test_known_grid_is_kept_and_only_the_point_is_worked_out():
    first = surface("f = x * y", {}, "f", ("x", "y"))
    moved = surface("f = x * y", {"x": Input("trainable", 3.0)}, "f", ("x", "y"), known=first)
    assert moved.z is first.z
    assert (moved.at, moved.z_at, moved.slope_at) == ((3.0, 1.0), 3.0, (1.0, 3.0))


@pytest.mark.parametrize(
    ("text", "of", "along"),
    [
        ("f = x * y", "g", ("x", "y")),
        ("f = x * y", "f", ("x", "q")),
        ("f = x * y", "f", ("x", "x")),
        ("f = x * [y, y]", "f", ("x", "y")),
        ("f = x *", "f", ("x", "y")),
    ],
)
def test_what_is_no_number_over_two_numbers_has_no_surface(text, of, along):
    made = surface(text, {}, of, along)
    assert made is None or made.tones is None


def test_a_program_too_slow_for_a_grid_says_so(monkeypatch):
    monkeypatch.setattr("gradviz.lang.surfaces.PATIENCE", 0.0)
    made = surface(BRANCHES, None, "z", ("x", "y"))
    assert made.slow
    assert made.tones is None
    assert not surface("f = x * y", {}, "f", ("x", "y")).slow  # at once all the same


def test_a_long_job_that_is_cancelled_gives_nothing():
    coarse = surface(BRANCHES, None, "z", ("x", "y"))
    assert surface(BRANCHES, None, "z", ("x", "y"), cancelled=lambda: True) is None
    assert refined(BRANCHES, None, coarse, cancelled=lambda: True) is None


@pytest.mark.parametrize("at", [(0.0, 0.0), (1.0, -1.2), (250.0, -0.001), (-7.0, 1e6)])
def test_view_has_round_ends_and_room_for_the_point_and_for_zero(at):
    for value, (low, high) in zip(at, view_around(at), strict=True):
        assert low <= min(value, 0.0) <= max(value, 0.0) <= high
        assert high - low <= 12 * max(1.0, abs(value))


def test_places_in_a_list_can_be_the_axes():
    text = (
        "V = [tf.Variable(float(k)) for k in range(3)]\n"
        "with tf.GradientTape() as tape:\n  y = V[0] ** 2 + V[1] * V[2]\n"
        "g = tape.gradient(y, V)\n"
    )
    made = surface(text, None, "y", ("V[0]", "V[1]"))
    np.testing.assert_allclose(made.z, made.x**2 + 2 * made.y[:, None], rtol=1e-5, atol=1e-5)
    assert made.at == (0.0, 1.0)
