"""Which kinds of numbers each function takes, and what it makes of them."""

from tests.golden.cases.operations.building import case

ONE = (
    "abs acos acosh angle asin atan bessel_i0 ceil conj cosh digamma erf erfc erfcinv erfinv exp "
    "floor imag is_finite is_nan is_non_decreasing lbeta lgamma log log_sigmoid logical_not ndtri "
    "negative real reciprocal reciprocal_no_nan rint round rsqrt sigmoid sign sin softplus sqrt "
    "square tanh zero_fraction invert_permutation special.bessel_j0 special.bessel_k1e "
    "special.dawsn special.expint special.fresnel_cos special.spence"
).split()
TWO = (
    "add atan2 divide divide_no_nan equal floordiv floormod greater igamma igammac logical_and "
    "logical_or logical_xor maximum minimum multiply multiply_no_nan nextafter not_equal polygamma "
    "pow squared_difference subtract truediv xdivy xlog1py xlogy zeta"
).split()
CALLS = {
    **{f"math.{name}": f"tf.math.{name}(x)" for name in ONE},
    **{f"math.{name}": f"tf.math.{name}(x, y)" for name in TWO},
    **{name: f"tf.{name}(x, y)" for name in ("truncatediv", "truncatemod", "realdiv")},
    **{f"bitwise.{name}": f"tf.bitwise.{name}(x, y)"
       for name in ("bitwise_and", "bitwise_or", "bitwise_xor", "left_shift", "right_shift")},
    "bitwise.invert": "tf.bitwise.invert(x)",
    "betainc": "tf.math.betainc(x, y, y)",
    "clip": "tf.clip_by_value(x, y, y)",
    "add_n": "tf.add_n([x, y, y])",
    "where": "tf.where(x, x, y)",
    "compared": "tf.where(x > y, x, y)",
    "scaled": "tf.math.scalar_mul(2, x)",
    "counted": "tf.math.bincount(x)",
    "minus": "-x",
    "not": "~x",
    "remainder": "x % y",
    "power": "x ** y",
    "and": "x & y",
}  # fmt: skip
KINDS = ("float16", "int8", "int64", "uint8", "bool")


def _kinds():
    for name, call in CALLS.items():
        for dtype in KINDS:
            truth = dtype == "bool"
            inputs = {"x": [False, True] if truth else [0, 1]}
            if "y" in call:
                inputs["y"] = [True, True] if truth else [1, 2]
            yield case(f"kind-{name}-{dtype}", call, inputs, dtype)


CASES = list(_kinds())
