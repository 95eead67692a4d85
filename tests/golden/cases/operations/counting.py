"""Counting, ranking and bits; and what is left of complex numbers where all are real."""

from tests.golden.cases.operations.building import INF, NAN, case, numbered

SCORES = [[0.1, 0.5, 0.2], [0.7, 0.7, 0.1], [INF, 1.0, 2.0], [NAN, 1.0, 2.0], [1.0, 2.0, 3.0]]
COUNTED, WEIGHTS = [1, 2, 1, 0, 5], [0.5, 1.0, 2.0, -1.0, 3.0]
ROWS = [[1, 2, 1], [0, 3, 0]]

IN_TOP_K = [
    *((f"tf.math.in_top_k([1, 1, 1, 1, 0], x, {k})", SCORES) for k in range(5)),
    ("tf.math.in_top_k([1, -1, 3, 0, 2], x, 1)", SCORES),
    ("tf.math.in_top_k(tf.constant([0, 0, 0, 0, 2], tf.int64), x, 1)", SCORES),
    ("tf.math.in_top_k([1, 1], x, 1)", SCORES),
    ("tf.math.in_top_k([1], [0.5], 1)",),
    ("tf.math.in_top_k([[1]], [[0.5, 1.]], 1)",),
    ("tf.math.in_top_k(targets=[1, 0], predictions=[[1., 2.], [3., 4.]], k=1)",),
    ("tf.math.in_top_k([1.], [[1., 2.]], 1)",),
]
BINCOUNT = [
    *((f"tf.math.bincount({arguments})", COUNTED)
      for arguments in (
          "x", "x, minlength=8", "x, maxlength=3", "x, minlength=4, maxlength=3", "x, axis=0",
          "x, axis=-1", "x, axis=1", "x, dtype=tf.float32", "x, dtype=tf.int8",
          "x, binary_output=True", "x, weights=[1, 2, 3, 4, 5]", "x, weights=[1., 2.]",
          "x, weights=[.5, 1., 2., -1., 3.]", "x, [.5, 1., 2., -1., 3.], 7",
          "x, weights=[1., 1., 1., 1., 1.], binary_output=True",
          "x, weights=[.5, 1., 2., -1., 3.], maxlength=2", "x, minlength=-3", "x, maxlength=0")),
    *((f"tf.math.bincount({arguments})", ROWS)
      for arguments in (
          "x", "x, axis=-1", "x, axis=-1, binary_output=True", "x, axis=-1, minlength=6",
          "x, axis=-1, weights=[[.5, 1., 2.], [-1., 3., 1.]]",
          "x, weights=[[.5, 1., 2.], [-1., 3., 1.]]")),
    ("tf.math.bincount(x)", []),
    ("tf.math.bincount(x)", [-1, 2]),
    ("tf.math.bincount(x)", 3),
    ("tf.math.bincount([[[1, 2], [2, 3]]])",),
    ("tf.math.bincount([[[1, 2], [2, 3]]], axis=-1)",),
    ("tf.math.bincount([1.7, 2.2])",),
    ("tf.math.bincount([True, False, True])",),
]  # fmt: skip
CONFUSION = [
    *((f"tf.math.confusion_matrix(x, y{more})", [1, 2, 0, 2], [1, 0, 0, 2])
      for more in (
          "", ", num_classes=5", ", num_classes=2", ", dtype=tf.float64", ", 4",
          ", weights=[1, 2, 3, 4]", ", weights=[.5, 1., 1.5, 2.]",
          ", weights=[.5, 1., 1.5, 2.], dtype=tf.float32", ", weights=[1.]")),
    ("tf.math.confusion_matrix(labels=x, predictions=y)", [1, 1, 1], [0, 1, 1]),
    ("tf.math.confusion_matrix(x, y)", [-1, 0], [1, 0]),
    ("tf.math.confusion_matrix(x, y)", [1, 0], [1, -2]),
    ("tf.math.confusion_matrix(x, y)", [1, 0], [1]),
    ("tf.math.confusion_matrix(x, y)", [[1], [0]], [1, 1]),
    ("tf.math.confusion_matrix(x, y)", [1, 0], [[1], [1]]),
    ("tf.math.confusion_matrix([1.7, 0.2], [1., 2.])",),
]  # fmt: skip
FLOATING = [
    ("tf.math.bincount([1, 2, 1], weights=x)", [0.5, 1.0, 2.0]),
    ("tf.math.bincount([1, 2, 1], weights=x, axis=-1)", [0.5, 1.0, 2.0]),
    ("tf.math.confusion_matrix([1, 0], [1, 1], weights=x, dtype=tf.float32)", [0.5, 2.0]),
    ("tf.math.confusion_matrix([1, 1], [0, 0], weights=x * x, dtype=tf.float32)", [0.5, 2.0]),
    ("tf.math.confusion_matrix([1, 0], [1, 1], weights=x)", [0.5, 2.0]),
    ("tf.math.confusion_matrix(x, [1., 2.], dtype=tf.float32)", [1.0, 0.0]),
    *((f"tf.math.{name}(x)", values)
      for name in ("is_non_decreasing", "is_strictly_increasing")
      for values in ([1.0, 2.0, 2.0], [1.0, 3.0], [2.0, 1.0], [1.0], [], [[1.0, 2.0], [3.0, 4.0]],
                     [[1.0, 3.0], [2.0, 4.0]], [1.0, NAN], 3.0)),
    ("tf.math.is_non_decreasing([True, False])",),
    ("tf.math.is_strictly_increasing('a')",),
    *((f"tf.math.polyval({arguments})", 1.5, [2.0, -1.0])
      for arguments in (
          "[1., 2., 3.], x", "[x, 2., y], x", "[], x", "(1., 2.), x", "[y], x", "[2], x",
          "[x], 2.", "[1, 2], 3", "[1., 2], x", "[tf.constant(1), 2.], x",
          "[[1., 2.], [3., 4.]], [5., 6.]", "coeffs=[1., x], x=y", "[x, x, x], x")),
    *((f"tf.math.accumulate_n({arguments})", [1.0, 2.0], [3.0, 4.0])
      for arguments in (
          "[x, y]", "(x, y, x)", "[x]", "[x, y, x], shape=[2]", "[x, y], shape=[3]",
          "[x, y], tensor_dtype=tf.float32", "[x, y], tensor_dtype=tf.int32", "[]", "None",
          "[x, [1., 2.]]", "[x, [[1., 2.]]]", "[x, 1.]", "[x, [1, 2]]")),
    *((f"tf.math.scalar_mul({arguments})", [1.0, -2.0], 3.0)
      for arguments in (
          "2, x", "2., x", "y, x", "x, x", "[2.], x", "x, y", "2., [1., 2.]", "scalar=y, x=x",
          "2., np.array([1., 2.])", "tf.constant(2), x", "2.5, tf.constant([1, 2])",
          "tf.Variable(3.), x", "y * y, x * x")),
    ("tf.scalar_mul(2., x)", [1.0, -2.0]),
    *((f"tf.math.{name}({argument})", [1.0, -2.0, 0.0, -0.0, INF, -INF, NAN])
      for name in ("real", "imag", "conj", "angle")
      for argument in ("x", "x) is (x", "2.", "[1, 2]", "'a'", "True", "tf.Variable([1., -2.])")),
    ("tf.math.real(input=x)", [1.0]),
    ("tf.math.conj(input=x)", [1.0]),
    ("tf.math.angle(x) * x", [1.0, -2.0]),
]  # fmt: skip
BITS = [
    *((f"tf.bitwise.{name}({arguments})", [1, -1, 64, -128, 5, 5], [1, 2, 1, 3, 40, -1])
      for name in ("left_shift", "right_shift", "bitwise_and", "bitwise_or", "bitwise_xor")
      for arguments in ("x, y", "x, 3", "3, x", "[[1], [2]], [1, 2, 3]", "x, 3.", "x, x > y")),
    ("tf.bitwise.invert(x)", [5, -3, 0]),
    ("tf.bitwise.invert(5)",),
    ("tf.bitwise.bitwise_and(x, tf.constant(3, tf.int64))", [5, -3]),
    ("tf.math.logical_xor([True, False], [True, True])",),
    ("tf.math.logical_xor(x=True, y=False)",),
    ("tf.math.invert_permutation(x)", [2, 0, 1]),
    *(("tf.math.invert_permutation(x)", values)
      for values in ([0], [], [1, 1], [0, 3], [-1, 0], [[0, 1]], 1)),
]  # fmt: skip
TYPES = "float16 float32 float64 int8 int32 int64 uint8 uint16 uint32 bool".split()
WIDE = {
    "float32": [0.0, -1.5, 300.7, -200.2, 1e5, -1e10, INF, -INF],
    "float64": [0.0, -1.5, 300.7, -200.2, 1e5, -1e10, 1e300, INF, -INF],
    "int32": [0, -1, 300, -200, 100000, 2**31 - 1, -(2**31)],
    "int64": [0, -1, 300, 2**31 - 1, 2**63 - 1, -(2**63)],
    "uint8": [0, 1, 200, 255],
    "bool": [True, False],
}
SATURATED = [
    ("tf.saturate_cast(x, tf.float16)", [NAN, 1e6, 1.0]),
    ("tf.saturate_cast(x * x, tf.float64)", [INF, 2.0]),
    ("tf.saturate_cast(2.5, 'int8')",),
    ("tf.saturate_cast(300, tf.uint8)",),
    ("tf.saturate_cast(tf.constant(7, tf.uint64), tf.int8)",),
]


def _saturated():
    for given, values in WIDE.items():
        for wanted in TYPES:
            call = f"tf.saturate_cast(x, tf.{wanted})"
            yield case(f"saturate-{given}-{wanted}", call, {"x": values}, given)


CASES = [
    *numbered("in-top-k", IN_TOP_K),
    *numbered("bincount", BINCOUNT, dtype="int32"),
    *numbered("wide-bincount", BINCOUNT[:6], dtype="int64"),
    *numbered("confusion", CONFUSION, dtype="int32"),
    *numbered("counting", FLOATING),
    *numbered("bits", BITS, dtype="int32"),
    *numbered("narrow-bits", BITS[:12], dtype="int8"),
    *_saturated(),
    *numbered("saturate", SATURATED),
]
