"""What is true after the first k steps: a fold over changes. Back is the same fold, shorter."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np

from gradviz.trace.nodes import NodeId
from gradviz.trace.steps import Change, Step
from gradviz.trace.trace import Trace

# States of a tape cell (Frame.cells) and of a tape (Frame.tapes).
RECORDED, PASSED, PULLED, RELEASED = "recorded", "passed", "pulled", "released"
_MARKS, _LEAST, _MOST = 24, 32, 1000  # frames that are kept; steps between two of them
_TABLES = ("visible", "adjoints", "arrived", "tangents", "cells", "tapes")
OPEN, PAUSED, CLOSED = "open", "paused", "closed"


@dataclass(slots=True, eq=False)
class Frame:
    """Everything true at the cursor. Made by `frame_at`; read, never written, by everyone else.

    `visible` has the nodes that exist by now. `adjoints` are those of the backward pass in
    progress, or the last one; a new pass starts them afresh. `arrived` counts contributions.
    `tangents` are those that forward mode takes along with the values.
    `cells` maps a tape cell to RECORDED (on the tape), PASSED (ran, not recorded), PULLED (its
    pullback ran in this pass) or RELEASED; cells not yet reached have no entry. `tapes` maps a
    tape to OPEN, PAUSED, CLOSED or RELEASED.
    """

    index: int
    visible: dict[NodeId, bool] = field(default_factory=dict)
    adjoints: dict[NodeId, np.ndarray] = field(default_factory=dict)
    arrived: dict[NodeId, int] = field(default_factory=dict)
    tangents: dict[NodeId, np.ndarray] = field(default_factory=dict)
    cells: dict[int, str] = field(default_factory=dict)
    tapes: dict[int, str] = field(default_factory=dict)
    step: Step | None = None  # the step just taken: trace.steps[index - 1]
    next_step: Step | None = None
    stage: int = 0  # how far inside the step just taken, see stages.py; 0: all of it

    @property
    def active(self) -> NodeId | None:
        """The node the step just taken is about."""
        return self.step.node if self.step is not None else None

    @property
    def backward(self) -> bool:
        """True while the step just taken belongs to a backward pass."""
        return self.step is not None and self.step.backward


def frame_at(trace: Trace, index: int) -> Frame:
    """Return the frame after the first `index` steps, 0 <= index <= len(trace.steps)."""
    if not 0 <= index <= len(trace.steps):
        raise IndexError(f"step {index} of {len(trace.steps)}")
    mark = _marks(trace)[index // _apart(trace)]
    frame = _copied(mark, index)
    for step in trace.steps[mark.index : index]:
        apply(frame, step.changes)
    frame.step = trace.steps[index - 1] if index else None
    frame.next_step = trace.steps[index] if index < len(trace.steps) else None
    return frame


@lru_cache(maxsize=2)
def _marks(trace: Trace) -> tuple[Frame, ...]:
    """Return the frames after every so many steps: a long fold begins at the nearest before it."""
    frame = Frame(0)
    apply(frame, trace.initial)
    marks = []
    for index in range(0, len(trace.steps) + 1, _apart(trace)):
        for step in trace.steps[frame.index : index]:
            apply(frame, step.changes)
        frame.index = index
        marks.append(_copied(frame, index))
    return tuple(marks)


def _apart(trace: Trace) -> int:
    return min(max(len(trace.steps) // _MARKS, _LEAST), _MOST)


def _copied(frame: Frame, index: int) -> Frame:
    """Return a frame with the same tables, to be changed without changing this one."""
    made = Frame(index)
    for table in _TABLES:
        setattr(made, table, dict(getattr(frame, table)))
    return made


def apply(frame: Frame, changes: Iterable[Change]) -> None:
    """Make `changes` true in `frame`."""
    for change in changes:
        table: dict[int, Any] = getattr(frame, change.table)
        if change.after is None:
            table.pop(change.key, None)
        else:
            table[change.key] = change.after


def undo(frame: Frame, changes: Iterable[Change]) -> None:
    """Take `changes` back, last first: the independent way back that tests compare with."""
    for change in reversed(tuple(changes)):
        table: dict[int, Any] = getattr(frame, change.table)
        if change.before is None:
            table.pop(change.key, None)
        else:
            table[change.key] = change.before
