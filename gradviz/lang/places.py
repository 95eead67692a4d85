"""Pieces of a program found by where they stand, and the small edits that repairs are made of."""

import ast
from collections.abc import Sequence

from gradviz.lang.declarations import Reading
from gradviz.trace import Edit, Span

# What can stand beside an operator, or before a dot, without brackets.
BINDING = (ast.BinOp, ast.UnaryOp, ast.Compare, ast.BoolOp, ast.IfExp, ast.Attribute,
           ast.Subscript, ast.Starred)  # fmt: skip
PLAIN = (ast.Name, ast.Call, ast.Attribute, ast.Subscript, ast.List, ast.Tuple, ast.Constant)


def expression_at(reading: Reading, span: Span | None) -> ast.expr | None:
    """Return the outermost expression that stands exactly at `span`."""
    found = (s for s in ast.walk(reading.program.tree) if isinstance(s, ast.expr))
    return next((s for s in found if reading.program.span(s) == span), None)


def statement_at(reading: Reading, span: Span) -> ast.stmt | None:
    """Return the innermost statement around `span`."""
    found = None
    for syntax in ast.walk(reading.program.tree):
        if isinstance(syntax, ast.stmt):
            whole = reading.program.span(syntax)
            if whole.start <= span.start and span.stop <= whole.stop:
                found = syntax
    return found


def siblings(reading: Reading, statement: ast.stmt) -> list[ast.stmt]:
    """Return the list of statements that `statement` is one of."""
    parent = reading.parents[statement]
    for field in ("body", "orelse", "finalbody", "handlers"):
        found = getattr(parent, field, None)
        if isinstance(found, list) and any(s is statement for s in found):
            return found
    return [statement]


def text_of(reading: Reading, syntax: ast.AST) -> str:
    """Return the text of a piece of syntax."""
    return reading.program.slice(syntax)


def bracketed(reading: Reading, syntax: ast.expr) -> str:
    """Return the text of an operand, in brackets where it needs them."""
    text = text_of(reading, syntax)
    return text if isinstance(syntax, PLAIN) or text.startswith("(") else f"({text})"


def replaced(reading: Reading, syntax: ast.AST, text: str) -> Edit:
    """Return the edit that puts `text` in place of a piece of syntax."""
    return Edit(reading.program.span(syntax), text)


def kept(reading: Reading, whole: ast.expr, part: ast.expr) -> tuple[Edit, ...]:
    """Return the edits that leave of `whole` only `part`, in brackets where it needs them."""
    outer, inner = reading.program.span(whole), reading.program.span(part)
    alone = isinstance(part, PLAIN) or not isinstance(reading.parents[whole], BINDING)
    return (
        Edit(Span(outer.start, inner.start), "" if alone else "("),
        Edit(Span(inner.stop, outer.stop), "" if alone else ")"),
    )


def whole_lines(reading: Reading, statement: ast.stmt) -> Span | None:
    """Return the lines of a statement; None where it shares them with something else."""
    program = reading.program
    span = program.span(statement)
    decorators = getattr(statement, "decorator_list", [])
    first = min([statement.lineno, *(d.lineno for d in decorators)])
    start = program.positions.index(first, 0)
    stop = program.positions.index((statement.end_lineno or first) + 1, 0)
    shared = not decorators and program.text[start : span.start].strip()
    after = program.text[span.stop : stop].split("#")[0].strip()
    return None if shared or after else Span(start, stop)


def indentation(reading: Reading, statement: ast.stmt) -> str:
    """Return the blanks a statement's line begins with."""
    program = reading.program
    text = program.text[program.positions.index(statement.lineno, 0) :]
    return text[: len(text) - len(text.lstrip(" \t"))]


def lines_of(reading: Reading, statements: Sequence[ast.stmt], indent: str) -> str | None:
    """Return the lines of statements, indented anew; None where one shares its line."""
    text = ""
    for statement in statements:
        span = whole_lines(reading, statement)
        if span is None:
            return None
        lines = span.slice(reading.program.text).splitlines(keepends=True)
        before = indentation(reading, statement)
        text += "".join(
            indent + line.removeprefix(before) if line.strip() else line for line in lines
        )
        text += "" if text.endswith("\n") else "\n"
    return text
