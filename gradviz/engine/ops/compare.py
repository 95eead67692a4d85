"""Comparisons, logic and bits: answers without derivatives, as a condition is no path."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import numpy as np

from gradviz.engine.op import define

FAMILY = "compare"
Row = tuple[str, Callable[..., Any], str, str, str]


def _held(x: Any, y: Any) -> Any:
    return np.clip(y, 0, 8 * x.dtype.itemsize - 1)  # as far as TensorFlow shifts, and no farther


def _left_shift(x: Any, y: Any) -> Any:
    return np.left_shift(x, _held(x, y))


def _right_shift(x: Any, y: Any) -> Any:
    return np.right_shift(x, _held(x, y))


def _equal(x: Any, y: Any) -> Any:
    return np.bool_(x == y) if type(x) is type(y) is bytes else x == y  # texts compare as Python's


def _not_equal(x: Any, y: Any) -> Any:
    return np.bool_(x != y) if type(x) is type(y) is bytes else x != y


# fmt: off
TWO: tuple[Row, ...] = (
    ("equal",         _equal,         "=", "Equal",        "*"),
    ("not_equal",     _not_equal,     "≠", "NotEqual",     "*"),
    ("less",          operator.lt,    "<", "Less",         "fiu"),
    ("less_equal",    operator.le,    "≤", "LessEqual",    "fiu"),
    ("greater",       operator.gt,    ">", "Greater",      "fiu"),
    ("greater_equal", operator.ge,    "≥", "GreaterEqual", "fiu"),
    ("logical_and",   np.logical_and, "∧", "LogicalAnd",   "b"),
    ("logical_or",    np.logical_or,  "∨", "LogicalOr",    "b"),
    ("logical_xor",   np.logical_xor, "⊻", "LogicalXor",   "b"),
    ("bitwise_and",   np.bitwise_and, "&", "BitwiseAnd",   "iu"),
    ("bitwise_or",    np.bitwise_or,  "|", "BitwiseOr",    "iu"),
    ("bitwise_xor",   np.bitwise_xor, "^", "BitwiseXor",   "iu"),
    ("left_shift",    _left_shift,    "≪", "LeftShift",    "iu"),
    ("right_shift",   _right_shift,   "≫", "RightShift",   "iu"),
)
ONE: tuple[Row, ...] = (
    ("logical_not", np.logical_not, "¬",       "LogicalNot", "b"),
    ("invert",      np.invert,      "~",       "Invert",     "iu"),
    ("is_nan",      np.isnan,       "nan?",    "IsNan",      "f"),
    ("is_inf",      np.isinf,       "inf?",    "IsInf",      "f"),
    ("is_finite",   np.isfinite,    "finite?", "IsFinite",   "f"),
)
# fmt: on

for _rows, _vjps in ((TWO, (None, None)), (ONE, (None,))):
    for _name, _forward, _glyph, _tf_name, _accepts in _rows:
        define(
            _name, _forward, _vjps, glyph=_glyph, tf_name=_tf_name, accepts=_accepts, family=FAMILY
        )
