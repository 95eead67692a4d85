"""The adjoints that targets start with: ones, unless others are given."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.tensor import Tensor, freeze, tensor_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_SMALL = 2**14
_MOST_KEPT_ONES = 2**20


def ones_for(target: Any) -> Any:
    """Return raw ones in a target's shape and dtype, to which nobody may write; None for text."""
    value = target.raw if isinstance(target, Tensor) else target.tensor.raw
    kind = type(value)
    if kind is not np.ndarray:
        return None if kind is bytes else kind(1)
    if value.dtype.kind == "O":
        return None
    if value.size <= _SMALL:
        return _small_ones(value.shape, value.dtype)
    if value.size <= _MOST_KEPT_ONES:
        return _large_ones(value.shape, value.dtype)
    return np.ones(value.shape, value.dtype)


@lru_cache(maxsize=64)
def _small_ones(shape: tuple[int, ...], dtype: np.dtype) -> np.ndarray:
    return freeze(np.ones(shape, dtype))


# One alone: a training loop asks for the same ones each time, and filling megabytes costs as
# much as the mathematics of an elementwise function.
@lru_cache(maxsize=1)
def _large_ones(shape: tuple[int, ...], dtype: np.dtype) -> np.ndarray:
    return freeze(np.ones(shape, dtype))


def seeds_for(targets: Sequence[Any], given: Sequence[Any] | None = None) -> list[Tensor | None]:
    """Return the adjoint each target starts with: as given, else ones, None for text."""
    seeds = []
    for target, seed in zip(targets, given or [None] * len(targets), strict=True):
        ones = ones_for(target) if seed is None else None
        seeds.append(seed if ones is None else tensor_of(ones))
    return seeds
