"""Errors of differences by step: the U, and what is said where there is none."""

import numpy as np
import pytest

from gradviz import Input
from gradviz.lang.step_sizes import step_errors
from gradviz.trace.step_sizes import APART, CONSTANT, CUT, JUMP, KINK, NONFINITE


def errors(text, x=1.0, of="y", along="x"):
    return step_errors(text, {"x": Input("trainable", x)}, of, along)


def single(found):
    return found.errors[0]


def double(found):
    return found.errors[1]


@pytest.mark.parametrize(
    ("text", "x", "third", "gradient"),
    [
        ("y = exp(x)", 1.0, np.e / 6, np.e),
        ("y = x**3", 1.5, 1.0, 6.75),
        ("y = sin(x)", 0.5, np.cos(0.5) / 6, np.cos(0.5)),
        ("y = sigmoid(x)", 0.8, None, None),
    ],
)
def test_the_error_falls_with_rounding_and_rises_with_the_square_of_the_step(
    text, x, third, gradient
):
    found = errors(text, x)
    assert found.why == ""
    assert found.relative
    steps, central = found.steps, double(found).central
    wide = (steps > 2e-3) & (steps < 0.1)
    np.testing.assert_allclose(
        np.diff(np.log(central[wide])) / np.diff(np.log(steps[wide])), 2.0, atol=0.05
    )
    if third is not None:
        assert found.central_bend == pytest.approx(abs(third / gradient), rel=0.05)
    best = double(found).best(forward=False)
    assert 1e-7 < steps[best] < 1e-4
    assert central[best] < 1e-10
    assert central[0] > 1e-7


def test_float32_has_its_best_step_far_further_out():
    found = errors("y = exp(x)")
    assert [one.dtype for one in found.errors] == ["float32", "float64"]
    best = single(found).best(forward=False)
    assert 1e-3 < found.steps[best] < 0.1
    assert 1e-7 < single(found).central[best] < 1e-4


def test_below_the_last_digit_of_x_nothing_moves_in_float32():
    found = errors("y = exp(x)")
    lost = found.steps < single(found).lost / 2
    assert lost.any()
    assert (single(found).central[lost] == 1.0).all()
    assert single(found).lost == pytest.approx(2.0**-24)


def test_forward_differences_leave_out_the_first_power():
    found = errors("y = exp(x)")
    assert found.forward_bend == pytest.approx(0.5, rel=0.02)
    assert found.bend(forward=True) == (found.forward_bend, 1)
    best = [double(found).of(forward)[double(found).best(forward)] for forward in (False, True)]
    assert best[0] < best[1] / 50


def test_central_differences_leave_nothing_out_of_a_parabola():
    found = errors("y = x**2", 1.5)
    assert found.central_bend == 0.0
    assert found.forward_bend == pytest.approx(1 / 3, rel=1e-3)


def test_the_measure_is_the_tapes_own_gradient():
    found = errors("y = exp(x)")
    assert (found.value, found.gradient) == (pytest.approx(np.e), pytest.approx(np.e))
    assert found.at == 1.0


def test_where_the_gradient_is_zero_errors_are_no_parts_of_it():
    found = errors("y = cos(x)", 0.0)
    assert not found.relative
    assert np.nanmax(double(found).forward) == pytest.approx(1 - np.cos(1.0), rel=1e-6)


@pytest.mark.parametrize(
    ("text", "x", "why", "sides"),
    [
        ("y = relu(x)", 0.0, KINK, (0.0, 1.0)),
        ("y = abs(x)", 0.0, KINK, (-1.0, 1.0)),
        ("y = maximum(x, 2*x) + 3", 0.0, KINK, (1.0, 2.0)),
    ],
)
def test_a_kink_is_told_with_the_slopes_at_its_sides(text, x, why, sides):
    found = errors(text, x)
    assert found.why == why
    assert found.sides == pytest.approx(sides, abs=1e-6)
    assert np.isnan(found.central_bend)


@pytest.mark.parametrize(
    ("text", "x", "why"),
    [
        ("y = sqrt(x)", 0.0, NONFINITE),
        ("y = log(x)", -1.0, NONFINITE),
        ("y = floor(x) + x", 2.0, JUMP),
        ("y = stop_gradient(x) * x", 2.0, CUT),
        ("y = 0*x + 3", 2.0, CONSTANT),
        ("y = relu(x)", 1.0, ""),
    ],
)
def test_what_keeps_them_from_agreeing_is_told(text, x, why):
    assert errors(text, x).why == why


WRONG = """import tensorflow as tf
@tf.custom_gradient
def twice(v):
    return 2.0 * v, lambda g: g * 5.0
x = tf.Variable(1.5)
with tf.GradientTape() as tape:
    y = tf.exp(twice(x))
g = tape.gradient(y, x)
"""


def test_a_derivative_of_the_programs_own_that_is_wrong_is_never_met():
    found = step_errors(WRONG, None, "y", "x")
    assert found.why == APART
    assert found.sides == pytest.approx((2 * np.exp(3.0), 2 * np.exp(3.0)), rel=1e-3)
    assert found.gradient == pytest.approx(5 * np.exp(3.0), rel=1e-5)


ELEMENTS = """import tensorflow as tf
w = tf.Variable([1., 2.])
with tf.GradientTape() as tape:
    y = tf.exp(w) * tf.sin(w)
"""


def test_elements_of_tensors_have_it_too():
    found = step_errors(ELEMENTS, None, "y[1]", "w[1]")
    slope = np.exp(2.0) * (np.sin(2.0) + np.cos(2.0))
    assert (found.of, found.along, found.at) == ("y[1]", "w[1]", 2.0)
    assert found.gradient == pytest.approx(slope, rel=1e-5)
    assert double(found).central[double(found).best(forward=False)] < 1e-10


def test_a_program_in_float64_has_one_curve():
    text = "import tensorflow as tf\nw = tf.Variable(2., dtype=tf.float64)\ny = tf.exp(w)\n"
    found = step_errors(text, None, "y", "w")
    assert [one.dtype for one in found.errors] == ["float64"]


@pytest.mark.parametrize(("of", "along"), [("y", "z"), ("q", "x"), ("y", "x[0]")])
def test_what_is_no_number_or_does_not_hang_together_has_none(of, along):
    assert step_errors("y = exp(x)", {"x": Input("trainable", 1.0)}, of, along) is None


def test_what_the_target_does_not_hang_on_has_none():
    inputs = {"x": Input("trainable", 1.0), "z": Input("trainable", 1.0)}
    assert step_errors("q = z*2\ny = exp(x)", inputs, "y", "z") is None


def test_a_program_that_fails_or_is_cancelled_has_none():
    assert errors("y = exp(x) + undefined(x)") is None
    assert step_errors("y = exp(x)", {"x": Input("trainable", 1.0)}, "y", "x",
                       cancelled=lambda: True) is None  # fmt: skip


def test_a_long_program_is_tried_at_fewer_steps():
    loop = "import tensorflow as tf\nx = tf.Variable(0.5)\ny = x\nfor k in range(3000):\n"
    found = step_errors(loop + "    y = tf.sin(y)\n", None, "y", "x")
    assert 20 < len(found.steps) < 61
