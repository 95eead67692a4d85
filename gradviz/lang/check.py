"""Refuses syntax nobody handles, and names nobody may touch, before anything runs."""

import ast

from gradviz.lang.expressions import EXPRESSIONS
from gradviz.lang.names import is_private
from gradviz.lang.parse import Program
from gradviz.lang.statements import STATEMENTS
from gradviz.trace import Diagnostic
from gradviz.words import CATALOGUE, say

# Parts of handled syntax, which the handlers of their owners read.
PARTS = (
    ast.Module, ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop, ast.arguments,
    ast.arg, ast.keyword, ast.alias, ast.withitem, ast.ExceptHandler, ast.comprehension, ast.Slice,
    ast.Starred,
)  # fmt: skip


def check(program: Program) -> tuple[Diagnostic, ...]:
    """Return one diagnostic for each piece of `program` that is not in the language."""
    found = []
    for syntax in ast.walk(program.tree):
        problem = _problem(syntax)
        if problem is not None:
            code, message = problem
            span = program.span(syntax) if hasattr(syntax, "lineno") else None
            found.append(Diagnostic.at(program.text, span, code, message))
    return tuple(sorted(found, key=lambda d: (d.line or 0, d.column or 0)))


def _problem(syntax: ast.AST) -> tuple[str, str] | None:
    kind = type(syntax)
    if kind not in EXPRESSIONS and kind not in STATEMENTS and not isinstance(syntax, PARTS):
        return "unsupported", _unsupported(kind.__name__)
    if isinstance(syntax, ast.Attribute) and is_private(syntax.attr):
        return "private", say("diagnostics.private", name=syntax.attr)
    if isinstance(syntax, ast.Name) and syntax.id.startswith("__"):
        return "private", say("diagnostics.private", name=syntax.id)
    if isinstance(syntax, ast.FunctionDef | ast.ClassDef) and is_private(syntax.name):
        return "private", say("diagnostics.private", name=syntax.name)
    if isinstance(syntax, ast.arg | ast.keyword) and (syntax.arg or "").startswith("__"):
        return "private", say("diagnostics.private", name=syntax.arg)
    return None


def _unsupported(kind: str) -> str:
    key = f"diagnostics.unsupported.{kind.lower()}"
    return say(key if key in CATALOGUE.rows else "diagnostics.unsupported", kind=kind)
