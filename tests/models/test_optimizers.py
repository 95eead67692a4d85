"""Optimizers: their first steps, by hand, and what they refuse."""

import numpy as np
import pytest

import gradviz.tf as tf

opt = tf.keras.optimizers


def after(optimizer, *gradients, start=4.0):
    v = tf.Variable(start)
    for g in gradients:
        optimizer.apply_gradients([(tf.constant(g), v)])
    return float(v.numpy())


@pytest.mark.parametrize(
    ("optimizer", "gradients", "expected"),
    [
        (opt.SGD(), (1.0,), 3.99),
        (opt.SGD(0.1, momentum=0.9), (1.0, 1.0), 4 - 0.1 - 0.19),
        (opt.SGD(0.1, momentum=0.9, nesterov=True), (1.0,), 4 - 0.19),
        (opt.Adam(0.5), (0.003,), 3.5005298),
        (opt.RMSprop(0.1), (2.0,), 4 - 0.2 / np.sqrt(0.4)),
        (opt.Adagrad(0.1), (2.0,), 4 - 0.2 / np.sqrt(4.1)),
    ],
)
def test_first_steps(optimizer, gradients, expected):
    assert after(optimizer, *gradients) == pytest.approx(expected, rel=1e-6)


def test_a_missing_gradient_is_passed_over_but_not_all_of_them():
    u, v = tf.Variable(1.0), tf.Variable(1.0)
    with pytest.warns(UserWarning, match="Gradients do not exist"):
        opt.SGD(1.0).apply_gradients([(None, u), (tf.constant(0.25), v)])
    assert (u.numpy(), v.numpy()) == (1.0, 0.75)
    with pytest.raises(ValueError, match="No gradients provided"):
        opt.SGD().apply_gradients([(None, v)])


def test_each_variable_has_a_memory_of_its_own():
    u, v = tf.Variable(1.0), tf.Variable([1.0, 1.0])
    adam = opt.Adam(0.1)
    for _ in range(2):
        adam.apply_gradients([(tf.constant(1.0), u), (tf.constant([1.0, 0.0]), v)])
    assert adam.iterations == 2
    np.testing.assert_allclose(v.numpy(), [u.numpy(), 1.0])


def test_descent_finds_the_least_squares_line():
    x = tf.constant([[0.0], [1.0], [2.0]])
    y = 3.0 * x - 1.0
    layer = tf.keras.layers.Dense(1)
    loss_of = tf.keras.losses.MeanSquaredError()
    sgd = opt.SGD(0.2)
    for _ in range(200):
        with tf.GradientTape() as tape:
            loss = loss_of(y, layer(x))
        gradients = tape.gradient(loss, layer.trainable_variables)
        sgd.apply_gradients(zip(gradients, layer.trainable_variables, strict=True))
    np.testing.assert_allclose(layer.kernel.numpy(), [[3.0]], atol=1e-3)
    np.testing.assert_allclose(layer.bias.numpy(), [-1.0], atol=1e-3)
