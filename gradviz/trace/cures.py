"""How to write safely what made NaN or infinity: a key for the words, and code to put in its place.

The code is an expression for the span it replaces, made of the program's own words. Where nothing
general can be written there are words alone.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from gradviz.trace import causes
from gradviz.trace.as_written import (
    argument,
    called,
    is_its_own,
    is_square,
    maker,
    operand,
    text_of,
    users,
)
from gradviz.trace.exponentials import Found, axes_of, of_cosh, of_exponential, of_logarithm
from gradviz.trace.nodes import Node, NodeId
from gradviz.trace.nonfinite import Birth, births
from gradviz.trace.span import Span
from gradviz.trace.trace import Trace

LEAST = "1e-12"
_NEAR_ONE = "0.999999"
_MOST = {"float64": "700.", "float16": "10."}  # that an exponential can still take
_LENGTHS = frozenset({"sqrt", "norm", "reduce_euclidean_norm"})
_BASE = frozenset({"power"})  # where it is the first operand that a function is not defined for


@dataclass(frozen=True, slots=True)
class Cure:
    """`key` names the words; `code`, where there is any, replaces the program's `span`."""

    key: str
    code: str = ""
    span: Span | None = None


def cure(trace: Trace, birth: Birth) -> Cure:
    """Return how to avoid `birth`. What goes wrong backward is mended where it began forward."""
    origin = births(trace)[0]
    if birth.backward and not origin.backward and origin.cause != causes.GIVEN:
        birth = origin
    node = trace.nodes[birth.node]
    found = _masked(trace, birth) or next(
        (made for rule in _RULES.get(node.op, ()) if (made := rule(trace, node))), None
    )
    return found or Cure(birth.cause)


# -- a side of where that was not taken ------------------------------------------------------------


def _masked(trace: Trace, birth: Birth) -> Cure | None:
    """Return the double where, if the value was made for a side that was not taken there."""
    reached = {birth.node}
    for node in trace.nodes[birth.node + 1 :]:
        if node.op == "where" and (side := _unused(trace, node, reached)):
            if not trace.nodes[birth.node].operands:
                return None
            return _double_where(trace, trace.nodes[birth.node], node, side)
        if not reached.isdisjoint(node.inputs):
            reached.add(node.id)
    return None


def _unused(trace: Trace, node: Node, reached: set[NodeId]) -> int:
    """Return which side, 1 or 2, is made of `reached` and not finite where it is not taken."""
    chosen = np.asarray(trace.nodes[node.inputs[0]].value, bool)
    for side, unused in ((1, ~chosen), (2, chosen)):
        operand = node.operands[side]
        if isinstance(operand, int) and operand in reached:
            value = np.asarray(trace.nodes[operand].value)
            if (unused & ~np.isfinite(value)).any():
                return side
    return 0


def _double_where(trace: Trace, node: Node, choice: Node, side: int) -> Cure:
    condition = argument(trace, choice)
    inner = argument(trace, node, 0 if node.op in _BASE else -1)
    safe = f"tf.where({condition}, {inner}, 1.)" if side == 1 else (
        f"tf.where({condition}, 1., {inner})")  # fmt: skip
    sides = [argument(trace, choice, 1), argument(trace, choice, 2)]
    mended = _with(sides[side - 1], inner, safe)
    if mended == sides[side - 1]:  # the side has a name: what is to be mended stands elsewhere
        here = text_of(trace, node)
        there = _with(here, inner, safe) if is_its_own(trace, node) else here
        return Cure("double_where", there, node.span) if there != here else (
            Cure("double_where", safe))  # fmt: skip
    sides[side - 1] = mended
    return Cure("double_where", f"tf.where({condition}, {sides[0]}, {sides[1]})", choice.span)


def _with(text: str, inner: str, safe: str) -> str:
    """Return `text` with `safe` in place of `inner`, wherever that stands by itself."""
    return re.sub(rf"(?<![\w.]){re.escape(inner)}(?![\w.(])", lambda _: safe, text)


# -- by operation ----------------------------------------------------------------------------------


def _as_one(find: Callable[[Trace, Node], Found | None]) -> Callable[[Trace, Node], Cure | None]:
    """Return the rule that puts one function in place of several."""

    def rule(trace: Trace, node: Node) -> Cure | None:
        found = find(trace, node) if is_its_own(trace, node) else None
        return Cure(*found) if found is not None else None

    return rule


def _times_log(trace: Trace, node: Node) -> Cure | None:
    """Return xlogy, where 0 times this logarithm is meant to be 0."""
    for user in users(trace, node.id):
        if user.op == "multiply" and len(user.operands) == 2 and is_its_own(trace, node):
            factor = user.operands[user.operands.index(node.id) - 1]
            if factor == node.operands[0]:
                x = argument(trace, node)
                return Cure("xlogy", f"tf.math.xlogy({x}, {x})", user.span)
    return None


def _no_nan(trace: Trace, node: Node) -> Cure | None:
    if not is_its_own(trace, node):
        return None
    over, under = argument(trace, node), argument(trace, node, 1)
    return Cure("divide_no_nan", f"tf.math.divide_no_nan({over}, {under})", node.span)


def _length(trace: Trace, node: Node) -> Cure | None:
    """Return a norm with a little under its root."""
    total = maker(trace, node) if node.op == "sqrt" else node
    square = maker(trace, total) if total is not None and total is not node else total
    if total is None or square is None or called(trace, node) not in _LENGTHS:
        return None
    if node.op == "sqrt" and not (total.op == "reduce_sum" and is_square(square)):
        return None
    along, x = axes_of(trace, total), argument(trace, square)
    if called(trace, node) == "norm" and "keepdims" not in text_of(trace, node):
        along = along.removesuffix(", keepdims=True")  # a norm drops them itself
    return Cure("norm", f"tf.sqrt(tf.reduce_sum(tf.square({x}){along}) + {LEAST})", node.span)


def _deviation(trace: Trace, node: Node) -> Cure | None:
    """Return a standard deviation with a little under its root."""
    if called(trace, node) != "reduce_std":
        return None
    variance = text_of(trace, node).replace("reduce_std", "reduce_variance", 1)
    return Cure("deviation", f"tf.sqrt({variance} + {LEAST})", node.span)


def _own(make: Callable[[Trace, Node], tuple[str, str]]) -> Callable[[Trace, Node], Cure | None]:
    """Return the rule that rewrites an operation where the program writes it as such."""

    def rule(trace: Trace, node: Node) -> Cure | None:
        return Cure(*make(trace, node), node.span) if is_its_own(trace, node) else None

    return rule


def _above(call: str, least: str) -> Callable[[Trace, Node], Cure | None]:
    """Return the rule that keeps an operand from falling below `least`."""
    return _own(
        lambda trace, node: ("clip", call.format(f"tf.maximum({argument(trace, node)}, {least})"))
    )


def _power(trace: Trace, node: Node) -> tuple[str, str]:
    base, exponent = argument(trace, node), operand(trace, node, 1)
    return "clip", f"tf.maximum({base}, {LEAST}) ** {exponent}"


def _within(trace: Trace, node: Node) -> tuple[str, str]:
    inside = f"tf.clip_by_value({argument(trace, node)}, -{_NEAR_ONE}, {_NEAR_ONE})"
    return "clip_ends", f"tf.{node.op}({inside})"


def _exp(trace: Trace, node: Node) -> tuple[str, str]:
    most = _MOST.get(np.asarray(node.value).dtype.name, "80.")
    return "exp", f"tf.exp(tf.minimum({argument(trace, node)}, {most}))"


_RULES: dict[str, tuple[Callable[[Trace, Node], Cure | None], ...]] = {
    "log": (_as_one(of_logarithm), _times_log, _above("tf.math.log({})", LEAST)),
    "log1p": (_above("tf.math.log1p({})", f"-{_NEAR_ONE}"),),
    "divide": (_no_nan,),
    "reciprocal": (_above("tf.math.reciprocal({})", LEAST),),
    "sqrt": (_length, _deviation, _above("tf.sqrt({})", LEAST)),
    "rsqrt": (_above("tf.math.rsqrt({})", LEAST),),
    "euclidean_norm": (_length,),
    "power": (_own(_power),),
    "cosh": (_as_one(of_cosh),),
    "exp": (_as_one(of_exponential), _own(_exp)),
    "asin": (_own(_within),),
    "acos": (_own(_within),),
    "atanh": (_own(_within),),
    "acosh": (_above("tf.acosh({})", "1.000001"),),
}
KEYS = (
    "double_where", "log_sigmoid", "log_softmax", "xlogy", "softplus", "sigmoid", "logsumexp",
    "softmax", "tanh", "log_exp", "log_cosh", "divide_no_nan", "norm", "deviation", "clip",
    "clip_ends", "exp",
)  # fmt: skip
