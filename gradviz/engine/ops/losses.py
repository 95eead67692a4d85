"""Softmax and the cross entropies on logits: stable forms, along one axis."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.op import define
from gradviz.engine.shapes import MOST_ROWS, bracketed, ones_of

FAMILY = "losses"


_vecdot: Any = np.vecdot  # NumPy's stubs know of no `axis`
_NARROW = 32  # columns: below, NumPy finds maxima down the rows in a fifth of the time


def _shifted(x: Any, axis: int) -> Any:
    if x.ndim == 2 and axis in (-1, 1) and 0 < x.shape[1] < _NARROW:
        return x - np.max(np.ascontiguousarray(x.T), axis=0)[:, None]
    return x - np.max(x, axis=axis, keepdims=True, initial=-np.inf)


def _softmax(x: Any, axis: int) -> Any:
    raised = np.exp(_shifted(x, axis))
    return np.divide(raised, _total(raised, axis), raised)


def _log_softmax(x: Any, axis: int) -> Any:
    low = _shifted(x, axis)
    return np.subtract(low, np.log(_total(np.exp(low), axis)), low)


def _total(x: Any, axis: int) -> Any:
    """Return the sum along an axis, which stays as 1."""
    if axis in (-1, x.ndim - 1) and x.shape[-1] <= MOST_ROWS:
        return np.dot(x, ones_of(x.shape[-1], x.dtype))[..., None]
    return np.add.reduce(x, axis=axis, keepdims=True)


def _softmax_grad(x: Any, y: Any, axis: int) -> Any:
    made: Any = y - np.expand_dims(_vecdot(y, x, axis=axis), axis)
    return np.multiply(made, x, made)


def _softmax_grad_to_out(m: Any, g: Any, out: Any, x: Any, y: Any, axis: int) -> Any:
    along = {"axis": (axis,), "keepdims": True}
    centred = y - m.reduce_sum(y * x, **along)
    return g * centred - y * m.reduce_sum(g * x, **along)


def _log_softmax_vjp(m: Any, g: Any, out: Any, x: Any, axis: int) -> Any:
    return g - m.reduce_sum(g, axis=(axis,), keepdims=True) * m.exp(out)


def _rows(x: Any) -> Any:
    return x.reshape(math.prod(x.shape[:-1]), x.shape[-1])


def _cross_entropy(x: Any, y: Any) -> Any:
    labels, logits = _rows(x), _rows(y)
    surprise = -_log_softmax(logits, -1)
    terms = np.where(labels == 0, y.dtype.type(0), labels * surprise)
    return np.add.reduce(terms, axis=-1).reshape(y.shape[:-1])


def _like(m: Any, value: Any, x: Any) -> Any:
    # Labels may have been broadcast to the logits; TensorFlow's gradient then fails to fit them.
    return value if value.shape == x.shape else m.reshape(value, shape=tuple(x.shape))


def _column(m: Any, g: Any) -> Any:
    return m.reshape(g, shape=(*tuple(g.shape), 1))


def _last_softmax(m: Any, y: Any) -> Any:
    return m.softmax(y, axis=len(y.shape) - 1)


def _last_log_softmax(m: Any, y: Any) -> Any:
    return m.log_softmax(y, axis=len(y.shape) - 1)


def _grad_to_logits(m: Any, g: Any, out: Any, x: Any, y: Any) -> Any:
    s = _last_softmax(m, y)
    return (g - m.reduce_sum(g * s, axis=(len(y.shape) - 1,), keepdims=True)) * s


def _grad_to_labels(m: Any, g: Any, out: Any, x: Any, y: Any) -> Any:
    # TensorFlow takes the derivative as one of the loss, whose upstream here is 0; not as -g.
    return _like(m, m.zeros_like(g) * _last_log_softmax(m, y), x)


def _sparse_cross_entropy(x: Any, y: Any) -> Any:
    classes = y.shape[-1]
    if not classes:
        raise InvalidArgumentError("Must have at least one class, but got logits of none")
    if np.any((x < 0) | (x >= classes)):
        raise InvalidArgumentError(
            f"Received a label value of {np.max(x)} which is outside the valid range of "
            f"[0, {classes}).  Label values: {x}"
        )
    if x.shape != y.shape[:-1]:
        raise InvalidArgumentError(
            "logits and labels must have the same first dimension, got logits shape "
            f"{bracketed(y.shape)} and labels shape {bracketed(x.shape)}"
        )
    log_p = _rows(_log_softmax(y, -1))
    return -log_p[np.arange(x.size), x.reshape(-1)].reshape(x.shape)


def _sparse_cross_entropy_grad(x: Any, y: Any) -> Any:
    made: Any = _softmax(y, -1)
    _rows(made)[np.arange(x.size), x.reshape(-1)] -= 1
    return made


def _sigmoid_cross_entropy(x: Any, y: Any) -> Any:
    return np.maximum(y, 0) - y * x + np.log1p(np.exp(-np.abs(y)))


def _l2_loss(x: Any) -> Any:
    flat = x.reshape(-1)
    return np.dot(flat, flat) / x.dtype.type(2)


# fmt: off
define("softmax", _softmax, (lambda m, g, out, x, axis: m.softmax_grad(out, g, axis=axis),),
       (r"($g - \textstyle\sum $g\,$out)\,$out",),
       glyph="softmax", tf_name="Softmax", keeps="out", family=FAMILY)
define("softmax_grad", _softmax_grad,
       (_softmax_grad_to_out,
        lambda m, g, out, x, y, axis: m.softmax_grad(x, g, axis=axis)),
       (r"$g \cdot ($y - \textstyle\sum $y\,$x) - $y \textstyle\sum $g\,$x",
        r"($g - \textstyle\sum $g\,$x)\,$x"),
       glyph="softmax′", tf_name="SoftmaxGrad", keeps="x y | x", family=FAMILY)
define("log_softmax", _log_softmax, (_log_softmax_vjp,),
       (r"$g - e^{$out} \textstyle\sum $g",),
       glyph="ln softmax", tf_name="LogSoftmax", keeps="out", family=FAMILY)
define("softmax_cross_entropy", _cross_entropy,
       (lambda m, g, out, x, y: _like(m, -_column(m, g) * _last_log_softmax(m, y), x),
        lambda m, g, out, x, y: _column(m, g) * m.softmax_cross_entropy_grad(x, y)),
       (r"-$g \cdot \ln \mathrm{softmax}($y)",
        r"$g \cdot (\mathrm{softmax}($y) - $x)"),
       glyph="cross entropy", tf_name="SoftmaxCrossEntropyWithLogits",
       keeps="shape y | x y", family=FAMILY)
define("softmax_cross_entropy_grad", lambda x, y: _softmax(y, -1) - x,
       (_grad_to_labels, _grad_to_logits),
       (r"0",
        r"($g - \textstyle\sum $g\,s)\,s,\; s = \mathrm{softmax}($y)"),
       glyph="cross entropy′", tf_name="SoftmaxCrossEntropyWithLogits", keeps="shape y | y",
       family=FAMILY)
define("sparse_softmax_cross_entropy", _sparse_cross_entropy,
       (None,
        lambda m, g, out, x, y: _column(m, g) * m.sparse_softmax_cross_entropy_grad(x, y)),
       (None, r"$g \cdot (\mathrm{softmax}($y) - \mathrm{onehot}($x))"),
       glyph="cross entropy", tf_name="SparseSoftmaxCrossEntropyWithLogits", accepts="i f",
       same=(), keeps="x y", family=FAMILY)
define("sparse_softmax_cross_entropy_grad", _sparse_cross_entropy_grad, (None, _grad_to_logits),
       (None, r"($g - \textstyle\sum $g\,s)\,s,\; s = \mathrm{softmax}($y)"),
       glyph="cross entropy′", tf_name="SparseSoftmaxCrossEntropyWithLogits", accepts="i f",
       same=(), keeps="y", family=FAMILY)
define("sigmoid_cross_entropy", _sigmoid_cross_entropy,
       (lambda m, g, out, x, y: -g * y,
        lambda m, g, out, x, y: g * (m.sigmoid(y) - x)),
       (r"-$g \cdot $y",
        r"$g \cdot (\sigma($y) - $x)"),
       glyph="cross entropy", tf_name="SigmoidCrossEntropyWithLogits", keeps="y | x y",
       family=FAMILY)
define("l2_loss", _l2_loss,
       (lambda m, g, out, x: x * g,), (r"$g \cdot $x",),
       glyph="½Σx²", tf_name="L2Loss", keeps="x", family=FAMILY)
# fmt: on
