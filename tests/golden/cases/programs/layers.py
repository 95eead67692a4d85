"""Layers of Keras 3: outputs, gradients, weights, shapes, losses, odd arguments."""

_FILL = """
def fill(layer):
    sizes = [w.shape for w in layer.get_weights()]
    layer.set_weights([((np.arange(np.prod(s)) * 3 + i) % 7 - 2.).reshape(s) / 4 for i,
        s in enumerate(sizes)])
"""
_ASKED = (
    "L = tf.keras.layers\n"
    + _FILL
    + """
x = tf.constant({x})
layer = L.{make}
layer(x{options})
fill(layer)
with tf.GradientTape() as outer:
    outer.watch(x)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        y = layer(x{options})
        uneven = tf.cast(tf.reshape(tf.range(1, tf.size(y) + 1), y.shape), y.dtype) / 4
        loss = tf.reduce_sum((y * y + y) * uneven)
    weights = layer.trainable_variables
    g = tape.gradient(loss, [x, *weights])
seeds = tf.cast(tf.reshape(tf.range(1, tf.size(x) + 1), x.shape), x.dtype) / 8
h = outer.gradient(g[0], x, output_gradients=seeds)
shape = layer.compute_output_shape(x.shape)
paths = [(w.path, w.shape, w.dtype, w.trainable) for w in layer.weights]
print(layer)
"""
)
# Where differences of nearly equal numbers are the answer, all digits are no one's to promise.
_ROUNDED = "g, h = [np.round(part.numpy(), 5) for part in g], np.round(h.numpy(), 4)\n"
_ROWS = "[[1., -2., .5], [.25, 3., -1.]]"
_FOUR = "[[1., -2., .5], [.25, 3., -1.], [2., .5, .75], [-1., 1., 2.]]"
_SMALL = "[[.5, -.25, .75], [-.25, .5, .25]]"
_TINY = "[[.25, -.125, .5], [.125, .25, -.25]]"
_CALM = "[[[.5, -.25], [.25, .5], [.75, 0.]], [[.25, .75], [-.5, .25], [.5, .75]]]"
_VECTORS = "[[[1., -2.], [.5, 1.], [2., 0.]], [[.25, 3.], [-1., 2.], [.5, .75]]]"
_IMAGE = "[[[[1.], [2.], [-1.]], [[.5], [3.], [0.]]], [[[2.], [-2.], [4.]], [[1.], [.25], [-3.]]]]"
_NUMBERS = "[[1, 0], [2, 1]]"

_MAKES = {
    "Dense(2)": _ROWS,
    "Dense(2, 'relu')": _ROWS,
    "Dense(3, activation='tanh', use_bias=False)": _TINY,
    "Dense(2, 'softmax')": _TINY,
    "Dense(2, 'gelu')": _SMALL,
    "Dense(2, tf.nn.elu)": _ROWS,
    "Dense(2, dtype='float64')": _ROWS,
    "Dense(2) on vectors": _VECTORS,
    "Activation('relu')": _ROWS,
    "Activation('softplus')": _ROWS,
    "Activation(tf.math.sin)": _SMALL,
    "ReLU()": _ROWS,
    "ReLU(max_value=.75)": _ROWS,
    "ReLU(max_value=6.)": _ROWS,
    "ReLU(negative_slope=.25)": _ROWS,
    "ReLU(max_value=2., negative_slope=.25, threshold=.5)": _ROWS,
    "ReLU(threshold=1.)": _ROWS,
    "LeakyReLU()": _ROWS,
    "LeakyReLU(negative_slope=.5)": _ROWS,
    "PReLU()": _ROWS,
    "PReLU(shared_axes=[1])": _VECTORS,
    "ELU()": _ROWS,
    "ELU(alpha=.5)": _ROWS,
    "Softmax()": _SMALL,
    "Softmax(axis=0)": _SMALL,
    "Softmax(axis=(1, 2))": _CALM,
    "Flatten()": _VECTORS,
    "Flatten(data_format='channels_first')": _VECTORS,
    "Flatten() on rows": _ROWS,
    "Reshape((3, 1))": _ROWS,
    "Reshape((-1,))": _VECTORS,
    "Reshape((2, -1, 1))": _VECTORS,
    "Permute((2, 1))": _VECTORS,
    "RepeatVector(3)": _ROWS,
    "Lambda(lambda t: t * t + 1.)": _ROWS,
    "Lambda(tf.reduce_sum, arguments={'axis': 1})": _ROWS,
    "Rescaling(2.)": _ROWS,
    "Rescaling(.5, offset=-1.)": _ROWS,
    "Rescaling([1., 2., 3.], [0., 1., 0.])": _ROWS,
    "Identity()": _ROWS,
    "BatchNormalization()": _ROWS,
    "BatchNormalization() training": _FOUR,
    "BatchNormalization(axis=1) training": _VECTORS,
    "BatchNormalization(momentum=.5, epsilon=.1) training": _VECTORS,
    "BatchNormalization(center=False) training": _FOUR,
    "BatchNormalization(scale=False)": _ROWS,
    "BatchNormalization(dtype='float64') training": _FOUR,
    "BatchNormalization() on an image, training": _IMAGE,
    "LayerNormalization()": _ROWS,
    "LayerNormalization(axis=1)": _VECTORS,
    "LayerNormalization(axis=[1, 2], epsilon=.01)": _VECTORS,
    "LayerNormalization(center=False)": _FOUR,
    "LayerNormalization(scale=False)": _FOUR,
    "GlobalAveragePooling1D()": _VECTORS,
    "GlobalMaxPooling1D()": _VECTORS,
    "GlobalAveragePooling1D(keepdims=True)": _VECTORS,
    "GlobalAveragePooling2D()": _IMAGE,
    "GlobalMaxPooling2D(keepdims=True)": _IMAGE,
    "GlobalAveragePooling2D(data_format='channels_first')": _IMAGE,
    "ZeroPadding1D((1, 2))": _VECTORS,
    "ZeroPadding2D()": _IMAGE,
    "ZeroPadding2D((1, 0))": _IMAGE,
    "ZeroPadding2D(((0, 1), (2, 0)))": _IMAGE,
    "Cropping2D(((1, 0), (0, 1)))": _IMAGE,
    "UpSampling2D()": _IMAGE,
    "UpSampling2D((1, 3))": _IMAGE,
}


def asked(title, x):
    """Return the program that asks a layer for outputs, derivatives, shapes and weights."""
    make, _, _ = title.partition(" on ")
    make, _, _ = make.partition(" training")
    options = ", training=True" if "training" in title else ""
    ill = any(word in title.lower() for word in ("softmax", "normalization", "tanh"))
    return _ASKED.format(make=make, x=x, options=options) + (_ROUNDED if ill else "")


KINDS = {title: asked(title, x) for title, x in _MAKES.items()}

_MERGED = (
    "L = tf.keras.layers\n"
    """
a = tf.constant([[1., -2., .5], [.25, 3., -1.]])
b = tf.constant([[2., 2., -1.], [.5, 3., 4.]])
c = tf.constant([[0., 1., 1.], [-3., 3., .5]])
layer = L.{make}
parts = list({parts})
with tf.GradientTape() as tape:
    tape.watch([a, b, c])
    y = layer({parts})
    loss = tf.reduce_sum(y * y + y)
g = tape.gradient(loss, [a, b, c])
shape = layer.compute_output_shape([tuple(p.shape) for p in parts])
"""
)
_MERGES = {
    "Add()": "[a, b, c]",
    "Subtract()": "[a, b]",
    "Multiply()": "[a, b, c]",
    "Average()": "[a, b, c]",
    "Maximum()": "[a, b, c]",
    "Minimum()": "[a, b, c]",
    "Concatenate()": "[a, b, c]",
    "Concatenate(axis=0)": "[a, b]",
    "Dot(1)": "[a, b]",
    "Dot(axes=(1, 1), normalize=True)": "[a, b]",
    "Dot(-1)": "(a[:, None], b[:, None])",
    "Dot((2, 1))": "[a[:, None], tf.stack([b, c, b], 1)]",
    "Dot((1, 2))": "[tf.stack([a, b], 1), tf.stack([b, c, a], 2)]",
    "Add() ": "[a, b[:, None]]",
    "Multiply() ": "[a, b[:, :1]]",
    "Add()  ": "[a]",
}
MERGES = {
    f"{make} of {parts}": _MERGED.format(make=make.strip(), parts=parts)
    for make, parts in _MERGES.items()
}
MERGES |= {
    "merging functions": """
L = tf.keras.layers
a, b = tf.constant([[1., 2.]]), tf.constant([[3., -4.]])
found = [
    L.add([a, b]), L.subtract([a, b]), L.multiply([a, b]), L.average([a, b]), L.maximum([a, b]),
    L.minimum([a, b]), L.concatenate([a, b]), L.concatenate([a, b], axis=0), L.dot([a, b], axes=1),
]
""",
}


def _tried(*lines, before=""):
    calls = ",\n    ".join(f"lambda: {line}" for line in lines)
    return f"""
import warnings
warnings.simplefilter('ignore')
L = tf.keras.layers
{before}
for call in (
    {calls},
):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__)
"""


VARIABLES = {
    "before and after building": """
layer = tf.keras.layers.Dense(2, kernel_initializer='ones')
lists = [layer.variables, layer.weights, layer.trainable_variables, layer.losses]
built = [layer.built]
layer.build((None, 3))
built.append(layer.built)
names = [(v.name, v.path, v.shape) for v in layer.variables]
kinds = [type(layer.variables).__name__, type(layer.bias).__name__, type(layer.bias.value).__name__]
count = layer.count_params()
print(layer, layer.path)
print(layer.kernel)
print(layer.bias.value)
""",
    "what is not there yet": _tried(
        "L.Dense(1).kernel",
        "L.Dense(1).bias",
        "L.Dense(1).count_params()",
        "L.Embedding(2, 2).embeddings",
        "L.Dense(1).get_weights()",
        "L.Dense(1).set_weights([1.])",
        "L.Dense(1).foo",
        "L.Dense(1).output",
        "L.Dense(1).path",
        "L.Dense(1).input",
    ),
    "as operands": """
layer = tf.keras.layers.Dense(2, kernel_initializer='ones')
layer.build((None, 2))
k = layer.kernel
plain = [k + 1, 1 - k, k * 2., k / 4, k ** 2, -k, abs(k), k @ k, k // 2, k % 2, k[0] * 1., k < 2.,
    k == 1, k != 1., round(k)]
wide = k + tf.constant(1., tf.float64)
number = k * tf.constant(3)
mixed = tf.constant(2.) * k
back = [2. ** k, 2 / k, 3 % (k + 1), np.float32(2.) * k]
parts = [float(layer.bias[0]), int(layer.bias[0]), k.numpy(), np.array(k), k.shape, k.ndim, k.dtype]
functions = [tf.reduce_sum(k), tf.matmul(k, k), tf.square(k), tf.convert_to_tensor(k),
    tf.cast(k, 'float64'), tf.concat([k, k], 0), tf.identity(k)]
""",
    "what they do not have": _tried(
        "bool(k)",
        "len(k)",
        "hash(k)",
        "k.ref()",
        "k.read_value()",
        "k.device",
        "k.get_shape()",
        "k.initial_value",
        "k.op",
        "k.value()",
        "k.assign([[1.]])",
        "k.assign('a')",
        "k.path",
        "k.trainable",
        "k.regularizer",
        "k.constraint",
        "float(k)",
        "k.overwrite_with_gradient",
        "tf.is_tensor(k)",
        "setattr(k, 'regularizer', 3)",
        before="d = L.Dense(1, kernel_initializer='ones'); d.build((None, 1)); k = d.kernel",
    ),
    "assignments": """
layer = tf.keras.layers.Dense(2, kernel_initializer='ones')
layer.build((None, 2))
k = layer.kernel
found = [k.assign(k * 2), k.assign_add(1.), k.assign_sub(tf.ones([2, 2])),
    k.assign([[1, 2], [3, 4]]), k.assign(np.eye(2))]
layer.bias.assign_add([1., 2.])
print(layer.bias)
k.value.assign(tf.zeros([2, 2]))
print(k)
""",
    "Keras variables by themselves": _tried(
        "tf.keras.Variable(3.)",
        "tf.keras.Variable([1, 2])",
        "tf.keras.Variable(np.array([1., 2.]))",
        "tf.keras.Variable('ones', shape=(2,), name='q')",
        "tf.keras.Variable(1., trainable=False).trainable",
        "tf.keras.Variable('ones')",
        "tf.keras.Variable(1., name='a/b')",
        "tf.keras.Variable(3., dtype='float64')",
        "tf.keras.Variable(tf.zeros, shape=(2,))",
        "tf.keras.Variable('zeros', shape=(None, 2))",
        "tf.keras.Variable(1., aggregation='foo')",
        "tf.keras.Variable(3.).value",
        "tf.keras.Variable(True)",
    ),
    "gradients with respect to them": """
layer = tf.keras.layers.Dense(2, kernel_initializer='ones')
x = tf.constant([[4., 5.]])
layer(x)
with tf.GradientTape(persistent=True) as tape:
    y = tf.reduce_sum(layer(x) ** 2)
    z = tf.reduce_sum(layer.kernel * 3.)
    q = tf.reduce_sum(tf.matmul(x, layer.kernel))
g = [tape.gradient(t, [layer.kernel, layer.bias]) for t in (y, z, q)]
inner = tape.gradient(y, layer.kernel.value)
watched = [v.name for v in tape.watched_variables()]
kinds = [type(v).__name__ for v in tape.watched_variables()]
""",
    "only what is watched": """
layer = tf.keras.layers.Dense(1, kernel_initializer='ones')
x = tf.constant([[4., 5.]])
layer(x)
with tf.GradientTape(watch_accessed_variables=False) as tape:
    tape.watch(layer.bias.value)
    y = tf.reduce_sum(layer(x) ** 2)
g = tape.gradient(y, [layer.kernel, layer.bias])
""",
    "second derivatives through a layer": """
layer = tf.keras.layers.Dense(2, 'tanh', kernel_initializer=tf.keras.initializers.Constant(.25))
x = tf.constant([[1., -2.], [.5, 3.]])
layer(x)
with tf.GradientTape() as outer:
    outer.watch(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = layer(x)
    g = tape.gradient(y, x)
    penalty = tf.reduce_sum(tf.square(g))
h = outer.gradient(penalty, [x, *layer.trainable_variables])
""",
    "weights out and in": """
layer = tf.keras.layers.Dense(2)
layer.build((None, 3))
layer.set_weights([np.arange(6.).reshape(3, 2), np.array([1., -1.])])
weights = layer.get_weights()
y = layer(tf.ones([1, 3]))
""",
    "weights that do not fit": _tried(
        "d.set_weights([np.ones((2, 1))])",
        "d.set_weights([np.ones((1, 2)), np.ones(1)])",
        "d.set_weights([[[1.], [1.]], [0.]])",
        "d.set_weights([np.ones((2, 1)), np.ones(1)])",
        before="d = L.Dense(1); d.build((None, 2))",
    ),
}

FREEZING = {
    "watching weights": """
layer = tf.keras.layers.Dense(1, kernel_initializer='ones')
x = tf.constant([[4., 5.]])
layer(x)
layer.trainable = False
for what in (lambda: layer.kernel, lambda: layer.kernel.value, lambda: layer.weights):
    with tf.GradientTape(watch_accessed_variables=False) as tape:
        try:
            tape.watch(what())
        except Exception as e:
            print(type(e).__name__)
        y = layer(x) ** 2
    print(tape.gradient(y, layer.kernel), len(tape.watched_variables()))
""",
    "frozen after it was built": """
layer = tf.keras.layers.Dense(1, kernel_initializer='ones')
x = tf.constant([[4., 5.]])
layer(x)
layer.trainable = False
with tf.GradientTape() as tape:
    y = layer(x)
g = tape.gradient(y, layer.variables)
lists = [len(layer.trainable_variables), len(layer.non_trainable_variables), len(layer.weights)]
flags = [v.trainable for v in layer.variables]
watched = [v.name for v in tape.watched_variables()]
layer.trainable = True
again = [v.name for v in layer.trainable_variables]
""",
    "frozen before it was built": """
layer = tf.keras.layers.Dense(1, kernel_initializer='ones', trainable=False)
x = tf.constant([[4., 5.]])
with tf.GradientTape() as tape:
    y = layer(x)
g = tape.gradient(y, layer.variables)
flags = [v.trainable for v in layer.variables]
watched = [v.name for v in tape.watched_variables()]
layer.trainable = True
trained = [v.name for v in layer.trainable_variables]
with tf.GradientTape() as tape:
    y = layer(x)
g_after = tape.gradient(y, layer.variables)
""",
    "a frozen kernel, used directly": """
layer = tf.keras.layers.Dense(1, kernel_initializer='ones')
x = tf.constant([[4., 5.]])
layer(x)
layer.trainable = False
with tf.GradientTape() as tape:
    y = tf.matmul(x, layer.kernel.value) * 2.
g = tape.gradient(y, layer.kernel)
""",
    "one variable frozen": """
layer = tf.keras.layers.Dense(1, kernel_initializer='ones')
layer.build((None, 2))
layer.kernel.trainable = False
trained = [v.name for v in layer.trainable_variables]
frozen = [v.name for v in layer.non_trainable_variables]
order = [v.name for v in layer.weights]
""",
    "a frozen layer normalizes by what it remembers": """
layer = tf.keras.layers.BatchNormalization()
x = tf.constant([[1., 2.], [3., 6.]])
first = layer(x, training=True)
moved = [v.numpy() for v in layer.non_trainable_variables]
layer.trainable = False
second = layer(x, training=True)
kept = [v.numpy() for v in layer.weights]
third = layer(x)
""",
}

LOSSES = {
    "what weights cost": """
R = tf.keras.regularizers
layer = tf.keras.layers.Dense(2, kernel_regularizer=R.L2(.1), bias_regularizer='l1',
    bias_initializer='ones')
x = tf.constant([[1., 2.]])
layer(x)
layer.kernel.assign([[1., -2.], [.5, 3.]])
with tf.GradientTape() as tape:
    y = layer(x)
    losses = layer.losses
    total = tf.reduce_sum(y) + tf.add_n(layer.losses)
g = tape.gradient(total, layer.trainable_variables)
count = len(layer.losses)
layer.trainable = False
none = layer.losses
""",
    "regularizers": """
R = tf.keras.regularizers
w = tf.Variable([[1., -2., 0.], [.5, 3., -1.]])
found = {}
for name, r in dict(l1=R.L1(.1), l2=R.L2(.1), both=R.L1L2(.1, .2), only=R.L1L2(l2=.3),
    o=R.OrthogonalRegularizer(.1), c=R.OrthogonalRegularizer(.1, mode='columns'),
    default=R.L2()).items():
    with tf.GradientTape() as tape:
        y = r(w)
    found[name] = [y, tape.gradient(y, w)]
wide = R.L1(.1)(tf.constant([[1., 2.]], tf.float64))
""",
    "regularizers that are none": """
R = tf.keras.regularizers
for call in (lambda: R.L2(-1.), lambda: R.L1('a'), lambda: R.get('foo'), lambda: R.get(None),
    lambda: type(R.get('l2')).__name__,
             lambda: type(R.get('L1L2')).__name__, lambda: R.get(3), lambda: R.L2(float('nan')),
                 lambda: R.L2(None).l2,
             lambda: R.l1(.5).l1, lambda: type(R.l1_l2()).__name__,
                 lambda: R.OrthogonalRegularizer(mode='foo'),
             lambda: R.OrthogonalRegularizer()(tf.ones([3])),
                 lambda: R.Regularizer()(tf.ones([3]))):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__)
""",
    "what outputs cost": """
layer = tf.keras.layers.Dense(2, kernel_initializer='ones', activity_regularizer='l2')
x = tf.constant([[1., 2.], [3., -1.]])
with tf.GradientTape() as tape:
    layer(x)
    loss = tf.add_n(layer.losses)
g = tape.gradient(loss, layer.kernel)
first = layer.losses
layer(x * 2.)
second = layer.losses
a = tf.keras.layers.ActivityRegularization(l1=.5)
y = a(x)
cost = a.losses
""",
    "a loss noted in a call": """
class Noting(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.inner = tf.keras.layers.Dense(1, kernel_initializer='ones', kernel_regularizer='l2')

    def call(self, x):
        y = self.inner(x)
        self.add_loss(tf.reduce_mean(y))
        self.add_loss([tf.constant(1.), tf.constant(2.)])
        return y
layer = Noting()
layer(tf.constant([[1., 2.]]))
losses = layer.losses
layer(tf.constant([[3., 2.]]))
again = layer.losses
""",
    "a loss that is no tensor": """
tf.keras.layers.Dense(1).add_loss(3.)
""",
    "constraints": """
C = tf.keras.constraints
w = tf.constant([[1., -2.], [.5, 3.]])
found = [C.NonNeg()(w), C.MaxNorm(1.)(w), C.MaxNorm(1., axis=1)(w), C.UnitNorm()(w),
    C.UnitNorm(axis=[0, 1])(w), C.MinMaxNorm(.5, 1.)(w), C.MinMaxNorm(.5, 1., rate=.5, axis=1)(w)]
names = [type(C.get(n)).__name__ for n in ('NonNeg', 'non_neg', 'max_norm', 'UnitNorm',
    'min_max_norm')]
""",
}

CALLS = {
    "inputs that are none": _tried(
        "L.Dense(1)(3.)",
        "L.Dense(1)('a')",
        "L.Dense(1)([[1., 2.]])",
        "L.Dense(1)()",
        "L.Dense(1)([tf.ones([1, 2])])",
        "L.Dense(1)(tf.ones([3]))",
        "L.Dense(1)(tf.constant(1.))",
        "L.Dense(1)(None)",
        "(d(tf.ones([1, 3])), d(tf.ones([1, 4])))",
        "L.Flatten()(tf.constant(1.))",
        "L.Permute((2, 1))(tf.ones([2, 2]))",
        "L.RepeatVector(2)(tf.ones([2, 2, 2]))",
        "L.Dense(1)(tf.ones([1, 2]), foo=1)",
        "L.ZeroPadding2D()(tf.ones([1, 2]))",
        "L.Dense(1)(tf.ones([1, 2]), tf.ones([1, 2]), 3)",
        "L.GlobalAveragePooling2D()(tf.ones([1, 2]))",
        before="d = L.Dense(1)",
    ),
    "inputs of other dtypes": """
layer = tf.keras.layers.Dense(2, kernel_initializer='ones')
found = [layer(np.array([[1., 2.]])), layer(np.array([[1, 2]])), layer(tf.constant([[1, 2]])),
    layer(tf.constant([[1., 2.]], tf.float64)), layer(tf.Variable([[1., 2.]])),
    layer(np.float32([[1., 2.]])), layer(tf.constant([[1., 2.]], tf.float16))]
wide = tf.keras.layers.Dense(2, kernel_initializer='ones', dtype='float64')(tf.constant([[1., 2.]]))
half = tf.keras.layers.Dense(2, kernel_initializer='ones', dtype='float16')(tf.constant([[1., 2.]]))
kept = tf.keras.layers.Flatten()(tf.constant([[[1, 2]]]))
integers = tf.keras.layers.Add()([tf.constant([[1]]), tf.constant([[2]])])
promoted = tf.keras.layers.Add()([tf.constant([[1]]), tf.constant([[2.5]])])
cast = tf.keras.layers.ReLU()(tf.constant([[-1., 1.]], tf.float64))
""",
    "no rows, no columns": """
layer = tf.keras.layers.Dense(2, kernel_initializer='ones')
rows = layer(tf.ones([0, 3]))
columns = tf.keras.layers.Dense(2)(tf.ones([2, 0]))
flat = tf.keras.layers.Flatten()(tf.ones([0, 2, 2]))
""",
    "arguments that are none": _tried(
        "L.Dense(2.5)",
        "L.Dense(-1)",
        "L.Dense('3')",
        "L.Dense(0)",
        "L.Dense(np.int64(3))",
        "L.Dense(1, foo=3)",
        "L.Dense(1, 'rellu')",
        "L.Dense(1, kernel_initializer='onse')",
        "L.Dense(1, name='a/b')",
        "L.Dense(1, name=3)",
        "L.Dense(1, trainable=3)",
        "L.Dense(1, dtype='foo')",
        "L.Dense(1, kernel_regularizer='foo')",
        "L.Dense()",
        "L.Activation()",
        "L.ReLU(max_value=-1.)",
        "L.ReLU(negative_slope=-1.)",
        "L.LeakyReLU(None)",
        "L.Permute((0, 1))",
        "L.RepeatVector(0)",
        "L.RepeatVector(1.5)",
        "L.Reshape((-1, -1))",
        "L.Dot('a')",
        "L.Dot((1,))",
        "L.Dot((1., 2))",
        "L.Embedding(0, 1)",
        "L.Embedding(2.5, 1)",
        "L.LayerNormalization(axis='a')",
        "L.ZeroPadding2D(-1)",
        "L.ZeroPadding2D((1, 2, 3))",
        "L.UpSampling2D(0)",
        "L.Flatten(data_format='foo')",
        "L.Cropping2D(-1)",
        "L.Rescaling()",
    ),
    "merges that do not fit": _tried(
        "L.Add()(tf.ones([1, 2]))",
        "L.Add()([tf.ones([1, 2]), tf.ones([1, 3])])",
        "L.Add()([tf.ones([1, 2]), tf.ones([2, 2])])",
        "L.Subtract()([tf.ones([1, 2])] * 3)",
        "L.Concatenate()([tf.ones([1, 2]), tf.ones([2, 2])])",
        "L.Concatenate()(tf.ones([1, 2]))",
        "L.Dot(1)([tf.ones([1, 2]), tf.ones([1, 3])])",
        "L.Dot(1)([tf.ones([1, 2])] * 3)",
        "L.Add()([])",
        "L.Add()([tf.ones([1, 2]), 3.])",
        "L.Reshape((5,))(tf.ones([1, 3]))",
        "L.Dot(0)([tf.ones([2, 2])] * 2)",
        "L.Cropping2D(2)(tf.ones([1, 3, 3, 1]))",
        "L.BatchNormalization(axis=5)(tf.ones([1, 2]))",
    ),
    "names are numbered": """
L = tf.keras.layers
names = [l.name for l in (L.Dense(1), L.Dense(1), L.Dense(1, name='dense_1'), L.Dense(1),
    L.MaxPool2D() if hasattr(L, 'MaxPool2D') else L.ReLU(), L.ReLU(), L.PReLU(), L.ELU(),
    L.LeakyReLU(), L.BatchNormalization(), L.GlobalAvgPool2D(), L.Flatten(), L.ZeroPadding2D(),
    L.UpSampling2D(), L.RepeatVector(1))]
""",
    "embeddings": """
L = tf.keras.layers
layer = L.Embedding(4, 3, embeddings_initializer='ones', embeddings_regularizer='l2')
n = tf.constant([[1, 0], [2, 1]])
layer(n)
layer.set_weights([np.arange(12.).reshape(4, 3)])
with tf.GradientTape() as tape:
    y = layer(n)
    loss = tf.reduce_sum(y * y)
g = tf.convert_to_tensor(tape.gradient(loss, layer.embeddings))
floats = layer(tf.constant([1.7, 0.]))
negative = layer(tf.constant([-1]))
longs = layer(tf.constant([3], tf.int64))
names = [(v.path, v.shape) for v in layer.weights]
cost = layer.losses
given = L.Embedding(2, 2, weights=np.eye(2))(tf.constant([1]))
shape = layer.compute_output_shape((None, 5))
""",
    "an embedding is asked for too much": """
layer = tf.keras.layers.Embedding(2, 2)
layer(tf.constant([5]))
""",
    "normalization that was given": """
L = tf.keras.layers
x = tf.constant([[1., 2.], [3., 6.]])
given = L.Normalization(mean=[2., 4.], variance=[1., 4.])
one = L.Normalization(axis=None, mean=2., variance=4.)
undone = L.Normalization(mean=[2., 4.], variance=[1., 4.], invert=True)
learned = L.Normalization()
learned.adapt(np.array([[1., 2.], [3., 6.]], 'float32'))
found = [given(x), one(x), undone(x), learned(x)]
weights = [w.numpy() for w in learned.weights]
with tf.GradientTape() as tape:
    tape.watch(x)
    y = tf.reduce_sum(given(x) ** 2)
g = tape.gradient(y, x)
""",
    "moving averages over several batches": """
layer = tf.keras.layers.BatchNormalization(momentum=.75)
batches = [tf.constant([[1., 2.], [3., 6.]]), tf.constant([[0., -2.], [5., 6.], [1., 1.]]),
    tf.constant([[4., 4.]])]
outs = [layer(b, training=True) for b in batches]
moved = [v.numpy() for v in layer.non_trainable_variables]
still = layer(batches[0])
false = layer(batches[0], training=False)
trained = [v.name for v in layer.trainable_variables]
frozen = [v.name for v in layer.non_trainable_variables]
with tf.GradientTape() as tape:
    y = tf.reduce_sum(layer(batches[1], training=True) ** 3)
g = tape.gradient(y, [*layer.trainable_variables, *layer.non_trainable_variables])
""",
    "a softmax with a mask": """
layer = tf.keras.layers.Softmax()
x = tf.constant([[1., 2., 3.], [0., 0., 1.]])
y = layer(x, mask=tf.constant([[True, False, True], [True, True, True]]))
""",
    "a lambda of two, and with training": """
L = tf.keras.layers
two = L.Lambda(lambda p: p[0] * p[1])([tf.constant([[2.]]), tf.constant([[3.]])])
layer = L.Lambda(lambda t, training=None: t * 2. if training else t)
found = [layer(tf.constant([[1.]])), layer(tf.constant([[1.]]), training=True)]
""",
}

_NEAR = "[[-1.25, -1., -.5, -.25], [0., .25, 1., 1.25]]"
_ACTIVATIONS = """
A = tf.keras.activations
x = tf.constant({x})
found = {{}}
for name in {names}:
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = getattr(A, name)(x)
    seeds = tf.reshape(tf.constant([.5, -1., 1.5, 2., -.75, .25, 1., -2.])[:tf.size(y)], y.shape)
    found[name] = [y, tape.gradient(y, x, output_gradients=seeds)]
"""
_NAMES = (
    "celu elu exponential gelu glu hard_shrink hard_sigmoid hard_silu hard_tanh leaky_relu linear "
    "log_sigmoid log_softmax mish relu relu6 selu sigmoid silu soft_shrink softmax softplus "
    "softsign sparse_plus sparse_sigmoid sparsemax squareplus tanh tanh_shrink swish hard_swish"
).split()
_FAR = "[[2., -2.25, .75, 1.5], [0., .25, 1., 3.]]"  # for those that cancel near 0 or -1
ACTIVATIONS = {
    f"activation {name}": _ACTIVATIONS.format(
        names=f"[{name!r}]", x=_FAR if name in ("mish", "tanh_shrink") else _NEAR
    )
    + (f"y64 = A.{name}(tf.constant([[.5, -2.]], tf.float64))\n" if name != "glu" else "")
    for name in _NAMES
}
ACTIVATIONS |= {
    "activations with options": """
A = tf.keras.activations
x = tf.constant([[-1.5, -1., -.5, -.25], [0., .25, 1., 1.75]])
calls = [
    lambda t: A.relu(t, negative_slope=.5), lambda t: A.relu(t, max_value=.5),
        lambda t: A.relu(t, max_value=6), lambda t: A.relu(t, threshold=.5),
    lambda t: A.relu(t, negative_slope=.5, max_value=2., threshold=.5),
        lambda t: A.elu(t, alpha=.5), lambda t: A.celu(t, alpha=2.),
    lambda t: A.leaky_relu(t, .1), lambda t: A.gelu(t, approximate=True),
        lambda t: A.softmax(t, axis=0), lambda t: A.log_softmax(t, axis=0),
    lambda t: A.softmax(t, axis=None), lambda t: A.threshold(t, .5, -1.),
        lambda t: A.soft_shrink(t, threshold=1.), lambda t: A.hard_shrink(t, threshold=.25),
    lambda t: A.squareplus(t, b=1.), lambda t: A.glu(t, axis=0), lambda t: A.sparsemax(t, axis=0),
]
found = []
for call in calls:
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = call(x)
    seeds = tf.reshape(tf.constant([.5, -1., 1.5, 2., -.75, .25, 1., -2.])[:tf.size(y)], y.shape)
    found.append([y, tape.gradient(y, x, output_gradients=seeds)])
""",
    "activations of other things": """
A = tf.keras.activations
for call in (lambda: A.relu([-1., 2.]), lambda: A.sigmoid(0.),
    lambda: A.relu(tf.constant([-1, 2])), lambda: A.glu(tf.ones([1, 3])),
             lambda: A.tanh(np.array([1.])), lambda: A.linear(3), lambda: A.get('foo'),
                 lambda: A.get(None).__name__, lambda: A.get('relu').__name__,
             lambda: A.get(tf.nn.relu).__name__, lambda: A.get(3), lambda: A.get('swish').__name__,
                 lambda: A.foo, lambda: A.exponential([1, 2])):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__)
""",
}

PROGRAMS = KINDS | MERGES | VARIABLES | FREEZING | LOSSES | CALLS | ACTIVATIONS
