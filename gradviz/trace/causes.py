"""What made a number that is not finite, as a code: by operation and the numbers it was given."""

import math
from collections.abc import Callable, Sequence

import numpy as np

from gradviz.trace import local
from gradviz.trace.nodes import Node

GIVEN, SUMMED, UNDEFINED, OVERFLOW = "given", "summed", "undefined", "overflow"
ZERO_TIMES_INF, INF_MINUS_INF, INF_BY_INF = "zero_times_inf", "inf_minus_inf", "inf_by_inf"
DIVIDE_ZERO, ZERO_BY_ZERO = "divide_zero", "zero_by_zero"
LOG_ZERO, LOG_NEGATIVE, ROOT_NEGATIVE = "log_zero", "log_negative", "root_negative"
POWER_NEGATIVE, DOMAIN, EXP_OVERFLOW, CAST = "power_negative", "domain", "exp_overflow", "cast"
STEEP, CARRIED = "steep", "carried"
EMPTY, SINGULAR = "empty", "singular"
CODES = (
    GIVEN, SUMMED, UNDEFINED, OVERFLOW, ZERO_TIMES_INF, INF_MINUS_INF, INF_BY_INF, DIVIDE_ZERO,
    ZERO_BY_ZERO, LOG_ZERO, LOG_NEGATIVE, ROOT_NEGATIVE, POWER_NEGATIVE, DOMAIN, EXP_OVERFLOW, CAST,
    STEEP, CARRIED, EMPTY, SINGULAR,
)  # fmt: skip


def forward_cause(
    nodes: Sequence[Node], node: Node, numbers: tuple[float, ...], result: float
) -> str:
    """Return why `node` made `result` of `numbers` (none where they are not known)."""
    rule = _RULES.get(node.op)
    if rule is not None and numbers:
        cause = rule(*numbers)
        return GIVEN if cause == OVERFLOW and not all(map(math.isfinite, numbers)) else cause
    if node.op in _MATRICES:
        return SINGULAR
    if math.isinf(result):
        return OVERFLOW if all(map(math.isfinite, numbers)) else GIVEN
    if node.op in _SUMS:
        return INF_MINUS_INF if any(np.size(nodes[k].value) for k in node.inputs) else EMPTY
    return UNDEFINED


def is_elementwise(node: Node) -> bool:
    """Return whether a number that is not finite is made of one number of each operand."""
    return node.op in _RULES or local.is_elementwise(node)


def backward_cause(nodes: Sequence[Node], node: Node, numbers: tuple[float, ...]) -> str:
    """Return why a pullback made what is not finite of what came in, times the local derivative."""
    values = [nodes[k].value for k in node.inputs]
    spoiled = any(not _finite(value) for value in (*values, node.value))
    came, slope = numbers or (math.nan, math.nan)
    if math.isnan(slope):
        return CARRIED if spoiled else UNDEFINED
    if math.isinf(slope):
        return ZERO_TIMES_INF if came == 0 else STEEP
    return OVERFLOW


def _finite(value: object) -> bool:
    return not isinstance(value, np.ndarray) or bool(np.isfinite(value.astype(complex)).all())


def _log(x: float) -> str:
    return LOG_ZERO if x == 0 else LOG_NEGATIVE


def _divide(x: float, y: float) -> str:
    if y == 0:
        return ZERO_BY_ZERO if x == 0 else DIVIDE_ZERO
    return INF_BY_INF if math.isinf(x) and math.isinf(y) else OVERFLOW


def _multiply(x: float, y: float) -> str:
    return ZERO_TIMES_INF if 0 in (x, y) and (math.isinf(x) or math.isinf(y)) else OVERFLOW


def _sum(x: float, y: float) -> str:
    return INF_MINUS_INF if math.isinf(x) and math.isinf(y) else OVERFLOW


def _power(x: float, y: float) -> str:
    if x == 0:
        return DIVIDE_ZERO
    return POWER_NEGATIVE if x < 0 and y != round(y) else OVERFLOW


def _root(x: float) -> str:
    return DIVIDE_ZERO if x == 0 else ROOT_NEGATIVE


def _always(code: str) -> Callable[..., str]:
    return lambda *_numbers: code


_SUMS = frozenset({"reduce_sum", "reduce_mean", "segment_mean", "cumsum", "add_n"})
_MATRICES = frozenset({"cholesky", "matrix_inverse", "solve", "slogdet", "matrix_sqrt"})
_RULES: dict[str, Callable[..., str]] = {
    "log": _log,
    "log1p": lambda x: _log(x + 1),
    "divide": _divide,
    "floordiv": _divide,
    "mod": _divide,
    "reciprocal": _always(DIVIDE_ZERO),
    "multiply": _multiply,
    "add": _sum,
    "subtract": _sum,
    "power": _power,
    "sqrt": _root,
    "rsqrt": _root,
    "exp": _always(EXP_OVERFLOW),
    "expm1": _always(EXP_OVERFLOW),
    "sinh": _always(EXP_OVERFLOW),
    "cosh": _always(EXP_OVERFLOW),
    "asin": _always(DOMAIN),
    "acos": _always(DOMAIN),
    "acosh": _always(DOMAIN),
    "atanh": _always(DOMAIN),
    "cast": _always(CAST),
}
