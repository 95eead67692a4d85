"""Functions that move, join and cut tensors, under TensorFlow's names."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.dtypes import as_dtype
from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import alike, execute, is_tensor, raw_value, to_tensor
from gradviz.engine.functions.elementwise import tensor
from gradviz.engine.op import OPS
from gradviz.engine.shapes import shape_of
from gradviz.engine.tensor import Tensor, tensor_of


def ints(given: Any) -> tuple[int, ...]:
    """Return sizes or axes as a tuple of ints, from numbers, lists, arrays or int tensors."""
    if is_tensor(given):
        given = raw_value(given)
    if isinstance(given, (list, tuple)):
        return tuple(int(raw_value(n)) if is_tensor(n) else _whole(n) for n in given)
    return tuple(_whole(n) for n in np.atleast_1d(np.asarray(given)).tolist())


def _whole(number: Any) -> int:
    if isinstance(number, (float, np.floating)):
        raise TypeError(f"Cannot convert {number!r} to EagerTensor of dtype int32")
    return int(number)


def one_axis(axis: Any, rank: int) -> int:
    """Return one axis, counted from the front; InvalidArgumentError if there is no such axis."""
    (number,) = ints(axis)
    if not -rank <= number < rank:
        raise InvalidArgumentError(f"axis = {number} not in [{-rank}, {rank})")
    return number % rank


def reshape(tensor: Any, shape: Any, name: str | None = None) -> Tensor:
    """Return the same elements in another shape; one size may be -1."""
    return execute(OPS["reshape"], tensor, shape=ints(shape))


def transpose(
    a: Any, perm: Any = None, conjugate: bool = False, name: str | None = "transpose"
) -> Tensor:
    """Return the axes in another order, turned round by default."""
    x = tensor(a)
    order = tuple(reversed(range(x.ndim))) if perm is None else ints(perm)
    if sorted(n % x.ndim if x.ndim else n for n in order) != list(range(x.ndim)):
        raise InvalidArgumentError(f"perm = {list(order)} does not fit {x.ndim} axes")
    return execute(OPS["transpose"], x, perm=tuple(n % x.ndim for n in order))


def squeeze(input: Any, axis: Any = None, name: str | None = None) -> Tensor:
    """Drop axes of size 1, all of them by default."""
    x = tensor(input)
    shape = shape_of(raw_value(x))
    if axis is None or (isinstance(axis, (list, tuple)) and not axis):
        axes = tuple(i for i, n in enumerate(shape) if n == 1)
    else:
        axes = tuple(one_axis(n, len(shape)) for n in ints(axis))
    for at in axes:
        if shape[at] != 1:
            raise InvalidArgumentError(
                f"Can not squeeze dim[{at}], expected a dimension of 1, got {shape[at]} "
                "[Op:Squeeze]"
            )
    return execute(OPS["squeeze"], x, axis=axes)


def expand_dims(input: Any, axis: Any, name: str | None = None) -> Tensor:
    """Insert an axis of size 1."""
    x = tensor(input)
    return execute(OPS["expand_dims"], x, axis=one_axis(axis, x.ndim + 1))


def broadcast_to(input: Any, shape: Any, name: str | None = None) -> Tensor:
    """Repeat along axes of size 1 and new leading ones until the shape is reached."""
    return execute(OPS["broadcast_to"], input, shape=ints(shape))


def concat(values: Any, axis: Any, name: str = "concat") -> Tensor:
    """Join along an axis that all have."""
    if is_tensor(values):
        values = unstack(values) if values.ndim else [values]
    joined = alike(list(values))
    at = one_axis(axis, max((x.ndim for x in joined), default=0))
    return execute(OPS["concat"], *joined, axis=at)


def stack(values: Any, axis: Any = 0, name: str = "stack") -> Tensor:
    """Join along a new axis."""
    if is_tensor(values):
        values = unstack(values)
    joined = alike(list(values))
    if not joined:
        raise ValueError("stack needs at least one tensor")
    return execute(OPS["stack"], *joined, axis=one_axis(axis, joined[0].ndim + 1))


def unstack(
    value: Any, num: int | None = None, axis: Any = 0, name: str = "unstack"
) -> list[Tensor]:
    """Return the parts along an axis as a list."""
    x = tensor(value)
    if not x.ndim:
        raise InvalidArgumentError("Cannot unstack a scalar")
    at = one_axis(axis, x.ndim)
    lead = (slice(None),) * at
    return [execute(OPS["getitem"], x, key=(*lead, i)) for i in range(x.shape[at])]


def split(
    value: Any, num_or_size_splits: Any, axis: Any = 0, num: Any = None, name: str = "split"
) -> list[Tensor]:
    """Cut along an axis into equal parts, or into parts of given sizes (one may be -1)."""
    x = tensor(value)
    at = one_axis(axis, x.ndim)
    total = x.shape[at]
    sizes = _part_sizes(num_or_size_splits, total)
    lead = (slice(None),) * at
    parts, start = [], 0
    for size in sizes:
        parts.append(execute(OPS["getitem"], x, key=(*lead, slice(start, start + size, 1))))
        start += size
    return parts


def _part_sizes(asked: Any, total: int) -> list[int]:
    if isinstance(asked, (int, np.integer)):
        if asked < 1 or total % asked:
            raise InvalidArgumentError(
                f"Dimension size must be evenly divisible by {asked} but is {total}"
            )
        return [total // int(asked)] * int(asked)
    sizes = list(ints(asked))
    if sizes.count(-1) == 1:
        sizes[sizes.index(-1)] = total - sum(n for n in sizes if n != -1)
    if sum(sizes) != total or min(sizes, default=0) < 0:
        raise InvalidArgumentError(f"the sizes {sizes} do not add up to {total}")
    return sizes


def tile(input: Any, multiples: Any, name: str | None = None) -> Tensor:
    """Repeat the whole along each axis."""
    x = tensor(input)
    times = ints(multiples)
    if len(times) != x.ndim:
        raise InvalidArgumentError(
            f"Expected multiples argument to be a vector of length {x.ndim} but got length "
            f"{len(times)} [Op:Tile]"
        )
    return execute(OPS["tile"], x, multiples=times)


def reverse(tensor: Any, axis: Any, name: str | None = None) -> Tensor:
    """Turn the order round along the given axes."""
    x = tensor if is_tensor(tensor) else to_tensor(tensor)
    return execute(OPS["reverse"], x, axis=tuple(one_axis(n, x.ndim) for n in ints(axis)))


def roll(input: Any, shift: Any, axis: Any, name: str | None = None) -> Tensor:
    """Shift elements along axes; what leaves at one end enters at the other."""
    x = tensor(input)
    axes = tuple(one_axis(n, x.ndim) for n in ints(axis))
    return execute(OPS["roll"], x, shift=ints(shift), axis=axes)


def size(input: Any, out_type: Any = "int32", name: str | None = None) -> Tensor:
    """Return the number of elements as a constant."""
    return tensor_of(as_dtype(out_type).numpy.type(np.size(raw_value(tensor(input)))))


def rank(input: Any, name: str | None = None) -> Tensor:
    """Return the number of axes as a constant."""
    return tensor_of(np.int32(tensor(input).ndim))


def shape(input: Any, out_type: Any = "int32", name: str | None = None) -> Tensor:
    """Return the sizes of the axes as a constant vector."""
    return tensor_of(np.array(shape_of(raw_value(tensor(input))), as_dtype(out_type).numpy))
