"""TensorFlow's spelling over the engine: `import gradviz.tf as tf`.

Nothing but names; GradientTape's manners are in gradient_tape.py. Each module's `__all__` is also
what a program in the language may use.
"""

from gradviz.tf.flow import (
    cond as cond,
    executing_eagerly as executing_eagerly,
    function as function,
    while_loop as while_loop,
)
from gradviz.engine.custom import (
    custom_gradient as custom_gradient,
)
from gradviz.engine.functions.clipping import (
    clip_by_global_norm as clip_by_global_norm,
    clip_by_norm as clip_by_norm,
)
from gradviz.engine.convert import (
    constant as constant,
)
from gradviz.engine.dtypes import (
    DType as DType,
)
from gradviz.engine.dtypes import (
    as_dtype as as_dtype,
)
from gradviz.engine.dtypes import (
    boolean as bool,
)
from gradviz.engine.dtypes import (
    float16 as float16,
)
from gradviz.engine.dtypes import (
    float32 as float32,
)
from gradviz.engine.dtypes import (
    float64 as float64,
)
from gradviz.engine.dtypes import (
    int8 as int8,
)
from gradviz.engine.dtypes import (
    int16 as int16,
)
from gradviz.engine.dtypes import (
    int32 as int32,
)
from gradviz.engine.dtypes import (
    int64 as int64,
)
from gradviz.engine.dtypes import (
    string as string,
)
from gradviz.engine.dtypes import (
    uint8 as uint8,
)
from gradviz.engine.dtypes import (
    uint16 as uint16,
)
from gradviz.engine.dtypes import (
    uint32 as uint32,
)
from gradviz.engine.dtypes import (
    uint64 as uint64,
)
from gradviz.engine.execute import (
    is_tensor as is_tensor,
)
from gradviz.engine.functions.create import (
    arange as range,
)
from gradviz.engine.functions.create import (
    eye as eye,
)
from gradviz.engine.functions.create import (
    fill as fill,
)
from gradviz.engine.functions.create import (
    linspace as linspace,
)
from gradviz.engine.functions.create import (
    meshgrid as meshgrid,
)
from gradviz.engine.functions.create import (
    ones as ones,
)
from gradviz.engine.functions.create import (
    zeros as zeros,
)
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
    cast as cast,
)
from gradviz.engine.functions.elementwise import (
    clip_by_value as clip_by_value,
)
from gradviz.engine.functions.elementwise import (
    convert_to_tensor as convert_to_tensor,
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
    equal as equal,
)
from gradviz.engine.functions.elementwise import (
    exp as exp,
)
from gradviz.engine.functions.elementwise import (
    floor as floor,
)
from gradviz.engine.functions.elementwise import (
    greater as greater,
)
from gradviz.engine.functions.elementwise import (
    greater_equal as greater_equal,
)
from gradviz.engine.functions.elementwise import (
    identity as identity,
)
from gradviz.engine.functions.elementwise import (
    less as less,
)
from gradviz.engine.functions.elementwise import (
    less_equal as less_equal,
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
    maximum as maximum,
)
from gradviz.engine.functions.elementwise import (
    minimum as minimum,
)
from gradviz.engine.functions.elementwise import (
    multiply as multiply,
)
from gradviz.engine.functions.elementwise import (
    negative as negative,
)
from gradviz.engine.functions.elementwise import (
    not_equal as not_equal,
)
from gradviz.engine.functions.elementwise import (
    ones_like as ones_like,
)
from gradviz.engine.functions.elementwise import (
    power as pow,
)
from gradviz.engine.functions.elementwise import (
    round_half_even as round,
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
    stop_gradient as stop_gradient,
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
    where as where,
)
from gradviz.engine.functions.elementwise import (
    zeros_like as zeros_like,
)
from gradviz.engine.functions.linalg import (
    einsum as einsum,
    matmul as matmul,
)
from gradviz.engine.functions.linalg import (
    tensordot as tensordot,
)
from gradviz.engine.functions.reduce import (
    argmax as argmax,
)
from gradviz.engine.functions.reduce import (
    argmin as argmin,
)
from gradviz.engine.functions.reduce import (
    cumsum as cumsum,
)
from gradviz.engine.functions.reduce import (
    norm as norm,
)
from gradviz.engine.functions.reduce import (
    reduce_all as reduce_all,
)
from gradviz.engine.functions.reduce import (
    reduce_any as reduce_any,
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
    reduce_sum as reduce_sum,
)
from gradviz.engine.functions.shape import (
    argsort as argsort,
)
from gradviz.engine.functions.shape import (
    boolean_mask as boolean_mask,
)
from gradviz.engine.functions.shape import (
    broadcast_to as broadcast_to,
)
from gradviz.engine.functions.shape import (
    concat as concat,
)
from gradviz.engine.functions.shape import (
    expand_dims as expand_dims,
)
from gradviz.engine.functions.shape import (
    gather as gather,
)
from gradviz.engine.functions.shape import (
    gather_nd as gather_nd,
)
from gradviz.engine.functions.shape import (
    one_hot as one_hot,
)
from gradviz.engine.functions.shape import (
    pad as pad,
)
from gradviz.engine.functions.shape import (
    rank as rank,
)
from gradviz.engine.functions.shape import (
    repeat as repeat,
)
from gradviz.engine.functions.shape import (
    reshape as reshape,
)
from gradviz.engine.functions.shape import (
    reverse as reverse,
)
from gradviz.engine.functions.shape import (
    roll as roll,
)
from gradviz.engine.functions.shape import (
    shape as shape,
)
from gradviz.engine.functions.shape import (
    size as size,
)
from gradviz.engine.functions.shape import (
    slice_of as slice,
)
from gradviz.engine.functions.shape import (
    sort as sort,
)
from gradviz.engine.functions.shape import (
    split as split,
)
from gradviz.engine.functions.shape import (
    squeeze as squeeze,
)
from gradviz.engine.functions.shape import (
    stack as stack,
)
from gradviz.engine.functions.shape import (
    tile as tile,
)
from gradviz.engine.functions.shape import (
    transpose as transpose,
)
from gradviz.engine.functions.shape import (
    unstack as unstack,
)
from gradviz.engine.tensor import (
    Tensor as Tensor,
)
from gradviz.engine.tensor_shape import (
    TensorShape as TensorShape,
)
from gradviz.engine.variable import (
    Variable as Variable,
)
from gradviz.models.module import (
    Module as Module,
)
from gradviz.tf import (
    dtypes as dtypes,
)
from gradviz.tf import (
    errors as errors,
)
from gradviz.tf import (
    image as image,
)
from gradviz.tf import (
    keras as keras,
)
from gradviz.tf import (
    linalg as linalg,
)
from gradviz.tf import (
    math as math,
)
from gradviz.tf import (
    nn as nn,
)
from gradviz.tf import (
    random as random,
)
from gradviz.tf.gradient_tape import (
    GradientTape as GradientTape,
)
from gradviz.tf.gradient_tape import (
    UnconnectedGradients as UnconnectedGradients,
)

newaxis = None

__all__ = [
    "DType",
    "GradientTape",
    "Module",
    "Tensor",
    "TensorShape",
    "UnconnectedGradients",
    "Variable",
    "abs",
    "acos",
    "acosh",
    "add",
    "add_n",
    "argmax",
    "argmin",
    "argsort",
    "as_dtype",
    "asin",
    "asinh",
    "atan",
    "atan2",
    "atanh",
    "bool",
    "boolean_mask",
    "broadcast_to",
    "cast",
    "clip_by_global_norm",
    "clip_by_norm",
    "clip_by_value",
    "concat",
    "cond",
    "constant",
    "convert_to_tensor",
    "cos",
    "cosh",
    "cumsum",
    "custom_gradient",
    "divide",
    "dtypes",
    "einsum",
    "equal",
    "errors",
    "executing_eagerly",
    "exp",
    "expand_dims",
    "eye",
    "fill",
    "float16",
    "float32",
    "float64",
    "floor",
    "function",
    "gather",
    "gather_nd",
    "greater",
    "greater_equal",
    "identity",
    "image",
    "int16",
    "int32",
    "int64",
    "int8",
    "is_tensor",
    "keras",
    "less",
    "less_equal",
    "linalg",
    "linspace",
    "logical_and",
    "logical_not",
    "logical_or",
    "math",
    "matmul",
    "maximum",
    "meshgrid",
    "minimum",
    "multiply",
    "negative",
    "newaxis",
    "nn",
    "norm",
    "not_equal",
    "one_hot",
    "ones",
    "ones_like",
    "pad",
    "pow",
    "random",
    "range",
    "rank",
    "reduce_all",
    "reduce_any",
    "reduce_logsumexp",
    "reduce_max",
    "reduce_mean",
    "reduce_min",
    "reduce_prod",
    "reduce_sum",
    "repeat",
    "reshape",
    "reverse",
    "roll",
    "round",
    "shape",
    "sigmoid",
    "sign",
    "sin",
    "sinh",
    "size",
    "slice",
    "sort",
    "split",
    "sqrt",
    "square",
    "squeeze",
    "stack",
    "stop_gradient",
    "string",
    "subtract",
    "tan",
    "tanh",
    "tensordot",
    "tile",
    "transpose",
    "truediv",
    "uint16",
    "uint32",
    "uint64",
    "uint8",
    "unstack",
    "where",
    "while_loop",
    "zeros",
    "zeros_like",
]
