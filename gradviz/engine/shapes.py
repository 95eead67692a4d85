"""Bookkeeping with axes and shapes on plain tuples and arrays."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError

Shape = tuple[int, ...]


def shape_of(value: Any) -> Shape:
    """Return the shape of a raw value."""
    return getattr(value, "shape", ())


MOST_ROWS = 4096  # beyond, BLAS's plain order of adding loses digits that NumPy's keeps


@lru_cache(maxsize=64)
def ones_of(count: int, dtype: np.dtype) -> Any:
    """Return a vector of ones that nobody may write to, to add up with by BLAS."""
    return np.ones(count, dtype)


def sum_to(value: Any, shape: Shape) -> Any:
    """Sum over the axes along which `shape` was broadcast to get `value`'s shape."""
    given = shape_of(value)
    if given == shape:
        return value
    if len(given) == 2 and given[1:] == shape and given[0] <= MOST_ROWS and value.dtype.kind == "f":
        return np.dot(ones_of(given[0], value.dtype), value)  # a bias: three times as fast by BLAS
    lead = value.ndim - len(shape)
    if lead:
        value = np.add.reduce(value, axis=tuple(range(lead)))
    axes = tuple(i for i, n in enumerate(shape) if n == 1 and value.shape[i] != 1)
    return np.add.reduce(value, axis=axes, keepdims=True) if axes else value


def axes_of(axis: Any, rank: int) -> tuple[int, ...]:
    """Return the reduced axes, all for None; InvalidArgumentError if one is out of range."""
    if axis is None:
        return tuple(range(rank))
    given: Sequence[Any] = axis if isinstance(axis, Sequence) else np.atleast_1d(axis).tolist()
    found = []
    for one in given:
        number = int(one)
        if not -rank <= number < max(rank, 0):
            raise InvalidArgumentError(
                f"Invalid reduction dimension ({number} for input with {rank} dimension(s)"
            )
        found.append(number % rank)
    if len(set(found)) != len(found):
        raise InvalidArgumentError(f"Invalid reduction arguments: Axes contains duplicate: {given}")
    return tuple(found)


def kept_shape(shape: Shape, axes: Sequence[int]) -> Shape:
    """Return `shape` with the reduced axes as ones."""
    return tuple(1 if i in axes else n for i, n in enumerate(shape))


def count(shape: Shape, axes: Sequence[int]) -> int:
    """Return how many elements each result of a reduction was made from."""
    product = 1
    for axis in axes:
        product *= shape[axis]
    return product


def bracketed(shape: Sequence[int]) -> str:
    """Return a shape as TensorFlow's kernels print it: [2,3]."""
    return "[" + ",".join(str(n) for n in shape) + "]"
