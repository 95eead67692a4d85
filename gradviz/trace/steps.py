"""The timeline: what happened, in order, and what each happening changed in the picture.

A step never computes. `changes` is all that the fold in replay.py reads, so a new kind of step
needs no change there; each change also holds what was there before, which gives an independent way
back for tests.
"""

from dataclasses import dataclass

import numpy as np

from gradviz.trace.mentions import Mention
from gradviz.trace.nodes import NodeId
from gradviz.trace.span import Span


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """One entry of one table of a Frame: `table[key]` goes from `before` to `after`.

    None stands for "no entry". Tables are named after Frame's fields.
    """

    table: str  # "visible" | "adjoints" | "arrived" | "tangents" | "cells" | "tapes"
    key: int
    before: object
    after: object


@dataclass(frozen=True, slots=True, eq=False)
class Contribution:
    """What one use of a tensor added to its adjoint, in one backward step.

    `value` has the source tensor's shape; `wide` is the contribution before broadcasting was
    undone (None where none took place); `total` is the adjoint so far, this one included.
    """

    node: NodeId
    position: int  # which input of the record
    value: np.ndarray
    wide: np.ndarray | None
    total: np.ndarray
    arrived: int  # this is the k-th ...
    expected: int  # ... of n contributions that will come


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What one use of a tensor adds to the tangent of an operation's output, in forward mode.

    `given` is the tensor's own tangent, of its shape; `value`, of the output's, is the local
    derivative at it.
    """

    node: NodeId
    position: int  # which input of the operation
    given: np.ndarray
    value: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One moment. `kind` is the discriminator, `text` the plain sentence, in the run's language."""

    kind: str
    span: Span | None
    line: int | None
    node: NodeId | None
    text: str = ""
    changes: tuple[Change, ...] = ()
    next_span: Span | None = None  # what runs next: the second mark of a good debugger
    tape: int | None = None
    backward: bool = False  # belongs to a backward pass: second colour of the timeline
    gradient: int | None = None  # index into Trace.gradients, for steps of a backward pass
    upstream: np.ndarray | None = None  # PulledBack: the adjoint that entered the record
    contributions: tuple[Contribution, ...] = ()
    seeds: tuple[NodeId, ...] = ()  # BackwardStarted: the targets
    output: str | None = None  # Printed: the line
    mentions: tuple[Mention, ...] = ()  # what in `text` speaks of nodes
    parts: tuple[Part, ...] = ()  # Pushed: what the tangent is the sum of
    tangent: np.ndarray | None = None  # of the node, in the steps of forward mode
    aside: bool = False  # Computed: only on the way to a tangent, where an outer tape records it


BOUND = "bound"  # a variable, constant or tensor got its name or value
WATCHED = "watched"
COMPUTED = "computed"
TAPE_OPENED = "tape_opened"
TAPE_CLOSED = "tape_closed"
TAPE_PAUSED = "tape_paused"
TAPE_RESUMED = "tape_resumed"
TAPE_RESET = "tape_reset"
TAPE_DROPPED = "tape_dropped"  # nothing refers to it any more
BACKWARD_STARTED = "backward_started"
PULLED_BACK = "pulled_back"
BACKWARD_ENDED = "backward_ended"
ACCUMULATOR_OPENED = "accumulator_opened"  # forward mode: takes tangents along from here on
FOLLOWED = "followed"  # a primal, with the tangent it sets out with
PUSHED = "pushed"  # the tangent of what was just computed
TANGENT_READ = "tangent_read"  # the program asked for one
ACCUMULATOR_CLOSED = "accumulator_closed"
ASSIGNED = "assigned"
PRINTED = "printed"
FAILED = "failed"

KINDS = (
    BOUND,
    WATCHED,
    COMPUTED,
    TAPE_OPENED,
    TAPE_CLOSED,
    TAPE_PAUSED,
    TAPE_RESUMED,
    TAPE_RESET,
    TAPE_DROPPED,
    BACKWARD_STARTED,
    PULLED_BACK,
    BACKWARD_ENDED,
    ACCUMULATOR_OPENED,
    FOLLOWED,
    PUSHED,
    TANGENT_READ,
    ACCUMULATOR_CLOSED,
    ASSIGNED,
    PRINTED,
    FAILED,
)
