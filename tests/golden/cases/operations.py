"""The table of operation cases: a call as it would be typed, and the values of its inputs.

A case is {"id", "call", "inputs": {name: (nested values, dtype name)}, "absolute"}. The rows are
built from small families (a function times the inputs that suit its domain); edge inputs hold
kinks, ties, zeros, infinities and NaN. `absolute` is what is allowed besides the relative
tolerance, in units of the dtype's eps, see `ALLOWANCES`. Knows no TensorFlow.
"""

NAN, INF = float("nan"), float("inf")

# Inputs of one argument: shapes (), (3,), (2, 3) within a domain, and the edges.
SCALARS = {"real": -0.75, "positive": 0.75, "unit": -0.5, "above_one": 1.75}
VECTORS = {
    "real": [-1.5, 0.25, 2.5],
    "positive": [0.0625, 1.0, 7.5],
    "unit": [-0.9, 0.0, 0.625],
    "above_one": [1.125, 2.0, 30.0],
}
MATRICES = {
    "real": [[-3.0, -0.5, 0.1], [0.4, 1.3, 2.0]],
    "positive": [[0.01, 0.5, 1.25], [2.0, 3.5, 40.0]],
    "unit": [[-0.99, -0.5, -0.1], [0.2, 0.7, 0.95]],
    "above_one": [[1.01, 1.5, 2.0], [3.0, 5.0, 9.0]],
}
EDGES = {
    "real": [-150.0, -20.0, 0.0, 20.0, 150.0, NAN],
    "positive": [-1.0, 0.0, 1e-30, 1e30, INF, NAN],
    "unit": [-1.5, -1.0, 0.0, 1.0, 1.5, NAN],
    "above_one": [0.5, 1.0, 1e4, INF, NAN],
}

ELEMENTWISE = {
    "real": (
        "negative abs sign square exp math.expm1 sin cos tan tanh sigmoid atan sinh cosh asinh "
        "nn.softplus nn.relu nn.leaky_relu nn.elu nn.relu6 nn.gelu nn.swish nn.selu nn.softsign "
        "math.log_sigmoid math.erf floor math.ceil round identity zeros_like ones_like"
    ),
    "positive": "sqrt math.rsqrt math.log math.log1p math.reciprocal",
    "unit": "asin acos atanh",
    "above_one": "acosh",
}
# Arguments that no float32 library need reduce alike (sin of 150), or that overflow on the way.
EDGES_OF = {
    "tan": [-1.5, 0.0, 1.5, INF, NAN],
    "sin": [-20.0, 0.0, 3.0, INF, NAN],
    "cos": [-20.0, 0.0, 3.0, INF, NAN],
    "math.erf": [-6.0, -1.0, 0.0, 1.0, 6.0, NAN],
    "nn.gelu": [-4.0, -1.0, 0.0, 1.0, 6.0],
    "nn.relu": [-1.0, 0.0, -0.0, INF, -INF, NAN],
    "nn.leaky_relu": [-1.0, 0.0, INF, -INF, NAN],
    "nn.elu": [-20.0, -1.0, 0.0, 1.0, NAN],
    "nn.relu6": [-1.0, 0.0, 3.0, 6.0, 7.0, NAN],
    "abs": [-1.0, 0.0, -0.0, INF, -INF, NAN],
    "sign": [-1.0, 0.0, -0.0, INF, -INF, NAN],
    "round": [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5],
    "floor": [-1.0, -0.5, 0.0, 0.5, INF, NAN],
    "math.ceil": [-1.0, -0.5, 0.0, 0.5, INF, NAN],
    "exp": [-150.0, -20.0, 0.0, 20.0, 80.0, INF, -INF, NAN],
}
TAKE_INTEGERS = "negative abs sign square nn.relu round zeros_like ones_like identity"
REFUSE_INTEGERS = "exp sin tanh sigmoid sqrt math.log nn.softplus nn.elu"

# Inputs of two arguments.
PAIRS = {
    "scalars": (0.75, 2.0),
    "vectors": ([-1.5, 0.25, 2.5], [2.0, 3.0, 0.5]),
    "ties": ([1.0, 2.0, 3.0], [1.0, 5.0, 0.5]),
    "row": ([[1.0, -2.0, 3.0], [0.5, 4.0, -6.0]], [2.0, 3.0, 4.0]),
    "column": ([[1.0, -2.0, 3.0], [0.5, 4.0, -6.0]], [[2.0], [0.5]]),
    "outer": ([[1.5], [2.5]], [[1.0, 2.0, 3.0]]),
    "scalar_left": (1.5, [[1.0, 2.0], [3.0, 4.0]]),
    "edges": ([0.0, 1.0, -1.0, INF, NAN, 2.0], [0.0, 0.0, 0.0, 2.0, 1.0, NAN]),
}
POWER_PAIRS = {
    "vectors": ([1.5, 0.25, 2.5], [2.0, 3.0, 0.5]),
    "row": ([[1.0, 2.0, 3.0], [0.5, 4.0, 6.0]], [2.0, 3.0, -1.0]),
    "column": ([[1.0, 2.0, 3.0], [0.5, 4.0, 6.0]], [[2.0], [0.5]]),
    "edges": ([0.0, 0.0, -2.0, -2.0, 0.0, NAN], [0.0, 2.0, 3.0, 0.5, 1.0, 0.0]),
}
BINARY = (
    "add subtract multiply divide math.floordiv math.floormod pow maximum minimum "
    "math.squared_difference math.divide_no_nan atan2 math.multiply_no_nan"
)
INTEGER_BINARY = "add subtract multiply divide math.floordiv math.floormod maximum"
INTEGER_PAIR = ([7, -7, 6, -6], [2, 2, -4, 3])

REDUCTIONS = (
    "reduce_sum reduce_mean reduce_max reduce_min reduce_prod math.reduce_std "
    "math.reduce_variance reduce_logsumexp"
)
AXES = {
    "all": "",
    "axis0": ", axis=0",
    "axis1": ", axis=1",
    "last_kept": ", axis=-1, keepdims=True",
    "both": ", axis=[0, 1]",
    "all_kept": ", keepdims=True",
    "none": ", axis=[]",
}
REDUCED = [[0.5, -2.0, 3.0], [3.0, 1.25, -0.75]]
CUBE = [[[1.0, -2.0], [3.0, 0.5]], [[-1.5, 2.5], [0.25, 4.0]], [[2.0, 1.0], [-3.0, 0.75]]]

# Operators and mixed operands: call, then x, then y if there is one.
VEC, MAT = [1.5, -2.0, 4.0], [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
SQUARE, ROWS = [[1.0, 2.0], [3.0, -4.0]], [[0.5, -1.0, 2.0], [3.0, 0.25, -2.0]]
OPERATORS = [
    ("x + y", VEC, [1.0, 2.0, 3.0]),
    ("x - y", VEC, [1.0, 2.0, 3.0]),
    ("x * y", VEC, [1.0, 2.0, 3.0]),
    ("x / y", VEC, [1.0, 2.0, 3.0]),
    ("x // y", VEC, [1.0, 1.5, 3.0]),
    ("x % y", VEC, [1.0, 1.5, 3.0]),
    ("x ** y", [1.5, 2.0, 4.0], [1.0, 2.0, 3.0]),
    ("x > y", VEC, [1.5, 2.0, 3.0]),
    ("x >= y", VEC, [1.5, 2.0, 3.0]),
    ("x < y", VEC, [1.5, 2.0, 3.0]),
    ("x <= y", VEC, [1.5, 2.0, 3.0]),
    ("x == y", VEC, [1.5, 2.0, 4.0]),
    ("x != y", VEC, [1.5, 2.0, 4.0]),
    ("-x", VEC),
    ("+x", VEC),
    ("abs(x)", VEC),
    ("round(x)", VEC),
    ("x + 1", VEC),
    ("1 + x", VEC),
    ("x - 1.5", VEC),
    ("1.5 - x", VEC),
    ("3 * x", VEC),
    ("x * [1., 2., 3.]", VEC),
    ("[1., 2., 3.] * x", VEC),
    ("[[1.], [2.]] + x", VEC),
    ("np.array([1., 2., 3.]) * x", VEC),
    ("x / np.float64(3)", VEC),
    ("x / 3", VEC),
    ("3 / x", VEC),
    ("x // 2", VEC),
    ("2 // x", VEC),
    ("x % 3", VEC),
    ("7 % x", VEC),
    ("x ** 2", VEC),
    ("x ** 3.", VEC),
    ("x ** -1", VEC),
    ("x ** 0.5", [1.5, 0.25, 4.0]),
    ("x ** 0", VEC),
    ("x ** 1", VEC),
    ("2 ** x", VEC),
    ("0. ** x", [1.0, 2.0, 0.0]),
    ("x * x", VEC),
    ("x * x * x - x", VEC),
    ("x > 0", VEC),
    ("x / 0.", VEC),
]

MATMULS = [
    ("tf.matmul(x, y)", MAT, [[1.0], [0.5], [-2.0]]),
    ("x @ y", MAT, [[1.0, 2.0], [0.5, -1.0], [-2.0, 4.0]]),
    ("[[1., 2.]] @ x", MAT),
    ("tf.matmul(x, y, transpose_b=True)", MAT, [[1.0, 0.5, -2.0]]),
    ("tf.matmul(x, y, transpose_a=True)", MAT, SQUARE),
    ("tf.matmul(x, y, transpose_a=True, transpose_b=True)", MAT, SQUARE),
    ("tf.matmul(x, y)", CUBE, SQUARE),
    ("tf.matmul(x, y)", CUBE, CUBE),
    ("tf.linalg.matvec(x, y)", MAT, VEC),
    ("tf.tensordot(x, y, 1)", MAT, VEC),
    ("tf.tensordot(x, y, [[0], [1]])", MAT, SQUARE),
    ("tf.einsum('ij,jk->ik', x, y)", SQUARE, MAT),
    ("tf.matmul(x, y)", MAT, MAT),
    ("x @ y", MAT, VEC),
    ("tf.linalg.trace(x)", SQUARE),
    ("tf.linalg.inv(x)", SQUARE),
    ("tf.linalg.det(x)", SQUARE),
]

SHAPES = [
    ("tf.reshape(x, [3, 2])", MAT),
    ("tf.reshape(x, [-1])", MAT),
    ("tf.reshape(x, (1, -1, 2))", MAT),
    ("tf.reshape(x, [4, 2])", MAT),
    ("tf.transpose(x)", MAT),
    ("tf.transpose(x)", CUBE),
    ("tf.transpose(x, perm=[1, 0, 2])", CUBE),
    ("tf.transpose(x, [2, 0, 1])", CUBE),
    ("tf.squeeze(x)", [[[1.0], [2.0]]]),
    ("tf.squeeze(x, axis=0)", [[[1.0], [2.0]]]),
    ("tf.squeeze(x, axis=[-1])", [[[1.0], [2.0]]]),
    ("tf.squeeze(x, 1)", [[[1.0], [2.0]]]),
    ("tf.expand_dims(x, 0)", MAT),
    ("tf.expand_dims(x, axis=-1)", MAT),
    ("tf.expand_dims(x, 3)", MAT),
    ("x[tf.newaxis]", VEC),
    ("tf.concat([x, y], 0)", MAT, [[7.0, 8.0, 9.0]]),
    ("tf.concat([x, y], axis=1)", MAT, SQUARE),
    ("tf.concat([x, y], axis=-1)", MAT, SQUARE),
    ("tf.concat([x, y, x], 0)", VEC, [1.0]),
    ("tf.concat([x, y], 0)", MAT, SQUARE),
    ("tf.stack([x, y])", VEC, [7.0, 8.0, 9.0]),
    ("tf.stack([x, y], axis=1)", VEC, [7.0, 8.0, 9.0]),
    ("tf.stack([x, y, x], axis=-1)", MAT, ROWS),
    ("tf.stack([x, y])", VEC, [1.0]),
    ("tf.unstack(x)", MAT),
    ("tf.unstack(x, axis=1)", MAT),
    ("tf.unstack(x)[1]", MAT),
    ("tf.split(x, 3, axis=1)", MAT),
    ("tf.split(x, [1, 2], axis=1)", MAT),
    ("tf.split(x, 2)", MAT),
    ("tf.split(x, 2, axis=1)", MAT),
    ("tf.gather(x, [2, 0, 2])", VEC),
    ("tf.gather(x, 1)", MAT),
    ("tf.gather(x, [1, 1, 0])", MAT),
    ("tf.gather(x, [2, 0], axis=1)", MAT),
    ("tf.gather(x, [[0, 1], [1, 0]])", MAT),
    ("tf.gather(x, [3])", VEC),
    ("tf.gather_nd(x, [[0, 1], [1, 2]])", MAT),
    ("x[0]", VEC),
    ("x[-1]", VEC),
    ("x[1:]", VEC),
    ("x[::-1]", VEC),
    ("x[::2]", VEC),
    ("x[1]", MAT),
    ("x[1, 2]", MAT),
    ("x[:, 0]", MAT),
    ("x[..., -1]", CUBE),
    ("x[0, :, tf.newaxis]", MAT),
    ("x[:, ::-2]", MAT),
    ("x[2:1]", VEC),
    ("x[5]", VEC),
    ("x[x > 0.]", VEC),
    ("tf.boolean_mask(x, [True, False])", MAT),
    ("tf.broadcast_to(x, [2, 3])", VEC),
    ("tf.broadcast_to(x, [2, 3])", [[1.0], [2.0]]),
    ("tf.broadcast_to(x, [2, 2])", VEC),
    ("tf.tile(x, [2])", VEC),
    ("tf.tile(x, [2, 3])", SQUARE),
    ("tf.repeat(x, 2)", VEC),
    ("tf.repeat(x, [1, 2], axis=0)", MAT),
    ("tf.pad(x, [[1, 2]])", VEC),
    ("tf.pad(x, [[1, 0], [0, 2]])", MAT),
    ("tf.pad(x, [[1, 1]], constant_values=7.)", VEC),
    ("tf.pad(x, [[1, 2]], mode='REFLECT')", VEC),
    ("tf.reverse(x, [1])", MAT),
    ("tf.roll(x, 1, 0)", VEC),
    ("tf.linalg.diag_part(x)", SQUARE),
    ("tf.linalg.diag(x)", VEC),
    ("tf.meshgrid(x, y)", VEC, [1.0, 2.0]),
]

CASTS = [
    ("tf.cast(x, tf.float64)", VEC),
    ("tf.cast(x, tf.float32)", VEC),
    ("tf.cast(x, tf.int32)", VEC),
    ("tf.cast(tf.cast(x, tf.int32), tf.float32)", VEC),
    ("tf.cast(x, tf.bool)", [0.0, 0.5, NAN]),
    ("tf.cast(x > 0., tf.float32) * x", VEC),
    ("tf.identity(x)", MAT),
    ("tf.stop_gradient(x)", VEC),
    ("tf.stop_gradient(x) * x", VEC),
    ("tf.convert_to_tensor(x)", VEC),
    ("tf.convert_to_tensor([x, y])", 1.5, -2.0),
    ("tf.constant([1., 2., 3.]) + x", VEC),
    ("tf.ones_like(x) * x", VEC),
    ("tf.shape(x)", MAT),
    ("tf.size(x)", MAT),
    ("tf.rank(x)", MAT),
    ("tf.add_n([x, y, x])", VEC, [1.0, 2.0, 3.0]),
]

CHOICES = [
    ("tf.where(x > 0., x, y)", VEC, [7.0, 8.0, 9.0]),
    ("tf.where(x > 0., x * x, 0.)", VEC),
    ("tf.where([[True], [False]], x, y)", VEC, [7.0, 8.0, 9.0]),
    ("tf.where(x > 0., 1. / x, 0.)", [0.0, 2.0]),
    ("tf.where(x > 0., tf.sqrt(x), 0.)", [0.0, 4.0]),
    ("tf.where(x > 0.)", VEC),
    ("tf.clip_by_value(x, -1.5, 3.)", [-2.0, -1.5, 0.0, 3.0, 4.0, NAN]),
    ("tf.clip_by_value(x, y, 3.)", VEC, [0.0, 1.0, 2.0]),
    ("tf.clip_by_norm(x, 2.)", VEC),
    ("tf.maximum(x, 0.)", [-1.0, 0.0, 1.0, NAN]),
    ("tf.maximum(0., x)", [-1.0, 0.0, 1.0, NAN]),
    ("tf.minimum(x, 0.)", [-1.0, 0.0, 1.0, NAN]),
    ("tf.minimum(2., x)", [1.0, 2.0, 3.0]),
    ("tf.argmax(x)", ROWS),
    ("tf.argmax(x, axis=1)", ROWS),
    ("tf.argmin(x, axis=-1)", ROWS),
    ("tf.argmax(x)", [2.0, 5.0, 5.0]),
    ("tf.argsort(x)", VEC),
    ("tf.sort(x)", VEC),
    ("tf.sort(x, direction='DESCENDING')", ROWS),
    ("tf.math.top_k(x, 2).values", ROWS),
    ("tf.cumsum(x)", VEC),
    ("tf.cumsum(x, axis=1)", MAT),
    ("tf.cumsum(x, axis=0, exclusive=True)", MAT),
    ("tf.cumsum(x, reverse=True)", VEC),
    ("tf.math.cumprod(x)", VEC),
    ("tf.norm(x)", VEC),
    ("tf.norm(x)", ROWS),
    ("tf.norm(x, axis=1)", ROWS),
    ("tf.norm(x, ord=1)", VEC),
    ("tf.norm(x, ord=np.inf)", VEC),
    ("tf.norm(x, axis=0, keepdims=True)", ROWS),
    ("tf.norm(x)", [0.0, 0.0]),
    ("tf.math.l2_normalize(x)", VEC),
    ("tf.math.l2_normalize(x, axis=1)", ROWS),
    ("tf.reduce_any(x > 0.)", ROWS),
    ("tf.reduce_all(x > 0., axis=1)", ROWS),
    ("tf.math.count_nonzero(x)", ROWS),
    ("tf.logical_and(x > 0., x < 2.)", VEC),
    ("tf.logical_not(x > 0.)", VEC),
    ("tf.math.is_nan(x)", [1.0, NAN, INF]),
    ("tf.math.is_finite(x)", [1.0, NAN, INF]),
    ("tf.greater(x, y)", VEC, [1.0, 2.0, 4.0]),
    ("tf.equal(x, y)", VEC, [1.0, -2.0, 4.0]),
    ("tf.nn.leaky_relu(x, alpha=0.1)", VEC),
    ("tf.nn.leaky_relu(x, 0.3)", VEC),
    ("tf.nn.gelu(x, approximate=True)", VEC),
    ("tf.image.adjust_contrast(tf.reshape(x, [1, 2, 3]), 2.)", MAT),
    ("tf.reduce_euclidean_norm(x)", VEC),
    ("tf.math.reduce_euclidean_norm(x, axis=1)", ROWS),
]

LOGITS, ONE_HOT = [[2.0, -1.0, 0.5], [0.0, 3.0, -2.0]], [[1.0, 0.0, 0.0], [0.25, 0.25, 0.5]]
CROSS = "tf.nn.softmax_cross_entropy_with_logits"
LOSSES = [
    ("tf.nn.softmax(x)", VEC),
    ("tf.nn.softmax(x)", LOGITS),
    ("tf.nn.softmax(x, axis=0)", LOGITS),
    ("tf.nn.softmax(x)", [1000.0, 999.0, -1000.0]),
    ("tf.nn.log_softmax(x)", VEC),
    ("tf.nn.log_softmax(x)", LOGITS),
    ("tf.nn.log_softmax(x, axis=0)", LOGITS),
    ("tf.nn.log_softmax(x)", [1000.0, 999.0, -1000.0]),
    (f"{CROSS}(labels=y, logits=x)", LOGITS, ONE_HOT),
    (f"{CROSS}(y, x)", VEC, [0.0, 1.0, 0.0]),
    (f"{CROSS}(labels=y, logits=x, axis=0)", LOGITS, ONE_HOT),
    ("tf.nn.sparse_softmax_cross_entropy_with_logits(labels=[0, 2], logits=x)", LOGITS),
    ("tf.nn.sparse_softmax_cross_entropy_with_logits(labels=1, logits=x)", VEC),
    ("tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=x)", VEC, [1.0, 0.0, 0.5]),
    ("tf.nn.sigmoid_cross_entropy_with_logits(y, x)", [-150.0, 0.0, 150.0], [1.0, 0.0, 1.0]),
    ("tf.nn.l2_loss(x)", VEC),
    ("tf.reduce_mean(tf.square(x - y))", VEC, [1.0, 2.0, 3.0]),
]

INTEGER_CALLS = [
    ("x / 4", [-9, 9, 2]),
    ("x // 4", [-9, 9, 2]),
    ("x % 4", [-9, 9, 2]),
    ("x ** 2", [-9, 9, 2]),
    ("x ** -1", [-9, 9, 2]),
    ("x // 0", [1]),
    ("x * 0.5", [1]),
    ("x > 1", [-9, 9, 2]),
    ("tf.reduce_mean(x)", [3, 4, 4]),
    ("tf.reduce_sum(x)", [[3, 4], [5, 6]]),
    ("tf.reduce_prod(x, axis=0)", [[3, 4], [5, 6]]),
    ("tf.reduce_max(x)", [3, 4, 4]),
    ("tf.math.reduce_std(x)", [3, 5]),
    ("tf.cumsum(x)", [3, 4, 4]),
    ("tf.one_hot(x, 3)", [0, 2, 5, -1]),
    ("tf.range(x[0])", [4]),
    ("tf.cast(x, tf.float32) / 2.", [1, 2]),
    ("x + tf.constant(1.)", [1, 2]),
    ("tf.clip_by_value(x, 0, 5)", [-9, 9, 2]),
]

NUMPY = [
    ("np.sin(x)", VEC),
    ("np.exp(x)", 1.5),
    ("np.sum(x)", VEC),
    ("np.sum(x, axis=0)", MAT),
    ("np.mean(x)", VEC),
    ("np.max(x)", VEC),
    ("np.maximum(x, 0)", VEC),
    ("np.dot(x, x)", VEC),
    ("np.array(x)", MAT),
    ("np.asarray(x, dtype='float64')", VEC),
    ("np.concatenate([x, x])", VEC),
    ("np.reshape(x, [3, 2])", MAT),
    ("np.transpose(x)", MAT),
    ("np.argmax(x)", VEC),
    ("np.abs(x)", VEC),
    ("np.sqrt(np.sum(np.square(x)))", VEC),
    ("x.numpy()", VEC),
    ("x.numpy()", 1.5),
    ("tf.sin(np.cos(x))", VEC),
    ("np.float32(2) * x", VEC),
    ("x - np.float64(2)", VEC),
    ("np.arange(3) + x", VEC),
    ("np.array([1., 2., 3.]) ** x", VEC),
    ("np.array([1., 2., 3.]) > x", VEC),
    ("np.array([[1., 2.]], 'float32') @ x", SQUARE),
    ("np.pi * x", VEC),
    ("float(x) + 1", 1.5),
    ("int(x)", 1.5),
    ("len(x)", VEC),
    ("[float(e) for e in x]", VEC),
    ("sum(x)", VEC),
    ("max(x)", VEC),
    ("sum(e * e for e in x)", VEC),
    ("x.shape", MAT),
    ("x.ndim", MAT),
    ("bool(x > 1)", 1.5),
]

# What is allowed besides the relative tolerance, by case: (units of eps, why).
ALLOWANCES = {
    "tanh-vector": (2, "1 - y * y cancels where y is near 1"),
    "nn.gelu-scalar": (2, "close to the minimum of gelu, where the derivative cancels"),
    "nn.gelu-edges": (2, "1 + erf(x) cancels in the low tail"),
    "choice-46-nn.gelu(x,approximate=True)": (4, "1 + tanh cancels in the low tail"),
    "choice-33-math.l2_normalize(x)": (2, "the gradient is a difference of nearly equal terms"),
    "nn.gelu-float64": (2**27, "TensorFlow rounds the square root of 2 to float32 on the way"),
    "nn.leaky_relu-float64": (2**29, "TensorFlow holds alpha as a float32"),
}


def _case(name, call, inputs, dtype="float32"):
    """Return one case; inputs are (values) or (values, dtype) by name."""
    typed = {key: (value, dtype) for key, value in inputs.items()}
    return {"id": name, "call": call, "inputs": typed, "absolute": ALLOWANCES.get(name, (0, ""))[0]}


def _elementwise():
    for domain, functions in ELEMENTWISE.items():
        for function in functions.split():
            call = f"tf.{function}(x)"
            yield _case(f"{function}-scalar", call, {"x": SCALARS[domain]})
            yield _case(f"{function}-vector", call, {"x": VECTORS[domain]})
            yield _case(f"{function}-float64", call, {"x": MATRICES[domain]}, "float64")
            edges = EDGES_OF.get(function, EDGES[domain])
            yield _case(f"{function}-edges", call, {"x": edges})
    for function in f"{TAKE_INTEGERS} {REFUSE_INTEGERS}".split():
        yield _case(f"{function}-int32", f"tf.{function}(x)", {"x": [-3, 0, 4]}, "int32")


def _binary():
    for function in BINARY.split():
        call = f"tf.{function}(x, y)"
        for name, (x, y) in (POWER_PAIRS if function == "pow" else PAIRS).items():
            yield _case(f"{function}-{name}", call, {"x": x, "y": y})
        x, y = POWER_PAIRS["row"] if function == "pow" else PAIRS["row"]
        yield _case(f"{function}-float64", call, {"x": x, "y": y}, "float64")
    for function in INTEGER_BINARY.split():
        x, y = INTEGER_PAIR
        yield _case(f"{function}-int32", f"tf.{function}(x, y)", {"x": x, "y": y}, "int32")


def _reductions():
    for function in REDUCTIONS.split():
        for name, axis in AXES.items():
            yield _case(f"{function}-{name}", f"tf.{function}(x{axis})", {"x": REDUCED})
        call = f"tf.{function}(x)"
        yield _case(f"{function}-scalar", call, {"x": 1.5})
        yield _case(f"{function}-float64", f"tf.{function}(x, axis=1)", {"x": CUBE}, "float64")
        yield _case(f"{function}-middle", f"tf.{function}(x, axis=(0, 2))", {"x": CUBE})
        yield _case(f"{function}-ties", call, {"x": [2.0, 2.0, 2.0]})
        yield _case(f"{function}-zeros", call, {"x": [0.0, 3.0, 0.0]})
        yield _case(f"{function}-nan", call, {"x": [1.0, NAN, 2.0]})
        yield _case(f"{function}-axis-out-of-range", f"tf.{function}(x, axis=2)", {"x": REDUCED})


def _typed():
    """The rows that are written out one by one; their number within the family is their id."""
    families = {
        "operator": OPERATORS,
        "matmul": MATMULS,
        "shape": SHAPES,
        "cast": CASTS,
        "choice": CHOICES,
        "loss": LOSSES,
        "integer": INTEGER_CALLS,
        "numpy": NUMPY,
    }
    for family, rows in families.items():
        for number, (call, *values) in enumerate(rows):
            dtype = "int32" if family == "integer" else "float32"
            inputs = dict(zip("xy", values, strict=False))
            yield _case(f"{family}-{number:02d}-{_words(call)}", call, inputs, dtype)


def _words(call):
    """Return what of a call may stand in a test id."""
    return call.replace("tf.", "").replace(" ", "")


CASES = [*_elementwise(), *_binary(), *_reductions(), *_typed()]
