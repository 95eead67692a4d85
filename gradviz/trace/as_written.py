"""How the program writes an operation and its operands: the words that a rewriting is made of."""

import ast
import re
from collections.abc import Iterator

from gradviz.trace.nodes import Node, NodeId
from gradviz.trace.trace import Trace

_SIGNS: dict[str, type[ast.operator]] = {"divide": ast.Div, "power": ast.Pow}
_CALLED = {
    "divide": frozenset({"divide", "truediv", "div", "realdiv"}),
    "power": frozenset({"pow", "power"}),
    "euclidean_norm": frozenset({"reduce_euclidean_norm"}),
}


def is_its_own(trace: Trace, node: Node) -> bool:
    """Return whether the text a node stands for is this operation: it may be a part of a call.

    `tf.math.reduce_std(x)` is where a root is taken, and is no root.
    """
    syntax = _syntax(trace, node)
    if isinstance(syntax, ast.BinOp):
        return type(syntax.op) is _SIGNS.get(node.op)
    return called(trace, node) in _CALLED.get(node.op, {node.op})


def called(trace: Trace, node: Node) -> str:
    """Return the last name of the function that a node's text calls, or ""."""
    syntax = _syntax(trace, node)
    if not isinstance(syntax, ast.Call):
        return ""
    function = syntax.func
    return getattr(function, "attr", "") or getattr(function, "id", "")


def text_of(trace: Trace, node: Node) -> str:
    """Return the text a node stands for."""
    return node.span.slice(trace.text).strip() if node.span is not None else ""


def argument(trace: Trace, node: Node, position: int = 0) -> str:
    """Return an operand as the program writes it where the node is made; else what it is called."""
    written = _written(trace, node)
    if len(written) == len(node.operands):
        return written[position]
    given = node.operands[position]
    if isinstance(given, str):
        return given
    made = trace.nodes[given]
    return made.label or " ".join(text_of(trace, made).split()) or "x"


def operand(trace: Trace, node: Node, position: int = 0) -> str:
    """Return the same as an operand beside an operator: bracketed if need be."""
    return bracketed(argument(trace, node, position))


def bracketed(text: str) -> str:
    """Return text that may stand beside an operator."""
    return text if re.fullmatch(r"[\w.]+|[\w.]+\([^()]*\)", text) else f"({text})"


def minus(text: str) -> str:
    """Return the negative of an argument: -x of x, and x of -x."""
    try:
        syntax = ast.parse(text, mode="eval").body
    except SyntaxError:
        return f"-({text})"
    if isinstance(syntax, ast.UnaryOp) and isinstance(syntax.op, ast.USub):
        return (ast.get_source_segment(text, syntax.operand) or text).strip()
    return f"-{bracketed(text)}"


def is_square(node: Node) -> bool:
    """Return whether a node is a number times itself, however that is written."""
    first, *others = node.operands or ("",)
    twice = node.op == "multiply" and others == [first]
    return node.op == "square" or twice or (node.op == "power" and others in (["2"], ["2.0"]))


def users(trace: Trace, number: NodeId) -> Iterator[Node]:
    """Yield the nodes that are made of a node, in order."""
    return (node for node in trace.nodes[number + 1 :] if number in node.inputs)


def maker(trace: Trace, node: Node, position: int = 0) -> Node | None:
    """Return the node that an operand is; None where it is a number, or there is none."""
    given = node.operands[position] if position < len(node.operands) else ""
    return trace.nodes[given] if isinstance(given, int) else None


def _syntax(trace: Trace, node: Node) -> ast.expr | None:
    try:
        return ast.parse(text_of(trace, node), mode="eval").body
    except SyntaxError:
        return None


def _written(trace: Trace, node: Node) -> list[str]:
    """Return the operands of a node's own text: a call's arguments, the sides of an operator."""
    text, syntax = text_of(trace, node), _syntax(trace, node)
    parts: list[ast.expr] = []
    if isinstance(syntax, ast.BinOp):
        parts = [syntax.left, syntax.right]
    elif isinstance(syntax, ast.Call) and not syntax.keywords:
        parts = syntax.args
    return [" ".join((ast.get_source_segment(text, part) or "").split()) for part in parts]
