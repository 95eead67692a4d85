"""Every kind of division and rest: all signs, zeros, infinities, broadcasting and dtypes."""

from tests.golden.cases.operations.building import INF, NAN, case, numbered

ABOVE = [7.5, -7.5, 6.0, -6.0, 0.0, -0.0, 0.25, INF, -INF, NAN]
BELOW = {
    "2": 2.0, "-2": -2.0, "0.75": 0.75, "-0.75": -0.75, "zero": 0.0, "negative_zero": -0.0,
    "inf": INF, "-inf": -INF, "nan": NAN,
}  # fmt: skip
FUNCTIONS = (
    "divide math.floordiv math.floormod truncatediv math.divide_no_nan math.multiply_no_nan "
    "math.xdivy"
).split()
WHOLE = [7, -7, 6, -6, 0, 1]
WHOLE_BELOW = [2, -2, 3, -3, 7, -1]
WHOLE_FUNCTIONS = (
    "divide math.floordiv math.floormod truncatediv truncatemod math.divide_no_nan"
).split()
OTHERS = [
    ("tf.truncatemod(x, y)", [7.5, -7.5], [2.0, 2.0]),
    ("tf.truncatemod(tf.stop_gradient(x), tf.stop_gradient(y))",
     [7.5, -7.5, 7.5, -7.5, 7.5, 0.0, 7.5, INF, NAN],
     [2.0, 2.0, -2.0, -2.0, 0.0, 0.0, INF, 2.0, 1.0]),
    ("tf.realdiv(x, y)", [[7.5], [-7.5]], [2.0, -0.75, 0.0]),
    ("tf.realdiv(x, 2)", [7.5, -7.5]),
    ("tf.realdiv(x=x, y=y)", [7.5, -7.5], 2.0),
    ("tf.truediv(x, y)", [[7.5], [-7.5]], [2.0, -0.75, 0.0]),
    ("tf.math.floormod(x, y)", [[[7.5]], [[-7.5]]], [[2.0, -0.75]]),
    ("tf.math.floordiv(x, y)", [[[7.5]], [[-7.5]]], [[2.0, -0.75]]),
    ("tf.math.floormod(x, y)", [], []),
    ("tf.math.floormod(x, y)", [1.0, 2.0], [1.0, 2.0, 3.0]),
    ("tf.math.floormod(1e30, y)", 0.0, [0.3, 7.0]),
    ("tf.math.floordiv(x, 0.1)", [0.3, 0.6, 0.7, 1.0]),
    ("tf.math.mod(x, 1.)", [0.1, -0.1, 1.0, -1.0, 2.75]),
    ("x // y * y + x % y", [7.5, -7.5, 6.0], [2.0, 2.0, -4.0]),
    ("x - tf.floor(x)", [7.5, -7.5, 6.0]),
    ("tf.math.multiply_no_nan(x, y)", [[0.0], [2.0], [INF]], [0.0, 1.0, NAN]),
    ("tf.math.divide_no_nan(x, y)", [[0.0], [2.0], [INF]], [0.0, 1.0, NAN]),
    ("tf.math.divide_no_nan(x, 0.)", [1.0, 0.0]),
    ("tf.math.divide_no_nan(1., x)", [2.0, 0.0]),
    ("tf.math.multiply_no_nan(x, 0.)", [1.0, INF, NAN]),
    ("tf.math.multiply_no_nan(x / y, y)", [1.0, 2.0], [0.0, 4.0]),
    ("tf.math.reciprocal(x)", [2.0, 0.0, -0.0, INF, NAN]),
    ("1 / x", [2.0, 0.0, -0.0, INF, NAN]),
    ("x / x", [2.0, 0.0, INF]),
]  # fmt: skip
WHOLE_OTHERS = [
    ("tf.math.floordiv(x, 0)", [1, 2]),
    ("tf.math.floormod(x, 0)", [1, 2]),
    ("tf.math.floordiv(x, y)", [1, 2], [1, 0]),
    ("tf.math.floormod(x, y)", [1, 2], [1, 0]),
    ("tf.math.divide_no_nan(x, 0)", [1, 0]),
    ("x / 0", [1, 0, -1]),
    ("x // 2.5", [7]),
    ("x % 2.5", [7]),
    ("tf.realdiv(x, 2)", [7]),
    ("tf.math.reciprocal(x)", [7]),
    ("tf.math.squared_difference(x, y)", [7, -2], [3, 4]),
    ("tf.math.floordiv(x, y)", [[7], [-7]], [2, -2, 5]),
    ("tf.math.floormod(x, y)", [[7], [-7]], [2, -2, 5]),
    ("tf.truncatediv(x, y)", [[7], [-7]], [2, -2, 5]),
    ("tf.truncatemod(x, y)", [[7], [-7]], [2, -2, 5]),
    ("tf.truncatediv(x, 0)", [1]),
    ("tf.truncatemod(x, 0)", [1]),
    ("-7 // x", [2, -2]),
    ("-7 % x", [2, -2]),
    ("7 / x", [2, -2]),
]


def _grid():
    for function in FUNCTIONS:
        call = f"tf.{function}(x, y)"
        for name, divisor in BELOW.items():
            inputs = {"x": ABOVE, "y": [divisor] * len(ABOVE)}
            yield case(f"signs-{function}-by-{name}", call, inputs)
        for name in ("2", "-0.75", "zero", "inf"):
            inputs = {"x": ABOVE, "y": [BELOW[name]] * len(ABOVE)}
            yield case(f"signs-{function}-by-{name}-float64", call, inputs, "float64")
    for function in WHOLE_FUNCTIONS:
        call, inputs = f"tf.{function}(x, y)", {"x": WHOLE, "y": WHOLE_BELOW}
        for dtype in ("int32", "int64", "int8", "int16"):
            yield case(f"signs-{function}-{dtype}", call, inputs, dtype)
        unsigned = {"x": [7, 200, 0], "y": [2, 7, 3]}
        yield case(f"signs-{function}-uint8", call, unsigned, "uint8")


CASES = [
    *_grid(),
    *numbered("division", OTHERS),
    *numbered("whole-division", WHOLE_OTHERS, dtype="int32"),
]
