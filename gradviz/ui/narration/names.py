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
_WORD = re.compile(r"(?<!\w)[^\W\d]\w*")


def node_name(trace: Trace, number: NodeId) -> str:
    """Return a name for sentences: the label, a short piece of the program, or "node 7"."""
    node = trace.nodes[number]
    return node.label or short_text(trace, node) or say("inspector.node", id=number)


def short_text(trace: Trace, node: Node) -> str:
    """Return the program text that made `node` where it is short and plain, or ""."""
    if node.span is None:
        return ""
    text = " ".join(node.span.slice(trace.text).split())
    while text.startswith("(") and text.endswith(")") and _closes_last(text):
        text = text[1:-1].strip()
    return text if len(text) <= SHORT and _PLAIN.fullmatch(text) else ""


def node_tex(trace: Trace, number: NodeId) -> str:
    """Return a node as TeX: a name, a parenthesised piece of arithmetic, or v with its number."""
    node = trace.nodes[number]
    if node.label:
        return name_tex(node.label)
    text = short_text(trace, node)
    if text and "(" not in text and not _is_call(text):
        return text_tex(text) if _WORD.fullmatch(text) else f"({text_tex(text)})"
    return f"v_{{{number}}}"


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
    text = re.sub(r"\s*\*\*\s*(\w+)", r"^{\1}", text)
    text = _WORD.sub(lambda found: name_tex(found[0]), text)
    return text.replace("*", "\\cdot ")


def escaped(text: str) -> str:
    """Return `text` with TeX's own signs made harmless."""
    return re.sub(r"([\\{}_^$&#%~])", lambda found: _ESCAPES.get(found[1], "\\" + found[1]), text)


_ESCAPES = {"\\": "\\backslash ", "^": "\\wedge ", "~": "\\sim "}


def _is_call(text: str) -> bool:
    return "(" in text or "." in re.sub(r"\d+\.?\d*|\.\d+", "", text)


def _closes_last(text: str) -> bool:
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return place == len(text) - 1
    return False
