"""Float64 scalars, which are computed with Python floats, against the same numbers in arrays."""

import itertools

import numpy as np
import pytest

import gradviz.tf as tf
from gradviz.engine.backward import pullbacks
from gradviz.engine.op import OPS
from gradviz.engine.plain import FORWARD
from tests.helpers.cases import each

NUMBERS = (0.0, -0.0, 0.5, -1.5, 30.0, -30.0, 1e3, -1e3, 1e-300, 1e300, np.inf, -np.inf, np.nan)
ONE = [name for name in sorted(FORWARD) if len(OPS[name].vjps) == 1]
TWO = [name for name in sorted(FORWARD) if len(OPS[name].vjps) == 2]
FUNCTIONS = {"log": tf.math.log, "divide": lambda x, y: x / y}


def answers(name, numbers, shape):
    """Return value, gradients and second gradients of an op at some inputs."""
    run = FUNCTIONS.get(name) or getattr(tf, name)
    inputs = [tf.Variable(np.full(shape, n)) for n in numbers]
    with tf.GradientTape(persistent=True) as outer:
        with tf.GradientTape(persistent=True) as inner:
            value = run(*inputs)
        seen = inner.gradient(value, inputs)
    twice = [outer.gradient(g, inputs) for g in seen]
    with tf.GradientTape() as tape:
        alone = run(*inputs)
    once = tape.gradient(alone, inputs)
    return [value, alone, *seen, *once, *itertools.chain(*twice)]


def agree(scalar, array):
    if scalar is None or array is None:
        assert scalar is None
        assert array is None
        return
    assert type(scalar.numpy()) is np.float64
    np.testing.assert_allclose(scalar.numpy(), array.numpy()[0], rtol=8 * np.finfo(np.float64).eps)


@each("name, number", itertools.product(ONE, NUMBERS))
def test_a_scalar_answers_as_an_array_does(name, number):
    for scalar, array in zip(
        answers(name, [number], ()), answers(name, [number], (1,)), strict=True
    ):
        agree(scalar, array)


@each("name", TWO)
def test_two_scalars_answer_as_arrays_do(name):
    for pair in itertools.product(NUMBERS, NUMBERS):
        for scalar, array in zip(answers(name, pair, ()), answers(name, pair, (1,)), strict=True):
            agree(scalar, array)


def test_a_scalar_beside_a_number_an_integer_and_an_array():
    x = tf.Variable(0.7, dtype="float64")
    with tf.GradientTape() as tape:
        y = 2 * x + 0.5 / (x - 3) - 10**17 * x
        z = tf.reduce_sum(y * tf.constant([1.0, 2.0], "float64") / tf.sqrt(x))
    gradient = tape.gradient(z, x).numpy()
    at = 0.7
    y, slope = 2 * at + 0.5 / (at - 3) - 1e17 * at, 2 - 0.5 / (at - 3) ** 2 - 1e17
    assert type(gradient) is np.float64
    assert gradient == pytest.approx(3 * (slope / at**0.5 - y / 2 / at**1.5), rel=1e-14)


def test_a_float64_scalar_and_a_float32_one_do_not_mix():
    x, y = tf.Variable(0.7, dtype="float64"), tf.Variable(0.7)
    with tf.GradientTape(), pytest.raises(tf.errors.InvalidArgumentError):
        tf.sin(x) * tf.sin(y)
    with tf.GradientTape(), pytest.raises(tf.errors.InvalidArgumentError):
        tf.sin(x) * tf.ones([2])


def test_the_records_of_float64_scalars_hold_what_is_needed():
    x = tf.Variable(0.7, dtype="float64")
    with tf.GradientTape() as tape:
        tf.tanh(tf.sin(x))
    sine, tanh = tape.engine_tape.records
    assert (sine.kept, sine.kept_bytes) == (("x",), 8)
    assert (tanh.kept, tanh.kept_bytes) == (("out",), 8)
    assert tanh.inputs[0].dtype == np.float64


def test_stepping_through_a_float64_scalar_is_like_going_at_once():
    x = tf.Variable(0.7, dtype="float64")
    with tf.GradientTape(persistent=True) as tape:
        y = tf.nn.softplus(tf.sin(x) * x)
    walk = pullbacks(tape.engine_tape, [y], [x])
    steps, ends = [], []

    def whole():
        ends.append((yield from walk))

    steps.extend(whole())
    assert len(steps) == 3
    assert ends[0][0].numpy() == tape.gradient(y, x).numpy()
    assert all(type(step.upstream) is np.float64 for step in steps)
