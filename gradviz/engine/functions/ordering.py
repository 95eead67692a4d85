"""Functions that put elements in order, search in ordered ones and find the distinct ones."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from gradviz.engine.dtypes import as_dtype
from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import execute, raw_value
from gradviz.engine.functions.elementwise import tensor
from gradviz.engine.functions.sizes import array_of, scalar
from gradviz.engine.op import OPS
from gradviz.engine.reading import seen
from gradviz.engine.tensor import Tensor, tensor_of


def sort(
    values: Any, axis: Any = -1, direction: str = "ASCENDING", name: str | None = None
) -> Tensor:
    """Return the elements in order along an axis; each gradient goes where its element was."""
    x, at, places = _sorted(values, axis, direction)
    return execute(OPS["sort"], x, places=places, axis=at)


def argsort(
    values: Any,
    axis: Any = -1,
    direction: str = "ASCENDING",
    stable: bool = False,
    name: str | None = None,
) -> Tensor:
    """Return the int32 indices that sort along an axis, equal ones in order; no derivative."""
    _, _, places = _sorted(values, axis, direction)
    return tensor_of(places.astype(np.int32))


def _sorted(values: Any, axis: Any, direction: str) -> tuple[Any, int, Any]:
    if direction not in ("ASCENDING", "DESCENDING"):
        raise ValueError(
            "Argument `direction` should be one of ASCENDING, DESCENDING. "
            f"Received: direction={direction}"
        )
    place = array_of(axis)
    if place.ndim:
        raise ValueError(f"Argument `axis` must be a constant scalar. Received: axis={axis}.")
    x = tensor(values)
    at = int(place)
    if not -x.ndim <= at < x.ndim:
        raise InvalidArgumentError(f"axis {at} is out of range for rank {x.ndim} [Op:StridedSlice]")
    at %= x.ndim
    return x, at, _order(seen(x), at, direction == "DESCENDING")


def _order(value: Any, axis: int, descending: bool) -> Any:
    """Return the places in order, equal elements as they come; nan counts as the smallest."""
    if value.dtype.kind not in "fiu":
        raise InvalidArgumentError(f"{value.dtype} has no order for sorting [Op:TopKV2]")
    if not descending:
        return np.argsort(value, axis=axis, kind="stable")
    backwards = np.flip(value, axis)
    return value.shape[axis] - 1 - np.flip(np.argsort(backwards, axis=axis, kind="stable"), axis)


class TopK(NamedTuple):
    """The largest elements and where they are."""

    values: Tensor
    indices: Tensor


TopK.__name__ = "TopKV2"


def top_k(
    input: Any,
    k: Any = 1,
    sorted: bool = True,
    index_type: Any = "int32",
    name: str | None = None,
) -> TopK:
    """Return the k largest along the last axis, and where they are; of equal ones the first."""
    x = tensor(input)
    if not x.ndim:
        raise InvalidArgumentError("input must be >= 1-D, got shape [] [Op:TopKV2]")
    number = scalar(k, "k", "TopKV2")
    if not 0 <= number <= x.shape[-1]:
        raise InvalidArgumentError(
            f"input must have at least k columns. Had {x.shape[-1]}, needed {number} [Op:TopKV2]"
        )
    places = _order(raw_value(x), x.ndim - 1, True)[..., :number]
    where = tensor_of(places.astype(as_dtype(index_type).numpy))
    return TopK(execute(OPS["top_k"], x, places=places, axis=x.ndim - 1), where)


def searchsorted(
    sorted_sequence: Any,
    values: Any,
    side: str = "left",
    out_type: Any = "int32",
    name: str | None = None,
) -> Tensor:
    """Return where each value would be put in, along the last axis; no derivative."""
    line, asked = tensor(sorted_sequence), tensor(values)
    if side not in ("left", "right"):
        raise ValueError(f"Argument `side` must be either 'right' or 'left'. Received: {side!r}.")
    kind = as_dtype(out_type).numpy
    lines, found = (np.asarray(seen(x)) for x in (line, asked))
    if lines.dtype != found.dtype:
        raise InvalidArgumentError(
            f"cannot compute LowerBound: {lines.dtype} and {found.dtype} [Op:LowerBound]"
        )
    if lines.ndim != found.ndim or lines.shape[:-1] != found.shape[:-1]:
        raise InvalidArgumentError(
            f"Leading dim_size of both tensors must match: {lines.shape} vs. {found.shape}"
        )
    places = np.zeros(found.shape, kind)
    for row in np.ndindex(lines.shape[:-1]):
        places[row] = np.searchsorted(lines[row], found[row], side=side)  # type: ignore[call-overload]
    return tensor_of(places)


class Unique(NamedTuple):
    """The distinct elements, and for each element which of them it is."""

    y: Tensor
    idx: Tensor


class UniqueWithCounts(NamedTuple):
    """The same, and how often each occurs."""

    y: Tensor
    idx: Tensor
    count: Tensor  # type: ignore[assignment]


def unique(x: Any, out_idx: Any = "int32", name: str | None = None) -> Unique:
    """Return the distinct elements of a vector in the order in which they first occur."""
    y, which, _ = _distinct(x, out_idx)
    return Unique(y, which)


def unique_with_counts(x: Any, out_idx: Any = "int32", name: str | None = None) -> UniqueWithCounts:
    """Return the distinct elements of a vector, and how often each occurs."""
    return UniqueWithCounts(*_distinct(x, out_idx))


def _distinct(x: Any, out_idx: Any) -> tuple[Tensor, Tensor, Tensor]:
    given = tensor(x)
    if given.ndim != 1:
        raise InvalidArgumentError("unique expects a 1D vector. [Op:Unique]")
    kind = as_dtype(out_idx).numpy
    order: dict[Any, int] = {}
    value = raw_value(given)
    which = [order.setdefault(_key(item), len(order)) for item in value]
    first = np.array([which.index(k) for k in range(len(order))], np.int64)
    counts = np.bincount(which, minlength=len(order)) if which else np.zeros(0)
    y = execute(OPS["unique"], given, first=first)
    return y, tensor_of(np.array(which, kind)), tensor_of(counts.astype(kind))


def _key(item: Any) -> Any:
    """Return what tells an element from others: a nan differs from every other one."""
    return item if isinstance(item, bytes) or item == item else object()
