"""Keras's own functions of whole tensors: sums and means, shapes, choices."""

from __future__ import annotations

import math
from typing import Any

from gradviz.engine import InvalidArgumentError, is_tensor
from gradviz.engine.functions import (
    create,
    elementwise,
    joining,
    picking,
    reduce,
    shape as shapes,
    spreading,
)
from gradviz.models.conversion import cast, convert, dtype_of
from gradviz.models.host import afford
from gradviz.models.operation import symbolic
from gradviz.models.promotion import result_type, standardized


def _widened(x: Any) -> Any:
    """Return x, narrow integers and bools as wide ones, as sums need them."""
    kind = dtype_of(x)
    if kind in ("bool", "int8", "int16"):
        return cast(x, "int32")
    return cast(x, "uint32") if kind in ("uint8", "uint16") else x


@symbolic
def sum_of(x: Any, axis: Any = None, keepdims: bool = False) -> Any:
    """Return the sum over axes."""
    return reduce.reduce_sum(_widened(convert(x)), axis, keepdims)


@symbolic
def mean(x: Any, axis: Any = None, keepdims: bool = False) -> Any:
    """Return the mean over axes; of whole numbers it is floating."""
    x = convert(x)
    kind = dtype_of(x)
    compute = result_type(kind, "float32")
    made = reduce.reduce_mean(convert(x, compute), axis, keepdims)
    return convert(made, kind if kind.is_floating else compute)


@symbolic
def prod(x: Any, axis: Any = None, keepdims: bool = False) -> Any:
    """Return the product over axes."""
    return reduce.reduce_prod(_widened(convert(x)), axis, keepdims)


@symbolic
def max_of(x: Any, axis: Any = None, keepdims: bool = False) -> Any:
    """Return the largest over axes; InvalidArgumentError if there is nothing."""
    x = _filled(convert(x), "max")
    if dtype_of(x) == "bool":
        return reduce.reduce_any(x, axis, keepdims)
    return reduce.reduce_max(x, axis, keepdims)


@symbolic
def min_of(x: Any, axis: Any = None, keepdims: bool = False) -> Any:
    """Return the smallest over axes; InvalidArgumentError if there is nothing."""
    x = _filled(convert(x), "min")
    if dtype_of(x) == "bool":
        return reduce.reduce_all(x, axis, keepdims)
    return reduce.reduce_min(x, axis, keepdims)


def _filled(x: Any, what: str) -> Any:
    if not math.prod(x.shape):
        raise InvalidArgumentError(f"Cannot compute the {what} of an empty tensor.")
    return x


@symbolic
def any_of(x: Any, axis: Any = None, keepdims: bool = False) -> Any:
    """Return whether any element over axes is true."""
    return reduce.reduce_any(cast(x, "bool"), axis, keepdims)


@symbolic
def all_of(x: Any, axis: Any = None, keepdims: bool = False) -> Any:
    """Return whether all elements over axes are true."""
    return reduce.reduce_all(cast(x, "bool"), axis, keepdims)


@symbolic
def argmax(x: Any, axis: Any = None) -> Any:
    """Return the place of the largest along an axis, of all elements if None, as int32."""
    x = convert(x)
    if axis is None:
        x, axis = shapes.reshape(x, [-1]), 0
    return reduce.argmax(x, axis, "int32")


@symbolic
def reshape(x: Any, newshape: Any) -> Any:
    """Return x in another shape."""
    return shapes.reshape(convert(x), newshape)


@symbolic
def transpose(x: Any, axes: Any = None) -> Any:
    """Return x with its axes in another order, reversed by default."""
    return shapes.transpose(convert(x), axes)


@symbolic
def expand_dims(x: Any, axis: int) -> Any:
    """Return x with an axis of size 1 put in; ValueError for a place that there is not."""
    x = convert(x)
    if not -x.ndim - 1 <= axis <= x.ndim:
        raise ValueError(f"axis {axis} is out of bounds for array of dimension {x.ndim + 1}")
    return shapes.expand_dims(x, axis)


@symbolic
def squeeze(x: Any, axis: Any = None) -> Any:
    """Return x without axes of size 1; ValueError if the axis is longer."""
    x = convert(x)
    if axis is not None and x.shape[axis] != 1:
        raise ValueError(f"Cannot squeeze axis={axis}, because the dimension is not 1.")
    return shapes.squeeze(x, axis)


@symbolic
def concatenate(xs: Any, axis: int = 0) -> Any:
    """Return tensors joined along an axis; dtypes are promoted."""
    parts = [convert(x) for x in xs]
    dtype = result_type(*(dtype_of(x) for x in parts))
    return joining.concat([convert(x, dtype) for x in parts], axis)


@symbolic
def stack(x: Any, axis: int = 0) -> Any:
    """Return tensors stacked along a new axis; dtypes are promoted."""
    parts = [convert(one) for one in x]
    dtype = result_type(*(dtype_of(one) for one in parts))
    return joining.stack([convert(one, dtype) for one in parts], axis)


@symbolic
def repeat(x: Any, repeats: int, axis: int | None = None) -> Any:
    """Return x with each element (or slice along an axis) repeated."""
    x = convert(x)
    afford((*x.shape, repeats))
    return spreading.repeat(x, repeats, axis)


@symbolic
def pad(x: Any, pad_width: Any) -> Any:
    """Return x with zeros around it."""
    x = convert(x)
    afford(n + sum(widths) for n, widths in zip(x.shape, pad_width, strict=False))
    return spreading.pad(x, [list(widths) for widths in pad_width])


@symbolic
def take(x: Any, indices: Any, axis: int | None = None) -> Any:
    """Return what indices name, along an axis or of all elements; negative ones from the end."""
    x = convert(x)
    if axis is None:
        x, axis = shapes.reshape(x, [-1]), 0
    at = convert(indices)
    size = convert(int(x.shape[axis]), dtype_of(at))
    at = elementwise.where(elementwise.less(at, 0), elementwise.add(at, size), at)
    return picking.gather(x, at, axis=axis)


@symbolic
def broadcast_to(x: Any, shape: Any) -> Any:
    """Return x spread to a shape."""
    afford(shape)
    return spreading.broadcast_to(convert(x), list(shape))


@symbolic
def ones_like(x: Any, dtype: Any = None) -> Any:
    """Return ones of the same shape."""
    return elementwise.ones_like(convert(x), None if dtype is None else str(standardized(dtype)))


@symbolic
def zeros_like(x: Any, dtype: Any = None) -> Any:
    """Return zeros of the same shape."""
    return elementwise.zeros_like(convert(x), None if dtype is None else str(standardized(dtype)))


@symbolic
def stop_gradient(variable: Any) -> Any:
    """Return the same value; no gradient passes."""
    return elementwise.stop_gradient(convert(variable))


@symbolic
def one_hot(x: Any, num_classes: int, axis: int = -1, dtype: Any = None) -> Any:
    """Return rows of zeros with a one at the place that x names."""
    x = convert(x, "int64")
    afford((*x.shape, num_classes))
    return picking.one_hot(x, num_classes, axis=axis, dtype=str(standardized(dtype or "float32")))


def _sizes(shape: Any) -> list[int]:
    """Return a shape, of one axis if it is a number, as a list; it must be affordable."""
    sizes = [shape] if isinstance(shape, int) else list(shape)
    afford(sizes)
    return sizes


def zeros(shape: Any, dtype: Any = None) -> Any:
    """Return zeros of a shape."""
    sizes = _sizes(shape)
    return create.zeros(sizes, str(standardized(dtype)))


def ones(shape: Any, dtype: Any = None) -> Any:
    """Return ones of a shape."""
    sizes = _sizes(shape)
    return create.ones(sizes, str(standardized(dtype)))


def eye(size: int, dtype: Any = None) -> Any:
    """Return the identity matrix."""
    afford((size, size))
    return create.eye(size, dtype=str(standardized(dtype)))


def shape(x: Any) -> tuple[int | None, ...]:
    """Return the shape as a tuple."""
    return tuple(x.shape) if hasattr(x, "shape") and not is_tensor(x) else tuple(convert(x).shape)


def ndim(x: Any) -> int:
    """Return the number of axes."""
    return len(shape(x))
