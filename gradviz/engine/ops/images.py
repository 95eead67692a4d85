"""Contrast and size of images, (batch, height, width, channels)."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.op import UNREGISTERED, define

FAMILY = "images"
_SINGLE = np.float32


def _adjust_contrast(x: Any, y: Any) -> Any:
    if x.ndim < 3:
        raise InvalidArgumentError(f"input must be at least 3-D, got {x.ndim} axes")
    middle = np.mean(x, axis=(-3, -2), keepdims=True, dtype=x.dtype)
    return (x - middle) * y.astype(x.dtype) + middle


def _middles(old: int, new: int) -> Any:
    """Return where, among the old pixels, the middle of each new one falls."""
    return (np.arange(new, dtype=_SINGLE) + _SINGLE(0.5)) * (_SINGLE(old) / _SINGLE(new))


def _between(old: int, new: int) -> tuple[Any, Any, Any]:
    """Return the two old pixels that each new one lies between, and how far it is to the second."""
    place = _middles(old, new) - _SINGLE(0.5)
    low = np.floor(place)
    first = np.maximum(low, 0).astype(np.int64)
    second = np.minimum(np.ceil(place), old - 1).astype(np.int64)
    return first, second, place - low


def _nearest(old: int, new: int) -> Any:
    return np.minimum(np.floor(_middles(old, new)), old - 1).astype(np.int64)


def _blend(x: Any, axis: int, new: int) -> Any:
    first, second, share = _between(x.shape[axis], new)
    start, stop = np.take(x, first, axis), np.take(x, second, axis)
    return start + (stop - start) * share.reshape((-1,) + (1,) * (x.ndim - 1 - axis))


def _resize_bilinear(x: Any, size: tuple[int, int]) -> Any:
    single = x.astype(_SINGLE)
    return _blend(_blend(single, 2, size[1]), 1, size[0])


def _shared(g: Any, axis: int, old: int) -> Any:
    """Undo `_blend`: hand each new pixel's upstream to the two old ones, by its share of them."""
    first, second, share = _between(old, g.shape[axis])
    weights = np.zeros((g.shape[axis], old), _SINGLE)
    rows = np.arange(g.shape[axis])
    np.add.at(weights, (rows, first), 1 - share)
    np.add.at(weights, (rows, second), share)
    return np.moveaxis(np.tensordot(g, weights, (axis, 0)), -1, axis)


def _resize_bilinear_grad(x: Any, y: Any) -> Any:
    """Return what an upstream x hands back to the images y."""
    return _shared(_shared(x, 2, y.shape[2]), 1, y.shape[1]).astype(y.dtype)


def _resize_nearest(x: Any, size: tuple[int, int]) -> Any:
    rows, columns = _nearest(x.shape[1], size[0]), _nearest(x.shape[2], size[1])
    return x[:, rows[:, None], columns]


def _resize_nearest_grad(x: Any, old: tuple[int, int]) -> Any:
    rows, columns = _nearest(old[0], x.shape[1]), _nearest(old[1], x.shape[2])
    made = np.zeros((x.shape[0], *old, x.shape[3]), x.dtype)
    key: Any = (slice(None), rows[:, None], columns)
    np.add.at(made, key, x)
    return made


# fmt: off
define("adjust_contrast", _adjust_contrast, UNREGISTERED,
       glyph="contrast", tf_name="AdjustContrastv2", arity=2, same=(), family=FAMILY)
define("resize_bilinear", _resize_bilinear,
       (lambda m, g, out, x, size: m.resize_bilinear_grad(g, x),),
       (r"\say{shared_around}{$g}",),
       glyph="resize", tf_name="ResizeBilinear", accepts="fiu", keeps="x", family=FAMILY)
define("resize_bilinear_grad", _resize_bilinear_grad, (None, None),
       glyph="resize′", tf_name="ResizeBilinearGrad", same=(), family=FAMILY)
define("resize_nearest", _resize_nearest,
       (lambda m, g, out, x, size: m.resize_nearest_grad(g, old=tuple(x.shape)[1:3]),),
       (r"\say{at_nearest}{$g}",),
       glyph="resize", tf_name="ResizeNearestNeighbor", accepts="fiu", keeps="shape",
       family=FAMILY)
define("resize_nearest_grad", _resize_nearest_grad, UNREGISTERED,
       glyph="resize′", tf_name="ResizeNearestNeighborGrad", arity=1, family=FAMILY)
# fmt: on
