"""A whole run, frozen: shareable across threads, hashable by identity."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from gradviz.trace.diagnostic import Diagnostic
from gradviz.trace.figures import Figure, Series
from gradviz.trace.groups import Group
from gradviz.trace.nodes import Node, NodeId
from gradviz.trace.span import Span
from gradviz.trace.steps import Change, Step
from gradviz.trace.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters of `span` by `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """The smallest edit of the program that repairs something. `label` is what the button says."""

    label: str
    edits: tuple[Edit, ...] = ()
    role: tuple[str, str] | None = None  # (name, role): for an input, which no text declares
    gradient: np.ndarray | None = field(default=None, compare=False)  # after it, where tried out

    def apply(self, text: str) -> str:
        """Return `text` with the edits made, last first so that spans stay true."""
        for edit in sorted(self.edits, key=lambda e: e.span, reverse=True):
            text = text[: edit.span.start] + edit.text + text[edit.span.stop :]
        return text


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a gradient is None. `code` is one of DESIGN's fifteen."""

    code: str
    message: str
    line: int | None = None
    span: Span | None = None
    node: NodeId | None = None  # where the cut is, in the picture
    fix: Fix | None = None
    more: tuple[Fix, ...] = ()  # other repairs, less small


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One source of one gradient call. `value` is None exactly when `reason` is not.

    With unconnected_gradients=ZERO `value` holds the zeros and `no_path` is True. `verdict` is what
    other witnesses say of the value, where the run was judged.
    """

    source: str
    role: str
    value: np.ndarray | None
    reason: Reason | None = None
    node: NodeId | None = None
    no_path: bool = False
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, eq=False)
class GradientCall:
    """One call of tape.gradient. `first` and `last` are indices into Trace.steps."""

    target: str
    line: int | None
    rows: tuple[Row, ...]
    span: Span | None = None
    tape: int = 0
    persistent: bool = False
    targets: tuple[NodeId, ...] = ()
    first: int = 0
    last: int = 0
    records: int = 0  # backward steps through a record


@dataclass(frozen=True, slots=True)
class Toggle:
    """A role that a declared name could have: the edits that give it, or why there are none."""

    role: str
    edits: tuple[Edit, ...] = ()
    why_not: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class InputRow:
    """A name a person can set a role or a value for. `declared` is where the text declares it.

    For a free name of an expression `declared` is None and the value is the inputs table's.
    `settable` says whether any role can be toggled; `why_not` tells why, where none can. What each
    role of a declared name would take is in `toggles`.
    """

    name: str
    role: str
    value: np.ndarray
    node: NodeId | None
    declared: Span | None = None
    settable: bool = True
    why_not: str = ""
    value_span: Span | None = None  # the literal in the text that a new value would replace
    toggles: tuple[Toggle, ...] = ()
    sweepable: bool = True  # curves can be drawn along it: a tensor with a name of its own

    def refusal(self, role: str) -> str:
        """Return why the name cannot be given `role`, or ""."""
        if not self.settable and role != self.role:
            return self.why_not
        return next((t.why_not for t in self.toggles if t.role == role), "")


@dataclass(frozen=True, slots=True)
class TapeRow:
    """One tape of the program. `line` is where it was opened, None for that of an expression.

    From cursor `gone` on nothing in the program refers to it; None where something does to the end.
    """

    id: int
    name: str
    line: int | None
    persistent: bool
    watches_variables: bool
    watched: tuple[str, ...] = ()  # names watched explicitly before the first step
    gone: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the tape strip: an operation, and the tape that took it (None: not recorded)."""

    id: int
    node: NodeId
    tape: int | None
    number: int  # position on its tape, from 1; 0 when not recorded
    why_not: str = ""  # reason code, when not recorded


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """Everything about one run. `steps[k]` leads from frame k to frame k + 1."""

    text: str
    nodes: tuple[Node, ...] = ()
    steps: tuple[Step, ...] = ()
    gradients: tuple[GradientCall, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)
    result: object = None  # of the last statement, if it is an expression; like a value
    printed: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()  # what plt calls drew
    inputs: tuple[InputRow, ...] = ()
    targets: tuple[str, ...] = ()  # names that may be picked under "gradient of"
    target: str = ""  # the one in force; "" for a program with tapes of its own
    tapes: tuple[TapeRow, ...] = ()
    cells: tuple[Cell, ...] = ()
    groups: tuple[Group, ...] = ()
    layers: Mapping[NodeId, str] = field(default_factory=dict)  # which a Variable belongs to
    ghosts: tuple[Node, ...] = ()  # of branches that did not run; their ids follow the nodes'
    initial: tuple[Change, ...] = ()  # what is already there before the first step
    is_program: bool = False  # the text has tapes of its own
    cures: tuple[tuple[Fix, ...], ...] = ()  # per nonfinite.births: edits after which it is gone
    seconds: float = 0.0

    @property
    def drawable(self) -> tuple[Node, ...]:
        """Nodes and ghosts, by id."""
        return self.nodes + self.ghosts

    @property
    def plots(self) -> tuple[Series, ...]:
        """The series that plt calls drew, in all figures."""
        return tuple(one for figure in self.figures for plot in figure.plots for one in plot.series)

    @property
    def error(self) -> Diagnostic | None:
        """The problem that stopped the run, or None."""
        return next((d for d in self.diagnostics if d.severity == "error"), None)
