"""Tensors from nothing: zeros, ones, ranges and the identity."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.convert import announce, constant
from gradviz.engine.dtypes import as_dtype
from gradviz.engine.execute import execute, is_tensor, raw_value
from gradviz.engine.functions.elementwise import add, multiply, subtract, tensor
from gradviz.engine.functions.shape import ints, reshape
from gradviz.engine.op import OPS
from gradviz.engine.tensor import Tensor, tensor_of


def _made(value: Any) -> Tensor:
    return announce(value, tensor_of(value[()] if not np.ndim(value) else value))


def zeros(shape: Any, dtype: Any = "float32", name: str | None = None) -> Tensor:
    """Return zeros."""
    return _made(np.zeros(ints(shape), as_dtype(dtype).numpy))


def ones(shape: Any, dtype: Any = "float32", name: str | None = None) -> Tensor:
    """Return ones."""
    return _made(np.ones(ints(shape), as_dtype(dtype).numpy))


def fill(dims: Any, value: Any, name: str | None = None) -> Tensor:
    """Return one value everywhere; the gradient is summed back to it."""
    return execute(OPS["broadcast_to"], tensor(value), shape=ints(dims))


def eye(
    num_rows: Any,
    num_columns: Any = None,
    batch_shape: Any = None,
    dtype: Any = "float32",
    name: str | None = None,
) -> Tensor:
    """Return ones on the diagonal."""
    rows = ints(num_rows)[0]
    columns = rows if num_columns is None else ints(num_columns)[0]
    one = np.eye(rows, columns, dtype=as_dtype(dtype).numpy)
    lead = () if batch_shape is None else ints(batch_shape)
    return _made(np.array(np.broadcast_to(one, (*lead, rows, columns))))


def arange(
    start: Any, limit: Any = None, delta: Any = 1, dtype: Any = None, name: str = "range"
) -> Tensor:
    """Return start, start + delta, ... up to but without limit; int32 unless one is a float."""
    if limit is None:
        start, limit = 0, start
    kinds = [raw_value(tensor(n)).dtype for n in (start, limit, delta)]
    kind = as_dtype(dtype).numpy if dtype is not None else np.result_type(*kinds)
    if dtype is None and any(k.kind == "f" for k in kinds):
        kind = max((k for k in kinds if k.kind == "f"), key=lambda k: k.itemsize)
    numbers = [raw_value(n) if is_tensor(n) else n for n in (start, limit, delta)]
    if not numbers[2]:
        raise ValueError("Requires delta != 0")
    return _made(np.arange(*numbers).astype(kind))


def linspace(start: Any, stop: Any, num: Any, name: str | None = None, axis: int = 0) -> Tensor:
    """Return num numbers from start to stop, both included; the ends may be tensors."""
    first = tensor(start)
    if first.dtype.is_integer:
        first = constant(np.float64(raw_value(first)) if not first.ndim else raw_value(first) * 1.0)
    kind = first.dtype
    last = stop if is_tensor(stop) and stop.dtype is kind else constant(_number(stop), kind)
    count = ints(num)[0]
    if count < 1:
        raise ValueError("Requires num > 0")
    if count == 1 or first.ndim or is_tensor(start) or is_tensor(stop):
        return _from_steps(first, last, count)
    low, high = raw_value(first), raw_value(last)
    step = (high - low) / kind.numpy.type(count - 1)
    line = low + step * np.arange(count).astype(kind.numpy)
    line[-1] = high
    return _made(line)


def _number(x: Any) -> Any:
    return raw_value(x) if is_tensor(x) else x


def _from_steps(first: Any, last: Any, count: int) -> Tensor:
    steps = np.arange(count).reshape((count,) + (1,) * first.ndim)
    share = constant((steps / max(count - 1, 1)), first.dtype)
    return add(first, multiply(subtract(last, first), share))


def meshgrid(*args: Any, indexing: str = "xy", name: str | None = None) -> list[Tensor]:
    """Return grids of the given axes' values; gradients are summed back to the axes."""
    if indexing not in ("xy", "ij"):
        raise ValueError(f"Argument `indexing` must be either 'xy' or 'ij', got '{indexing}'")
    axes = [tensor(a) for a in args]
    order = list(range(len(axes)))
    if indexing == "xy" and len(axes) > 1:
        order[:2] = [1, 0]
    sizes = tuple(int(np.prod(axes[k].shape)) for k in order)
    grids = []
    for k, axis in enumerate(axes):
        place = order.index(k)
        thin = tuple(sizes[place] if i == place else 1 for i in range(len(axes)))
        grids.append(execute(OPS["broadcast_to"], reshape(axis, thin), shape=sizes))
    return grids
