"""Cutting by numbers instead of brackets: tf.slice and tf.strided_slice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import execute
from gradviz.engine.functions.elementwise import tensor
from gradviz.engine.keys import fitting
from gradviz.engine.op import OPS
from gradviz.engine.reading import seen

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor


def _vector(given: Any, name: str, op_name: str) -> list[int]:
    """Return a vector of whole numbers as a list; InvalidArgumentError for anything else."""
    value = np.asarray(seen(tensor(given)))
    if value.dtype.name not in ("int16", "int32", "int64"):
        raise InvalidArgumentError(
            f"Value for attr 'Index' of {value.dtype.name} is not in the list of allowed values "
            f"[Op:{op_name}]"
        )
    if value.ndim != 1:
        raise InvalidArgumentError(f"Expected {name} to be a vector, got {given!r} [Op:{op_name}]")
    return [int(n) for n in value]


def slice_of(input_: Any, begin: Any, size: Any, name: str | None = None) -> Tensor:
    """Cut `size` elements from `begin` along each axis; -1 for all that is left."""
    x = tensor(input_)
    begins, sizes = _vector(begin, "begin", "Slice"), _vector(size, "size", "Slice")
    if not len(begins) == len(sizes) == x.ndim:
        raise InvalidArgumentError(
            f"Expected begin and size arguments to be 1-D tensors of size {x.ndim}, but got "
            f"lengths {len(begins)} and {len(sizes)} instead. [Op:Slice]"
        )
    key = []
    for dim, (start, length, whole) in enumerate(zip(begins, sizes, x.shape, strict=True)):
        stop = whole if length == -1 else start + length
        if not 0 <= start <= stop <= whole:
            raise InvalidArgumentError(
                f"Expected begin[{dim}] in [0, {whole}] and size[{dim}] to fit, but got "
                f"{start} and {length} [Op:Slice]"
            )
        key.append(slice(start, stop, 1))
    return execute(OPS["getitem"], x, key=tuple(key))


def strided_slice(
    input_: Any,
    begin: Any,
    end: Any,
    strides: Any = None,
    begin_mask: int = 0,
    end_mask: int = 0,
    ellipsis_mask: int = 0,
    new_axis_mask: int = 0,
    shrink_axis_mask: int = 0,
    var: Any = None,
    name: str | None = None,
) -> Tensor:
    """Cut as square brackets do, one entry of the vectors a part of the key.

    Bit i of a mask says of part i: take the first or last element whatever `begin` or `end` are,
    that it is an ellipsis, a new axis, or a single index.
    """
    x = tensor(input_)
    starts, stops = _vector(begin, "begin", "StridedSlice"), _vector(end, "end", "StridedSlice")
    steps = [1] * len(starts) if strides is None else _vector(strides, "strides", "StridedSlice")
    if not len(starts) == len(stops) == len(steps):
        raise InvalidArgumentError(
            "Expected begin, end, and strides to be 1D equal size tensors [Op:StridedSlice]"
        )
    key: list[Any] = []
    for i, (start, stop, step) in enumerate(zip(starts, stops, steps, strict=True)):
        bit = 1 << i
        if ellipsis_mask & bit:
            key.append(Ellipsis)
        elif new_axis_mask & bit:
            key.append(None)
        elif shrink_axis_mask & bit:
            key.append(_single(start, step))
        else:
            key.append(slice(None if begin_mask & bit else start,
                             None if end_mask & bit else stop, step))  # fmt: skip
    return execute(OPS["getitem"], x, key=fitting(tuple(key), x.ndim, x.shape))


def _single(start: int, step: int) -> int:
    if step <= 0:
        raise InvalidArgumentError("only stride 1 allowed on non-range indexing. [Op:StridedSlice]")
    return start
