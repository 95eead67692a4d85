"""What a person may look for in the graph: a name, an operation, a line, a value, nan. No Qt."""

import re
from collections.abc import Iterator

from gradviz.trace import Node, NodeId, Trace
from gradviz.trace.homes import chain
from gradviz.ui.graph.face import title_of
from gradviz.ui.graph.found_numbers import numbers_of

_LINE = re.compile(r"(?:(?:line|:|줄)\s*(\d+)|(\d+)\s*(?:번째\s*줄|행|줄))$")
_AS_TYPED = str.maketrans({"−": "-", "∞": "inf", "×": "*", "·": "*"})
_TRUTHS = {"true": True, "false": False}
_QUOTES = ('"', "'")


def found(trace: Trace, wanted: str) -> tuple[NodeId, ...]:
    """Return the nodes and ghosts that fit, in the order of the run; none for nothing.

    "nan" and "inf" find what is not finite, ":5" or "line 5" a line, a number every value and
    every gradient that reads like it, a quote what texts hold. Any other text names, operations,
    signs, groups (by the first node in them), and what the program wrote for a node.
    """
    text = wanted.strip().lower()
    if not text:
        return ()
    if line := _LINE.match(text):
        on = int(line[1] or line[2])
        return tuple(node.id for node in trace.drawable if node.line == on)
    typed = text.translate(_AS_TYPED)
    if typed in ("nan", "inf", "-inf", "+inf"):
        return tuple(sorted(numbers_of(trace).like(float(typed), 0.0)))
    fits = {node.id for node in trace.drawable if _is_called(node, text)}
    fits.update(_grouped(trace, text))
    if text in _TRUTHS:
        fits.update(numbers_of(trace).true_or_false(_TRUTHS[text]))
    elif text.startswith(_QUOTES):
        fits.update(node.id for node in trace.nodes if text.strip("".join(_QUOTES)) in _said(node))
    elif (number := _number(typed)) is not None:
        fits.update(numbers_of(trace).like(*number))
    elif not text.isidentifier():
        fits.update(_written(trace, typed))
    return tuple(sorted(fits))


def _is_called(node: Node, text: str) -> bool:
    return text in node.label.lower() or text in node.op or text == node.glyph.lower()


def _said(node: Node) -> str:
    """Return the texts that a node holds."""
    if isinstance(node.value, str):
        return node.value.lower()
    if node.value.dtype.kind not in "SUO":
        return ""
    return "\n".join(
        (part.decode("utf-8", "replace") if isinstance(part, bytes) else str(part)).lower()
        for part in node.value.ravel().tolist()
    )


def _grouped(trace: Trace, text: str) -> Iterator[NodeId]:
    """Yield the first node in each group whose title begins like that."""
    wanted = {
        group.id
        for group in trace.groups
        if title_of(group.kind, group.name, group.number).lower().startswith(text)
    }
    for node in trace.nodes if wanted else ():
        here = wanted.intersection(chain(trace.groups, node.group))
        if here:
            wanted -= here
            yield node.id


def _written(trace: Trace, text: str) -> Iterator[NodeId]:
    """Yield the nodes for which the program wrote that, however spaced."""
    wanted = "".join(text.split())
    for node in trace.drawable:
        if node.span is not None:
            written = trace.text[node.span.start : node.span.stop]
            if len(written) >= len(wanted) and "".join(written.lower().split()) == wanted:
                yield node.id


def _number(text: str) -> tuple[float, float] | None:
    """Return a number, and half of its last digit: 0.5 finds 0.47, 0.50 does not."""
    try:
        value = float(text)
    except ValueError:
        return None
    mantissa, _, exponent = text.partition("e")
    digits = len(mantissa.partition(".")[2]) - int(exponent or 0)
    return value, (0.5 if "." in mantissa else 0.0) * 10.0**-digits
