"""Where the heads stand: right of what was written last, and going left over what is read. Pure."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

import numpy as np

from gradviz.trace import Frame, Trace
from gradviz.trace.holdings import holdings
from gradviz.trace.lanes import lanes
from gradviz.trace.pulls import pulls
from gradviz.trace.replay import OPEN, PAUSED, RELEASED
from gradviz.trace.steps import (
    BACKWARD_ENDED,
    BACKWARD_STARTED,
    COMPUTED,
    PULLED_BACK,
    TAPE_OPENED,
    TAPE_RESET,
    TAPE_RESUMED,
)
from gradviz.trace.strip import Lanes

NOW, READING, RESTING = "now", "reading", "resting"


@dataclass(frozen=True, slots=True)
class Head:
    """One head: `part` of the way through `column` from its left, 0 to 1.

    `state` is NOW where the step just taken is its doing, READING while what it reads is being
    worked out, RESTING while it waits.
    """

    lane: int
    column: int
    part: float
    leftward: bool
    state: str


def read_tape(trace: Trace, frame: Frame) -> int | None:
    """Return the tape whose backward pass is going on, or None."""
    step = frame.step
    if step is None or not step.backward or step.gradient is None:
        return None
    if not 0 <= step.gradient < len(trace.gradients):
        return step.tape
    return step.tape if step.tape is not None else trace.gradients[step.gradient].tape


def heads(trace: Trace, frame: Frame) -> list[Head]:
    """Return the heads of all lanes in `frame`."""
    made = lanes(trace)
    read = read_tape(trace, frame)
    found = []
    for lane in range(made.count):
        tape = made.tape_in(lane, frame.index)
        if tape is not None and (tape != read or _writes(made, tape, frame)):
            found += _writing(trace, made, tape, lane, frame)
    return found + (_reading(trace, made, read, frame) if read is not None else [])


def ahead(trace: Trace, frame: Frame) -> tuple[int, ...]:
    """Return the rows of the cells that the next step writes or reads, on all tapes."""
    step, made = frame.next_step, lanes(trace)
    if step is None or step.node is None or step.kind not in (COMPUTED, PULLED_BACK):
        return ()
    rows = made.rows_of.get(step.node, ())
    if step.kind == COMPUTED:
        return rows
    return tuple(row for row in rows if trace.cells[row].tape == step.tape)


def _writes(made: Lanes, tape: int, frame: Frame) -> bool:
    """Return whether the step just taken put a cell on `tape`."""
    step = frame.step
    if step is None or step.kind != COMPUTED or step.node is None:
        return False
    return (tape, step.node) in made.row_at


def _begins(tape: int, frame: Frame) -> bool:
    """Return whether the step just taken lets `tape` record."""
    step = frame.step
    return step is not None and step.kind in (TAPE_OPENED, TAPE_RESUMED) and step.tape == tape


def _writing(trace: Trace, made: Lanes, tape: int, lane: int, frame: Frame) -> list[Head]:
    """Return the head right of what was written or wiped last, or where it has begun anew."""
    if frame.tapes.get(tape) not in (OPEN, PAUSED):
        return []
    state = NOW if _writes(made, tape, frame) or _begins(tape, frame) else RESTING
    rows = made.rows_on.get(tape, [])
    written = bisect_left(rows, frame.index, key=made.born.__getitem__)
    last = made.column[rows[written - 1]] if written else -1
    last, begun = max(last, _wiped(trace, made, tape, frame)), _begun(made, tape, lane, frame)
    if last >= begun:
        return [Head(lane, last, 1.0, False, state)]
    return [Head(lane, begun, 0.0, False, state)] if begun < len(made.cells) else []


def _begun(made: Lanes, tape: int, lane: int, frame: Frame) -> int:
    """Return the column from which `tape` records, or did before it was paused."""
    stretches = made.stretches[lane]
    at = bisect_left(stretches, frame.index, key=lambda stretch: stretch.step)
    near = reversed(stretches[max(at - 2, 0) : at])
    return next((s.first for s in near if (s.tape, s.state) == (tape, OPEN)), 0)


def _wiped(trace: Trace, made: Lanes, tape: int, frame: Frame) -> int:
    """Return the column of the mark of the last reset of `tape`, -1 where none was."""
    wipe = holdings(trace)[tape].wipe(frame.index)
    if wipe is None or wipe.how != TAPE_RESET:
        return -1
    return bisect_left(made.reached, wipe.index - 1)


def _reading(trace: Trace, made: Lanes, tape: int, frame: Frame) -> list[Head]:
    step = frame.step
    assert step is not None
    if step.kind == BACKWARD_ENDED and frame.tapes.get(tape) == RELEASED:
        return []
    if step.kind == BACKWARD_STARTED:
        row, part = made.row_at.get((tape, step.node or 0)), 1.0
    elif step.kind in (PULLED_BACK, BACKWARD_ENDED):
        row, part = _pulled(trace, made, tape, frame, -1), 0.0
    else:
        row, part = _pulled(trace, made, tape, frame, 1), 0.5
    if row is None and tape in made.rows_on and step.kind != BACKWARD_ENDED:
        row = made.rows_on[tape][-1]
    if row is None:
        return []
    state = {PULLED_BACK: NOW, BACKWARD_STARTED: NOW, BACKWARD_ENDED: RESTING}.get(
        step.kind, READING
    )
    return [Head(made.lane[row], made.column[row], part, True, state)]


def _pulled(trace: Trace, made: Lanes, tape: int, frame: Frame, way: int) -> int | None:
    """Return the row last read in the present pass (`way` -1), or the one to be read next (1)."""
    read = pulls(trace).pulled
    gradient = frame.step.gradient if frame.step is not None else None
    at = int(np.searchsorted(read[:, 0], frame.index)) - (1 if way < 0 else 0)
    while 0 <= at < len(read):
        step = trace.steps[int(read[at, 0])]
        if step.gradient != gradient:
            return None
        if step.tape == tape and step.node is not None:
            return made.row_at.get((tape, step.node))
        at += way
    return None


def reached(made: Lanes, index: int) -> int:
    """Return how many columns have been reached by cursor `index`."""
    return bisect_right(made.reached, index - 1)
