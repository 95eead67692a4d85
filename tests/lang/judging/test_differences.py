"""Central differences: what they give, and why it is not what the tape gave."""

import math

import pytest

from gradviz.trace.verdict import (
    CANCELS,
    CUSTOM,
    DIFFERENCES,
    FLOAT,
    JUMP,
    KINK,
    NONFINITE,
    OUTSIDE,
    ROUNDING,
    SILENT,
    STOPPED,
    TIE,
)
from tests.lang.judging.asking import asked

LIE = "@tf.custom_gradient\ndef f(v):\n    return v * v, lambda d: d * 3.\n"


def differences(*more, **options):
    verdict = asked(*more, **options)
    return verdict, next(one for one in verdict.others if one.witness == DIFFERENCES)


@pytest.mark.parametrize(
    ("y", "x", "left", "right", "value"),
    [
        ("tf.nn.relu(x)", "0.", 0.0, 1.0, 0.5),
        ("3. * tf.maximum(x, 1.)", "1.", 0.0, 3.0, 1.5),
        ("tf.reduce_sum(tf.nn.relu(x))", "[1., 0.]", 0.0, 1.0, None),
    ],
)
def test_at_a_kink_the_slopes_on_both_sides_are_told_apart(y, x, left, right, value):
    verdict, found = differences(y, x)
    assert found.why == KINK
    assert found.numbers == pytest.approx((left, right), abs=1e-5)
    assert value is None or float(found.value) == pytest.approx(value, abs=1e-5)
    assert not verdict.agrees(found)
    assert not verdict.fails


def test_a_kink_whose_convention_is_the_mean_is_named_too():
    verdict, found = differences("tf.abs(x)", "0.")
    assert verdict.agrees(found)
    assert found.why == KINK


def test_beside_a_kink_there_is_none():
    assert differences("tf.nn.relu(x - 0.6)", "0.7")[1].why == ""


def test_strong_curvature_is_no_kink():
    verdict, found = differences("tf.sin(1000. * x)", "0.5")
    assert verdict.agrees(found)
    assert found.why == ""


def test_at_the_edge_of_a_domain_one_side_has_no_slope():
    verdict, found = differences("tf.sqrt(x)", "0.")
    assert found.why == KINK
    assert math.isnan(found.numbers[0])
    assert not verdict.fails


def test_what_stop_gradient_holds_is_moved_and_said():
    verdict, found = differences("x * tf.stop_gradient(x * 2.)", "3.")
    assert float(found.value) == pytest.approx(12, abs=1e-6)
    assert found.why == STOPPED
    assert found.numbers == pytest.approx((6,), abs=1e-6)
    assert not verdict.fails


def test_what_was_computed_off_the_tape_is_moved_and_said():
    verdict, found = differences("x * z", "3.", before="z = x * x\n")
    assert float(found.value) == pytest.approx(27, abs=1e-6)
    assert (found.why, found.numbers) == (OUTSIDE, pytest.approx((9,), abs=1e-6))
    assert not verdict.fails


def test_a_derivative_that_lies_is_found():
    verdict, found = differences("f(x) + x", "2.", before=LIE)
    assert float(found.value) == pytest.approx(5, abs=1e-6)
    assert (found.why, found.what) == (CUSTOM, "f")
    assert verdict.fails


def test_a_derivative_of_ones_own_that_is_right_agrees():
    verdict, found = differences("f(x) + x", "2.", before=LIE.replace("3.", "2. * v"))
    assert verdict.agrees(found)
    assert verdict.reason is None


def test_what_computes_unseen_inside_cannot_be_judged():
    before = (
        "@tf.custom_gradient\ndef f(v):\n    n = v.numpy()\n"
        "    return tf.constant(n * n), lambda d: d * 2. * v\n"
    )
    verdict, found = differences("f(x) + x", "2.", before=before)
    assert (found.why, found.what, found.value) == (SILENT, "f", None)
    assert not verdict.fails


def test_digits_lost_in_float32_are_told_from_a_wrong_rule():
    verdict, found = differences("(1. - tf.cos(x)) / x ** 2", "0.01")
    assert found.why == FLOAT
    assert float(found.value) == pytest.approx(-0.01 / 12, rel=1e-3)
    assert verdict.fails


def test_an_overflow_of_float32_is_named_so():
    assert differences("tf.math.log(1. + tf.exp(x))", "100.")[1].why == FLOAT


def test_nan_where_the_program_has_a_slope():
    _, found = differences("tf.where(x > 0., tf.math.log(x), 0.)", "0.")
    assert found.why == NONFINITE


def test_differences_that_lose_their_own_digits_do_not_accuse_the_tape():
    verdict, found = differences("x ** 2 + 1e13", "3., dtype=tf.float64")
    assert found.why == ROUNDING
    assert not verdict.fails


@pytest.mark.parametrize(
    ("y", "x", "why"),
    [
        ("x * tf.floor(x)", "2.", JUMP),
        ("x * tf.cast(tf.cast(x, tf.int32), tf.float32)", "2.", JUMP),
        ("tf.where(x > 0., x * x + 1., x)", "0.", JUMP),
        ("tf.where(x > 0., x * x, x)", "0.", KINK),
        ("x * tf.floor(x)", "2.4", ""),
        ("tf.where(x > 0., x * x + 1., x)", "0.3", ""),
    ],
)
def test_a_decision_that_is_about_to_turn_is_no_agreement(y, x, why):
    verdict, found = differences(y, x)
    assert found.why == why
    assert verdict.agrees(found) is (why == "")
    assert not verdict.fails


def test_where_the_value_itself_jumps_it_is_no_lost_digit():
    before = (
        "def f(v):\n  with tf.GradientTape() as inner:\n    inner.watch(v)\n    y = tf.abs(v)\n"
        "  return inner.gradient(y, v)\n"
    )
    verdict, found = differences("f(x) * 3.", "0.", before=before)
    assert found.why == JUMP
    assert not verdict.fails


def test_conventions_that_do_not_add_up_to_the_slope_are_named():
    verdict, found = differences("tf.nn.relu(x) - tf.nn.relu(-x)", "0.")
    assert float(found.value) == pytest.approx(1)
    assert float(verdict.tape) == 0
    assert (found.why, found.what) == (TIE, "relu")
    assert not verdict.fails


def test_what_cancels_to_rounding_is_no_fault():
    for y in ("tf.nn.softmax(x)", "(x - tf.reduce_mean(x)) * 0.3"):
        verdict, found = differences(y, "[0.3, 0.1, 0.7]")
        assert found.why == CANCELS
        assert not verdict.fails


def test_a_small_gradient_that_nothing_cancelled_is_still_compared():
    verdict, found = differences("1e-9 * tf.sin(x)", "0.7")
    assert verdict.agrees(found)
    assert found.why == ""


def test_one_output_that_is_not_a_number_spoils_no_other():
    verdict, found = differences("tf.sqrt(x - 1.)", "[5., 1.]")
    assert (found.value[0], found.why) == (pytest.approx(0.25), KINK)
    assert verdict.tape[1] == float("inf")


def test_a_target_that_is_not_a_number_has_no_slope():
    verdict, found = differences("tf.sqrt(x)", "-1.")
    assert (found.why, found.what, found.value) == (SILENT, "NaN", None)
    assert not verdict.fails
