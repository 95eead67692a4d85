"""Reductions over groups of rows, under TensorFlow's names (tf.math.segment_sum and its kin)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.execute import execute, raw_value, to_tensor
from gradviz.engine.functions.elementwise import divide, sqrt, tensor
from gradviz.engine.functions.picking import indices_of
from gradviz.engine.functions.sizes import vector
from gradviz.engine.op import OPS

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor


def _sorted(name: str, data: Any, segment_ids: Any) -> Tensor:
    return execute(OPS[name], tensor(data), indices_of(segment_ids, OPS[name].tf_name))


def _unsorted(name: str, data: Any, segment_ids: Any, num_segments: Any) -> Tensor:
    ids = indices_of(segment_ids, OPS[name].tf_name)
    size = _size(num_segments)
    return execute(OPS[name], tensor(data), ids, size=size)


def _size(num_segments: Any) -> int:
    (size,) = vector(num_segments, "UnsortedSegmentSum", scalar_too=True)
    return size


def segment_sum(data: Any, segment_ids: Any, name: str | None = None) -> Tensor:
    """Return the sum of each group; the group numbers must rise."""
    return _sorted("segment_sum", data, segment_ids)


def segment_mean(data: Any, segment_ids: Any, name: str | None = None) -> Tensor:
    """Return the mean of each group, 0 of an empty one."""
    return _sorted("segment_mean", data, segment_ids)


def segment_prod(data: Any, segment_ids: Any, name: str | None = None) -> Tensor:
    """Return the product of each group, 1 of an empty one."""
    return _sorted("segment_prod", data, segment_ids)


def segment_max(data: Any, segment_ids: Any, name: str | None = None) -> Tensor:
    """Return the largest of each group, 0 of an empty one; at a tie the gradient is shared."""
    return _sorted("segment_max", data, segment_ids)


def segment_min(data: Any, segment_ids: Any, name: str | None = None) -> Tensor:
    """Return the smallest of each group, 0 of an empty one; at a tie the gradient is shared."""
    return _sorted("segment_min", data, segment_ids)


def unsorted_segment_sum(
    data: Any, segment_ids: Any, num_segments: Any, name: str | None = None
) -> Tensor:
    """Return the sum of each group; rows of negative number are dropped."""
    return _unsorted("unsorted_segment_sum", data, segment_ids, num_segments)


def unsorted_segment_prod(
    data: Any, segment_ids: Any, num_segments: Any, name: str | None = None
) -> Tensor:
    """Return the product of each group."""
    return _unsorted("unsorted_segment_prod", data, segment_ids, num_segments)


def unsorted_segment_max(
    data: Any, segment_ids: Any, num_segments: Any, name: str | None = None
) -> Tensor:
    """Return the largest of each group, the lowest number there is of an empty one."""
    return _unsorted("unsorted_segment_max", data, segment_ids, num_segments)


def unsorted_segment_min(
    data: Any, segment_ids: Any, num_segments: Any, name: str | None = None
) -> Tensor:
    """Return the smallest of each group, the highest number there is of an empty one."""
    return _unsorted("unsorted_segment_min", data, segment_ids, num_segments)


def _rows(x: Any, segment_ids: Any, num_segments: Any) -> Tensor:
    """Return how many rows each group has, 1 for none, in a shape that divides their sums."""
    ids = np.ravel(raw_value(indices_of(segment_ids, "UnsortedSegmentSum")))
    size = _size(num_segments)
    counts = np.maximum(np.bincount(ids[ids >= 0], minlength=size), 1)
    rest = np.ndim(raw_value(x)) - np.ndim(raw_value(tensor(segment_ids)))
    return to_tensor(counts.reshape((size,) + (1,) * rest).astype(raw_value(x).dtype))


def unsorted_segment_mean(
    data: Any, segment_ids: Any, num_segments: Any, name: str | None = None
) -> Tensor:
    """Return the mean of each group, 0 of an empty one."""
    x = tensor(data)
    total = unsorted_segment_sum(x, segment_ids, num_segments)
    return divide(total, _rows(x, segment_ids, num_segments))


def unsorted_segment_sqrt_n(
    data: Any, segment_ids: Any, num_segments: Any, name: str | None = None
) -> Tensor:
    """Return the sum of each group divided by the root of its number of rows."""
    x = tensor(data)
    total = unsorted_segment_sum(x, segment_ids, num_segments)
    return divide(total, sqrt(_rows(x, segment_ids, num_segments)))
