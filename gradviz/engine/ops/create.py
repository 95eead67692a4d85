"""Operations that make many elements out of few: lines between two ends."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.op import define

FAMILY = "create"


def _weights(x: Any, num: int, axis: int) -> tuple[Any, Any, Any]:
    """Return per element whether it leans on the start, its number of steps, whether it ends."""
    dtype = getattr(x.dtype, "numpy", x.dtype)
    place = np.arange(num).reshape((num,) + (1,) * (len(x.shape) - axis))
    last = (place == num - 1) & (num > 1)
    return (~last).astype(dtype), np.where(last, 0, place).astype(dtype), last.astype(dtype)


def _linspace(x: Any, y: Any, num: int, axis: int) -> Any:
    start, stop = np.expand_dims(x, axis), np.expand_dims(y, axis)
    step = (stop - start) / x.dtype.type(max(num - 1, 1))
    _, steps, last = _weights(np.asarray(x), num, axis)
    return np.where(last != 0, stop, start + step * steps)


def _leaning(m: Any, g: Any, x: Any, num: int, axis: int) -> tuple[Any, Any, Any]:
    front, steps, last = _weights(x, num, axis)

    def total(weight: Any) -> Any:
        return m.reduce_sum(g * weight, axis=(axis,), keepdims=False)

    return total(front), total(steps) / max(num - 1, 1), total(last)


def _start_vjp(m: Any, g: Any, out: Any, x: Any, y: Any, num: int, axis: int) -> Any:
    front, moved, _ = _leaning(m, g, x, num, axis)
    return front - moved


def _stop_vjp(m: Any, g: Any, out: Any, x: Any, y: Any, num: int, axis: int) -> Any:
    _, moved, last = _leaning(m, g, y, num, axis)
    return last + moved


# fmt: off
define("linspace", _linspace, (_start_vjp, _stop_vjp),
       (r"\textstyle\sum_{i} $g_{i} (1 - \frac{i}{n})", r"\textstyle\sum_{i} $g_{i} \frac{i}{n}"),
       glyph="line", tf_name="LinSpace", keeps="shape", family=FAMILY)
# fmt: on
