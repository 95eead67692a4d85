"""What can stand left of `=`, in `for`, after `as` and after `del`."""

import ast
import operator
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from gradviz.lang.calls import refuse_closed
from gradviz.lang.functions import Function
from gradviz.lang.guards import guard_key, guard_set_item
from gradviz.lang.names import attribute, is_settable
from gradviz.lang.tapes import DELETED, REBOUND

if TYPE_CHECKING:
    from gradviz.lang.interpreter import Interpreter

Place = tuple[Callable[[], Any], Callable[[Any], None]]


def assign(interpreter: "Interpreter", target: ast.expr, value: Any) -> None:
    """Bind a target: a name, an item, an attribute, or several in a tuple or list."""
    match target:
        case ast.Name(id=name):
            interpreter.bind(name, value, target)
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            _unpack(interpreter, parts, value)
        case _:
            _let_go(interpreter, REBOUND, target, place(interpreter, target)[1], value)


def _let_go(
    interpreter: "Interpreter", how: str, target: ast.expr, do: Callable[..., None], *args: Any
) -> None:
    """Do what lets go of what `target` meant, and have it known while it is done."""
    interpreter.parting = how, target
    try:
        do(*args)
    finally:
        interpreter.parting = None


def place(interpreter: "Interpreter", target: ast.expr) -> Place:
    """Return how to read a target and how to set it, with its own parts evaluated only once."""
    match target:
        case ast.Name(id=name):
            return lambda: interpreter.lookup(name), lambda v: interpreter.bind(name, v, target)
        case ast.Subscript():
            held = interpreter.evaluate(target.value)
            index = interpreter.evaluate(target.slice)
            return (
                lambda: held[index],
                lambda v: _set_item(interpreter, target, held, index, v),
            )
        case ast.Attribute(attr=name):
            owner = interpreter.evaluate(target.value)
            return lambda: attribute(owner, name), lambda v: _set_part(interpreter, owner, name, v)
    raise TypeError(f"cannot assign to {type(target).__name__}")


def set_attribute(owner: Any, name: str, value: object) -> None:
    """Do `owner.name = value`, where programs may."""
    if not is_settable(owner, name):
        raise AttributeError(f"'{type(owner).__name__}' object attribute '{name}' is read-only")
    refuse_closed(value)
    if isinstance(owner, Function):
        owner.attributes[name] = value
    else:
        setattr(owner, name, value)


def _set_part(interpreter: "Interpreter", owner: Any, name: str, value: object) -> None:
    set_attribute(owner, name, value)
    interpreter.recorder.labels.called(name, value)


def _delete_attribute(owner: Any, name: str) -> None:
    if isinstance(owner, Function) and name in owner.attributes:
        del owner.attributes[name]
    elif is_settable(owner, name) and not isinstance(owner, Function):
        delattr(owner, name)
    else:
        raise AttributeError(f"'{type(owner).__name__}' object has no attribute '{name}'")


def delete(interpreter: "Interpreter", target: ast.expr) -> None:
    """Do `del target`."""
    match target:
        case ast.Name(id=name):
            _let_go(interpreter, DELETED, target, interpreter.scope.unbind, name)
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            for part in parts:
                delete(interpreter, part)
        case ast.Subscript():
            held = interpreter.evaluate(target.value)
            key = guard_key(interpreter.budget, interpreter.evaluate(target.slice))
            _let_go(interpreter, DELETED, target, operator.delitem, held, key)
        case ast.Attribute(attr=name):
            owner = interpreter.evaluate(target.value)
            _let_go(interpreter, DELETED, target, _delete_attribute, owner, name)


def _set_item(
    interpreter: "Interpreter", target: ast.expr, held: Any, index: Any, value: Any
) -> None:
    if isinstance(held, list) and isinstance(index, slice):
        value = list(interpreter.each(value))
    guard_set_item(interpreter.budget, held, index, value)
    held[index] = value
    interpreter.recorder.following.stored(held, value, interpreter.span(target))


def _unpack(interpreter: "Interpreter", parts: list[ast.expr], value: Any) -> None:
    star = next((k for k, p in enumerate(parts) if isinstance(p, ast.Starred)), None)
    try:
        values = interpreter.each(value)
        found = _some(values, len(parts) + 1) if star is None else list(values)
    except TypeError as error:
        if hasattr(value, "__iter__"):
            raise
        kind = type(value).__name__
        raise TypeError(f"cannot unpack non-iterable {kind} object") from error
    if star is None and len(found) > len(parts):
        raise ValueError(f"too many values to unpack (expected {len(parts)})")
    least = len(parts) if star is None else len(parts) - 1
    if len(found) < least:
        at_least = "" if star is None else "at least "
        raise ValueError(
            f"not enough values to unpack (expected {at_least}{least}, got {len(found)})"
        )
    if star is not None:
        stop = len(found) - (len(parts) - star - 1)
        found[star:stop] = [found[star:stop]]
    for part, item in zip(parts, found, strict=True):
        assign(interpreter, part.value if isinstance(part, ast.Starred) else part, item)


def _some(values: Iterator[object], most: int) -> list[object]:
    found: list[object] = []
    for value in values:
        found.append(value)
        if len(found) == most:
            break
    return found
