"""Comprehensions, each in a scope of its own; a generator expression runs when it is asked."""

import ast
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gradviz.lang.generators import take_turns
from gradviz.lang.guards import guard_key
from gradviz.lang.scope import Scope, bound_names
from gradviz.trace.groups import LOOP, PASS

if TYPE_CHECKING:
    from gradviz.lang.interpreter import Interpreter

Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


def list_comprehension(interpreter: "Interpreter", syntax: ast.ListComp) -> list[object]:
    """Evaluate `[e for x in xs if c]`."""
    with _turns(interpreter, syntax) as turns:
        return [interpreter.evaluate(syntax.elt) for _ in turns]


def set_comprehension(interpreter: "Interpreter", syntax: ast.SetComp) -> set[object]:
    """Evaluate `{e for x in xs}`."""
    with _turns(interpreter, syntax) as turns:
        return {guard_key(interpreter.budget, interpreter.evaluate(syntax.elt)) for _ in turns}


def dict_comprehension(interpreter: "Interpreter", syntax: ast.DictComp) -> dict[object, object]:
    """Evaluate `{k: v for x in xs}`."""
    with _turns(interpreter, syntax) as turns:
        return {
            guard_key(interpreter.budget, interpreter.evaluate(syntax.key)): interpreter.evaluate(
                syntax.value
            )
            for _ in turns
        }


def generator(
    interpreter: "Interpreter", syntax: ast.GeneratorExp
) -> Generator[object, object, object]:
    """Evaluate `(e for x in xs)`: the first `xs` now, the rest when a value is asked for."""
    first = interpreter.over(syntax.generators[0].iter)
    return take_turns(interpreter, _scope(interpreter, syntax), _values(interpreter, syntax, first))


def _values(
    interpreter: "Interpreter", syntax: ast.GeneratorExp, first: Iterator[object]
) -> Generator[object, object, None]:
    for _ in _nested(interpreter, syntax.generators, first):
        yield interpreter.evaluate(syntax.elt)


@contextmanager
def _turns(interpreter: "Interpreter", syntax: Comprehension) -> Iterator[Iterator[None]]:
    """Enter the comprehension's scope; give its turns, one per element."""
    first = interpreter.over(syntax.generators[0].iter)
    target = ast.unparse(syntax.generators[0].target)
    scope = interpreter.inside(_scope(interpreter, syntax))
    with scope, interpreter.within(LOOP, target, syntax):
        yield _passes(interpreter, syntax, _nested(interpreter, syntax.generators, first))


def _passes(
    interpreter: "Interpreter", syntax: Comprehension, turns: Iterator[None]
) -> Iterator[None]:
    """Note each turn as a pass. An error ends the last one together with its loop."""
    where = interpreter.recorder.where
    for _ in turns:
        depth = where.enter(PASS, "", interpreter.span(syntax))
        yield
        where.leave(depth)


def _scope(interpreter: "Interpreter", syntax: Comprehension) -> Scope:
    own = bound_names([loop.target for loop in syntax.generators])
    return Scope(interpreter.scope.closure(), own, "comprehension")


def _nested(
    interpreter: "Interpreter", loops: list[ast.comprehension], values: Iterator[object]
) -> Iterator[None]:
    loop, rest = loops[0], loops[1:]
    for value in values:
        interpreter.assign(loop.target, value)
        if not all(interpreter.decide(c, c) for c in loop.ifs):
            continue
        if rest:
            inner = interpreter.over(rest[0].iter)
            yield from _nested(interpreter, rest, inner)
        else:
            yield
