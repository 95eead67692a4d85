"""Functions the program defines: Python callables, so that they can be handed to anything."""

import ast
import functools
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gradviz.lang.arguments import bind_arguments, parameter_names, signature_of
from gradviz.lang.generators import execute_in_turns, has_yield, take_turns
from gradviz.lang.jumps import Returned
from gradviz.lang.parts import is_part
from gradviz.lang.scope import Scope, bound_names
from gradviz.lang.tapes import ENDED
from gradviz.trace.groups import FUNCTION, LAYER

if TYPE_CHECKING:
    from gradviz.lang.interpreter import Interpreter


MADE_INSIDE = (ast.FunctionDef, ast.Lambda, ast.ClassDef, ast.GeneratorExp)


@dataclass(frozen=True, slots=True)
class Reading:
    """What can be read off the text of a function, once for all that are made of it."""

    body: list[ast.stmt]
    own: frozenset[str]
    globals: tuple[str, ...]
    nonlocals: tuple[str, ...]
    loose: tuple[str, ...]  # names that nothing made inside can see: they end with a call
    text: str | None  # the documentation
    in_turns: bool  # it has a yield


@functools.lru_cache(maxsize=1024)
def read(syntax: ast.FunctionDef | ast.Lambda) -> Reading:
    """Read the text of a function."""
    body: list[ast.stmt] = (
        syntax.body if isinstance(syntax.body, list) else [ast.Return(syntax.body)]
    )
    own = bound_names(body) | frozenset(parameter_names(syntax.args))
    inside = [s for part in body for s in _of_this_scope(part)]
    made = [s for s in inside if isinstance(s, MADE_INSIDE)]
    return Reading(
        body,
        own,
        tuple(n for s in inside if isinstance(s, ast.Global) for n in s.names),
        tuple(n for s in inside if isinstance(s, ast.Nonlocal) for n in s.names),
        tuple(own.difference(*map(_seen, made))),
        ast.get_docstring(syntax) if isinstance(syntax, ast.FunctionDef) else None,
        has_yield(body),
    )


def _seen(syntax: ast.AST) -> set[str]:
    """Return the names that what is made there may look up when the call is long over."""
    parts = list(ast.walk(syntax))
    names = {part.id for part in parts if isinstance(part, ast.Name)}
    return names.union(*(part.names for part in parts if isinstance(part, ast.Nonlocal)))


def _of_this_scope(syntax: ast.AST) -> Iterator[ast.AST]:
    yield syntax
    if not isinstance(syntax, ast.FunctionDef | ast.Lambda | ast.ClassDef):
        for part in ast.iter_child_nodes(syntax):
            yield from _of_this_scope(part)


class Function:
    """A `def` or `lambda` of the program, with the scope it was made in.

    `attributes` are those that the program gave it.
    """

    def __init__(
        self, interpreter: "Interpreter", name: str, syntax: ast.FunctionDef | ast.Lambda
    ) -> None:
        self._reading = read(syntax)
        self.__name__ = self.__qualname__ = name
        self.__doc__ = self._reading.text
        self.attributes: dict[str, object] = {}
        self._interpreter = interpreter
        self._syntax = syntax
        self._scope = interpreter.scope.closure()
        self._cell = interpreter.scope.cell if interpreter.scope.kind == "class" else None
        self._defaults = [interpreter.evaluate(d) for d in syntax.args.defaults]
        self._keyword_defaults = {
            argument.arg: interpreter.evaluate(default)
            for argument, default in zip(
                syntax.args.kwonlyargs, syntax.args.kw_defaults, strict=True
            )
            if default is not None
        }

    def __call__(self, *args: object, **kwargs: object) -> object:
        """Run the body with the arguments bound. TypeError where they do not fit."""
        scope = self._scope_of_call(args, kwargs)
        if self._reading.in_turns:
            turns = execute_in_turns(self._interpreter, self._reading.body)
            return take_turns(self._interpreter, scope, turns)
        return self._run(scope, args[0] if self._cell is not None and args else None)

    def __get__(self, value: object, owner: type | None = None) -> object:
        """Bind to an object, as methods do."""
        return self if value is None else BoundMethod(self, value)

    @property
    def __signature__(self) -> inspect.Signature:
        """The parameters, which layers and decorators ask for."""
        return signature_of(self._syntax.args, self._defaults, self._keyword_defaults)

    def __repr__(self) -> str:
        return f"<function {self.__name__}>"

    def _scope_of_call(self, args: tuple[object, ...], kwargs: dict[str, object]) -> Scope:
        reading = self._reading
        scope = Scope(self._scope, reading.own, cell=self._cell)
        for name in reading.globals:
            scope.declare_global(name)
        for name in reading.nonlocals:
            scope.declare_nonlocal(name)
        given = (self._defaults, self._keyword_defaults, args, kwargs)
        scope.names.update(bind_arguments(self.__name__, self._syntax.args, *given))
        return scope

    @property
    def parts(self) -> "ast.expr | list[ast.stmt]":
        """What runs when it is called."""
        return self._syntax.body

    def _run(self, scope: Scope, owner: object) -> object:
        """Run the body; `owner` is the object whose method it is, if it is one."""
        interpreter = self._interpreter
        interpreter.enter(self.__name__)
        interpreter.branch(self.parts, ())
        outer, interpreter.scope = interpreter.scope, scope
        last: ast.AST = self._reading.body[-1]
        try:
            if isinstance(self._syntax, ast.Lambda):
                return interpreter.evaluate(self._syntax.body)
            part = owner if is_part(owner, self.__name__) else None
            kind = FUNCTION if part is None else LAYER
            with interpreter.within(kind, self.__name__, self._syntax, part):
                interpreter.execute_all(self._reading.body)
        except Returned as returned:
            last = returned.syntax
            return returned.value
        finally:
            interpreter.scope = outer
            self._end(scope, last)
            interpreter.leave()
        return None

    def _end(self, scope: Scope, last: ast.AST) -> None:
        """Let go of what only the call had a name for; `last` is what it did last."""
        self._interpreter.parting = ENDED, last
        for name in self._reading.loose:
            scope.names.pop(name, None)
        self._interpreter.parting = None


def line_of(function: object) -> int | None:
    """Return at which line a program defines one of its functions; None for any other object."""
    inner = function._function if isinstance(function, BoundMethod) else function
    return inner._syntax.lineno if isinstance(inner, Function) else None


class BoundMethod:
    """A Function with its first argument filled in."""

    def __init__(self, function: Function, value: object) -> None:
        self._function = function
        self._value = value
        self.__name__ = function.__name__
        self.__doc__ = function.__doc__

    @property
    def __signature__(self) -> inspect.Signature:
        """The parameters without the one that is filled in."""
        whole = self._function.__signature__
        return whole.replace(parameters=list(whole.parameters.values())[1:])

    def __call__(self, *args: object, **kwargs: object) -> Any:
        """Call the method."""
        return self._function(self._value, *args, **kwargs)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, BoundMethod):
            return NotImplemented
        return self._function is other._function and self._value is other._value

    def __hash__(self) -> int:
        return hash((id(self._function), id(self._value)))


# `type(f).__name__` in a program must say what Python would.
Function.__name__ = Function.__qualname__ = "function"
BoundMethod.__name__ = BoundMethod.__qualname__ = "method"
