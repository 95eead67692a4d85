"""Why a gradient is missing: follow the source's values, recorded or not, to where the path ends.

First, is there any path at all from the source to the target? If not, the source was never used
(or only in a branch that did not run, or only to decide one). If there is, the reason nearest to
the source's own declaration wins: what the source is, then the first cut on the way.
"""

import ast
from collections.abc import Iterable
from dataclasses import dataclass

from gradviz.lang.drafts import CallDraft, NodeDraft, SourceDraft
from gradviz.lang.ledger import Ledger
from gradviz.lang.spans import Positions
from gradviz.trace import Span
from gradviz.trace.nodes import CONSTANT, FROZEN, TENSOR, TRAINABLE, WATCHED


@dataclass(frozen=True, slots=True)
class Cut:
    """A reason, before it is put into words: its code, the node it happens at, and the place."""

    code: str
    node: int | None
    span: Span | None
    scene: int | None = None


class Detective:
    """Finds reasons for the gradient calls of one recorded run."""

    def __init__(self, ledger: Ledger, positions: Positions) -> None:
        self._run = ledger
        self._positions = positions
        self._users: dict[int, list[int]] = {}
        for node in ledger.nodes:
            for operand in node.inputs:
                self._users.setdefault(operand, []).append(node.id)

    def role(self, source: SourceDraft) -> str:
        """Return the role under which the source took part."""
        if source.watched and source.variable is None:
            return WATCHED
        node = self._run.nodes[source.first]
        return node.role if node.op in ("variable", "constant", "input") else TENSOR

    def cut(self, source: SourceDraft, call: CallDraft) -> Cut:
        """Return why `source` got no gradient in `call`."""
        reached = self._reached(source.nodes, call.node_count)
        if not reached & set(call.targets):
            return self._unused(source, reached)
        own = self._own(source, call)
        if own is not None:
            return own
        return self._first_cut(source, call, reached)

    def _reached(self, nodes: Iterable[int], limit: int) -> set[int]:
        """Return all nodes made from `nodes`, themselves included."""
        found, stack = set(nodes), list(nodes)
        while stack:
            for user in self._users.get(stack.pop(), ()):
                if user < limit and user not in found:
                    found.add(user)
                    stack.append(user)
        return found

    def _unused(self, source: SourceDraft, reached: set[int]) -> Cut:
        label = source.label
        for syntax, taken in self._run.branches.items():
            if self._run.branch_scenes[syntax] != self._run.scene or len(taken) == 2:
                continue
            use = _use(label, _untaken(syntax, taken))
            if use is not None:
                return Cut("branch_not_taken", None, self._positions.span(use), self._run.scene)
        for test in sorted(self._run.tests & reached):
            node = self._run.nodes[test]
            return Cut("condition_only", test, node.span, node.scene)
        return Cut("unconnected", None, None)

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
        if call.tape in node.tapes:
            return None  # a recorded tensor is a source like any other
        return self._rebound(source, node) or self._at(node, "tensor")

    def _rebound(self, source: SourceDraft, node: NodeDraft) -> Cut | None:
        history = self._run.bindings.get(source.label, [])
        was_variable = False
        for bound, span, scene in history:
            if bound == node.id and was_variable:
                return Cut("rebound", node.id, span, scene)
            was_variable = was_variable or self._run.nodes[bound].role in (TRAINABLE, FROZEN)
        return None

    def _first_cut(self, source: SourceDraft, call: CallDraft, reached: set[int]) -> Cut:
        """Walk from the source towards the target, nearest first, to the first missing record."""
        towards = self._leading_to(call.targets, reached)
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
        return Cut("unconnected", None, None)

    def _leading_to(self, targets: Iterable[int], reached: set[int]) -> set[int]:
        found, stack = set(targets), list(targets)
        while stack:
            for operand in self._run.nodes[stack.pop()].inputs:
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
        position = node.operands.index(before)
        if not node.differentiable[position]:
            return self._at(node, "not_differentiable")
        if call.tape in node.tapes:
            return None
        if call.tape in node.open_tapes:
            late = [w for w in self._run.watches if w[0] == call.tape and w[1] in source.nodes]
            if late:
                return Cut("watched_late", node.id, late[0][3], self._run.scene)
        return self._at(node, "outside_tape")

    def _at(self, node: NodeDraft, code: str) -> Cut:
        return Cut(code, node.id, node.span, node.scene)


def _untaken(syntax: ast.AST, taken: set[bool]) -> list[ast.AST]:
    assert isinstance(syntax, ast.If | ast.IfExp)
    part = syntax.orelse if True in taken else syntax.body
    return list(part) if isinstance(part, list) else [part]


def _use(name: str, body: list[ast.AST]) -> ast.AST | None:
    """Return where `name` is read in `body`."""
    for part in body:
        for syntax in ast.walk(part):
            if isinstance(syntax, ast.Name) and syntax.id == name:
                return syntax
    return None
