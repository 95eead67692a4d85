"""Modules, layers and models: what they own, in which order, and how they are built."""

import numpy as np
import pytest

import gradviz.tf as tf
from gradviz.engine import fresh_session


@pytest.fixture(autouse=True)
def _own_session():
    with fresh_session():
        yield


class Inner(tf.Module):
    def __init__(self, name):
        super().__init__()
        self.k = tf.Variable(1.0, name=name)


class Outer(tf.Module):
    def __init__(self):
        super().__init__()
        self.w = tf.Variable(2.0, name="w")
        self.a_sub = Inner("in_a_sub")
        self.b = tf.Variable(3.0, name="b")
        self.more = [Inner("more0"), {"z": Inner("more1")}]
        self.frozen = tf.Variable(4.0, name="frozen", trainable=False)


def test_a_modules_variables_come_by_attribute_name_its_own_first():
    names = [v.name for v in Outer().trainable_variables]
    assert names == ["b:0", "w:0", "in_a_sub:0", "more0:0", "more1:0"]
    assert isinstance(Outer().trainable_variables, tuple)
    assert [m.name for m in Outer().submodules] == ["inner", "inner", "inner"]


def test_a_variable_held_twice_counts_once():
    module = Outer()
    module.again = module.w
    assert len(module.variables) == 6


def test_dense_is_built_by_its_first_call():
    layer = tf.keras.layers.Dense(2)
    assert layer.trainable_variables == []
    layer(tf.ones([4, 3]))
    assert [(v.name, tuple(v.shape)) for v in layer.trainable_variables] == [
        ("kernel", (3, 2)),
        ("bias", (2,)),
    ]
    assert str(layer.bias) == "<Variable path=dense/bias, shape=(2,), dtype=float32, value=[0. 0.]>"


def test_dense_computes_activation_of_product_plus_bias():
    layer = tf.keras.layers.Dense(2, "relu", kernel_initializer="ones", bias_initializer="ones")
    assert layer(tf.constant([[4.0, -7.0]])).numpy().tolist() == [[0.0, 0.0]]
    assert layer(tf.constant([[4.0, 5.0]])).numpy().tolist() == [[10.0, 10.0]]


def test_a_kernel_is_glorot_uniform_and_repeats_with_the_seed():
    tf.keras.utils.set_random_seed(1)
    layer = tf.keras.layers.Dense(50)
    layer(tf.ones([1, 100]))
    limit = np.sqrt(6 / 150)
    kernel = layer.kernel.numpy()
    assert 0.9 * limit < np.abs(kernel).max() <= limit
    tf.keras.utils.set_random_seed(1)
    again = tf.keras.layers.Dense(50)
    again(tf.ones([1, 100]))
    np.testing.assert_array_equal(again.kernel.numpy(), kernel)


@pytest.mark.parametrize(
    "make",
    [
        lambda: tf.keras.layers.Dense(2)(tf.ones([3])),
        lambda: tf.keras.layers.Dense(1, activation="rellu"),
        lambda: tf.keras.layers.Dense(0),
        lambda: tf.keras.layers.Dense(1, kernel_initializer="onse"),
    ],
)
def test_a_layer_that_does_not_fit_is_refused(make):
    with pytest.raises(ValueError):  # noqa: PT011
        make()


def test_another_width_is_refused_after_the_first_call():
    layer = tf.keras.layers.Dense(1)
    layer(tf.ones([1, 3]))
    with pytest.raises(ValueError, match="expected axis -1"):
        layer(tf.ones([1, 4]))


def test_a_frozen_layer_trains_nothing_but_is_still_watched():
    layer = tf.keras.layers.Dense(1)
    layer(tf.ones([1, 2]))
    layer.trainable = False
    with tf.GradientTape() as tape:
        layer(tf.ones([1, 2]))
    assert layer.trainable_variables == []
    assert len(tape.watched_variables()) == 2


def test_layers_of_one_kind_are_numbered():
    names = [tf.keras.layers.Dense(1).name for _ in range(3)]
    assert names == ["dense", "dense_1", "dense_2"]


def test_a_sequential_model_chains_its_layers():
    model = tf.keras.Sequential(
        [
            tf.keras.Input(shape=(3,)),
            tf.keras.layers.Dense(4, activation="tanh"),
            tf.keras.layers.Dense(1),
        ]
    )
    assert model(tf.ones([5, 3])).shape == (5, 1)
    assert [tuple(v.shape) for v in model.trainable_variables] == [(3, 4), (4,), (4, 1), (1,)]
    assert len(model.layers) == 2


def test_a_model_by_subclass_finds_its_layers():
    class Net(tf.keras.Model):
        def __init__(self):
            super().__init__()
            self.first = tf.keras.layers.Dense(2)
            self.second = tf.keras.layers.Dense(1)

        def call(self, x):
            return self.second(self.first(x))

    net = Net()
    net(tf.ones([1, 3]))
    assert [tuple(v.shape) for v in net.trainable_variables] == [(3, 2), (2,), (2, 1), (1,)]


def test_weights_can_be_taken_out_and_put_back():
    layer = tf.keras.layers.Dense(1)
    layer(tf.ones([1, 2]))
    layer.set_weights([np.ones((2, 1)), np.zeros(1)])
    assert layer.get_weights()[0].tolist() == [[1.0], [1.0]]
    assert layer.count_params() == 3
    with pytest.raises(ValueError, match="weight list of length"):
        layer.set_weights([1.0])


def test_dropout_is_silent_unless_training():
    x = tf.ones([1, 100])
    layer = tf.keras.layers.Dropout(0.5)
    assert layer(x) is x
    kept = layer(x, training=True).numpy()
    assert set(np.unique(kept)) == {0.0, 2.0}
