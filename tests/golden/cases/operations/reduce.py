"""Reductions: axes, kept axes, ties, zeros, nothing."""

from tests.golden.cases.operations.building import CUBE, NAN, case

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


def _reductions():
    for function in REDUCTIONS.split():
        for name, axis in AXES.items():
            yield case(f"{function}-{name}", f"tf.{function}(x{axis})", {"x": REDUCED})
        call = f"tf.{function}(x)"
        yield case(f"{function}-scalar", call, {"x": 1.5})
        yield case(f"{function}-float64", f"tf.{function}(x, axis=1)", {"x": CUBE}, "float64")
        yield case(f"{function}-middle", f"tf.{function}(x, axis=(0, 2))", {"x": CUBE})
        yield case(f"{function}-ties", call, {"x": [2.0, 2.0, 2.0]})
        yield case(f"{function}-zeros", call, {"x": [0.0, 3.0, 0.0]})
        yield case(f"{function}-nan", call, {"x": [1.0, NAN, 2.0]})
        yield case(f"{function}-axis-out-of-range", f"tf.{function}(x, axis=2)", {"x": REDUCED})


CASES = list(_reductions())
