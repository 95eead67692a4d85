"""Why a gradient is missing: follow the source's values, recorded or not, to where the path ends.

First, is there any path at all from the source to the target? If not, the source was never used
(or only in a part that did not run, or only to decide what ran). If there is, the reason nearest
to the source's own declaration wins: what the source is, then the first cut on the way.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from gradviz.lang.drafts import CallDraft, NodeDraft, Skipped, SourceDraft
from gradviz.lang.flow import reaches
from gradviz.lang.ledger import Ledger
from gradviz.lang.parse import Program
from gradviz.trace import Span
from gradviz.trace.nodes import CONSTANT, FROZEN, TENSOR, TRAINABLE, WATCHED

CHOOSES = "where"  # the operation whose first operand only says which of the others is taken


@dataclass(frozen=True, slots=True)
class Cut:
    """A reason, before it is put into words: its code, the node it happens at, and the place."""

    code: str
    node: int | None
    span: Span | None
    scene: int | None = None
    name: str = ""  # of the source, where another than its own says more


class Detective:
    """Finds reasons for the gradient calls of one recorded run."""

    def __init__(self, ledger: Ledger, program: Program) -> None:
        self._run = ledger
        self._program = program
        self._users: dict[int, list[int]] = {}
        self._choices: list[NodeDraft] = []
        self._copies: list[NodeDraft] = []  # variables whose first value came from elsewhere
        for node in ledger.nodes:
            self._note_users(node)

    def _note_users(self, node: NodeDraft) -> None:
        if node.op == "variable" and node.behind:
            self._copies.append(node)
            return
        chosen_by = node.operands[0] if node.op == CHOOSES and node.operands else None
        for operand in dict.fromkeys((*node.inputs, *node.behind)):
            if operand == chosen_by and node.operands.count(operand) == 1:
                self._choices.append(node)
            else:
                self._users.setdefault(operand, []).append(node.id)

    def role(self, source: SourceDraft) -> str:
        """Return the role under which the source took part."""
        if source.watched and source.variable is None:
            return WATCHED
        node = self._run.nodes[source.first]
        if source.variable is not None:
            return node.role
        if source.made is not None and node.role == TENSOR:
            return CONSTANT
        return node.role if node.op in ("constant", "input") else TENSOR

    def cut(self, source: SourceDraft, call: CallDraft) -> Cut:
        """Return why `source` got no gradient in `call`."""
        reached = self._reached(source.nodes, call.node_count)
        if not reached & set(call.targets):
            return self._unused(source, call, reached)
        own = self._own(source, call)
        if own is not None:
            return own
        return self._first_cut(source, call, reached)

    # No path at all -----------------------------------------------------------------------------

    def _reached(self, nodes: Iterable[int], limit: int) -> set[int]:
        """Return all nodes whose values were made from those of `nodes`, themselves included."""
        found, stack = set(nodes), list(nodes)
        while stack:
            for user in self._users.get(stack.pop(), ()):
                if user < limit and user not in found:
                    found.add(user)
                    stack.append(user)
        return found

    def _unused(self, source: SourceDraft, call: CallDraft, reached: set[int]) -> Cut:
        skipped = next(
            (s for s in self._run.skipped.values() if self._would_lead(s, source, call, reached)),
            None,
        )
        if skipped is not None:
            place = self._program.span(skipped.use)
            return Cut("branch_not_taken", source.first, place, self._run.scene)
        for node in self._choices:
            condition = node.inputs[0]
            if condition in reached and node.id < call.node_count:
                return self._at(self._run.nodes[condition], "condition_only")
        for node_id, (span, scene) in self._run.tests.items():
            if node_id in reached:
                return Cut("condition_only", node_id, self._narrower(node_id, span), scene)
        return self._copied(source, call, reached) or _unconnected(source)

    def _copied(self, source: SourceDraft, call: CallDraft, reached: set[int]) -> Cut | None:
        """Return the first variable that began as a copy of what came from the source."""
        first, known = None, set(reached)
        for node in self._copies:
            if known & set(node.behind) and node.id not in known:
                known |= self._reached([node.id], call.node_count)
                first = first or node
        if first is None or not known & set(call.targets):
            return None
        own = self._own(source, call)
        ends = set(first.behind) & reached
        return own or self._on_the_way(source, call, reached, ends) or self._at(first, "assigned")

    def _narrower(self, node: int, span: Span | None) -> Span | None:
        """Return where a condition was computed, if that is inside of where it decided."""
        made = self._run.nodes[node]
        own = made.span if made.wall != "left_tape" else None
        inside = own is not None and span is not None and (
            span.start <= own.start and own.stop <= span.stop
        )  # fmt: skip
        return own if inside else span

    def _would_lead(
        self, skipped: Skipped, source: SourceDraft, call: CallDraft, reached: set[int]
    ) -> bool:
        """Return whether the source is used in a part that did not run, towards the target."""
        if skipped.scene != self._run.scene or skipped.part in self._run.ran:
            return False
        if not reached & set(skipped.nodes):
            return False
        names = {name for name, rows in self._run.bindings.items()
                 if any(row[0] in call.targets for row in rows)}  # fmt: skip
        return reaches(self._program.tree, skipped.use, names)

    # What the source is -------------------------------------------------------------------------

    def _own(self, source: SourceDraft, call: CallDraft) -> Cut | None:
        """Return the reason that lies in what the source is, if it does."""
        node = self._run.nodes[source.first]
        if not node.is_float:
            return self._at(node, "integer")
        if source.watched:
            return None
        tape = self._run.tapes[call.tape]
        if source.variable is not None:
            if node.role == FROZEN:
                return self._at(node, "frozen")
            if not tape.watches_variables:
                return Cut("unwatched", node.id, tape.span, tape.scene)
            return None
        if node.op == "constant" or node.role in (CONSTANT, WATCHED):
            return self._at(node, "constant")
        if source.made is not None:
            return Cut("constant", node.id, source.made, node.scene)
        if call.tape in node.tapes:
            return None  # a recorded tensor is a source like any other
        return self._rebound(node) or self._at(node, "tensor")

    def _rebound(self, node: NodeDraft) -> Cut | None:
        """Return where a name of the source came to mean it instead of a variable."""
        for name, history in self._run.bindings.items():
            was_variable = False
            for bound, span, scene in history:
                if bound == node.id and was_variable:
                    return Cut("rebound", node.id, span, scene, name)
                was_variable = was_variable or self._run.nodes[bound].role in (TRAINABLE, FROZEN)
        return None

    # The first cut on the way -------------------------------------------------------------------

    def _first_cut(self, source: SourceDraft, call: CallDraft, reached: set[int]) -> Cut:
        """Return the first cut on the way to the target."""
        cut = self._on_the_way(source, call, reached, call.targets)
        if cut is not None:
            return cut
        towards = self._leading_to(call.targets, reached)
        written = [self._run.nodes[n] for n in sorted(towards) if self._run.nodes[n].custom]
        return self._at(written[0], "not_differentiable") if written else _unconnected(source)

    def _on_the_way(
        self, source: SourceDraft, call: CallDraft, reached: set[int], ends: Iterable[int]
    ) -> Cut | None:
        """Walk from the source towards `ends`, nearest first, to the first missing record."""
        towards = self._leading_to(ends, reached)
        level, seen = [n for n in source.nodes if n in towards], set(source.nodes)
        while level:
            following = []
            for node in level:
                for user in self._users.get(node, ()):
                    if user not in towards or user in seen:
                        continue
                    reason = self._obstacle(self._run.nodes[user], node, source, call)
                    if reason is not None:
                        return reason
                    seen.add(user)
                    following.append(user)
            level = following
        return None

    def _leading_to(self, targets: Iterable[int], reached: set[int]) -> set[int]:
        found, stack = set(targets), list(targets)
        while stack:
            node = self._run.nodes[stack.pop()]
            behind = () if node.op == "variable" else node.behind
            for operand in (*node.inputs, *behind):
                if operand in reached and operand not in found:
                    found.add(operand)
                    stack.append(operand)
        return found

    def _obstacle(
        self, node: NodeDraft, before: int, source: SourceDraft, call: CallDraft
    ) -> Cut | None:
        """Return why no gradient passes from `node` back to its operand `before`, if none does."""
        if node.wall is not None:
            return self._at(node, node.wall)
        positions = [k for k, operand in enumerate(node.operands) if operand == before]
        if positions and not any(node.differentiable[k] for k in positions):
            return self._at(node, "not_differentiable")
        tape = self._run.tapes[call.tape]
        if positions and call.tape in node.tapes and node.id >= tape.began:
            return None
        if call.tape in node.open_tapes:
            late = [w for w in self._run.watches if w[0] == call.tape and w[1] in source.nodes]
            if late:
                return Cut("watched_late", node.id, late[0][3], self._run.scene)
        return self._at(node, "outside_tape")

    def _at(self, node: NodeDraft, code: str) -> Cut:
        return Cut(code, node.id, node.span, node.scene)


def _unconnected(source: SourceDraft) -> Cut:
    return Cut("unconnected", source.first, None)
