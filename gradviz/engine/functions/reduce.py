"""Reductions under TensorFlow's names, working out their axes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.dtypes import as_dtype
from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import execute, raw_value
from gradviz.engine.functions.elementwise import (
    cast,
    divide,
    sqrt,
    square,
    subtract,
    tensor,
)
from gradviz.engine.functions.shape import size
from gradviz.engine.op import OPS
from gradviz.engine.shapes import axes_of

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor


def _axes(axis: Any, rank: int, op_name: str) -> tuple[int, ...]:
    """Return the axes meant by a number, a nested list of them or a tensor; all for None."""
    if axis is None:
        return tuple(range(rank))
    if type(axis) is int and -rank <= axis < rank:
        return (axis % rank,)
    if isinstance(axis, (list, tuple)) and not axis:
        return ()
    numbers = np.ravel(raw_value(tensor(axis)))
    if numbers.dtype.kind == "f" and numbers.size:
        raise TypeError(f"Cannot convert {axis!r} to EagerTensor of dtype int32")
    if numbers.dtype.kind in "OS":
        raise InvalidArgumentError(
            f"Value for attr 'Tidx' of string is not in the list of allowed values: int32, int64 "
            f"[Op:{op_name}]"
        )
    return axes_of(numbers.tolist(), rank)


def _reduce(name: str, x: Any, axis: Any, keepdims: bool | None, dtype: Any = None) -> Tensor:
    op = OPS[name]
    x = tensor(x, dtype)
    return execute(op, x, axis=_axes(axis, x.ndim, op.tf_name), keepdims=bool(keepdims))


def reduce_sum(
    input_tensor: Any, axis: Any = None, keepdims: bool = False, name: str | None = None
) -> Tensor:
    """Return the sum over `axis`, over everything by default."""
    return _reduce("reduce_sum", input_tensor, axis, keepdims)


def reduce_mean(
    input_tensor: Any, axis: Any = None, keepdims: bool = False, name: str | None = None
) -> Tensor:
    """Return the mean over `axis`; whole numbers stay whole."""
    return _reduce("reduce_mean", input_tensor, axis, keepdims)


def reduce_prod(
    input_tensor: Any, axis: Any = None, keepdims: bool = False, name: str | None = None
) -> Tensor:
    """Return the product over `axis`."""
    return _reduce("reduce_prod", input_tensor, axis, keepdims)


def reduce_max(
    input_tensor: Any, axis: Any = None, keepdims: bool = False, name: str | None = None
) -> Tensor:
    """Return the largest over `axis`; at a tie the gradient is shared."""
    return _reduce("reduce_max", input_tensor, axis, keepdims)


def reduce_min(
    input_tensor: Any, axis: Any = None, keepdims: bool = False, name: str | None = None
) -> Tensor:
    """Return the smallest over `axis`; at a tie the gradient is shared."""
    return _reduce("reduce_min", input_tensor, axis, keepdims)


def reduce_any(
    input_tensor: Any, axis: Any = None, keepdims: bool = False, name: str | None = None
) -> Tensor:
    """Return whether any over `axis` is true."""
    return _reduce("reduce_any", input_tensor, axis, keepdims, "bool")


def reduce_all(
    input_tensor: Any, axis: Any = None, keepdims: bool = False, name: str | None = None
) -> Tensor:
    """Return whether all over `axis` are true."""
    return _reduce("reduce_all", input_tensor, axis, keepdims, "bool")


def reduce_logsumexp(
    input_tensor: Any, axis: Any = None, keepdims: bool = False, name: str | None = None
) -> Tensor:
    """Return log(sum(exp(x))) over `axis`, without overflow."""
    return _reduce("logsumexp", input_tensor, axis, keepdims)


def reduce_variance(
    input_tensor: Any, axis: Any = None, keepdims: bool = False, name: str | None = None
) -> Tensor:
    """Return the mean of the squared distances from the mean; TypeError for whole numbers."""
    x = tensor(input_tensor)
    middle = reduce_mean(x, axis, True)
    if not x.dtype.is_floating:
        raise TypeError(f"Input must be either real or complex. Received integer type {x.dtype}.")
    return reduce_mean(square(subtract(x, middle)), axis, keepdims)


def reduce_std(
    input_tensor: Any, axis: Any = None, keepdims: bool = False, name: str | None = None
) -> Tensor:
    """Return the standard deviation; its gradient is nan where all are equal."""
    return sqrt(reduce_variance(input_tensor, axis, keepdims))


def reduce_euclidean_norm(
    input_tensor: Any, axis: Any = None, keepdims: bool = False, name: str | None = None
) -> Tensor:
    """Return the root of the sum of squares over `axis`."""
    return _reduce("euclidean_norm", input_tensor, axis, keepdims)


def count_nonzero(
    input: Any,
    axis: Any = None,
    keepdims: bool = False,
    dtype: Any = "int64",
    name: str | None = None,
) -> Tensor:
    """Return how many over `axis` are not zero."""
    x = tensor(input)
    some = execute(OPS["not_equal"], x, "" if x.dtype.numpy.kind == "O" else False)
    return cast(reduce_sum(cast(some, "int64"), axis, keepdims), dtype)


def zero_fraction(value: Any, name: str | None = None) -> Tensor:
    """Return which part of the elements is zero; nan where there are none."""
    total = size(value, "int64")
    zeros = subtract(total, count_nonzero(value))
    return divide(cast(zeros, "float32"), cast(total, "float32"))


def _one_axis(axis: Any, rank: int, op_name: str) -> int:
    value = np.asarray(raw_value(tensor(axis)))
    if value.dtype.kind == "f" or (op_name.startswith("Arg") and isinstance(axis, (list, tuple))):
        raise TypeError(f"axis must be int or Tensor with integer datatype, got {axis!r}")
    if value.dtype.kind in "OS" or value.ndim:
        raise InvalidArgumentError(f"axis must be an integer scalar, got {axis!r} [Op:{op_name}]")
    number = int(value)
    if not -rank <= number < rank:
        raise InvalidArgumentError(
            f"Expected dimension in the range [{-rank}, {rank}), but got {number}"
        )
    return number % rank


def argmax(
    input: Any, axis: Any = None, output_type: Any = "int64", name: str | None = None
) -> Tensor:
    """Return where the largest is along `axis`, the first one by default; no derivative."""
    return _arg("argmax", input, axis, output_type)


def argmin(
    input: Any, axis: Any = None, output_type: Any = "int64", name: str | None = None
) -> Tensor:
    """Return where the smallest is along `axis`, the first one by default; no derivative."""
    return _arg("argmin", input, axis, output_type)


def _arg(name: str, x: Any, axis: Any, output_type: Any) -> Tensor:
    x = tensor(x)
    kind = as_dtype(output_type)
    if kind.name not in ("int16", "uint16", "int32", "int64"):
        raise InvalidArgumentError(
            f"Value for attr 'output_type' of {kind.name} is not in the list of allowed values: "
            "int16, uint16, int32, int64"
        )
    at = _one_axis(0 if axis is None else axis, x.ndim, OPS[name].tf_name)
    return execute(OPS[name], x, axis=at, dtype=kind.numpy)


def cumsum(
    x: Any, axis: Any = 0, exclusive: bool = False, reverse: bool = False, name: str | None = None
) -> Tensor:
    """Return running sums along `axis`."""
    return _running("cumsum", x, axis, exclusive, reverse)


def cumprod(
    x: Any, axis: Any = 0, exclusive: bool = False, reverse: bool = False, name: str | None = None
) -> Tensor:
    """Return running products along `axis`."""
    return _running("cumprod", x, axis, exclusive, reverse)


def cumulative_logsumexp(
    x: Any, axis: Any = 0, exclusive: bool = False, reverse: bool = False, name: str | None = None
) -> Tensor:
    """Return running log(sum(exp(x))) along `axis`, without overflow."""
    return _running("cumulative_logsumexp", x, axis, exclusive, reverse)


def _running(name: str, x: Any, axis: Any, exclusive: bool, reverse: bool) -> Tensor:
    x = tensor(x)
    at = _one_axis(axis, x.ndim, OPS[name].tf_name)
    return execute(OPS[name], x, axis=at, exclusive=bool(exclusive), reverse=bool(reverse))
