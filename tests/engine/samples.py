"""One sample row per operation: inputs at which it is smooth, its parameters, and how smooth.

`order` is how often the op can be differentiated there by what is recorded: 0 for none, 1 where the
second derivative is not worth a check (a constant slope has none), 2 for smooth ones.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Sample:
    op: str
    inputs: tuple[Any, ...]
    params: dict[str, Any] = field(default_factory=dict)
    order: int = 2


def spread(*shape: int, low: float = -2.0, high: float = 2.0, seed: int = 1) -> Any:
    """Return numbers that keep away from each other, from whole numbers and from 0."""
    count = int(np.prod(shape))
    line = np.linspace(low, high, count) + 0.0137 * seed
    return np.random.default_rng(seed).permutation(line).reshape(shape)


A, B = spread(2, 3), spread(2, 3, seed=2)
ROW, COLUMN = spread(3, seed=3), spread(2, 1, seed=4)
POSITIVE, UNIT = spread(2, 3, low=0.3, high=3.0), spread(2, 3, low=-0.8, high=0.8)
SQUARE = np.array([[2.0, 0.3, -0.4], [0.1, 1.5, 0.2], [0.7, -0.6, 1.8]])
PROBABLE = np.array([[0.2, 0.3, 0.5], [0.6, 0.1, 0.3]])
WHOLE = np.array([[3, -4, 5], [1, 2, -6]], np.int32)
TRUTH = np.array([[True, False, True], [False, False, True]])
REDUCE = {"axis": (1,), "keepdims": False}
RUN = {"axis": 1, "exclusive": False, "reverse": False}

SAMPLES = [
    Sample("add", (A, ROW), order=1),
    Sample("subtract", (A, COLUMN), order=1),
    Sample("multiply", (A, ROW)),
    Sample("divide", (A, POSITIVE)),
    Sample("divide_no_nan", (A, POSITIVE)),
    Sample("multiply_no_nan", (A, B)),
    Sample("floordiv", (A, POSITIVE), order=0),
    Sample("mod", (A, np.full((2, 3), 1.3)), order=1),
    Sample("power", (POSITIVE, B)),
    Sample("maximum", (A, B), order=1),
    Sample("minimum", (A, B), order=1),
    Sample("squared_difference", (A, ROW)),
    Sample("atan2", (A, POSITIVE)),
    Sample("negative", (A,), order=1),
    Sample("add_n", (A, B, A), order=1),
    Sample("identity", (A,), order=1),
    Sample("read", (A,), order=1),
    Sample("stop_gradient", (A,), order=0),
    Sample("zeros_like", (A,), order=0),
    Sample("ones_like", (A,), order=0),
    Sample("abs", (A,), order=1),
    Sample("sign", (A,), order=1),
    Sample("square", (A,)),
    Sample("sqrt", (POSITIVE,)),
    Sample("rsqrt", (POSITIVE,)),
    Sample("reciprocal", (POSITIVE,)),
    Sample("exp", (A,)),
    Sample("expm1", (A,)),
    Sample("log", (POSITIVE,)),
    Sample("log1p", (POSITIVE,)),
    Sample("sin", (A,)),
    Sample("cos", (A,)),
    Sample("tan", (UNIT,)),
    Sample("asin", (UNIT,)),
    Sample("acos", (UNIT,)),
    Sample("atan", (A,)),
    Sample("sinh", (A,)),
    Sample("cosh", (A,)),
    Sample("tanh", (A,)),
    Sample("asinh", (A,)),
    Sample("acosh", (1.2 + POSITIVE,)),
    Sample("atanh", (UNIT,)),
    Sample("sigmoid", (A,)),
    Sample("softplus", (A,)),
    Sample("erf", (A,)),
    Sample("floor", (A,), order=0),
    Sample("ceil", (A,), order=0),
    Sample("round", (A,), order=0),
    Sample("where", (TRUTH, A, ROW), order=1),
    Sample("clip_by_value", (A, np.float64(-1.1), np.float64(1.3)), order=1),
    Sample("sqrt_grad", (POSITIVE, A)),
    Sample("rsqrt_grad", (POSITIVE, A)),
    Sample("relu", (A,), order=1),
    Sample("relu_grad", (A, B), order=1),
    Sample("relu6", (4 * A,), order=1),
    Sample("relu6_grad", (A, 4 * B), order=1),
    Sample("leaky_relu", (A,), {"alpha": 0.2}, order=1),
    Sample("elu", (A,)),
    Sample("elu_grad", (A, B)),
    Sample("selu", (A,)),
    Sample("gelu", (A,)),
    Sample("swish", (A,)),
    Sample("softsign", (A,)),
    Sample("matmul", (A, B), {"transpose_b": True}),
    Sample("matrix_transpose", (A,), order=1),
    Sample("matrix_inverse", (SQUARE,)),
    Sample("matrix_determinant", (SQUARE,)),
    Sample("diag", (A,), order=1),
    Sample("diag_part", (SQUARE,), order=1),
    Sample("set_diag_part", (ROW,), {"shape": (3, 3)}, order=1),
    Sample("band_part", (SQUARE,), {"lower": 1, "upper": 0}, order=1),
    Sample("einsum", (A, B, ROW), {"inputs": ("ij", "kj", "j"), "output": "ik"}),
    Sample("reduce_sum", (A,), REDUCE, order=1),
    Sample("reduce_mean", (A,), REDUCE, order=1),
    Sample("reduce_prod", (A,), REDUCE),
    Sample("reduce_max", (A,), REDUCE, order=1),
    Sample("reduce_min", (A,), REDUCE, order=1),
    Sample("logsumexp", (A,), REDUCE),
    Sample("cumsum", (A,), {**RUN, "exclusive": True}, order=1),
    Sample("cumprod", (A,), {**RUN, "reverse": True}),
    Sample("reduce_any", (TRUTH,), REDUCE, order=0),
    Sample("reduce_all", (TRUTH,), REDUCE, order=0),
    Sample("argmax", (A,), {"axis": 1, "dtype": np.dtype(np.int64)}, order=0),
    Sample("argmin", (A,), {"axis": 1, "dtype": np.dtype(np.int64)}, order=0),
    Sample("reshape", (A,), {"shape": (3, 2)}, order=1),
    Sample("transpose", (A,), {"perm": (1, 0)}, order=1),
    Sample("squeeze", (COLUMN,), {"axis": (1,)}, order=1),
    Sample("expand_dims", (A,), {"axis": 1}, order=1),
    Sample("broadcast_to", (COLUMN,), {"shape": (4, 2, 3)}, order=1),
    Sample("sum_to", (A,), {"shape": (2, 1)}, order=1),
    Sample("concat", (A, B, COLUMN), {"axis": 1}, order=1),
    Sample("stack", (A, B), {"axis": 1}, order=1),
    Sample("getitem", (A,), {"key": (slice(None, None, -1), None, slice(0, 3, 2))}, order=1),
    Sample("getitem_grad", (ROW,), {"key": (1,), "shape": (2, 3)}, order=1),
    Sample("gather", (A, np.array([2, 0, 2])), {"axis": 1}, order=1),
    Sample("gather_grad", (A, np.array([1, 1])), {"axis": 0, "shape": (4, 3)}, order=1),
    Sample("gather_nd", (A, np.array([[0, 2], [1, 1], [0, 2]])), order=1),
    Sample("gather_nd_grad", (ROW, np.array([[0, 2], [1, 1], [0, 2]])), {"shape": (2, 3)}, order=1),
    Sample("tile", (A,), {"multiples": (2, 3)}, order=1),
    Sample("pad", (A,), {"paddings": ((1, 0), (2, 1)), "value": np.float64(0.5)}, order=1),
    Sample("reverse", (A,), {"axis": (1,)}, order=1),
    Sample("roll", (A,), {"shift": (1, -2), "axis": (0, 1)}, order=1),
    Sample("one_hot", (WHOLE,), {"depth": 4, "on": 1.0, "off": 0.0, "axis": -1}, order=0),
    Sample("cast", (A,), {"dtype": np.dtype(np.float64)}, order=1),
    Sample("softmax", (A,), {"axis": 1}),
    Sample("log_softmax", (A,), {"axis": 1}),
    Sample("softmax_cross_entropy", (PROBABLE, A)),
    Sample("sparse_softmax_cross_entropy", (np.array([2, 0]), A)),
    Sample("sigmoid_cross_entropy", (PROBABLE, A)),
    Sample("bias_add", (A, ROW), order=1),
    Sample("adjust_contrast", (A[..., None], np.float64(2.0)), order=0),
    *(Sample(name, (A, B), order=0)
      for name in ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal")),
    *(Sample(name, (TRUTH, ~TRUTH), order=0)
      for name in ("logical_and", "logical_or", "logical_xor")),
    *(Sample(name, (WHOLE, WHOLE), order=0)
      for name in ("bitwise_and", "bitwise_or", "bitwise_xor")),
    Sample("logical_not", (TRUTH,), order=0),
    Sample("invert", (WHOLE,), order=0),
    *(Sample(name, (A,), order=0) for name in ("is_nan", "is_inf", "is_finite")),
]  # fmt: skip
