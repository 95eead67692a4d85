"""Functions that pick elements out, repeat them and put them in order, under TensorFlow's names.

All of them are gathers by whole-number indices, so that gradients find their way back.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from gradviz.engine.convert import constant
from gradviz.engine.dtypes import as_dtype
from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import execute, is_tensor, raw_value, to_tensor
from gradviz.engine.functions.elementwise import tensor
from gradviz.engine.functions.shape import ints, one_axis, reshape
from gradviz.engine.op import OPS
from gradviz.engine.shapes import bracketed
from gradviz.engine.tensor import Tensor, tensor_of


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
    """Pick the elements where `mask` is true, as a vector (of slices).

    ValueError where the mask does not fit the axes from `axis` on.
    """
    x = tensor if is_tensor(tensor) else to_tensor(tensor)
    hit = np.asarray(raw_value(mask if is_tensor(mask) else to_tensor(mask)))
    start = 0 if axis is None else ints(axis)[0]
    if not hit.ndim:
        raise ValueError("mask cannot be scalar.")
    masked = tuple(x.shape[start : start + hit.ndim])  # as a slice counts, also from the end
    if masked != hit.shape:
        raise ValueError(f"Shapes {masked} and {hit.shape} are incompatible")
    if hit.ndim > 1:
        x = reshape(x, [*x.shape[:start], hit.size, *x.shape[start:][hit.ndim :]])
    places = np.flatnonzero(hit).astype(np.int64)
    return gather(x, to_tensor(places), axis=start)


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
    return tensor_of(_order(raw_value(x), one_axis(axis, x.ndim), direction).astype(np.int32))


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
    where = tensor_of(places.astype(as_dtype(index_type).numpy))
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
