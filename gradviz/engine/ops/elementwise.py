"""Functions of one number applied to each element, and the two that choose between elements."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import numpy as np

from gradviz.engine.errors import NotFoundError
from gradviz.engine.op import define

FAMILY = "elementwise"
_TWO_OVER_ROOT_PI = 2 / math.sqrt(math.pi)
_DOUBLE = np.dtype(np.float64)


@cache
def scipy_special() -> Any:
    """Return SciPy's module of special functions, loaded when the first of them is called."""
    from scipy import special

    return special


# NumPy takes a 0-d array faster than a Python number, which it converts at each use.
_ONE = {np.dtype(kind): np.array(1, kind) for kind in (np.float16, np.float32, np.float64)}


def _same(x: Any) -> Any:
    return x  # values never change, so two tensors may share one


def erf(x: Any) -> Any:
    """Return the error function; at infinity TensorFlow has nan in float64, 1 in float32."""
    if type(x) is not np.ndarray:
        unknown = x.dtype is _DOUBLE and math.isinf(x)
        return x.dtype.type(math.nan if unknown else math.erf(x))
    found = scipy_special().erf(x)
    if x.dtype == _DOUBLE:
        return np.where(np.isinf(x), np.nan, found)
    return found.astype(x.dtype, copy=False)


def sigmoid(x: Any) -> Any:
    """Return 1 / (1 + exp(-x)) in x's dtype, without overflow in its tails."""
    if type(x) is not np.ndarray or not x.ndim:
        return 1 / (1 + np.exp(-x))
    made, one = np.negative(x), _ONE[x.dtype]
    np.exp(made, made)
    np.add(made, one, made)
    return np.divide(one, made, made)


def _sigmoid_grad(x: Any, y: Any) -> Any:
    if type(x) is not np.ndarray or x.shape != y.shape or not x.ndim:
        return (1 - x) * x * y
    made = np.subtract(_ONE[x.dtype], x)
    np.multiply(made, x, made)
    return np.multiply(made, y, made)


def _tanh_grad(x: Any, y: Any) -> Any:
    if type(x) is not np.ndarray or x.shape != y.shape or not x.ndim:
        return y * (1 - x * x)
    made = x * x
    np.subtract(_ONE[x.dtype], made, made)
    return np.multiply(made, y, made)


def softplus(x: Any) -> Any:
    """Return log(1 + exp(x)) without overflow."""
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def _rint(x: Any) -> Any:
    if x.dtype.itemsize < 4:
        raise NotFoundError("Could not find device for node: {{node Rint}} = Rint[T=DT_HALF]")
    return np.rint(x)


def _zero_where_no_upstream(value: Any, g: Any) -> Any:
    # 0 * inf would be nan: TensorFlow's roots and reciprocal answer 0 to an incoming 0.
    if type(g) is not np.ndarray:
        return value if g else np.zeros_like(value)
    return value if g.all() else np.where(g == 0, g, value)


def _sqrt_grad(out: Any, g: Any) -> Any:
    return _zero_where_no_upstream(g * 0.5 / out, g)


def _reciprocal_grad(out: Any, g: Any) -> Any:
    return _zero_where_no_upstream(-out * g * out, g)


def _rsqrt_grad(out: Any, g: Any) -> Any:
    return _zero_where_no_upstream(g * -0.5 * out * out * out, g)


def _clip(x: Any, y: Any, z: Any) -> Any:
    return np.maximum(np.minimum(x, z), y)  # in this order, as TensorFlow's slope at nan shows


def _zeros(x: Any) -> Any:
    if isinstance(x, bytes):
        return b""
    return np.zeros_like(x) if x.dtype.kind != "O" else np.full(x.shape, b"", object)


# fmt: off
define("identity", _same,
       (lambda m, g, out, x: g,), (r"$g",),
       glyph="id", tf_name="Identity", accepts="*", family=FAMILY)
define("read", _same,
       (lambda m, g, out, x: g,), (r"$g",),
       glyph="read", tf_name="ReadVariableOp", accepts="*", family=FAMILY)
define("stop_gradient", _same, (None,),
       glyph="stop", tf_name="StopGradient", accepts="*", family=FAMILY)
define("zeros_like", _zeros, (None,),
       glyph="0", tf_name="ZerosLike", accepts="*", family=FAMILY)
define("ones_like", np.ones_like, (None,),
       glyph="1", tf_name="OnesLike", accepts="*", family=FAMILY)

define("abs", np.abs,
       (lambda m, g, out, x: g * m.sign(x),), (r"$g \cdot \mathrm{sign}($x)",),
       glyph="|x|", tf_name="Abs", accepts="fi", keeps="x", family=FAMILY)
define("sign", np.sign,
       (lambda m, g, out, x: m.zeros_like(g),), (r"0",),
       glyph="sign", tf_name="Sign", accepts="fi", family=FAMILY)
define("square", lambda x: x * x,
       (lambda m, g, out, x: g * (2 * x),), (r"$g \cdot 2 $x",),
       glyph="( )²", tf_name="Square", accepts="fiu", keeps="x", family=FAMILY)
define("sqrt", np.sqrt,
       (lambda m, g, out, x: m.sqrt_grad(out, g),), (r"\frac{$g}{2\,$out}",),
       glyph="√", tf_name="Sqrt", keeps="out", family=FAMILY)
define("rsqrt", lambda x: 1 / np.sqrt(x),
       (lambda m, g, out, x: m.rsqrt_grad(out, g),), (r"-\frac{$g}{2}\,$out^{3}",),
       glyph="1/√", tf_name="Rsqrt", keeps="out", family=FAMILY)
define("reciprocal", lambda x: 1 / x,
       (lambda m, g, out, x: m.reciprocal_grad(out, g),), (r"-$g \cdot $out^{2}",),
       glyph="1/x", tf_name="Reciprocal", keeps="out", family=FAMILY)
define("exp", np.exp,
       (lambda m, g, out, x: g * out,), (r"$g \cdot $out",),
       glyph="exp", tf_name="Exp", keeps="out", family=FAMILY)
define("expm1", np.expm1,
       (lambda m, g, out, x: g * m.exp(x),), (r"$g \cdot e^{$x}",),
       glyph="eˣ−1", tf_name="Expm1", keeps="x", family=FAMILY)
define("log", np.log,
       (lambda m, g, out, x: g * m.reciprocal(x),), (r"\frac{$g}{$x}",),
       glyph="ln", tf_name="Log", keeps="x", family=FAMILY)
define("log1p", np.log1p,
       (lambda m, g, out, x: g * m.reciprocal(1 + x),), (r"\frac{$g}{1 + $x}",),
       glyph="ln(1+x)", tf_name="Log1p", keeps="x", family=FAMILY)
define("sin", np.sin,
       (lambda m, g, out, x: g * m.cos(x),), (r"$g \cdot \cos $x",),
       glyph="sin", tf_name="Sin", keeps="x", family=FAMILY)
define("cos", np.cos,
       (lambda m, g, out, x: -g * m.sin(x),), (r"-$g \cdot \sin $x",),
       glyph="cos", tf_name="Cos", keeps="x", family=FAMILY)
define("tan", np.tan,
       (lambda m, g, out, x: g * m.square(m.reciprocal(m.cos(x))),), (r"\frac{$g}{\cos^{2} $x}",),
       glyph="tan", tf_name="Tan", keeps="x", family=FAMILY)
define("asin", np.arcsin,
       (lambda m, g, out, x: g * m.reciprocal(m.sqrt(1 - m.square(x))),),
       (r"\frac{$g}{\sqrt{1 - $x^{2}}}",),
       glyph="asin", tf_name="Asin", keeps="x", family=FAMILY)
define("acos", np.arccos,
       (lambda m, g, out, x: -g * m.reciprocal(m.sqrt(1 - m.square(x))),),
       (r"-\frac{$g}{\sqrt{1 - $x^{2}}}",),
       glyph="acos", tf_name="Acos", keeps="x", family=FAMILY)
define("atan", np.arctan,
       (lambda m, g, out, x: g * m.reciprocal(1 + m.square(x)),), (r"\frac{$g}{1 + $x^{2}}",),
       glyph="atan", tf_name="Atan", keeps="x", family=FAMILY)
define("sinh", np.sinh,
       (lambda m, g, out, x: g * m.cosh(x),), (r"$g \cdot \cosh $x",),
       glyph="sinh", tf_name="Sinh", keeps="x", family=FAMILY)
define("cosh", np.cosh,
       (lambda m, g, out, x: g * m.sinh(x),), (r"$g \cdot \sinh $x",),
       glyph="cosh", tf_name="Cosh", keeps="x", family=FAMILY)
define("tanh", np.tanh,
       (lambda m, g, out, x: m.tanh_grad(out, g),), (r"$g \cdot (1 - $out^{2})",),
       glyph="tanh", tf_name="Tanh", keeps="out", family=FAMILY)
define("asinh", np.arcsinh,
       (lambda m, g, out, x: g / m.cosh(out),), (r"\frac{$g}{\cosh $out}",),
       glyph="asinh", tf_name="Asinh", keeps="out", family=FAMILY)
define("acosh", np.arccosh,
       (lambda m, g, out, x: g / m.sinh(out),), (r"\frac{$g}{\sinh $out}",),
       glyph="acosh", tf_name="Acosh", keeps="out", family=FAMILY)
define("atanh", np.arctanh,
       (lambda m, g, out, x: g * m.reciprocal(1 - m.square(x)),), (r"\frac{$g}{1 - $x^{2}}",),
       glyph="atanh", tf_name="Atanh", keeps="x", family=FAMILY)
define("sigmoid", sigmoid,
       (lambda m, g, out, x: m.sigmoid_grad(out, g),), (r"$g \cdot $out\,(1 - $out)",),
       glyph="σ", tf_name="Sigmoid", keeps="out", family=FAMILY)
define("softplus", softplus,
       (lambda m, g, out, x: g * m.sigmoid(x),), (r"$g \cdot \sigma($x)",),
       glyph="softplus", tf_name="Softplus", keeps="x", family=FAMILY)
define("erf", erf,
       (lambda m, g, out, x: g * _TWO_OVER_ROOT_PI * m.exp(-m.square(x)),),
       (r"$g \cdot \frac{2}{\sqrt{\pi}}\,e^{-$x^{2}}",),
       glyph="erf", tf_name="Erf", keeps="x", family=FAMILY)

define("floor", np.floor, (None,),
       glyph="⌊ ⌋", tf_name="Floor", family=FAMILY)
define("ceil", np.ceil, (None,),
       glyph="⌈ ⌉", tf_name="Ceil", family=FAMILY)
define("round", np.rint, (None,),
       glyph="round", tf_name="Round", family=FAMILY)
define("rint", _rint, (None,),
       glyph="round", tf_name="Rint", family=FAMILY)

define("where", np.where,
       (None,
        lambda m, g, out, x, y, z: m.where(x, g, m.zeros_like(g)),
        lambda m, g, out, x, y, z: m.where(x, m.zeros_like(g), g)),
       (None,
        r"$g \cdot [\,$x\,]",
        r"$g \cdot [\,\lnot\,$x\,]"),
       glyph="where", tf_name="SelectV2", accepts="b * *", same=(1, 2), keeps="x", broadcasts=True,
       family=FAMILY)
define("clip_by_value", _clip,
       (lambda m, g, out, x, y, z: m.where((x >= y) & (x <= z), g, m.zeros_like(g)),
        lambda m, g, out, x, y, z: m.where(m.minimum(x, z) >= y, m.zeros_like(g), g),
        lambda m, g, out, x, y, z: m.where((x > z) & (z >= y), g, m.zeros_like(g))),
       (r"$g \cdot [\,$y \le $x \le $z\,]",
        r"$g \cdot [\,$x < $y\,]",
        r"$g \cdot [\,$x > $z\,]"),
       glyph="clip", tf_name="ClipByValue", accepts="fiu", keeps="x y z", broadcasts=True,
       family=FAMILY)
define("clamp", _clip,
       (lambda m, g, out, x, y, z: m.where((x < y) | (x > z), m.zeros_like(g), g), None, None),
       (r"$g \cdot [\,$y \le $x \le $z\,]", None, None),
       glyph="clamp", tf_name="ClipByValue", accepts="fiu", keeps="x y z", broadcasts=True,
       family=FAMILY)

# The derivatives of roots and reciprocal, which have derivatives of their own.
define("tanh_grad", _tanh_grad,
       (lambda m, g, out, x, y: -2.0 * g * y * x,
        lambda m, g, out, x, y: m.tanh_grad(x, g)),
       (r"-2\,$g \cdot $y \cdot $x",
        r"$g \cdot (1 - $x^{2})"),
       glyph="tanh′", tf_name="TanhGrad", keeps="x y | x", broadcasts=True, family=FAMILY)
define("sigmoid_grad", _sigmoid_grad,
       (lambda m, g, out, x, y: g * y - 2.0 * (g * y) * x,
        lambda m, g, out, x, y: m.sigmoid_grad(x, g)),
       (r"$g \cdot $y\,(1 - 2\,$x)",
        r"$g \cdot $x\,(1 - $x)"),
       glyph="σ′", tf_name="SigmoidGrad", keeps="x y | x", broadcasts=True, family=FAMILY)
define("sqrt_grad", _sqrt_grad,
       (lambda m, g, out, x, y: -(g / x) * out,
        lambda m, g, out, x, y: 0.5 * (g / x)),
       (r"-\frac{$g}{$x}\,$out",
        r"\frac{$g}{2\,$x}"),
       glyph="√′", tf_name="SqrtGrad", keeps="x out | x", broadcasts=True, family=FAMILY)
define("reciprocal_grad", _reciprocal_grad,
       (lambda m, g, out, x, y: g * -2 * y * x,
        lambda m, g, out, x, y: m.reciprocal_grad(x, g)),
       (r"-2\,$g \cdot $y \cdot $x",
        r"-$g \cdot $x^{2}"),
       glyph="1/x′", tf_name="ReciprocalGrad", keeps="x y | x", broadcasts=True, family=FAMILY)
define("rsqrt_grad", _rsqrt_grad,
       (lambda m, g, out, x, y: -1.5 * g * y * m.square(x),
        lambda m, g, out, x, y: m.rsqrt_grad(x, g)),
       (r"-\frac{3}{2}\,$g \cdot $y \cdot $x^{2}",
        r"-\frac{$g}{2}\,$x^{3}"),
       glyph="1/√′", tf_name="RsqrtGrad", keeps="x y | x", broadcasts=True, family=FAMILY)
# fmt: on
