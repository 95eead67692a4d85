"""Which kinds of syntax are not in the language, and what to write instead of each."""

import ast

from gradviz.lang.expressions import EXPRESSIONS
from gradviz.lang.statements import STATEMENTS
from gradviz.words import CATALOGUE, say

# Parts of handled syntax, which the handlers of their owners read, and of `match`, refused whole.
PARTS = (
    ast.Module, ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop, ast.arguments,
    ast.arg, ast.keyword, ast.alias, ast.withitem, ast.ExceptHandler, ast.comprehension,
    ast.Starred, ast.Yield, ast.YieldFrom, ast.match_case, ast.pattern,
)  # fmt: skip
HANDLED: frozenset[type] = frozenset({*EXPRESSIONS, *STATEMENTS})


def unsupported(syntax: ast.AST) -> str | None:
    """Return the sentence that refuses `syntax`; None for what is in the language."""
    kind = _kind(syntax)
    if kind is None:
        return None
    key = f"diagnostics.unsupported.{kind.lower()}"
    return say(key if key in CATALOGUE.rows else "diagnostics.unsupported", kind=kind)


def _kind(syntax: ast.AST) -> str | None:
    """Return the name of what is refused: of a kind of syntax, or of a use of one."""
    if type(syntax) not in HANDLED and not isinstance(syntax, PARTS):
        return type(syntax).__name__
    if isinstance(syntax, ast.Constant) and isinstance(syntax.value, bytes | complex):
        return type(syntax.value).__name__
    if isinstance(syntax, ast.ClassDef) and syntax.keywords:
        return "metaclass"
    if isinstance(syntax, ast.comprehension) and syntax.is_async:
        return "asynccomprehension"
    return None
