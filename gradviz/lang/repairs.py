"""The edits that may repair a missing gradient, smallest first: one row of functions per reason.

They are read off the text; whether one makes the gradient arrive is found out in trials.py.
"""

import ast
from collections.abc import Callable, Iterator

from gradviz.lang import blends, moves, smoothing, swaps
from gradviz.lang.case import Case
from gradviz.lang.comma_list import CommaList
from gradviz.lang.declarations import VARIABLE, reading
from gradviz.lang.makers import trainable_edits, wrapped
from gradviz.lang.places import replaced
from gradviz.lang.watching import watch_edit
from gradviz.trace import Edit, Fix, Span
from gradviz.trace.nodes import TRAINABLE, WATCHED
from gradviz.words import say

Repair = Callable[[Case], Iterator[Fix]]
FLOAT = "float32"


def repairs(case: Case) -> Iterator[Fix]:
    """Yield the edits that may repair the case, the smallest first."""
    for repair in REPAIRS[case.cut.code]:
        for fix in repair(case):
            if fix.role is not None or fix.edits:
                yield fix


def watch(case: Case) -> Iterator[Fix]:
    """Let the tape watch the source."""
    if case.node.op == "input":
        name = case.source.label
        yield Fix(say("reasons.fix.watch", name=name), role=(name, WATCHED))
        return
    block = case.block
    if block is None or not block.name or not case.name:
        return
    edit = watch_edit(case.program, block, case.name)
    if edit is not None:
        line = case.reading.line(block.statement)
        words = {"name": case.name, "tape": block.name, "line": line}
        yield Fix(say("reasons.fix.watch_line", **words), (edit,))


def trainable(case: Case) -> Iterator[Fix]:
    """Make the source a trainable Variable."""
    label = say("reasons.fix.trainable")
    if case.node.op == "input":
        yield Fix(label, role=(case.source.label, TRAINABLE))
        return
    made = case.made()
    if made is not None and made.maker:
        yield Fix(label, trainable_edits(case.program, made.name))
    elif made is not None and isinstance(made.made, ast.Call):
        edits = tuple(wrapped(case.reading, made.made, VARIABLE, TRAINABLE))
        yield Fix(say("reasons.fix.variable"), edits)


def thaw(case: Case) -> Iterator[Fix]:
    """Take back a `trainable=False` wherever it stands, if the source was made by a function."""
    for syntax in ast.walk(case.program.tree):
        match syntax:
            case ast.keyword(arg="trainable", value=ast.Constant(value=False) as value):
                label = say("reasons.fix.thaw", line=case.reading.line(value))
                yield Fix(label, (replaced(case.reading, value, "True"),))


def watch_variables(case: Case) -> Iterator[Fix]:
    """Let the tape watch variables by itself again."""
    block = case.block
    if block is None or case.span is None:
        return
    opening = case.reading.calls.get(case.span)
    if opening is None:
        return
    for number, given in enumerate((*opening.args, *opening.keywords)):
        if isinstance(given, ast.keyword) and given.arg == "watch_accessed_variables":
            edit = CommaList(case.program, opening).removal(number)
            yield Fix(say("reasons.fix.watch_variables"), (edit,))
        elif number == 1 and given in opening.args:
            edit = replaced(case.reading, given, "True")
            yield Fix(say("reasons.fix.watch_variables"), (edit,))


def as_float(case: Case) -> Iterator[Fix]:
    """Write the numbers of the source with a point, or another dtype."""
    made = case.made()
    value = made.made if made is not None else case_call(case)
    if value is None:
        return
    dtypes = list(_integer_dtypes(case, value))
    numbers = list(_numbers(case, value))
    if dtypes:
        yield Fix(say("reasons.fix.replace", after=dtypes[0].text), tuple(dtypes))
    if numbers:
        before = numbers[0].span.slice(case.program.text)
        label = say("reasons.fix.float", before=before, after=numbers[0].text)
        yield Fix(label, tuple(numbers))
        if dtypes:
            yield Fix(label, (*numbers, *dtypes))
        others = [e for e in _all_numbers(case) if e.span not in {n.span for n in numbers}]
        more = say("reasons.fix.float_all", before=before, after=numbers[0].text)
        yield Fix(more, (*numbers, *others))
    elif dtypes:
        others = [e for e in _all_numbers(case) if e.span not in {d.span for d in dtypes}]
        yield Fix(say("reasons.fix.float_everywhere"), (*dtypes, *others))


def case_call(case: Case) -> ast.expr | None:
    """Return the call that made the source, where no name was given to it."""
    return None if case.declared is None else case.reading.calls.get(case.declared)


def _integer_dtypes(case: Case, value: ast.AST) -> Iterator[Edit]:
    """Yield edits that write float32 where a dtype of integers, truth values or text stands."""
    for syntax in ast.walk(value):
        match syntax:
            case ast.Attribute(attr=kind) if kind.startswith(("int", "uint", "bool", "string")):
                stop = case.program.span(syntax).stop
                yield Edit(Span(stop - len(kind), stop), FLOAT)
            case ast.Constant(value=str(kind)) if kind.startswith(("int", "uint", "bool")):
                yield replaced(case.reading, syntax, f'"{FLOAT}"')
            case ast.keyword(arg="dtype", value=ast.Name(id="int" | "bool") as kind_name):
                yield replaced(case.reading, kind_name, "float")


def _numbers(case: Case, value: ast.AST) -> Iterator[Edit]:
    """Yield edits that give whole numbers a point, also where a name stands for one."""
    for syntax in ast.walk(value):
        if isinstance(syntax, ast.Constant):
            text = _as_real(case, syntax)
            if text:
                yield replaced(case.reading, syntax, text)
        elif isinstance(syntax, ast.Name):
            named = case.made(syntax.id)
            if named is not None and isinstance(named.made, ast.Constant | ast.List | ast.Tuple):
                yield from _numbers(case, named.made)


def _as_real(case: Case, syntax: ast.Constant) -> str:
    if type(syntax.value) is int:
        return f"{case.program.slice(syntax)}."
    if type(syntax.value) is bool:
        return "1." if syntax.value else "0."
    if isinstance(syntax.value, str):
        try:
            return repr(float(syntax.value)).removesuffix("0")
        except ValueError:
            return ""
    return ""


def _all_numbers(case: Case) -> Iterator[Edit]:
    """Yield the edits of every value that the program declares."""
    for made in reading(case.program).bindings:
        if made.maker:
            yield from _numbers(case, made.value) if made.value is not None else ()


REPAIRS: dict[str, tuple[Repair, ...]] = {
    "constant": (watch, trainable),
    "frozen": (watch, trainable, thaw),
    "tensor": (watch, moves.made_on_the_tape),
    "unwatched": (watch, watch_variables),
    "watched_late": (moves.watch_first,),
    "outside_tape": (moves.recorded, moves.onto_the_tape, moves.never_reset),
    "rebound": (swaps.assign_instead, watch),
    "left_tape": (swaps.on_the_tape,),
    "assigned": (swaps.as_tensor,),
    "integer": (as_float,),
    "stop_gradient": (smoothing.let_through,),
    "not_differentiable": (smoothing.smooth,),
    "branch_not_taken": (blends.both_branches,),
    "condition_only": (blends.larger_or_smaller, blends.blended),
    "unconnected": (blends.swapped, swaps.assign_since, blends.other_target),
}
