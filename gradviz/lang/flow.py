"""Where values may flow from name to name, read off the text and never run."""

import ast
from collections.abc import Iterable, Iterator

Block = list[ast.stmt]


def reads(syntax: ast.AST) -> set[str]:
    """Return the names that a piece of syntax reads, also inside functions it makes."""
    return {
        s.id for s in ast.walk(syntax) if isinstance(s, ast.Name) and isinstance(s.ctx, ast.Load)
    }


def sets(syntax: ast.AST) -> set[str]:
    """Return the names a statement gives a value, or changes: `a = ...`, `a[0] = ...`, `a.add(b)`.

    `return` sets "return": what a function hands out may go anywhere.
    """
    found: set[str] = set()
    for part in ast.walk(syntax):
        match part:
            case ast.Name(id=name, ctx=ast.Store()):
                found.add(name)
            case (
                ast.Subscript(ctx=ast.Store(), value=owner)
                | ast.Attribute(ctx=ast.Store(), value=owner)
            ):
                found |= reads(owner)
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name)))):
                found.add(name)
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.Return() | ast.Lambda() | ast.Yield():
                found.add("return")
    return found


def reaches(tree: ast.Module, use: ast.AST, names: Iterable[str]) -> bool:
    """Return whether what is read at `use` may end up in one of `names`.

    Where nobody sets any of them by name, nothing can be told, and it may.
    """
    holder = statement_with(tree, use)
    if holder is None:
        return True
    statements = [s for s in ast.walk(tree) if isinstance(s, ast.stmt) and not _is_block(s)]
    wanted = set(names) & {name for s in statements for name in sets(s)}
    found = sets(holder)
    growing = True
    while growing:
        more = {n for s in statements if reads(s) & found for n in sets(s)} - found
        growing = bool(more)
        found |= more
    return not wanted or "return" in found or bool(found & wanted)


def statement_with(tree: ast.AST, part: ast.AST) -> ast.stmt | None:
    """Return the innermost statement that `part` belongs to."""
    found = None
    for syntax in ast.walk(tree):
        if isinstance(syntax, ast.stmt) and any(s is part for s in ast.walk(syntax)):
            found = syntax  # ast.walk goes from outside in
    return found


def blocks(tree: ast.AST) -> Iterator[Block]:
    """Yield every list of statements of the text, outer ones first."""
    for syntax in ast.walk(tree):
        for name in ("body", "orelse", "finalbody"):
            block = getattr(syntax, name, None)
            if isinstance(block, list) and block and isinstance(block[0], ast.stmt):
                yield block


def _is_block(statement: ast.stmt) -> bool:
    """Return whether a statement holds others: those are looked at one by one."""
    return bool(getattr(statement, "body", None)) and not isinstance(statement, ast.FunctionDef)
