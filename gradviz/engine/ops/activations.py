"""The bends of neural networks, with TensorFlow's choice of slope where there is a kink."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from gradviz.engine.op import UNREGISTERED, define
from gradviz.engine.ops.elementwise import scipy_special, sigmoid

FAMILY = "activation"
_ROOT_HALF = float(np.float32(math.sqrt(0.5)))  # TensorFlow's gelu rounds it, in float64 too
_BELL_HEIGHT = _ROOT_HALF / math.sqrt(math.pi)
_SELU_SCALE, _SELU_ALPHA = 1.0507009873554805, 1.6732632423543772
_SELU_LOW = _SELU_SCALE * _SELU_ALPHA


def _leaky_relu(x: Any, alpha: float) -> Any:
    return np.where(x > 0, x, alpha * x)


def _leaky_relu_grad(g: Any, x: Any, alpha: float) -> Any:
    return np.where(x > 0, g, alpha * g)


def _elu(x: Any) -> Any:
    return np.where(x < 0, np.exp(x) - 1, x)  # TensorFlow loses the same digits near 0


def _elu_grad(g: Any, out: Any) -> Any:
    return np.where(out < 0, (out + 1) * g, g)


def _selu(x: Any) -> Any:
    return np.where(x < 0, _SELU_LOW * (np.exp(x) - 1), _SELU_SCALE * x)


def _selu_grad(g: Any, out: Any) -> Any:
    return np.where(out < 0, g * (out + _SELU_LOW), g * _SELU_SCALE)


def _relu6(x: Any) -> Any:
    return np.minimum(np.maximum(x, 0), 6)


def _below(x: Any) -> Any:
    """Return how much of the normal distribution lies below x, exact in the low tail too."""
    return (0.5 * scipy_special().erfc(-x * _ROOT_HALF)).astype(x.dtype)


def _gelu_slope(x: Any) -> Any:
    return _below(x) + x * (np.exp(-np.square(x * _ROOT_HALF)) * _BELL_HEIGHT)


def _gelu_curve(m: Any, x: Any) -> Any:
    flat = m.square(x * _ROOT_HALF)
    return 2 * (1 - flat) * (m.exp(-flat) * _BELL_HEIGHT)


def _swish_slope(m: Any, x: Any) -> Any:
    s = m.sigmoid(x)
    return s * (1 + x * (1 - s))


def _swish_beta_slope(m: Any, x: Any, beta: Any) -> Any:
    s = m.sigmoid(beta * x)
    return s * (1 + beta * x * (1 - s))


def _to_beta(m: Any, g: Any, x: Any, beta: Any) -> Any:
    # One number whatever the shape of beta, as TensorFlow has it.
    s = m.sigmoid(beta * x)
    return m.reduce_sum(g * m.square(x) * s * (1 - s), axis=tuple(range(len(g.shape))),
                        keepdims=False)  # fmt: skip


# fmt: off
define("relu", lambda x: np.maximum(x, 0),
       (lambda m, g, out, x: m.relu_grad(g, out),), (r"$g \cdot [\,$out > 0\,]",),
       glyph="relu", tf_name="Relu", accepts="fiu", keeps="out", family=FAMILY)
define("relu_grad", lambda x, y: x * (y > 0),
       (lambda m, g, out, x, y: m.relu_grad(g, y),
        lambda m, g, out, x, y: m.zeros_like(g)),
       (r"$g \cdot [\,$y > 0\,]",
        r"0"),
       glyph="relu′", tf_name="ReluGrad", keeps="y |", family=FAMILY)
define("relu6", _relu6,
       (lambda m, g, out, x: m.relu6_grad(g, out),), (r"$g \cdot [\,0 < $out < 6\,]",),
       glyph="relu6", tf_name="Relu6", accepts="fiu", keeps="out", family=FAMILY)
define("relu6_grad", lambda x, y: x * ((y > 0) & (y < 6)),
       (lambda m, g, out, x, y: m.relu6_grad(g, y),
        lambda m, g, out, x, y: m.zeros_like(g)),
       (r"$g \cdot [\,0 < $y < 6\,]",
        r"0"),
       glyph="relu6′", tf_name="Relu6Grad", keeps="y |", family=FAMILY)
define("leaky_relu", _leaky_relu,
       (lambda m, g, out, x, alpha: m.leaky_relu_grad(g, x, alpha=alpha),),
       (r"$g \cdot ([\,$x > 0\,] + \alpha\,[\,$x \le 0\,])",),
       glyph="leaky relu", tf_name="LeakyRelu", keeps="x", family=FAMILY)
define("leaky_relu_grad", _leaky_relu_grad,
       (lambda m, g, out, x, y, alpha: m.leaky_relu_grad(g, y, alpha=alpha),
        lambda m, g, out, x, y, alpha: m.zeros_like(g)),
       (r"$g \cdot ([\,$y > 0\,] + \alpha\,[\,$y \le 0\,])",
        r"0"),
       glyph="leaky relu′", tf_name="LeakyReluGrad", keeps="y |", family=FAMILY)
define("elu", _elu,
       (lambda m, g, out, x: m.elu_grad(g, out),),
       (r"$g \cdot ([\,$out \ge 0\,] + ($out + 1)\,[\,$out < 0\,])",),
       glyph="elu", tf_name="Elu", keeps="out", family=FAMILY)
define("elu_grad", _elu_grad,
       (lambda m, g, out, x, y: m.elu_grad(g, y),
        lambda m, g, out, x, y: m.where(y < 0, g * x, m.zeros_like(g))),
       (r"$g \cdot ([\,$y \ge 0\,] + ($y + 1)\,[\,$y < 0\,])",
        r"$g \cdot $x\,[\,$y < 0\,]"),
       glyph="elu′", tf_name="EluGrad", keeps="y | x y", family=FAMILY)
define("selu", _selu,
       (lambda m, g, out, x: m.selu_grad(g, out),),
       (r"$g \cdot (\lambda\,[\,$out \ge 0\,] + ($out + \lambda\alpha)\,[\,$out < 0\,])",),
       glyph="selu", tf_name="Selu", keeps="out", family=FAMILY)
define("selu_grad", _selu_grad,
       (lambda m, g, out, x, y: m.selu_grad(g, y),
        lambda m, g, out, x, y: m.where(y < 0, g * x, m.zeros_like(g))),
       (r"$g \cdot (\lambda\,[\,$y \ge 0\,] + ($y + \lambda\alpha)\,[\,$y < 0\,])",
        r"$g \cdot $x\,[\,$y < 0\,]"),
       glyph="selu′", tf_name="SeluGrad", keeps="y | x y", family=FAMILY)
define("gelu", lambda x: x * _below(x),
       (lambda m, g, out, x: g * m.gelu_slope(x),),
       (r"$g \cdot (\Phi($x) + $x\,\varphi($x))",),
       glyph="gelu", tf_name="Gelu", keeps="x", family=FAMILY)
define("gelu_slope", _gelu_slope,
       (lambda m, g, out, x: g * _gelu_curve(m, x),),
       (r"$g \cdot (2 - $x^{2})\,\varphi($x)",),
       glyph="gelu′", tf_name="GeluGrad", keeps="x", family=FAMILY)
define("swish", lambda x: x * sigmoid(x),
       (lambda m, g, out, x: g * _swish_slope(m, x),),
       (r"$g \cdot \sigma($x)\,(1 + $x\,(1 - \sigma($x)))",),
       glyph="swish", tf_name="Swish", keeps="x", family=FAMILY)
define("swish_beta", lambda x, y: x * sigmoid(y * x),
       (lambda m, g, out, x, y: g * _swish_beta_slope(m, x, y),
        lambda m, g, out, x, y: _to_beta(m, g, x, y)),
       (r"$g \cdot s\,(1 + $y $x\,(1 - s)),\; s = \sigma($y $x)",
        r"\textstyle\sum $g \cdot $x^{2} s\,(1 - s),\; s = \sigma($y $x)"),
       glyph="swish", tf_name="Swish", keeps="x y", family=FAMILY)
define("softsign", lambda x: x / (1 + np.abs(x)),
       (lambda m, g, out, x: m.softsign_grad(g, x),),
       (r"\frac{$g}{(1 + |$x|)^{2}}",),
       glyph="softsign", tf_name="Softsign", keeps="x", family=FAMILY)
define("softsign_grad", lambda x, y: x / np.square(1 + np.abs(y)), UNREGISTERED,
       glyph="softsign′", tf_name="SoftsignGrad", arity=2, family=FAMILY)
# fmt: on
