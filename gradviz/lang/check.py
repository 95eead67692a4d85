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
    if isinstance(syntax, ast.arg | ast.keyword) and (syntax.arg or "").startswith("__"):
        return "private", say("diagnostics.private", name=syntax.arg)
    return None
