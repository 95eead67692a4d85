"""Which groups are closed when a program is first seen."""

import pytest

from gradviz import run
from gradviz.trace.folding import fold
from gradviz.trace.starting import LONGEST, MANY, MOST, starting
from tests.helpers.grouped import grouped_trace, many, trained

TRACE = grouped_trace()


def seen(trace):
    """Return the names or kinds of the groups that are boxes at first sight, in order."""
    boxes = fold(trace, starting(trace)).boxes.values()
    return [box.label or dict(box.params)["kind"] for box in boxes]


def test_large_traces_start_closed_and_small_ones_open():
    assert starting(TRACE) == frozenset()
    assert starting(many(TRACE, MANY)) == frozenset(range(5))


def test_a_model_starts_as_a_chain_of_its_layers():
    assert seen(trained(1)) == ["dense (Dense)", "dense_1 (Dense)", "dense_2 (Dense)"]


def test_a_training_loop_starts_as_a_chain_of_its_passes():
    assert seen(trained(3)) == ["pass"] * 3


def test_a_long_training_loop_starts_as_one_box():
    assert seen(trained(MOST + 1)) == ["step"]


def test_a_layer_that_fits_starts_open():
    text = "d = tf.keras.layers.Dense(2)\ny = tf.reduce_sum(d(tf.ones([1, 2])) ** 2)"
    assert seen(run(text)) == []


def test_a_deep_model_starts_as_one_box():
    layers = ["tf.keras.layers.Dense(2, activation='relu')"] * LONGEST
    text = f"m = tf.keras.Sequential([{','.join(layers)}])\ny = m(tf.ones([1, 2]))"
    assert seen(run(text)) == ["sequential (Sequential)"]


NEURONS = """
class Neuron:
    def __init__(self):
        self.w, self.b = tf.Variable(1.), tf.Variable(0.)
    def __call__(self, x):
        return tf.tanh(self.w * x + self.b)

class Layer:
    def __init__(self, size):
        self.neurons = [Neuron() for _ in range(size)]
    def __call__(self, x):
        return [neuron(x) for neuron in self.neurons]

layer = Layer({size})
loss = tf.add_n(layer(tf.constant(2.))) ** 2
"""


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (3, []),
        (9, [f"neurons[{k}] (Neuron)" for k in range(9)]),
        (30, ["layer (Layer)"]),
    ],
)
def test_a_model_of_classes_starts_as_its_parts_unless_they_are_too_many(size, expected):
    trace = run(NEURONS.replace("{size}", str(size)))
    assert trace.error is None
    assert seen(trace) == expected
