"""The names that a text reads but nobody defines: what is asked of whoever runs it."""

import ast
from collections.abc import Iterable, Iterator

from gradviz.lang.parse import Program


def free_names(program: Program, known: Iterable[str]) -> dict[str, ast.Name]:
    """Return the names that the text reads but nobody defines, with their first use.

    A name that is only ever called is no input: it is a function spelt wrongly.
    """
    defined = set(known) | _defined(program.tree)
    hints = {id(part) for hint in _hints(program.tree) for part in ast.walk(hint)}
    called = {id(s.func) for s in ast.walk(program.tree) if isinstance(s, ast.Call)}
    uses = [
        syntax
        for syntax in ast.walk(program.tree)
        if isinstance(syntax, ast.Name)
        and isinstance(syntax.ctx, ast.Load)
        and syntax.id not in defined
        and id(syntax) not in called
        and id(syntax) not in hints
    ]
    uses.sort(key=lambda syntax: (syntax.lineno, syntax.col_offset))
    found: dict[str, ast.Name] = {}
    for syntax in uses:
        found.setdefault(syntax.id, syntax)
    return found


def _hints(tree: ast.Module) -> Iterator[ast.expr]:
    """Yield the types written beside names, which nothing evaluates."""
    for syntax in ast.walk(tree):
        match syntax:
            case ast.arg(annotation=ast.expr() as hint) | ast.AnnAssign(annotation=hint):
                yield hint
            case ast.FunctionDef(returns=ast.expr() as hint):
                yield hint


def _defined(tree: ast.Module) -> set[str]:
    """Return every name that is bound anywhere in the text."""
    found: set[str] = set()
    for syntax in ast.walk(tree):
        match syntax:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                found.add(name)
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                found.add(name)
            case ast.ExceptHandler(name=str(name)):
                found.add(name)
            case ast.alias(name=path, asname=alias):
                found.add(alias or path.partition(".")[0])
    return found
