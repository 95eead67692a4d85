"""The sentence at the right end of a single lane: how it is being read, or what it holds. Pure."""

from gradviz.trace import Frame, TapeRow, Trace
from gradviz.trace.holdings import holdings
from gradviz.trace.lanes import lanes
from gradviz.trace.replay import PAUSED, RELEASED
from gradviz.trace.steps import BACKWARD_ENDED, TAPE_DROPPED, TAPE_RESET
from gradviz.ui.tape.heads import read_tape
from gradviz.ui.tape.lane_words import facts
from gradviz.ui.tape.naming import call_named, tape_names
from gradviz.words import say


def caption(trace: Trace, frame: Frame | None) -> str:
    """Return the sentence for `frame`; what it speaks of is the tape the last step was about."""
    if not trace.cells or frame is None:
        return say("transport.no_cells")
    tape = _tape(trace, frame)
    if tape is None:
        return say("transport.forward_mode" if _goes_forward(trace) else "transport.no_tape")
    ending = "_named" if len(trace.tapes) > 1 else ""
    name = tape_names(trace)[tape]
    if frame.backward and frame.step is not None and frame.step.kind != BACKWARD_ENDED:
        return say("transport.reads_back" + ending, name=name)
    state = frame.tapes.get(tape)
    book = holdings(trace)[tape]
    count, wipe = book.at(frame.index)[0], book.wipe(frame.index)
    if state == RELEASED and wipe is not None and wipe.how == TAPE_DROPPED:
        return say("tapes.was_dropped" + ending, name=name)
    if state == RELEASED:
        return say("transport.released" + ending, name=name, call=call_named(trace, wipe))
    if state == PAUSED:
        return say("tapes.pauses" + ending, name=name)
    if not count and wipe is not None and wipe.how == TAPE_RESET:
        return say("tapes.was_reset" + ending, name=name)
    key = {0: "transport.holds_none", 1: "transport.holds_one"}.get(count, "transport.holds")
    return say(key + ending, name=name, count=count)


def _goes_forward(trace: Trace) -> bool:
    """Return whether tangents come along in this run, and no tape takes anything down."""
    return not trace.tapes and any(node.tangent for node in trace.nodes)


def remark(trace: Trace, frame: Frame | None) -> str:
    """Return what is out of the ordinary about that tape: "persistent · watches only x", or ""."""
    tape = None if frame is None or not trace.cells else _tape(trace, frame)
    if tape is None or frame is None or not trace.is_program:
        return ""
    row = trace.tapes[tape]
    return facts(trace, frame.index, row) if _unusual(trace, row) else ""


def _unusual(trace: Trace, row: TapeRow) -> bool:
    """Return whether a tape is not just opened and read once. It hangs on no step."""
    book = holdings(trace)[row.id]
    return row.persistent or not row.watches_variables or bool(book.watches)


def _tape(trace: Trace, frame: Frame) -> int | None:
    read = read_tape(trace, frame)
    if read is not None:
        return read
    if frame.step is not None and frame.step.tape is not None:
        return frame.step.tape
    tape = lanes(trace).tape_in(0, frame.index)
    return tape if tape in frame.tapes else None
