"""What warnings are found in: the text of a cell, what its run wrote down, and its gradients."""

import ast
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from gradviz.lang.case import Case, argument, flat
from gradviz.lang.declarations import Reading, TapeBlock, reading
from gradviz.lang.drafts import CallDraft, NodeDraft, SourceDraft
from gradviz.lang.ledger import Ledger
from gradviz.lang.parse import Program
from gradviz.lang.why import Cut
from gradviz.trace import Diagnostic, Fix, GradientCall, Span
from gradviz.trace.nodes import TRAINABLE
from gradviz.words import say

NOWHERE = -1  # a scene that is none
LONGEST = 40  # characters of the text that a sentence quotes
FIRST = 2  # times that a place is looked at, and once more at the end
Item = TypeVar("Item")


class Unasked(Case):
    """A case of no gradient call: its source is what the program calls it."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """The source as the program names it; "" where it has no name."""
        return self.source.label


class Grounds:
    """One cell after its run. `asked` has its gradient calls, as drafted and as they came out."""

    def __init__(
        self,
        run: Ledger,
        program: Program,
        gradients: Sequence[GradientCall],
        failed: Diagnostic | None,
    ) -> None:
        self.run, self.program, self.failed = run, program, failed
        drafts = [call for call in run.calls if call.scene == run.scene]
        pairs = [
            (draft, call)
            for draft, call in zip(drafts, gradients, strict=True)
            if not run.tapes[draft.tape].hidden
        ]
        self.asked = _few(pairs, lambda pair: pair[0].span)
        self.watches = _few(run.watches, lambda watch: watch[3])
        self._watched = {(tape, node) for tape, node, _, _ in run.watches}
        self._told: set[tuple[str, Span | None]] = set()

    @property
    def reading(self) -> Reading:
        """What can be read off the text."""
        return reading(self.program)

    def warning(
        self, code: str, span: Span | None, fixes: Iterable[Fix] = (), **words: object
    ) -> Diagnostic:
        """Return a warning at a place of the text, in the words of its code."""
        message = say(f"warnings.{code}", **words)
        edits = tuple(fix for fix in fixes if fix.edits or fix.role)
        return Diagnostic.at(
            self.program.text, span, code, message, severity="warning", fixes=edits
        )

    def is_new(self, code: str, span: Span | None) -> bool:
        """Return whether nothing was said of a place yet: loops come by again and again."""
        told = (code, span) in self._told
        self._told.add((code, span))
        return not told

    def line(self, syntax: ast.AST) -> int:
        """Return the line on which a piece of syntax starts."""
        return self.reading.line(syntax)

    def fresh(self, name: str) -> str:
        """Return a name that the text does not have yet."""
        taken = {s.id for s in ast.walk(self.program.tree) if isinstance(s, ast.Name)}
        while name in taken:
            name += "_"
        return name

    # Gradient calls in the text ------------------------------------------------------------------

    def asking(self, call: CallDraft) -> ast.Call | None:
        """Return the call that asked for gradients."""
        return None if call.span is None else self.reading.calls.get(call.span)

    def source(self, call: CallDraft, position: int) -> Span | None:
        """Return where a source is written; the whole call, where that cannot be told."""
        asking = self.asking(call)
        sources = None if asking is None else argument(asking, 1, "sources")
        written = [] if sources is None else list(flat(sources))
        if len(written) == len(call.asked):
            return self.program.span(written[position])
        return call.span if sources is None else self.program.span(sources)

    def target(self, call: CallDraft) -> ast.expr | None:
        """Return what is differentiated, as it is written."""
        asking = self.asking(call)
        return None if asking is None else argument(asking, 0, "target")

    def block(self, tape: int) -> TapeBlock | None:
        """Return where a tape records, if that is in the text."""
        draft = self.run.tapes[tape]
        if draft.scene != self.run.scene:
            return None
        blocks = (b for b in self.reading.tapes if self.program.span(b.opening) == draft.span)
        return next(blocks, None)

    # Values ---------------------------------------------------------------------------------------

    @cached_property
    def users(self) -> dict[int, list[NodeDraft]]:
        """The nodes made from each node."""
        found: dict[int, list[NodeDraft]] = {}
        for node in self.run.nodes:
            for operand in dict.fromkeys((*node.inputs, *node.behind)):
                found.setdefault(operand, []).append(node)
        return found

    def makers(self, nodes: Iterable[int], tape: int | None = None) -> set[int]:
        """Return all nodes that the values of `nodes` were made from, themselves included.

        With a `tape`, no further back than to what was made while it was open.
        """
        found, stack = set(nodes), list(nodes)
        first = set(stack)
        while stack:
            node = self.run.nodes[stack.pop()]
            if tape is not None and node.id not in first and tape not in node.open_tapes:
                continue
            for operand in (*node.inputs, *node.behind):
                if operand not in found:
                    found.add(operand)
                    stack.append(operand)
        return found

    def leads_on(self, tape: int) -> set[int]:
        """Return the nodes that a target of a tape was made from: of every one ever asked for."""
        if tape not in self._leading:
            self._leading[tape] = self.makers(self._targets.get(tape, ()), tape)
        return self._leading[tape]

    @cached_property
    def _leading(self) -> dict[int, set[int]]:
        return {}

    @cached_property
    def _targets(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for call in self.run.calls:
            found.setdefault(call.tape, []).extend(call.targets)
        return found

    def is_here(self, node: NodeDraft) -> bool:
        """Return whether the text of this cell made a node."""
        return node.scene == self.run.scene and node.span is not None

    def is_followed(self, node: NodeDraft, tape: int) -> bool:
        """Return whether a tape has recorded a node, or watches it."""
        if tape in node.tapes or (tape, node.id) in self._watched:
            return True
        watches = self.run.tapes[tape].watches_variables
        return watches and node.role == TRAINABLE and node.is_float

    def name(self, node: NodeDraft) -> str:
        """Return what people call a node: its name, or else how it is written."""
        if node.label or node.name:
            return node.label or node.name
        return self.written(node)

    def written(self, node: NodeDraft) -> str:
        """Return an operation as the text has it, or its sign where that is long."""
        text = node.span.slice(self.program.text) if self.is_here(node) and node.span else ""
        short = 0 < len(text) <= LONGEST and "\n" not in text
        return text if short else self.run.label((node.id,))

    # Repairs --------------------------------------------------------------------------------------

    def case(self, code: str, node: NodeDraft, span: Span | None, source: int, tape: int) -> Case:
        """Return a case of the kind that repairs are written for, of a source of no call."""
        label = self.run.nodes[source].label
        draft = SourceDraft([source], 1, None, None, False, False, label=label)
        call = CallDraft(NOWHERE, None, tape, (), 0, [draft])
        cut = Cut(code, node.id, span, self.run.scene)
        return Unasked(cut, draft, call, self.run, self.program)


def _few(items: Sequence[Item], place: Callable[[Item], object]) -> list[Item]:
    """Return what happened at each place the first times and the last time, in order."""
    found: dict[object, list[Item]] = {}
    for item in items:
        row = found.setdefault(place(item), [])
        row[FIRST:] = [item]
    kept = {id(item) for row in found.values() for item in row}
    return [item for item in items if id(item) in kept]


def is_discrete(node: NodeDraft) -> bool:
    """Return whether a node is of integers, truth values or text."""
    return isinstance(node.value, str) or node.value.dtype.kind in "iub"


def dtype_of(node: NodeDraft) -> str:
    """Return TensorFlow's name of a node's dtype."""
    return "string" if isinstance(node.value, str) else node.value.dtype.name


def calls_on(tree: ast.AST, names: Iterable[str]) -> Iterator[tuple[ast.Call, str]]:
    """Yield the calls `name.method(...)` of these names, with the method."""
    wanted = frozenset(names)
    for syntax in ast.walk(tree):
        match syntax:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method)):
                if name in wanted:
                    yield syntax, method
