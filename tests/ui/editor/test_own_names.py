import pytest

from gradviz.lang.glossary import Glossary
from gradviz.ui.editor.own_names import definitions, kind_of, spelt_out, words_of

NET = '''\
class Net(tf.Module):
  def __init__(self, units, scale: float = 2.0):
    self.w = tf.Variable(1.)
    self._hidden = 3

  def call(self, x):
    """Scale x."""
    return self.w * x

def loss(y, *, t=0.):
  "Half the square."
  return (y - t) ** 2 / 2

net = Net(3)
'''


def test_functions_tell_parameters_and_docstring():
    own = definitions(NET)
    assert own["loss"].parameters == ("y", "*", "t=0.")
    assert own["loss"].help == "Half the square."
    assert own["Net.call"].parameters == ("x",)
    assert own["Net.call"].help == "Scale x."


def test_a_class_is_called_with_what_its_init_takes_and_has_attributes():
    net = definitions(NET)["Net"]
    assert net.is_class
    assert net.parameters == ("units", "scale=2.0")
    assert net.members == ("call", "w")


def test_half_a_function_is_no_harm():
    assert definitions("def f(x") == {}
    assert definitions("def") == {}
    assert definitions("class A") == {"A": definitions("class A")["A"]}


def test_words_are_those_of_code_without_attributes_and_keywords():
    found = words_of("x = w.assign + w # note\ns = 'text' if x else None\n")
    assert found == {"x": 2, "w": 2, "s": 1}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("v = tf.Variable(1.)\n", "tf.Variable"),
        ("v = tf.constant(1.)\n", "tf.Tensor"),
        ("v = sigmoid(3.)\n", "tf.Tensor"),
        ("v = np.zeros(3)\n", "np.ndarray"),
        ("from tensorflow.keras import layers\nv = layers.Dense(2)\n", "tf.keras.layers.Dense"),
        ("v = y.numpy()\n", "np.ndarray"),
        ("v = tf.keras.optimizers.SGD(0.1)\n", "tf.keras.optimizers.SGD"),
        ("with tf.GradientTape(persistent=True) as v:\n", "tf.GradientTape"),
        ("v = [1, 2]\n", "list"),
        ("v = {'a': 1}\n", "dict"),
        ("v = 'word'\n", "str"),
        ("class Net:\n  pass\nv = Net()\n", "Net"),
        ("v = tf.Variable(1.)\nv = [1]\n", "list"),  # the nearest above counts
        ("v == tf.Variable(1.)\n", ""),
        ("v = len([1])\n", ""),
        ("av = tf.Variable(1.)\n", ""),
        ("v = a + b\n", ""),
    ],
)
def test_what_a_name_holds_is_read_from_the_text(text, kind):
    assert kind_of(text, "v", len(text), Glossary(), {}) == kind


@pytest.mark.parametrize(
    ("text", "name", "path"),
    [
        ("import tensorflow as tf\n", "tf.add", "tf.add"),
        ("import numpy as npy\n", "npy.zeros", "np.zeros"),
        ("from tensorflow import keras\n", "keras.layers", "tf.keras.layers"),
        ("from tensorflow.keras import layers as L, losses\n", "L.Dense", "tf.keras.layers.Dense"),
        ("from tensorflow.keras import layers as L, losses\n", "losses", "tf.keras.losses"),
        ("import matplotlib.pyplot as plt\n", "plt.plot", "plt.plot"),
        ("import random as r\n", "r.random", "random.random"),
        ("", "tf.add", "tf.add"),
    ],
)
def test_imports_are_spelt_out(text, name, path):
    assert spelt_out(text, name) == path


def test_what_a_run_knows_is_asked_where_the_text_does_not_tell():
    assert kind_of("v = a + b\n", "v", 10, Glossary(), {"v": "tf.Tensor"}) == "tf.Tensor"
    assert kind_of("\n", "net.w", 1, Glossary(), {"net.w": "tf.Variable"}) == "tf.Variable"
