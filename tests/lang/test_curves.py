"""Values and derivatives along a name, against closed formulas and central differences."""

import numpy as np
import pytest

from gradviz.lang.curves import Wanted, curve

NEURON = "z = w * x + b\ny = sigmoid(z)\nloss = (y - t) ** 2\n"
INPUTS = {"w": ("trainable", 0.8), "x": ("watched", 1.5), "b": ("trainable", -0.4),
          "t": ("constant", 1.0)}  # fmt: skip
BRANCH = (
    "x = tf.Variable(3.)\nwith tf.GradientTape() as tape:\n"
    "  if x > 0.:\n    y = x ** 2\n  else:\n    y = -x\ng = tape.gradient(y, x)\n"
)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def test_curve_along_an_input_is_the_formula_and_its_derivative():
    made = curve(NEURON, INPUTS, Wanted("loss", "w"))
    y = sigmoid(made.x * 1.5 - 0.4)
    np.testing.assert_allclose(made.y, (y - 1) ** 2, rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(made.dy, 2 * (y - 1) * y * (1 - y) * 1.5, rtol=1e-3, atol=1e-5)
    assert (made.at, made.movable) == (pytest.approx(0.8), True)
    assert (made.y_at, made.dy_at) == (pytest.approx(0.09611582), pytest.approx(-0.19895239))


def test_curve_along_a_result_cannot_be_moved():
    made = curve(NEURON, INPUTS, Wanted("y", "z"))
    np.testing.assert_allclose(made.y, sigmoid(made.x), rtol=1e-4, atol=1e-6)
    assert not made.movable
    assert made.at == pytest.approx(0.8)


def test_a_branch_is_taken_anew_at_every_point():
    made = curve(BRANCH, None, Wanted("y", "x"))
    np.testing.assert_allclose(made.y, np.where(made.x > 0, made.x**2, -made.x), rtol=1e-5)
    np.testing.assert_allclose(made.dy, np.where(made.x > 0, 2 * made.x, -1), rtol=1e-5)


def test_points_that_hang_together_are_not_run_as_one_vector():
    made = curve("y = x * reduce_sum(x * x)", {"x": ("trainable", 2.0)}, Wanted("y", "x"))
    np.testing.assert_allclose(made.y, made.x**3, rtol=1e-4, atol=1e-4)
    np.testing.assert_allclose(made.dy, 3 * made.x**2, rtol=1e-4, atol=1e-4)


def test_a_point_where_the_program_fails_is_a_gap():
    made = curve("assert x < 5.\ny = x * 2.", {"x": ("trainable", 1.0)}, Wanted("y", "x"))
    assert np.isnan(made.y[made.x >= 5]).all()
    assert np.isfinite(made.y[made.x < 5]).all()


def test_no_derivative_where_there_is_no_path():
    made = curve("y = tf.floor(x) * 1.", {"x": ("trainable", 1.5)}, Wanted("y", "x"))
    assert made.dy is None
    assert made.dy_at is None


@pytest.mark.parametrize(
    ("program", "of", "along"),
    [("y = x @ x", "y", "x"), ("y = x", "y", "q"), ("y = (", "y", "x"), ("y = 1", "y", "x")],
)
def test_what_is_no_curve_is_none(program, of, along):
    assert curve(program, {"x": ("trainable", [[1.0, 2.0], [3.0, 4.0]])}, Wanted(of, along)) is None


def test_cancelling_gives_none():
    assert curve(BRANCH, None, Wanted("y", "x"), cancelled=lambda: True) is None


def test_a_float64_name_is_swept_in_float64():
    text = (
        "x = tf.Variable(0.5, dtype=tf.float64)\nc = tf.constant(2., dtype=tf.float64)\n"
        "with tf.GradientTape() as tape:\n    y = c * tf.sin(x)\ntape.gradient(y, x)\n"
    )
    found = curve(text, {}, Wanted("y", "x", span=(-1.0, 1.0)))
    np.testing.assert_allclose(found.y, 2 * np.sin(found.x), rtol=1e-12)
    np.testing.assert_allclose(found.dy, 2 * np.cos(found.x), rtol=1e-12)


def test_a_variable_that_is_assigned_to_is_moved_from_where_it_begins():
    source = "w = tf.Variable(2.)\nfor _ in range(3):\n  y = w * w\n  w.assign_sub(0.1 * w)\n"
    made = curve(source, None, Wanted("y", "w"))
    assert made.at == 2
    assert made.y_at == pytest.approx((2 * 0.9**2) ** 2, rel=1e-5)
