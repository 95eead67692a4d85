"""The way downhill: it falls at every step, and says why it ends."""

import numpy as np
import pytest

from gradviz.lang.descents import MOST_STEPS, descent
from gradviz.lang.inputs import Input
from gradviz.trace.surface import FLAT, LOST, STUCK

ROSENBROCK = "f = (1. - x) ** 2 + 100. * (y - x ** 2) ** 2"


def at(x, y):
    return {"x": Input("trainable", x), "y": Input("trainable", y)}


def test_rosenbrocks_valley_is_followed_to_its_end():
    way = descent(ROSENBROCK, at(-1.2, 1.0), "f", ("x", "y"))
    assert way.why == FLAT
    assert (way.x[-1], way.y[-1]) == pytest.approx((1.0, 1.0), abs=0.02)


@pytest.mark.parametrize("start", [(-1.2, 1.0), (0.5, -1.5), (2.0, 2.0)])
def test_every_step_goes_down_and_the_first_against_the_gradient(start):
    way = descent(ROSENBROCK, at(*start), "f", ("x", "y"))
    assert (np.diff(way.z) < 0).all()
    x, y = start
    slope = np.array([-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)])
    first = np.array([way.x[1] - way.x[0], way.y[1] - way.y[0]])
    assert first @ slope / np.hypot(*first) / np.hypot(*slope) == pytest.approx(-1.0, abs=1e-4)


def test_the_way_begins_at_the_point_even_where_it_is_flat():
    way = descent("f = x * x + y * y", at(0.0, 0.0), "f", ("x", "y"))
    assert (way.steps, way.why, way.x.tolist(), way.y.tolist()) == (0, FLAT, [0.0], [0.0])


def test_a_minimum_that_rounding_blurs_is_an_end_and_no_obstacle():
    text = "f = (1. - x) ** 2 + 2. * (y - x ** 2) ** 2 + 0.5 * x"
    assert descent(text, at(1.0, 1.0), "f", ("x", "y")).why == FLAT


def test_a_saddle_falls_without_end():
    assert descent("f = x * x - y * y", at(1.0, 0.1), "f", ("x", "y")).why == LOST


def test_a_kink_stops_the_way():
    way = descent("f = abs(x) + 4. * abs(y - 0.3 * x)", at(1.0, 0.4), "f", ("x", "y"))
    assert way.why == STUCK
    assert way.z[-1] < way.z[0]


def test_the_way_never_leaves_where_the_value_is_defined():
    way = descent("f = log(x) * y", at(1.0, 1.0), "f", ("x", "y"))
    assert (way.x > 0).all()
    assert way.why == STUCK
    assert way.steps <= MOST_STEPS


def test_without_a_gradient_there_is_no_way():
    text = "import tensorflow as tf\nx = tf.constant(1.)\ny = tf.constant(2.)\nf = tf.round(x * y)"
    assert descent(text, None, "f", ("x", "y")) is None


def test_a_program_that_branches_is_walked_too():
    text = """import tensorflow as tf
x = tf.Variable(1.)
y = tf.Variable(2.)
if x > 0:
  f = x * x + (y - x) ** 2
else:
  f = x * x + y * y
"""
    way = descent(text, None, "f", ("x", "y"))
    assert way.z[-1] == pytest.approx(0.0, abs=1e-4)
