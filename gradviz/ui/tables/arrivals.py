"""What is known of each source's gradient at the cursor: pending, arrived, missing, not asked for.

Pure reading of a trace and a frame. Built once per trace; asked once per step, so it must not walk
the timeline each time.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from gradviz.trace import Frame, GradientCall, InputRow, NodeId, Row, Trace
from gradviz.trace.stages import arrived_by

NOT_ASKED, PENDING, ARRIVED, MISSING = "not_asked", "pending", "arrived", "missing"


@dataclass(frozen=True, slots=True, eq=False)
class Arrival:
    """The gradient of one source at the cursor. `row` is None when no call asked for it."""

    state: str
    row: Row | None = None

    @property
    def value(self) -> np.ndarray | None:
        """The gradient, where it has arrived."""
        return self.row.value if self.row is not None and self.state == ARRIVED else None

    def same(self, other: "Arrival") -> bool:
        """Whether both draw alike: same state of the same row."""
        return self.state == other.state and self.row is other.row


_UNASKED = Arrival(NOT_ASKED)


def call_in_force(trace: Trace, frame: Frame | None) -> GradientCall | None:
    """Return the gradient call the cursor is in, else the last one finished, else the first."""
    if not trace.gradients:
        return None
    step = frame.step if frame is not None else None
    if step is not None and step.gradient is not None and step.gradient < len(trace.gradients):
        return trace.gradients[step.gradient]
    if frame is None:
        return trace.gradients[-1]
    finished = [call for call in trace.gradients if call.last <= frame.index]
    return finished[-1] if finished else trace.gradients[0]


class Arrivals:
    """Answers, for one trace, which gradients have arrived after how many steps."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self._order: dict[int, list[tuple[int, int]]] = {}  # per call: frame index, row
        self._complete: dict[int, dict[NodeId, int]] = {}  # per call: node -> frame index
        self._rows: dict[int, tuple[Row | None, ...]] = {}  # per call: of each input

    def of_row(self, row: Row, call: GradientCall, frame: Frame | None) -> Arrival:
        """Return the state of one row of `call` at `frame` (None: at the end)."""
        if row.value is None:
            return Arrival(MISSING, row)
        if frame is None or self._has_arrived(row, call, frame):
            return Arrival(ARRIVED, row)
        return Arrival(PENDING, row)

    def of_inputs(self, frame: Frame | None) -> tuple[Arrival, ...]:
        """Return the state of each input's gradient in the call in force at `frame`."""
        call, inputs = call_in_force(self.trace, frame), self.trace.inputs
        if call is None:
            return (_UNASKED,) * len(inputs)
        rows = self._rows.get(id(call))
        if rows is None:
            rows = self._rows[id(call)] = tuple(_row_of(call, source) for source in inputs)
        return tuple(_UNASKED if row is None else self.of_row(row, call, frame) for row in rows)

    def newest(self, call: GradientCall, index: int) -> int | None:
        """Return the row of `call` whose gradient arrived last within so many steps, if any has."""
        order = self._order.get(id(call))
        if order is None:
            rows = enumerate(call.rows)
            order = [(self._arrives_at(row, call), k) for k, row in rows if row.value is not None]
            order = self._order[id(call)] = sorted(order)
        passed = bisect_right(order, (index, len(call.rows)))
        return order[passed - 1][1] if passed else None

    def _has_arrived(self, row: Row, call: GradientCall, frame: Frame) -> bool:
        at = self._arrives_at(row, call)
        if not frame.stage or frame.step is None or frame.index != at:
            return frame.index >= at
        uses = (k for k, one in enumerate(frame.step.contributions) if one.node == row.node)
        return set(uses) <= set(arrived_by(frame))  # the last of them completes it

    def _arrives_at(self, row: Row, call: GradientCall) -> int:
        known = self._complete.get(id(call))
        if known is None:
            known = self._complete[id(call)] = _completions(self.trace, call)
        if row.node is None or row.node not in known:
            return min(call.last, len(self.trace.steps))
        return known[row.node]


@lru_cache(maxsize=4)
def _completions(trace: Trace, call: GradientCall) -> dict[NodeId, int]:
    """Return after how many steps the adjoint of each node is whole. Both tables ask for it."""
    result = dict.fromkeys(call.targets, min(call.first + 1, len(trace.steps)))
    for index in range(call.first, min(call.last + 1, len(trace.steps))):
        for contribution in trace.steps[index].contributions:
            result[contribution.node] = index + 1
    return result


def _row_of(call: GradientCall, source: InputRow) -> Row | None:
    by_name = (row for row in call.rows if row.source == source.name)
    by_node = (row for row in call.rows if row.node is not None and row.node == source.node)
    return next(by_name, None) or next(by_node, None)
