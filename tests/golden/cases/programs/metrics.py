"""Metrics of Keras 3: batch after batch, weighted, reset; as functions; odd arguments."""

_ASKED = """
M = tf.keras.metrics
m = M.{make}
before = m.result()
m.update_state({first})
one = m.result()
returned = m({second})
m.update_state({first}, sample_weight={weights})
three = m.result()
paths = [(v.path, v.shape, v.trainable) for v in m.variables]
values = [v.numpy() for v in m.variables]
m.reset_state()
after = m.result()
name = m.name
"""
_PAIR = "tf.constant([[1., 0.], [.5, 3.]]), tf.constant([[.75, .25], [-.5, 2.5]])"
_OTHER = "tf.constant([[2., 1.]]), tf.constant([[2.5, 1.5]])"
_HOT = "tf.constant([[0., 1., 0.], [1., 0., 0.]]), tf.constant([[.2, .5, .3], [.4, .5, .1]])"
_HOT_2 = "tf.constant([[0., 0., 1.]]), tf.constant([[.1, .2, .7]])"
_NUMBERS = "tf.constant([1, 0]), tf.constant([[.2, .5, .3], [.4, .5, .1]])"
_NUMBERS_2 = "tf.constant([2]), tf.constant([[.1, .2, .7]])"
_YES = "tf.constant([[1.], [0.], [1.]]), tf.constant([[.75], [.25], [.5]])"
_YES_2 = "tf.constant([[0.], [1.]]), tf.constant([[.9], [.6]])"

_KINDS = {
    "Mean()": ("tf.constant([1., 2., 6.])", "tf.constant([[4., 0.], [2., 2.]])", "[1., 0., 2.]"),
    "Sum()": ("tf.constant([1., 2., 6.])", "tf.constant([[4., 0.], [2., 2.]])", "[1., 0., 2.]"),
    "Mean(name='avg', dtype='float64')": ("[1, 2]", "7.", "[3., 1.]"),
    "MeanSquaredError()": (_PAIR, _OTHER, "[1., 3.]"),
    "RootMeanSquaredError()": (_PAIR, _OTHER, "[1., 3.]"),
    "MeanAbsoluteError()": (_PAIR, _OTHER, "[[1.], [3.]]"),
    "MeanAbsolutePercentageError()": (_PAIR, _OTHER, "[1., 3.]"),
    "MeanSquaredLogarithmicError()": (_PAIR, _OTHER, "[1., 3.]"),
    "CosineSimilarity()": (_PAIR, _OTHER, "[1., 3.]"),
    "LogCoshError()": (_PAIR, _OTHER, "[1., 3.]"),
    "Hinge()": (_PAIR, _OTHER, "[1., 3.]"),
    "SquaredHinge()": (_PAIR, _OTHER, "[1., 3.]"),
    "CategoricalHinge()": (_HOT, _HOT_2, "[1., 3.]"),
    "KLDivergence()": (_HOT, _HOT_2, "[1., 3.]"),
    "Poisson()": (_HOT, _HOT_2, "[1., 3.]"),
    "BinaryCrossentropy()": (_HOT, _HOT_2, "[1., 3.]"),
    "CategoricalCrossentropy()": (_HOT, _HOT_2, "[1., 3.]"),
    "CategoricalCrossentropy(from_logits=True, label_smoothing=.1)": (_HOT, _HOT_2, "[1., 3.]"),
    "SparseCategoricalCrossentropy()": (_NUMBERS, _NUMBERS_2, "[1., 3.]"),
    "Accuracy()": ("[[1], [2], [3]], [[1], [0], [3]]", "[1, 2], [1, 1]", "[1., 0., 2.]"),
    "BinaryAccuracy()": (_YES, _YES_2, "[1., 3., 2.]"),
    "BinaryAccuracy(threshold=.2)": (_YES, _YES_2, "[1., 3., 2.]"),
    "CategoricalAccuracy()": (_HOT, _HOT_2, "[1., 3.]"),
    "SparseCategoricalAccuracy()": (_NUMBERS, _NUMBERS_2, "[1., 3.]"),
    "TopKCategoricalAccuracy(k=2)": (_HOT, _HOT_2, "[1., 3.]"),
    "SparseTopKCategoricalAccuracy(k=2)": (_NUMBERS, _NUMBERS_2, "[1., 3.]"),
    "Precision()": (_YES, _YES_2, "[1., 3., 2.]"),
    "Precision(thresholds=[.2, .7])": (_YES, _YES_2, "[1., 3., 2.]"),
    "Precision(top_k=1)": (_HOT, _HOT_2, "[1., 3.]"),
    "Precision(class_id=1)": (_HOT, _HOT_2, "[1., 3.]"),
    "Recall()": (_YES, _YES_2, "[1., 3., 2.]"),
    "Recall(thresholds=.7)": (_YES, _YES_2, "[1., 3., 2.]"),
    "TruePositives()": (_YES, _YES_2, "[1., 3., 2.]"),
    "TrueNegatives()": (_YES, _YES_2, "[1., 3., 2.]"),
    "FalsePositives()": (_YES, _YES_2, "[1., 3., 2.]"),
    "FalseNegatives(thresholds=[.3, .8])": (_YES, _YES_2, "[1., 3., 2.]"),
    "MeanMetricWrapper(lambda a, b: tf.abs(a - b) ** 3, name='cubes')": (_PAIR, _OTHER, "[1., 3.]"),
}
KINDS = {
    make: _ASKED.format(make=make, first=first, second=second, weights=weights)
    for make, (first, second, weights) in _KINDS.items()
}
# Their results are parts of a variable, which TensorFlow gives an `assign` but no name.
KINDS |= {
    make: text.replace("m.result()", "np.array(m.result())").replace("returned = m(", "m(")
    for make, text in KINDS.items()
    if "tives" in make
}


def _tried(*lines, before=""):
    calls = ",\n    ".join(f"lambda: {line}" for line in lines)
    return f"""
M = tf.keras.metrics
{before}
for call in (
    {calls},
):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__)
"""


FUNCTIONS = {
    "functions": """
M = tf.keras.metrics
t, p = tf.constant([[0., 1., 0.], [1., 0., 0.]]), tf.constant([[.2, .5, .3], [.4, .5, .1]])
n = tf.constant([1, 0])
found = [
    M.binary_accuracy(t, p), M.binary_accuracy(t, p, threshold=.3), M.categorical_accuracy(t, p),
    M.sparse_categorical_accuracy(n, p), M.sparse_categorical_accuracy(n[:, None], p),
    M.top_k_categorical_accuracy(t, p, k=2), M.sparse_top_k_categorical_accuracy(n, p, k=1),
    M.mse(t, p), M.mae(t, p), M.binary_crossentropy(t, p), M.hinge(t, p), M.kld(t, p),
        M.huber(t, p),
]
""",
    "more axes": """
M = tf.keras.metrics
t = tf.constant([[[0., 1.], [1., 0.]], [[1., 0.], [1., 0.]]])
p = tf.constant([[[.2, .8], [.4, .6]], [[.9, .1], [.3, .7]]])
n = tf.constant([[1, 0], [0, 0]])
found = [
    M.categorical_accuracy(t, p), M.sparse_categorical_accuracy(n, p), M.binary_accuracy(t, p),
    M.sparse_categorical_accuracy(n[..., None], p), M.top_k_categorical_accuracy(t, p, k=1),
]
m = M.SparseCategoricalAccuracy()
m.update_state(n, p)
whole = m.result()
m.update_state(n, p, sample_weight=[[1., 0.], [2., 1.]])
weighted = m.result()
mean = M.Mean()
mean.update_state(p, sample_weight=[1., 3.])
of_a_cube = mean.result()
values = [v.numpy() for v in mean.variables]
""",
    "columns and vectors": _tried(
        "M.binary_accuracy(tf.constant([1., 0.]), tf.constant([[.75], [.25]]))",
        "M.binary_accuracy(tf.constant([[1.], [0.]]), tf.constant([.75, .75]))",
        "M.Accuracy()([1, 2], [[1], [3]])",
        "M.Accuracy()(tf.constant([1, 2]), tf.constant([[1], [3]]))",
        "M.MeanSquaredError()(tf.constant([1., 2.]), tf.constant([[1.], [4.]]))",
        "M.sparse_categorical_accuracy([1], [[.2, .8]])",
        "M.binary_accuracy([1, 0], [.6, .7])",
        "M.BinaryAccuracy()([1, 0], [.6, .7])",
    ),
}

MANNERS = {
    "names and values": _tried(
        "M.Mean()",
        "M.Mean().variables",
        "M.Precision().name",
        "M.Precision().name",
        "M.Metric().name",
        "M.Mean().dtype",
        "M.Mean()(3.)",
        "M.Mean()([])",
        "M.Precision(thresholds=2.)",
        "M.Metric()(1.)",
        "M.Mean().total",
        "M.Mean().foo",
        "M.Mean().update_state(tf.constant([1., 2.]), sample_weight=[1., 2., 3.])",
        "M.mean_squared_error",
    ),
    "found by name": _tried(
        "type(M.get('mse')).__name__",
        "type(M.get('MeanSquaredError')).__name__",
        "type(M.get('mean_squared_error')).__name__",
        "M.get('foo')",
        "M.get(None)",
        "type(M.get('BinaryAccuracy')).__name__",
        "type(M.get('binary_accuracy')).__name__",
        "type(M.get(M.Mean)).__name__",
    ),
    "in a training loop": """
x = tf.constant([[0.], [1.], [2.], [3.]])
t = 2. * x - 1.
layer = tf.keras.layers.Dense(1, kernel_initializer='ones')
opt = tf.keras.optimizers.SGD(.05)
mean, rmse = tf.keras.metrics.Mean(name='loss'), tf.keras.metrics.RootMeanSquaredError()
lines = []
for epoch in range(3):
    mean.reset_state()
    rmse.reset_state()
    for at in (0, 2):
        with tf.GradientTape() as tape:
            y = layer(x[at:at + 2])
            loss = tf.keras.losses.MeanSquaredError()(t[at:at + 2], y)
        opt.apply_gradients(zip(tape.gradient(loss, layer.trainable_variables),
            layer.trainable_variables))
        mean(loss)
        rmse.update_state(t[at:at + 2], y)
    lines.append((float(mean.result()), float(rmse.result())))
""",
    "no gradient passes": """
v = tf.Variable([1., 2.])
m = tf.keras.metrics.Mean()
with tf.GradientTape(persistent=True) as tape:
    y = v * v
    m.update_state(y)
    r = m.result()
    z = tf.reduce_sum(y)
g = [tape.gradient(r, v), tape.gradient(z, v)]
""",
    "a metric of one's own": """
class Count(tf.keras.metrics.Metric):
    def __init__(self, name='count', **options):
        super().__init__(name=name, **options)
        self.seen = self.add_weight(name='seen', initializer='zeros')
        self.inner = tf.keras.metrics.Mean()

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.seen.assign_add(tf.cast(tf.shape(y_true)[0], 'float32'))
        self.inner.update_state(tf.abs(y_true - y_pred))

    def result(self):
        return self.seen
m = Count()
m.update_state(tf.constant([1., 2.]), tf.constant([1., 4.]))
m.update_state(tf.constant([1.]), tf.constant([0.]))
seen = m.result()
paths = [v.path for v in m.variables]
values = [v.numpy() for v in m.variables]
m.reset_state()
after = [v.numpy() for v in m.variables]
""",
}

PROGRAMS = KINDS | FUNCTIONS | MANNERS
