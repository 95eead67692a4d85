"""The sentence at the right end of the tape: how it is being read, or what it holds. Pure."""

from gradviz.trace import Frame, Trace
from gradviz.trace.replay import CLOSED, OPEN, PAUSED, PULLED, RECORDED, RELEASED
from gradviz.trace.steps import BACKWARD_ENDED
from gradviz.words import say


def caption(trace: Trace, frame: Frame | None) -> str:
    """Return the sentence for `frame`; what it speaks of is the tape the last step was about."""
    if not trace.cells or frame is None:
        return say("transport.no_cells")
    tape = _tape(frame)
    if tape is None:
        return say("transport.no_tape")
    ending = "_named" if len(trace.tapes) > 1 else ""
    name = next((row.name for row in trace.tapes if row.id == tape), "")
    if frame.backward and frame.step is not None and frame.step.kind != BACKWARD_ENDED:
        return say("transport.reads_back" + ending, name=name)
    if frame.tapes.get(tape) == RELEASED:
        return say("transport.released" + ending, name=name)
    count = _held(trace, frame, tape)
    key = {0: "transport.holds_none", 1: "transport.holds_one"}.get(count, "transport.holds")
    return say(key + ending, name=name, count=count)


def _tape(frame: Frame) -> int | None:
    if frame.step is not None and frame.step.tape is not None:
        return frame.step.tape
    for state in (OPEN, PAUSED, CLOSED, RELEASED):
        here = [tape for tape, its_state in frame.tapes.items() if its_state == state]
        if here:
            return max(here)
    return None


def _held(trace: Trace, frame: Frame, tape: int) -> int:
    on_tape = (RECORDED, PULLED)
    return sum(1 for c in trace.cells if c.tape == tape and frame.cells.get(c.id) in on_tape)
