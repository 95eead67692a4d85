"""What a node is called in sentences, and the same name as TeX. Pure; knows traces, not widgets."""

import re

from gradviz.trace import NodeId, Row, Trace
from gradviz.trace.mentions import mention
from gradviz.trace.naming import in_parentheses, naming_of
from gradviz.ui.formula import linked

_GREEK = re.compile(
    r"(alpha|beta|gamma|delta|epsilon|eta|theta|lambda|mu|nu|pi|rho|sigma|tau|phi|chi|psi|omega)"
    r"(\d*)"
)
_TURN = re.compile("(.+)⁽([⁰¹²³⁴-⁹]+)⁾")
_LEVEL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_DERIVATIVE = re.compile("∂(.+)/∂(.+)")  # what a gradient is called that the program did not name
_NUMBERED = re.compile(r"([^\W\d_])(\d{1,2})")
_NAME = re.compile(r"(?<![\w\\])([^\W\d]\w*)(\(?)")
_WORD = re.compile(r"(?<!\w)[^\W\d]\w*")


def node_name(trace: Trace, number: NodeId) -> str:
    """Return a name for sentences: the label, a short piece of the program, or "v₇"."""
    return naming_of(trace).name(number)


def named(trace: Trace, number: NodeId) -> str:
    """Return the name of a node as a mention of it: a link, where it is shown."""
    return mention(number, node_name(trace, number))


def node_tex(trace: Trace, number: NodeId) -> str:
    """Return a node as TeX: a name, a parenthesised piece of arithmetic, or v with its number."""
    naming = naming_of(trace)
    if label := naming.label(number):
        return name_tex(label)
    text = naming.short_text(number)
    if not text or "." in re.sub(r"\d+\.\d*|\.\d+", "", text):
        return f"{naming.letter}_{{{number}}}"
    call = re.match(r"\w+\(", text)
    alone = _WORD.fullmatch(text) or (call and in_parentheses(text[call.end() - 1 :]))
    return text_tex(text) if alone else f"({text_tex(text)})"


def node_link(trace: Trace, number: NodeId) -> str:
    """Return a node as TeX that leads to it."""
    return linked(node_tex(trace, number), number)


def row_name(trace: Trace, row: Row) -> str:
    """Return what the source of a gradient is called: of a model's variable the end of its path."""
    label = naming_of(trace).label(row.node) if row.node is not None else ""
    return label if label and row.source.endswith(label.partition("⁽")[0]) else row.source


def name_tex(name: str) -> str:
    r"""Return a program's name as TeX: w, x_{1}, \theta, \mathit{loss}; of the second x x^{(2)}."""
    if found := _TURN.fullmatch(name):
        return f"{name_tex(found[1])}^{{({found[2].translate(_LEVEL)})}}"
    if found := _GREEK.fullmatch(name):
        # In braces, so that a letter behind it does not lengthen the command.
        return f"{{\\{found[1]}}}" + (f"_{{{found[2]}}}" if found[2] else "")
    if found := _NUMBERED.fullmatch(name):
        return f"{found[1]}_{{{found[2]}}}"
    if len(name) == 1:
        return name
    if found := _DERIVATIVE.fullmatch(name):
        return f"(\\partial {name_tex(found[1])}/\\partial {name_tex(found[2])})"
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
