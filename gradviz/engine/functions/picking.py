"""Functions that pick elements out by indices or masks, under TensorFlow's names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.convert import constant
from gradviz.engine.dtypes import as_dtype
from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import execute, is_tensor, raw_value, to_tensor
from gradviz.engine.functions.elementwise import tensor
from gradviz.engine.functions.shape import reshape
from gradviz.engine.functions.sizes import ints, scalar
from gradviz.engine.op import OPS
from gradviz.engine.reading import seen
from gradviz.engine.shapes import bracketed

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor


def gather(
    params: Any,
    indices: Any,
    validate_indices: Any = None,
    axis: Any = None,
    batch_dims: Any = 0,
    name: str | None = None,
) -> Tensor:
    """Pick slices by whole-number indices along an axis; repeated ones add up backwards.

    With `batch_dims` the first axes of both go together; `axis` is then their number by default.
    """
    x, at = tensor(params), indices_of(indices, "GatherV2")
    lead = int(batch_dims)
    along = lead if axis is None else scalar(axis, "axis", "GatherV2")
    if not along:
        lead = 0  # TensorFlow forgets the batch where axis 0 is named
    if lead < 0:
        lead += at.ndim
    if not -x.ndim <= along < x.ndim:
        raise InvalidArgumentError(
            f"Shape must be at least rank {along + 1} but is rank {x.ndim} [Op:GatherV2]"
        )
    along %= x.ndim
    if not 0 <= lead <= min(along, at.ndim):
        raise InvalidArgumentError(f"batch_dims ({batch_dims}) does not fit [Op:GatherV2]")
    if lead:
        return execute(OPS["gather"], x, at, axis=along, batch_dims=lead)
    return execute(OPS["gather"], x, at, axis=along)


def indices_of(indices: Any, op_name: str) -> Any:
    """Return indices as a tensor; InvalidArgumentError unless they are int32 or int64."""
    at = tensor(indices)
    if at.dtype.name not in ("int32", "int64"):
        raise InvalidArgumentError(
            f"Value for attr 'Tindices' of {at.dtype.name} is not in the list of allowed values: "
            f"int32, int64 [Op:{op_name}]"
        )
    return at


def gather_nd(params: Any, indices: Any, batch_dims: Any = 0, name: str | None = None) -> Tensor:
    """Pick slices by index vectors along the last axis of `indices`."""
    x, at = tensor(params), indices_of(indices, "GatherNd")
    lead = scalar(batch_dims, "batch_dims")
    if not lead:
        return execute(OPS["gather_nd"], x, at)
    value = raw_value(at)
    if not 0 < lead < min(at.ndim, x.ndim):
        raise ValueError(
            f"batch_dims = {lead} must be less than rank(params) = {x.ndim} and "
            f"rank(indices) = {at.ndim}"
        )
    if value.shape[:lead] != tuple(x.shape[:lead]):
        raise InvalidArgumentError(
            f"params.shape[:{lead}] {bracketed(x.shape)} and indices.shape[:{lead}] "
            f"{bracketed(value.shape)} must be equal"
        )
    grids = np.indices(value.shape[:-1])[:lead]
    places = np.concatenate([np.moveaxis(grids, 0, -1), value], axis=-1)
    return execute(OPS["gather_nd"], x, to_tensor(places))


def boolean_mask(tensor: Any, mask: Any, axis: Any = None, name: str = "boolean_mask") -> Tensor:
    """Pick the elements where `mask` is true, as a vector (of slices).

    ValueError where the mask does not fit the axes from `axis` on.
    """
    x = tensor if is_tensor(tensor) else to_tensor(tensor)
    hit = np.asarray(seen(mask if is_tensor(mask) else to_tensor(mask)))
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
    """Return a 1 at each index and 0 elsewhere; zeros only where the index is out of range.

    The dtype is that of `on_value` or `off_value`, float32 if there are neither; TypeError where
    they contradict each other or `dtype`.
    """
    given = {"on_value": on_value, "off_value": off_value}
    asked = None if dtype is None else as_dtype(dtype)
    values = {key: None if v is None else _one_hot_value(v, asked) for key, v in given.items()}
    kind = _one_hot_dtype(values, asked)
    on, off = (
        value if value is not None else raw_value(constant(plain, as_dtype(kind)))
        for value, plain in zip(values.values(), (1, 0), strict=True)
    )
    x, along, size = tensor(indices), -1 if axis is None else int(axis), _depth(depth)
    if x.dtype.name not in ("uint8", "int8", "int32", "int64"):
        if not (isinstance(indices, (bool, list)) and not np.size(raw_value(x))):
            raise InvalidArgumentError(
                f"Value for attr 'TI' of {x.dtype.name} is not in the list of allowed values: "
                "uint8, int8, int32, int64 [Op:OneHot]"
            )
        x = to_tensor(np.zeros(x.shape, np.int32))
    if not -1 <= along <= x.ndim:
        raise InvalidArgumentError(
            f"Expected axis to be -1 or between [0, {x.ndim + 1}).  But received: {along} "
            "[Op:OneHot]"
        )
    return execute(OPS["one_hot"], x, depth=size, on=on, off=off, axis=along)


def _depth(depth: Any) -> int:
    size = scalar(depth, "depth", "OneHot")
    if size < 0 or np.ndim(raw_value(depth) if is_tensor(depth) else depth):
        raise InvalidArgumentError(f"depth must be one number >= 0, got: {depth} [Op:OneHot]")
    return size


def _one_hot_value(given: Any, asked: Any) -> Any:
    plain = asked if isinstance(given, int) and not isinstance(given, bool) else None
    value = raw_value(given if is_tensor(given) else constant(given, plain))
    if np.ndim(value):
        raise InvalidArgumentError(f"on_value and off_value must be scalars, got {value}")
    return value


def _one_hot_dtype(values: dict[str, Any], asked: Any) -> Any:
    kinds = {key: as_dtype(np.asarray(v).dtype) for key, v in values.items() if v is not None}
    for key, kind in kinds.items():
        if asked is not None and kind is not asked:
            raise TypeError(f"dtype {kind} of {key} does not match dtype parameter {asked}")
    if len(set(kinds.values())) > 1:
        raise TypeError(f"dtypes of on_value and off_value do not match: {list(kinds.values())}")
    return asked or next(iter(kinds.values()), as_dtype("float32"))
