"""Reductions: axes, kept axes, ties, zeros, nothing; running sums and products."""

from tests.golden.cases.operations.building import CUBE, INF, MAT, NAN, ROWS, VEC, case, numbered

REDUCTIONS = (
    "reduce_sum reduce_mean reduce_max reduce_min reduce_prod math.reduce_std "
    "math.reduce_variance reduce_logsumexp math.reduce_euclidean_norm"
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
EMPTY = [[], []]


def _reductions():
    for function in REDUCTIONS.split():
        for name, axis in AXES.items():
            yield _case(f"{function}-{name}", f"tf.{function}(x{axis})", REDUCED)
        call = f"tf.{function}(x)"
        yield _case(f"{function}-scalar", call, 1.5)
        yield _case(f"{function}-float64", f"tf.{function}(x, axis=1)", CUBE, "float64")
        yield _case(f"{function}-middle", f"tf.{function}(x, axis=(0, 2))", CUBE)
        yield _case(f"{function}-ties", call, [2.0, 2.0, 2.0])
        yield _case(f"{function}-zeros", call, [0.0, 3.0, 0.0])
        yield _case(f"{function}-nan", call, [1.0, NAN, 2.0])
        yield _case(f"{function}-axis-out-of-range", f"tf.{function}(x, axis=2)", REDUCED)
        yield _case(f"{function}-nothing", call, [])
        yield _case(f"{function}-no-rows", f"tf.{function}(x, axis=0, keepdims=True)", EMPTY)
        yield _case(f"{function}-empty-rows", f"tf.{function}(x, axis=1)", EMPTY)
        yield _case(f"{function}-tensor-axis", f"tf.{function}(x, tf.constant([-1, 0]))", CUBE)
        yield _case(f"{function}-whole", f"tf.{function}(x, 0)", [[1, -2, 3], [3, 0, 2]], "int32")
        yield _case(f"{function}-infinities", call, [INF, 1.0, -INF])
        yield _case(f"{function}-one-infinity", f"tf.{function}(x, 1)", [[INF, 1.0], [-INF, 2.0]])


def _case(name, call, x, dtype="float32"):
    return case(name, call, {"x": x}, dtype, ALLOWANCES)


ALLOWANCES = {
    "math.reduce_std-float64": (1, "equal halves cancel"),
    "math.reduce_std-zeros": (1, "the middle one cancels"),
    "reduce_logsumexp-middle": (1, "shares times differences from a mean, which cancel"),
    "reduce_logsumexp-tensor-axis": (1, "shares times differences from a mean, which cancel"),
    "running-28-math.cumulative_logsumexp(x,axis=1)": (2, "positive and negative parts cancel"),
    "running-30-math.cumulative_logsumexp(x,reverse=True)": (1, "the second derivative cancels"),
    "running-32-math.cumulative_logsumexp(x)": (1, "the second derivative cancels"),
}

AXIS_FORMS = [
    ("tf.reduce_sum(x, -2)", CUBE),
    ("tf.reduce_sum(x, axis=(-1, 0))", CUBE),
    ("tf.reduce_sum(x, axis=[0, 0])", CUBE),
    ("tf.reduce_sum(x, axis=[0, -3])", CUBE),
    ("tf.reduce_sum(x, axis=-4)", CUBE),
    ("tf.reduce_sum(x, axis=[0, 5])", CUBE),
    ("tf.reduce_sum(x, axis=np.array([0, 2]))", CUBE),
    ("tf.reduce_sum(x, axis=np.int64(1))", CUBE),
    ("tf.reduce_sum(x, axis=tf.constant(1, tf.int64))", CUBE),
    ("tf.reduce_sum(x, axis=tf.range(2))", CUBE),
    ("tf.reduce_sum(x, axis=range(2))", CUBE),
    ("tf.reduce_sum(x, axis=[tf.constant(1), 0])", CUBE),
    ("tf.reduce_sum(x, axis=1.)", CUBE),
    ("tf.reduce_sum(x, axis=[[0], [1]])", CUBE),
    ("tf.reduce_sum(x, axis='a')", CUBE),
    ("tf.reduce_sum(x, axis=True)", CUBE),
    ("tf.reduce_sum(x, axis=0)", 1.5),
    ("tf.reduce_sum(x, axis=-1)", 1.5),
    ("tf.reduce_sum(x, axis=[])", 1.5),
    ("tf.reduce_sum(x, axis=None, keepdims=True)", CUBE),
    ("tf.reduce_sum(x, 0, True)", CUBE),
    ("tf.reduce_sum(x, 1, keepdims=None)", CUBE),
    ("tf.reduce_sum(x, keep_dims=True)", CUBE),
    ("tf.reduce_sum([x, y])", 1.5, 2.5),
    ("tf.reduce_sum([x, y], axis=0)", VEC, VEC),
    ("tf.reduce_sum([x, 2. * x], axis=1)", VEC),
    ("tf.reduce_max([x, y])", 2.5, 2.5),
    ("tf.reduce_mean([x, y, x])", 1.5, 2.5),
    ("tf.reduce_mean(x, axis=[0, -1], keepdims=True)", CUBE),
    ("tf.reduce_prod(x, axis=[2, 0])", CUBE),
    ("tf.reduce_prod(x, axis=[0, 2], keepdims=True)", CUBE),
    ("tf.reduce_prod(x, axis=-1)", [[0.0, 2.0, 0.0], [0.0, 3.0, 4.0]]),
    ("tf.reduce_prod(x * x)", [3.0, 0.0, 5.0]),
    ("tf.reduce_max(x, axis=[1, 2])", CUBE),
    ("tf.reduce_max(x * x, axis=1)", REDUCED),
    ("tf.reduce_min(x, axis=0, keepdims=True)", [[1.0, 2.0], [1.0, -2.0], [3.0, -2.0]]),
    ("tf.reduce_max(x, axis=1)", [[NAN, 1.0], [2.0, 2.0]]),
    ("tf.reduce_logsumexp(x, axis=-1)", [[-INF, -INF], [0.0, -INF]]),
    ("tf.reduce_logsumexp(x)", [1000.0, 1000.0, -1000.0]),
    ("tf.math.reduce_logsumexp(x, axis=0, keepdims=True) ** 2.", ROWS),
    ("tf.math.reduce_variance(x, axis=[0, 1])", CUBE),
    ("tf.math.reduce_std(x, -1, keepdims=True)", CUBE),
    ("tf.math.reduce_std(x)", 4.0),
    ("tf.reduce_sum(x) * x", VEC),
    ("x / tf.reduce_sum(x, axis=1, keepdims=True)", [[1.0, 3.0], [2.0, 6.0]]),
    ("x - tf.reduce_mean(x, axis=0)", ROWS),
    ("(x - tf.reduce_mean(x)) / tf.math.reduce_std(x)", [1.0, 2.0, 4.0, 8.0]),
    ("tf.reduce_sum(tf.zeros([0, 3]) * x, 0)", [1.0, 2.0, 3.0]),
    ("tf.reduce_mean(tf.zeros([0, 3]) * x, 0)", [1.0, 2.0, 3.0]),
    ("tf.reduce_any(x)", VEC),
    ("tf.reduce_all(x > 0., axis=[0, 1])", CUBE),
    ("tf.reduce_any(x > 100., axis=-1, keepdims=True)", CUBE),
    ("tf.reduce_all(x > 0.)", []),
    ("tf.reduce_any(x > 0.)", []),
    ("tf.reduce_any(x > 0., axis=3)", CUBE),
    ("tf.reduce_any([True, False])", VEC),
    ("tf.reduce_any([1, 0])", VEC),
    ("tf.reduce_sum(x > 0.)", VEC),
    ("tf.reduce_max(x > 0.)", VEC),
    ("tf.reduce_mean(x > 0.)", VEC),
    ("tf.reduce_sum('a')", VEC),
    ("tf.reduce_sum([1, 2.5])", VEC),
    ("tf.reduce_mean(tf.cast(x > 0., tf.float32))", VEC),
    ("tf.math.count_nonzero(x, axis=0)", [[0.0, 1.0], [NAN, 0.0]]),
    ("tf.math.count_nonzero(x, axis=[0, 1], keepdims=True)", [[0.0, 1.0], [NAN, 0.0]]),
    ("tf.math.count_nonzero(x, dtype=tf.int32)", VEC),
    ("tf.math.count_nonzero(x > 0.)", VEC),
    ("tf.math.count_nonzero(['a', ''])", VEC),
    ("tf.math.zero_fraction(x)", [0.0, 1.0, 0.0, 2.0]),
    ("tf.math.reduce_any(x > 0.)", VEC),
    ("tf.math.reduce_sum(x, 0)", MAT),
]

WHOLE = [
    ("tf.reduce_sum(x, axis=1)", [[1, 2], [3, 4]]),
    ("tf.reduce_mean(x)", [1, 2, 4]),
    ("tf.reduce_mean(x)", [-1, -2, -4]),
    ("tf.reduce_mean(x)", []),
    ("tf.reduce_prod(x)", [2**16, 2**16]),
    ("tf.reduce_sum(x)", [2**31 - 1, 1]),
    ("tf.reduce_max(x)", []),
    ("tf.reduce_min(x, 0)", [[3, 1], [2, 5]]),
    ("tf.reduce_logsumexp(x)", [1, 2]),
    ("tf.math.reduce_euclidean_norm(x)", [3, 4]),
    ("tf.math.count_nonzero(x)", [1, 0, 3]),
    ("tf.reduce_any(x)", [1, 0]),
]
BYTES = [
    ("tf.reduce_sum(x)", [200, 100]),
    ("tf.reduce_mean(x)", [200, 101]),
    ("tf.reduce_prod(x)", [20, 20]),
    ("tf.reduce_max(x)", [200, 101]),
]

ARGS = [
    ("tf.argmax(x, 1)", REDUCED),
    ("tf.argmax(x, axis=-1, output_type=tf.int32)", REDUCED),
    ("tf.argmin(x, axis=0, output_type='int32')", REDUCED),
    ("tf.argmax(x, axis=2)", REDUCED),
    ("tf.argmax(x, axis=-3)", REDUCED),
    ("tf.argmax(x, axis=[0, 1])", REDUCED),
    ("tf.argmax(x, axis=tf.constant(1))", REDUCED),
    ("tf.argmax(x, axis=[1])", REDUCED),
    ("tf.argmax(x)", 1.5),
    ("tf.argmax(x)", []),
    ("tf.argmax(x, 0)", EMPTY),
    ("tf.argmax(x, 1)", EMPTY),
    ("tf.argmax(x)", [1.0, NAN, 3.0]),
    ("tf.argmax(x)", [NAN, 1.0]),
    ("tf.argmin(x)", [1.0, NAN, 0.0]),
    ("tf.argmin(x)", [NAN, 1.0]),
    ("tf.argmin(x)", [2.0, 1.0, 1.0]),
    ("tf.argmax(x > 0.)", VEC),
    ("tf.argmin(x > 0.)", VEC),
    ("tf.argmax(x, output_type=tf.float32)", VEC),
    ("tf.argmax(x, output_type=tf.uint16)", VEC),
    ("tf.argmax(['a', 'b'])", VEC),
    ("tf.math.argmax(x, 0)", CUBE),
    ("tf.argmin([x, y])", 2.0, 1.0),
    ("tf.argmax(x, axis=1.)", REDUCED),
    ("tf.argmax(x, dimension=1)", REDUCED),
    ("x[tf.argmax(x)] * x[tf.argmin(x)]", VEC),
    ("tf.gather(x, tf.argmax(x, 1), axis=1, batch_dims=1)", REDUCED),
]

RUNNING = [
    ("tf.cumsum(x, axis=-1)", CUBE),
    ("tf.cumsum(x, 1, exclusive=True, reverse=True)", CUBE),
    ("tf.cumsum(x, exclusive=True)", VEC),
    ("tf.cumsum(x, axis=2)", MAT),
    ("tf.cumsum(x, axis=-3)", MAT),
    ("tf.cumsum(x)", 1.5),
    ("tf.cumsum(x)", []),
    ("tf.cumsum(x, 1)", EMPTY),
    ("tf.cumsum(x, axis=tf.constant(1))", MAT),
    ("tf.cumsum(x, axis=[0])", MAT),
    ("tf.cumsum(x)", [1.0, NAN, 2.0]),
    ("tf.cumsum(x)", [1.0, INF, -INF, 2.0]),
    ("tf.cumsum(x > 0.)", VEC),
    ("tf.cumsum(x ** 2.)", VEC),
    ("tf.cumsum([x, y, x])", 1.5, 2.5),
    ("tf.math.cumsum(x, reverse=True)", MAT),
    ("tf.math.cumprod(x, axis=1)", MAT),
    ("tf.math.cumprod(x, exclusive=True)", VEC),
    ("tf.math.cumprod(x, reverse=True)", VEC),
    ("tf.math.cumprod(x, 0, exclusive=True, reverse=True)", ROWS),
    ("tf.math.cumprod(x)", [2.0, 0.0, 3.0]),
    ("tf.math.cumprod(x)", [0.0, 0.0, 3.0]),
    ("tf.math.cumprod(x)", [1.0, NAN, 3.0]),
    ("tf.math.cumprod(x)", 1.5),
    ("tf.math.cumprod(x, axis=3)", MAT),
    ("tf.math.cumprod(x)", []),
    ("tf.math.cumprod(x ** 2., reverse=True, exclusive=True)", [2.0, 3.0, -4.0]),
    ("tf.math.cumulative_logsumexp(x)", VEC),
    ("tf.math.cumulative_logsumexp(x, axis=1)", [[0.0, 1.0, 2.0]]),
    ("tf.math.cumulative_logsumexp(x, exclusive=True)", VEC),
    ("tf.math.cumulative_logsumexp(x, reverse=True)", VEC),
    ("tf.math.cumulative_logsumexp(x, 0, exclusive=True, reverse=True)", ROWS),
    ("tf.math.cumulative_logsumexp(x)", [100.0, -100.0, 90.0]),
]
RUNNING_DOUBLE = [
    ("tf.cumsum(x, 1, reverse=True)", MAT),
    ("tf.math.cumprod(x, 1)", ROWS),
    ("tf.math.cumulative_logsumexp(x, 1)", ROWS),
]
RUNNING_WHOLE = [
    ("tf.cumsum(x)", [1, 2, 3]),
    ("tf.math.cumprod(x, exclusive=True)", [1, 2, 3]),
    ("tf.math.cumulative_logsumexp(x)", [1, 2, 3]),
]

CASES = [
    *_reductions(),
    *numbered("axis", AXIS_FORMS),
    *numbered("whole-reduction", WHOLE, "int32"),
    *numbered("byte-reduction", BYTES, "uint8"),
    *numbered("arg", ARGS),
    *numbered("running", RUNNING, allowances=ALLOWANCES),
    *numbered("running-double", RUNNING_DOUBLE, "float64"),
    *numbered("running-whole", RUNNING_WHOLE, "int32"),
]
