"""What may stand between square brackets, turned into a basic NumPy index.

A key is one part or a tuple of parts (a list counts as a tuple, as in TensorFlow): whole numbers,
scalar int tensors, slices of them, None and one ellipsis. Anything else is a TypeError.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import is_tensor, raw_value
from gradviz.engine.reading import seen

Key = tuple[Any, ...]

_REFUSAL = (
    "Only integers, slices (`:`), ellipsis (`...`), tf.newaxis (`None`) and scalar "
    "tf.int32/tf.int64 tensors are valid indices, got {!r}"
)
_OP = "[Op:StridedSlice] name: strided_slice/"
_INDEX_DTYPES = ("int16", "int32", "int64")


def is_mask(key: Any) -> bool:
    """Return whether a key is a truth value, or a boolean tensor or array."""
    value = raw_value(key) if is_tensor(key) else key
    if isinstance(value, np.bool_):
        return is_tensor(key)
    return isinstance(value, bool) or (isinstance(value, np.ndarray) and value.dtype == np.bool_)


def basic_key(key: Any, rank: int, shape: Any) -> Key:
    """Return a tuple of ints, slices, None and Ellipsis that fits a tensor of `shape`."""
    parts = tuple(key) if isinstance(key, (tuple, list)) else (key,)
    if parts and all(isinstance(part, bool) for part in parts):
        raise InvalidArgumentError(f"Value for attr 'Index' of bool is not allowed {_OP}")
    made = tuple(_part(part) for part in parts)
    if any(map(_has_tensor, parts)):
        _check_dtypes(parts)
    return fitting(made, rank, shape)


def fitting(parts: Key, rank: int, shape: Any) -> Key:
    """Return the parts of a basic index; InvalidArgumentError unless they fit `shape`."""
    if sum(part is Ellipsis for part in parts) > 1:
        raise InvalidArgumentError(f"Multiple ellipses in slice spec not allowed {_OP}")
    used = sum(part is not None and part is not Ellipsis for part in parts)
    if used > rank:
        problem = (
            "Attempting to slice scalar input."
            if not rank
            else f"Index out of range using input dim {rank}; input has only {rank} dims"
        )
        raise InvalidArgumentError(f"{problem} {_OP}")
    _check_range(parts, rank, shape, used)
    return parts


def _check_range(parts: Key, rank: int, shape: Any, used: int) -> None:
    dim = 0
    for position, part in enumerate(parts):
        if part is None:
            continue
        if part is Ellipsis:
            dim += rank - used
            continue
        if isinstance(part, int) and not -shape[dim] <= part < shape[dim]:
            raise InvalidArgumentError(
                f"slice index {part} of dimension {dim} out of bounds. {_OP}"
            )
        if isinstance(part, slice) and part.step == 0:
            raise InvalidArgumentError(f"strides[{position}] must be non-zero {_OP}")
        dim += 1


def _part(part: Any) -> Any:
    if part is None or part is Ellipsis:
        return part
    if isinstance(part, slice):
        return slice(*(_bound(edge) for edge in (part.start, part.stop, part.step)))
    return _whole(part)


def _bound(edge: Any) -> int | None:
    return None if edge is None else _whole(edge)


def _whole(part: Any) -> int:
    if is_tensor(part):
        fits = not part.ndim and part.dtype.name in _INDEX_DTYPES
        value = seen(part)
    else:
        value = part[()] if isinstance(part, np.ndarray) and not part.ndim else part
        fits = isinstance(value, (int, np.integer))
    if not fits:
        raise TypeError(_REFUSAL.format(part))
    return int(value)


def _has_tensor(part: Any) -> bool:
    if isinstance(part, slice):
        return is_tensor(part.start) or is_tensor(part.stop) or is_tensor(part.step)
    return is_tensor(part)


def _check_dtypes(parts: Key) -> None:
    """Starts are packed into one vector, so are stops and steps: their tensors share a dtype."""
    columns: tuple[set[str], ...] = (set(), set(), set())
    for part in parts:
        for column, name in zip(columns, _dtype_names(part), strict=True):
            column.update(name and [name])
    for column in columns:
        if len(column) > 1:
            raise InvalidArgumentError(
                f"cannot compute Pack as its inputs are of dtypes {sorted(column)} [Op:Pack]"
            )


def _dtype_names(part: Any) -> tuple[str, str, str]:
    """Return the dtypes that the tensors in a part give to its start, stop and step; or ""."""
    if not isinstance(part, slice):
        name = part.dtype.name if is_tensor(part) else ""
        return name, name, "" if name == "int32" else name
    edges = (part.start, part.stop, part.step)
    names = [edge.dtype.name if is_tensor(edge) else "" for edge in edges]
    widest = max(names, key=("", *_INDEX_DTYPES).index)
    made = [widest if edge is None else name for edge, name in zip(edges, names, strict=True)]
    return made[0], made[1], made[2]
