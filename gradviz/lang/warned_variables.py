"""Warnings about variables that are lost or changed on the way: rebound in a loop, assigned to."""

import ast
from collections.abc import Iterable, Iterator

from gradviz.lang.declarations import VARIABLE, path
from gradviz.lang.drafts import CallDraft, NodeDraft, SourceDraft
from gradviz.lang.flow import reads
from gradviz.lang.grounds import Grounds, calls_on
from gradviz.lang.places import bracketed, indentation, replaced, text_of
from gradviz.trace import Diagnostic, Fix
from gradviz.words import say

IN_PLACE = {ast.Add: "assign_add", ast.Sub: "assign_sub"}
REFUSED = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow)  # in place, TensorFlow raises
SIGNS = {"assign_add": "+", "assign_sub": "-"}
Rebinding = ast.Assign | ast.AugAssign


def rebound_in_loop(grounds: Grounds) -> Iterator[Diagnostic]:
    """Yield the statements of loops that bind the name of a variable to a tensor."""
    for loop in ast.walk(grounds.program.tree):
        if not isinstance(loop, ast.For | ast.While):
            continue
        lost = [pair for pair in _rebindings(grounds, loop) if _is_lost(grounds, loop, *pair)]
        fix = _assigning(grounds, lost)
        for statement in {id(s): s for s, _ in lost}.values():
            names = ", ".join(name for s, name in lost if s is statement)
            words = {"name": names, "line": grounds.line(statement)}
            refused = isinstance(statement, ast.AugAssign) and isinstance(statement.op, REFUSED)
            key = "changed_in_place" if refused else "rebound_in_loop"
            yield grounds.warning(key, grounds.program.span(statement), fix, **words)


def assigned_inside(grounds: Grounds) -> Iterator[Diagnostic]:
    """Yield the assignments to a differentiated variable that its tape does not follow."""
    for draft, _ in grounds.asked:
        for source in draft.asked:
            for node in _assignments(grounds, draft, source):
                if _is_mixed(grounds, draft, source, node):
                    words = {"name": grounds.name(node), "called": node.op}
                    fixes = _as_new_tensor(grounds, draft, node)
                    yield grounds.warning("assigned_inside", node.span, fixes, **words)


# Rebound in a loop -------------------------------------------------------------------------------


def _rebindings(grounds: Grounds, loop: ast.For | ast.While) -> Iterator[tuple[Rebinding, str]]:
    """Yield `w = w - g`, `w -= g`, and `w, b = w - g, b - h`, with each name."""
    for statement in ast.walk(loop):
        match statement:
            case ast.AugAssign(target=ast.Name(id=name)):
                yield statement, name
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in reads(value):
                if not grounds.reading.maker(value):
                    yield statement, name
            case ast.Assign(targets=[ast.Tuple() as names], value=ast.Tuple() as values):
                if len(names.elts) == len(values.elts):
                    for target, value in zip(names.elts, values.elts, strict=True):
                        name = path(target)
                        if name in reads(value) and not grounds.reading.maker(value):
                            yield statement, name


def _is_lost(grounds: Grounds, loop: ast.For | ast.While, statement: Rebinding, name: str) -> bool:
    """Return whether a tape of the same loop is asked for the name, which was a variable's."""
    owner = grounds.reading.owner(loop)
    if grounds.reading.owner(statement) is not owner or not name.isidentifier():
        return False
    start = grounds.program.span(loop)
    before = [
        d for d in grounds.reading.bindings
        if d.name == name and grounds.reading.owner(d.statement) in (owner, None)
        and grounds.program.span(d.made) < start
    ]  # fmt: skip
    again = [d for d in grounds.reading.bindings if d.name == name and d.maker == VARIABLE
             and loop in grounds.reading.around(d.statement)]  # fmt: skip
    if not before or before[-1].maker != VARIABLE or again:
        return False
    return _is_asked_in(loop, name) and not _is_once(grounds, statement, name)


def _is_asked_in(loop: ast.For | ast.While, name: str) -> bool:
    """Return whether a tape opened in a loop is asked for a name, without having to watch it."""
    opened = [
        item.optional_vars.id
        for block in ast.walk(loop)
        if isinstance(block, ast.With)
        for item in block.items
        if isinstance(item.optional_vars, ast.Name)
    ]
    asked = False
    for call, method in calls_on(loop, opened):
        if method == "watch" and any(name in reads(part) for part in call.args):
            return False
        if method in ("gradient", "jacobian"):
            given = [*call.args[1:], *(k.value for k in call.keywords if k.arg == "sources")]
            asked = asked or any(name in reads(part) for part in given)
    return asked


def _is_once(grounds: Grounds, statement: Rebinding, name: str) -> bool:
    """Return whether the loop ended after its first turn, so that nothing was lost."""
    if grounds.failed is not None:
        return False
    whole = grounds.program.span(statement)
    bound = [
        span
        for _, span, scene in grounds.run.bindings.get(name, ())
        if span is not None and scene == grounds.run.scene
        and whole.start <= span.start and span.stop <= whole.stop
    ]  # fmt: skip
    return len(bound) == 1


def _assigning(grounds: Grounds, lost: Iterable[tuple[Rebinding, str]]) -> tuple[Fix, ...]:
    """Return the edit that assigns to all variables of a loop instead."""
    statements = list({id(statement): statement for statement, _ in lost}.values())
    edits, methods = [], set()
    for statement in statements:
        texts = [_assignment(grounds, name, value) for name, value in _parts(statement)]
        methods |= {text.partition("(")[0].rpartition(".")[2] for text in texts}
        names = [name for name, _ in _parts(statement)]
        read = [reads(value) - {name} for name, value in _parts(statement)]
        if any(set(names[:k]) & read[k] for k in range(len(names))):
            return ()  # one line after another would not mean the same
        text = f"\n{indentation(grounds.reading, statement)}".join(texts)
        edits.append(replaced(grounds.reading, statement, text))
    label = say("reasons.fix.replace", after=", ".join(sorted(methods)))
    return (Fix(label, tuple(edits)),) if edits else ()


def _parts(statement: Rebinding) -> list[tuple[str, ast.expr]]:
    """Return the names a statement binds, each with its value."""
    match statement:
        case ast.AugAssign(target=ast.Name() as target, op=op, value=value):
            whole = ast.BinOp(ast.copy_location(ast.Name(target.id, ast.Load()), target), op, value)
            return [(target.id, ast.copy_location(whole, statement))]
        case ast.Assign(targets=[ast.Tuple() as names], value=ast.Tuple() as values):
            return [(path(t), v) for t, v in zip(names.elts, values.elts, strict=True)]
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            return [(name, value)]
    return []


def _assignment(grounds: Grounds, name: str, value: ast.expr) -> str:
    match value:
        case ast.BinOp(left=ast.Name(id=left), op=op, right=right) if left == name:
            if type(op) in IN_PLACE:
                return f"{name}.{IN_PLACE[type(op)]}({text_of(grounds.reading, right)})"
            sign = {ast.Mult: "*", ast.Div: "/", ast.Pow: "**"}.get(type(op))
            if sign is not None:
                return f"{name}.assign({name} {sign} {bracketed(grounds.reading, right)})"
    return f"{name}.assign({text_of(grounds.reading, value)})"


# Assigned inside a block -------------------------------------------------------------------------


def _assignments(grounds: Grounds, draft: CallDraft, source: SourceDraft) -> Iterator[NodeDraft]:
    """Yield the values that a source was given while the tape recorded."""
    for number in source.nodes[1:]:
        node = grounds.run.nodes[number]
        if node.wall == "assigned" and draft.tape in node.open_tapes and grounds.is_here(node):
            yield node


def _is_mixed(grounds: Grounds, draft: CallDraft, source: SourceDraft, node: NodeDraft) -> bool:
    """Return whether the gradient leaves out what the assignment did.

    It does where the new value was used, and either the old one too, or the new one was computed
    from what the tape follows.
    """
    leading = grounds.makers(draft.targets, draft.tape)
    at = source.nodes.index(node.id)
    if not _are_used(grounds, draft, source.nodes[at:], leading):
        return False
    given = [n for n in (*node.inputs, *node.behind) if n not in source.nodes]
    computed = grounds.makers(given, draft.tape)
    if any(grounds.is_followed(grounds.run.nodes[n], draft.tape) for n in computed):
        return True
    return _are_used(grounds, draft, source.nodes[:at], leading - {node.id})


def _are_used(
    grounds: Grounds, draft: CallDraft, versions: Iterable[int], leading: set[int]
) -> bool:
    users = (user for version in versions for user in grounds.users.get(version, ()))
    return any(draft.tape in user.tapes and user.id in leading for user in users)


def _as_new_tensor(grounds: Grounds, draft: CallDraft, node: NodeDraft) -> Iterator[Fix]:
    """Yield the edit that computes a tensor of a new name, for the rest of the block to use."""
    reading, block = grounds.reading, grounds.block(draft.tape)
    call = None if node.span is None else reading.calls.get(node.span)
    statement = None if call is None else reading.parents[call]
    if block is None or statement not in block.statement.body:
        return
    match call:
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method), args=[given]):
            new = grounds.fresh(f"{name}_new")
            text = text_of(reading, given)
            if method in SIGNS:
                text = f"{name} {SIGNS[method]} {bracketed(reading, given)}"
            uses = [
                replaced(reading, use, new)
                for later in block.statement.body[block.statement.body.index(statement) + 1 :]
                for use in ast.walk(later)
                if isinstance(use, ast.Name) and use.id == name
            ]
            label = say("warnings.fix.new_tensor", text=f"{new} = {text}")
            yield Fix(label, (replaced(reading, statement, f"{new} = {text}"), *uses))
