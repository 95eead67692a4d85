r"""How operations are written forwards, as TeX with placeholders; others as calls of a function."""

from gradviz.trace import Node, Trace
from gradviz.trace.naming import naming_of
from gradviz.trace.nodes import result_place
from gradviz.ui.narration.names import escaped

INPUTS = ("x", "y", "z")  # the placeholders of operands

FORWARD = {
    "add": "$x + $y",
    "subtract": "$x - $y",
    "multiply": "$x \\cdot $y",
    "divide": "$x / $y",
    "matmul": "$x\\,$y",
    "power": "$x^{$y}",
    "square": "$x^{2}",
    "sqrt": "\\sqrt{$x}",
    "exp": "e^{$x}",
    "negative": "-$x",
    "abs": "|$x|",
    "sigmoid": "\\sigma($x)",
    "transpose": "$x^{\\top}",
    "greater": "$x > $y",
    "greater_equal": "$x \\ge $y",
    "less": "$x < $y",
    "less_equal": "$x \\le $y",
    "equal": "$x = $y",
    "not_equal": "$x \\ne $y",
}


def index_rule(text: str) -> str:
    """Return how a piece of a value is written that the program writes as `text`: "c[0]"."""
    start = len(text)
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += (text[place] == "]") - (text[place] == "[")
        if depth == 0:
            start = place
            break
    return f"$x\\mathrm{{{escaped(text[start:])}}}" if text.endswith("]") else ""


def forward_rule(trace: Trace, node: Node) -> str:
    """Return how `node` is written: its rule, a piece of a value, else the call of a function."""
    return FORWARD.get(node.op) or _index_rule(trace, node) or _call_rule(node)


def _index_rule(trace: Trace, node: Node) -> str:
    if result_place(node.op) is not None:
        return index_rule(node.op)
    naming = naming_of(trace)
    if node.op != "getitem" or not naming.speaks_for_itself(node.id):
        return ""
    return index_rule(naming.made_by(node.id))


def _call_rule(node: Node) -> str:
    given = node.operands[: node.own.operands] if node.own else node.operands
    arguments = [f"${name}" for name, _ in zip(INPUTS, given, strict=False)]
    if len(given) > len(INPUTS):
        arguments.append("\\ldots")
    return f"{op_tex(node)}({', '.join(arguments)})"


def op_tex(node: Node) -> str:
    r"""Return an op as a function's name: \sigma for sigmoid, else its name upright."""
    return "\\sigma" if node.op == "sigmoid" else f"\\mathrm{{{name_of_op(node)}}}"


def name_of_op(node: Node) -> str:
    """Return the op's name as TeX text."""
    return node.op.replace("_", "\\_") or "f"
