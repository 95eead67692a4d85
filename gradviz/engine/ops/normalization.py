"""Biases added per channel, and responses brought to the scale of those nearby."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.op import UNREGISTERED, define
from gradviz.engine.ops.windows import widened
from gradviz.engine.shapes import bracketed

FAMILY = "normalization"


def _bias_add(x: Any, y: Any) -> Any:
    if x.ndim < 2 or y.ndim != 1 or x.shape[-1] != y.shape[0]:
        raise InvalidArgumentError(
            "Must provide as many biases as the last dimension of the input tensor: "
            f"{bracketed(y.shape)} vs. {bracketed(x.shape)} [Op:BiasAdd] name: "
        )
    return x + y


def _bias_add_second(x: Any, y: Any) -> Any:
    if y.ndim != 1 or x.shape[1] != y.shape[0]:
        raise InvalidArgumentError(
            "Must provide as many biases as the channel dimension of the input tensor: "
            f"{bracketed(y.shape)} vs. {bracketed(x.shape)} [Op:BiasAdd] name: "
        )
    return x + y.reshape(-1, *(1,) * (x.ndim - 2))


def _all_but_second(g: Any) -> tuple[int, ...]:
    return (0, *range(2, len(g.shape)))


def _summed_near(x: Any, radius: int) -> Any:
    """Return, per channel, the sum over the channels at most `radius` away."""
    channels = np.arange(x.shape[-1])
    near = np.abs(channels[:, None] - channels) <= radius
    return np.dot(x, near.astype(x.dtype))


def _scale(x: Any, radius: int, bias: float, alpha: float) -> Any:
    return bias + alpha * _summed_near(x * x, radius)


def _lrn(x: Any, radius: int, bias: float, alpha: float, beta: float) -> Any:
    if x.ndim != 4:
        raise InvalidArgumentError(f"in must be 4-dimensional, not {bracketed(x.shape)}")
    wide = widened(x)
    return (wide * _scale(wide, radius, bias, alpha) ** -beta).astype(x.dtype, copy=False)


def _lrn_grad(x: Any, y: Any, z: Any, radius: int, bias: float, alpha: float, beta: float) -> Any:
    """Return what the upstream x hands to the input y of an output z."""
    g, at, out = widened(x), widened(y), widened(z)
    scale = _scale(at, radius, bias, alpha)
    shared = _summed_near(g * out / scale, radius)
    made = g * scale**-beta - 2 * alpha * beta * at * shared
    return made.astype(x.dtype, copy=False)


# fmt: off
define("bias_add", _bias_add,
       (lambda m, g, out, x, y: g,
        lambda m, g, out, x, y: g),
       (r"$g",
        r"\textstyle\sum $g"),
       glyph="+", tf_name="BiasAdd", accepts="fiu", broadcasts=True, family=FAMILY)
define("bias_add_second", _bias_add_second,
       (lambda m, g, out, x, y: g,
        lambda m, g, out, x, y: m.reduce_sum(g, axis=_all_but_second(g), keepdims=False)),
       (r"$g",
        r"\textstyle\sum $g"),
       glyph="+", tf_name="BiasAdd", accepts="fiu", family=FAMILY)
define("lrn", _lrn,
       (lambda m, g, out, x, radius, bias, alpha, beta:
            m.lrn_grad(g, x, out, radius=radius, bias=bias, alpha=alpha, beta=beta),),
       (r"$g\,s^{-\beta} - 2\alpha\beta\,$x \textstyle\sum \frac{$g\,$out}{s}",),
       glyph="lrn", tf_name="LRN", keeps="x out", family=FAMILY)
define("lrn_grad", _lrn_grad, UNREGISTERED,
       glyph="lrn′", tf_name="LRNGrad", arity=3, family=FAMILY)
# fmt: on
