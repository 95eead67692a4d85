"""Repairs that move statements: a watch before the use, an operation into the tape's block."""

import ast
from collections.abc import Iterator, Sequence

from gradviz.lang.case import Case
from gradviz.lang.declarations import Reading, TapeBlock
from gradviz.lang.flow import reads, sets
from gradviz.lang.places import indentation, lines_of, siblings, statement_at, whole_lines
from gradviz.lang.statement_edits import before, removals
from gradviz.trace import Edit, Fix, Span
from gradviz.words import say


def watch_first(case: Case) -> Iterator[Fix]:
    """Move the watch to the begin of the block."""
    block, span = case.block, case.span
    statement = None if span is None else statement_at(case.reading, span)
    if block is None or statement is None:
        return
    text = case.program.slice(statement)
    place = _first_use(case, block, statement)
    edits = (before(case.reading, place, text), *removals(case.reading, [statement]))
    yield Fix(say("reasons.fix.watch_first", watch=text), edits)


def _first_use(case: Case, block: TapeBlock, watch: ast.stmt) -> ast.stmt:
    """Return the statement before which the watch has to stand."""
    root = case.name.partition(".")[0].partition("[")[0]
    for statement in siblings(case.reading, watch):
        if root in reads(statement):
            return statement
    return block.statement.body[0]


def recorded(case: Case) -> Iterator[Fix]:
    """Take the operation out of a `with tape.stop_recording():`."""
    if case.span is None:
        return
    statement = statement_at(case.reading, case.span)
    for holder in case.reading.around(statement) if statement is not None else ():
        if isinstance(holder, ast.With) and _pauses(holder):
            inside = lines_of(case.reading, holder.body, indentation(case.reading, holder))
            span = whole_lines(case.reading, holder)
            if inside is not None and span is not None:
                line = case.reading.line(holder)
                yield Fix(say("reasons.fix.record", line=line), (Edit(span, inside),))


def _pauses(block: ast.With) -> bool:
    return any(
        isinstance(part, ast.Attribute) and part.attr == "stop_recording"
        for item in block.items
        for part in ast.walk(item.context_expr)
    )


def never_reset(case: Case) -> Iterator[Fix]:
    """Drop `tape.reset()`."""
    for call in case.reading.calls.values():
        if isinstance(call.func, ast.Attribute) and call.func.attr == "reset":
            statement = case.reading.statement(call)
            label = say("reasons.fix.drop", text=case.program.slice(statement))
            yield Fix(label, tuple(removals(case.reading, [statement])))


def made_on_the_tape(case: Case) -> Iterator[Fix]:
    """Move what computes the source into the tape's block."""
    if case.declared is not None:
        yield from _moved(case, case.declared)


def onto_the_tape(case: Case) -> Iterator[Fix]:
    """Move the operation, with what it hangs together with, into the tape's block."""
    if case.span is not None:
        yield from _moved(case, case.span)


def _moved(case: Case, span: Span) -> Iterator[Fix]:
    block = case.block
    statement = statement_at(case.reading, span)
    if block is None or statement is None:
        return
    for place in _in_one_list(case.reading, statement, block.statement):
        around, here, there = place
        if here < there:
            moving = _with_users(around, here, there)
        else:
            moving = _with_makers(around, here, there)
        edits = _move(case.reading, block, moving, first=here < there)
        if edits:
            line = case.reading.line(around[here])
            yield Fix(say("reasons.fix.into_block", line=line, tape=block.name), edits)


def _in_one_list(
    reading: Reading, statement: ast.stmt, block: ast.With
) -> Iterator[tuple[list[ast.stmt], int, int]]:
    """Yield lists of statements that hold both, with the places of the two.

    A statement inside a function stands for those that call it.
    """
    for around in (block, *reading.around(block)):
        if not isinstance(around, ast.stmt):
            continue
        row = siblings(reading, around)
        there = next(k for k, s in enumerate(row) if s is around)
        for here, candidate in enumerate(row):
            if here != there and _runs(reading, candidate, statement):
                yield row, here, there


def _runs(reading: Reading, candidate: ast.stmt, statement: ast.stmt) -> bool:
    """Return whether `statement` runs where `candidate` does: as a part, or in what it calls."""
    if isinstance(candidate, ast.FunctionDef | ast.ClassDef):
        return False
    around = (statement, *reading.around(statement))
    if any(s is candidate for s in around):
        return True
    names = {s.name for s in around if isinstance(s, ast.FunctionDef)}
    for holder in around:
        if isinstance(holder, ast.ClassDef):
            names |= _objects(reading, holder.name)
    return bool(names & reads(candidate))


def _objects(reading: Reading, kind: str) -> set[str]:
    """Return the names that objects of a class of the program are given."""
    return {d.name for d in reading.bindings if kind in reads(d.made)}


def _with_users(row: Sequence[ast.stmt], here: int, there: int) -> list[ast.stmt]:
    """Return a statement and those between it and the block that use what it makes."""
    moving, made = [row[here]], sets(row[here])
    for statement in row[here + 1 : there]:
        if reads(statement) & made:
            moving.append(statement)
            made |= sets(statement)
    return moving


def _with_makers(row: Sequence[ast.stmt], here: int, there: int) -> list[ast.stmt]:
    """Return a statement and those between the block and it that make what it uses."""
    moving, used = [row[here]], reads(row[here])
    for statement in row[here - 1 : there : -1]:
        if sets(statement) & used:
            moving.insert(0, statement)
            used |= reads(statement)
    return moving


def _move(
    reading: Reading, block: TapeBlock, moving: list[ast.stmt], *, first: bool
) -> tuple[Edit, ...]:
    body = block.statement.body
    if body[0].lineno == block.statement.lineno:
        return _move_into_line(reading, body, moving)
    text = lines_of(reading, moving, indentation(reading, body[0]))
    if text is None:
        return ()
    if first:
        place = next((s for s in body if not _watches(s)), None)
        stop = _line_after(reading, body[-1]) if place is None else _line_of(reading, place)
    else:
        stop = _line_after(reading, body[-1])
    if stop == len(reading.program.text) and not reading.program.text.endswith("\n"):
        text = f"\n{text}"
    return (Edit(Span(stop, stop), text), *removals(reading, moving))


def _move_into_line(
    reading: Reading, body: list[ast.stmt], moving: list[ast.stmt]
) -> tuple[Edit, ...]:
    """Return the edits for a block that stands on the line of its `with`."""
    if any(isinstance(s, ast.With | ast.For | ast.While | ast.If) for s in moving):
        return ()
    text = "".join(f"; {reading.program.slice(s)}" for s in moving)
    stop = reading.program.span(body[-1]).stop
    if moving[0].lineno < body[0].lineno:
        start = reading.program.span(body[0]).start
        text = text.removeprefix("; ") + "; "
        return (Edit(Span(start, start), text), *removals(reading, moving))
    return (Edit(Span(stop, stop), text), *removals(reading, moving))


def _watches(statement: ast.stmt) -> bool:
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="watch"))):
            return True
    return False


def _line_of(reading: Reading, statement: ast.stmt) -> int:
    span = whole_lines(reading, statement)
    return reading.program.span(statement).start if span is None else span.start


def _line_after(reading: Reading, statement: ast.stmt) -> int:
    return reading.program.positions.index((statement.end_lineno or 1) + 1, 0)
