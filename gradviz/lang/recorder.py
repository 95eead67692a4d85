"""Engine events to trace: the customs house between the two.

It hears everything the engine does, and from the interpreter what only that can know (names,
branches, printed lines, values that left the engine), and writes it all into the ledger. It
decides nothing about gradients: reasons are worked out in why.py.
"""

import ast
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from gradviz.engine import Accumulator, Op, Pullback, Record, Tape, Tensor, Variable, session, site
from gradviz.lang.authors import own_gradient, own_rules
from gradviz.lang.budget import Budget
from gradviz.lang.drafts import NodeDraft, Skipped
from gradviz.lang.following import Following
from gradviz.lang.glyphs import glyph_of, literal, rules_of
from gradviz.lang.hears_stretches import HearsStretches
from gradviz.lang.keeping import followed, kept_by, needs_of, recomputes
from gradviz.lang.labels import Labels
from gradviz.lang.ledger import Ledger
from gradviz.lang.origins import Origins
from gradviz.lang.passes import Passes
from gradviz.lang.tangents import HearsTangents, Tangents, told_apart
from gradviz.lang.tapes import Parting, Tapes
from gradviz.lang.whereabouts import Whereabouts
from gradviz.trace import Span, steps
from gradviz.trace.nodes import TENSOR
from gradviz.trace.replay import CLOSED, PAUSED, undo

ASSIGN_SIGNS = {"assign": "←", "assign_add": "+=", "assign_sub": "−="}


class Recorder(HearsTangents, HearsStretches):
    """Writes the ledger of one run."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.ledger = Ledger()
        self.origins = Origins(self.ledger)
        self._passes = Passes(self.ledger, self.origins)
        self._tapes = Tapes(self.ledger, self.origins)
        self._tangents = Tangents(self.ledger, self.origins)
        self.following = Following(self.ledger, self.origins)
        self._line_is_open = False  # what was printed last did not end its line
        self.labels = Labels(self.ledger, self.origins)
        self.parting: Callable[[], Parting] = Parting  # what the program lets go of just now

    # What the interpreter tells -----------------------------------------------------------------

    def next_scene(self) -> None:
        """Begin another cell."""
        self.ledger.scene += 1

    def begin(self) -> None:
        """Let the cell's timeline start here: what there is by now is there from the first."""
        self.ledger.begin()

    def input(self, name: str, value: Tensor | Variable, span: Span | None) -> None:
        """Note that `value` is the input `name`, a name the text uses without defining it."""
        node = self.ledger.nodes[self.origins.node(value)]
        node.op, node.span = "input", span
        self.named(name, value, span)

    def hide(self, tape: Tape) -> None:
        """Note that `tape` is not in the text: an expression is recorded on it."""
        self.ledger.tapes[tape.id].hidden = True

    def forget_last_step(self) -> None:
        """Take back the closing of a tape that is not in the text."""
        if self.ledger.steps and self.ledger.steps[-1].kind == steps.TAPE_CLOSED:
            undo(self.ledger.live.frame, self.ledger.steps.pop().changes)

    def named(self, name: str, value: object, span: Span | None) -> None:
        """Note that `name` means `value` from now on, unless nobody hears what makes values."""
        if self.depth and session().listener is None:  # in a gradient function of the program
            return
        self.following.named(name, value)
        self.labels.named(name, value, span)

    def foreign(self, value: Any, called: str, sources: Iterable[object], span: Span | None) -> Any:
        """Follow a value outside the engine; return it, or the stand-in of a Python number."""
        return self.following.result(value, called, sources, span)

    def ran(self, part: ast.AST) -> None:
        """Note that a part of the text ran that might not have."""
        self.ledger.ran.add(part)

    def skipped(self, part: ast.AST, uses: Iterable[tuple[ast.Name, object]]) -> None:
        """Note a part that did not run, with the names it reads and what they mean just now."""
        for use, value in uses:
            nodes = tuple(self.origins.known_all([value]))
            if nodes:
                row = Skipped(part, use, nodes, self.ledger.scene)
                self.ledger.skipped.setdefault((use, nodes), row)

    def printed(self, text: str, budget: Budget) -> None:
        """Note printed text, line by line; one that did not end goes on with the next text."""
        scene, output = self.ledger.scene, self.ledger.output
        *ended, rest = text.split("\n")
        for line in [*ended, rest] if rest else ended:
            budget.line(len(line))
            if output and output[-1][0] == scene and self._line_is_open:
                line = output.pop()[1] + line
            output.append((scene, line))
            self._line_is_open = False
        self._line_is_open = bool(rest) or (self._line_is_open and not ended)
        self.ledger.add_step(steps.PRINTED, output=text.removesuffix("\n"))

    def failed(self, span: Span | None, message: str) -> None:
        """Note that the run ends here."""
        self.ledger.add_step(steps.FAILED, words={"message": message}).span = span

    def unwind(self, depth: int) -> None:
        """End the backward passes that an error broke off, down to `depth` of them."""
        self._passes.unwind(depth)

    @property
    def where(self) -> Whereabouts:
        """In which functions, loops and passes the run is."""
        return self.ledger.where

    @property
    def depth(self) -> int:
        """How many backward passes are going on inside one another."""
        return len(self.ledger.going)

    # What the engine tells ----------------------------------------------------------------------

    def converted(self, source: Any, tensor: Tensor) -> None:
        """Remember what a constant was made from."""
        self.origins.converted(source, tensor)
        self.following.packed(source, tensor)

    def left(self, tensor: Tensor | Variable, value: Any) -> None:
        """Remember which node a NumPy value or number came out of, or what it decided."""
        node = self.origins.known(tensor)
        if node is None:
            return  # a constant or a gradient that nothing was computed from
        if isinstance(tensor, Variable):
            node = self.origins.node(tensor)
        if isinstance(value, bool):
            self.following.became_truth(node)
        elif type(value) is not int:  # small ones are shared; int() gives stand-ins
            self.origins.follow(value, node)

    def executed(
        self,
        op: Op,
        inputs: tuple[Tensor | Variable, ...],
        output: Tensor,
        params: Mapping[str, Any],
        site: Any,
        tapes: tuple[Tape, ...],
        record: Record | None,
    ) -> None:
        """Write down one operation, recorded or not."""
        self.budget.operation(_size(output.value))
        operands = [self.origins.operand(x) for x in inputs]
        glyph = glyph_of(op.glyph, op.name, operands)
        node = self.ledger.add_node(op.name, glyph, TENSOR, operands, site, output.value)
        node.own = own_gradient(op)
        node.rules = own_rules(node.own, len(inputs)) if node.own else rules_of(op, operands)
        node.params = tuple((k, str(v)) for k, v in params.items() if v is not None)
        node.differentiable = tuple(op.vjp(k) is not None for k in range(len(inputs)))
        node.wall, node.custom = _wall(op, node), op.family == "custom"
        keepers, followers = told_apart(tapes)
        node.tapes = tuple(t.id for t in keepers if t.id in self.ledger.tapes)
        node.followers = tuple(followers)
        node.needs, node.recomputes = needs_of(op, len(inputs)), recomputes(op)
        if node.tapes and record is not None:
            keeper = next(t for t in keepers if t.id in self.ledger.tapes)
            node.because = tuple(followed(keepers, inputs, operands))
            taken = record if keeper is tapes[0] else keeper.record(-1)
            node.kept, node.kept_bytes = kept_by(taken, inputs)
        node.paused = PAUSED in self.ledger.live.frame.tapes.values()
        self.origins.made(output, node)
        for x, operand in zip(inputs, operands, strict=True):
            if isinstance(operand, str) and isinstance(x, Tensor):
                self.origins.written(x, node)
        why_not = "unwatched" if self.ledger.open else "outside_tape"
        self.ledger.add_computed(node, "followed" if followers else why_not)

    def variable_made(self, variable: Variable, initial: Any) -> None:
        """Write down a Variable."""
        self.budget.operation(_size(variable.tensor.value))
        came_from = tuple(dict.fromkeys(self.origins.known_all([initial])))
        node = self.origins.variable(variable)
        node.behind = came_from
        self.labels.made(variable)
        self.ledger.add_step(steps.BOUND, node.id)

    def assigned(
        self, variable: Variable, before: Tensor, after: Tensor, value: Any, how: str
    ) -> None:
        """Write down a Variable's new value: a node of its own, which no gradient passes."""
        self.budget.operation(_size(after.value))
        old = self.ledger.nodes[self.origins.versions(variable)[-1]]
        given: int | str | None = self.origins.of_object(value)
        if isinstance(value, Tensor | Variable):
            given = self.origins.operand(value)
        operands: list[int | str] = [] if how == "assign" else [old.id]
        operands.append(literal(value) if given is None else given)
        node = self.ledger.add_node(how, ASSIGN_SIGNS[how], old.role, operands, site(),
                                    after.value, "assigned")  # fmt: skip
        node.label, node.name = old.label or old.name, old.name
        node.after = () if operands[:1] == [old.id] else (old.id,)
        self.origins.new_version(variable, node)
        step = self.ledger.add_step(steps.ASSIGNED, node.id)
        self.ledger.live.change(step, "visible", node.id, True)

    def tape_opened(self, tape: Tape) -> None:
        """Write down that a tape records from here on."""
        if isinstance(tape, Accumulator):
            self._tangents.open(tape)
        elif not self._tangents.busy:
            self._tapes.open(tape)

    def tape_closed(self, tape: Tape) -> None:
        """Write down that it records no longer."""
        if isinstance(tape, Accumulator):
            self._tangents.close(tape)
        elif not self._tangents.busy:
            self._tapes.pause(tape, steps.TAPE_CLOSED, CLOSED)

    def tape_paused(self, tape: Tape) -> None:
        """Write down stop_recording."""
        self._tapes.pause(tape, steps.TAPE_PAUSED, PAUSED)

    def tape_resumed(self, tape: Tape) -> None:
        """Write down the end of stop_recording."""
        self._tapes.resume(tape, steps.TAPE_RESUMED)

    def tape_reset(self, tape: Tape) -> None:
        """Write down that a tape forgot everything."""
        self._tapes.reset(tape)

    def tape_dropped(self, tape: Tape) -> None:
        """Write down that a tape is gone, with what it held."""
        self._tapes.drop(tape, self.parting())

    def watched(self, tape: Tape, x: Tensor | Variable) -> None:
        """Write down an explicit watch."""
        if not (isinstance(tape, Accumulator) or self._tangents.busy):
            self._tapes.watch(tape, x)

    def backward_started(
        self,
        tape: Tape,
        targets: Sequence[Tensor | Variable],
        sources: Sequence[Tensor | Variable],
        seeds: Sequence[Any],
    ) -> None:
        """Write down the begin of a backward pass."""
        if not self._tangents.busy:
            self._passes.start(tape, targets, sources, seeds)

    def pulled_back(self, tape: Tape, pullback: Pullback) -> None:
        """Write down one backward step through one record."""
        if self._tangents.busy:
            return
        self.budget.operation(sum(getattr(c.value, "nbytes", 8) for c in pullback.contributions))
        self._passes.pull(tape, pullback)

    def backward_ended(
        self,
        tape: Tape,
        targets: Sequence[Tensor | Variable],
        sources: Sequence[Tensor | Variable],
        gradients: Sequence[Tensor | None],
        released: bool,
        unconnected: str,
    ) -> None:
        """Write down its end."""
        if not self._tangents.busy:
            self._passes.end(tape, gradients, released, unconnected)


def _wall(op: Op, node: NodeDraft) -> str | None:
    if op.name == "stop_gradient":
        return "stop_gradient"
    if not any(node.differentiable) or not node.is_float:
        return "not_differentiable"
    return None


def _size(value: Any) -> int:
    """Return how many bytes a value takes; a text is no array."""
    return len(value) if isinstance(value, bytes) else int(value.nbytes)
