"""Which layer a Variable belongs to, in a training and in a loop of the program."""

import pytest

from gradviz.lang.belonging import belongings
from gradviz.lang.run import run
from gradviz.lang.training import Course
from gradviz.trace.loops import loops
from gradviz.trace.training import Plan

HEAD = "import tensorflow as tf\nx = tf.constant([[1., -2.]])\n"
DENSE = (
    "    def __init__(self, i, o):\n        {super}\n"
    "        self.w = tf.Variable(tf.ones([i, o]))\n        self.b = tf.Variable(tf.zeros([o]))\n"
    "    def __call__(self, x):\n        return x @ self.w + self.b\n"
)
NET = (
    "    def __init__(self):\n        {super}\n"
    "        self.hidden = Dense(2, 3)\n        self.rest = [Dense(3, 1)]\n"
    "        self.scale = tf.Variable(0.5)\n"
    "    def __call__(self, x):\n        return self.scale * self.rest[0](self.hidden(x))\n"
)


def classes(base, above):
    return (
        f"class Dense{base}:\n{DENSE}class Net{base}:\n{NET}net = Net()\n"
        "weights = [net.hidden.w, net.hidden.b, net.rest[0].w, net.rest[0].b, net.scale]\n"
    ).format(super=above)


OF_CLASSES = ["hidden", "hidden", "rest[0]", "rest[0]", "net"]
IN_CLASSES = ["hidden.w", "hidden.b", "rest[0].w", "rest[0].b"]
KERAS = (
    "net = tf.keras.Sequential([tf.keras.layers.Dense(3), tf.keras.layers.Dense(1)])\nnet(x)\n"
    "weights = net.trainable_variables\n"
)
MADE_AND_USED = (
    "def model(x):\n    return layer(x) * extra\n"
    "layer, extra = tf.keras.layers.Dense(1), tf.Variable(2.)\nmodel(x)\n"
    "net, weights = model, [layer.kernel, layer.bias, extra]\n"
)
PLAIN = (
    "W, b = tf.Variable(tf.ones([2, 1])), tf.Variable(0.)\nweights = [W, b]\n"
    "def net(x):\n    return x @ W + b\n"
)
LOOP = (
    "for k in range(3):\n    with tf.GradientTape() as tape:\n"
    "        loss = tf.reduce_mean((net(x) - 1.) ** 2)\n"
    "    for w, g in zip(weights, tape.gradient(loss, weights)):\n        w.assign_sub(0.01 * g)\n"
)
ONCE = "loss = tf.reduce_mean((net(x) - 1.) ** 2)\n"


@pytest.mark.parametrize(
    ("made", "layers"),
    [
        (classes("(tf.Module)", "super().__init__()"), OF_CLASSES),
        (classes("", "pass"), OF_CLASSES),
        (KERAS, ["dense", "dense", "dense_1", "dense_1"]),
        (MADE_AND_USED, ["dense", "dense", ""]),
        (PLAIN, ["", ""]),
    ],
)
def test_each_variable_has_the_innermost_layer_that_holds_it(made, layers):
    (loop,) = loops(run(HEAD + made + LOOP))
    assert list(loop.layers) == layers
    course = Course(HEAD + made + ONCE, None, Plan("loss"))
    trained = course.go(1)
    assert sorted(trained.layers) == sorted(layers)
    if "hidden" in layers:  # what layers call alike is told apart
        assert list(loop.names[:4]) == list(trained.names[:4]) == IN_CLASSES


def test_names_of_layers_are_told_apart_and_circles_end():
    ring = [1]
    ring.append(ring)
    seen = belongings({"ring": ring, "n": 3})
    assert seen == {}
    text = (
        "import tensorflow as tf\nclass A:\n    def __init__(self):\n"
        "        self.me = self\n        self.w = tf.Variable(2.)\n"
        "def f():\n    a, b = A(), A()\n    return [a.w, b.w]\nws = f()\nx = tf.constant([[1.]])\n"
    )
    (loop,) = loops(run(text + LOOP.replace("weights", "ws").replace("net(x)", "ws[0] * ws[1]")))
    assert loop.layers == ("", "")  # no name leads to the objects, and nothing ran in them
