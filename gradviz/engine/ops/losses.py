"""Softmax and the cross entropies on logits: stable forms, along one axis."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.op import UNREGISTERED, define
from gradviz.engine.shapes import bracketed

FAMILY = "losses"


def _softmax(x: Any, axis: int) -> Any:
    raised = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return raised / np.add.reduce(raised, axis=axis, keepdims=True)


def _log_softmax(x: Any, axis: int) -> Any:
    low = x - np.max(x, axis=axis, keepdims=True)
    return low - np.log(np.add.reduce(np.exp(low), axis=axis, keepdims=True))


def _softmax_vjp(m: Any, g: Any, out: Any, x: Any, axis: int) -> Any:
    return (g - m.reduce_sum(g * out, axis=(axis,), keepdims=True)) * out


def _log_softmax_vjp(m: Any, g: Any, out: Any, x: Any, axis: int) -> Any:
    return g - m.reduce_sum(g, axis=(axis,), keepdims=True) * m.exp(out)


def _cross_entropy(x: Any, y: Any) -> Any:
    return -np.add.reduce(x * _log_softmax(y, -1), axis=-1)


def _column(m: Any, g: Any) -> Any:
    return m.reshape(g, shape=(*tuple(g.shape), 1))


def _sparse_cross_entropy(x: Any, y: Any) -> Any:
    classes = y.shape[-1]
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
    log_p = _log_softmax(y, -1)
    return -np.take_along_axis(log_p, np.expand_dims(x, -1).astype(np.int64), -1)[..., 0]


def _sparse_vjp(m: Any, g: Any, out: Any, x: Any, y: Any) -> Any:
    hit = m.one_hot(x, depth=y.shape[-1], on=1, off=0, axis=-1)
    return _column(m, g) * (m.softmax(y, axis=len(y.shape) - 1) - m.cast(hit, dtype=y.dtype))


def _sigmoid_cross_entropy(x: Any, y: Any) -> Any:
    return np.maximum(y, 0) - y * x + np.log1p(np.exp(-np.abs(y)))


def _sigmoid_vjp(m: Any, g: Any, out: Any, x: Any, y: Any) -> Any:
    return g * (m.sigmoid(y) - x)


def _adjust_contrast(x: Any, y: Any) -> Any:
    middle = np.mean(x, axis=(-3, -2), keepdims=True, dtype=x.dtype)
    return (x - middle) * y.astype(x.dtype) + middle


# fmt: off
define("softmax", _softmax, (_softmax_vjp,),
       (r"($g - \textstyle\sum $g\,$out)\,$out",),
       glyph="softmax", tf_name="Softmax", keeps="out", family=FAMILY)
define("log_softmax", _log_softmax, (_log_softmax_vjp,),
       (r"$g - e^{$out} \textstyle\sum $g",),
       glyph="ln softmax", tf_name="LogSoftmax", keeps="out", family=FAMILY)
define("softmax_cross_entropy", _cross_entropy,
       (lambda m, g, out, x, y: -_column(m, g) * m.log_softmax(y, axis=len(y.shape) - 1),
        lambda m, g, out, x, y: _column(m, g) * (m.softmax(y, axis=len(y.shape) - 1) - x)),
       (r"-$g \cdot \ln \mathrm{softmax}($y)",
        r"$g \cdot (\mathrm{softmax}($y) - $x)"),
       glyph="cross entropy", tf_name="SoftmaxCrossEntropyWithLogits", keeps="x y", family=FAMILY)
define("sparse_softmax_cross_entropy", _sparse_cross_entropy, (None, _sparse_vjp),
       (None, r"$g \cdot (\mathrm{softmax}($y) - \mathrm{onehot}($x))"),
       glyph="cross entropy", tf_name="SparseSoftmaxCrossEntropyWithLogits", accepts="iu f",
       same=(), keeps="x y", family=FAMILY)
define("sigmoid_cross_entropy", _sigmoid_cross_entropy,
       (lambda m, g, out, x, y: -g * y, _sigmoid_vjp),
       (r"-$g \cdot $y",
        r"$g \cdot (\sigma($y) - $x)"),
       glyph="cross entropy", tf_name="SigmoidCrossEntropyWithLogits", keeps="x y", family=FAMILY)
define("bias_add", np.add,
       (lambda m, g, out, x, y: g,
        lambda m, g, out, x, y: g),
       (r"$g",
        r"\textstyle\sum $g"),
       glyph="+", tf_name="BiasAdd", accepts="fiu", broadcasts=True, family=FAMILY)
define("adjust_contrast", _adjust_contrast, UNREGISTERED,
       glyph="contrast", tf_name="AdjustContrastv2", arity=2, same=(), family=FAMILY)
# fmt: on
