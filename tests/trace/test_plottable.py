import pytest

from gradviz import run
from gradviz.trace.plottable import numbers, plottable, scalar_inputs, singles, ways

PROGRAM = """
v = tf.constant([1., 2.])
c = tf.constant(2.)
w = tf.Variable(3.)
n = tf.Variable(3)
with tf.GradientTape() as tape:
    h = w * c
    k = n + 1
    y = tf.reduce_sum(h * v)
g = tape.gradient(y, w)
"""


def test_computed_floats_with_a_name_can_be_plotted_in_the_order_they_appear():
    assert plottable(run(PROGRAM)) == ("h", "y")


def test_names_of_one_number_are_told_from_those_of_tensors():
    text = "a = tf.constant([1., 2.]) * 2.\nb = tf.reduce_sum(a)\nc = b * 2.\n"
    trace = run(text)
    assert plottable(trace) == ("a", "b", "c")
    assert singles(trace) == ("b", "c")


def test_every_name_of_an_expression_can_be_plotted_once():
    assert plottable(run("a = 2. * x\na = a + 1.\ny = a * a")) == ("a", "y")


def test_trainable_numbers_come_before_constant_ones():
    assert scalar_inputs(run(PROGRAM)) == ("w", "c")
    trace = run("y = a * b", inputs={"a": ("constant", 1.0), "b": ("trainable", 2.0)})
    assert scalar_inputs(trace) == ("b", "a")


def test_small_tensors_are_offered_by_their_elements_and_large_ones_not():
    text = "y = w * 2.\nz = tf.reduce_sum(v)\n"
    trace = run(text, {"w": ("trainable", [1.0, 2.0]), "v": ("trainable", [[0.0] * 6] * 3)})
    assert numbers(trace) == ("y[0]", "y[1]", "z")
    assert ways(trace) == ("w[0]", "w[1]")


def test_what_is_trainable_comes_first():
    text = (
        "x = tf.constant([1., 2.])\nw = tf.Variable([1., 2.])\nb = tf.Variable(0.)\ny = w * x + b"
    )
    trace = run("import tensorflow as tf\n" + text)
    assert ways(trace) == ("b", "w[0]", "w[1]", "x[0]", "x[1]")


@pytest.mark.parametrize(
    ("text", "further"),
    [
        ("def f():\n    v = tf.Variable(1.)\n    return v * 2.\nf()\n", ("v",)),
        ("def f():\n    v = tf.Variable(1.)\n    return v * 2.\nf()\nf()\n", ()),
        ("x = tf.constant(1.)\nfor _ in range(2):\n    x = x * 2.\n", ("x",)),
        ("class M(tf.Module):\n    def __init__(self):\n        self.w = tf.Variable(1.)\n"
         "m = M()\ny = m.w * 2.\n", ("m.w",)),
        ("k = 2.\nx = tf.Variable(1.)\nwith tf.GradientTape() as t:\n    y = k * x\n"
         "t.gradient(y, x)\n", ()),
    ],
)  # fmt: skip
def test_a_number_made_once_is_a_way_wherever_that_is(text, further):
    trace = run(text)
    assert tuple(name for name in ways(trace) if name not in scalar_inputs(trace)) == further
