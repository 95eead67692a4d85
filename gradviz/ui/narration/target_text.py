"""What a backward pass differentiates, in formulas and in words, and what it starts with. Pure.

A target with a short name is called by it. Several targets, one with a long name, and one whose
elements are weighted are L, and a note says what that is.
"""

from functools import lru_cache

import numpy as np

from gradviz.trace import NodeId, Step, Trace
from gradviz.trace.naming import naming_of
from gradviz.ui.narration.names import name_tex, named
from gradviz.ui.numbers import summary
from gradviz.words import joined, say

LONGEST = 12  # characters of a target's name; a longer one is called L
L = "L"


def target_tex(trace: Trace, step: Step) -> str:
    """Return what the backward pass of `step` differentiates, as TeX."""
    gradient = step.gradient
    known = gradient is not None and gradient < len(trace.gradients)
    return _target(trace, gradient) if gradient is not None and known else L


@lru_cache(maxsize=256)
def _target(trace: Trace, gradient: int) -> str:
    call = trace.gradients[gradient]
    targets = set(call.targets)
    if len(targets) > 1 or _weights(trace, gradient) is not None:
        return L
    label = naming_of(trace).label(call.targets[0]) if targets else ""
    if not label and call.target.isidentifier():
        label = call.target
    return name_tex(label) if label and len(label) <= LONGEST else L


@lru_cache(maxsize=256)
def _weights(trace: Trace, gradient: int) -> np.ndarray | None:
    """Return what the only target of a call starts with, where that is not 1 throughout."""
    call = trace.gradients[gradient]
    if len(call.targets) != 1 or call.first >= len(trace.steps):
        return None
    seed = started(trace.steps[call.first]).get(call.targets[0])
    return seed if seed is not None and not np.all(seed == 1) else None


def started(step: Step) -> dict[NodeId, np.ndarray]:
    """Return the adjoints that a backward pass starts with, by target."""
    return {
        change.key: change.after
        for change in step.changes
        if change.table == "adjoints" and isinstance(change.after, np.ndarray)
    }


def target_note(trace: Trace, step: Step) -> str:
    """Return what the L of the formulas of a backward pass is, marked; "" where there is none."""
    if step.gradient is None or target_tex(trace, step) != L:
        return ""
    if step.gradient >= len(trace.gradients):
        return ""
    targets = tuple(dict.fromkeys(trace.gradients[step.gradient].targets))
    names = joined([named(trace, target) for target in targets])
    weights = _weights(trace, step.gradient)
    if weights is not None:
        key = "card.weighted" if weights.ndim else "card.times"
        return say(key, name=names, weights=summary(weights))
    if len(targets) == 1:
        return "" if naming_of(trace).label(targets[0]) == L else say("card.target", name=names)
    return say("card.targets", name=names)
