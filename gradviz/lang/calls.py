"""What a call means: who may be called, what it may cost, and where its result came from."""

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.lang.bills import guarded
from gradviz.lang.functions import BoundMethod, Function
from gradviz.lang.guarded import bare, remembering
from gradviz.lang.marks import is_programs_class
from gradviz.lang.namespaces import NUMPY, TENSORFLOW, Namespace
from gradviz.lang.vocabulary import CLASSES

if TYPE_CHECKING:
    from gradviz.lang.interpreter import Interpreter

CONTAINERS = (list, dict, tuple, set, str)
# Functions that a class is only named to.
NAMING = frozenset("isinstance issubclass _print _repr str callable hash has type_of".split())
# Functions that make one value of all that an iterator gives.
GATHERING = frozenset({"sum", "max", "min", "fsum", "prod"})
# Built-in functions that take an array apart, element by element.
ITERATING = (zip, enumerate, list, tuple, sorted, reversed, map, filter, max, min)


def call(interpreter: "Interpreter", syntax: ast.Call) -> object:
    """Evaluate `function(*args, **kwargs)`."""
    function = interpreter.evaluate(syntax.func)
    args = evaluate_all(interpreter, syntax.args)
    kwargs = _keywords(interpreter, syntax.keywords)
    interpreter.at(syntax)
    _refuse_strangers(function)
    if isinstance(function, Function | BoundMethod) or _is_programs(function):
        with remembering(function):
            return function(*args, **kwargs)
    called = getattr(function, "__name__", "")
    if called not in NAMING:
        for value in (*args, *kwargs.values()):
            refuse_closed(value)
    owner = getattr(function, "__self__", None)
    depth = interpreter.recorder.depth
    if called in GATHERING:
        args = [list(interpreter.each(a)) if isinstance(a, Iterator) else a for a in args]
    if any(bare(function) is taker for taker in ITERATING) or called == "once":
        args = interpreter.recorder.following.opened(args)
    try:
        result = guarded(function)(*args, **kwargs)
    except Exception:
        interpreter.recorder.unwind(depth)
        raise
    if isinstance(owner, CONTAINERS):
        return result  # what they hand out is what was put in
    for value in (*args, *kwargs.values()):
        if isinstance(value, Function):
            interpreter.skip(value.parts)  # if nobody called it, it is a branch that did not run
    sources = args if owner is None or isinstance(owner, type(np)) else [owner, *args]
    sources = [*sources, *kwargs.values()]
    return interpreter.follow(result, _shown(syntax, called), sources, syntax)


def evaluate_all(interpreter: "Interpreter", parts: list[ast.expr]) -> list[Any]:
    """Return the values of the parts of a display or call, those with a star opened.

    No generator, in which a part that raises StopIteration would raise something else.
    """
    values: list[Any] = []
    for part in parts:
        if isinstance(part, ast.Starred):
            values.extend(interpreter.each(interpreter.evaluate(part.value)))
        else:
            values.append(interpreter.evaluate(part))
    return values


def _keywords(interpreter: "Interpreter", parts: list[ast.keyword]) -> dict[str, object]:
    kwargs: dict[str, object] = {}
    for part in parts:
        value = interpreter.evaluate(part.value)
        if part.arg is None and not isinstance(value, dict):
            raise TypeError(f"argument after ** must be a mapping, not {type(value).__name__}")
        more = {part.arg: value} if part.arg is not None else value
        for key, item in more.items():
            if not isinstance(key, str) or key in kwargs:
                raise TypeError(f"bad or repeated keyword argument {key!r}")
            kwargs[key] = item
    return kwargs


def _refuse_strangers(function: object) -> None:
    """Refuse classes that the program got hold of but that are not in its language."""
    refuse_closed(function)
    if not callable(function):
        raise TypeError(f"'{type(function).__name__}' object is not callable")


def refuse_closed(value: object) -> None:
    """Refuse a class of which a program may only know the name; who gets it could call it."""
    if isinstance(value, type) and value not in CALLABLE_CLASSES and not is_programs_class(value):
        raise TypeError(f"'{value.__name__}' objects cannot be made by a program")


def _is_programs(function: object) -> bool:
    return isinstance(function, type) and is_programs_class(function)


def _shown(syntax: ast.Call, called: str) -> str:
    """Return the name of the called function as the program writes it: "np.mean"."""
    return ast.unparse(syntax.func) if isinstance(syntax.func, ast.Attribute) else called


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
