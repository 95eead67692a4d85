"""One plain sentence per step, made from the facts the recorder wrote down."""

import numpy as np

from gradviz.lang.drafts import NodeDraft, StepDraft
from gradviz.lang.ledger import Ledger
from gradviz.trace import Contribution, steps
from gradviz.words import say


def sentence(run: Ledger, step: StepDraft) -> str:
    """Return what happens in `step`, in the language in force."""
    return _SENTENCES[step.kind](run, step)


def number(value: object) -> str:
    """Return a value for a sentence: a number of four digits, or the shape of a larger tensor."""
    array = np.asarray(value)
    if array.dtype.kind in "USO":
        return repr(array.tolist())
    if array.size == 1 and not array.ndim:
        item = array.item()
        return f"{item:.4g}".replace("-", "−") if isinstance(item, float) else str(item)
    if array.ndim == 1 and array.size <= 4:
        return "[" + " ".join(number(v) for v in array) + "]"
    return say("narration.shape", shape=str(array.shape))


def title(node: NodeDraft) -> str:
    """Return what a sentence calls a node: its name, or its operation."""
    return node.label or node.name or say("narration.result_of", op=node.glyph or node.op)


def _bound(run: Ledger, step: StepDraft) -> str:
    assert step.node is not None
    node = run.nodes[step.node]
    return say(f"narration.bound.{node.role}", name=title(node), value=number(node.value))


def _computed(run: Ledger, step: StepDraft) -> str:
    assert step.node is not None
    node = run.nodes[step.node]
    words = {"name": title(node), "op": node.glyph or node.op, "value": number(node.value)}
    if node.wall == "left_tape":
        return say("narration.computed.left_tape", **words)
    if node.tapes:
        return say("narration.computed.recorded", **words)
    key = "not_watched" if node.open_tapes else "outside"
    return say(f"narration.computed.{key}", **words)


def _watched(run: Ledger, step: StepDraft) -> str:
    assert step.node is not None
    return say("narration.watched", name=title(run.nodes[step.node]))


def _tape(run: Ledger, step: StepDraft) -> str:
    return say(f"narration.{step.kind}", name=_tape_name(run, step))


def _tape_name(run: Ledger, step: StepDraft) -> str:
    assert step.tape is not None
    return run.tapes[step.tape].name or say("narration.tape")


def _backward_started(run: Ledger, step: StepDraft) -> str:
    names = ", ".join(title(run.nodes[n]) for n in dict.fromkeys(step.seeds))
    return say("narration.backward_started", target=names)


def _pulled_back(run: Ledger, step: StepDraft) -> str:
    assert step.node is not None
    node = run.nodes[step.node]
    gains = ", ".join(_gain(run, c) for c in step.contributions)
    return say(
        "narration.pulled_back", op=node.glyph or node.op, upstream=number(step.upstream),
        gains=gains,
    )  # fmt: skip


def _gain(run: Ledger, made: Contribution) -> str:
    words = {"name": title(run.nodes[made.node]), "value": number(made.value)}
    if made.expected > 1:
        return say("narration.gain.of", k=made.arrived, n=made.expected, **words)
    return say("narration.gain", **words)


def _backward_ended(run: Ledger, step: StepDraft) -> str:
    assert step.gradient is not None
    call = run.calls[step.gradient]
    arrived = sum(s.gradient is not None for s in call.asked)
    key = "released" if call.released else "kept"
    return say(f"narration.backward_ended.{key}", arrived=arrived, asked=len(call.asked))


def _assigned(run: Ledger, step: StepDraft) -> str:
    assert step.node is not None
    node = run.nodes[step.node]
    return say("narration.assigned", name=title(node), how=node.op, value=number(node.value))


def _printed(run: Ledger, step: StepDraft) -> str:
    return say("narration.printed", text=(step.output or "").strip()[:200])


def _failed(run: Ledger, step: StepDraft) -> str:
    return say("narration.failed", message=step.words["message"])


_SENTENCES = {
    steps.BOUND: _bound,
    steps.WATCHED: _watched,
    steps.COMPUTED: _computed,
    steps.TAPE_OPENED: _tape,
    steps.TAPE_CLOSED: _tape,
    steps.TAPE_PAUSED: _tape,
    steps.TAPE_RESUMED: _tape,
    steps.TAPE_RESET: _tape,
    steps.BACKWARD_STARTED: _backward_started,
    steps.PULLED_BACK: _pulled_back,
    steps.BACKWARD_ENDED: _backward_ended,
    steps.ASSIGNED: _assigned,
    steps.PRINTED: _printed,
    steps.FAILED: _failed,
}
