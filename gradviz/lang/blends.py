"""Repairs of programs in which the source only decided, was not reached, or leads elsewhere."""

import ast
from collections.abc import Iterator

from gradviz.lang.case import Case, argument
from gradviz.lang.declarations import Reading
from gradviz.lang.places import PLAIN, bracketed, indentation, replaced, siblings, text_of
from gradviz.lang.swaps import on_tape_text
from gradviz.trace import Edit, Fix, Span
from gradviz.words import say

Fork = tuple[ast.AST, ast.expr, ast.expr, ast.expr, str]  # whole, test, yes, no, what stands before
ORDER = {ast.Gt: 1, ast.GtE: 1, ast.Lt: -1, ast.LtE: -1}
CALLS = {"greater": 1, "greater_equal": 1, "less": -1, "less_equal": -1}


def both_branches(case: Case) -> Iterator[Fix]:
    """Compute both branches and choose with tf.where: the one not taken gets 0."""
    for whole, test, yes, no, before in _forks(case):
        reading = case.reading
        parts = ", ".join(text_of(reading, part) for part in (test, yes, no))
        edits = (_over(reading, whole, f"{before}tf.where({parts})"),)
        yield Fix(say("reasons.fix.where"), edits)


def blended(case: Case) -> Iterator[Fix]:
    """Pass smoothly from one branch to the other, with tf.sigmoid of what was compared."""
    for whole, test, yes, no, before in _forks(case):
        reading = case.reading
        gate = _gate(reading, test)
        if gate:
            text = (
                f"tf.sigmoid({gate}) * {bracketed(reading, yes)} + "
                f"(1. - tf.sigmoid({gate})) * {bracketed(reading, no)}"
            )
            if not before and not isinstance(reading.parents[whole], ast.Assign | ast.Return):
                text = f"({text})"
            yield Fix(say("reasons.fix.blend"), (_over(reading, whole, f"{before}{text}"),))


def other_target(case: Case) -> Iterator[Fix]:
    """Ask for the gradient of the last thing that the source did lead to."""
    asking = case.asking
    target = None if asking is None else argument(asking, 0, "target")
    if len(case.call.asked) != 1 or not isinstance(target, ast.Name):
        return
    for name in _led_to(case):
        if name in (target.id, case.name):
            continue
        edits = (replaced(case.reading, target, name),)
        yield Fix(say("reasons.fix.target", name=name), edits)
        return


def swapped(case: Case) -> Iterator[Fix]:
    """Put target and source in their places, where they were given the other way round."""
    asking = case.asking
    if asking is None or len(asking.args) != 2 or len(case.call.asked) != 1:
        return
    before = set(case.call.targets)
    for node in case.run.nodes[: case.source.first + 1]:
        if before & set(node.inputs):
            before.add(node.id)
    if case.source.first in before:
        target, source = asking.args
        edits = (
            replaced(case.reading, target, case.program.slice(source)),
            replaced(case.reading, source, case.program.slice(target)),
        )
        yield Fix(say("reasons.fix.swap_arguments"), edits)


def larger_or_smaller(case: Case) -> Iterator[Fix]:
    """Use tf.maximum or tf.minimum, which give what is not taken the gradient 0."""
    match case.syntax:
        case ast.Call(func=ast.Name(id="max" | "min" as name) as called, args=[_, _]):
            better = f"tf.{name}imum"
            label = say("reasons.fix.replace", after=better)
            yield Fix(label, (replaced(case.reading, called, better),))


def _led_to(case: Case) -> Iterator[str]:
    """Yield names of what the tape recorded from the source, the latest first."""
    run, reached = case.run, set(case.source.nodes)
    for node in run.nodes[: case.call.node_count]:
        if reached & set(node.inputs):
            reached.add(node.id)
    for node in reversed(run.nodes[: case.call.node_count]):
        recorded = node.id in reached and case.call.tape in node.tapes and node.is_float
        if recorded and node.label.isidentifier():
            yield node.label


# Forks -----------------------------------------------------------------------------------------


def _forks(case: Case) -> Iterator[Fork]:
    """Yield the forks around the cut that are one expression or give one name its value."""
    if case.span is None:
        return
    around = [
        s
        for s in ast.walk(case.program.tree)
        if isinstance(s, ast.If | ast.IfExp | ast.Call) and _holds(case, s, case.span)
    ]
    for syntax in reversed(around):
        match syntax:
            case ast.IfExp(test=test, body=yes, orelse=no):
                yield syntax, test, yes, no, ""
            case ast.Call(
                func=ast.Attribute(attr="where") | ast.Name(id="where"), args=[test, yes, no]
            ):
                yield syntax, test, yes, no, ""
            case ast.If():
                yield from _statement_fork(case.reading, syntax)


def _holds(case: Case, syntax: ast.AST, span: Span) -> bool:
    whole = case.program.span(syntax)
    return whole.start <= span.start and span.stop <= whole.stop


def _statement_fork(reading: Reading, syntax: ast.If) -> Iterator[Fork]:
    yes, no = syntax.body, syntax.orelse
    if not no and len(yes) == 1 and isinstance(yes[0], ast.Return):
        row = siblings(reading, syntax)
        no = [s for s in row if s.lineno > (syntax.end_lineno or 0)][:1]
    match yes, no:
        case ([ast.Assign(targets=[ast.Name(id=name)], value=a)],
              [ast.Assign(targets=[ast.Name(id=other)], value=b)]) if name == other:  # fmt: skip
            yield syntax, syntax.test, a, b, f"{name} = "
        case [ast.Return(value=ast.expr() as a)], [ast.Return(value=ast.expr() as b)]:
            yield syntax, syntax.test, a, b, "return "


def _over(reading: Reading, whole: ast.AST, text: str) -> Edit:
    """Return the edit that replaces a fork, with the `elif` that it may be written as."""
    span = reading.program.span(whole)
    if isinstance(whole, ast.If) and reading.program.text.startswith("elif", span.start):
        inner = indentation(reading, whole.body[0])
        return Edit(span, f"else:\n{inner}{text}")
    return Edit(span, text)


def _gate(reading: Reading, test: ast.expr) -> str:
    """Return what is positive where the test holds: `a - b` of `a > b`; "" where there is none."""
    match test:
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in ORDER:
            more = ORDER[type(op)] > 0
        case ast.Call(func=ast.Attribute(attr=name), args=[left, right]) if name in CALLS:
            more = CALLS[name] > 0
        case _:
            return ""
    first, second = (left, right) if more else (right, left)
    less = on_tape_text(reading, second)
    less = less if isinstance(second, PLAIN) else f"({less})"
    return f"{on_tape_text(reading, first)} - {less}"
