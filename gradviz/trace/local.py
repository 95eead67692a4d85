"""Local derivatives of operations that act on each element alone, worked out from a node's values.

A backward step tells what a record did to the adjoint that came in; where that was zero, or not a
number, it tells nothing of the derivative itself. Then these rows do. In float64, nothing raised.
"""

import ast
from collections.abc import Callable, Sequence

import numpy as np

from gradviz.trace.nodes import Node

Local = Callable[..., np.ndarray | float]
_NOT_FINITE = frozenset({"inf", "-inf", "nan"})  # numbers that are no literals of Python
_TWO_OVER_ROOT_PI = 2 / np.sqrt(np.pi)

# One row an operation, one function an operand: of the operands in order, then the output.
_ROWS: dict[str, tuple[Local | None, ...]] = {
    "add": (lambda x, y, out: 1.0, lambda x, y, out: 1.0),
    "subtract": (lambda x, y, out: 1.0, lambda x, y, out: -1.0),
    "multiply": (lambda x, y, out: y, lambda x, y, out: x),
    "divide": (lambda x, y, out: 1 / y, lambda x, y, out: -out / y),
    "power": (lambda x, y, out: y * x ** (y - 1), lambda x, y, out: out * _log_or_zero(x)),
    "maximum": (lambda x, y, out: x >= y, lambda x, y, out: x < y),
    "minimum": (lambda x, y, out: x <= y, lambda x, y, out: x > y),
    "mod": (lambda x, y, out: 1.0, lambda x, y, out: -np.floor(x / y)),
    "atan2": (lambda x, y, out: y / (x * x + y * y), lambda x, y, out: -x / (x * x + y * y)),
    "divide_no_nan": (
        lambda x, y, out: np.where(y == 0, 0.0, 1 / y),
        lambda x, y, out: np.where(y == 0, 0.0, -out / y),
    ),
    "multiply_no_nan": (lambda x, y, out: y, lambda x, y, out: x),
    "xlogy": (
        lambda x, y, out: np.where(x == 0, 0.0, np.log(y)),
        lambda x, y, out: np.where(x == 0, 0.0, x / y),
    ),
    "squared_difference": (lambda x, y, out: 2 * (x - y), lambda x, y, out: -2 * (x - y)),
    "where": (None, lambda x, y, z, out: x != 0, lambda x, y, z, out: x == 0),
    "negative": (lambda x, out: -1.0,),
    "identity": (lambda x, out: 1.0,),
    "cast": (lambda x, out: 1.0,),
    "square": (lambda x, out: 2 * x,),
    "sqrt": (lambda x, out: 0.5 / out,),
    "rsqrt": (lambda x, out: -0.5 * out**3,),
    "reciprocal": (lambda x, out: -(out**2),),
    "exp": (lambda x, out: out,),
    "expm1": (lambda x, out: out + 1,),
    "log": (lambda x, out: 1 / x,),
    "log1p": (lambda x, out: 1 / (1 + x),),
    "sin": (lambda x, out: np.cos(x),),
    "cos": (lambda x, out: -np.sin(x),),
    "tan": (lambda x, out: 1 + out**2,),
    "asin": (lambda x, out: 1 / np.sqrt(1 - x * x),),
    "acos": (lambda x, out: -1 / np.sqrt(1 - x * x),),
    "atan": (lambda x, out: 1 / (1 + x * x),),
    "sinh": (lambda x, out: np.cosh(x),),
    "cosh": (lambda x, out: np.sinh(x),),
    "tanh": (lambda x, out: 1 - out**2,),
    "asinh": (lambda x, out: 1 / np.sqrt(1 + x * x),),
    "acosh": (lambda x, out: 1 / np.sinh(out),),
    "atanh": (lambda x, out: 1 / (1 - x * x),),
    "sigmoid": (lambda x, out: out * (1 - out),),
    "softplus": (lambda x, out: 1 / (1 + np.exp(-x)),),
    "softsign": (lambda x, out: 1 / (1 + np.abs(x)) ** 2,),
    "erfc": (lambda x, out: -_TWO_OVER_ROOT_PI * np.exp(-x * x),),
    "erf": (lambda x, out: _TWO_OVER_ROOT_PI * np.exp(-x * x),),
    "abs": (lambda x, out: np.sign(x),),
    "sign": (lambda x, out: 0.0,),
    "relu": (lambda x, out: x > 0,),
    "relu6": (lambda x, out: (x > 0) & (x < 6),),
    "elu": (lambda x, out: np.where(out < 0, out + 1, 1.0),),
}


def is_elementwise(node: Node) -> bool:
    """Return whether each element of the node hangs on one element of each operand alone."""
    return node.op in _ROWS


def local(nodes: Sequence[Node], node: Node, position: int) -> np.ndarray | None:
    """Return the derivative of `node` with respect to its operand, element by element, or None.

    None stands for "not known": the operation has no row, or an operand no number.
    """
    if len(_ROWS.get(node.op, ())) != len(node.operands):
        return None
    out = number(node.value)
    operands = operand_values(nodes, node)
    if out is None or operands is None:
        return None
    return derivative(node.op, position, operands, out)


def derivative(
    op: str, position: int, operands: Sequence[np.ndarray], out: np.ndarray
) -> np.ndarray | None:
    """Return the derivative of an operation's output with respect to one of its operands.

    Element by element, in float64, in the output's shape; None where the operation has no row.
    """
    row = _ROWS.get(op, ())
    rule = row[position] if position < len(row) else None
    if rule is None or len(operands) != len(row):
        return None
    with np.errstate(all="ignore"):
        found = np.asarray(rule(*operands, out), np.float64)
    if found.shape == out.shape:
        return found
    return np.broadcast_to(found, out.shape) if found.ndim <= out.ndim else None


def operand_values(nodes: Sequence[Node], node: Node) -> tuple[np.ndarray, ...] | None:
    """Return the node's operands as float64 arrays; None where one is no real number.

    A number written in the program is rounded as the run rounded it: to the type it met there.
    """
    given = [nodes[k].value for k in node.inputs]
    kind = next((v.dtype for v in given if isinstance(v, np.ndarray) and v.dtype.kind == "f"), None)
    found = []
    for operand in node.operands:
        value = number(nodes[operand].value) if isinstance(operand, int) else literal(operand, kind)
        if value is None:
            return None
        found.append(value)
    return tuple(found)


def number(value: object) -> np.ndarray | None:
    """Return a real array in float64; None for text and complex numbers."""
    if isinstance(value, np.ndarray) and value.dtype.kind in "fiub":
        return value.astype(np.float64)
    return None


def literal(text: str, kind: np.dtype | None = None) -> np.ndarray | None:
    """Return the number that an operand written in the program is, rounded to `kind`, or None."""
    try:
        value = np.asarray(float(text) if text in _NOT_FINITE else ast.literal_eval(text))
    except (ValueError, SyntaxError):
        return None
    return number(value.astype(kind) if kind is not None and value.dtype.kind in "fiu" else value)


def _log_or_zero(x: np.ndarray) -> np.ndarray:
    return np.where(x > 0, np.log(np.where(x > 0, x, 1.0)), 0.0)
