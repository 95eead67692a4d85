"""How the first NaN or infinity of a pass is said: in inspector, narration and graph alike."""

import math

import numpy as np

from gradviz.trace import Frame, Node, NodeId, Trace
from gradviz.trace.causes import GIVEN, ZERO_TIMES_INF
from gradviz.trace.cures import Cure, cure
from gradviz.trace.nonfinite import Birth, births, is_finite
from gradviz.ui.narration.names import node_name
from gradviz.ui.numbers import short
from gradviz.words import say

MOST_NAMED = 3  # spoiled values named before the rest is counted
_SIGNS = {"add": "+", "subtract": "−", "multiply": "×", "divide": "÷", "power": "^"}


def what(number: float) -> str:
    """Return "NaN", "∞" or "-∞"."""
    if math.isnan(number):
        return "NaN"
    return "∞" if number > 0 else "-∞"


def made(trace: Trace, birth: Birth) -> str:
    """Return the numbers that made it, as a small equation: "0 × ∞ = NaN", "log(0) = -∞"."""
    node, result = trace.nodes[birth.node], what(birth.result)
    numbers = [_number(number) for number in birth.numbers]
    sign = "×" if birth.backward else _SIGNS.get(node.op)
    if not numbers and not birth.backward and birth.cause != GIVEN:
        text = _of_many(trace, node, result)
    elif not numbers or (birth.backward and len(numbers) == 1):
        text = result
    elif sign and len(numbers) == 2:
        text = f"{numbers[0]} {sign} {numbers[1]} = {result}"
    else:
        text = f"{node.op}({', '.join(numbers)}) = {result}"
    if birth.place:
        return say("nonfinite.at", made=text, place=list(birth.place))
    return text


def _of_many(trace: Trace, node: Node, result: str) -> str:
    """Return what was made of many numbers together: how many, and between which ends."""
    given = [np.ravel(trace.nodes[k].value) for k in node.inputs]
    real = [array for array in given if array.dtype.kind in "fiu"]
    if not real:
        return result
    together = np.concatenate(real).astype(np.float64)
    if not together.size:
        return say("nonfinite.of_none", op=node.op, result=result)
    low, high = (_number(float(end)) for end in (together.min(), together.max()))
    text = "nonfinite.of_many" if low != high else "nonfinite.of_equal"
    return say(text, op=node.op, result=result, count=together.size, low=low, high=high)


def _number(number: float) -> str:
    if not math.isfinite(number):
        return what(number)
    whole = number == round(number) and abs(number) < 1e6
    return f"{number + 0.0:.0f}" if whole else short(number)  # the addition turns -0 into 0


def label(birth: Birth) -> str:
    """Return "first NaN", "first ∞"."""
    return say("nonfinite.first", what=what(birth.result))


def passes_label(birth: Birth) -> str:
    """Return the label with the pass, where that is not the forward one."""
    return say("nonfinite.first_back", what=what(birth.result)) if birth.backward else label(birth)


def why(birth: Birth) -> str:
    """Return what made it in a sentence."""
    forward = "_forward" if birth.cause == ZERO_TIMES_INF and not birth.backward else ""
    return say(f"nonfinite.cause.{birth.cause}{forward}")


def spoils(trace: Trace, birth: Birth) -> str:
    """Return what is spoiled by it: values, and in a backward pass gradients."""
    inner = [k for k in birth.spoiled if not birth.backward or not _is_source(trace, birth, k)]
    names = _names(trace, inner)
    sources = ", ".join(birth.sources)
    if sources and names:
        return say("nonfinite.gradients", names=names, sources=sources)
    if sources:
        return say("nonfinite.only_gradients", sources=sources)
    return names or say("nonfinite.nothing")


def _is_source(trace: Trace, birth: Birth, number: NodeId) -> bool:
    rows = trace.gradients[birth.gradient or 0].rows
    return any(row.node == number for row in rows)


def _names(trace: Trace, numbers: list[NodeId]) -> str:
    names = ", ".join(_name(trace, number) for number in numbers[:MOST_NAMED])
    more = len(numbers) - MOST_NAMED
    return say("nonfinite.more", names=names, count=more) if more > 0 else names


def _name(trace: Trace, number: NodeId) -> str:
    node = trace.nodes[number]
    return node.label or node_name(trace, number)


def origin(trace: Trace, birth: Birth) -> str:
    """Return the node it was born at, with what was born."""
    return say("nonfinite.node", name=_name(trace, birth.node), what=what(birth.result))


def has_spoiled(birth: Birth, frame: Frame, node: Node) -> bool:
    """Return whether the node is not finite by now because of `birth`."""
    if node.id not in birth.spoiled or not birth.happened(frame.index):
        return False
    if not birth.backward:
        return node.id in frame.visible
    return not is_finite(frame.adjoints.get(node.id))


def remedy(trace: Trace, birth: Birth) -> tuple[str, Cure]:
    """Return how to avoid it, in words, and the cure itself for its code."""
    found = cure(trace, birth)
    if found.code and not _stands(trace, birth, found):
        found = Cure(birth.cause)
    return say(f"nonfinite.cure.{found.key}"), found


def _stands(trace: Trace, birth: Birth, found: Cure) -> bool:
    """Return whether code may be shown: where edits were put to the proof, it has passed it."""
    if not trace.cures or found.span is None:
        return True
    proofs = dict(zip(births(trace), trace.cures, strict=False)).get(birth, ())
    return any(found.code in fix.apply(trace.text) for fix in proofs)
