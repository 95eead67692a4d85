"""Tensors from nothing: zeros, ones, ranges and the identity."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.convert import announce, constant
from gradviz.engine.dtypes import as_dtype
from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import execute, is_tensor, raw_value
from gradviz.engine.functions.elementwise import cast, convert_to_tensor, tensor
from gradviz.engine.functions.sizes import array_of, ints, not_negative, one_axis, vector
from gradviz.engine.functions.spreading import broadcast_to
from gradviz.engine.op import OPS
from gradviz.engine.reading import seen
from gradviz.engine.tensor import Tensor, tensor_of

# By falling precision; a range has the dtype of its most precise argument.
_RANGED = ("float64", "float32", "float16", "int64", "int32")


def _made(value: Any) -> Tensor:
    return announce(value, tensor_of(value[()] if not np.ndim(value) else value))


def _full(shape: Any, value: Any, dtype: Any) -> Tensor:
    kind = as_dtype(dtype)
    sizes = not_negative(vector(shape, "Fill", scalar_too=True, strict=True), "Fill")
    number = b"" if kind.name == "string" and not value else raw_value(constant(value, kind))
    return _made(np.full(sizes, number, kind.numpy))


def zeros(
    shape: Any, dtype: Any = "float32", name: str | None = None, layout: Any = None
) -> Tensor:
    """Return zeros; false or empty text where the dtype is bool or string."""
    kind = as_dtype(dtype)
    return _full(shape, False if kind.is_bool else 0, kind)


def ones(shape: Any, dtype: Any = "float32", name: str | None = None, layout: Any = None) -> Tensor:
    """Return ones."""
    kind = as_dtype(dtype)
    return _full(shape, True if kind.is_bool else 1, kind)


def fill(dims: Any, value: Any, name: str | None = None, layout: Any = None) -> Tensor:
    """Return one value everywhere; the gradient is summed back to it."""
    number = tensor(value)
    if number.ndim:
        raise InvalidArgumentError(
            f"value must represent a scalar, got shape {number.shape.as_list()} [Op:Fill]"
        )
    sizes = not_negative(vector(dims, "Fill", scalar_too=True), "Fill")
    return execute(OPS["broadcast_to"], number, shape=sizes)


def eye(
    num_rows: Any,
    num_columns: Any = None,
    batch_shape: Any = None,
    dtype: Any = "float32",
    name: str | None = None,
) -> Tensor:
    """Return ones on the diagonal."""
    rows = _side(num_rows)
    columns = rows if num_columns is None else _side(num_columns)
    kind = as_dtype(dtype)
    if kind.name == "string":
        raise TypeError("Cannot convert 1 to EagerTensor of dtype string")
    lead = () if batch_shape is None else tuple(int(n) for n in batch_shape)
    sizes = not_negative((*lead, rows, columns), "Fill")
    return _made(np.array(np.broadcast_to(np.eye(rows, columns, dtype=kind.numpy), sizes)))


def _side(given: Any) -> int:
    value = seen(given) if is_tensor(given) else given
    if not isinstance(value, (int, np.integer)):
        raise TypeError(
            "Arguments `num_rows` and `num_columns` must be positive integer values. "
            f"Received: {given!r}"
        )
    return int(not_negative((int(value),), "Fill")[0])


def arange(
    start: Any, limit: Any = None, delta: Any = 1, dtype: Any = None, name: str = "range"
) -> Tensor:
    """Return start, start + delta, ... up to but without limit; int32 unless one is a float.

    InvalidArgumentError where delta is 0 or leads away from the limit.
    """
    if limit is None:
        start, limit = 0, start
    asked = None if dtype is None else as_dtype(dtype)
    given = [n if is_tensor(n) else constant(n, asked) for n in (start, limit, delta)]
    kinds = {x.dtype.name for x in given} if asked is None else {asked.name}
    if not kinds <= set(_RANGED):
        raise TypeError(f"tf.range makes no numbers of dtypes {sorted(kinds)}")
    kind = as_dtype(min(kinds, key=_RANGED.index)).numpy
    first, last, step = (_one(seen(x)).astype(kind) for x in given)
    if not step or (last - first) * np.sign(step) < 0:
        raise InvalidArgumentError(
            f"Requires delta != 0 and limit on its side of start: {first}, {last}, {step} "
            "[Op:Range]"
        )
    count = int(np.ceil(np.abs((float(last) - float(first)) / float(step))))
    return _made(first + np.arange(count).astype(kind) * step)


def _one(value: Any) -> Any:
    flat = np.ravel(value)
    if flat.size != 1:
        raise InvalidArgumentError(f"start, limit and delta must be scalars, got {value}")
    return flat[0]


def linspace(start: Any, stop: Any, num: Any, name: str | None = None, axis: int = 0) -> Tensor:
    """Return num numbers from start to stop, both included; the ends may be tensors."""
    first = tensor(start)
    last = convert_to_tensor(stop, first.dtype)
    count = _count(num)
    if first.dtype.is_integer:
        wide = "float32" if first.dtype.size <= 2 else "float64"
        first, last = cast(first, wide), cast(last, wide)
    shape = np.broadcast_shapes(tuple(first.shape), tuple(last.shape))
    first, last = (x if tuple(x.shape) == shape else broadcast_to(x, shape) for x in (first, last))
    at = one_axis(axis, len(shape) + 1)
    if is_tensor(start) or is_tensor(stop):
        return execute(OPS["linspace"], first, last, num=count, axis=at)
    return _made(OPS["linspace"].forward(raw_value(first), raw_value(last), num=count, axis=at))


def _count(num: Any) -> int:
    value = array_of(num)
    if value.dtype.kind not in "iu":
        raise TypeError(f"Argument `tensor` (name: num) must be of type integer. Received {num!r}")
    (count,) = ints(value)
    if count < 0:
        raise InvalidArgumentError(f"Requires start <= limit when delta > 0: 1/{count} [Op:Range]")
    return count
