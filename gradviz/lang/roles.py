"""Role toggles, new values and repairs as edits of the text: pure functions, text to edits."""

import ast
from collections.abc import Iterator

import numpy as np

from gradviz.lang.declarations import (
    Declaration,
    TapeBlock,
    declaration,
    tape_blocks,
    watches,
)
from gradviz.lang.parse import Program, parse
from gradviz.trace import Diagnostic, Edit, Span, Trace
from gradviz.trace.nodes import FROZEN, ROLES, TRAINABLE, WATCHED
from gradviz.words import say


class RoleRefused(ValueError):
    """The edit cannot be made; the message says why, in the language in force."""


def role_edits(trace: Trace, name: str, role: str) -> tuple[Edit, ...]:
    """Return the edits that give `name` its new role. RoleRefused where the text has no place."""
    if role not in ROLES:
        raise RoleRefused(say("diagnostics.input_role", name=name, role=role))
    program = _program(trace.text)
    made = declaration(program, name)
    if made is None:
        raise RoleRefused(say("roles.not_declared", name=name))
    edits = list(_maker_edits(program, made, role))
    present = list(watches(program, name))
    if role == WATCHED:
        edits += _watch_edits(program, name, present)
    else:
        edits += [Edit(_whole_lines(program, statement), "") for statement in present]
    return tuple(edits)


def watch_edit(program: Program, block: TapeBlock, name: str) -> Edit | None:
    """Return the edit that adds `tape.watch(name)` as the block's first statement.

    None where the block stands on the line of its `with`.
    """
    first = block.statement.body[0]
    if first.lineno == block.statement.lineno:
        return None
    start = program.positions.index(first.lineno, 0)
    indent = program.text[start : program.span(first).start]
    return Edit(Span(start, start), f"{indent}{block.name}.watch({name})\n")


def trainable_edits(program: Program, name: str) -> tuple[Edit, ...]:
    """Return the edits that make `name` a trainable Variable; none where it is not declared."""
    made = declaration(program, name)
    return () if made is None else tuple(_maker_edits(program, made, TRAINABLE))


def value_edits(trace: Trace, name: str, value: object) -> tuple[Edit, ...]:
    """Return the edit that puts a new value into the declaration of `name`."""
    program = _program(trace.text)
    made = declaration(program, name)
    if made is None or made.value is None:
        raise RoleRefused(say("roles.not_declared", name=name))
    return (Edit(program.span(made.value), written(value)),)


def written(value: object) -> str:
    """Return a value as a program writes it: 1.5, [1., 2.], [[1., 2.], [3., 4.]]."""
    array = np.asarray(value)
    if array.ndim:
        return "[" + ", ".join(written(item) for item in array) + "]"
    item = array.item()
    if not isinstance(item, float):
        return repr(item)
    text = np.format_float_positional(np.float32(item), trim="0") if abs(item) < 1e7 else repr(item)
    return text.removesuffix("0") if text.endswith(".0") else text


def _program(text: str) -> Program:
    parsed = parse(text)
    if isinstance(parsed, Diagnostic):
        raise RoleRefused(parsed.message)
    return parsed


def _maker_edits(program: Program, made: Declaration, role: str) -> Iterator[Edit]:
    """Yield the edits of the call that makes the value: its name, and `trainable=`."""
    wanted = "Variable" if role in (TRAINABLE, FROZEN) else "constant"
    called = made.call.func
    assert isinstance(called, ast.Attribute)
    if made.maker != wanted:
        stop = program.span(called).stop
        yield Edit(Span(stop - len(called.attr), stop), wanted)
    keyword = made.keyword("trainable")
    if role == FROZEN and keyword is None:
        stop = program.span(made.call).stop - 1
        yield Edit(Span(stop, stop), ", trainable=False" if made.call.args else "trainable=False")
    elif role == FROZEN and keyword is not None:
        yield Edit(program.span(keyword.value), "False")
    elif keyword is not None:
        yield Edit(_argument(program, made.call, keyword), "")


def _argument(program: Program, call: ast.Call, keyword: ast.keyword) -> Span:
    """Return the span of an argument with the comma and blanks before it."""
    span = program.span(keyword)
    before = [*call.args, *call.keywords[: call.keywords.index(keyword)]]
    if before:
        return Span(max(program.span(part).stop for part in before), span.stop)
    stop = span.stop
    while program.text[stop] in ", \n":
        stop += 1
    return Span(span.start, stop)


def _watch_edits(program: Program, name: str, present: list[ast.Expr]) -> Iterator[Edit]:
    blocks = list(tape_blocks(program))
    if not blocks:
        raise RoleRefused(say("roles.no_tape", name=name))
    for block in blocks:
        if any(statement in ast.walk(block.statement) for statement in present):
            continue
        edit = watch_edit(program, block, name)
        if edit is None:
            raise RoleRefused(say("roles.one_line", name=name))
        yield edit


def _whole_lines(program: Program, statement: ast.stmt) -> Span:
    """Return the span of the statement's lines; only its own text where it shares a line."""
    span = program.span(statement)
    start = program.text.rfind("\n", 0, span.start) + 1
    end = program.text.find("\n", span.stop)
    stop = len(program.text) if end < 0 else end + 1
    alone = (
        not program.text[start : span.start].strip() and not program.text[span.stop : stop].strip()
    )
    return Span(start, stop) if alone else span
