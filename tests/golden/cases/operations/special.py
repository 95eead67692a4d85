"""Special functions: in their domain, at its rim and beyond; and their mixed derivatives."""

from tests.golden.cases.operations.building import INF, NAN, case, numbered

# Where a function of one argument is asked: small shapes, each in its domain.
WHERE = {
    "real": (-0.75, [-2.6, 0.3, 1.7], [[-1.3, -0.4, 0.6], [0.9, 2.2, 4.5]]),
    "right": (0.75, [0.2, 0.9, 3.4], [[0.05, 0.4, 1.1], [1.9, 2.8, 6.5]]),
    "unit": (-0.5, [-0.9, 0.2, 0.65], [[-0.97, -0.5, -0.15], [0.25, 0.7, 0.95]]),
    "share": (0.4, [0.03, 0.35, 0.9], [[0.01, 0.2, 0.45], [0.55, 0.75, 0.98]]),
    "two": (0.4, [0.06, 0.7, 1.8], [[0.02, 0.4, 0.9], [1.1, 1.5, 1.96]]),
}
EDGE = [-INF, -3.0, -1.0, 0.0, 1.0, 2.0, INF, NAN]
ONE = {
    "lgamma": ("right", [*EDGE, -2.5, -0.5, 1e-30, 170.5]),
    "digamma": ("right", [*EDGE, -0.5, 1e4]),
    "erfc": ("real", [*EDGE, -6.0, 5.0]),
    "erfinv": ("unit", [-1.5, -1.0, 0.0, 0.001, 1.0, 1.5, NAN]),
    "erfcinv": ("two", [-0.5, 0.0, 1.0, 2.0, 2.5, NAN]),
    "ndtri": ("share", [-0.5, 0.0, 1e-4, 0.5, 1.0, 1.5, NAN]),
    "bessel_i0": ("real", [*EDGE, 20.0, -60.0]),
    "bessel_i0e": ("real", [*EDGE, 20.0, 1e4]),
    "bessel_i1": ("real", [*EDGE, 20.0, -60.0]),
    "bessel_i1e": ("real", [*EDGE, 20.0, 1e4]),
    "special.bessel_j0": ("real", [-1.0, 0.0, 1.0, 12.0, NAN]),
    "special.bessel_j1": ("real", [-1.0, 0.0, 1.0, 12.0, NAN]),
    "special.bessel_k0": ("right", [-1.0, 0.0, 1e-20, 1.0, 40.0, INF, NAN]),
    "special.bessel_k0e": ("right", [-1.0, 0.0, 1e-20, 1.0, 40.0, INF, NAN]),
    "special.bessel_k1": ("right", [-1.0, 0.0, 1e-10, 1.0, 40.0, INF, NAN]),
    "special.bessel_k1e": ("right", [-1.0, 0.0, 1e-10, 1.0, 40.0, INF, NAN]),
    "special.bessel_y0": ("right", [-1.0, 0.0, 1e-20, 1.0, 12.0, NAN]),
    "special.bessel_y1": ("right", [-1.0, 0.0, 1e-10, 1.0, 12.0, NAN]),
    "special.dawsn": ("real", [*EDGE, -1e10, 1e10]),
    "special.expint": ("right", [*EDGE, 1e-20, 60.0]),
    "special.fresnel_cos": ("real", [*EDGE, 1e-10]),
    "special.fresnel_sin": ("real", [*EDGE, 1e-3]),
    "special.spence": ("right", [*EDGE, 1e-20, 60.0]),
}
CUBE = [[[0.3, 0.6, 0.9]], [[0.2, 0.5, 0.8]]]
A, X = [[0.6], [1.5], [4.0]], [0.3, 1.2, 2.5, 6.0]
TWO = [
    ("tf.math.igamma(x, y)", A, X),
    ("tf.math.igammac(x, y)", A, X),
    ("tf.math.igamma(x, y)", 2.5, [0.5, 2.5, 9.0]),
    ("tf.math.igamma([0.5, 2.], y)", 0.0, [1.5, 3.0]),
    ("tf.math.igammac(2., y)", 0.0, [1.5, 3.0]),
    ("tf.math.igamma(x, [0.5, 2.])", [1.5, 3.0]),
    ("tf.math.igamma(tf.stop_gradient(x), y)", 2.5, [0.5, 2.5, 9.0]),
    ("tf.math.igamma(x, tf.stop_gradient(y))", [0.7, 2.5], [0.5, 9.0]),
    ("tf.math.igamma(tf.stop_gradient(x), y)", [-1.0, 0.0, 1.0, 2.0, INF, NAN, 2.0, 2.0, INF],
     [1.0, 1.0, 0.0, -1.0, 1.0, 1.0, INF, NAN, INF]),
    ("tf.math.igammac(tf.stop_gradient(x), y)", [-1.0, 0.0, 1.0, 2.0, INF, NAN, 2.0, 2.0, INF],
     [1.0, 1.0, 0.0, -1.0, 1.0, 1.0, INF, NAN, INF]),
    ("tf.math.polygamma(x, y)", [[1.0], [2.0], [3.0]], [0.3, 1.2, 2.5]),
    ("tf.math.polygamma(1., y)", 0.0, [0.3, 1.2, 2.5]),
    ("tf.math.polygamma(x, y)", 2.0, 1.5),
    ("tf.math.polygamma(x, y)", [-1.0, 0.0, 0.5, 1.0, 1.0, 2.0, NAN, 1.0, 1.0],
     [1.0, 1.5, 1.0, 0.0, -1.0, -1.0, 1.0, INF, NAN]),
    ("tf.math.zeta(x, y)", [[1.5], [2.0], [4.0]], [0.3, 1.2, 2.5]),
    ("tf.math.zeta(x, 1.)", [2.0, 3.0]),
    ("tf.math.zeta(x, y)", [0.5, 1.0, 2.0, 3.0, 2.0, 2.5, 3.0, INF, 2.0, NAN],
     [1.0, 1.0, 0.0, 0.0, -1.0, -0.5, -0.5, 2.0, INF, 1.0]),
    ("tf.math.xlogy(x, y)", [[-1.5], [0.0], [2.0]], [0.3, 1.2, 2.5]),
    ("tf.math.xlogy(x, y)", [0.0, 0.0, 0.0, 0.0, 1.0, 1.0, -1.0, NAN],
     [0.0, -1.0, INF, NAN, 0.0, -1.0, INF, 1.0]),
    ("tf.math.xlogy(2., y)", 0.0, [0.3, 1.2]),
    ("tf.math.xlogy(x, 3.)", [0.0, 1.2]),
    ("tf.math.xlog1py(x, y)", [[-1.5], [0.0], [2.0]], [-0.3, 1.2, 2.5]),
    ("tf.math.xlog1py(x, y)", [0.0, 0.0, 0.0, 0.0, 1.0, 1.0, -1.0, NAN],
     [-1.0, -2.0, INF, NAN, -1.0, -2.0, INF, 1.0]),
    ("tf.math.xdivy(x, y)", [[-1.5], [0.0], [2.0]], [-0.3, 1.2, 2.5]),
    ("tf.math.xdivy(x, y)", [0.0, 0.0, 0.0, 1.0, -1.0, NAN, 2.0],
     [0.0, INF, NAN, 0.0, 0.0, 0.0, INF]),
    ("tf.math.nextafter(x, y)", [[0.0], [1.0], [-2.0]], [0.0, 1.0, 5.0]),
    ("tf.math.nextafter(x, y)", [0.0, INF, 1.0, NAN, 3.4028235e38], [-1.0, 0.0, NAN, 1.0, INF]),
    ("tf.math.nextafter(x1=x, x2=2.)", [1.0, 2.0, 3.0]),
    ("tf.math.reciprocal_no_nan(x)", [-2.0, 0.0, 0.5, INF, NAN]),
    ("tf.math.reciprocal_no_nan([1, 0])",),
    ("tf.math.lbeta(x)", [0.5, 1.5, 2.0]),
    ("tf.math.lbeta(x)", [[0.5, 1.5], [2.0, 3.0]]),
    ("tf.math.lbeta(x)", [[], []]),
    ("tf.math.lbeta(x)", [1.0, 0.0]),
    ("tf.math.lbeta(x)", 2.0),
]  # fmt: skip
THREE = [
    ("tf.math.betainc(x, y, z)", [0.5, 1.0, 2.5], [1.5, 1.0, 3.0], [0.2, 0.6, 0.8]),
    ("tf.math.betainc(x, y, z)", 0.7, 2.5, [0.2, 0.6, 0.8]),
    ("tf.math.betainc(x, y, z)", [0.7, 1.7], [2.5, 0.5], 0.3),
    ("tf.math.betainc(x, y, z)", [[0.7], [1.7]], [[2.5], [0.5]], [[0.3], [0.6]]),
    ("tf.math.betainc(x, y, z)", [0.7, 1.7], 2.5, 0.3),
    ("tf.math.betainc(x, y, z)", 1.7, [2.5, 1.5], 0.3),
    ("tf.math.betainc(x, y, z)", [0.7, 1.7], 2.5, [0.3, 0.6]),
    ("tf.math.betainc(x, y, z)", [[0.7], [1.7]], [2.5, 3.5], 0.3),
    ("tf.math.betainc(x, y, z)", [0.7, 1.7], [2.5, 3.5], [0.1, 0.2, 0.3]),
    ("tf.math.betainc(2., 3., z)", 0.0, 0.0, [0.0, 0.4, 1.0, -0.1, 1.1, NAN]),
    ("tf.math.betainc(1., 1., z)", 0.0, 0.0, [0.0, 0.4, 1.0]),
    ("tf.math.betainc(x, y, z)", [0.0, -1.0, 1.0, INF, NAN], [1.0, 1.0, 0.0, 1.0, 1.0], [0.5] * 5),
]
DOUBLE = [
    ("tf.math.igamma(x, y)", [0.6, 1.5, 4.0], [0.9, 1.2, 7.0]),
    ("tf.math.igammac(x, y)", [0.6, 1.5, 4.0], [0.9, 1.2, 7.0]),
    ("tf.math.igamma(tf.stop_gradient(x), y)", [0.6, 1.5, 4.0], [0.9, 1.2, 7.0]),
    ("tf.math.polygamma(x, y)", [1.0, 2.0, 3.0], [0.3, 1.2, 2.5]),
    ("tf.math.zeta(x, y)", [1.5, 2.0, 4.0], [0.3, 1.2, 2.5]),
    ("tf.math.xlogy(x, y)", [-1.5, 0.0, 2.0], [0.3, 1.2, 2.5]),
    ("tf.math.xlog1py(x, y)", [-1.5, 0.0, 2.0], [0.3, 1.2, 2.5]),
    ("tf.math.xdivy(x, y)", [-1.5, 0.0, 2.0], [0.3, 1.2, 2.5]),
    ("tf.math.betainc(x, y, z)", [0.5, 1.0, 2.5], [1.5, 1.0, 3.0], [0.2, 0.6, 0.8]),
    ("tf.math.lgamma(x)", [0.9, 0.99, 1.0, 1.01, 1.95, 2.0, 2.05]),
    ("tf.math.lbeta(x)", [[0.5, 1.5], [2.0, 3.0]]),
    ("tf.math.nextafter(x, y)", [0.0, 1.0, -2.0], [1.0, 0.0, -2.0]),
]
SHAPES = "lgamma digamma erfc erfinv bessel_i0 special.spence special.bessel_k1 special.dawsn"

NEAR_EQUAL = "the slope is a difference of nearly equal terms"
CANCELLING = {
    "bessel_i0e": 2, "bessel_i1": 8, "bessel_i1e": 4, "special.bessel_j0": 1,
    "special.bessel_j1": 4, "special.bessel_k0e": 2, "special.bessel_k1e": 2, "special.dawsn": 6,
    "special.expint": 1,
}  # fmt: skip
ALLOWANCES = {
    f"{function}-{part}": (units, NEAR_EQUAL)
    for function, units in CANCELLING.items()
    for part in ("vector", "float64", "edges", "edges64")
} | {
    "three-02-math.betainc(x,y,z)": (1, "logarithms and digammas of both signs are summed"),
    "three-03-math.betainc(x,y,z)": (2, "logarithms and digammas of both signs are summed"),
}


def _one():
    for function, (domain, edges) in ONE.items():
        call, (scalar, vector, matrix) = f"tf.math.{function}(x)", WHERE[domain]
        yield _case(f"{function}-scalar", call, {"x": scalar})
        yield _case(f"{function}-vector", call, {"x": vector})
        yield _case(f"{function}-float64", call, {"x": matrix}, "float64")
        yield _case(f"{function}-edges", call, {"x": edges})
        yield _case(f"{function}-edges64", call, {"x": edges}, "float64")
    for function in ("erf", "erfc", "lgamma", "digamma", "special.expint"):
        for dtype in ("float32", "float64"):
            call = f"tf.math.{function}(x)"
            yield _case(f"{function}-infinity-{dtype}", call, {"x": INF}, dtype)
            yield _case(f"{function}-minus-infinity-{dtype}", call, {"x": -INF}, dtype)
    for function in SHAPES.split():
        for name, values in (("empty", []), ("cube", CUBE)):
            yield _case(f"{function}-{name}", f"tf.math.{function}(x)", {"x": values})


def _case(name, call, inputs, dtype="float32"):
    return case(name, call, inputs, dtype, ALLOWANCES)


CASES = [
    *_one(),
    *numbered("two", TWO, allowances=ALLOWANCES),
    *numbered("three", THREE, allowances=ALLOWANCES),
    *numbered("double", DOUBLE, dtype="float64", allowances=ALLOWANCES),
]
