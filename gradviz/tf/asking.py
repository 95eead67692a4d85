"""What a tape is asked with: targets, sources, seeds, and what stands for a missing gradient."""

from __future__ import annotations

import enum
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine import InvalidArgumentError, Tensor, Variable, execute, is_tensor, tensor_of
from gradviz.engine.convert import settle
from gradviz.engine.functions.elementwise import convert_to_tensor
from gradviz.engine.functions.spreading import broadcast_to
from gradviz.engine.op import OPS
from gradviz.engine.structure import flatten

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["UnconnectedGradients", "differentiable", "or_zeros", "seeds_of", "unconnected_word"]


class UnconnectedGradients(enum.Enum):
    """What stands for a gradient that is not there: None, or zeros."""

    NONE = "none"
    ZERO = "zero"


def differentiable(structure: Any, what: str) -> list[Tensor | Variable]:
    """Return the leaves of a structure; TypeError if one is no tensor or variable."""
    if type(structure) is Tensor or type(structure) is Variable:
        return [structure]
    leaves = flatten(structure)
    for leaf in leaves:
        if not is_tensor(leaf):
            raise TypeError(
                f"The {what} of a gradient must be a tensor or variable, not {leaf!r} of type "
                f"{type(leaf).__name__}."
            )
    return leaves


def unconnected_word(given: Any) -> str:
    """Return "none" or "zero"; ValueError for any other word."""
    if given is UnconnectedGradients.NONE:
        return "none"
    try:
        return str(UnconnectedGradients(given).value)
    except ValueError:
        raise ValueError(f"Unknown value for unconnected_gradients: {given!r}") from None


def seeds_of(given: Any, targets: Sequence[Any]) -> list[Tensor | None]:
    """Return one seed per target, None for ones: TensorFlow takes too many and too few alike."""
    leaves: list[Any] = [convert_to_tensor(x) for x in flatten(given)]
    pairs = zip_longest(leaves[: len(targets)], targets)
    return [None if x is None else _seed(x, target) for x, target in pairs]


def _seed(seed: Tensor, target: Any) -> Tensor:
    if seed.dtype != target.dtype:
        raise InvalidArgumentError(
            f"an output gradient of dtype {seed.dtype.name} does not fit a target of dtype "
            f"{target.dtype.name}"
        )
    if seed.shape == target.shape:
        return seed
    if seed.ndim > target.ndim:
        wide = np.broadcast_shapes(tuple(seed.shape), tuple(target.shape))
        return execute(OPS["sum_to"], broadcast_to(seed, wide), shape=tuple(target.shape))
    return broadcast_to(seed, target.shape)


def or_zeros(found: Tensor | None, target: Any, source: Any, unconnected: str) -> Tensor | None:
    """Return a jacobian, or zeros in its shape if it is missing and they are asked for."""
    if found is not None or unconnected == "none":
        return found
    zeros = np.zeros((*target.shape, *source.shape), source.dtype.numpy)
    return tensor_of(settle(zeros))
