"""Where the cells of the tapes stand: a lane for each tape that is open at the same time as others.

An operation has one column, in every lane whose tape took it. A tape lies below the one that was
open when it began; tapes that follow one another share a lane. All of it hangs on the trace alone,
so that no step moves a cell.
"""

from functools import lru_cache

from gradviz.trace.replay import OPEN, PAUSED
from gradviz.trace.steps import (
    BACKWARD_STARTED,
    TAPE_CLOSED,
    TAPE_OPENED,
    TAPE_PAUSED,
    TAPE_RESET,
    TAPE_RESUMED,
    Step,
)
from gradviz.trace.strip import NEVER, Lanes, Mark, Stretch, Written
from gradviz.trace.trace import Trace


@lru_cache(maxsize=4)
def lanes(trace: Trace) -> Lanes:
    """Return where the cells of `trace` stand."""
    return _Surveyor(trace).survey()


class _Surveyor:
    """Walks through a trace once, with the tapes as they stand at each step."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._made = Lanes()
        self._state: dict[int, str] = {}  # of the tapes that are open, in the order they opened
        self._began: dict[int, tuple[int, int]] = {}  # column and step of its present stretch

    def survey(self) -> Lanes:
        made = self._made
        self._index_cells()
        self._assign_lanes()
        self._start()
        made.rest.append(0)
        for index, step in enumerate(self._trace.steps):
            self._take(index, step)
            made.rest.append(self._resting(step))
        for row in range(len(made.born)):
            if made.column[row] < 0:
                self._appear(row, len(self._trace.steps), None)
        for tape in list(self._state):
            self._end_stretch(tape)
        self._sort()
        return made

    def _index_cells(self) -> None:
        made = self._made
        for row, cell in enumerate(self._trace.cells):
            made.rows_of[cell.node] = (*made.rows_of.get(cell.node, ()), row)
            made.row_at[cell.tape, cell.node] = row
            if cell.tape is not None:
                made.rows_on.setdefault(cell.tape, []).append(row)
        count = len(self._trace.cells)
        made.column, made.lane, made.born = [-1] * count, [0] * count, [NEVER] * count

    # Lanes --------------------------------------------------------------------------------------

    def _assign_lanes(self) -> None:
        """Give each tape the highest lane that is free from its first opening to its last close."""
        made = self._made
        ends: list[int] = []  # per lane
        for tape, (first, last) in sorted(_spans(self._trace).items(), key=lambda s: (s[1], s[0])):
            lane = next((k for k, end in enumerate(ends) if end <= first), len(ends))
            ends[lane:] = [last, *ends[lane + 1 :]]
            made.lane_of[tape] = lane
        made.count = max(len(ends), 1)
        made.stretches = [[] for _ in range(made.count)]
        made.written = [[] for _ in range(made.count)]
        made.opened = [[] for _ in range(made.count)]

    def _start(self) -> None:
        """Take what is there from the first."""
        states = {c.key: c.after for c in self._trace.initial if c.table == "tapes"}
        later = {step.tape for step in self._trace.steps if step.kind == TAPE_OPENED}
        for row in self._trace.tapes:
            if row.id in states or row.id not in later:
                self._made.opened[self._made.lane_of.get(row.id, 0)].append((NEVER, row.id))
            if states.get(row.id) in (OPEN, PAUSED):
                self._turn(row.id, str(states[row.id]), NEVER)
        for change in self._trace.initial:
            if change.table == "cells":
                self._appear(change.key, NEVER, None)

    # Steps --------------------------------------------------------------------------------------

    def _take(self, index: int, step: Step) -> None:
        tape = step.tape
        if tape is not None and step.kind in _TURNS:
            self._turn(tape, _TURNS[step.kind], index)
        if tape is not None and step.kind in (TAPE_PAUSED, TAPE_RESET):
            self._mark(step.kind, tape, index)
        for change in step.changes:
            if change.table == "cells" and change.before is None:
                self._appear(change.key, index, step)

    def _turn(self, tape: int, state: str, index: int) -> None:
        """End the stretch of a tape, and begin another where it goes on."""
        made = self._made
        self._end_stretch(tape)
        lane = made.opened[made.lane_of.get(tape, 0)]
        if state and tape not in self._state and all(tape != known for _, known in lane[-1:]):
            lane.append((index, tape))
        self._state.pop(tape, None) if not state else self._state.update({tape: state})
        if state:
            self._began[tape] = (len(made.cells), index)

    def _end_stretch(self, tape: int) -> None:
        if tape in self._began:
            first, step = self._began.pop(tape)
            lane, last = self._made.lane_of.get(tape, 0), len(self._made.cells)
            self._made.stretches[lane].append(Stretch(tape, self._state[tape], first, last, step))

    def _mark(self, kind: str, tape: int, index: int) -> None:
        made = self._made
        made.marks[len(made.cells)] = Mark(kind, tape, made.lane_of.get(tape, 0), index)
        made.cells.append(())
        made.reached.append(index)

    def _appear(self, row: int, index: int, step: Step | None) -> None:
        made, cell = self._made, self._trace.cells[row]
        before = made.cells[-1] if made.cells else ()
        if before and self._trace.cells[before[0]].node == cell.node:
            made.cells[-1] = (*before, row)
        else:
            made.cells.append((row,))
            made.reached.append(index)
        made.column[row], made.born[row] = len(made.cells) - 1, index
        made.lane[row] = self._lane_of(row)
        if step is not None and step.backward and step.gradient is not None:
            self._write(step.gradient, made.lane[row], cell.tape is not None)

    def _lane_of(self, row: int) -> int:
        """Return the lane of a cell; one that no tape took lies in that of the outermost open."""
        made, tape = self._made, self._trace.cells[row].tape
        if tape is not None:
            return made.lane_of.get(tape, 0)
        for state in (OPEN, PAUSED):
            found = [made.lane_of.get(t, 0) for t, its in self._state.items() if its == state]
            if found:
                if state == PAUSED:
                    made.paused.add(row)
                return min(found)
        return 0

    def _write(self, gradient: int, lane: int, taken: bool) -> None:
        made, column = self._made, len(self._made.cells) - 1
        made.wrote[column] = gradient
        runs = made.written[lane]
        if runs and runs[-1].gradient == gradient:
            run = runs.pop()
            runs.append(Written(gradient, run.first, column + 1, run.taken or taken))
        else:
            runs.append(Written(gradient, column, column + 1, taken))

    def _resting(self, step: Step) -> int:
        made = self._made
        rows = () if step.node is None else made.rows_of.get(step.node, ())
        if not rows or step.node is None:
            return made.rest[-1]
        return made.row_at.get((step.tape, step.node), rows[0])

    def _sort(self) -> None:
        for lane in self._made.stretches:
            lane.sort(key=lambda stretch: (stretch.first, stretch.step))


_TURNS = {TAPE_OPENED: OPEN, TAPE_RESUMED: OPEN, TAPE_PAUSED: PAUSED, TAPE_CLOSED: ""}


def _spans(trace: Trace) -> dict[int, tuple[int, int]]:
    """Return per tape from which step to which it needs a lane of its own, half-open.

    A tape that is read while another one records stays beside that one until then.
    """
    found: dict[int, tuple[int, int]] = {}
    count = len(trace.steps)
    open_now = {c.key for c in trace.initial if c.table == "tapes" and c.after in (OPEN, PAUSED)}
    found.update((tape, (NEVER, count)) for tape in open_now)
    for index, step in enumerate(trace.steps):
        tape = step.tape
        if tape is None or step.kind not in (TAPE_OPENED, TAPE_CLOSED, BACKWARD_STARTED):
            continue
        first = found.get(tape, (index, count))[0]
        if step.kind == TAPE_OPENED:
            found[tape] = (first, count)
            open_now.add(tape)
        elif step.kind == TAPE_CLOSED:
            found[tape] = (first, index)
            open_now.discard(tape)
        elif open_now - {tape}:
            found[tape] = (first, max(index + 1, found.get(tape, (0, 0))[1]))
    return found
