"""Functions of TensorFlow that are arithmetic made of arithmetic, and the real side of complex."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.dtypes import DType, as_dtype
from gradviz.engine.errors import NotFoundError
from gradviz.engine.execute import execute, raw_value, to_tensor
from gradviz.engine.functions.elementwise import (
    add,
    add_n,
    cast,
    convert_to_tensor,
    identity,
    multiply,
    pair,
    tensor,
    where,
    zeros_like,
)
from gradviz.engine.functions.making import function
from gradviz.engine.op import OPS

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor

truncatediv = function("truncatediv", "x, y", "x / y without what follows the point.")
truncatemod = function("truncatemod", "x, y", "Rest of x / y, with x's sign; no gradient.")
xlogy = function("xlogy", "x, y", "x * log(y), and 0 where x is 0.")
xlog1py = function("xlog1py", "x, y", "x * log(1 + y), and 0 where x is 0.")
xdivy = function("xdivy", "x, y", "x / y, and 0 where x is 0.")
nextafter = function("nextafter", "x1, x2", "The next number after x1 on the way to x2.")
left_shift = function("left_shift", "x, y", "Bits of x moved up by y places, at most all but one.")
right_shift = function("right_shift", "x, y", "Bits of x moved down by y places, sign kept.")
bitwise_and = function("bitwise_and", "x, y", "Bits that are set in both.")
bitwise_or = function("bitwise_or", "x, y", "Bits that are set in either.")
bitwise_xor = function("bitwise_xor", "x, y", "Bits that are set in one only.")
invert = function("invert", "x", "All bits turned over.")


def realdiv(x: Any, y: Any, name: str | None = None) -> Tensor:
    """Return x / y of floating numbers."""
    x, y = pair(x, y)
    if x.dtype.is_integer:
        raise NotFoundError("Could not find device for node: {{node RealDiv}}")
    return execute(OPS["divide"], x, y)


def reciprocal_no_nan(x: Any, name: str | None = None) -> Tensor:
    """Return 1 / x, and 0 where x is 0."""
    x = tensor(x)
    return execute(OPS["divide_no_nan"], to_tensor(1, raw_value(x).dtype), x)


def scalar_mul(scalar: Any, x: Any, name: str | None = None) -> Tensor:
    """Return x times one number, in x's dtype; x is a tensor, variable or array."""
    factor = convert_to_tensor(scalar, as_dtype(x.dtype))
    if factor.ndim:
        raise ValueError(f"The input scalar must be a 0-D value. Received shape {factor.shape}.")
    return multiply(factor, x)


def polyval(coeffs: Any, x: Any, name: str | None = None) -> Tensor:
    """Return the polynomial with a list of coefficients, the highest power's first, at x."""
    if not isinstance(coeffs, list):
        raise ValueError(f"Argument coeffs must be list type. Received type {type(coeffs)}.")
    x = convert_to_tensor(x)
    if not coeffs:
        return zeros_like(x)
    total, *rest = [convert_to_tensor(one) for one in coeffs]
    for one in rest:
        total = add(one, multiply(total, x))
    return total


def accumulate_n(
    inputs: Any, shape: Any = None, tensor_dtype: Any = None, name: str | None = None
) -> Tensor:
    """Return the sum of a list of tensors of one shape and dtype, which may be given to check."""
    wrong = ValueError("inputs must be a list of at least one Tensor with the same dtype and shape")
    if not isinstance(inputs, (list, tuple)) or not inputs:
        raise wrong
    parts = [convert_to_tensor(one) for one in inputs]
    if any(one.dtype is not parts[0].dtype for one in parts):
        raise wrong
    expected = tuple(parts[0].shape if shape is None else shape)
    for one in parts:
        if tuple(one.shape) != expected:
            raise ValueError(f"Shapes {expected} and {one.shape} are not compatible")
    if tensor_dtype is not None and as_dtype(tensor_dtype) is not parts[0].dtype:
        raise TypeError(
            f"The `tensor_dtype` argument is {tensor_dtype}, but `input` is of type "
            f"{parts[0].dtype}. These must be equal."
        )
    if len(parts) == 1:
        return parts[0] if name is None else identity(parts[0])
    return add_n(parts)


def real(input: Any, name: str | None = None) -> Tensor:
    """Return the very input, since there are no complex numbers here."""
    return _itself(input)


def conj(x: Any, name: str | None = None) -> Tensor:
    """Return the very input, since there are no complex numbers here."""
    return _itself(x)


def _itself(x: Any) -> Tensor:
    x = convert_to_tensor(x)
    if not (x.dtype.is_floating or x.dtype.is_integer):
        raise TypeError(f"input must be a numeric tensor, but got tensor with dtype {x.dtype}")
    return x


def imag(input: Any, name: str | None = None) -> Tensor:
    """Return zeros, since there are no complex numbers here."""
    return zeros_like(input)


def angle(input: Any, name: str | None = None) -> Tensor:
    """Return 0 for numbers of the right half line, pi for those of the left."""
    x = convert_to_tensor(input)
    if not x.dtype.is_floating:
        raise TypeError(f"Cannot convert {math.pi} to EagerTensor of dtype {x.dtype.name}")
    return where(x < 0, math.pi * execute(OPS["ones_like"], x), zeros_like(x))


def saturate_cast(value: Any, dtype: Any, name: str | None = None) -> Tensor:
    """Return `value` as another dtype, what lies outside its range brought to the range's ends."""
    x, wanted = convert_to_tensor(value), as_dtype(dtype)
    for kind in (x.dtype, wanted):
        if not (kind.is_floating or kind.is_integer):
            raise TypeError(f"Cannot find minimum value of {kind}.")
    if x.dtype.name == "uint64":
        raise NotFoundError("Could not find device for node: {{node ClipByValue}}")
    low, high = _range_within(x.dtype, wanted)
    return cast(execute(OPS["clamp"], x, to_tensor(low), to_tensor(high)), wanted)


def _range_within(given: DType, wanted: DType) -> tuple[Any, Any]:
    """Return the numbers of `given` between which a cast to `wanted` cannot overflow.

    The ends are worked out in float64, as TensorFlow does; so 2^63 - 1 is no int64 any more.
    """
    one, common = given.numpy.type, np.promote_types(given.numpy, wanted.numpy).type
    with np.errstate(all="ignore"):
        low = one(max(float(given.min), float(wanted.min)))
        high = np.float64(min(float(given.max), float(wanted.max))).astype(given.numpy)
        if common(low) < common(wanted.min):
            low = np.nextafter(low, one(0), dtype=given.numpy)
        if common(high) > common(wanted.max):
            high = np.nextafter(high, one(0), dtype=given.numpy)
    return low, high
