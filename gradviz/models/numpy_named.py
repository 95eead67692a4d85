"""More of Keras's arithmetic, under NumPy's names: functions, reductions, products."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from gradviz.engine.functions import (
    einsum as sums,
    elementwise,
    linalg,
    reduce,
    shape as shapes,
)
from gradviz.models import activations
from gradviz.models.arithmetic import binary, unary
from gradviz.models.conversion import cast, convert, dtype_of
from gradviz.models.host import afford
from gradviz.models.operation import symbolic
from gradviz.models.promotion import result_type
from gradviz.models.settings import floatx

tan = unary("tan", elementwise.tan, floating=True)
arcsin = unary("arcsin", elementwise.asin, floating=True)
arccos = unary("arccos", elementwise.acos, floating=True)
arctan = unary("arctan", elementwise.atan, floating=True)
sinh = unary("sinh", elementwise.sinh, floating=True)
cosh = unary("cosh", elementwise.cosh, floating=True)
arcsinh = unary("arcsinh", elementwise.asinh, floating=True)
arccosh = unary("arccosh", elementwise.acosh, floating=True)
arctanh = unary("arctanh", elementwise.atanh, floating=True)
log1p = unary("log1p", elementwise.log1p, floating=True)
reciprocal = unary("reciprocal", elementwise.reciprocal)
erf = unary("erf", elementwise.erf)
arctan2 = binary("arctan2", elementwise.atan2, float)


def _floated(x: Any) -> Any:
    """Return x, whole numbers and truth values as the default floating dtype."""
    x = convert(x)
    return x if dtype_of(x).is_floating else cast(x, floatx())


@symbolic
def expm1(x: Any) -> Any:
    """Return exp(x) - 1."""
    return elementwise.expm1(_floated(x))


def _log_of_base(x: Any, base: float) -> Any:
    x = convert(x)
    x = cast(x, floatx() if dtype_of(x) == "int64" else result_type(dtype_of(x), float))
    return elementwise.divide(elementwise.log(x), elementwise.log(convert(base, dtype_of(x))))


@symbolic
def log2(x: Any) -> Any:
    """Return the logarithm to base 2."""
    return _log_of_base(x, 2.0)


@symbolic
def log10(x: Any) -> Any:
    """Return the logarithm to base 10."""
    return _log_of_base(x, 10.0)


@symbolic
def isnan(x: Any) -> Any:
    """Return where x is nan: nowhere if it is whole numbers."""
    return elementwise.is_nan(_floated(x))


@symbolic
def isinf(x: Any) -> Any:
    """Return where x is infinite."""
    return elementwise.is_inf(_floated(x))


@symbolic
def isfinite(x: Any) -> Any:
    """Return where x is neither nan nor infinite."""
    return elementwise.is_finite(_floated(x))


@symbolic
def std(x: Any, axis: Any = None, keepdims: bool = False) -> Any:
    """Return the standard deviation over axes."""
    return reduce.reduce_std(_floated(x), axis, keepdims)


@symbolic
def var(x: Any, axis: Any = None, keepdims: bool = False) -> Any:
    """Return the variance over axes."""
    x = convert(x)
    kind = dtype_of(x)
    found = reduce.reduce_variance(cast(x, result_type(kind, "float32")), axis, keepdims)
    return cast(found, result_type(kind, float))


@symbolic
def logsumexp(x: Any, axis: Any = None, keepdims: bool = False) -> Any:
    """Return log(sum(exp(x))) over axes."""
    return reduce.reduce_logsumexp(convert(x), axis, keepdims)


@symbolic
def argmin(x: Any, axis: Any = None) -> Any:
    """Return the place of the smallest along an axis, of all elements if None, as int32."""
    x = convert(x)
    if axis is None:
        x, axis = shapes.reshape(x, [-1]), 0
    return reduce.argmin(x, axis, "int32")


def _running(x: Any, axis: Any, dtype: Any) -> tuple[Any, Any]:
    x = convert(x, dtype)
    x = cast(x, "int32") if dtype_of(x) == "bool" else x
    return (shapes.reshape(x, [-1]), 0) if axis is None else (x, axis)


@symbolic
def cumsum(x: Any, axis: Any = None, dtype: Any = None) -> Any:
    """Return running sums along an axis, of all elements in a row if None."""
    return reduce.cumsum(*_running(x, axis, dtype))


@symbolic
def cumprod(x: Any, axis: Any = None, dtype: Any = None) -> Any:
    """Return running products along an axis, of all elements in a row if None."""
    return reduce.cumprod(*_running(x, axis, dtype))


def _of_one_kind(x1: Any, x2: Any) -> tuple[Any, Any, Any]:
    """Return both in a dtype that products compute in, and the dtype of the result."""
    x1, x2 = convert(x1), convert(x2)
    result = result_type(dtype_of(x1), dtype_of(x2))
    compute = result_type(result, float)
    return cast(x1, compute), cast(x2, compute), result


@symbolic
def dot(x1: Any, x2: Any) -> Any:
    """Return the product over the last axis of x1 and the last but one (or only one) of x2."""
    x1, x2, result = _of_one_kind(x1, x2)
    if not x1.ndim or not x2.ndim:
        return cast(elementwise.multiply(x1, x2), result)
    last = -1 if x2.ndim == 1 else -2
    afford((*x1.shape[:-1], *x2.shape[:last], *x2.shape[last + 1 or x2.ndim :]))
    return cast(linalg.tensordot(x1, x2, [[-1], [last]]), result)


@symbolic
def tensordot(x1: Any, x2: Any, axes: Any = 2) -> Any:
    """Return the product over several axes."""
    x1, x2, result = _of_one_kind(x1, x2)
    return cast(linalg.tensordot(x1, x2, axes), result)


@symbolic
def outer(x1: Any, x2: Any) -> Any:
    """Return every element of x1 times every element of x2."""
    x1, x2 = convert(x1), convert(x2)
    dtype = result_type(dtype_of(x1), dtype_of(x2))
    afford((math.prod(x1.shape), math.prod(x2.shape)))
    column = shapes.reshape(cast(x1, dtype), [-1, 1])
    return column * shapes.reshape(cast(x2, dtype), [-1])


@symbolic
def einsum(subscripts: str, *operands: Any) -> Any:
    """Return the sum of products that the letters name."""
    parts = [convert(x) for x in operands]
    result = result_type(*(dtype_of(x) for x in parts))
    compute = floatx() if "int" in result else result
    return cast(sums.einsum(subscripts, *(cast(x, compute) for x in parts)), result)


@symbolic
def count_nonzero(x: Any, axis: Any = None) -> Any:
    """Return how many elements over axes are not zero, as int32."""
    return reduce.count_nonzero(convert(x), axis=axis, dtype="int32")


@symbolic
def gelu(x: Any, approximate: bool = True) -> Any:
    """Return x times the chance of a normal number below it; by tanh unless told otherwise."""
    return activations.gelu(x, approximate)


def convert_to_numpy(x: Any) -> Any:
    """Return the value as a NumPy array of its own."""
    return np.array(convert(x))


def dtype(x: Any) -> str:
    """Return the name of the dtype."""
    return dtype_of(convert(x))
