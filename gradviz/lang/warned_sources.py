"""Warnings about what gradients are asked of: integers, frozen variables, late watches."""

import ast
from collections.abc import Iterator

from gradviz.lang import moves
from gradviz.lang.drafts import NodeDraft
from gradviz.lang.grounds import Grounds, dtype_of, is_discrete
from gradviz.lang.repairs import as_float
from gradviz.trace import Diagnostic, Fix, Reason
from gradviz.trace.steps import ASSIGNED


def integer_watch(grounds: Grounds) -> Iterator[Diagnostic]:
    """Yield the watches of values that can have no gradient."""
    for tape, number, _, span in grounds.watches:
        node = grounds.run.nodes[number]
        if not is_discrete(node) or span is None or not _is_of(grounds, tape):
            continue
        fixes = as_float(grounds.case("integer", node, node.span, number, tape))
        words = {"name": grounds.name(node), "dtype": dtype_of(node)}
        yield grounds.warning("integer_watch", span, fixes, **words)


def integer_source(grounds: Grounds) -> Iterator[Diagnostic]:
    """Yield the sources of integers, truth values or text."""
    for draft, call in grounds.asked:
        for source, row in zip(draft.asked, call.rows, strict=True):
            node = grounds.run.nodes[source.first]
            if is_discrete(node):
                words = {"name": row.source, "dtype": dtype_of(node)}
                span = grounds.source(draft, source.position)
                fixes = _repairs(row.reason, "integer")
                yield grounds.warning("integer_source", span, fixes, **words)


def integer_target(grounds: Grounds) -> Iterator[Diagnostic]:
    """Yield the targets of integers or truth values that were made from something else."""
    for draft, call in grounds.asked:
        written = grounds.target(draft)
        for number in draft.targets:
            node = grounds.run.nodes[number]
            if not is_discrete(node) or _has_integer_source(grounds, draft.tape, number):
                continue
            reasons = (row.reason for row in call.rows)
            fixes = [f for r in reasons for f in _repairs(r, "not_differentiable")]
            span = draft.span if written is None else grounds.program.span(written)
            words = {"name": grounds.name(node), "dtype": dtype_of(node)}
            yield grounds.warning("integer_target", span, fixes, **words)


def watched_late(grounds: Grounds) -> Iterator[Diagnostic]:
    """Yield the watches that come after a use which leads to a target."""
    for tape, number, when, span in grounds.watches:
        node = grounds.run.nodes[number]
        if span is None or is_discrete(node) or not _is_of(grounds, tape):
            continue
        early = _early_use(grounds, tape, node, when)
        if early is None or early.span is None:
            continue
        case = grounds.case("watched_late", early, span, number, tape)
        line = early.span.line(grounds.program.text)
        fixes = moves.watch_first(case) if case.name else ()
        yield grounds.warning("watched_late", span, fixes, name=grounds.name(node), line=line)


def missing_in_update(grounds: Grounds) -> Iterator[Diagnostic]:
    """Yield the updates by an optimizer that leave out variables without a gradient."""
    updates = {
        step.span
        for step in grounds.run.steps[grounds.run.start :]
        if step.kind == ASSIGNED and step.span is not None
    }
    for call in grounds.reading.calls.values():
        named = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        if named in ("apply_gradients", "apply") and grounds.program.span(call) in updates:
            yield from _left_alone(grounds, call)


def _left_alone(grounds: Grounds, update: ast.Call) -> Iterator[Diagnostic]:
    span = grounds.program.span(update)
    steps = [k for k, step in enumerate(grounds.run.steps) if step.span == span]
    earlier = [pair for pair in grounds.asked if pair[0].last <= steps[0]]
    if not earlier:
        return
    draft, call = earlier[-1]
    pairs = zip(draft.asked, call.rows, strict=True)
    missing = [row for source, row in pairs if source.variable is not None and row.value is None]
    if missing:
        fixes = [fix for row in missing for fix in _repairs(row.reason)]
        names = ", ".join(row.source for row in missing)
        yield grounds.warning("missing_in_update", span, fixes, names=names)


def _early_use(grounds: Grounds, tape: int, node: NodeDraft, when: int) -> NodeDraft | None:
    leading = grounds.leads_on(tape)
    for user in grounds.users.get(node.id, ()):
        if user.id >= when or tape not in user.open_tapes or tape in user.tapes:
            continue
        if user.is_float and any(user.differentiable) and (not leading or user.id in leading):
            return user
    return None


def _has_integer_source(grounds: Grounds, tape: int, target: int) -> bool:
    """Return whether a target is of integers because what the tape follows is."""
    asked = {s.first for draft, _ in grounds.asked if draft.tape == tape for s in draft.asked}
    watched = {w[1] for w in grounds.watches if w[0] == tape}
    made = grounds.makers([target])
    return any(is_discrete(grounds.run.nodes[n]) for n in (asked | watched) & made)


def _is_of(grounds: Grounds, tape: int) -> bool:
    draft = grounds.run.tapes.get(tape)
    return draft is None or (draft.scene == grounds.run.scene and not draft.hidden)


def _repairs(reason: Reason | None, code: str = "") -> tuple[Fix, ...]:
    if reason is None or reason.fix is None or (code and reason.code != code):
        return ()
    return (reason.fix, *reason.more)
