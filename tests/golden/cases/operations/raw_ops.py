"""tf.raw_ops: operations under their kernels' names, which take keywords alone."""

from tests.golden.cases.operations.building import ROWS, VEC, case, numbered

# Names by what they take: inputs within every domain concerned, and the arguments.
ONE = {
    "real": (
        "Abs Asinh Atan Ceil Cos Cosh Erf Erfc Exp Expm1 Floor IsFinite IsInf IsNan Neg OnesLike "
        "Rint Round Sigmoid Sign Sin Sinh Square Tan Tanh ZerosLike"
    ),
    "positive": "Digamma Lgamma Log Log1p Reciprocal Rsqrt Sqrt",
    "unit": "Acos Asin Atanh",
    "above_one": "Acosh",
}
VALUES = {
    "real": [-1.25, 0.25, 1.375],
    "positive": [0.25, 1.25, 7.5],
    "unit": [-0.75, 0.125, 0.5],
    "above_one": [1.25, 2.0, 30.0],
}
TWO = (
    "AddV2 DivNoNan FloorDiv FloorMod Greater GreaterEqual Less LessEqual Maximum Minimum Mul "
    "MulNoNan Pow RealDiv SquaredDifference Sub Xdivy Xlogy"
)
FEATURES = "Elu Relu Relu6 Selu Softplus Softsign"
OTHERS = [
    ("tf.raw_ops.LogicalAnd(x=x > 0., y=x < 2.)", VEC),
    ("tf.raw_ops.LogicalOr(x=x > 0., y=x < -1.)", VEC),
    ("tf.raw_ops.LogicalNot(x=x > 0.)", VEC),
    ("tf.raw_ops.Identity(input=x)", VEC),
    ("tf.raw_ops.StopGradient(input=x) * x", VEC),
    ("tf.raw_ops.Atan2(y=x, x=y)", VEC, [1.0, 2.0, 3.0]),
    ("tf.raw_ops.SelectV2(condition=x > y, t=x * x, e=y)", VEC, [1.0, 2.0, 3.0]),
    ("tf.raw_ops.SelectV2(condition=x > 0., t=x, e=[[0.], [1.]])", VEC),
    ("tf.raw_ops.Sin(x)", VEC),
    ("tf.raw_ops.Sin(y=x)", VEC),
    ("tf.raw_ops.Mul(x=x)", VEC),
    ("tf.raw_ops.Mul(x=x, y=2.)", VEC),
    ("tf.raw_ops.Mul(x=x, y=y)", ROWS, VEC),
    ("tf.raw_ops.Mul(x=x, y=y)", VEC, [1.0, 2.0]),
]


def _cases():
    for domain, names in ONE.items():
        for name in names.split():
            yield case(f"raw-{name}", f"tf.raw_ops.{name}(x=x)", {"x": VALUES[domain]})
    for name in FEATURES.split():
        call = f"tf.raw_ops.{name}(features=x)"
        yield case(f"raw-{name}", call, {"x": VALUES["real"]})
    for name in TWO.split():
        inputs = {"x": VALUES["positive"], "y": [2.0, 0.5, 1.5]}
        yield case(f"raw-{name}", f"tf.raw_ops.{name}(x=x, y=y)", inputs)


CASES = [*_cases(), *numbered("raw", OTHERS)]
