"""Classes the program defines, and the methods of theirs that operators and built-ins call."""

import ast
from typing import TYPE_CHECKING, Any

import numpy as np

import gradviz.tf as tf
from gradviz.lang.calls import CALLABLE_CLASSES
from gradviz.lang.functions import Function
from gradviz.lang.marks import MARK, is_programs_class
from gradviz.lang.scope import ClassCell, Scope
from gradviz.lang.vocabulary import EXCEPTIONS

if TYPE_CHECKING:
    from gradviz.lang.interpreter import Interpreter

# Their methods are how the engine works: a program's own would come in between.
DATA = (tuple, list, dict, set, frozenset, str, int, float)  # of which guards ask the size
CLOSED = (tf.Tensor, tf.Variable, np.generic, np.ndarray, tf.GradientTape, tf.DType, tf.TensorShape)


def define_class(interpreter: "Interpreter", syntax: ast.ClassDef) -> None:
    """Make a class and bind its name, decorators applied; its methods know it, for super()."""
    decorators = [interpreter.evaluate(decorator) for decorator in syntax.decorator_list]
    bases = tuple(_base(interpreter.evaluate(base)) for base in syntax.bases)
    cell = ClassCell()
    outer = interpreter.scope
    interpreter.scope = scope = Scope(outer.closure(), kind="class", cell=cell)
    try:
        interpreter.execute_all(syntax.body)
    finally:
        interpreter.scope = outer
    interpreter.at(syntax)
    made: Any = type(syntax.name, bases, _members(syntax, scope))
    cell.owner = made
    for decorator in reversed(decorators):
        made = decorator(made)
    interpreter.bind(syntax.name, made, syntax)


def _members(syntax: ast.ClassDef, scope: Scope) -> dict[str, Any]:
    for name, member in scope.names.items():
        _check_special(name, member)
    found: dict[str, Any] = {"__module__": "__main__", "__doc__": ast.get_docstring(syntax)}
    if scope.annotated:
        found["__annotations__"] = dict.fromkeys(scope.annotated, object)
    return {**found, MARK: True, **scope.names}


def _check_special(name: str, member: Any) -> None:
    """Refuse a special method that is not the program's own: nothing would guard its calls."""
    special = name.startswith("__") and member is not None
    if special and not isinstance(member, Function) and getattr(member, "__name__", "") != name:
        raise TypeError(f"{name} must be a function of the program")


def _base(kind: Any) -> type:
    usable = isinstance(kind, type) and not issubclass(kind, DATA)
    if usable and (is_programs_class(kind) or _is_open(kind)):
        return kind
    name = kind.__name__ if isinstance(kind, type) else type(kind).__name__
    raise TypeError(f"type '{name}' is not an acceptable base type")


def _is_open(kind: type) -> bool:
    if kind is object or kind in EXCEPTIONS:
        return True
    ours = kind in CALLABLE_CLASSES and kind.__module__.startswith("gradviz.")
    return ours and not issubclass(kind, CLOSED)
