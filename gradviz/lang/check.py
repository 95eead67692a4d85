"""Refuses syntax nobody handles, and names nobody may touch, before anything runs."""

import ast

from gradviz.lang.generators import misplaced_yields
from gradviz.lang.names import is_private
from gradviz.lang.parse import Program
from gradviz.lang.unsupported import unsupported
from gradviz.trace import Diagnostic
from gradviz.words import say


def check(program: Program) -> tuple[Diagnostic, ...]:
    """Return one diagnostic for each piece of `program` that is not in the language."""
    found = []
    paused = set(misplaced_yields(program.tree))
    for syntax in ast.walk(program.tree):
        problem = _problem(syntax)
        if syntax in paused:
            problem = "unsupported", say("diagnostics.unsupported.yield")
        if problem is not None:
            code, message = problem
            span = program.span(syntax) if hasattr(syntax, "lineno") else None
            found.append(Diagnostic.at(program.text, span, code, message))
    return tuple(sorted(found, key=lambda d: (d.line or 0, d.column or 0)))


def _problem(syntax: ast.AST) -> tuple[str, str] | None:
    unknown = unsupported(syntax)
    if unknown is not None:
        return "unsupported", unknown
    if isinstance(syntax, ast.Attribute) and is_private(syntax.attr):
        return "private", say("diagnostics.private", name=syntax.attr)
    if isinstance(syntax, ast.Name) and is_private(syntax.id):
        return "private", say("diagnostics.private", name=syntax.id)
    if isinstance(syntax, ast.FunctionDef | ast.ClassDef) and is_private(syntax.name):
        return "private", say("diagnostics.private", name=syntax.name)
    if isinstance(syntax, ast.Global | ast.Nonlocal | ast.Import | ast.ImportFrom):
        return _bound_elsewhere(syntax)
    if isinstance(syntax, ast.arg | ast.keyword) and (syntax.arg or "").startswith("__"):
        return "private", say("diagnostics.private", name=syntax.arg)
    return None


def _bound_elsewhere(
    syntax: ast.Global | ast.Nonlocal | ast.Import | ast.ImportFrom,
) -> tuple[str, str] | None:
    """Refuse private names that a statement binds without a piece of syntax of their own."""
    if isinstance(syntax, ast.Global | ast.Nonlocal):
        names = syntax.names
    else:
        names = [part.asname or "" for part in syntax.names]
    private = next((name for name in names if is_private(name)), None)
    return None if private is None else ("private", say("diagnostics.private", name=private))
