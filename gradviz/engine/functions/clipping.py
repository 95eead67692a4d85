"""Gradients held to a length, as training loops do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from gradviz.engine.execute import execute
from gradviz.engine.functions.elementwise import divide, maximum, multiply, sqrt, tensor, where
from gradviz.engine.functions.reduce import reduce_sum
from gradviz.engine.op import OPS

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor


def clip_by_norm(t: Any, clip_norm: Any, axes: Any = None, name: str | None = None) -> Tensor:
    """Return t, shortened to `clip_norm` if it is longer (along `axes`)."""
    x = tensor(t)
    total = reduce_sum(multiply(x, x), axes, True)
    some = total > 0  # sqrt at 0 would make the gradient nan
    ones = execute(OPS["ones_like"], total)
    length = where(some, sqrt(where(some, total, ones)), total)
    return divide(multiply(x, clip_norm), maximum(length, clip_norm))


def global_norm(t_list: Any, name: str | None = None) -> Tensor:
    """Return the length of all tensors of a list together; None counts as 0."""
    if not isinstance(t_list, Sequence) or isinstance(t_list, str):
        raise TypeError(f"`t_list` should be a sequence of tensors. Received {type(t_list)}.")
    halves = [execute(OPS["l2_loss"], tensor(t)) for t in t_list if t is not None]
    if not halves:
        return tensor(0.0)
    return sqrt(multiply(reduce_sum(execute(OPS["stack"], *halves, axis=0)), 2.0))


def clip_by_global_norm(
    t_list: Any, clip_norm: Any, use_norm: Any = None, name: str | None = None
) -> tuple[list[Any], Tensor]:
    """Return the tensors shortened together to `clip_norm`, and their length before."""
    length = global_norm(t_list) if use_norm is None else tensor(use_norm)
    factor = divide(clip_norm, maximum(length, clip_norm))
    return [None if t is None else multiply(t, factor) for t in t_list], length
