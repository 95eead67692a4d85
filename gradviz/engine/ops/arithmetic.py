"""Arithmetic: the operators of Python and their kin, all of them broadcasting.

Rows are aligned to be compared: numbers on the left, what a pullback multiplies with on the right.
"""

from __future__ import annotations

import operator
from typing import Any

import numpy as np

from gradviz.engine.errors import InternalError, InvalidArgumentError, NotFoundError, OpError
from gradviz.engine.op import UNREGISTERED, define

FAMILY = "arithmetic"
_HALF = np.dtype(np.float16)


def _floordiv(x: Any, y: Any) -> Any:
    _refuse_zero(y)
    return np.floor_divide(x, y) if y.dtype.kind != "f" else np.floor(x / y)


def _mod(x: Any, y: Any) -> Any:
    _refuse_zero(y)
    return np.mod(x, y)


def _truncatediv(x: Any, y: Any) -> Any:
    _refuse_zero(y, InternalError)
    if y.dtype.kind == "f":
        return np.trunc(x / y)
    return (x - np.fmod(x, y)) // y  # whole, so that nothing is left to round


def _truncatemod(x: Any, y: Any) -> Any:
    if x.dtype == _HALF:
        raise NotFoundError("there is no float16 kernel for this function")
    if x.dtype.kind != "f" and x.dtype.name not in ("int32", "int64"):
        raise InvalidArgumentError(f"Value for attr 'T' of {x.dtype} is not allowed")
    _refuse_zero(y, InternalError)
    return np.fmod(x, y)


def _refuse_zero(y: Any, refusal: type[OpError] = InvalidArgumentError) -> None:
    if y.dtype.kind != "f" and not np.all(y):
        raise refusal("Integer division by zero")


def _power(x: Any, y: Any) -> Any:
    if y.dtype.kind == "i" and np.any(y < 0):
        raise InvalidArgumentError(
            "Integers to negative integer powers are not allowed [Op:Pow] name: "
        )
    if y.size == 1 and y == 0.5:  # NumPy takes the root then, which is no power of -inf and -0
        return np.where(np.isneginf(x), x.dtype.type(np.inf), np.sqrt(x) + x.dtype.type(0))
    return np.power(x, y)


def _divide_no_nan(x: Any, y: Any) -> Any:
    return np.where(y == 0, x.dtype.type(0), x / y)


def _multiply_no_nan(x: Any, y: Any) -> Any:
    return np.where(y == 0, x.dtype.type(0), x * y)


def _zero_if_zero(function: Any) -> Any:
    return lambda x, y: np.where(x == 0, x.dtype.type(0), function(x, y))


def _unless_zero(m: Any, x: Any) -> Any:
    return m.where(x != 0, m.ones_like(x), m.zeros_like(x))


def _nextafter(x: Any, y: Any) -> Any:
    if x.dtype == _HALF:
        raise InvalidArgumentError(
            "Value for attr 'T' of half is not in the list of allowed values"
        )
    return np.nextafter(x, y)


def _log_of_positive(m: Any, x: Any) -> Any:
    # Where the base is not positive its log counts as 0, and 1 stands in so that log is finite.
    positive = x > 0
    return m.where(positive, m.log(m.where(positive, x, m.ones_like(x))), m.zeros_like(x))


def _first_if(compare: Any) -> Any:
    return lambda m, g, out, x, y: m.where(compare(x, y), g, m.zeros_like(g))


def _second_if(compare: Any) -> Any:
    return lambda m, g, out, x, y: m.where(compare(x, y), m.zeros_like(g), g)


# fmt: off
define("add", operator.add,
       (lambda m, g, out, x, y: g,
        lambda m, g, out, x, y: g),
       (r"$g",
        r"$g"),
       glyph="+", tf_name="AddV2", accepts="fiuO", broadcasts=True, family=FAMILY)
define("subtract", operator.sub,
       (lambda m, g, out, x, y: g,
        lambda m, g, out, x, y: -g),
       (r"$g",
        r"-$g"),
       glyph="−", tf_name="Sub", accepts="fiu", broadcasts=True, family=FAMILY)
define("multiply", operator.mul,
       (lambda m, g, out, x, y: g * y,
        lambda m, g, out, x, y: g * x),
       (r"$g \cdot $y",
        r"$g \cdot $x"),
       glyph="×", tf_name="Mul", accepts="fiu", keeps="y | x", broadcasts=True, family=FAMILY)
define("divide", operator.truediv,
       (lambda m, g, out, x, y: g / y,
        lambda m, g, out, x, y: g * (-x / y / y)),
       (r"\frac{$g}{$y}",
        r"-$g \cdot \frac{$x}{$y^{2}}"),
       glyph="÷", tf_name="RealDiv", accepts="f", keeps="y | x y", broadcasts=True, family=FAMILY)
define("divide_no_nan", _divide_no_nan,
       (lambda m, g, out, x, y: m.divide_no_nan(g, y),
        lambda m, g, out, x, y: g * m.divide_no_nan(m.divide_no_nan(-x, y), y)),
       (r"\frac{$g}{$y}",
        r"-$g \cdot \frac{$x}{$y^{2}}"),
       glyph="÷", tf_name="DivNoNan", accepts="f", keeps="y | x y", broadcasts=True, family=FAMILY)
define("multiply_no_nan", _multiply_no_nan,
       (lambda m, g, out, x, y: m.multiply_no_nan(g, y),
        lambda m, g, out, x, y: m.multiply_no_nan(x, g)),
       (r"$g \cdot $y",
        r"$g \cdot $x"),
       glyph="×", tf_name="MulNoNan", accepts="f", keeps="y | x", broadcasts=True, family=FAMILY)
define("floordiv", _floordiv, (None, None),
       glyph="//", tf_name="FloorDiv", accepts="fiu", family=FAMILY)
define("mod", _mod,
       (lambda m, g, out, x, y: g,
        lambda m, g, out, x, y: -(g * m.floordiv(x, y))),
       (r"$g",
        r"-$g \left\lfloor \frac{$x}{$y} \right\rfloor"),
       glyph="mod", tf_name="FloorMod", accepts="fiu", keeps=" | x y", broadcasts=True,
       family=FAMILY)
define("truncatediv", _truncatediv, (None, None),
       glyph="trunc ÷", tf_name="TruncateDiv", accepts="fiu", family=FAMILY)
define("truncatemod", _truncatemod, UNREGISTERED,
       glyph="trunc mod", tf_name="TruncateMod", accepts="fiu", arity=2, family=FAMILY)
define("xlogy", _zero_if_zero(lambda x, y: x * np.log(y)),
       (lambda m, g, out, x, y: m.xlogy(_unless_zero(m, x), y) * g,
        lambda m, g, out, x, y: m.xdivy(x, y) * g),
       (r"$g \cdot \ln $y",
        r"$g \cdot \frac{$x}{$y}"),
       glyph="x ln y", tf_name="Xlogy", keeps="x y", broadcasts=True, family=FAMILY)
define("xlog1py", _zero_if_zero(lambda x, y: x * np.log1p(y)),
       (lambda m, g, out, x, y: m.xlog1py(_unless_zero(m, x), y) * g,
        lambda m, g, out, x, y: m.xdivy(x, y + 1) * g),
       (r"$g \cdot \ln(1 + $y)",
        r"$g \cdot \frac{$x}{1 + $y}"),
       glyph="x ln(1+y)", tf_name="Xlog1py", keeps="x y", broadcasts=True, family=FAMILY)
define("xdivy", _zero_if_zero(operator.truediv),
       (lambda m, g, out, x, y: m.xdivy(_unless_zero(m, x), y) * g,
        lambda m, g, out, x, y: m.xdivy(-x, m.square(y)) * g),
       (r"\frac{$g}{$y}",
        r"-$g \cdot \frac{$x}{$y^{2}}"),
       glyph="÷", tf_name="Xdivy", keeps="x y", broadcasts=True, family=FAMILY)
define("nextafter", _nextafter,
       (lambda m, g, out, x, y: g,
        lambda m, g, out, x, y: m.zeros_like(g) * g),
       (r"$g",
        r"0"),
       glyph="next", tf_name="NextAfter", accepts="f", broadcasts=True, family=FAMILY)
define("power", _power,
       (lambda m, g, out, x, y: g * y * m.power(x, y - 1),
        lambda m, g, out, x, y: g * out * _log_of_positive(m, x)),
       (r"$g \cdot $y \cdot $x^{$y - 1}",
        r"$g \cdot $out \cdot \ln $x"),
       glyph="xʸ", tf_name="Pow", accepts="fi", keeps="x y | x out", broadcasts=True, family=FAMILY)
define("maximum", np.maximum,
       (_first_if(operator.ge),
        _second_if(operator.ge)),
       (r"$g \cdot [\,$x \ge $y\,]",
        r"$g \cdot [\,$x < $y\,]"),
       glyph="max", tf_name="Maximum", accepts="fiu", keeps="x y", broadcasts=True, family=FAMILY)
define("minimum", np.minimum,
       (_first_if(operator.le),
        _second_if(operator.le)),
       (r"$g \cdot [\,$x \le $y\,]",
        r"$g \cdot [\,$x > $y\,]"),
       glyph="min", tf_name="Minimum", accepts="fiu", keeps="x y", broadcasts=True, family=FAMILY)
define("squared_difference", lambda x, y: np.square(x - y),
       (lambda m, g, out, x, y: 2 * g * (x - y),
        lambda m, g, out, x, y: -2 * g * (x - y)),
       (r"$g \cdot 2\,($x - $y)",
        r"-$g \cdot 2\,($x - $y)"),
       glyph="(x−y)²", tf_name="SquaredDifference", accepts="fi", keeps="x y", broadcasts=True,
       family=FAMILY)
define("atan2", np.arctan2,
       (lambda m, g, out, x, y: y * (g / (m.square(x) + m.square(y))),
        lambda m, g, out, x, y: -x * (g / (m.square(x) + m.square(y)))),
       (r"$g \cdot \frac{$y}{$x^{2} + $y^{2}}",
        r"-$g \cdot \frac{$x}{$x^{2} + $y^{2}}"),
       glyph="atan2", tf_name="Atan2", accepts="f", keeps="x y", broadcasts=True, family=FAMILY)
define("negative", operator.neg,
       (lambda m, g, out, x: -g,),
       (r"-$g",),
       glyph="−", tf_name="Neg", accepts="fi", family=FAMILY)
# fmt: on


def _add_n(*values: Any) -> Any:
    total = values[0]
    for value in values[1:]:
        if value.shape != total.shape:
            raise ValueError("all inputs must have the same shape")
        total = total + value
    return total


# fmt: off
define("add_n", _add_n,
       (lambda m, g, out, *inputs, wanted: (g,) * len(inputs),),
       (r"$g",),
       glyph="Σ", tf_name="AddN", accepts="fiu", variadic=True, family=FAMILY)
# fmt: on
