"""One missing gradient, with all that a repair of it needs to know."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from gradviz.lang.declarations import Declaration, Reading, TapeBlock, path, reading, root
from gradviz.lang.drafts import CallDraft, NodeDraft, SourceDraft
from gradviz.lang.ledger import Ledger
from gradviz.lang.parse import Program
from gradviz.lang.places import expression_at
from gradviz.lang.why import Cut
from gradviz.trace import Span


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A cut, the source and the call it was found for."""

    cut: Cut
    source: SourceDraft
    call: CallDraft
    run: Ledger
    program: Program

    @property
    def reading(self) -> Reading:
        """The text of the present scene."""
        return reading(self.program)

    @property
    def node(self) -> NodeDraft:
        """What the source began as."""
        return self.run.nodes[self.source.first]

    @property
    def span(self) -> Span | None:
        """Where the cut is, if that is in the present text."""
        return self.cut.span if self.cut.scene == self.run.scene else None

    @property
    def declared(self) -> Span | None:
        """Where the source was made, if that is in the present text."""
        return self.node.span if self.node.scene == self.run.scene else None

    @property
    def syntax(self) -> ast.expr | None:
        """The expression at the cut."""
        return None if self.span is None else expression_at(self.reading, self.span)

    @property
    def asking(self) -> ast.Call | None:
        """The call that asked for the gradient."""
        if self.call.scene != self.run.scene or self.call.span is None:
            return None
        return self.reading.calls.get(self.call.span)

    @property
    def name(self) -> str:
        """The source as the program writes it: `x`, `ws[1]`, `net.w`; "" where it does not."""
        if self.node.op == "input":
            return self.source.label
        asking = self.asking
        sources = None if asking is None else argument(asking, 1, "sources")
        written = [] if sources is None else list(flat(sources))
        if len(written) == len(self.call.asked):
            return path(written[self.source.position])
        label = self.source.label
        known = root(label) in {root(d.name) for d in self.reading.bindings}
        if known and (label.endswith("]") or sources is None):
            return label
        return "" if sources is None else path(sources)  # all that was asked for

    @property
    def block(self) -> TapeBlock | None:
        """Where the tape records, if that is in the present text."""
        tape = self.run.tapes[self.call.tape]
        if tape.scene != self.run.scene:
            return None
        tapes = (t for t in self.reading.tapes if self.program.span(t.opening) == tape.span)
        return next(tapes, None)

    def made(self, name: str = "") -> Declaration | None:
        """Return where the source, or another name, last got its value."""
        wanted = name or self.name
        found = [d for d in self.reading.bindings if d.name == wanted]
        here = None if name else self.declared
        exact = [d for d in found if self.program.span(d.made) == here]
        found = exact or found
        return found[-1] if found else None


def argument(call: ast.Call, position: int, name: str) -> ast.expr | None:
    """Return an argument of a call, by place or by name."""
    if len(call.args) > position:
        return call.args[position]
    return next((k.value for k in call.keywords if k.arg == name), None)


def flat(syntax: ast.expr) -> Iterator[ast.expr]:
    """Yield the leaves of a structure in the order of the gradients: dictionaries by key."""
    match syntax:
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            for part in parts:
                yield from flat(part)
        case ast.Dict(keys=keys, values=values):
            pairs = zip(keys, values, strict=True)
            for _, part in sorted(pairs, key=lambda p: str(getattr(p[0], "value", ""))):
                yield from flat(part)
        case _:
            yield syntax
