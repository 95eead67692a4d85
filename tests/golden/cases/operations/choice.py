"""Choosing, ordering, casting, norms and running sums."""

from tests.golden.cases.operations.building import INF, MAT, NAN, ROWS, VEC, numbered

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
    *(
        (f"tf.cast(x, tf.{kind})", [2.9, -2.9, 0.5, -0.5, 100.0, NAN])
        for kind in ("float16", "int8", "int16", "int64", "uint8", "bool")
    ),
    *(
        (f"tf.cast(x, {kind})", [2.9, -2.9])
        for kind in (
            "'int32'",
            "float",
            "bool",
            "np.float64",
            "np.dtype('int8')",
            "'double'",
            "'half'",
            "x.dtype",
            "tf.string",
            "'nope'",
            "None",
        )
    ),
    *(
        (f"tf.cast({value}, tf.{kind})",)
        for value in (
            "2.9",
            "[1, 2]",
            "'a'",
            "None",
            "np.array([1.5])",
            "True",
            "[True, 2.]",
            "tf.Variable([1.5])",
        )
        for kind in ("int32", "float32")
    ),
    ("tf.cast(x, tf.float32) is x", VEC),
    ("tf.cast(x, tf.float16) ** 2", VEC),
    ("tf.cast(tf.cast(x, tf.float64), tf.float32) * x", VEC),
    ("tf.cast(x, tf.float64) + tf.cast(x, tf.float64)", VEC),
    ("tf.cast(x=x, dtype=tf.float64)", VEC),
]
WHOLE_CASTS = [
    *((f"tf.cast(x, tf.{kind})", [300, -300, 70000, -1, 0, 127])
      for kind in ("float16", "float32", "float64", "int8", "int16", "int64", "uint8", "uint16",
                   "uint32", "uint64", "bool")),
    ("tf.cast(x > 0, tf.int32) * x", [3, -4]),
    ("tf.cast(x, tf.float32) * 0.5", [3, -4]),
]  # fmt: skip

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

ALLOWANCES = {
    "choice-46-nn.gelu(x,approximate=True)": (4, "1 + tanh cancels in the low tail"),
    "choice-33-math.l2_normalize(x)": (2, "the gradient is a difference of nearly equal terms"),
}
CASES = [
    *numbered("whole-cast", WHOLE_CASTS, dtype="int32"),
    *numbered("cast", CASTS),
    *numbered("choice", CHOICES, allowances=ALLOWANCES),
]
