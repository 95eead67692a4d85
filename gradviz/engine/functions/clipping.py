"""Gradients held to a length, as training loops do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.execute import execute, raw_value
from gradviz.engine.functions.elementwise import (
    add,
    cast,
    divide,
    identity,
    maximum,
    minimum,
    multiply,
    sqrt,
    subtract,
    tensor,
    where,
)
from gradviz.engine.functions.reduce import reduce_sum
from gradviz.engine.op import OPS
from gradviz.engine.tensor import tensor_of

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor


def clip_by_norm(t: Any, clip_norm: Any, axes: Any = None, name: str | None = None) -> Tensor:
    """Return t, shortened to `clip_norm` if it is longer (along `axes`); 0 for a negative norm."""
    x = tensor(t)
    if np.isscalar(clip_norm):
        most = 0 if clip_norm < 0 else clip_norm  # type: ignore[operator]
    else:
        most = cast(maximum(clip_norm, 0), x.dtype)
    total = reduce_sum(multiply(x, x), axes, True)
    some = total > 0  # sqrt at 0 would make the gradient nan
    ones = execute(OPS["ones_like"], total)
    length = where(some, sqrt(where(some, total, ones)), total)
    stretched = multiply(x, most)
    x.shape.assert_is_compatible_with(stretched.shape)
    return divide(stretched, maximum(length, most))


def global_norm(t_list: Any, name: str | None = None) -> Tensor:
    """Return the length of all tensors of a list together; None counts as 0."""
    _check_list(t_list)
    halves = [execute(OPS["l2_loss"], tensor(t)) for t in t_list if t is not None]
    if not halves:
        return tensor_of(np.float32(0.0))
    return sqrt(multiply(reduce_sum(execute(OPS["stack"], *halves, axis=0)), 2.0))


def _check_list(t_list: Any) -> None:
    if not isinstance(t_list, Sequence) or isinstance(t_list, str):
        raise TypeError(f"`t_list` should be a sequence of tensors. Received {type(t_list)}.")


def clip_by_global_norm(
    t_list: Any, clip_norm: Any, use_norm: Any = None, name: str | None = None
) -> tuple[list[Any], Tensor]:
    """Return the tensors shortened together to `clip_norm`, and their length before.

    All are nan where the length is not finite.
    """
    _check_list(t_list)
    length = global_norm(t_list) if use_norm is None else tensor(use_norm)
    one = tensor_of(raw_value(length).dtype.type(1))
    finite = multiply(clip_norm, minimum(divide(one, length), divide(one, clip_norm)))
    scale = add(finite, subtract(length, length))
    clipped = [None if t is None else tensor(t) for t in t_list]
    return [
        None if x is None else identity(multiply(x, cast(scale, x.dtype))) for x in clipped
    ], length
