"""Losses of Keras 3 as classes and functions: values, gradients, reductions, odd arguments."""

_REGRESSION = """
t = tf.constant([[1., 0., -2.], [.5, 3., 2.]])
p = tf.Variable([[.75, .25, -1.], [-.5, 2.5, 2.]])
"""
_PROBABILITIES = """
t = tf.constant([[1., 0., 0.], [0., .25, .75]])
p = tf.Variable([[.7, .2, .1], [.1, .3, .6]])
"""
_BINARY = """
t = tf.constant([[1., 0., 1.], [0., 0., 1.]])
p = tf.Variable([[.9, .2, .4], [.3, .05, .6]])
"""
_LOGITS = """
t = tf.constant([[1., 0., 0.], [0., .25, .75]])
p = tf.Variable([[2., -1., .5], [0., 3., -2.]])
"""
_OTHER_LOGITS = """
t = tf.constant([[1., 0., 0.], [0., .25, .75]])
p = tf.Variable([[-1., 1., .5], [.25, -.5, -2.]])
"""
_NUMBERS = """
t = tf.constant([2, 0])
p = tf.Variable([[.7, .2, .1], [.1, .3, .6]])
"""
_NUMBER_LOGITS = """
t = tf.constant([2, 0])
p = tf.Variable([[2., -1., .5], [0., 3., -2.]])
"""

_SEED = "[[.5, -1., 1.5], [2., -.75, .25]]"
_ASKED = """
K = tf.keras.losses
{data}
with tf.GradientTape() as outer:
    with tf.GradientTape() as tape:
        loss = K.{make}(t, p{options})
    g = tape.gradient(loss, p)
h = outer.gradient(g, p, output_gradients=tf.constant({seed}, p.dtype))
"""


def _asked(data, make, options=""):
    return _ASKED.format(data=data, make=make, options=options, seed=_SEED)


_KINDS = {
    "MeanSquaredError()": _REGRESSION,
    "MeanAbsoluteError()": _REGRESSION,
    "MeanAbsolutePercentageError()": _REGRESSION,
    "MeanSquaredLogarithmicError()": _REGRESSION,
    "CosineSimilarity()": _REGRESSION,
    "CosineSimilarity(axis=0)": _REGRESSION,
    "Huber()": _REGRESSION,
    "Huber(.25)": _REGRESSION,
    "Huber(delta=2.)": _REGRESSION,
    "LogCosh()": _REGRESSION,
    "Hinge()": _REGRESSION,
    "SquaredHinge()": _REGRESSION,
    "Dice()": _BINARY,
    "Dice(axis=(1,))": _BINARY,
    "Tversky()": _BINARY,
    "Tversky(alpha=.2, beta=.8, axis=(1,))": _BINARY,
    "KLDivergence()": _PROBABILITIES,
    "Poisson()": _PROBABILITIES,
    "CategoricalHinge()": _PROBABILITIES,
    "BinaryCrossentropy()": _BINARY,
    "BinaryCrossentropy(label_smoothing=.2)": _BINARY,
    "BinaryCrossentropy(axis=0)": _BINARY,
    "BinaryCrossentropy(from_logits=True)": _LOGITS,
    "BinaryCrossentropy(from_logits=True, label_smoothing=.1)": _OTHER_LOGITS,
    "BinaryFocalCrossentropy()": _BINARY,
    "BinaryFocalCrossentropy(apply_class_balancing=True, alpha=.3, gamma=1.5)": _BINARY,
    "BinaryFocalCrossentropy(from_logits=True, label_smoothing=.1)": _OTHER_LOGITS,
    "CategoricalCrossentropy()": _PROBABILITIES,
    "CategoricalCrossentropy(label_smoothing=.1)": _PROBABILITIES,
    "CategoricalCrossentropy(axis=0)": _PROBABILITIES,
    "CategoricalCrossentropy(from_logits=True)": _LOGITS,
    "CategoricalCrossentropy(from_logits=True, axis=0)": _LOGITS,
    "CategoricalFocalCrossentropy()": _PROBABILITIES,
    "CategoricalFocalCrossentropy(from_logits=True, gamma=1.)": _OTHER_LOGITS,
    "SparseCategoricalCrossentropy()": _NUMBERS,
    "SparseCategoricalCrossentropy(from_logits=True)": _NUMBER_LOGITS,
    "SparseCategoricalCrossentropy(ignore_class=0)": _NUMBERS,
    "SparseCategoricalCrossentropy(from_logits=True, ignore_class=2)": _NUMBER_LOGITS,
    "CategoricalGeneralizedCrossEntropy()": _NUMBERS,
    "CategoricalGeneralizedCrossEntropy(q=.8)": _NUMBERS,
}
KINDS = {make: _asked(data, make) for make, data in _KINDS.items()}
KINDS |= {
    f"{make} in float64": _asked(
        data.replace("])", "], dtype='float64')", 2), make.replace("()", "(dtype='float64')")
    )
    for make, data in _KINDS.items()
    if make
    in ("MeanSquaredError()", "Huber()", "LogCosh()", "BinaryCrossentropy()", "KLDivergence()")
}

_WEIGHTS = (
    "[1., 2.]",
    "2.",
    "[[1.], [3.]]",
    "tf.constant([[1., 0., 2.], [.5, 1., 0.]])",
    "[0., 0.]",
)
REDUCTIONS = {
    f"reduction {reduction!r}": _asked(_REGRESSION, f"MeanSquaredError(reduction={reduction!r})")
    for reduction in ("sum", "none", None, "mean", "sum_over_batch_size", "mean_with_sample_weight")
}
REDUCTIONS |= {
    f"weights {weights} reduced by {reduction!r}": _asked(
        _REGRESSION, f"MeanSquaredError(reduction={reduction!r})", f", sample_weight={weights}"
    )
    for weights in _WEIGHTS
    for reduction in ("sum_over_batch_size", "sum", "none", "mean_with_sample_weight")
}
REDUCTIONS |= {
    "weights of class numbers, one class ignored": _asked(
        _NUMBERS, "SparseCategoricalCrossentropy(ignore_class=0)", ", sample_weight=[2., 3.]"
    ),
    "a sum, one class ignored": _asked(
        _NUMBERS, "SparseCategoricalCrossentropy(ignore_class=0, reduction='sum')"
    ),
    "all classes ignored": _asked(
        "t = tf.constant([1, 1])\np = tf.Variable([[.7, .2, .1], [.1, .3, .6]])",
        "SparseCategoricalCrossentropy(ignore_class=1)",
    ),
    "weighted binary entropy": _asked(_BINARY, "BinaryCrossentropy()", ", sample_weight=[1., .5]"),
}


def _tried(*lines, before=""):
    calls = ",\n    ".join(f"lambda: {line}" for line in lines)
    return f"""
import warnings
warnings.simplefilter('ignore')
K = tf.keras.losses
{before}
for call in (
    {calls},
):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__)
"""


SHAPES = {
    "columns and vectors": _tried(
        "K.MeanSquaredError()(tf.constant([[1.], [2.]]), tf.constant([1., 3.]))",
        "K.MeanSquaredError()(tf.constant([1., 2.]), tf.constant([[1.], [3.]]))",
        "K.MeanSquaredError()(tf.constant([[[1.], [2.]]]), tf.constant([[1., 3.]]))",
        "K.mse(tf.constant([1., 2.]), tf.constant([[1.], [3.]]))",
        "K.mae(tf.constant([[1.], [2.]]), tf.constant([1., 3.]))",
        "K.BinaryCrossentropy()(tf.constant([0., 1.]), tf.constant([[.3], [.7]]))",
        "K.binary_crossentropy(tf.constant([0., 1.]), tf.constant([[.3], [.7]]))",
        "K.mse(tf.ones([2, 3]), tf.ones([2, 1]))",
        "K.mse(tf.ones([2, 3]), tf.ones([3]))",
        "K.mse(tf.ones([2, 3]), tf.ones([2, 2]))",
        "K.mse([1., 2.], tf.constant([1., 2., 3.]))",
        "K.MeanSquaredError()(tf.ones([2, 3]), tf.ones([2, 2]))",
    ),
    "lists and tensors": _tried(
        "K.MeanSquaredError()([1., 2.], [1., 3.])",
        "K.MeanSquaredError()([[1., 2.]], [[1., 3.]])",
        "K.MeanSquaredError()([1., 2.], tf.constant([1., 3.]))",
        "K.MeanSquaredError()(tf.constant([1., 3.]), [1., 2.])",
        "K.MeanSquaredError()([1., 2.], [1., 2., 3.])",
        "K.MeanSquaredError()([1., 2.], [[1.], [2.]])",
        "K.mse([1., 2.], tf.constant([1., 3.]))",
        "K.mse([1, 2], [1, 4])",
        "K.MeanSquaredError()(np.array([1., 2.]), np.array([1., 3.]))",
        "K.mse(np.array([1., 2.]), np.array([1., 3.]))",
        "K.MeanSquaredError()(np.array([1., 2.]), tf.constant([1., 3.]))",
        "K.SparseCategoricalCrossentropy()([1, 0], tf.constant([[.3, .7], [.5, .5]]))",
        "K.sparse_categorical_crossentropy([1, 0], tf.constant([[.3, .7], [.5, .5]]))",
        "K.sparse_categorical_crossentropy(np.array([1, 0]), tf.constant([[.3, .7], [.5, .5]]))",
        "K.categorical_crossentropy([[0., 1.]], [[.3, .7]])",
        "K.binary_crossentropy([[0., 1.]], [[.3, .7]])",
        "K.hinge([-1., 1., 1.], [.3, .2, -.5])",
    ),
    "scalars and nothing": _tried(
        "K.mse(1., 2.)",
        "K.MeanSquaredError()(1., 2.)",
        "K.huber(1., 2.)",
        "K.MeanSquaredError()(tf.ones([0, 2]), tf.ones([0, 2]))",
        "K.mse(tf.ones([0, 2]), tf.ones([0, 2]))",
        "K.MeanSquaredError()(tf.ones([2, 0]), tf.ones([2, 0]))",
        "K.MeanSquaredError()('a', 1.)",
        "K.MeanSquaredError()(None, 1.)",
        "K.MeanSquaredError()([1., None], [1., 2.])",
        "K.MeanSquaredError()({'a': [1.]}, {'a': [2.]})",
    ),
    "dtypes": _tried(
        "K.MeanSquaredError()(tf.constant([1, 2]), tf.constant([1, 3]))",
        "K.mse(tf.constant([1, 2]), tf.constant([1, 3]))",
        "K.MeanSquaredError()(tf.constant([1., 2.], tf.float64), "
        "tf.constant([1., 3.], tf.float64))",
        "K.mse(tf.constant([1., 2.], tf.float64), tf.constant([1., 3.], tf.float64))",
        "K.mse(tf.constant([1., 2.], tf.float64), tf.constant([1., 3.]))",
        "K.mse(tf.constant([1, 2]), tf.constant([1., 3.], tf.float64))",
        "K.MeanSquaredError(dtype='float64')([1., 2.], [1., 3.])",
        "K.MeanSquaredError(dtype='float16')([1., 2.], [1., 3.])",
        "K.log_cosh if hasattr(K, 'log_cosh') else K.logcosh("
        "tf.constant([1., 2.], tf.float64), tf.constant([1., 3.], tf.float64))",
        "K.msle(tf.constant([1., 2.], tf.float64), tf.constant([1., 3.], tf.float64))",
        "K.hinge(tf.constant([True, False]), tf.constant([.5, .25]))",
        "K.binary_crossentropy(tf.constant([1, 0]), tf.constant([.5, .25]))",
        "K.mae(tf.constant([1, 2]), tf.constant([3, 3]))",
        "K.mape(tf.constant([1, 2]), tf.constant([3, 3]))",
        "K.MeanSquaredError(dtype='foo')",
    ),
    "labels that do not fit": _tried(
        "K.categorical_crossentropy(tf.ones([2, 3]), tf.ones([2, 2]))",
        "K.categorical_crossentropy(tf.ones([3]), tf.ones([2, 3]))",
        "K.categorical_crossentropy(1., .5)",
        "K.categorical_crossentropy(tf.ones([1, 2]), tf.ones([1, 2]), axis=True)",
        "K.binary_crossentropy(tf.ones([2, 3]), tf.ones([2, 2]))",
        "K.sparse_categorical_crossentropy(tf.constant([1, 0, 2]), "
        "tf.constant([[.3, .7], [.5, .5]]))",
        "K.sparse_categorical_crossentropy(tf.constant([[1], [0]]), "
        "tf.constant([[.3, .7], [.5, .5]]))",
        "K.sparse_categorical_crossentropy(tf.constant([1, 2]), tf.constant([[.3, .7], [.5, .5]]))",
        "K.sparse_categorical_crossentropy(tf.constant([1., 0.]), "
        "tf.constant([[.3, .7], [.5, .5]]))",
        "K.sparse_categorical_crossentropy(tf.constant([1, 0]), "
        "tf.constant([[.3, .7], [.5, .5]]), axis=0)",
        "K.sparse_categorical_crossentropy(tf.constant(1), tf.constant([.3, .7]))",
    ),
}

LOGITS_KNOWN = {
    "a sigmoid is seen through": """
K = tf.keras.losses
x = tf.Variable([100., -100., -1., .5])
t = tf.constant([0., 1., 1., 0.])
with tf.GradientTape(persistent=True) as tape:
    seen = K.BinaryCrossentropy()(t, tf.keras.activations.sigmoid(x))
    unseen = K.BinaryCrossentropy()(t, tf.nn.sigmoid(x))
    reshaped = K.BinaryCrossentropy()(t[:, None], tf.keras.activations.sigmoid(x)[:, None])
    function = K.binary_crossentropy(t, tf.keras.activations.sigmoid(x))
    focal = K.BinaryFocalCrossentropy()(t, tf.keras.activations.sigmoid(x))
g = [tape.gradient(y, x) for y in (seen, unseen, reshaped, function, focal)]
""",
    "a softmax is seen through": """
K = tf.keras.losses
x = tf.Variable([[100., -100., 0.], [1., 2., -1.]])
t = tf.constant([[0., 1., 0.], [.5, .5, 0.]])
n = tf.constant([1, 2])
with tf.GradientTape(persistent=True) as tape:
    p = tf.keras.activations.softmax(x)
    seen = K.CategoricalCrossentropy()(t, p)
    unseen = K.CategoricalCrossentropy()(t, tf.nn.softmax(x))
    numbers = K.SparseCategoricalCrossentropy()(n, p)
    plain = K.SparseCategoricalCrossentropy()(n, tf.nn.softmax(x))
    ignored = K.SparseCategoricalCrossentropy(ignore_class=1)(n, p)
g = [tape.gradient(y, x) for y in (seen, unseen, numbers, plain, ignored)]
""",
    "from_logits of probabilities is warned of": """
import warnings
K = tf.keras.losses
x = tf.constant([1., -1.])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    loss = K.BinaryCrossentropy(from_logits=True)(tf.constant([0., 1.]),
        tf.keras.activations.sigmoid(x))
kinds = [w.category.__name__ for w in caught]
""",
    "a layer's sigmoid": """
d = tf.keras.layers.Dense(1, 'sigmoid', kernel_initializer='ones')
x = tf.constant([[50., 60.], [-80., 1.], [.5, .25]])
t = tf.constant([[0.], [1.], [1.]])
with tf.GradientTape() as tape:
    loss = tf.keras.losses.BinaryCrossentropy()(t, d(x))
g = tape.gradient(loss, d.trainable_variables)
""",
    "a model's softmax": """
model = tf.keras.Sequential([tf.keras.Input((2,)), tf.keras.layers.Dense(3, 'softmax')])
model.set_weights([np.array([[40., -20., 0.], [1., 2., -60.]]), np.zeros(3)])
x = tf.constant([[1., 2.], [-1., .5]])
with tf.GradientTape() as tape:
    loss = tf.keras.losses.SparseCategoricalCrossentropy()(tf.constant([1, 2]), model(x))
g = tape.gradient(loss, model.trainable_variables)
""",
}

EDGES = {
    "certainties": """
K = tf.keras.losses
t = tf.constant([[1., 0.], [1., 0.], [0., 1.]])
p = tf.Variable([[1., 0.], [0., 1.], [.5, .5]])
with tf.GradientTape(persistent=True) as tape:
    found = [
        K.binary_crossentropy(t, p), K.categorical_crossentropy(t, p), K.kld(t, p), K.poisson(t, p),
        K.sparse_categorical_crossentropy(tf.constant([0, 0, 1]), p),
            K.binary_focal_crossentropy(t, p),
    ]
g = [tape.gradient(y, p) for y in found]
""",
    "kinks": """
K = tf.keras.losses
t = tf.constant([[1., 0., -1., 2.]])
p = tf.Variable([[1., 1., -1., 3.]])
with tf.GradientTape(persistent=True) as tape:
    found = [K.mae(t, p), K.huber(t, p), K.hinge(t, p), K.squared_hinge(t, p), K.mape(t, p),
        K.msle(t, p), K.logcosh(t, p)]
g = [tape.gradient(y, p) for y in found]
""",
    "zeros have no direction": """
K = tf.keras.losses
t = tf.constant([[0., 0.], [1., 0.]])
p = tf.Variable([[1., 2.], [0., 0.]])
with tf.GradientTape() as tape:
    c = K.cosine_similarity(t, p)
g = tape.gradient(c, p)
""",
    "labels 0 and 1 become signs, others not": """
K = tf.keras.losses
binary = K.hinge(tf.constant([0., 1., 1.]), tf.constant([.3, .2, -.5]))
signs = K.hinge(tf.constant([-1., 1., 1.]), tf.constant([.3, .2, -.5]))
mixed = K.hinge(tf.constant([0., 1., .5]), tf.constant([.3, .2, -.5]))
ones = K.squared_hinge(tf.constant([1., 1.]), tf.constant([.3, -.2]))
""",
    "nan and infinity": """
K = tf.keras.losses
t = tf.constant([[1., 0.], [0., 1.]])
p = tf.constant([[float('nan'), 1.], [float('inf'), 0.]])
found = [K.mse(t, p), K.mae(t, p), K.huber(t, p), K.binary_crossentropy(t, p), K.logcosh(t, p),
    K.poisson(t, p)]
""",
    "labels get gradients too": """
t = tf.Variable([[.5, .25], [.75, 1.]])
p = tf.constant([[.5, .5], [.25, 2.]])
K = tf.keras.losses
g = {}
for name in ('mse', 'mae', 'huber', 'kld', 'poisson', 'binary_crossentropy',
    'categorical_crossentropy', 'logcosh', 'hinge'):
    with tf.GradientTape() as tape:
        y = getattr(K, name)(t, p)
    g[name] = tape.gradient(y, t)
""",
}

MANNERS = {
    "names and what they are called": _tried(
        "K.MeanSquaredError().name",
        "K.Huber().name",
        "K.LogCosh().name",
        "K.MeanSquaredError(name='m').name",
        "K.MeanSquaredError().reduction",
        "K.MeanSquaredError(reduction='foo')",
        "K.mean_squared_error",
        "K.kl_divergence",
        "K.log_cosh",
        "K.Loss().name",
        "K.Loss().name",
        "K.MeanSquaredError().dtype",
        "K.Loss()(tf.ones([1]), tf.ones([1]))",
        "K.CategoricalGeneralizedCrossEntropy(q=2.)",
    ),
    "found by name": _tried(
        "K.get('mse').__name__",
        "K.get('MSE').__name__",
        "K.get('mean_squared_error').__name__",
        "type(K.get('MeanSquaredError')).__name__",
        "K.get('foo')",
        "K.get(None)",
        "K.get(3)",
        "type(K.get(K.Huber)).__name__",
        "K.get('kld').__name__",
        "K.get('bce').__name__",
        "type(K.get({'class_name': 'Huber', 'config': {'delta': 2.}})).__name__",
        "K.get('hinge').__name__",
        "K.get('cosine_similarity').__name__",
        "K.get('log_cosh').__name__",
    ),
    "a loss of one's own": """
class My(tf.keras.losses.Loss):
    def call(self, y_true, y_pred):
        return tf.reduce_sum(tf.abs(y_true - y_pred) ** 3, -1)
t, p = tf.constant([[1., 2.], [3., 5.]]), tf.Variable([[2., 4.], [2., 2.]])
with tf.GradientTape(persistent=True) as tape:
    mean = My()(t, p)
    summed = My(reduction='sum', name='s')(t, p, sample_weight=[1., .5])
    rows = My(reduction=None)(t, p)
g = [tape.gradient(y, p) for y in (mean, summed, rows)]
names = [My().name, My(name='q').name, My().name]
""",
    "a loss as a target of several sources": """
w, b = tf.Variable([[1.], [2.]]), tf.Variable([.5])
x, t = tf.constant([[1., 2.], [3., 4.]]), tf.constant([[3.], [8.]])
with tf.GradientTape() as tape:
    loss = tf.keras.losses.MeanSquaredError()(t, x @ w + b)
g = tape.gradient(loss, {'w': w, 'b': b})
""",
}

PROGRAMS = KINDS | REDUCTIONS | SHAPES | LOGITS_KNOWN | EDGES | MANNERS
