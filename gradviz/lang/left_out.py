"""A statement left out of a notebook's cell, and what its names mean then.

What is left out is found in leaving.py. A name that only a statement left out would have bound is
bound to `Missing`, so that reading it is an error which says so.
"""

import ast
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gradviz.lang.flow import blocks
from gradviz.lang.magics import Command
from gradviz.lang.parse import Program
from gradviz.words import say

if TYPE_CHECKING:
    from gradviz.lang.interpreter import Interpreter

MOST_SHOWN = 60  # characters of a line that a sentence quotes


class LeftOut(ast.stmt):
    """A statement left out. Its arguments are evaluated; its names then mean nothing."""

    _fields = ("values", "targets")
    values: list[ast.expr]
    targets: list[ast.expr]
    line: int
    text: str
    cell: int
    shows: bool  # its names stand for what only shows things


@dataclass(frozen=True, slots=True)
class Missing:
    """What a name means that only a statement left out would have bound."""

    syntax: LeftOut
    shows: bool


@dataclass(frozen=True, slots=True)
class Unmade:
    """What a name means that an earlier cell would have bound, had it not stopped before."""

    cell: int


def meaning(name: str, value: object) -> object:
    """Return the value of a name. NameError, with the reason, where it has none."""
    if isinstance(value, Unmade):
        raise NameError(say("left_out.unmade", name=name, cell=value.cell))
    if isinstance(value, Missing):
        left = value.syntax
        key = "left_out.missing_cell" if left.cell else "left_out.missing"
        raise NameError(say(key, name=name, line=left.line, text=left.text, cell=left.cell))
    return value


def left_out(
    syntax: ast.stmt,
    line: int,
    text: str,
    cell: int,
    names: Collection[str],
    values: Collection[ast.expr] = (),
    shows: bool = False,
) -> LeftOut:
    """Return what stands in place of `syntax`."""
    made = LeftOut()
    made.values, made.line, made.text, made.cell, made.shows = list(values), line, text, cell, shows
    made.targets = [ast.copy_location(ast.Name(name, ast.Store()), syntax) for name in names]
    return ast.copy_location(made, syntax)


def commands_left_out(program: Program, found: list[Command], cell: int) -> list[ast.stmt]:
    """Return the statements with those that commands gave values to left out: `files = !ls`."""
    given = {command.span.start: command for command in found if command.names}
    for block in blocks(program.tree) if given else ():
        for number, syntax in enumerate(block):
            span = program.span(syntax)
            command = given.get(span.start)
            if command is not None and isinstance(syntax, ast.Assign):
                text = shown(command.span.slice(program.text))
                line = span.line(program.text)
                block[number] = left_out(syntax, line, text, cell, command.names)
    return program.tree.body


def shown(text: str) -> str:
    """Return how a sentence quotes a piece of the text: its first line, if that is short."""
    first = text.splitlines()[0].rstrip() if text.strip() else ""
    short = first if len(first) <= MOST_SHOWN else first[: MOST_SHOWN - 1]
    return short if short == text else f"{short.rstrip()}…"


def leave_out(interpreter: "Interpreter", syntax: LeftOut) -> None:
    """Evaluate the arguments of a statement left out, and take its names away."""
    for value in syntax.values:
        interpreter.evaluate(value)
    for target in syntax.targets:
        assert isinstance(target, ast.Name)
        interpreter.scope.bind(target.id, Missing(syntax, syntax.shows))


def missing_of(program: Program) -> dict[str, object]:
    """Return what the names mean that a cell leaves without a value, before it ever ran."""
    left = [syntax for syntax in program.tree.body if isinstance(syntax, LeftOut)]
    return {
        target.id: Missing(syntax, syntax.shows)
        for syntax in left
        for target in syntax.targets
        if isinstance(target, ast.Name)
    }
