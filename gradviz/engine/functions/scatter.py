"""Functions that put elements into places, under TensorFlow's names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError, UnimplementedError
from gradviz.engine.execute import alike, execute, to_tensor
from gradviz.engine.functions.elementwise import cast, identity, pair, tensor
from gradviz.engine.functions.picking import indices_of
from gradviz.engine.functions.shape import reshape
from gradviz.engine.functions.sizes import array_of, not_negative, scalar, vector
from gradviz.engine.op import OPS
from gradviz.engine.reading import seen

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor


def _check_policy(policy: str) -> None:
    if policy not in ("", "DEFAULT", "ERROR"):
        raise UnimplementedError("an index out of range is an error, whatever the policy")


def scatter_nd(
    indices: Any, updates: Any, shape: Any, bad_indices_policy: str = "", name: str | None = None
) -> Tensor:
    """Return zeros of `shape` with the updates added at index vectors."""
    _check_policy(bad_indices_policy)
    at, new = indices_of(indices, "ScatterNd"), tensor(updates)
    sizes = not_negative(vector(shape, "ScatterNd"), "ScatterNd")
    return execute(OPS["scatter_nd"], at, new, shape=sizes)


def _changed(op_name: str, x: Any, indices: Any, updates: Any, policy: str) -> Tensor:
    _check_policy(policy)
    old, new = pair(x, updates)
    return execute(OPS[op_name], old, indices_of(indices, OPS[op_name].tf_name), new)


def tensor_scatter_nd_update(
    tensor: Any, indices: Any, updates: Any, name: str | None = None, bad_indices_policy: str = ""
) -> Tensor:
    """Return the tensor with the updates put at index vectors; of several the last one stands."""
    return _changed("tensor_scatter_update", tensor, indices, updates, bad_indices_policy)


def tensor_scatter_nd_add(
    tensor: Any, indices: Any, updates: Any, name: str | None = None, bad_indices_policy: str = ""
) -> Tensor:
    """Return the tensor with the updates added at index vectors."""
    return _changed("tensor_scatter_add", tensor, indices, updates, bad_indices_policy)


def tensor_scatter_nd_sub(
    tensor: Any, indices: Any, updates: Any, name: str | None = None, bad_indices_policy: str = ""
) -> Tensor:
    """Return the tensor with the updates subtracted at index vectors."""
    return _changed("tensor_scatter_sub", tensor, indices, updates, bad_indices_policy)


def tensor_scatter_nd_max(
    tensor: Any, indices: Any, updates: Any, name: str | None = None, bad_indices_policy: str = ""
) -> Tensor:
    """Return the larger of tensor and updates at index vectors; a tie shares the gradient."""
    return _changed("tensor_scatter_max", tensor, indices, updates, bad_indices_policy)


def tensor_scatter_nd_min(
    tensor: Any, indices: Any, updates: Any, name: str | None = None, bad_indices_policy: str = ""
) -> Tensor:
    """Return the smaller of tensor and updates at index vectors; a tie shares the gradient."""
    return _changed("tensor_scatter_min", tensor, indices, updates, bad_indices_policy)


def dynamic_partition(
    data: Any, partitions: Any, num_partitions: int, name: str | None = None
) -> list[Tensor]:
    """Return for each number below `num_partitions` the parts of the data that have it."""
    x, numbers = tensor(data), array_of(partitions, True)
    if numbers.dtype != np.int32:
        raise InvalidArgumentError("partitions must be int32 [Op:DynamicPartition]")
    if numbers.shape != tuple(x.shape[: numbers.ndim]):
        raise InvalidArgumentError(
            f"data.shape must start with partitions.shape, got data.shape = {x.shape}, "
            f"partitions.shape = {numbers.shape} [Op:DynamicPartition]"
        )
    for wrong in numbers[(numbers < 0) | (numbers >= num_partitions)].ravel()[:1]:
        raise InvalidArgumentError(
            f"partitions: {wrong} is not in [0, {num_partitions}) [Op:DynamicPartition]"
        )
    rows = x if numbers.ndim == 1 else reshape(x, [numbers.size, *x.shape[numbers.ndim :]])
    flat = numbers.ravel()
    return [
        execute(OPS["gather"], rows, to_tensor(np.flatnonzero(flat == k).astype(np.int64)), axis=0)
        for k in range(num_partitions)
    ]


def dynamic_stitch(indices: Any, data: Any, name: str | None = None) -> Tensor:
    """Return the parts of the data at their indices along axis 0; of several the last stands.

    The gradient goes to all of them.
    """
    places = tuple(array_of(at, True) for at in indices)
    parts = alike(list(data))
    if len(places) != len(parts) or not parts:
        raise ValueError("List argument 'data' to 'dynamic_stitch' Op must match 'indices'.")
    rest = parts[0].shape[places[0].ndim :]
    for at, part in zip(places, parts, strict=True):
        if at.dtype != np.int32 or at.shape + tuple(rest) != tuple(part.shape):
            raise InvalidArgumentError(
                f"data.shape {part.shape} must be indices.shape {at.shape} + {rest} "
                "[Op:DynamicStitch]"
            )
        if at.min(initial=0) < 0:
            raise InvalidArgumentError(f"indices {at.tolist()} is out of range [Op:DynamicStitch]")
    size = max((int(at.max(initial=-1)) for at in places), default=-1) + 1
    return execute(OPS["dynamic_stitch"], *parts, places=places, size=size)


def reverse_sequence(
    input: Any,
    seq_lengths: Any,
    seq_axis: Any = None,
    batch_axis: Any = None,
    name: str | None = None,
) -> Tensor:
    """Turn round the first `seq_lengths[i]` elements along `seq_axis` of each batch entry i."""
    x = tensor(input)
    lengths = np.array(vector(seq_lengths, "ReverseSequence"), np.int64)
    along, batch = int(seq_axis), 0 if batch_axis is None else int(batch_axis)
    if not (0 <= batch < x.ndim and 0 <= along < x.ndim) or along == batch:
        raise InvalidArgumentError(
            f"seq_axis {along} and batch_axis {batch} must be two of {x.ndim} axes "
            "[Op:ReverseSequence]"
        )
    if len(lengths) != x.shape[batch] or lengths.min(initial=0) < 0:
        raise InvalidArgumentError(f"seq_lengths {lengths} does not fit [Op:ReverseSequence]")
    if lengths.max(initial=0) > x.shape[along]:
        raise InvalidArgumentError(
            f"seq_lengths(0) > input.dims({along}): {lengths} [Op:ReverseSequence]"
        )
    return execute(OPS["reverse_sequence"], x, lengths=lengths, seq_axis=along, batch_axis=batch)


def unravel_index(indices: Any, dims: Any, name: str | None = None) -> Tensor:
    """Return the index vectors, as columns, that flat indices have in a tensor of shape `dims`."""
    at, sizes = array_of(indices), vector(dims, "UnravelIndex")
    if at.dtype.name not in ("int32", "int64") or at.ndim > 1:
        raise InvalidArgumentError(f"indices must be whole numbers, one or a vector, got {at}")
    if at.max(initial=-1) >= np.prod(sizes):
        raise InvalidArgumentError(f"index is out of bound as with dims: {list(sizes)}")
    rest, columns = at, []
    for size in reversed(sizes):
        columns.append(np.fmod(rest, size))  # toward zero, also for negative indices
        rest = np.trunc(rest / size).astype(at.dtype)
    return identity(to_tensor(np.stack(columns[::-1]).astype(at.dtype)))


def sequence_mask(
    lengths: Any, maxlen: Any = None, dtype: Any = "bool", name: str | None = None
) -> Tensor:
    """Return for each length a row of so many true elements, padded by false ones to `maxlen`."""
    value = np.asarray(seen(tensor(lengths)))
    if value.dtype.kind in "buOS":
        raise InvalidArgumentError(f"lengths cannot be {value.dtype} [Op:Range]")
    limit = int(value.max(initial=0)) if maxlen is None else scalar(maxlen, "maxlen")
    if maxlen is not None and array_of(maxlen).ndim:
        raise ValueError("Argument `maxlen` must be scalar for sequence_mask")
    mask = np.arange(max(limit, 0)) < value[..., None]
    made: Tensor = cast(to_tensor(mask), dtype)
    return made
