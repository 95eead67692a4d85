"""Functions that move, join and cut tensors, under TensorFlow's names."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from gradviz.engine.convert import constant
from gradviz.engine.dtypes import as_dtype
from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import execute, is_tensor, raw_value, to_tensor
from gradviz.engine.functions.elementwise import cast, tensor
from gradviz.engine.op import OPS
from gradviz.engine.shapes import bracketed, shape_of
from gradviz.engine.tensor import Tensor


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
    joined = _alike(list(values))
    at = one_axis(axis, max((x.ndim for x in joined), default=0))
    return execute(OPS["concat"], *joined, axis=at)


def stack(values: Any, axis: Any = 0, name: str = "stack") -> Tensor:
    """Join along a new axis."""
    if is_tensor(values):
        values = unstack(values)
    joined = _alike(list(values))
    if not joined:
        raise ValueError("stack needs at least one tensor")
    return execute(OPS["stack"], *joined, axis=one_axis(axis, joined[0].ndim + 1))


def pack(values: Any, dtype: np.dtype | None = None) -> Tensor:
    """Return a nested list that holds tensors as one tensor, stacked on the tape."""
    parts = [
        pack(v, dtype) if isinstance(v, (list, tuple)) and not is_tensor(v) else v for v in values
    ]
    return execute(OPS["stack"], *_alike(parts, dtype), axis=0)


def _alike(values: list[Any], dtype: np.dtype | None = None) -> list[Any]:
    for value in values:
        if dtype is None and is_tensor(value):
            dtype = raw_value(value).dtype
    made = []
    for value in values:
        x = value if is_tensor(value) else to_tensor(value, dtype)
        dtype = raw_value(x).dtype if dtype is None else dtype
        made.append(x)
    return made


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


def repeat(input: Any, repeats: Any, axis: Any = None, name: str | None = None) -> Tensor:
    """Repeat each element along an axis, of the flattened tensor by default."""
    x = tensor(input)
    if axis is None:
        x, axis = reshape(x, [-1]), 0
    at = one_axis(axis, x.ndim)
    size = x.shape[at]
    times = np.broadcast_to(np.asarray(ints(repeats)), (size,))
    return gather(x, np.repeat(np.arange(size), times).astype(np.int32), axis=at)


def pad(
    tensor: Any,
    paddings: Any,
    mode: str = "CONSTANT",
    constant_values: Any = 0,
    name: str | None = None,
) -> Tensor:
    """Put a rim around; `mode` is "CONSTANT" or, by indices, "REFLECT" or "SYMMETRIC"."""
    x = tensor if is_tensor(tensor) else to_tensor(tensor)
    rims = tuple((int(a), int(b)) for a, b in np.asarray(_plain(paddings)).tolist())
    if len(rims) != x.ndim:
        raise InvalidArgumentError(
            f"The first dimension of paddings must be the rank of inputs[{len(rims)},2] "
            f"{bracketed(x.shape)} [Op:Pad]"
        )
    if mode.upper() == "CONSTANT":
        value = raw_value(constant(constant_values, x.dtype))
        return execute(OPS["pad"], x, paddings=rims, value=value)
    if mode.upper() not in ("REFLECT", "SYMMETRIC"):
        raise ValueError(
            f"Value of argument `mode` expected to be one of CONSTANT, REFLECT, SYMMETRIC, "
            f"got {mode}"
        )
    for at, (rim, size) in enumerate(zip(rims, x.shape, strict=True)):
        places = np.pad(np.arange(size), rim, mode=mode.lower())  # type: ignore[call-overload]
        x = gather(x, places.astype(np.int32), axis=at)
    return x


def _plain(given: Any) -> Any:
    if is_tensor(given):
        return raw_value(given)
    if isinstance(given, (list, tuple)):
        return [_plain(item) for item in given]
    return given


def gather(
    params: Any,
    indices: Any,
    validate_indices: Any = None,
    axis: Any = None,
    batch_dims: int = 0,
    name: str | None = None,
) -> Tensor:
    """Pick slices by whole-number indices along an axis; repeated ones add up backwards."""
    x, at = tensor(params), tensor(indices)
    if not x.ndim:
        raise InvalidArgumentError("params must be at least 1 dimensional [Op:GatherV2]")
    if batch_dims:
        return _gather_in_batches(x, at, ints(batch_dims)[0], axis)
    return execute(OPS["gather"], x, at, axis=one_axis(0 if axis is None else axis, x.ndim))


def _gather_in_batches(x: Any, at: Any, batch_dims: int, axis: Any) -> Tensor:
    lead = raw_value(at)
    where = batch_dims if axis is None else one_axis(axis, x.ndim)
    if where != batch_dims:
        raise InvalidArgumentError("gather with batch_dims works along the axis that follows them")
    grids = np.indices(lead.shape)[:batch_dims]
    places = np.stack([*grids, lead], -1).astype(np.int64)
    return execute(OPS["gather_nd"], x, to_tensor(places))


def gather_nd(params: Any, indices: Any, batch_dims: int = 0, name: str | None = None) -> Tensor:
    """Pick slices by index vectors along the last axis of `indices`."""
    return execute(OPS["gather_nd"], tensor(params), tensor(indices))


def boolean_mask(tensor: Any, mask: Any, axis: Any = None, name: str = "boolean_mask") -> Tensor:
    """Pick the elements where `mask` is true, as a vector (of slices)."""
    x = tensor if is_tensor(tensor) else to_tensor(tensor)
    hit = np.asarray(_plain(mask))
    start = 0 if axis is None else one_axis(axis, x.ndim)
    if not hit.ndim:
        raise ValueError("mask cannot be scalar.")
    if x.shape[start : start + hit.ndim] != hit.shape:
        raise ValueError(
            f"Shapes {x.shape[start : start + hit.ndim]} and {hit.shape} are incompatible"
        )
    if hit.ndim > 1:
        x = reshape(x, [*x.shape[:start], hit.size, *x.shape[start + hit.ndim :]])
    places = np.flatnonzero(hit).astype(np.int64)
    return execute(OPS["gather"], x, to_tensor(places), axis=start)


def slice_of(input_: Any, begin: Any, size: Any, name: str | None = None) -> Tensor:
    """Cut `size` elements from `begin` along each axis; -1 for all that is left."""
    x = tensor(input_)
    key = []
    for start, length, whole in zip(ints(begin), ints(size), x.shape, strict=True):
        stop = whole if length == -1 else start + length
        if not 0 <= start <= stop <= whole:
            raise InvalidArgumentError(f"Expected size in [0, {whole - start}], but got {length}")
        key.append(slice(start, stop, 1))
    return execute(OPS["getitem"], x, key=tuple(key))


def reverse(tensor: Any, axis: Any, name: str | None = None) -> Tensor:
    """Turn the order round along the given axes."""
    x = tensor if is_tensor(tensor) else to_tensor(tensor)
    return execute(OPS["reverse"], x, axis=tuple(one_axis(n, x.ndim) for n in ints(axis)))


def roll(input: Any, shift: Any, axis: Any, name: str | None = None) -> Tensor:
    """Shift elements along axes; what leaves at one end enters at the other."""
    x = tensor(input)
    axes = tuple(one_axis(n, x.ndim) for n in ints(axis))
    return execute(OPS["roll"], x, shift=ints(shift), axis=axes)


def one_hot(
    indices: Any,
    depth: Any,
    on_value: Any = None,
    off_value: Any = None,
    axis: Any = None,
    dtype: Any = None,
    name: str | None = None,
) -> Tensor:
    """Return a 1 at each index and 0 elsewhere; zeros only where the index is out of range."""
    kind = as_dtype("float32" if dtype is None else dtype).numpy
    on = constant(1 if on_value is None else on_value, kind if dtype or on_value is None else None)
    off = constant(0 if off_value is None else off_value, raw_value(on).dtype)
    return execute(
        OPS["one_hot"], tensor(indices), depth=ints(depth)[0], on=raw_value(on),
        off=raw_value(off), axis=-1 if axis is None else int(axis),
    )  # fmt: skip


def size(input: Any, out_type: Any = "int32", name: str | None = None) -> Tensor:
    """Return the number of elements as a constant."""
    return Tensor(as_dtype(out_type).numpy.type(np.size(raw_value(tensor(input)))))


def rank(input: Any, name: str | None = None) -> Tensor:
    """Return the number of axes as a constant."""
    return Tensor(np.int32(tensor(input).ndim))


def shape(input: Any, out_type: Any = "int32", name: str | None = None) -> Tensor:
    """Return the sizes of the axes as a constant vector."""
    return Tensor(np.array(shape_of(raw_value(tensor(input))), as_dtype(out_type).numpy))


def sort(
    values: Any, axis: Any = -1, direction: str = "ASCENDING", name: str | None = None
) -> Tensor:
    """Return the elements in order along an axis; each gradient goes where its element was."""
    x = tensor(values)
    at = one_axis(axis, x.ndim)
    return _take_along(x, _order(raw_value(x), at, direction), at)


def argsort(
    values: Any,
    axis: Any = -1,
    direction: str = "ASCENDING",
    stable: bool = False,
    name: str | None = None,
) -> Tensor:
    """Return the indices that sort along an axis; no derivative."""
    x = tensor(values)
    return Tensor(_order(raw_value(x), one_axis(axis, x.ndim), direction).astype(np.int32))


class TopK(NamedTuple):
    """The largest elements and where they are."""

    values: Tensor
    indices: Tensor


def top_k(
    input: Any,
    k: Any = 1,
    sorted: bool = True,
    index_type: Any = "int32",
    name: str | None = None,
) -> TopK:
    """Return the k largest along the last axis, and where they are."""
    x = tensor(input)
    number = ints(k)[0]
    if number > x.shape[-1]:
        raise InvalidArgumentError(
            f"input must have at least k columns. Had {x.shape[-1]}, needed {number}"
        )
    places = _order(raw_value(x), x.ndim - 1, "DESCENDING")[..., :number]
    where = Tensor(places.astype(as_dtype(index_type).numpy))
    return TopK(_take_along(x, places, x.ndim - 1), where)


def _order(value: Any, axis: int, direction: str) -> Any:
    if direction == "ASCENDING":
        return np.argsort(value, axis=axis, kind="stable")
    if direction == "DESCENDING":
        return np.argsort(-value, axis=axis, kind="stable")
    raise ValueError(f"direction must be one of ASCENDING, DESCENDING, got {direction}")


def _take_along(x: Any, places: Any, axis: int) -> Tensor:
    grids = list(np.indices(places.shape))
    grids[axis] = places
    return execute(OPS["gather_nd"], x, to_tensor(np.stack(grids, -1).astype(np.int64)))


def cast_like(x: Any, like: Any) -> Any:
    """Return x in the dtype of another tensor."""
    return cast(x, like.dtype)
