"""None or zeros for the gradients that are missing: an edit of the call in the text."""

import ast

from gradviz.lang.comma_list import CommaList
from gradviz.lang.parse import Program, parse
from gradviz.lang.roles import RoleRefused
from gradviz.trace import Edit, GradientCall, Trace
from gradviz.words import say

ARGUMENT = "unconnected_gradients"
POSITION = 3  # of the argument, where it is not named: gradient(target, sources, seeds, this)


def missing_edits(trace: Trace, call: GradientCall, zero: bool) -> tuple[Edit, ...]:
    """Return the edits that let `call` answer zeros, or None, for what is missing.

    RoleRefused where the text has no such call, as in an expression.
    """
    program = parse(trace.text)
    syntax = _syntax(program, call) if isinstance(program, Program) else None
    if syntax is None or not isinstance(program, Program):
        raise RoleRefused(say("gradients.no_call"))
    if len(syntax.args) > POSITION:
        raise RoleRefused(say("gradients.by_position", name=ARGUMENT))
    word = next((k for k in syntax.keywords if k.arg == ARGUMENT), None)
    zeros = f"{_tensorflow(program.tree)}.UnconnectedGradients.ZERO"
    if word is None:
        return (CommaList(program, syntax).insertion(f"{ARGUMENT}={zeros}"),) if zero else ()
    if zero:
        return (Edit(program.span(word.value), zeros),)
    at = program.span(word).start
    listed = CommaList(program, syntax)
    number = next(k for k, item in enumerate(listed.items) if item.span.start == at)
    return (listed.removal(number),)


def _syntax(program: Program, call: GradientCall) -> ast.Call | None:
    for syntax in ast.walk(program.tree):
        if isinstance(syntax, ast.Call) and program.span(syntax) == call.span:
            return syntax
    return None


def _tensorflow(tree: ast.Module) -> str:
    """Return the name a program knows TensorFlow by."""
    for syntax in ast.walk(tree):
        if isinstance(syntax, ast.Import):
            for alias in syntax.names:
                if alias.name == "tensorflow":
                    return alias.asname or alias.name
    return "tf"
