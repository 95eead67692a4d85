"""Functions and operators of two operands: broadcasting, ties, edges, mixed operands."""

from tests.golden.cases.operations.building import INF, NAN, VEC, case, numbered

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
SHAPED = {
    "empty": ([], []),
    "empty_row": ([[]], [[], []]),
    "cube": ([[[1.5, -2.0, 3.0]], [[0.5, 4.0, -6.0]]], [[[2.0]], [[-1.5]]]),
    "unfit": ([1.0, 2.0], [1.0, 2.0, 3.0]),
    "signs": ([-1.5, 1.5, -1.5, 1.5, -0.0, 0.0], [-0.5, -0.5, 0.5, 0.5, -0.5, -0.5]),
    "infinities": ([INF, INF, -INF, 1.0, 0.0, -1.0], [INF, -INF, 1.0, INF, -INF, -0.0]),
}
ALLOWANCES = {"atan2-ties": (1, "the two parts of the second derivative cancel")}


def _binary():
    for function in BINARY.split():
        call = f"tf.{function}(x, y)"
        for name, (x, y) in (POWER_PAIRS if function == "pow" else PAIRS).items():
            yield case(f"{function}-{name}", call, {"x": x, "y": y}, allowances=ALLOWANCES)
        for name, (x, y) in SHAPED.items():
            yield case(f"{function}-{name}", call, {"x": x, "y": y})
        x, y = POWER_PAIRS["row"] if function == "pow" else PAIRS["row"]
        yield case(f"{function}-float64", call, {"x": x, "y": y}, "float64")
    for function in INTEGER_BINARY.split():
        x, y = INTEGER_PAIR
        yield case(f"{function}-int32", f"tf.{function}(x, y)", {"x": x, "y": y}, "int32")


CASES = [
    *_binary(),
    *numbered("operator", OPERATORS),
    *numbered("integer", INTEGER_CALLS, dtype="int32"),
]
