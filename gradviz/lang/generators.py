"""Functions with `yield`, and generator expressions: run turn by turn, in a scope of their own.

A `yield` is a statement, or what a name is given (`x = yield y`), so that a statement is either
done in one go by its usual handler, or is one of the few that know how to pause.
"""

import ast
import functools
from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, Any

from gradviz.lang.jumps import Broke, Continued, Returned
from gradviz.lang.scope import Scope

if TYPE_CHECKING:
    from gradviz.lang.interpreter import Interpreter

Turns = Generator[object, Any, object]
YIELDS = ast.Yield | ast.YieldFrom


def has_yield(body: list[ast.stmt]) -> bool:
    """Return whether the statements of a function, not of those inside it, pause."""
    return any(_pauses(syntax) for syntax in body)


def misplaced_yields(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield each `yield` that is part of a larger expression, or inside `try`, `with`, `match`."""
    well_placed = {
        id(part.value)
        for part in ast.walk(tree)
        if isinstance(part, ast.Expr | ast.Assign) and isinstance(part.value, YIELDS)
    }
    guarded = {
        id(inner)
        for outer in ast.walk(tree)
        if isinstance(outer, ast.Try | ast.With | ast.Match)
        for inner in _of_this_function(outer)
    }
    for syntax in ast.walk(tree):
        if isinstance(syntax, YIELDS) and (id(syntax) not in well_placed or id(syntax) in guarded):
            yield syntax


def take_turns(interpreter: "Interpreter", scope: Scope, turns: Turns) -> Turns:
    """Let `turns` go on in its own scope whenever it is asked for a value."""
    given: object = None
    while True:
        interpreter.enter("<generator>")
        outer, interpreter.scope = interpreter.scope, scope
        try:
            value = turns.send(given)
        except StopIteration as stop:
            return stop.value
        finally:
            interpreter.scope = outer
            interpreter.leave()
        given = yield value


def execute_in_turns(interpreter: "Interpreter", body: list[ast.stmt]) -> Turns:
    """Do the body of a function that pauses; what it returns ends it."""
    try:
        yield from _statements(interpreter, body)
    except Returned as returned:
        return returned.value
    return None


@functools.lru_cache(maxsize=4096)
def _pauses(syntax: ast.AST) -> bool:
    return any(isinstance(part, YIELDS) for part in _of_this_function(syntax))


def _of_this_function(syntax: ast.AST) -> Iterator[ast.AST]:
    yield syntax
    for part in ast.iter_child_nodes(syntax):
        if not isinstance(part, ast.FunctionDef | ast.Lambda | ast.ClassDef):
            yield from _of_this_function(part)


def _statements(interpreter: "Interpreter", body: list[ast.stmt]) -> Turns:
    for syntax in body:
        if _pauses(syntax):
            interpreter.budget.tick()
            yield from PAUSING[type(syntax)](interpreter, syntax)
        else:
            interpreter.execute_all([syntax])
    return None


def _expression(interpreter: "Interpreter", syntax: ast.Expr) -> Turns:
    yield from _value(interpreter, syntax.value)
    return None


def _assign(interpreter: "Interpreter", syntax: ast.Assign) -> Turns:
    value = yield from _value(interpreter, syntax.value)
    for target in syntax.targets:
        interpreter.assign(target, value)
    return None


def _value(interpreter: "Interpreter", syntax: ast.expr) -> Turns:
    if isinstance(syntax, ast.YieldFrom):
        return (yield from _delegate(interpreter, interpreter.evaluate(syntax.value)))
    assert isinstance(syntax, ast.Yield)
    return (yield None if syntax.value is None else interpreter.evaluate(syntax.value))


def _delegate(interpreter: "Interpreter", values: Any) -> Turns:
    if isinstance(values, Generator):
        return (yield from values)
    for value in interpreter.each(values):
        if (yield value) is not None:
            raise AttributeError(
                f"'{type(values).__name__}_iterator' object has no attribute 'send'"
            )
    return None


def _if(interpreter: "Interpreter", syntax: ast.If) -> Turns:
    yes = interpreter.decide(syntax.test, syntax)
    taken, other = (syntax.body, syntax.orelse) if yes else (syntax.orelse, syntax.body)
    interpreter.branch(taken, other)
    return (yield from _statements(interpreter, taken))


def _for(interpreter: "Interpreter", syntax: ast.For) -> Turns:
    for value in interpreter.over(syntax.iter):
        interpreter.assign(syntax.target, value)
        if not (yield from _turn(interpreter, syntax.body)):
            return None
    interpreter.skip(syntax.body)
    return (yield from _statements(interpreter, syntax.orelse))


def _while(interpreter: "Interpreter", syntax: ast.While) -> Turns:
    while interpreter.decide(syntax.test, syntax):
        if not (yield from _turn(interpreter, syntax.body)):
            return None
    interpreter.skip(syntax.body)
    return (yield from _statements(interpreter, syntax.orelse))


def _turn(interpreter: "Interpreter", body: list[ast.stmt]) -> Turns:
    interpreter.branch(body, ())
    try:
        yield from _statements(interpreter, body)
    except Continued:
        pass
    except Broke:
        return False
    return True


PAUSING: dict[type, Callable[["Interpreter", Any], Turns]] = {
    ast.Expr: _expression,
    ast.Assign: _assign,
    ast.If: _if,
    ast.For: _for,
    ast.While: _while,
}
