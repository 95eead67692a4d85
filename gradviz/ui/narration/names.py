"""What a node is called: in sentences and in formulas. Pure; knows traces, not widgets.

A node has the program's name for it, else the short piece of text that made it, else "v7".
"""

import re

from gradviz.trace import Node, NodeId, Trace
from gradviz.words import say

SHORT = 14  # characters of program text that may still stand for a value in a formula
_PLAIN = re.compile(r"[\w\s.+\-*/()]+")
_GREEK = re.compile(
    r"(alpha|beta|gamma|delta|epsilon|eta|theta|lambda|mu|nu|pi|rho|sigma|tau|phi|chi|psi|omega)"
    r"(\d*)"
)
_NUMBERED = re.compile(r"([^\W\d_])(\d{1,2})")
_MODULE = re.compile(r"\btf\.(?:math\.|nn\.|linalg\.)?")
_NAME = re.compile(r"(?<![\w\\])([^\W\d]\w*)(\(?)")
_WORD = re.compile(r"(?<!\w)[^\W\d]\w*")


def node_name(trace: Trace, number: NodeId) -> str:
    """Return a name for sentences: the label, a short piece of the program, or "node 7"."""
    node = trace.nodes[number]
    return node.label or short_text(trace, node) or say("inspector.node", id=number)


def short_text(trace: Trace, node: Node) -> str:
    """Return the program text that made `node` where it is short and plain, or ""."""
    text = made_by(trace, node)
    if len(text) > SHORT or not _PLAIN.fullmatch(text):
        return ""
    return text if speaks_for_itself(trace, node) else ""


def speaks_for_itself(trace: Trace, node: Node) -> bool:
    """Return whether `node` is what its program text says, not a value made on the way.

    A backward pass that an outer tape records makes values at the place of the operation it goes
    back through: the first value made at a place, and its like in later turns, are the text's own.
    """
    first = next((other for other in trace.nodes if other.span == node.span), node)
    return (first.op, first.glyph) == (node.op, node.glyph)


def made_by(trace: Trace, node: Node) -> str:
    """Return the program text that made `node`, on one line, without "tf." and outer brackets."""
    if node.span is None:
        return ""
    text = " ".join(_MODULE.sub("", node.span.slice(trace.text)).split())
    while text.startswith("(") and text.endswith(")") and closes_last(text):
        text = text[1:-1].strip()
    return text


def node_tex(trace: Trace, number: NodeId) -> str:
    """Return a node as TeX: a name, a parenthesised piece of arithmetic, or v with its number."""
    node = trace.nodes[number]
    if node.label:
        return name_tex(node.label)
    text = short_text(trace, node)
    if not text or "." in re.sub(r"\d+\.\d*|\.\d+", "", text):
        return f"v_{{{number}}}"
    call = re.match(r"\w+\(", text)
    alone = _WORD.fullmatch(text) or (call and closes_last(text[call.end() - 1 :]))
    return text_tex(text) if alone else f"({text_tex(text)})"


def name_tex(name: str) -> str:
    r"""Return a program's name as TeX: w, x_{1}, \theta, \mathit{loss}."""
    if found := _GREEK.fullmatch(name):
        # In braces, so that a letter behind it does not lengthen the command.
        return f"{{\\{found[1]}}}" + (f"_{{{found[2]}}}" if found[2] else "")
    if found := _NUMBERED.fullmatch(name):
        return f"{found[1]}_{{{found[2]}}}"
    if len(name) == 1:
        return name
    if not _WORD.fullmatch(name):
        return f"\\mathrm{{{escaped(name)}}}"
    return f"\\mathit{{{escaped(name)}}}"


def text_tex(text: str) -> str:
    """Return a short piece of arithmetic as TeX: "w * x" with a dot, "y ** 2" raised."""
    text = re.sub(r"\s*\*\*\s*(-?\w+(?:\.\d+)?)", r"^{\1}", text)
    text = re.sub(r"\s*\*\s*", r" \\cdot ", text)
    return _NAME.sub(_name_or_call, text)


def _name_or_call(found: re.Match[str]) -> str:
    name, bracket = found[1], found[2]
    if not bracket:
        return name_tex(name)
    return ("\\sigma" if name == "sigmoid" else f"\\mathrm{{{escaped(name)}}}") + bracket


def escaped(text: str) -> str:
    """Return `text` with TeX's own signs made harmless."""
    return re.sub(r"([\\{}_^$&#%~])", lambda found: _ESCAPES.get(found[1], "\\" + found[1]), text)


_ESCAPES = {"\\": "\\backslash ", "^": "\\wedge ", "~": "\\sim "}


def closes_last(text: str) -> bool:
    """Return whether the bracket that opens `text` closes at its very end."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return place == len(text) - 1
    return False
