"""The strip of one trace as data: columns and lanes, marks, rails, and what passes have written."""

from bisect import bisect_left
from dataclasses import dataclass, field

from gradviz.trace.nodes import NodeId

NEVER = -1  # the step of what is there from the first


@dataclass(frozen=True, slots=True)
class Mark:
    """A pause or a reset: a narrow column of its own, in the lane of `tape`."""

    kind: str  # TAPE_PAUSED | TAPE_RESET
    tape: int
    lane: int
    step: int  # its index into Trace.steps


@dataclass(frozen=True, slots=True)
class Stretch:
    """Columns `first` to `last`, half-open, during which `tape` was OPEN or PAUSED."""

    tape: int
    state: str
    first: int
    last: int
    step: int  # with which it began


@dataclass(frozen=True, slots=True)
class Written:
    """Columns `first` to `last`, half-open, that the backward pass `gradient` ran.

    `taken` says whether a tape took any of it, so that it can be read backwards in turn.
    """

    gradient: int
    first: int
    last: int
    taken: bool


@dataclass(slots=True, eq=False)
class Lanes:
    """The strip of one trace. Rows are indices into Trace.cells.

    `column` and `lane` are per row, `born` the step with which the row's cell appears. `cells` has
    the rows of each column, none for a mark; `reached` the step with which each column appears.
    `rest` says, per cursor, which row was the latest with a step. `opened` has per lane the tapes
    that lie in it, behind the steps they began with.
    """

    count: int = 1
    column: list[int] = field(default_factory=list)
    lane: list[int] = field(default_factory=list)
    born: list[int] = field(default_factory=list)
    cells: list[tuple[int, ...]] = field(default_factory=list)
    reached: list[int] = field(default_factory=list)
    marks: dict[int, Mark] = field(default_factory=dict)
    stretches: list[list[Stretch]] = field(default_factory=list)  # per lane, in order
    written: list[list[Written]] = field(default_factory=list)  # per lane, in order
    rest: list[int] = field(default_factory=list)
    opened: list[list[tuple[int, int]]] = field(default_factory=list)
    lane_of: dict[int, int] = field(default_factory=dict)  # per tape
    rows_of: dict[NodeId, tuple[int, ...]] = field(default_factory=dict)
    row_at: dict[tuple[int | None, NodeId], int] = field(default_factory=dict)  # (tape, node)
    rows_on: dict[int, list[int]] = field(default_factory=dict)  # per tape, in order
    wrote: dict[int, int] = field(default_factory=dict)  # column: the pass that wrote it
    paused: set[int] = field(default_factory=set)  # rows that ran while their lane's tape paused

    def tape_in(self, lane: int, index: int) -> int | None:
        """Return the tape that had begun last in `lane` by the cursor `index`, or None."""
        known = self.opened[lane] if lane < len(self.opened) else []
        at = bisect_left(known, (index, NEVER))
        return known[at - 1][1] if at else None

    def next_in(self, lane: int) -> int | None:
        """Return the tape that begins first in `lane`, or None."""
        known = self.opened[lane] if lane < len(self.opened) else []
        return known[0][1] if known else None
