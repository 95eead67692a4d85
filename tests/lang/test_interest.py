"""Which part of a range is shown when nobody has chosen one."""

import numpy as np
import pytest

from gradviz.lang.curves import Wanted, curve
from gradviz.lang.interest import interesting


def span(text, x=1.0):
    return curve(f"y = {text}", {"x": ("trainable", x)}, Wanted("y", "x")).span


@pytest.mark.parametrize(
    ("text", "expected"),
    [("sigmoid(x)", (-6, 6)), ("tanh(x)", (-3, 3)), ("x ** 2 - 4.", (-4, 4)), ("1 / x", (-3, 3)),
     ("tf.nn.gelu(x)", (-3, 3)), ("x ** 3 - 3. * x", (-4, 4))],
)  # fmt: skip
def test_what_happens_is_shown_and_flat_ends_are_not(text, expected):
    assert span(text) == pytest.approx(expected, abs=1.0)


def test_what_grows_beyond_measure_does_not_hide_the_rest():
    low, high = span("tf.exp(x)")
    assert -4 <= low < 0
    assert 1 < high <= 6
    for text in ("tf.exp(5. * x)", "x ** x"):
        assert span(text)[1] < 5


def test_where_there_is_nothing_little_is_shown():
    low, high = span("tf.math.log(x)")
    assert -2 <= low < 0
    assert high > 2


@pytest.mark.parametrize("x", [-9.0, 3.7, 40.0])
def test_the_present_point_is_always_inside(x):
    for text in ("sigmoid(x)", "x ** 2", "tf.nn.relu(x)"):
        low, high = span(text, x)
        assert low < x < high


def test_a_curve_that_is_nowhere_a_number_keeps_its_range():
    xs = np.linspace(-10, 10, 201)
    assert interesting(xs, np.full((2, 201), np.nan), 0.0) == (-10, 10)


def test_many_waves_are_shown_by_those_near_the_point():
    low, high = span("tf.sin(10. * x)")
    assert high - low < 10
