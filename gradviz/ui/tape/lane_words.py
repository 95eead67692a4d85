"""What the header of a lane says: whose it is, in which state, what it holds and watches. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from gradviz.trace import Frame, TapeRow, Trace
from gradviz.trace.holdings import holdings
from gradviz.trace.lanes import lanes
from gradviz.trace.replay import CLOSED, OPEN, PAUSED, RELEASED
from gradviz.trace.steps import BACKWARD_ENDED, COMPUTED, WATCHED
from gradviz.ui.tape.faces import emptied, size_text
from gradviz.ui.tape.heads import read_tape
from gradviz.ui.tape.naming import tape_names
from gradviz.words import say

LATER, READING, BOTH = "later", "reading", "both"
STATES = (LATER, OPEN, PAUSED, CLOSED, READING, BOTH, RELEASED)
NAMES = 3  # of what is watched


@dataclass(frozen=True, slots=True)
class LaneWords:
    """The words of one header. `watching`: the step just taken made it watch something."""

    name: str
    state: str
    said: str  # the state in words
    held: str
    facts: str
    watching: bool = False

    @property
    def heard(self) -> str:
        """All of it in one sentence."""
        return say("tapes.lane", name=self.name, state=self.said, held=self.held, facts=self.facts)


def lane_words(trace: Trace, frame: Frame, lane: int) -> LaneWords | None:
    """Return the words of `lane`; None where no tape ever lies in it."""
    tape = in_lane(trace, frame, lane)
    if tape is None:
        return None
    row = trace.tapes[tape]
    state = _state(trace, frame, row.id)
    step = frame.step
    watching = step is not None and step.kind == WATCHED and step.tape == row.id
    name, said = tape_names(trace)[row.id], say("tapes.state_" + state)
    kept, about = held(trace, frame.index, row), facts(trace, frame.index, row)
    return LaneWords(name, state, said, kept, about, watching)


def in_lane(trace: Trace, frame: Frame, lane: int) -> int | None:
    """Return the tape a lane is about now: the one being read, else the latest, else the first."""
    made = lanes(trace)
    read = read_tape(trace, frame)
    if read is not None and made.lane_of.get(read, 0) == lane:
        return read
    tape = made.tape_in(lane, frame.index)
    return made.next_in(lane) if tape is None else tape


def _state(trace: Trace, frame: Frame, tape: int) -> str:
    state = frame.tapes.get(tape, LATER)
    step = frame.step
    if step is None or read_tape(trace, frame) != tape or state == RELEASED:
        return state
    if step.kind == BACKWARD_ENDED:
        return state
    written = step.kind == COMPUTED and (tape, step.node) in lanes(trace).row_at
    return BOTH if written else READING


def held(trace: Trace, index: int, row: TapeRow) -> str:
    """Return how many operations and bytes a tape holds at a cursor, or what emptied it."""
    book = holdings(trace)[row.id]
    count, size = book.at(index)
    wipe = book.wipe(index)
    if count:
        key = "tapes.holds_one" if count == 1 else "tapes.holds"
        return say(key, count=count, size=size_text(size) or say("transport.bytes", count=0))
    return say("tapes.holds_none") if wipe is None else emptied(trace, wipe)


def facts(trace: Trace, index: int, row: TapeRow) -> str:
    """Return whether a tape is persistent, and what it watches by a cursor."""
    names = holdings(trace)[row.id].watched(index)
    watches = _watches(row.watches_variables, names)
    if not row.persistent:
        return watches
    return say("tapes.joined", first=say("tapes.persistent"), second=watches)


def _watches(variables: bool, names: Sequence[str]) -> str:
    if not names:
        return say("tapes.watches_variables" if variables else "tapes.watches_nothing")
    said = ", ".join(names[:NAMES])
    if len(names) > NAMES:
        said = say("tapes.more", names=said, count=len(names) - NAMES)
    return say("tapes.watches_both" if variables else "tapes.watches_only", names=said)
