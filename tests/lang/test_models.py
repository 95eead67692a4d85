"""Programs of the language that use layers, models and optimizers."""

import pytest

from gradviz import run

LOOP = """
layer = tf.keras.layers.Dense(1, kernel_initializer="ones")
x = tf.constant([[0.], [1.], [2.]])
mse = tf.keras.losses.MeanSquaredError()
sgd = tf.keras.optimizers.SGD(0.25)
for step in range(2):
    with tf.GradientTape() as tape:
        loss = mse(3 * x - 1, layer(x))
    grads = tape.gradient(loss, layer.trainable_variables)
    sgd.apply_gradients(zip(grads, layer.trainable_variables))
print(float(loss))
"""


def printed(text):
    trace = run(text)
    assert [d.message for d in trace.diagnostics] == []
    return list(trace.printed)


def test_a_training_loop_is_drawn_from_the_weights_to_the_loss():
    trace = run(LOOP)
    assert trace.diagnostics == ()
    assert len(trace.gradients) == 2
    labels = [node.label for node in trace.nodes]
    assert {"x", "dense/kernel", "dense/bias", "loss"} <= set(labels)
    loss = trace.nodes[labels.index("loss")]
    assert (loss.glyph, loss.recorded) == ("÷ 3", True)


def test_a_summary_is_among_the_printed_lines():
    lines = printed("""
x = tf.keras.Input((3,))
model = tf.keras.Model(x, tf.keras.layers.Dense(2)(x))
model.summary()
""")
    assert lines[0] == 'Model: "functional"'
    assert " Total params: 8 (32.00 B)" in lines


def test_rates_layers_and_weights_can_be_set():
    assert printed("""
layer = tf.keras.layers.Dense(1)
layer.build((None, 2))
layer.trainable = False
sgd = tf.keras.optimizers.SGD(0.5)
sgd.learning_rate = 0.25
layer.kernel.trainable = True
print(len(layer.trainable_variables), float(sgd.learning_rate))
""") == ["0 0.25"]


@pytest.mark.parametrize(
    "statement",
    ["layer.kernel.id = 3", "layer.kernel.tensor = 3", "layer.kernel.value = 3", "layer._x = 1"],
)
def test_what_holds_the_engine_together_cannot(statement):
    trace = run(
        f"layer = tf.keras.layers.Dense(1)\nlayer.build((None, 2))\nprint('so far')\n{statement}"
    )
    assert list(trace.printed) == ["so far"]
    assert trace.diagnostics != ()


def test_a_model_of_ones_own_is_told_whether_it_is_training():
    assert printed("""
class Net(tf.keras.Model):
    def __init__(self, units=3):
        super().__init__()
        self.first = tf.keras.layers.Dense(units)
        self.second = tf.keras.layers.Dense(1)

    def call(self, x, training=False):
        print(training)
        return self.second(self.first(x))

net = Net()
net(tf.ones([2, 3]), training=True)
net(tf.ones([2, 3]))
print([v.path for v in net.weights])
""") == [
        "True",
        "False",
        "['net/dense/kernel', 'net/dense/bias', 'net/dense_1/kernel', 'net/dense_1/bias']",
    ]


def test_a_layer_of_ones_own_is_built_with_the_shape_of_its_input():
    assert printed("""
class Scale(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.k = self.add_weight(shape=(input_shape[-1],), initializer="ones", name="k")

    def call(self, x, *, by=2.):
        return x * self.k * by

layer = Scale()
print(layer(tf.ones([2, 3]), by=3.).numpy().tolist(), layer.k.path)
""") == ["[[3.0, 3.0, 3.0], [3.0, 3.0, 3.0]] scale/k"]


@pytest.mark.parametrize(
    "line",
    [
        "tf.keras.layers.Dense(10**9)(tf.ones([1, 1]))",
        "tf.keras.layers.Embedding(10**6, 10**6)(tf.constant([1]))",
        "tf.keras.layers.RepeatVector(10**9)(tf.ones([1, 2]))",
        "tf.keras.layers.ZeroPadding2D(10**6)(tf.ones([1, 2, 2, 1]))",
        "tf.keras.layers.UpSampling2D(10**6)(tf.ones([1, 2, 2, 1]))",
        "tf.keras.layers.Conv2D(10**6, 1)(tf.ones([1, 9, 9, 1]))",
        "tf.keras.layers.Lambda(lambda t: t)(tf.keras.Input((10**9,)))",
        "tf.keras.metrics.Precision(thresholds=[0.1] * 10**9)",
    ],
)
def test_what_would_be_too_large_is_stopped_first(line):
    assert [d.code for d in run(line).diagnostics] == ["limit_elements"]


def test_placeholders_of_open_size_compute_in_a_program():
    assert printed("""
x = tf.keras.Input((3,))
model = tf.keras.Model(x, tf.keras.layers.Dense(1, kernel_initializer="ones")(x) * 2. + x)
print(model(tf.ones([2, 3])).numpy().tolist())
""") == ["[[7.0, 7.0, 7.0], [7.0, 7.0, 7.0]]"]
