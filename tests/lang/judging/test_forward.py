"""Forward mode as a witness: by the engine's accumulator, against TensorFlow's conventions."""

import numpy as np
import pytest

from gradviz.trace.verdict import CUSTOM, FLOAT, FORWARD, SILENT
from tests.lang.judging.asking import asked

LIE = "@tf.custom_gradient\ndef f(v):\n    return v * v, lambda d: d * 3.\n"


def forward(*more, **options):
    verdict = asked(*more, **options)
    return verdict, next(one for one in verdict.others if one.witness == FORWARD)


def test_every_element_gets_its_derivative():
    _, found = forward("tf.reduce_sum(x ** 3)", "[[1., 2.], [3., 4.]]")
    np.testing.assert_allclose(found.value, 3 * np.array([[1.0, 4.0], [9.0, 16.0]]))


@pytest.mark.parametrize("y", ["tf.nn.relu(x)", "tf.abs(x)", "tf.maximum(x, 0.)"])
def test_conventions_at_kinks_are_the_tapes(y):
    verdict, found = forward(y, "0.")
    assert verdict.agrees(found)
    assert found.why == ""


def test_what_stop_gradient_holds_is_held_here_too():
    verdict, found = forward("x * tf.stop_gradient(x)", "3.")
    assert verdict.agrees(found)
    assert float(found.value) == 3.0


def test_it_looks_inside_a_function_with_a_derivative_of_its_own():
    verdict, found = forward("f(x) * x", "2.", before=LIE)
    assert float(found.value) == 12.0
    assert (found.why, found.what) == (CUSTOM, "f")
    assert not verdict.agrees(found)


def test_what_is_computed_again_on_the_way_back_is_no_derivative_of_its_own():
    again = "@tf.recompute_grad\ndef f(v):\n    return tf.sin(v * 3.)\n"
    verdict, found = forward("f(x) * 2.", "2.", before=again)
    assert (found.why, found.what) == (SILENT, "f")
    assert all(verdict.agrees(one) for one in verdict.others if one is not found)


def test_where_float32_loses_digits_its_own_number_in_float32_is_told():
    verdict, found = forward("(1. - tf.cos(x)) / x ** 2", "0.01")
    assert found.why == FLOAT
    assert found.numbers[0] == pytest.approx(float(verdict.tape), rel=0.05)
    assert float(found.value) == pytest.approx(-0.01 / 12, rel=1e-3)
