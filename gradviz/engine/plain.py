"""Forward functions on Python floats, which stand for float64 scalars where only speed differs.

Python computes with floats three times as fast as NumPy does with its scalars. Where the answer is
no float (1 / 0, log of 0, exp of 1000) Python raises one of `NO_FLOAT`, and whoever called computes
once more with NumPy, which answers as IEEE 754 says. An op is plain if its forward function is here
and its pullbacks use nothing but these functions, + - * / and a minus sign.
"""

from __future__ import annotations

import math
import operator
from types import SimpleNamespace
from typing import TYPE_CHECKING

from gradviz.engine.op import OPS

if TYPE_CHECKING:
    from collections.abc import Callable

    from gradviz.engine.op import Op

NO_FLOAT = (ArithmeticError, ValueError)


# The namespace of pullbacks on Python floats; see namespaces.py for its brothers.
plain = SimpleNamespace(
    add=operator.add,
    subtract=operator.sub,
    multiply=operator.mul,
    divide=operator.truediv,
    negative=operator.neg,
    sin=math.sin,
    cos=math.cos,
    tanh=math.tanh,
    exp=math.exp,
    log=math.log,
    sqrt=math.sqrt,
    square=lambda x: x * x,
    reciprocal=lambda x: 1 / x,
    sigmoid=lambda x: 1 / (1 + math.exp(-x)),
    tanh_grad=lambda out, g: g * (1 - out * out),
    sigmoid_grad=lambda out, g: (1 - out) * out * g,
    sqrt_grad=lambda out, g: 0.5 * g / out if g else 0.0,  # 0 * inf would be nan
)
FORWARD = frozenset(
    "add subtract multiply divide negative sin cos tanh exp log sqrt square sigmoid".split()
)


def plain_forward(op: Op) -> Callable[..., float] | None:
    """Return the forward function of a plain op, None for any other."""
    if op.name not in FORWARD or OPS.get(op.name) is not op:
        return None
    found: Callable[..., float] = getattr(plain, op.name)
    return found
