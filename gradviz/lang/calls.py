"""What a call means: who may be called, what it may cost, and where its result came from."""

import ast
import string
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from gradviz.lang.functions import BoundMethod, Function
from gradviz.lang.guards import guard_call, guard_format
from gradviz.lang.names import CLASSES, PROGRAM_MODULE
from gradviz.lang.namespaces import NUMPY, TENSORFLOW, Namespace

if TYPE_CHECKING:
    from gradviz.lang.interpreter import Interpreter


def call(interpreter: "Interpreter", syntax: ast.Call) -> object:
    """Evaluate `function(*args, **kwargs)`."""
    function = interpreter.evaluate(syntax.func)
    args = list(_positional(interpreter, syntax.args))
    kwargs = _keywords(interpreter, syntax.keywords)
    interpreter.at(syntax)
    _refuse_strangers(function)
    called = getattr(function, "__name__", "")
    if isinstance(function, Function | BoundMethod):
        return function(*args, **kwargs)
    guard_call(interpreter.budget, called or f"{type(function).__name__}()", args, kwargs)
    owner = getattr(function, "__self__", None)
    if called == "format" and isinstance(owner, str):
        guard_format(interpreter.budget, owner)
        _refuse_fields(owner)
    depth = interpreter.recorder.depth
    try:
        result = function(*args, **kwargs)
    except Exception:
        interpreter.recorder.unwind(depth)
        raise
    sources = args if owner is None or isinstance(owner, type(np)) else [owner, *args]
    return interpreter.follow(result, _shown(syntax, called), sources, syntax)


def _positional(interpreter: "Interpreter", parts: list[ast.expr]) -> Iterator[object]:
    for part in parts:
        if isinstance(part, ast.Starred):
            yield from interpreter.each(interpreter.evaluate(part.value))
        else:
            yield interpreter.evaluate(part)


def _keywords(interpreter: "Interpreter", parts: list[ast.keyword]) -> dict[str, object]:
    kwargs: dict[str, object] = {}
    for part in parts:
        value = interpreter.evaluate(part.value)
        more = {part.arg: value} if part.arg is not None else dict(value)
        for key, item in more.items():
            if not isinstance(key, str) or key in kwargs:
                raise TypeError(f"bad or repeated keyword argument {key!r}")
            kwargs[key] = item
    return kwargs


def _refuse_strangers(function: object) -> None:
    """Refuse classes that the program got hold of but that are not in its language."""
    if isinstance(function, type) and not _may_call(function):
        raise TypeError(f"'{function.__name__}' objects cannot be made by a program")
    if not callable(function):
        raise TypeError(f"'{type(function).__name__}' object is not callable")


def _may_call(kind: type) -> bool:
    return kind in CALLABLE_CLASSES or kind.__module__ == PROGRAM_MODULE


def _shown(syntax: ast.Call, called: str) -> str:
    """Return the name of the called function as the program writes it: "np.mean"."""
    return ast.unparse(syntax.func) if isinstance(syntax.func, ast.Attribute) else called


def _refuse_fields(template: str) -> None:
    """Refuse `'{0.attr}'.format(x)`, which reads attributes behind the language's back."""
    for _, field, _, _ in string.Formatter().parse(template):
        if field and ("." in field or "[" in field):
            raise ValueError("fields of format() may not read attributes; use an f-string")


def _classes(space: Namespace) -> set[type]:
    found: set[type] = set()
    for name in space.members():
        member = space.get(name)
        if isinstance(member, Namespace):
            found |= _classes(member)
        elif isinstance(member, type):
            found.add(member)
    return found


CALLABLE_CLASSES: frozenset[type] = frozenset(
    {*CLASSES, *_classes(TENSORFLOW), *_classes(NUMPY)} - {np.ndarray}
)
