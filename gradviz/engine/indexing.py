"""What may stand between square brackets, turned into a basic NumPy index.

Indices are whole numbers, scalar int tensors, slices of them, None and one ellipsis. Anything else
is a TypeError; a boolean tensor is a mask.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import execute, is_tensor, raw_value
from gradviz.engine.functions.picking import boolean_mask
from gradviz.engine.op import OPS, Use
from gradviz.engine.state import session
from gradviz.engine.tape import light
from gradviz.engine.tensor import Tensor, tensor_of

_GETITEM = OPS["getitem"]
_PLAIN = {int, type(None)}
_REFUSAL = (
    "Only integers, slices (`:`), ellipsis (`...`), tf.newaxis (`None`) and scalar "
    "tf.int32/tf.int64 tensors are valid indices, got {!r}"
)


def getitem(x: Any, key: Any) -> Tensor:
    """Return `x[key]`, on the tape."""
    if (type(key) is int or type(key) is slice) and type(x) is Tensor:
        found = _shortly(x, key)
        if found is not None:
            return found
    if is_mask(key):
        return boolean_mask(x, key)
    return execute(OPS["getitem"], x, key=basic_key(key, x.ndim, x.shape))


def _shortly(x: Tensor, key: Any) -> Tensor | None:
    """Return the part where the case is common (see dispatch.py), else None."""
    tape = session().fast
    value = x.value
    if tape is None or x.id not in tape.ids or type(value) is not np.ndarray:
        return None
    if type(key) is int:
        if not -len(value) <= key < len(value):
            return None
    elif not {type(key.start), type(key.stop), type(key.step)} <= _PLAIN or key.step == 0:
        return None
    made = tensor_of(value[key])
    number = made.id
    tape.track(number)
    use = Use(_GETITEM, {"key": (key,)}, None)
    tape.push((use, number, light(number, made.value), x.id, light(x.id, value)))
    return made


def is_mask(key: Any) -> bool:
    """Return whether a key is a boolean tensor or array."""
    value = raw_value(key) if is_tensor(key) else key
    return isinstance(value, np.ndarray) and value.dtype == np.bool_


def basic_key(key: Any, rank: int, shape: Any) -> tuple[Any, ...]:
    """Return a tuple of ints, slices, None and Ellipsis that fits a tensor of `shape`."""
    parts = key if isinstance(key, tuple) else (key,)
    made = [_part(part) for part in parts]
    used = sum(part is not None and part is not Ellipsis for part in made)
    if sum(part is Ellipsis for part in made) > 1:
        raise ValueError("Multiple ellipses in slice spec not allowed")
    if used > rank:
        problem = (
            "Attempting to slice scalar input."
            if not rank
            else f"Index out of range using input dim {rank}; input has only {rank} dims"
        )
        raise InvalidArgumentError(f"{problem} [Op:StridedSlice] name: strided_slice/")
    _check_range(made, rank, shape, used)
    return tuple(made)


def _check_range(parts: list[Any], rank: int, shape: Any, used: int) -> None:
    dim = 0
    for part in parts:
        if part is None:
            continue
        if part is Ellipsis:
            dim += rank - used
            continue
        if isinstance(part, int) and not -shape[dim] <= part < shape[dim]:
            raise InvalidArgumentError(
                f"slice index {part} of dimension {dim} out of bounds. "
                "[Op:StridedSlice] name: strided_slice/"
            )
        dim += 1


def _part(part: Any) -> Any:
    if part is None or part is Ellipsis:
        return part
    if isinstance(part, slice):
        step = _whole(part.step)
        if step == 0:
            raise InvalidArgumentError("strides[0] must be non-zero [Op:StridedSlice]")
        return slice(_whole(part.start), _whole(part.stop), step)
    return _whole(part)


def _whole(part: Any) -> Any:
    value = raw_value(part) if is_tensor(part) else part
    if value is None:
        return None
    if isinstance(value, (list, np.ndarray)):
        raise InvalidArgumentError(
            "Index out of range: only scalar indices select; use tf.gather for several "
            "[Op:StridedSlice] name: strided_slice/"
        )
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, np.integer)):
        raise TypeError(_REFUSAL.format(part))
    return int(value)
