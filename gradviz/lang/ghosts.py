"""What a branch that did not run would have computed, as faint nodes beside the real ones.

Read off the text: operators, calls, and names with what they meant just then. Nothing is run, so a
ghost has no value; what it hangs on is the condition that chose the other branch.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gradviz.lang.glyphs import glyph_of, literal
from gradviz.lang.ledger import Ledger
from gradviz.lang.parse import Program
from gradviz.trace.nodes import TENSOR, Node, NodeId

MOST = 60  # in one picture

SIGNS: dict[type[ast.AST], tuple[str, str]] = {
    ast.Add: ("add", "+"),
    ast.Sub: ("subtract", "−"),
    ast.Mult: ("multiply", "×"),
    ast.Div: ("divide", "÷"),
    ast.Pow: ("power", "^"),
    ast.MatMult: ("matmul", "@"),
    ast.USub: ("negative", "−"),
}


def ghosts_of(
    ledger: Ledger, program: Program, new_ids: Mapping[int, NodeId], nodes: Sequence[Node]
) -> tuple[Node, ...]:
    """Return the ghosts of the present scene; their ids follow those of its `nodes`."""
    return tuple(_Ghosts(ledger, program, new_ids, nodes).made)


class _Ghosts:
    def __init__(
        self,
        ledger: Ledger,
        program: Program,
        new_ids: Mapping[int, NodeId],
        nodes: Sequence[Node],
    ) -> None:
        self._ledger, self._program, self._new_ids = ledger, program, new_ids
        self._nodes = nodes
        rows = [row for row in ledger.skipped.values() if row.scene == ledger.scene]
        self._meant = {row.use: row.nodes[0] for row in rows}
        self._passed_by = {row.part for row in rows}
        self._own: dict[str, NodeId] = {}  # names that ghosts of this branch were given
        self._after: tuple[NodeId, ...] = ()
        self.made: list[Node] = []
        for syntax in ast.walk(program.tree):
            if isinstance(syntax, ast.If):
                for branch in (syntax.body, syntax.orelse):
                    if self._never_ran(branch):
                        self._haunt(syntax, branch)

    def _never_ran(self, branch: list[ast.stmt]) -> bool:
        if any(part in self._ledger.ran for part in branch):
            return False
        return any(part in self._passed_by for part in branch)

    def _haunt(self, fork: ast.If, branch: list[ast.stmt]) -> None:
        place = self._program.span(fork.test)
        tests = self._ledger.tests.items()
        found = [n for n, (span, scene) in tests if span == place and scene == self._ledger.scene]
        known = [self._new_ids[n] for n in found if n in self._new_ids]
        self._after, self._own = tuple(known[-1:]), {}
        for statement in branch:
            self._statement(statement)

    def _statement(self, syntax: ast.stmt) -> None:
        value = getattr(syntax, "value", None)
        if not isinstance(syntax, ast.Assign | ast.AugAssign | ast.Return | ast.Expr):
            return
        if not isinstance(value, ast.expr):
            return
        targets = syntax.targets if isinstance(syntax, ast.Assign) else []
        names = [target.id for target in targets if isinstance(target, ast.Name)]
        made = self._value(value, names[0] if names else "")
        for name in names:
            if isinstance(made, int):
                self._own[name] = made

    def _value(self, syntax: ast.expr, label: str = "") -> "NodeId | str | None":
        """Return the node a value would be, a number as text, or None for what is no value."""
        if isinstance(syntax, ast.Name):
            if syntax.id in self._own:
                return self._own[syntax.id]
            return self._new_ids.get(self._meant.get(syntax, -1))
        if isinstance(syntax, ast.Constant):
            number = isinstance(syntax.value, int | float)
            return literal(syntax.value) if number else None
        if isinstance(syntax, ast.BinOp | ast.UnaryOp) and type(syntax.op) in SIGNS:
            return self._operation(syntax, *SIGNS[type(syntax.op)], label)
        if isinstance(syntax, ast.Call):
            name = _called(syntax.func)
            return self._operation(syntax, name, name, label) if name else None
        parts = [p for p in ast.iter_child_nodes(syntax) if isinstance(p, ast.expr)]
        return self._value(parts[0], label) if parts else None

    def _operation(self, syntax: ast.expr, op: str, glyph: str, label: str) -> NodeId | None:
        operands = [made for part in _arguments(syntax) if (made := self._value(part)) is not None]
        inputs = tuple(o for o in operands if isinstance(o, int))
        if not inputs or len(self.made) >= MOST:
            return inputs[0] if inputs else None
        first = all(source < len(self._new_ids) for source in inputs)
        span = self._program.span(syntax)
        node = Node(
            id=len(self._new_ids) + len(self.made),
            label=label,
            op=op,
            glyph=glyph_of(glyph, op, operands),
            role=TENSOR,
            inputs=inputs,
            span=span,
            line=span.line(self._program.text),
            recorded=False,
            value="",
            ghost=True,
            after=self._after if first else (),
            group=self._group((*inputs, *self._after)),
        )
        self.made.append(node)
        return node.id

    def _group(self, sources: Iterable[NodeId]) -> int | None:
        """Return the group of the latest of what it hangs on: a ghost is part of the same pass."""
        groups = (
            (self._nodes[k] if k < len(self._nodes) else self.made[k - len(self._nodes)]).group
            for k in sorted(sources, reverse=True)
        )
        return next((group for group in groups if group is not None), None)


def _arguments(syntax: ast.expr) -> Iterator[ast.expr]:
    if isinstance(syntax, ast.BinOp):
        yield from (syntax.left, syntax.right)
    elif isinstance(syntax, ast.UnaryOp):
        yield syntax.operand
    elif isinstance(syntax, ast.Call):
        if isinstance(syntax.func, ast.Attribute):
            yield syntax.func.value  # of a method; a module is no value
        yield from (part for part in syntax.args if not isinstance(part, ast.Starred))


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
