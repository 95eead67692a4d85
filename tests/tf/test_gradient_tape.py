"""GradientTape's manners, beyond what the recorded answers of TensorFlow cover."""

import logging

import numpy as np
import pytest

import gradviz.tf as tf


def square_of(value, **options):
    v = tf.Variable(value)
    with tf.GradientTape(**options) as tape:
        y = v * v
    return tape, y, v


def test_the_result_has_the_structure_of_the_sources():
    a, b, c = tf.Variable(4.0), tf.Variable([1.0, 2.0]), tf.constant(6.0)
    with tf.GradientTape() as tape:
        y = a * b
    found = tape.gradient(y, {"q": (b, c), "p": [a]})
    assert list(found) == ["q", "p"]
    assert (type(found["q"]), type(found["p"])) == (tuple, list)
    assert found["q"][1] is None
    assert found["p"][0].numpy() == 3.0


def test_a_plain_tape_serves_once_and_a_persistent_one_again():
    tape, y, v = square_of(3.0)
    tape.gradient(y, v)
    with pytest.raises(RuntimeError, match="only be used to compute one set"):
        tape.gradient(y, v)
    tape, y, v = square_of(3.0, persistent=True)
    assert tape.gradient(y, v).numpy() == tape.gradient(y, v).numpy() == 6.0


def test_a_wrong_argument_does_not_use_the_tape_up():
    tape, y, v = square_of(3.0)
    with pytest.raises(TypeError):
        tape.gradient(y, "v")
    with pytest.raises(ValueError, match="unconnected_gradients"):
        tape.gradient(y, v, unconnected_gradients="null")
    assert tape.gradient(y, v).numpy() == 6.0


@pytest.mark.parametrize(
    ("seed", "expected"),
    [(2.0, 12.0), (tf.constant(10.0), 60.0)],
)
def test_output_gradients_replace_the_ones(seed, expected):
    tape, y, v = square_of(3.0)
    assert tape.gradient(y, v, output_gradients=seed).numpy() == expected


def test_an_output_gradient_that_does_not_fit_is_refused():
    tape, y, v = square_of([3.0, 4.0], persistent=True)
    with pytest.raises(tf.errors.InvalidArgumentError):
        tape.gradient(y, v, output_gradients=tf.constant([1.0, 2.0, 3.0]))
    with pytest.raises(ValueError, match="None"):
        tape.gradient([y], v, output_gradients=[None])
    with pytest.raises(tf.errors.InvalidArgumentError):
        tape.gradient(y, v, output_gradients=tf.constant([1, 2]))


def test_watched_variables_stay_known_after_the_gradient():
    tape, y, v = square_of(3.0)
    tape.gradient(y, v)
    assert [w.ref() for w in tape.watched_variables()] == [v.ref()]
    assert tf.GradientTape().watched_variables() == ()


def test_watching_an_integer_is_told_to_the_log(caplog):
    with caplog.at_level(logging.WARNING, "tensorflow"), tf.GradientTape() as tape:
        tape.watch(tf.constant(3))
    told = [r for r in caplog.records if "must be floating" in r.message]
    assert len(told) <= 1  # only the first few times per process


def test_leaving_by_an_exception_closes_the_tape():
    tape = tf.GradientTape()
    with pytest.raises(ZeroDivisionError), tape:
        1 / 0  # noqa: B018
    assert not tape.engine_tape.is_open


@pytest.mark.parametrize("persistent", [False, True])
def test_a_jacobian_has_the_targets_and_the_sources_axes(persistent):
    x = tf.Variable([[1.0, 2.0, 3.0]])
    u = tf.Variable([1.0])
    with tf.GradientTape(persistent=persistent) as tape:
        y = tf.reduce_sum(x, axis=0)[:2] ** 2
    jacobian, missing = tape.jacobian(y, [x, u])
    np.testing.assert_array_equal(jacobian.numpy(), [[[2.0, 0.0, 0.0]], [[0.0, 4.0, 0.0]]])
    assert missing is None


def test_a_hessian_by_a_jacobian_within_a_tape():
    x = tf.Variable([1.0, 2.0])
    with tf.GradientTape() as outer:
        with tf.GradientTape() as inner:
            y = tf.reduce_sum(x**3) + x[0] * x[1]
        g = inner.gradient(y, x)
    np.testing.assert_allclose(outer.jacobian(g, x).numpy(), [[6.0, 1.0], [1.0, 12.0]])


def test_a_batch_jacobian_keeps_examples_apart():
    x = tf.constant([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = x**2
    found = tape.batch_jacobian(y, x).numpy()
    np.testing.assert_array_equal(found, [np.diag(2 * row) for row in x.numpy()])


def test_forward_mode_agrees_with_reverse_mode():
    x = tf.constant([0.5, -1.5])
    t = tf.constant([1.0, 2.0])
    with tf.autodiff.ForwardAccumulator(x, t) as forward:
        y = tf.reduce_sum(tf.sin(x) * x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        z = tf.reduce_sum(tf.sin(x) * x)
    along = tf.reduce_sum(tape.gradient(z, x) * t)
    np.testing.assert_allclose(forward.jvp(y).numpy(), along.numpy(), rtol=1e-6)


def test_a_custom_gradient_is_used_in_first_and_second_derivatives():
    @tf.custom_gradient
    def cube(x):
        return x**2, lambda dy: dy * 10.0 * x**3

    x = tf.Variable(2.0)
    with tf.GradientTape() as outer:
        with tf.GradientTape() as inner:
            y = cube(x)
        g = inner.gradient(y, x)
    assert (y.numpy(), g.numpy(), outer.gradient(g, x).numpy()) == (4.0, 80.0, 120.0)


def test_what_happens_inside_a_custom_gradient_is_recorded_beside_it():
    @tf.custom_gradient
    def doubled(x):
        return x * 2.0, lambda dy: dy

    v = tf.Variable(3.0)
    with tf.GradientTape() as tape:
        doubled(v)
    assert [r.op.name for r in tape.engine_tape.records] == ["multiply", "doubled"]
