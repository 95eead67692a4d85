"""tf.math: functions of numbers."""

from gradviz.engine.functions.elementwise import (
    absolute as abs,
)
from gradviz.engine.functions.elementwise import (
    acos as acos,
)
from gradviz.engine.functions.elementwise import (
    acosh as acosh,
)
from gradviz.engine.functions.elementwise import (
    add as add,
)
from gradviz.engine.functions.elementwise import (
    add_n as add_n,
)
from gradviz.engine.functions.elementwise import (
    asin as asin,
)
from gradviz.engine.functions.elementwise import (
    asinh as asinh,
)
from gradviz.engine.functions.elementwise import (
    atan as atan,
)
from gradviz.engine.functions.elementwise import (
    atan2 as atan2,
)
from gradviz.engine.functions.elementwise import (
    atanh as atanh,
)
from gradviz.engine.functions.elementwise import (
    ceil as ceil,
)
from gradviz.engine.functions.elementwise import (
    cos as cos,
)
from gradviz.engine.functions.elementwise import (
    cosh as cosh,
)
from gradviz.engine.functions.elementwise import (
    divide as divide,
)
from gradviz.engine.functions.elementwise import (
    divide as truediv,
)
from gradviz.engine.functions.elementwise import (
    divide_no_nan as divide_no_nan,
)
from gradviz.engine.functions.elementwise import (
    equal as equal,
)
from gradviz.engine.functions.elementwise import (
    erf as erf,
)
from gradviz.engine.functions.elementwise import (
    exp as exp,
)
from gradviz.engine.functions.elementwise import (
    expm1 as expm1,
)
from gradviz.engine.functions.elementwise import (
    floor as floor,
)
from gradviz.engine.functions.elementwise import (
    floordiv as floordiv,
)
from gradviz.engine.functions.elementwise import (
    greater as greater,
)
from gradviz.engine.functions.elementwise import (
    greater_equal as greater_equal,
)
from gradviz.engine.functions.elementwise import (
    is_finite as is_finite,
)
from gradviz.engine.functions.elementwise import (
    is_inf as is_inf,
)
from gradviz.engine.functions.elementwise import (
    is_nan as is_nan,
)
from gradviz.engine.functions.elementwise import (
    less as less,
)
from gradviz.engine.functions.elementwise import (
    less_equal as less_equal,
)
from gradviz.engine.functions.elementwise import (
    log as log,
)
from gradviz.engine.functions.elementwise import (
    log1p as log1p,
)
from gradviz.engine.functions.elementwise import (
    logical_and as logical_and,
)
from gradviz.engine.functions.elementwise import (
    logical_not as logical_not,
)
from gradviz.engine.functions.elementwise import (
    logical_or as logical_or,
)
from gradviz.engine.functions.elementwise import (
    logical_xor as logical_xor,
)
from gradviz.engine.functions.elementwise import (
    maximum as maximum,
)
from gradviz.engine.functions.elementwise import (
    minimum as minimum,
)
from gradviz.engine.functions.elementwise import (
    mod as floormod,
)
from gradviz.engine.functions.elementwise import (
    mod as mod,
)
from gradviz.engine.functions.elementwise import (
    multiply as multiply,
)
from gradviz.engine.functions.elementwise import (
    multiply_no_nan as multiply_no_nan,
)
from gradviz.engine.functions.elementwise import (
    negative as negative,
)
from gradviz.engine.functions.elementwise import (
    not_equal as not_equal,
)
from gradviz.engine.functions.elementwise import (
    power as pow,
)
from gradviz.engine.functions.elementwise import (
    reciprocal as reciprocal,
)
from gradviz.engine.functions.elementwise import (
    rint as rint,
)
from gradviz.engine.functions.elementwise import (
    round_half_even as round,
)
from gradviz.engine.functions.elementwise import (
    rsqrt as rsqrt,
)
from gradviz.engine.functions.elementwise import (
    sigmoid as sigmoid,
)
from gradviz.engine.functions.elementwise import (
    sign as sign,
)
from gradviz.engine.functions.elementwise import (
    sin as sin,
)
from gradviz.engine.functions.elementwise import (
    sinh as sinh,
)
from gradviz.engine.functions.elementwise import (
    sqrt as sqrt,
)
from gradviz.engine.functions.elementwise import (
    square as square,
)
from gradviz.engine.functions.elementwise import (
    squared_difference as squared_difference,
)
from gradviz.engine.functions.elementwise import (
    subtract as subtract,
)
from gradviz.engine.functions.elementwise import (
    tan as tan,
)
from gradviz.engine.functions.elementwise import (
    tanh as tanh,
)
from gradviz.engine.functions.elementwise import (
    xlogy as xlogy,
)
from gradviz.engine.functions.nn import (
    l2_normalize as l2_normalize,
)
from gradviz.engine.functions.nn import (
    log_sigmoid as log_sigmoid,
)
from gradviz.engine.functions.nn import (
    log_softmax as log_softmax,
)
from gradviz.engine.functions.nn import (
    softmax as softmax,
)
from gradviz.engine.functions.nn import (
    softplus as softplus,
)
from gradviz.engine.functions.nn import (
    softsign as softsign,
)
from gradviz.engine.functions.reduce import (
    argmax as argmax,
)
from gradviz.engine.functions.reduce import (
    argmin as argmin,
)
from gradviz.engine.functions.reduce import (
    count_nonzero as count_nonzero,
)
from gradviz.engine.functions.reduce import (
    cumprod as cumprod,
)
from gradviz.engine.functions.reduce import (
    cumsum as cumsum,
)
from gradviz.engine.functions.reduce import (
    reduce_all as reduce_all,
)
from gradviz.engine.functions.reduce import (
    reduce_any as reduce_any,
)
from gradviz.engine.functions.reduce import (
    reduce_euclidean_norm as reduce_euclidean_norm,
)
from gradviz.engine.functions.reduce import (
    reduce_logsumexp as reduce_logsumexp,
)
from gradviz.engine.functions.reduce import (
    reduce_max as reduce_max,
)
from gradviz.engine.functions.reduce import (
    reduce_mean as reduce_mean,
)
from gradviz.engine.functions.reduce import (
    reduce_min as reduce_min,
)
from gradviz.engine.functions.reduce import (
    reduce_prod as reduce_prod,
)
from gradviz.engine.functions.reduce import (
    reduce_std as reduce_std,
)
from gradviz.engine.functions.reduce import (
    reduce_sum as reduce_sum,
)
from gradviz.engine.functions.reduce import (
    reduce_variance as reduce_variance,
)
from gradviz.engine.functions.shape import (
    top_k as top_k,
)

__all__ = [
    "abs",
    "acos",
    "acosh",
    "add",
    "add_n",
    "argmax",
    "argmin",
    "asin",
    "asinh",
    "atan",
    "atan2",
    "atanh",
    "ceil",
    "cos",
    "cosh",
    "count_nonzero",
    "cumprod",
    "cumsum",
    "divide",
    "divide_no_nan",
    "equal",
    "erf",
    "exp",
    "expm1",
    "floor",
    "floordiv",
    "floormod",
    "greater",
    "greater_equal",
    "is_finite",
    "is_inf",
    "is_nan",
    "l2_normalize",
    "less",
    "less_equal",
    "log",
    "log1p",
    "log_sigmoid",
    "log_softmax",
    "logical_and",
    "logical_not",
    "logical_or",
    "logical_xor",
    "maximum",
    "minimum",
    "mod",
    "multiply",
    "multiply_no_nan",
    "negative",
    "not_equal",
    "pow",
    "reciprocal",
    "reduce_all",
    "reduce_any",
    "reduce_euclidean_norm",
    "reduce_logsumexp",
    "reduce_max",
    "reduce_mean",
    "reduce_min",
    "reduce_prod",
    "reduce_std",
    "reduce_sum",
    "reduce_variance",
    "rint",
    "round",
    "rsqrt",
    "sigmoid",
    "sign",
    "sin",
    "sinh",
    "softmax",
    "softplus",
    "softsign",
    "sqrt",
    "square",
    "squared_difference",
    "subtract",
    "tan",
    "tanh",
    "top_k",
    "truediv",
    "xlogy",
]
