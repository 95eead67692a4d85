"""How to write safely what made NaN or infinity: a key for the words, and code to put in its place.

The code is an expression for the span it replaces, made of the program's own words. Where nothing
general can be written there are words alone.
"""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from gradviz.trace import causes
from gradviz.trace.nodes import Node, NodeId
from gradviz.trace.nonfinite import Birth, births
from gradviz.trace.span import Span
from gradviz.trace.trace import Trace

LEAST = "1e-12"
_NEAR_ONE = "0.999999"


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


# -- the program's own words -----------------------------------------------------------------------


def words(trace: Trace, operand: NodeId | str) -> str:
    """Return what an operand is called in the program: a name, its text in brackets, a number."""
    if isinstance(operand, str):
        return operand
    node = trace.nodes[operand]
    text = node.label or (" ".join(node.span.slice(trace.text).split()) if node.span else "x")
    return _bracketed(text)


def _operand(trace: Trace, node: Node, position: int = 0) -> str:
    """Return an operand as the program writes it where the node is made."""
    written = _written(trace, node)
    if len(written) == len(node.operands):
        return _bracketed(written[position])
    return words(trace, node.operands[position])


def _written(trace: Trace, node: Node) -> list[str]:
    """Return the operands of a node's own text: a call's arguments, the sides of an operator."""
    text = node.span.slice(trace.text).strip() if node.span is not None else ""
    try:
        syntax = ast.parse(text, mode="eval").body
    except SyntaxError:
        return []
    parts: list[ast.expr] = []
    if isinstance(syntax, ast.BinOp):
        parts = [syntax.left, syntax.right]
    elif isinstance(syntax, ast.Call) and not syntax.keywords:
        parts = syntax.args
    return [" ".join((ast.get_source_segment(text, part) or "").split()) for part in parts]


def _bracketed(text: str) -> str:
    return text if re.fullmatch(r"[\w.]+|[\w.]+\([^()]*\)", text) else f"({text})"


def _alone(text: str) -> str:
    """Return an operand's words as an argument: without brackets of their own."""
    return text[1:-1] if text.startswith("(") and text.endswith(")") else text


def _argument(trace: Trace, node: Node, position: int = 0) -> str:
    return _alone(_operand(trace, node, position))


def _users(trace: Trace, number: NodeId) -> Iterator[Node]:
    return (node for node in trace.nodes[number + 1 :] if number in node.inputs)


def _maker(trace: Trace, node: Node, position: int = 0) -> Node | None:
    operand = node.operands[position] if position < len(node.operands) else ""
    return trace.nodes[operand] if isinstance(operand, int) else None


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
    condition, inner = _argument(trace, choice), _argument(trace, node, -1)
    safe = f"tf.where({condition}, {inner}, 1.)" if side == 1 else (
        f"tf.where({condition}, 1., {inner})")  # fmt: skip
    sides = [_argument(trace, choice, 1), _argument(trace, choice, 2)]
    mended = re.sub(rf"(?<![\w.]){re.escape(inner)}(?![\w.(])", lambda _: safe, sides[side - 1])
    if mended == sides[side - 1]:  # the side has a name: what is to be mended stands elsewhere
        return Cure("double_where", safe)
    sides[side - 1] = mended
    return Cure("double_where", f"tf.where({condition}, {sides[0]}, {sides[1]})", choice.span)


# -- by operation ----------------------------------------------------------------------------------


def _log_of(trace: Trace, node: Node) -> Cure | None:
    made = _maker(trace, node)
    if made is None or made.op not in ("sigmoid", "softmax"):
        return None
    key = f"log_{made.op}"
    room = "tf.math" if made.op == "sigmoid" else "tf.nn"
    return Cure(key, f"{room}.{key}({_argument(trace, made)})", node.span)


def _times_log(trace: Trace, node: Node) -> Cure | None:
    """Return xlogy, where 0 times this logarithm is meant to be 0."""
    for user in _users(trace, node.id):
        if user.op == "multiply" and len(user.operands) == 2:
            factor = user.operands[user.operands.index(node.id) - 1]
            if factor == node.operands[0]:
                x = _argument(trace, node)
                return Cure("xlogy", f"tf.math.xlogy({x}, {x})", user.span)
    return None


def _log_sum(trace: Trace, node: Node) -> Cure | None:
    """Return softplus, logsumexp, softmax or sigmoid, of which an exponential was to be a part."""
    z = _argument(trace, node)
    for user in _users(trace, node.id):
        after = next(_users(trace, user.id), None)
        if user.op == "log1p" or (_one_plus(user) and after is not None and after.op == "log"):
            span = user.span if user.op == "log1p" or after is None else after.span
            return Cure("softplus", f"tf.math.softplus({z})", span)
        inverted = after is not None and after.op == "divide" and after.operands[0] == "1"
        if _one_plus(user) and after is not None and inverted:
            return Cure("sigmoid", f"tf.sigmoid(-({z}))", after.span)
        if user.op == "reduce_sum" and after is not None and after.op == "log":
            return Cure("logsumexp", f"tf.reduce_logsumexp({z})", after.span)
        if user.op == "divide" and _sums(trace, user, node):
            return Cure("softmax", f"tf.nn.softmax({z})", user.span)
    return None


def _one_plus(node: Node) -> bool:
    return node.op == "add" and "1" in node.operands


def _sums(trace: Trace, node: Node, part: Node) -> bool:
    """Return whether `node` divides by the sum of exponentials of the same."""
    total = _maker(trace, node, 1)
    inside = _maker(trace, total) if total is not None and total.op == "reduce_sum" else None
    return inside is not None and inside.op == part.op and inside.inputs == part.inputs


def _no_nan(trace: Trace, node: Node) -> Cure:
    over, under = _argument(trace, node), _argument(trace, node, 1)
    return Cure("divide_no_nan", f"tf.math.divide_no_nan({over}, {under})", node.span)


def _length(trace: Trace, node: Node) -> Cure | None:
    """Return a norm with a little under its root."""
    total = _maker(trace, node) if node.op == "sqrt" else node
    square = _maker(trace, total) if total is not None and total is not node else total
    if total is None or square is None or (node.op == "sqrt" and total.op != "reduce_sum"):
        return None
    axis = ast.literal_eval(dict(total.params).get("axis", "None"))
    inside = trace.nodes[total.inputs[0]]
    whole = axis is None or len(axis) == len(inside.shape)
    along = "" if whole else f", axis={axis[0] if len(axis) == 1 else axis}"
    x = _argument(trace, square)
    return Cure("norm", f"tf.sqrt(tf.reduce_sum(tf.square({x}){along}) + {LEAST})", node.span)


def _above(call: str, least: str, key: str = "clip") -> Callable[[Trace, Node], Cure]:
    """Return the rule that keeps an operand from falling below `least`."""
    return lambda trace, node: Cure(
        key, call.format(f"tf.maximum({_argument(trace, node)}, {least})"), node.span
    )


def _power(trace: Trace, node: Node) -> Cure:
    base, exponent = _argument(trace, node), _operand(trace, node, 1)
    return Cure("clip", f"tf.maximum({base}, {LEAST}) ** {exponent}", node.span)


def _within(trace: Trace, node: Node) -> Cure:
    inside = f"tf.clip_by_value({_argument(trace, node)}, -{_NEAR_ONE}, {_NEAR_ONE})"
    return Cure("clip_ends", f"tf.{node.op}({inside})", node.span)


def _exp(trace: Trace, node: Node) -> Cure:
    return Cure("exp", f"tf.exp(tf.minimum({_argument(trace, node)}, 80.))", node.span)


_RULES: dict[str, tuple[Callable[[Trace, Node], Cure | None], ...]] = {
    "log": (_log_of, _times_log, _above("tf.math.log({})", LEAST)),
    "log1p": (_above("tf.math.log1p({})", f"-{_NEAR_ONE}"),),
    "divide": (_no_nan,),
    "reciprocal": (_above("tf.math.reciprocal({})", LEAST),),
    "sqrt": (_length, _above("tf.sqrt({})", LEAST)),
    "rsqrt": (_above("tf.math.rsqrt({})", LEAST),),
    "euclidean_norm": (_length,),
    "power": (_power,),
    "exp": (_log_sum, _exp),
    "asin": (_within,),
    "acos": (_within,),
    "atanh": (_within,),
    "acosh": (_above("tf.acosh({})", "1.000001"),),
}
KEYS = (
    "double_where", "log_sigmoid", "log_softmax", "xlogy", "softplus", "sigmoid", "logsumexp",
    "softmax", "divide_no_nan", "norm", "clip", "clip_ends", "exp",
)  # fmt: skip
