"""Nodes, steps, tapes and gradient calls while they are still being written.

Ids here count everything the run made, in order; the finished trace numbers what it keeps afresh.
"""

import ast
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from gradviz.trace import Contribution, Frame, Part, Span
from gradviz.trace.nodes import Own
from gradviz.trace.replay import apply
from gradviz.trace.steps import Change
from gradviz.trace.verdict import Verdict


@dataclass(slots=True, eq=False)
class NodeDraft:
    """A node. `operands` are ids, or the text of numbers written in the program."""

    id: int
    scene: int
    op: str
    glyph: str
    role: str
    operands: list["int | str"]
    span: Span | None
    value: np.ndarray | str
    label: str = ""
    name: str = ""  # TensorFlow's own name, for a leaf that the program gave none
    kept: tuple[str, ...] = ()
    kept_bytes: int = 0
    rules: tuple[str | None, ...] = ()
    differentiable: tuple[bool, ...] = ()
    wall: str | None = None
    tapes: tuple[int, ...] = ()
    params: tuple[tuple[str, str], ...] = ()
    open_tapes: tuple[int, ...] = ()  # that were recording when it ran
    custom: bool = False  # its derivative was written by the program
    own: Own | None = None  # and by which of its functions
    author: int | None = None  # the node whose gradient function of the program made this one
    after: tuple[int, ...] = ()  # what it hangs on that is no operand: the Variable's last value
    group: int | None = None  # the stretch of the run it was made in
    behind: tuple[int, ...] = ()  # what its value came from that is no operand of it
    variable: int | None = None  # the engine's number of the Variable that it is a value of
    needs: tuple[tuple[int, ...], ...] = ()  # per operand, as in Node
    recomputes: bool = False
    followers: tuple[int, ...] = ()  # accumulators that take its tangent along
    tangent: bool = False  # it has one
    because: tuple[int, ...] = ()  # operands that the tape follows, which took it for them
    paused: bool = False  # a tape was, when it ran

    @property
    def inputs(self) -> tuple[int, ...]:
        """The operands that are nodes."""
        return tuple(o for o in self.operands if isinstance(o, int))

    @property
    def is_float(self) -> bool:
        """Whether gradients exist for values of this dtype."""
        return isinstance(self.value, np.ndarray) and self.value.dtype.kind == "f"


@dataclass(slots=True, eq=False)
class StepDraft:
    """A step. `words` are the facts its sentence is made from."""

    kind: str
    scene: int
    span: Span | None
    node: int | None = None
    changes: list[Change] = field(default_factory=list)
    tape: int | None = None
    backward: bool = False
    gradient: int | None = None
    upstream: np.ndarray | None = None
    contributions: tuple[Contribution, ...] = ()
    seeds: tuple[int, ...] = ()
    output: str | None = None
    parts: tuple[Part, ...] = ()
    aside: bool = False
    words: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class TapeDraft:
    """A tape of the program."""

    id: int
    scene: int
    span: Span | None
    persistent: bool
    watches_variables: bool
    name: str = ""
    cells: list[int] = field(default_factory=list)
    began: int = 0  # the first node that it still knows: later than 0 after a reset
    gone: int | None = None  # how many steps there were when nothing referred to it any more
    hidden: bool = False  # the tape that an expression is recorded on: not in the text


@dataclass(slots=True, eq=False)
class CellDraft:
    """A cell of the tape strip."""

    id: int
    node: int
    tape: int | None
    number: int
    why_not: str


@dataclass(slots=True, eq=False)
class SourceDraft:
    """One source of a gradient call: its nodes (a Variable has one per value), and the outcome.

    `versions` may go on growing after the call; the first `count` are those there were.
    """

    versions: list[int]
    count: int
    variable: Any  # the engine's Variable, or None
    gradient: np.ndarray | None
    zero: bool
    watched: bool
    made: Span | None = None  # where it was made a constant, of something that has a node
    position: int = 0  # among the sources of the call
    verdict: Verdict | None = None
    label: str = ""

    @property
    def first(self) -> int:
        """The node the source began as."""
        return self.versions[0]

    @property
    def nodes(self) -> list[int]:
        """All its nodes."""
        return self.versions[: self.count]


@dataclass(slots=True, eq=False)
class CallDraft:
    """One gradient call."""

    scene: int
    span: Span | None
    tape: int
    targets: tuple[int, ...]
    first: int
    asked: list[SourceDraft] = field(default_factory=list)  # the sources, flat
    last: int = 0
    records: int = 0
    node_count: int = 0  # how many nodes there were: reasons look no further
    released: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Skipped:
    """A name in a part of the text that did not run, and the nodes its value had."""

    part: ast.AST
    use: ast.Name
    nodes: tuple[int, ...]
    scene: int


class Live:
    """The frame as it stands while recording, so that each change knows what was before."""

    def __init__(self) -> None:
        self.frame = Frame(0)

    def change(self, step: StepDraft, table: str, key: int, after: object) -> None:
        """Make one change true and add it to `step`; nothing happens if nothing changes."""
        before = getattr(self.frame, table).get(key)
        if before is after or (isinstance(after, str | int | bool) and before == after):
            return
        change = Change(table, key, before, after)
        step.changes.append(change)
        apply(self.frame, (change,))
