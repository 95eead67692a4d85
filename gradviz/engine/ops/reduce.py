"""Reductions along axes, running sums and products, and where the largest element sits.

`axis` is a tuple of non-negative ints, worked out by the callers in functions/reduce.py.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.op import define
from gradviz.engine.shapes import count, kept_shape

FAMILY = "reduce"
Axes = tuple[int, ...]
_add: Any = np.add.reduce  # (array, axis, dtype, out, keepdims)
_multiply: Any = np.multiply.reduce


def _sum(x: Any, axis: Axes, keepdims: bool) -> Any:
    return _add(x, axis, x.dtype, None, keepdims) if x.shape else x


def _mean(x: Any, axis: Axes, keepdims: bool) -> Any:
    n = count(x.shape, axis)
    if x.dtype.kind != "f":
        return _whole_mean(x, axis, keepdims, n)
    total = _sum(x, axis, keepdims)
    return total / n if n else np.asarray(total) / x.dtype.type(n)


def _whole_mean(x: Any, axis: Axes, keepdims: bool, n: int) -> Any:
    """Sum in 64 bits and cut the quotient toward zero; 0 where there is nothing."""
    total = _add(x, axis, np.uint64 if x.dtype.kind == "u" else np.int64, None, keepdims)
    quotient = np.abs(total) // max(n, 1)
    return np.asarray(np.where(total < 0, -quotient, quotient)).astype(x.dtype)


def _prod(x: Any, axis: Axes, keepdims: bool) -> Any:
    return _multiply(x, axis, x.dtype, None, keepdims) if x.shape else x


def _extreme(ufunc: Any, lowest: bool) -> Any:
    def reduce(x: Any, axis: Axes, keepdims: bool) -> Any:
        if not x.shape:
            return x
        if x.dtype.kind == "f":
            start = x.dtype.type(-np.inf if lowest else np.inf)
        else:
            info = np.iinfo(x.dtype)
            start = x.dtype.type(info.min if lowest else info.max)
        return ufunc.reduce(x, axis=axis, keepdims=keepdims, initial=start)

    return reduce


def _top(x: Any, axis: Axes) -> Any:
    """Return the largest along `axis`, kept, or 0 where that is not finite."""
    top = np.max(x, axis=axis, keepdims=True, initial=-np.inf).astype(x.dtype)
    return np.where(np.isfinite(top), top, x.dtype.type(0))


def _logsumexp(x: Any, axis: Axes, keepdims: bool) -> Any:
    top = _top(x, axis)
    total = np.log(np.add.reduce(np.exp(x - top), axis=axis, keepdims=True)) + top
    return total if keepdims else np.squeeze(total, axis)


def _logsumexp_vjp(m: Any, g: Any, out: Any, x: Any, axis: Axes, keepdims: bool) -> Any:
    shares = m.exp(x - m.lse_shift(x, axis=axis))
    total = m.reduce_sum(shares, axis=axis, keepdims=True)
    kept = m.reshape(g, shape=kept_shape(tuple(x.shape), axis))
    return m.broadcast_to(kept * m.reciprocal(total), shape=tuple(x.shape)) * shares


def _length(x: Any, axis: Axes, keepdims: bool) -> Any:
    total = np.asarray(_sum(x * x, axis, keepdims))
    return np.sqrt(total if x.dtype.kind == "f" else total.astype(np.float64)).astype(x.dtype)


def _length_vjp(m: Any, g: Any, out: Any, x: Any, axis: Axes, keepdims: bool) -> Any:
    # Divided in this order the slope is 0, not nan, where the upstream is 0.
    shape = kept_shape(tuple(x.shape), axis)
    return x / (m.reshape(out, shape=shape) / m.reshape(g, shape=shape))


def _spread(m: Any, value: Any, x: Any, axis: Axes) -> Any:
    """Broadcast what a reduction along `axis` gave back over x's shape."""
    shape = tuple(x.shape)
    if len(value.shape):
        value = m.reshape(value, shape=kept_shape(shape, axis))
    return m.broadcast_to(value, shape=shape)


def _mean_vjp(m: Any, g: Any, out: Any, x: Any, axis: Axes, keepdims: bool) -> Any:
    return _spread(m, g / count(tuple(x.shape), axis), x, axis)


def _extreme_vjp(m: Any, g: Any, out: Any, x: Any, axis: Axes, keepdims: bool) -> Any:
    shape = kept_shape(tuple(x.shape), axis)
    chosen = m.cast(m.equal(m.reshape(out, shape=shape), x), dtype=x.dtype)
    sharing = m.reduce_sum(chosen, axis=axis, keepdims=True)
    return chosen / sharing * m.reshape(g, shape=shape)


def _prod_vjp(m: Any, g: Any, out: Any, x: Any, axis: Axes, keepdims: bool) -> Any:
    # The product of the others, without division: those before times those after.
    shape = tuple(x.shape)
    order = axis + tuple(i for i in range(len(shape)) if i not in axis)
    front = tuple(shape[i] for i in order)
    n = count(shape, axis)
    flat = m.reshape(m.transpose(x, perm=order), shape=(n, -1 if n and x_size(shape) else 0))
    before = m.cumprod(flat, axis=0, exclusive=True, reverse=False)
    after = m.cumprod(flat, axis=0, exclusive=True, reverse=True)
    back = tuple(int(i) for i in np.argsort(order))
    others = m.transpose(m.reshape(before * after, shape=front), perm=back)
    return _spread(m, g, x, axis) * others


def x_size(shape: Axes) -> int:
    """Return the number of elements of a shape."""
    return count(shape, range(len(shape)))


def _running(ufunc: Any, neutral: int) -> Any:
    def run(x: Any, axis: int, exclusive: bool, reverse: bool) -> Any:
        if reverse:
            x = np.flip(x, axis)
        out = ufunc.accumulate(x, axis=axis, dtype=x.dtype)
        if exclusive:
            out = np.roll(out, 1, axis)
            out[(slice(None),) * axis + (slice(0, 1),)] = neutral
        return np.flip(out, axis) if reverse else out

    return run


def _cumsum_vjp(m: Any, g: Any, out: Any, x: Any, axis: int, exclusive: bool, reverse: bool) -> Any:
    return m.cumsum(g, axis=axis, exclusive=exclusive, reverse=not reverse)


def _cumprod_vjp(
    m: Any, g: Any, out: Any, x: Any, axis: int, exclusive: bool, reverse: bool
) -> Any:
    total = m.cumsum(out * g, axis=axis, exclusive=exclusive, reverse=not reverse)
    return m.divide_no_nan(total, x)


def _cumulative_logsumexp(x: Any, axis: int, exclusive: bool, reverse: bool) -> Any:
    if reverse:
        x = np.flip(x, axis)
    out = np.logaddexp.accumulate(x, axis=axis)
    if exclusive:
        out = np.roll(out, 1, axis)
        out[(slice(None),) * axis + (slice(0, 1),)] = -np.inf
    return np.flip(out, axis) if reverse else out


def _cumulative_logsumexp_vjp(
    m: Any, g: Any, out: Any, x: Any, axis: int, exclusive: bool, reverse: bool
) -> Any:
    # Positive and negative upstreams are summed apart, in logarithms, so that nothing overflows.
    lowest = np.finfo(x.dtype.numpy if hasattr(x.dtype, "numpy") else x.dtype).min

    def half(sign: Any, part: Any) -> Any:
        size = m.where(sign, part, m.ones_like(part))
        logs = m.where(sign, m.log(size), lowest) - out
        run = m.cumulative_logsumexp(logs, axis=axis, exclusive=exclusive, reverse=not reverse)
        return m.exp(run + x)

    return half(g > 0, g) - half(g < 0, -g)


def _arg(function: Any, worst: float) -> Any:
    def place(x: Any, axis: int, dtype: np.dtype) -> Any:
        if x.dtype.kind == "f":
            x = np.where(np.isnan(x), x.dtype.type(worst), x)  # nan never wins
        return np.asarray(function(x, axis=axis)).astype(dtype)

    return place


# fmt: off
define("reduce_sum", _sum,
       (lambda m, g, out, x, axis, keepdims: _spread(m, g, x, axis),),
       (r"$g \cdot \mathbf{1}",),
       glyph="Σ", tf_name="Sum", accepts="fiu", keeps="shape", family=FAMILY)
define("reduce_mean", _mean, (_mean_vjp,), (r"\frac{$g}{n} \cdot \mathbf{1}",),
       glyph="mean", tf_name="Mean", accepts="fiu", keeps="shape", family=FAMILY)
define("reduce_prod", _prod, (_prod_vjp,), (r"$g \cdot \prod_{j \ne i} $x_{j}",),
       glyph="Π", tf_name="Prod", accepts="fiu", keeps="x", family=FAMILY)
define("reduce_max", _extreme(np.maximum, lowest=True), (_extreme_vjp,),
       (r"$g \cdot \frac{[\,$x = $out\,]}{n_{=}}",),
       glyph="max", tf_name="Max", accepts="fiu", keeps="x out", family=FAMILY)
define("reduce_min", _extreme(np.minimum, lowest=False), (_extreme_vjp,),
       (r"$g \cdot \frac{[\,$x = $out\,]}{n_{=}}",),
       glyph="min", tf_name="Min", accepts="fiu", keeps="x out", family=FAMILY)
define("logsumexp", _logsumexp, (_logsumexp_vjp,), (r"$g \cdot e^{$x - $out}",),
       glyph="lse", tf_name="LogSumExp", keeps="x", family=FAMILY)
define("lse_shift", _top, (None,),
       glyph="max", tf_name="Max", keeps="", family=FAMILY)
define("euclidean_norm", _length, (_length_vjp,), (r"$g \cdot \frac{$x}{$out}",),
       glyph="‖·‖", tf_name="EuclideanNorm", accepts="fiu", keeps="x out", family=FAMILY)
define("cumsum", _running(np.add, 0), (_cumsum_vjp,), (r"\sum_{j \ge i} $g_{j}",),
       glyph="Σ…", tf_name="Cumsum", accepts="fiu", family=FAMILY)
define("cumprod", _running(np.multiply, 1), (_cumprod_vjp,),
       (r"\frac{1}{$x} \sum_{j \ge i} $out_{j}\, $g_{j}",),
       glyph="Π…", tf_name="Cumprod", accepts="fiu", keeps="x out", family=FAMILY)
define("cumulative_logsumexp", _cumulative_logsumexp, (_cumulative_logsumexp_vjp,),
       (r"\sum_{j \ge i} $g_{j}\, e^{$x_{i} - $out_{j}}",),
       glyph="lse…", tf_name="CumulativeLogsumexp", keeps="x out", family=FAMILY)
define("reduce_any", lambda x, axis, keepdims: np.any(x, axis=axis, keepdims=keepdims), (None,),
       glyph="any", tf_name="Any", accepts="b", family=FAMILY)
define("reduce_all", lambda x, axis, keepdims: np.all(x, axis=axis, keepdims=keepdims), (None,),
       glyph="all", tf_name="All", accepts="b", family=FAMILY)
define("argmax", _arg(np.argmax, -np.inf), (None,),
       glyph="argmax", tf_name="ArgMax", accepts="fiub", family=FAMILY)
define("argmin", _arg(np.argmin, np.inf), (None,),
       glyph="argmin", tf_name="ArgMin", accepts="fiub", family=FAMILY)
# fmt: on
