"""The bends of neural networks, with TensorFlow's choice of slope where there is a kink."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from gradviz.engine.op import define
from gradviz.engine.ops.elementwise import erf, sigmoid

FAMILY = "activation"
_ROOT_HALF = math.sqrt(0.5)
_ROOT_TWO_PI = math.sqrt(2 * math.pi)
_SELU_SCALE, _SELU_ALPHA = 1.0507009873554805, 1.6732632423543772


def _leaky_relu(x: Any, alpha: float) -> Any:
    return np.where(x > 0, x, alpha * x)


def _elu(x: Any) -> Any:
    return np.where(x < 0, np.expm1(x), x)


def _elu_grad(g: Any, out: Any) -> Any:
    return np.where(out < 0, (out + 1) * g, g)


def _selu(x: Any) -> Any:
    return np.where(x < 0, _SELU_SCALE * _SELU_ALPHA * np.expm1(x), _SELU_SCALE * x)


def _relu6(x: Any) -> Any:
    return np.minimum(np.maximum(x, 0), 6)


def _gelu(x: Any) -> Any:
    return 0.5 * x * (1 + erf(x * _ROOT_HALF))


def _gelu_slope(m: Any, x: Any) -> Any:
    bell = m.exp(-0.5 * m.square(x)) / _ROOT_TWO_PI
    return 0.5 * (1 + m.erf(x * _ROOT_HALF)) + x * bell


def _swish_slope(m: Any, x: Any) -> Any:
    s = m.sigmoid(x)
    return s * (1 + x * (1 - s))


# fmt: off
define("relu", lambda x: np.maximum(x, 0),
       (lambda m, g, out, x: m.relu_grad(g, out),), (r"$g \cdot [\,$out > 0\,]",),
       glyph="relu", tf_name="Relu", accepts="fiu", keeps="out", family=FAMILY)
define("relu_grad", lambda x, y: x * (y > 0),
       (lambda m, g, out, x, y: m.relu_grad(g, y),
        lambda m, g, out, x, y: m.zeros_like(g)),
       (r"$g \cdot [\,$y > 0\,]",
        r"0"),
       glyph="relu′", tf_name="ReluGrad", keeps="y", family=FAMILY)
define("relu6", _relu6,
       (lambda m, g, out, x: m.relu6_grad(g, out),), (r"$g \cdot [\,0 < $out < 6\,]",),
       glyph="relu6", tf_name="Relu6", accepts="fiu", keeps="out", family=FAMILY)
define("relu6_grad", lambda x, y: x * ((y > 0) & (y < 6)),
       (lambda m, g, out, x, y: m.relu6_grad(g, y),
        lambda m, g, out, x, y: m.zeros_like(g)),
       (r"$g \cdot [\,0 < $y < 6\,]",
        r"0"),
       glyph="relu6′", tf_name="Relu6Grad", keeps="y", family=FAMILY)
define("leaky_relu", _leaky_relu,
       (lambda m, g, out, x, alpha: m.where(x > 0, g, alpha * g),),
       (r"$g \cdot ([\,$x > 0\,] + \alpha\,[\,$x \le 0\,])",),
       glyph="leaky relu", tf_name="LeakyRelu", keeps="x", family=FAMILY)
define("elu", _elu,
       (lambda m, g, out, x: m.elu_grad(g, out),),
       (r"$g \cdot ([\,$out \ge 0\,] + ($out + 1)\,[\,$out < 0\,])",),
       glyph="elu", tf_name="Elu", keeps="out", family=FAMILY)
define("elu_grad", _elu_grad,
       (lambda m, g, out, x, y: m.elu_grad(g, y),
        lambda m, g, out, x, y: m.where(y < 0, g * x, m.zeros_like(g))),
       (r"$g \cdot ([\,$y \ge 0\,] + ($y + 1)\,[\,$y < 0\,])",
        r"$g \cdot $x\,[\,$y < 0\,]"),
       glyph="elu′", tf_name="EluGrad", keeps="x y", family=FAMILY)
define("selu", _selu,
       (lambda m, g, out, x: m.where(
           out < 0, g * (out + _SELU_SCALE * _SELU_ALPHA), g * _SELU_SCALE),),
       (r"$g \cdot \lambda\,([\,$out \ge 0\,] + \alpha e^{x}\,[\,$out < 0\,])",),
       glyph="selu", tf_name="Selu", keeps="out", family=FAMILY)
define("gelu", _gelu,
       (lambda m, g, out, x: g * _gelu_slope(m, x),),
       (r"$g \cdot (\Phi($x) + $x\,\varphi($x))",),
       glyph="gelu", tf_name="Gelu", keeps="x", family=FAMILY)
define("swish", lambda x: x * sigmoid(x),
       (lambda m, g, out, x: g * _swish_slope(m, x),),
       (r"$g \cdot \sigma($x)\,(1 + $x\,(1 - \sigma($x)))",),
       glyph="swish", tf_name="Swish", keeps="x", family=FAMILY)
define("softsign", lambda x: x / (1 + np.abs(x)),
       (lambda m, g, out, x: g / m.square(1 + m.abs(x)),),
       (r"\frac{$g}{(1 + |$x|)^{2}}",),
       glyph="softsign", tf_name="Softsign", keeps="x", family=FAMILY)
# fmt: on
