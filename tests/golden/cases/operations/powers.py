"""Powers: every pair of a telling base and a telling exponent, typed in every way."""

from tests.golden.cases.operations.building import INF, NAN, case, numbered

BASES = [0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5, INF, -INF, NAN]
EXPONENTS = {
    "0": 0.0, "1": 1.0, "2": 2.0, "3": 3.0, "-1": -1.0, "-2": -2.0, "0.5": 0.5, "-0.5": -0.5,
    "2.5": 2.5, "1e-3": 1e-3, "np.inf": INF, "-np.inf": -INF, "np.nan": NAN,
}  # fmt: skip
TYPED = [
    ("x ** 2", 3.0),
    ("x ** 2.", [[[1.5, -2.0, 4.0]], [[0.0, 0.5, -1.0]]]),
    ("x ** 2", []),
    ("x ** y", [], []),
    ("x ** 3", [-1.5, 0.25]),
    ("x ** [1., 2., 3.]", [-1.5, 0.25, 2.0]),
    ("x ** np.array([1., 2., 3.])", [-1.5, 0.25, 2.0]),
    ("x ** np.array([1, 2, 3])", [-1.5, 0.25, 2.0]),
    ("x ** tf.constant(2.)", [-1.5, 0.25, 2.0]),
    ("x ** tf.constant(2)", [-1.5, 0.25, 2.0]),
    ("x ** y", [[-1.5], [0.25]], [1.0, 2.0, 3.0]),
    ("x ** y", 1.5, [1.0, 2.0, -0.5]),
    ("x ** y", [1.5, 0.5, 2.0], 2.0),
    ("x ** x", [1.5, 0.25, 2.0, 0.0, -1.0]),
    ("(x ** 2) ** 0.5", [1.5, -0.25, 0.0]),
    ("tf.pow(x, 2)", [1.5, -0.25, 0.0]),
    ("tf.pow(2, x)", [1.5, -0.25, 0.0]),
    ("tf.pow(2., x)", [1.5, -0.25, 0.0]),
    ("tf.pow([2., 0., -1.], x)", [1.5, 0.0, 0.5]),
    ("tf.math.pow(x=x, y=y)", [1.5, 0.0, 0.5], [2.0, 2.0, 2.0]),
    ("2 ** x", [1.5, -0.25, 0.0]),
    ("0 ** x", [1.5, 1.0, 0.0, -1.0]),
    ("(-2) ** x", [1.0, 2.0, 0.5, -1.0]),
    ("1 ** x", [1.5, INF, NAN]),
    ("np.float64(2) ** x", [1.5, -0.25]),
    ("[2., 3.] ** x", [1.5, -0.25]),
    ("np.array([2., 3.]) ** x", [1.5, -0.25]),
    ("x ** True", [1.5, -0.25]),
    ("x ** None", [1.5]),
    ("x ** 'a'", [1.5]),
    ("x ** y", [1.0, 2.0], [1.0, 2.0, 3.0]),
    ("tf.square(x) - x ** 2", [1.5, -0.25, 0.0, NAN]),
    ("x ** 2 + x ** 3 - x", [1.5, -0.25, 0.0]),
]
WHOLE = [
    ("x ** 0", [0, 1, -1, 2, -3]),
    ("x ** 1", [0, 1, -1, 2, -3]),
    ("x ** 2", [0, 1, -1, 2, -3]),
    ("x ** 3", [0, 1, -1, 2, -3]),
    ("x ** 31", [0, 1, -1, 2, -2]),
    ("x ** 40", [0, 1, -1, 2, -3]),
    ("x ** -1", [1, 2]),
    ("x ** y", [2, 3], [3, -1]),
    ("x ** y", [[2], [3]], [0, 1, 2]),
    ("x ** y", [], []),
    ("2 ** x", [0, 1, 5, 30, 31]),
    ("0 ** x", [0, 1, 2]),
    ("(-1) ** x", [0, 1, 2]),
    ("2 ** x", [-1]),
    ("x ** 0.5", [4]),
    ("2. ** x", [4]),
    ("tf.pow(x, [1, 2])", [4, 5]),
    ("tf.pow(x, tf.constant(2., tf.float64))", [4]),
    ("x ** True", [4]),
]

ALLOWANCES = {"power-14-(x**2)**0.5": (1, "the second derivative of |x| is 0: two terms cancel")}


def _grid():
    for text, exponent in EXPONENTS.items():
        whole = "." not in text and "e" not in text and "n" not in text
        same = [exponent] * len(BASES)
        yield case(f"power-vector-{text}", "x ** y", {"x": BASES, "y": same})
        yield case(f"power-vector64-{text}", "x ** y", {"x": BASES, "y": same}, "float64")
        yield case(f"power-typed-{text}", f"x ** {text}", {"x": BASES})
        yield case(f"power-scalar-{text}", "x ** y", {"x": -1.5, "y": exponent})
        if whole:
            yield case(f"power-typed64-{text}", f"x ** {text}", {"x": BASES}, "float64")


CASES = [
    *_grid(),
    *numbered("power", TYPED, allowances=ALLOWANCES),
    *numbered("power64", TYPED[:12], dtype="float64"),
    *numbered("whole-power", WHOLE, dtype="int32"),
    *numbered("wide-power", WHOLE[:10], dtype="int64"),
    case("power-int8", "x ** 3", {"x": [2, -3, 6]}, "int8"),
    case("power-float16", "x ** y", {"x": [1.5, 0.0, -2.0], "y": [2.0, 0.0, 3.0]}, "float16"),
]
