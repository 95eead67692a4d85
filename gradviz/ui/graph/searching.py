"""What a person may look for in the graph: a name, an operation, a line, a value, nan. No Qt."""

import re

import numpy as np

from gradviz.trace import Node, NodeId, Trace

_LINE = re.compile(r"(?:line|:|줄)\s*(\d+)$")
_MOST_ELEMENTS = 100_000  # of a tensor that is looked through for a number


def found(trace: Trace, wanted: str) -> tuple[NodeId, ...]:
    """Return the nodes that fit, in the order of the run; none for nothing.

    "nan" and "inf" find what is not finite, ":5" or "line 5" a line, a number every value that
    reads like it, and any other text names, operations and signs.
    """
    text = wanted.strip().lower()
    if not text:
        return ()
    if line := _LINE.match(text):
        return tuple(node.id for node in trace.nodes if node.line == int(line[1]))
    if text in ("nan", "inf", "-inf"):
        return tuple(node.id for node in trace.nodes if _has(node, float(text), 0.0))
    fits = [node for node in trace.nodes if _is_called(node, text)]
    number = _number(text)
    if number is not None:
        value, slack = number
        fits += [node for node in trace.nodes if _has(node, value, slack)]
    return tuple(sorted({node.id for node in fits}))


def _is_called(node: Node, text: str) -> bool:
    return text in node.label.lower() or text in node.op or text == node.glyph.lower()


def _number(text: str) -> tuple[float, float] | None:
    """Return a number, and half of its last digit: 0.5 finds 0.47, 0.50 does not."""
    try:
        value = float(text)
    except ValueError:
        return None
    mantissa, _, exponent = text.partition("e")
    digits = len(mantissa.partition(".")[2]) - int(exponent or 0)
    return value, (0.5 if "." in mantissa else 0.0) * 10.0**-digits


def _has(node: Node, value: float, slack: float) -> bool:
    """Return whether the node's value, or an element of it, is `value` give or take `slack`."""
    array = node.value
    if not isinstance(array, np.ndarray) or array.dtype.kind not in "iufb":
        return False
    if array.size > _MOST_ELEMENTS or node.ghost:
        return False
    if np.isnan(value):
        return bool(np.isnan(array).any())
    if np.isinf(value):
        return bool((array == value).any())
    near = np.abs(array.astype(np.float64) - value) <= slack + 1e-6 * abs(value)
    return bool(near.any())
