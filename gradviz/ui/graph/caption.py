"""The caption over the graph: which pass this is, and how far it has come. Words only, no Qt."""

import numpy as np

from gradviz.trace import Frame, GradientCall, Node, Step, Trace
from gradviz.trace.counting import counted, pass_around
from gradviz.ui.numbers import summary
from gradviz.words import how_many, say

_PLAIN = frozenset(
    {
        "tape_opened", "tape_closed", "tape_paused", "tape_resumed", "tape_reset",
        "tape_dropped", "printed", "failed", "accumulator_opened", "accumulator_closed",
    }
)  # fmt: skip
_NAMED = frozenset({"bound", "watched", "assigned", "followed", "pushed", "tangent_read"})


def caption(trace: Trace, frame: Frame) -> tuple[str, str]:
    """Return the caption's title and the rest of it; either may be ""."""
    step = frame.step
    if step is None:
        return _beginning(trace)
    if step.kind == "failed":
        return say("graph.stopped"), say("graph.step.failed")
    if step.kind == "backward_ended":
        return say("graph.result"), _result(trace, step)
    if step.backward:
        return say("graph.backward"), _backward(trace, frame, step)
    return say("graph.forward"), _forward(trace, frame, step)


def sign(node: Node) -> str:
    """Return what an operation is called in a line of text: its sign, or its name."""
    return node.glyph or node.op


def _beginning(trace: Trace) -> tuple[str, str]:
    if not trace.steps:
        return "", "" if trace.nodes else say("graph.empty")
    forward = int(counted(trace, "computed")[-1])
    return say("graph.start"), say("graph.start.ahead", n=forward)


def _forward(trace: Trace, frame: Frame, step: Step) -> str:
    name = _name(trace, step)
    if step.kind == "computed":
        counts = counted(trace, "computed")
        done, total = int(counts[frame.index]), int(counts[-1])
        return say("graph.step", k=done, n=total, what=name)
    if step.kind in _PLAIN:
        return say(f"graph.step.{step.kind}")
    if step.kind in _NAMED and name:
        return say(f"graph.step.{step.kind}", name=name)
    return step.text


def _backward(trace: Trace, frame: Frame, step: Step) -> str:
    if step.kind == "computed":
        return say("graph.step.computed", name=_name(trace, step))
    if step.kind == "pushed":
        return say("graph.step.pushed", name=_name(trace, step))
    start, stop = pass_around(trace, frame.index - 1)
    if step.kind == "backward_started":
        return say("graph.step.backward_started", name=_targets(trace, step), seed=_seed(frame))
    counts = counted(trace, "pulled_back")
    done, total = int(counts[frame.index] - counts[start]), int(counts[stop] - counts[start])
    what = trace.nodes[step.node].op if step.node is not None else ""
    return say("graph.step", k=done, n=total, what=what)


def _targets(trace: Trace, step: Step) -> str:
    seeds = step.seeds or ((step.node,) if step.node is not None else ())
    return ", ".join(trace.nodes[node].label or sign(trace.nodes[node]) for node in seeds)


def _seed(frame: Frame) -> str:
    seed = frame.adjoints.get(frame.active) if frame.active is not None else None
    return summary(seed) if seed is not None and not np.all(seed == 1) else "1"


def _name(trace: Trace, step: Step) -> str:
    if step.node is None:
        return ""
    node = trace.nodes[step.node]
    return sign(node) if step.kind == "computed" else node.label or sign(node)


def _result(trace: Trace, step: Step) -> str:
    if step.gradient is None or not 0 <= step.gradient < len(trace.gradients):
        return step.text
    call: GradientCall = trace.gradients[step.gradient]
    total = len(call.rows)
    arrived = sum(row.value is not None and not row.no_path for row in call.rows)
    key = f"graph.result.{how_many(arrived, total)}"
    return say(key, k=_counted(arrived), n=_counted(total))


def _counted(number: int) -> str:
    words = say("graph.numbers").split()
    return words[number] if number < len(words) else str(number)
