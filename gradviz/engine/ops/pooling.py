"""Pooling: one number for every position of a window, the largest or the mean of what it meets.

At a tie the first element of the window, read row by row, is the largest. What is not a number is
never the largest, and where there is nothing larger the answer is the lowest finite number. Inputs
have the batch first and the channels last, or second if `second`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError, NotFoundError
from gradviz.engine.op import UNREGISTERED, define
from gradviz.engine.ops.windows import (
    Ints,
    Key,
    Padding,
    Span,
    channels_last,
    channels_second,
    meetings,
    spans,
    widened,
)
from gradviz.engine.shapes import bracketed

FAMILY = "pooling"
_SINGLE, _DOUBLE = np.dtype(np.float32), np.dtype(np.float64)


def _found(x: Any, window: Ints, strides: Ints, padding: Padding) -> tuple[Span, ...]:
    if x.ndim != len(window) + 2:
        raise InvalidArgumentError(
            f"input must have {len(window)} spatial dimensions: {bracketed(x.shape)}"
        )
    return spans(x.shape, window, strides, padding)


def _met(
    x: Any, window: Ints, strides: Ints, found: tuple[Span, ...]
) -> Iterator[tuple[int, Key, Key]]:
    """Yield the meetings, with the places of the window numbered in reading order."""
    for place, positions, elements in meetings(x.shape[1:-1], window, strides, found):
        number = 0
        for at, size in zip(place, window, strict=True):
            number = number * size + at
        yield number, positions, elements


def _positions(x: Any, found: tuple[Span, ...]) -> Ints:
    return (x.shape[0], *(count for count, _ in found), x.shape[-1])


def _lowest(dtype: np.dtype) -> Any:
    return np.finfo(dtype).min if dtype.kind == "f" else np.iinfo(dtype).min


def _largest(x: Any, window: Ints, strides: Ints, padding: Padding) -> Any:
    found = _found(x, window, strides, padding)
    out = np.full(_positions(x, found), _lowest(x.dtype), x.dtype)
    for _, positions, elements in _met(x, window, strides, found):
        part = out[positions]
        np.fmax(part, x[elements], out=part)
    return out


def _chosen(x: Any, window: Ints, strides: Ints, found: tuple[Span, ...]) -> Any:
    """Return which place of the window holds the first largest element, per position."""
    place = np.full(_positions(x, found), -1, np.int16 if math.prod(window) < 1 << 15 else np.int64)
    top = np.full(place.shape, -np.inf if x.dtype.kind == "f" else _lowest(x.dtype), x.dtype)
    strange = x.dtype.kind == "f" and bool(np.isnan(x).any())  # then maximum does not tell
    for number, positions, elements in _met(x, window, strides, found):
        best, at, value = top[positions], place[positions], x[elements]
        better = (at < 0) | (best < value)
        best[...] = np.where(better, value, best) if strange else np.maximum(best, value)
        at += better * (at.dtype.type(number) - at)  # much faster than to pick by a mask
    return place


def _refuse_second(x: Any, second: bool, padding: Padding, backward: bool) -> None:
    if second and (x.dtype != _SINGLE or not isinstance(padding, str) or backward):
        raise InvalidArgumentError("pooling with channels in second place is not supported here")


def _max_pool(x: Any, window: Ints, strides: Ints, padding: Padding, second: bool) -> Any:
    if len(window) == 3 and x.dtype != _SINGLE:
        refusal = NotFoundError if x.dtype.itemsize == 2 else InvalidArgumentError
        raise refusal("3-D pooling by maximum is for float32 only")
    _refuse_second(x, second, padding, backward=False)
    if second:
        return channels_second(_largest(channels_last(x), window, strides, padding))
    return _largest(x, window, strides, padding)


def _max_pool_grad(
    x: Any, y: Any, z: Any, window: Ints, strides: Ints, padding: Padding, second: bool
) -> Any:
    """Put z, one number per position, where the largest element of x was.

    Along three axes TensorFlow puts it at all that are as large.
    """
    _refuse_second(x, second, padding, backward=True)
    found = _found(x, window, strides, padding)
    place = None if len(window) == 3 else _chosen(x, window, strides, found)
    made = np.zeros(x.shape, z.dtype)
    finite = bool(np.isfinite(z).all())
    for number, positions, elements in _met(x, window, strides, found):
        part = z[positions]
        hit = x[elements] == y[positions] if place is None else place[positions] == number
        made[elements] += part * hit if finite else np.where(hit, part, z.dtype.type(0))
    return made


def _max_pool_grad_grad(
    x: Any, y: Any, z: Any, window: Ints, strides: Ints, padding: Padding, second: bool
) -> Any:
    """Take from z, which is shaped as x is, what stands where the largest element of x is."""
    _refuse_second(x, second, padding, backward=True)
    found = _found(x, window, strides, padding)
    place = _chosen(x, window, strides, found)
    made = np.zeros(place.shape, z.dtype)
    for number, positions, elements in _met(x, window, strides, found):
        np.copyto(made[positions], z[elements], where=place[positions] == number)
    return made


def _place_of_largest(
    x: Any, window: Ints, strides: Ints, padding: Padding, batched: bool, dtype: np.dtype
) -> Any:
    """Return where in x, laid out flat (in all of it if `batched`), each largest element is."""
    found = _found(x, window, strides, padding)
    order = np.arange(x.size).reshape(x.shape)
    if not batched and len(x):
        order = order - order[:, :1, :1, :1]
    place = _chosen(x, window, strides, found)
    made = np.zeros(place.shape, np.int64)
    for number, positions, elements in _met(x, window, strides, found):
        np.copyto(made[positions], order[elements], where=place[positions] == number)
    return made.astype(dtype)


def _mean(total: Any, shape: Ints, window: Ints, strides: Ints, found: tuple[Span, ...]) -> Any:
    """Return totals, one per position, divided by how many elements the window met there."""
    counts: Any = np.ones((1,) * len(shape), np.int64)
    rows = zip(window, strides, found, strict=True)
    for axis, (length, stride, (count, before)) in enumerate(rows, 1):
        start = np.arange(count) * stride - before
        met = np.minimum(start + length, shape[axis]) - np.maximum(start, 0)
        counts = counts * np.expand_dims(met, [k for k in range(len(shape)) if k != axis])
    return total / counts.astype(total.dtype)


def _avg_pool(x: Any, window: Ints, strides: Ints, padding: Padding, second: bool) -> Any:
    _refuse_second(x, second, padding, backward=False)
    wide = widened(channels_last(x) if second else x)
    found = _found(wide, window, strides, padding)
    total = np.zeros(_positions(wide, found), wide.dtype)
    for _, positions, elements in _met(wide, window, strides, found):
        total[positions] += wide[elements]
    out = _mean(total, wide.shape, window, strides, found).astype(x.dtype, copy=False)
    return channels_second(out) if second else out


def _avg_pool_grad(
    x: Any, shape: Ints, window: Ints, strides: Ints, padding: Padding, second: bool
) -> Any:
    """Share x, one number per position, among what the window met there."""
    if len(window) == 3 and x.dtype == _DOUBLE:
        raise NotFoundError("3-D pooling of float64 by mean has no derivative")
    last = (shape[0], *shape[2:], shape[1]) if second else shape
    g = widened(channels_last(x) if second else x)
    found = spans(last, window, strides, padding)
    share = _mean(g, last, window, strides, found)
    made = np.zeros(last, g.dtype)
    for _, positions, elements in _met(made, window, strides, found):
        made[elements] += share[positions]
    made = made.astype(x.dtype, copy=False)
    return channels_second(made) if second else made


def _zeros(m: Any, g: Any, padding: Padding) -> Any:
    if not isinstance(padding, str):
        raise InvalidArgumentError("no second derivative through max pooling with explicit padding")
    return m.zeros_like(g)


def _of_window(pull: Any) -> Any:
    """Return a vjp of one input that is handed the parameters of its op as one."""

    def vjp(m: Any, g: Any, out: Any, x: Any,
            window: Any, strides: Any, padding: Any, second: bool = False) -> Any:  # fmt: skip
        how = {"window": window, "strides": strides, "padding": padding}
        return pull(m, g, out, x, how, {"second": second})

    return vjp


# fmt: off
define("max_pool", _max_pool,
       (_of_window(lambda m, g, out, x, how, more: m.max_pool_grad(x, out, g, **how, **more)),),
       (r"\say{at_largest}{$g}",),
       glyph="max pool", tf_name="MaxPool", accepts="fiu", keeps="x out", family=FAMILY)
define("max_pool_grad", _max_pool_grad,
       (lambda m, g, out, x, y, z, **how: _zeros(m, g, how["padding"]),
        lambda m, g, out, x, y, z, **how: m.max_pool_grad_grad(x, y, m.zeros_like(g), **how),
        lambda m, g, out, x, y, z, **how: m.max_pool_grad_grad(x, y, g, **how)),
       (r"0",
        r"0",
        r"\say{from_largest_of}{$g}{$x}"),
       glyph="max pool′", tf_name="MaxPoolGrad", keeps="shape | x y | x y", family=FAMILY)
define("max_pool_grad_grad", _max_pool_grad_grad,
       (lambda m, g, out, x, y, z, **how: m.max_pool_grad(x, y, m.zeros_like(g), **how),
        lambda m, g, out, x, y, z, **how: m.zeros_like(g),
        lambda m, g, out, x, y, z, **how: m.max_pool_grad(x, y, g, **how)),
       (r"0",
        r"0",
        r"\say{at_largest_of}{$g}{$x}"),
       glyph="max pool″", tf_name="MaxPoolGradGrad", keeps="x y | shape | x y", family=FAMILY)
define("max_pool_with_argmax", _largest,
       (_of_window(lambda m, g, out, x, how, more: m.max_pool_grad_with_argmax(x, g, **how)),),
       (r"\say{at_largest}{$g}",),
       glyph="max pool", tf_name="MaxPoolWithArgmax", accepts="fiu", keeps="x", family=FAMILY)
define("max_pool_grad_with_argmax",
       lambda x, y, **how: _max_pool_grad(x, None, y, second=False, **how), UNREGISTERED,
       glyph="max pool′", tf_name="MaxPoolGradWithArgmax", arity=2, family=FAMILY)
define("place_of_largest", _place_of_largest, (None,),
       glyph="where max", tf_name="MaxPoolWithArgmax", accepts="fiu", family=FAMILY)
define("avg_pool", _avg_pool,
       (_of_window(lambda m, g, out, x, how, more:
                       m.avg_pool_grad(g, shape=tuple(x.shape), **how, **more)),),
       (r"\say{to_each_met}{\frac{$g}{n}}{n}",),
       glyph="mean pool", tf_name="AvgPool", keeps="shape", family=FAMILY)
define("avg_pool_grad", _avg_pool_grad,
       (lambda m, g, out, x, shape, window, strides, padding, second:
            m.avg_pool(g, window=window, strides=strides, padding=padding, second=second),),
       (r"\say{mean_of_met}{$g}{n}",),
       glyph="mean pool′", tf_name="AvgPoolGrad", family=FAMILY)
# fmt: on
