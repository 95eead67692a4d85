"""Models: what they refuse, how they are copied, what they print."""

import copy

import pytest

import gradviz.tf as tf
from gradviz.engine import fresh_session


@pytest.fixture(autouse=True)
def _own_session():
    with fresh_session():
        yield


def small():
    dense = tf.keras.layers.Dense(1, kernel_initializer="ones")
    return tf.keras.Sequential([tf.keras.Input((2,)), dense])


@pytest.mark.parametrize("method", ["compile", "fit", "train_on_batch"])
def test_what_would_hide_the_steps_names_the_loop_to_write(method):
    with pytest.raises(NotImplementedError, match="GradientTape"):
        getattr(small(), method)()


def test_a_copy_of_a_layer_has_weights_of_its_own():
    model = small()
    layer = model.layers[0]
    other = copy.deepcopy(layer)
    other.kernel.assign([[3.0], [4.0]])
    x = tf.ones([1, 2])
    assert (layer(x).numpy().item(), other(x).numpy().item()) == (2.0, 7.0)
    assert other.trainable_variables[0] is other.kernel
    with tf.GradientTape() as tape:
        y = other(x)
    assert tape.gradient(y, layer.kernel) is None


def test_a_copied_variable_shares_its_value_a_deep_copy_does_not():
    v = tf.keras.Variable([1.0, 2.0], name="v")
    shallow, deep = copy.copy(v), copy.deepcopy(v)
    v.assign([3.0, 4.0])
    assert shallow.numpy().tolist() == [3.0, 4.0]
    assert deep.numpy().tolist() == [1.0, 2.0]
    assert deep.path == "v"


def test_a_list_is_no_input():
    with pytest.raises(ValueError, match="Only input tensors"):
        small()([[1.0, 2.0]])


def test_a_missing_super_init_is_named():
    class Mine(tf.keras.layers.Layer):
        def __init__(self):
            self.k = 1

        def call(self, x):
            return x

    with pytest.raises(RuntimeError, match="super"):
        Mine()(tf.ones([1]))
