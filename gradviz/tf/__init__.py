"""TensorFlow's spelling over the engine: `import gradviz.tf as tf`.

Nothing but names; GradientTape's manners are in gradient_tape.py. Each module's `__all__` is also
what a program in the language may use. Names are packed, so that the list can be read whole.
"""

# isort: off
# fmt: off
from importlib import import_module
from typing import TYPE_CHECKING, Any

from gradviz.engine.convert import constant
from gradviz.engine.custom import custom_gradient
from gradviz.engine.dtypes import (
    DType, as_dtype, boolean as bool, float16, float16 as half, float32, float64, float64 as double,
    int8, int16, int32, int64, string, uint8, uint16, uint32, uint64,
)
from gradviz.engine.execute import is_tensor
from gradviz.engine.functions.arithmetic import (
    realdiv, saturate_cast, scalar_mul, truncatediv, truncatemod,
)
from gradviz.engine.functions.blocks import (
    batch_to_space, space_to_batch, space_to_batch as space_to_batch_nd,
)
from gradviz.engine.functions.clipping import clip_by_global_norm, clip_by_norm
from gradviz.engine.functions.create import arange as range, eye, fill, linspace, ones, zeros
from gradviz.engine.functions.decompositions import sqrtm as matrix_square_root
from gradviz.engine.functions.einsum import einsum
from gradviz.engine.functions.elementwise import (
    absolute as abs, acos, acosh, add, add_n, asin, asinh, atan, atan2, atanh, cast, clip_by_value,
    convert_to_tensor, cos, cosh, divide, equal, exp, floor, greater, greater_equal, identity, less,
    less_equal, logical_and, logical_not, logical_or, maximum, minimum, multiply, negative,
    not_equal, ones_like, power as pow, round_half_even as round, sigmoid, sign, sin, sinh, sqrt,
    square, stop_gradient, subtract, tan, tanh, truediv, where, zeros_like,
)
from gradviz.engine.functions.joining import concat, identity_n, split, stack, unstack
from gradviz.engine.functions.linalg import matmul, tensordot
from gradviz.engine.functions.norms import norm
from gradviz.engine.functions.ordering import (
    argsort, searchsorted, sort, unique, unique_with_counts,
)
from gradviz.engine.functions.picking import boolean_mask, gather, gather_nd, one_hot
from gradviz.engine.functions.reduce import (
    argmax, argmin, cumsum, reduce_all, reduce_any, reduce_logsumexp, reduce_max, reduce_mean,
    reduce_min, reduce_prod, reduce_sum,
)
from gradviz.engine.functions.scatter import (
    dynamic_partition, dynamic_stitch, reverse_sequence, scatter_nd, sequence_mask,
    tensor_scatter_nd_add, tensor_scatter_nd_max, tensor_scatter_nd_min, tensor_scatter_nd_sub,
    tensor_scatter_nd_update, unravel_index,
)
from gradviz.engine.functions.shape import (
    ensure_shape, expand_dims, rank, reshape, reverse, roll, shape, shape_n, size, squeeze,
    transpose,
)
from gradviz.engine.functions.slicing import slice_of as slice, strided_slice
from gradviz.engine.functions.spreading import (
    broadcast_dynamic_shape, broadcast_static_shape, broadcast_to, meshgrid, pad, repeat, tile,
)
from gradviz.engine.indexed_slices import IndexedSlices
from gradviz.engine.inert import VariableAggregation, VariableSynchronization
from gradviz.engine.naming import NameScope as name_scope
from gradviz.engine.pass_through import grad_pass_through
from gradviz.engine.recompute import recompute_grad
from gradviz.engine.registry import RegisterGradient, no_gradient
from gradviz.engine.tensor import Tensor
from gradviz.engine.tensor_array import TensorArray
from gradviz.engine.tensor_shape import TensorShape
from gradviz.engine.tensor_spec import TensorSpec, type_spec_from_value
from gradviz.engine.variable import Variable
from gradviz.models.module import Module
from gradviz.models.plain_initializers import (
    Constant as constant_initializer, Ones as ones_initializer, RandomNormal as
    random_normal_initializer, RandomUniform as random_uniform_initializer, Zeros as
    zeros_initializer,
)
from gradviz.tf import (
    autodiff, autograph, bitwise, config, debugging, dtypes, errors, image, linalg, math,
    nest, nn, random, raw_ops, test, version,
)
from gradviz.tf.asking import UnconnectedGradients
from gradviz.tf.debugging import Assert, assert_equal, assert_greater, assert_less, assert_rank
from gradviz.tf.flow import (
    case, cond, control_dependencies, group, init_scope, no_op, numpy_function, py_function,
    switch_case, tuple_of as tuple, while_loop,
)
from gradviz.tf.function import function
from gradviz.tf.graphs import (
    get_static_value, gradients, hessians, is_symbolic_tensor, parallel_stack,
)
from gradviz.tf.gradient_tape import GradientTape
from gradviz.tf.mapping import foldl, foldr, map_fn, scan, vectorized_map
from gradviz.tf.printing import print_tensors as print
from gradviz.tf.surroundings import device, executing_eagerly, get_logger, inside_function

if TYPE_CHECKING:
    from gradviz.tf import keras
    from gradviz.tf.keras import initializers, losses, metrics, optimizers

__version__ = version.VERSION  # whose answers are given
newaxis = None
__all__ = [
    "Assert", "DType", "GradientTape", "IndexedSlices", "Module", "RegisterGradient", "Tensor",
    "TensorArray", "TensorShape", "TensorSpec", "UnconnectedGradients", "Variable",
    "VariableAggregation", "VariableSynchronization", "__version__", "abs", "acos", "acosh", "add",
    "add_n", "argmax", "argmin", "argsort", "as_dtype", "asin", "asinh", "assert_equal",
    "assert_greater", "assert_less", "assert_rank", "atan", "atan2", "atanh", "autodiff",
    "autograph", "batch_to_space", "bitwise", "bool", "boolean_mask", "broadcast_dynamic_shape",
    "broadcast_static_shape", "broadcast_to", "case", "cast", "clip_by_global_norm", "clip_by_norm",
    "clip_by_value", "concat", "cond", "config", "constant", "constant_initializer",
    "control_dependencies", "convert_to_tensor", "cos", "cosh", "cumsum", "custom_gradient",
    "debugging", "device", "divide", "double", "dtypes", "dynamic_partition", "dynamic_stitch",
    "einsum", "ensure_shape", "equal", "errors", "executing_eagerly", "exp", "expand_dims", "eye",
    "fill", "float16", "float32", "float64", "floor", "foldl", "foldr", "function", "gather",
    "gather_nd", "get_logger", "get_static_value", "grad_pass_through", "gradients", "greater",
    "greater_equal", "group", "half", "hessians", "identity", "identity_n", "image", "init_scope",
    "initializers", "inside_function", "int8", "int16", "int32", "int64", "is_symbolic_tensor",
    "is_tensor", "keras", "less", "less_equal", "linalg", "linspace", "logical_and", "logical_not",
    "logical_or", "losses", "map_fn", "math", "matmul", "matrix_square_root", "maximum", "meshgrid",
    "metrics", "minimum", "multiply", "name_scope", "negative", "nest", "newaxis", "nn",
    "no_gradient", "no_op", "norm", "not_equal", "numpy_function", "one_hot", "ones",
    "ones_initializer", "ones_like", "optimizers", "pad", "parallel_stack", "pow", "print",
    "py_function", "random", "random_normal_initializer", "random_uniform_initializer", "range",
    "rank", "raw_ops", "realdiv", "recompute_grad", "reduce_all", "reduce_any", "reduce_logsumexp",
    "reduce_max", "reduce_mean", "reduce_min", "reduce_prod", "reduce_sum", "repeat", "reshape",
    "reverse", "reverse_sequence", "roll", "round", "saturate_cast", "scalar_mul", "scan",
    "scatter_nd", "searchsorted", "sequence_mask", "shape", "shape_n", "sigmoid", "sign", "sin",
    "sinh", "size", "slice", "sort", "space_to_batch", "space_to_batch_nd", "split", "sqrt",
    "square", "squeeze", "stack", "stop_gradient", "strided_slice", "string", "subtract",
    "switch_case", "tan", "tanh", "tensor_scatter_nd_add", "tensor_scatter_nd_max",
    "tensor_scatter_nd_min", "tensor_scatter_nd_sub", "tensor_scatter_nd_update", "tensordot",
    "test", "tile", "transpose", "truediv", "truncatediv", "truncatemod", "tuple",
    "type_spec_from_value", "uint8", "uint16", "uint32", "uint64", "unique", "unique_with_counts",
    "unravel_index", "unstack", "vectorized_map", "version", "where", "while_loop", "zeros",
    "zeros_initializer", "zeros_like",
]
# fmt: on
_OF_KERAS = ("initializers", "losses", "metrics", "optimizers")


def __getattr__(name: str) -> Any:
    """Load what is large, and what many programs do without, on first use."""
    if name != "keras" and name not in _OF_KERAS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = import_module("gradviz.tf.keras")
    globals().update(keras=found, **{word: getattr(found, word) for word in _OF_KERAS})
    return globals()[name]


def __dir__() -> list[str]:
    return __all__
