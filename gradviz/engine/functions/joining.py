"""Functions that join tensors and take them apart, under TensorFlow's names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import alike, execute, is_tensor, raw_value, to_tensor
from gradviz.engine.functions.elementwise import identity, tensor
from gradviz.engine.functions.sizes import array_of, axis_in_range, one_axis, scalar, vector
from gradviz.engine.op import OPS

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor


def concat(values: Any, axis: Any, name: str = "concat") -> Tensor:
    """Join along an axis that all have; one tensor alone comes back as it is."""
    if not isinstance(values, (list, tuple)):
        values = [values]
    if len(values) == 1:
        if array_of(axis).ndim:
            raise ValueError(f"Shape {array_of(axis).shape} must have rank 0")
        return identity(tensor(values[0]))
    if axis is None:
        raise ValueError("Attempt to convert a value (None) with an unsupported type to a Tensor.")
    joined = alike(values)
    return execute(OPS["concat"], *joined, axis=_join_axis(axis, joined))


def _join_axis(axis: Any, joined: list[Any]) -> int:
    ranks = {x.ndim for x in joined}
    if ranks == {0}:
        raise InvalidArgumentError(
            "ConcatOp : Can't concatenate scalars (use tf.stack instead) [Op:ConcatV2]"
        )
    return one_axis(axis, max(ranks, default=0))


def stack(values: Any, axis: Any = 0, name: str = "stack") -> Tensor:
    """Join along a new axis."""
    if axis == 0 and not isinstance(values, (list, tuple)):
        return identity(tensor(values))
    if is_tensor(values) or isinstance(values, np.ndarray):
        values = unstack(values)
    if axis == 0 and not values:
        return to_tensor([])
    joined = alike(list(values), _lifted(values))
    at = axis_in_range(axis, joined[0].ndim + 1)
    return execute(OPS["stack"], *joined, axis=at)


def _lifted(values: Any) -> Any:
    """Return float32 for plain numbers with a float among them, as a list of numbers is."""
    plain = all(type(value) in (int, float) for value in values)
    return np.dtype(np.float32) if plain and float in {*map(type, values)} else None


def unstack(
    value: Any, num: int | None = None, axis: Any = 0, name: str = "unstack"
) -> list[Tensor]:
    """Return the parts along an axis as a list; `num` must be their number."""
    x = tensor(value)
    at = axis_in_range(axis, x.ndim)
    total = x.shape[at]
    if num is not None and num not in (0, total):
        raise InvalidArgumentError(f"Input shape axis {at} must equal {num}, got {total}")
    lead = (slice(None),) * at
    count = total if num is None else num
    return [execute(OPS["getitem"], x, key=(*lead, i)) for i in range(count)]


def split(
    value: Any, num_or_size_splits: Any, axis: Any = 0, num: Any = None, name: str = "split"
) -> list[Tensor]:
    """Cut along an axis into equal parts, or into parts of given sizes (one may be -1)."""
    x = tensor(value)
    equal = isinstance(num_or_size_splits, (int, np.integer))
    asked = None if equal else array_of(num_or_size_splits)
    if asked is not None and not asked.ndim:
        raise ValueError(
            "Rank-0 tensors are not supported as the num_or_size_splits argument to split. "
            f"Argument provided: {num_or_size_splits}"
        )
    at = one_axis(axis, x.ndim)
    total = x.shape[at]
    if equal:
        sizes = _equal_sizes(int(num_or_size_splits), total)
    else:
        sizes = _part_sizes(list(vector(num_or_size_splits, "SplitV")), total, num)
    lead = (slice(None),) * at
    parts, start = [], 0
    for size in sizes:
        parts.append(execute(OPS["getitem"], x, key=(*lead, slice(start, start + size, 1))))
        start += size
    return parts


def _equal_sizes(count: int, total: int) -> list[int]:
    if count < 1 or total % count:
        raise InvalidArgumentError(
            f"Dimension size must be evenly divisible by {count} but is {total} [Op:Split]"
        )
    return [total // count] * count


def _part_sizes(sizes: list[int], total: int, num: Any) -> list[int]:
    if not sizes or (num is not None and scalar(num, "num") != len(sizes)):
        raise InvalidArgumentError(f"size of the split_tensor must be {num}, got {len(sizes)}")
    if sizes.count(-1) == 1:
        sizes[sizes.index(-1)] = total - sum(n for n in sizes if n != -1)
    if sum(sizes) != total or min(sizes) < 0:
        raise InvalidArgumentError(f"the sizes {sizes} do not add up to {total} [Op:SplitV]")
    return sizes


def identity_n(input: Any, name: str | None = None) -> list[Tensor]:
    """Return the same values as new tensors; each of them is connected to all inputs."""
    values = unstack(input) if is_tensor(input) else list(input)
    if not values:
        raise InvalidArgumentError("identity_n needs at least one tensor [Op:IdentityN]")
    inputs = [tensor(value) for value in values]
    if len({raw_value(x).dtype for x in inputs if x.dtype.is_floating}) != 1:
        return [identity(x) for x in inputs]
    return [
        execute(OPS["identity_n"], *inputs, index=k) if x.dtype.is_floating else identity(x)
        for k, x in enumerate(inputs)
    ]
