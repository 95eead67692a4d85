"""One plain sentence per step, made from the facts the recorder wrote down."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from gradviz.lang.drafts import NodeDraft, StepDraft
from gradviz.lang.ledger import Ledger
from gradviz.trace import Contribution, Part, steps
from gradviz.words import how_many, joined, say

MOST_NAMED = 3  # inputs for which a tape takes an operation


class Names(Protocol):
    """What a sentence calls the nodes of a run, by their ids there; each as a mention of it."""

    def name(self, node: int) -> str:
        """Return a name."""

    def made(self, node: int) -> str:
        """Return what was computed: the program's words for it, or its operation."""

    def own(self, node: int) -> str | None:
        """Return what its gradient function is called, where the program wrote it."""

    def author(self, node: int) -> str | None:
        """Return that a gradient function of the program made it, and for which call; or None."""

    def mention(self, node: int, words: str) -> str:
        """Return `words` that speak of a node."""


def sentence(run: Ledger, step: StepDraft, names: Names) -> str:
    """Return what happens in `step`, in the language in force, as a marked sentence."""
    return _SENTENCES[step.kind](run, step, names)


def number(value: object) -> str:
    """Return a value for a sentence: a number of four digits, or the shape of a larger tensor."""
    array = np.asarray(value)
    if array.dtype.kind in "USO":
        return repr(array.tolist())
    if array.size == 1 and not array.ndim:
        return _of_scalar(array.item())
    if array.ndim == 1 and array.size <= 4:
        return "[" + " ".join(number(v) for v in array) + "]"
    return say("narration.shape", shape=str(array.shape))


def _of_scalar(item: object) -> str:
    if not isinstance(item, float):
        return str(item)
    text = "NaN" if item != item else f"{item + 0.0:.4g}"  # no zero has a sign
    return text.replace("inf", "∞").replace("-", "−")


def _bound(run: Ledger, step: StepDraft, names: Names) -> str:
    assert step.node is not None
    node = run.nodes[step.node]
    words = {"name": names.name(step.node), "value": number(node.value)}
    return say(f"narration.bound.{node.role}", **words)


def _computed(run: Ledger, step: StepDraft, names: Names) -> str:
    assert step.node is not None
    node = run.nodes[step.node]
    said = _made(run, step, node, names)
    if node.tapes and node.wall in ("stop_gradient", "not_differentiable"):
        said = f"{said} {say(f'narration.wall.{node.wall}')}"
    by = names.author(step.node)
    return said if by is None else f"{said} {by}"


def _made(run: Ledger, step: StepDraft, node: NodeDraft, names: Names) -> str:
    assert step.node is not None
    words = {"what": names.made(step.node), "value": number(node.value)}
    if node.wall == "left_tape":
        return say("narration.computed.left_tape", **words)
    if node.tapes and not set(node.because).isdisjoint(_given(node)):
        given = [k for k in dict.fromkeys(node.because) if k in _given(node)][:MOST_NAMED]
        because = joined([names.name(operand) for operand in given])
        many = ".many" if len(node.tapes) > 1 else ""
        tape = _tapes(run, node.tapes)
        return say(f"narration.computed.because{many}", because=because, tape=tape, **words)
    if node.tapes:
        return say("narration.computed.recorded", **words)
    if node.followers:
        who = joined([_accumulator_name(run, number) for number in node.followers])
        return say("narration.computed.followed", who=who, **words)
    if len(node.open_tapes) == 1:
        tape = _called(run, node.open_tapes[0])
        return say("narration.computed.not_watched", tape=tape, **words)
    key = "on_none" if node.open_tapes else "paused" if node.paused else "outside"
    return say(f"narration.computed.{key}", **words)


def _given(node: NodeDraft) -> list["int | str"]:
    """Return what an operation is of; not what the function of a custom gradient made inside."""
    return node.operands if node.own is None else node.operands[: node.own.operands]


def _watched(run: Ledger, step: StepDraft, names: Names) -> str:
    assert step.node is not None
    assert step.tape is not None
    tape = _tapes(run, (step.tape,))
    return say("narration.watched", name=names.name(step.node), tape=tape)


def _tapes(run: Ledger, numbers: Sequence[int]) -> str:
    """Return what tapes are called within a sentence: by names only where they tell them apart."""
    called = [run.tapes[number].name for number in numbers if number in run.tapes]
    if len({tape.name for tape in run.tapes.values()}) < 2 or not all(called):
        return say("narration.the_tapes" if len(numbers) > 1 else "narration.the_tape")
    if called == ["tape"]:
        return say("narration.the_tape")
    key = "narration.the_tapes_named" if len(called) > 1 else "narration.the_tape_named"
    return say(key, names=joined(called))


def _tape(run: Ledger, step: StepDraft, _names: Names) -> str:
    return say(f"narration.{step.kind}", name=_tape_name(run, step))


def _tape_dropped(run: Ledger, step: StepDraft, _names: Names) -> str:
    key = f"narration.{step.kind}.{step.words['how']}"
    return say(key, name=_tape_name(run, step), what=step.words["what"])


def _tape_name(run: Ledger, step: StepDraft) -> str:
    assert step.tape is not None
    return _called(run, step.tape)


def _called(run: Ledger, tape: int) -> str:
    """Return what a tape is called at the beginning of a sentence."""
    name = run.tapes[tape].name
    if name.lower() in ("", "tape"):
        return say("narration.tape")
    return say("narration.tape_named", name=name)


def _backward_started(run: Ledger, step: StepDraft, names: Names) -> str:
    seeds = list(dict.fromkeys(step.seeds))
    if not seeds:
        return say("narration.backward_started.nothing")
    targets = joined([names.name(n) for n in seeds])
    if len(seeds) > 1:
        return say("narration.backward_started.many", target=targets)
    if not _is_on_tape(run, step, seeds[0]):
        return say("narration.backward_started.off", target=targets)
    started = [c.after for c in step.changes if c.table == "adjoints" and c.after is not None]
    if len(started) == 1 and not np.all(np.asarray(started[0]) == 1):
        key = "seed" if np.asarray(started[0]).ndim else "times"
        seed = number(started[0])
        return say(f"narration.backward_started.{key}", target=targets, seed=seed)
    key = ".elements" if np.size(run.nodes[seeds[0]].value) > 1 else ""
    return say(f"narration.backward_started{key}", target=targets)


def _is_on_tape(run: Ledger, step: StepDraft, target: int) -> bool:
    """Return whether the tape knows how a target came about; nothing made a leaf."""
    node = run.nodes[target]
    return not node.operands or step.tape in node.tapes or node.wall == "assigned"


def _pulled_back(run: Ledger, step: StepDraft, names: Names) -> str:
    assert step.node is not None
    upstream = names.mention(step.node, number(step.upstream))
    words = {"name": names.name(step.node), "upstream": upstream}
    if not step.contributions:
        return say("narration.pulled_back.nothing", **words)
    gains = joined([_gain(c, names) for c in step.contributions], "narration.and")
    if (own := names.own(step.node)) is not None:
        return say("narration.pulled_back.own", gains=gains, own=own, **words)
    return say("narration.pulled_back", gains=gains, **words)


def _gain(made: Contribution, names: Names) -> str:
    value = names.mention(made.node, number(made.value))
    words = {"name": names.name(made.node), "value": value}
    if made.expected > 1:
        return say("narration.gain.of", k=made.arrived, n=made.expected, **words)
    return say("narration.gain", **words)


def _backward_ended(run: Ledger, step: StepDraft, _names: Names) -> str:
    assert step.gradient is not None
    call = run.calls[step.gradient]
    arrived = sum(s.gradient is not None for s in call.asked)
    key = "released" if call.released else "kept" if run.tapes[call.tape].persistent else "rows"
    done = say(f"narration.arrived.{how_many(arrived, len(call.asked))}",
               arrived=arrived, asked=len(call.asked))  # fmt: skip
    if any(asked.zero for asked in call.asked):
        key_of = "narration.zeros" if arrived else "narration.zeros.none"
        done = say(key_of, arrived=arrived, asked=len(call.asked))
    return f"{done} {say(f'narration.backward_ended.{key}')}"


def _accumulator(run: Ledger, step: StepDraft, _names: Names) -> str:
    return say(f"narration.{step.kind}", name=_accumulator_name(run, step.words["accumulator"]))


def _accumulator_name(run: Ledger, number: int) -> str:
    return run.accumulators.get(number) or say("narration.accumulator")


def _among_accumulators(run: Ledger, step: StepDraft, said: str) -> str:
    """Return a sentence with the accumulator it is about, where there are several."""
    if len(run.accumulators) < 2:
        return said
    who = _accumulator_name(run, step.words["accumulator"])
    return say("narration.of_accumulator", who=who, said=said)


def _followed(run: Ledger, step: StepDraft, names: Names) -> str:
    assert step.node is not None
    value = names.mention(step.node, number(step.words["tangent"]))
    said = say("narration.followed", name=names.name(step.node), value=value)
    return _among_accumulators(run, step, said)


def _pushed(run: Ledger, step: StepDraft, names: Names) -> str:
    assert step.node is not None
    value = names.mention(step.node, number(step.words["tangent"]))
    gains = [_by_way(part, names) for part in step.parts]
    key = "narration.pushed" if len(gains) != 1 else "narration.pushed.one"
    told = joined(gains, "narration.and")
    said = say(key, name=names.name(step.node), value=value, gains=told)
    return _among_accumulators(run, step, said)


def _by_way(part: Part, names: Names) -> str:
    given = names.mention(part.node, number(part.given))
    words = {"name": names.name(part.node), "given": given, "value": number(part.value)}
    return say("narration.by_way", **words)


def _tangent_read(run: Ledger, step: StepDraft, names: Names) -> str:
    assert step.node is not None
    found = step.words["tangent"]
    who = _accumulator_name(run, step.words["accumulator"])
    words = {"who": who, "name": names.name(step.node)}
    if found is None:
        return say("narration.tangent_read.none", **words)
    return say("narration.tangent_read", value=names.mention(step.node, number(found)), **words)


def _assigned(run: Ledger, step: StepDraft, names: Names) -> str:
    assert step.node is not None
    node = run.nodes[step.node]
    words = {"name": names.name(step.node), "how": node.op, "value": number(node.value)}
    return say("narration.assigned", **words)


def _printed(_run: Ledger, step: StepDraft, _names: Names) -> str:
    return say("narration.printed", text=(step.output or "").strip()[:200])


def _failed(_run: Ledger, step: StepDraft, _names: Names) -> str:
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
    steps.TAPE_DROPPED: _tape_dropped,
    steps.BACKWARD_STARTED: _backward_started,
    steps.PULLED_BACK: _pulled_back,
    steps.BACKWARD_ENDED: _backward_ended,
    steps.ACCUMULATOR_OPENED: _accumulator,
    steps.FOLLOWED: _followed,
    steps.PUSHED: _pushed,
    steps.TANGENT_READ: _tangent_read,
    steps.ACCUMULATOR_CLOSED: _accumulator,
    steps.ASSIGNED: _assigned,
    steps.PRINTED: _printed,
    steps.FAILED: _failed,
}
