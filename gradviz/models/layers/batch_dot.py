"""Products of two batches of tensors, summed along one axis of each."""

from __future__ import annotations

from typing import Any

from gradviz.models import arithmetic, tensors


def axes_for(axes: Any, rank_x: int, rank_y: int) -> tuple[int, int]:
    """Return the two axes, counted from the first one."""
    a, b = (axes, axes) if isinstance(axes, int) else axes
    return (a % rank_x if a < 0 else a), (b % rank_y if b < 0 else b)


def batch_dot(x: Any, y: Any, axes: tuple[int, int]) -> Any:
    """Return, for each element of the batch, the sums of products along `axes`.

    What is left of x's axes stands before what is left of y's; at least one axis stays.
    """
    if min(x.ndim, y.ndim) < 2 or 0 in axes:
        raise ValueError(
            f"Cannot multiply along the batch axis, or without one: shapes {tuple(x.shape)} and "
            f"{tuple(y.shape)}, axes {axes}."
        )
    rows, columns = x.ndim == 2, y.ndim == 2
    x, a = (tensors.expand_dims(x, 1), axes[0] + 1) if rows else (x, axes[0])
    y = tensors.expand_dims(y, 2) if columns else y
    x = _moved(x, a, x.ndim - 1)
    y = _moved(y, axes[1], 1)
    batch, middle, tail = x.shape[0], list(x.shape[1:-1]), list(y.shape[2:])
    x = _joined(x, [batch, -1, x.shape[-1]])
    y = _joined(y, [batch, y.shape[1], -1])
    result = arithmetic.matmul(x, y)
    if len(middle) > 1 or len(tail) > 1:
        result = tensors.reshape(result, [batch, *middle, *tail])
    if rows:
        return tensors.squeeze(result, 1)
    return tensors.squeeze(result, -1) if columns else result


def _moved(x: Any, axis: int, place: int) -> Any:
    if axis == place:
        return x
    order = [i for i in range(x.ndim) if i != axis]
    order.insert(place, axis)
    return tensors.transpose(x, order)


def _joined(x: Any, shape: list[Any]) -> Any:
    return tensors.reshape(x, shape) if x.ndim > 3 else x
