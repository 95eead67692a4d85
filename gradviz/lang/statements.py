"""What each kind of statement does: one handler per kind. The table is the allow-list."""

import ast
import contextlib
import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from gradviz.lang.expressions import BINARY
from gradviz.lang.functions import Function, Returned
from gradviz.lang.guards import guard_operator
from gradviz.lang.names import IMPORTS, PROGRAM_MODULE
from gradviz.lang.namespaces import Namespace
from gradviz.lang.scope import Scope

if TYPE_CHECKING:
    from gradviz.lang.interpreter import Interpreter

Handler = Callable[["Interpreter", Any], None]


class Broke(BaseException):
    """A `break` on its way to its loop."""


class Continued(BaseException):
    """A `continue` on its way to its loop."""


IN_PLACE: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.iadd,
    ast.Sub: operator.isub,
    ast.Mult: operator.imul,
    ast.Div: operator.itruediv,
    ast.FloorDiv: operator.ifloordiv,
    ast.Mod: operator.imod,
    ast.Pow: operator.ipow,
    ast.MatMult: operator.imatmul,
    ast.LShift: operator.ilshift,
    ast.RShift: operator.irshift,
    ast.BitAnd: operator.iand,
    ast.BitOr: operator.ior,
    ast.BitXor: operator.ixor,
}


def expression(interpreter: "Interpreter", syntax: ast.Expr) -> None:
    """Evaluate an expression for its effects; the last one's value is kept as `_`."""
    interpreter.result = interpreter.evaluate(syntax.value)


def assign(interpreter: "Interpreter", syntax: ast.Assign) -> None:
    """Do `a = b = value`."""
    value = interpreter.evaluate(syntax.value)
    for target in syntax.targets:
        interpreter.assign(target, value)


def annotated(interpreter: "Interpreter", syntax: ast.AnnAssign) -> None:
    """Do `a: kind = value`; the annotation is not evaluated."""
    if syntax.value is not None:
        interpreter.assign(syntax.target, interpreter.evaluate(syntax.value))


def augmented(interpreter: "Interpreter", syntax: ast.AugAssign) -> None:
    """Do `a += value`."""
    target = syntax.target
    symbol = BINARY[type(syntax.op)][0]
    left = interpreter.read_target(target)
    right = interpreter.evaluate(syntax.value)
    guard_operator(interpreter.budget, symbol, left, right)
    interpreter.at(syntax)
    result = IN_PLACE[type(syntax.op)](left, right)
    interpreter.assign(target, interpreter.follow(result, symbol, (left, right), syntax))


def if_statement(interpreter: "Interpreter", syntax: ast.If) -> None:
    """Do one of the two branches."""
    yes = interpreter.decide(syntax.test, syntax)
    interpreter.branch(syntax, yes)
    interpreter.execute_all(syntax.body if yes else syntax.orelse)


def for_loop(interpreter: "Interpreter", syntax: ast.For) -> None:
    """Do `for target in values`."""
    for value in interpreter.each(interpreter.evaluate(syntax.iter)):
        interpreter.budget.tick()
        interpreter.assign(syntax.target, value)
        if not _turn(interpreter, syntax.body):
            return
    interpreter.execute_all(syntax.orelse)


def while_loop(interpreter: "Interpreter", syntax: ast.While) -> None:
    """Do `while test`."""
    while interpreter.decide(syntax.test, syntax):
        interpreter.budget.tick()
        if not _turn(interpreter, syntax.body):
            return
    interpreter.execute_all(syntax.orelse)


def _turn(interpreter: "Interpreter", body: list[ast.stmt]) -> bool:
    """Run the body of a loop once; return False where it breaks out of the loop."""
    try:
        interpreter.execute_all(body)
    except Continued:
        pass
    except Broke:
        return False
    return True


def with_statement(interpreter: "Interpreter", syntax: ast.With) -> None:
    """Do `with a as b, c as d:`."""
    with contextlib.ExitStack() as stack:
        for item in syntax.items:
            manager = interpreter.evaluate(item.context_expr)
            interpreter.at(item.context_expr)
            value = stack.enter_context(manager)
            if item.optional_vars is not None:
                interpreter.assign(item.optional_vars, value)
        interpreter.execute_all(syntax.body)


def try_statement(interpreter: "Interpreter", syntax: ast.Try) -> None:
    """Do `try` / `except` / `else` / `finally`."""
    try:
        try:
            interpreter.execute_all(syntax.body)
        except Exception as error:
            _handle(interpreter, syntax, error)
        else:
            interpreter.execute_all(syntax.orelse)
    finally:
        interpreter.execute_all(syntax.finalbody)


def _handle(interpreter: "Interpreter", syntax: ast.Try, error: Exception) -> None:
    for handler in syntax.handlers:
        if handler.type is not None:
            kinds = interpreter.evaluate(handler.type)
            if not isinstance(error, kinds):
                continue
        outer, interpreter.handling = interpreter.handling, error
        try:
            if handler.name is not None:
                interpreter.scope.bind(handler.name, error)
            interpreter.execute_all(handler.body)
        finally:
            interpreter.handling = outer
            if handler.name is not None:
                interpreter.scope.names.pop(handler.name, None)
        return
    raise error


def raise_statement(interpreter: "Interpreter", syntax: ast.Raise) -> None:
    """Do `raise error`, or raise again the one being handled."""
    if syntax.exc is None:
        raise interpreter.handling or RuntimeError("No active exception to reraise")
    error = interpreter.evaluate(syntax.exc)
    if isinstance(error, type) and issubclass(error, Exception):
        raise error
    if not isinstance(error, Exception):
        raise TypeError("exceptions must derive from Exception")
    raise error


def assert_statement(interpreter: "Interpreter", syntax: ast.Assert) -> None:
    """Do `assert test, message`."""
    if not interpreter.decide(syntax.test, syntax):
        raise AssertionError(*([] if syntax.msg is None else [interpreter.evaluate(syntax.msg)]))


def define(interpreter: "Interpreter", syntax: ast.FunctionDef) -> None:
    """Make a function and bind its name, decorators applied."""
    made: object = Function(interpreter, syntax.name, syntax, interpreter.scope.closure())
    for decorator in reversed(syntax.decorator_list):
        made = interpreter.evaluate(decorator)(made)
    interpreter.bind(syntax.name, made, syntax)


def define_class(interpreter: "Interpreter", syntax: ast.ClassDef) -> None:
    """Make a class; its methods know it, so that super() works."""
    bases = tuple(interpreter.evaluate(base) for base in syntax.bases)
    outer = interpreter.scope
    interpreter.scope = Scope(outer, in_class=True)
    try:
        interpreter.execute_all(syntax.body)
        members = interpreter.scope.names
    finally:
        interpreter.scope = outer
    made = type(syntax.name, bases, {"__module__": PROGRAM_MODULE, **members})
    for member in members.values():
        if isinstance(member, Function):
            member.owner = made
    interpreter.bind(syntax.name, made, syntax)


def return_statement(interpreter: "Interpreter", syntax: ast.Return) -> None:
    """Leave the function with a value."""
    raise Returned(None if syntax.value is None else interpreter.evaluate(syntax.value))


def pass_statement(interpreter: "Interpreter", syntax: ast.Pass) -> None:
    """Do nothing."""


def break_statement(interpreter: "Interpreter", syntax: ast.Break) -> None:
    """Leave the loop."""
    raise Broke


def continue_statement(interpreter: "Interpreter", syntax: ast.Continue) -> None:
    """Go on with the loop's next turn."""
    raise Continued


def delete(interpreter: "Interpreter", syntax: ast.Delete) -> None:
    """Do `del name` and `del value[index]`."""
    for target in syntax.targets:
        if isinstance(target, ast.Name):
            interpreter.scope.unbind(target.id)
        elif isinstance(target, ast.Subscript):
            container = interpreter.evaluate(target.value)
            operator.delitem(container, interpreter.evaluate(target.slice))
        else:
            raise TypeError("only names and items can be deleted")


def import_statement(interpreter: "Interpreter", syntax: ast.Import) -> None:
    """Do `import tensorflow as tf`, for the modules of the language."""
    for alias in syntax.names:
        top = alias.name.partition(".")[0]
        module = _module(interpreter, alias.name)
        name = alias.asname or top
        interpreter.bind(name, module if alias.asname else _module(interpreter, top), syntax)


def import_from(interpreter: "Interpreter", syntax: ast.ImportFrom) -> None:
    """Do `from tensorflow import keras`."""
    module = _module(interpreter, syntax.module or "")
    for alias in syntax.names:
        interpreter.bind(alias.asname or alias.name, module.get(alias.name), syntax)


def _module(interpreter: "Interpreter", path: str) -> Namespace:
    first, *rest = path.split(".")
    modules = {**IMPORTS, "matplotlib": interpreter.matplotlib}
    if first not in modules:
        raise ImportError(f"No module named '{path}'")
    found: object = modules[first]
    for part in rest:
        assert isinstance(found, Namespace)
        found = found.get(part)
    if not isinstance(found, Namespace):
        raise ImportError(f"No module named '{path}'")
    return found


def declare_global(interpreter: "Interpreter", syntax: ast.Global) -> None:
    """Do `global name`."""
    for name in syntax.names:
        interpreter.scope.declare_global(name)


def declare_nonlocal(interpreter: "Interpreter", syntax: ast.Nonlocal) -> None:
    """Do `nonlocal name`."""
    for name in syntax.names:
        interpreter.scope.declare_nonlocal(name)


STATEMENTS: dict[type, Handler] = {
    ast.Expr: expression,
    ast.Assign: assign,
    ast.AnnAssign: annotated,
    ast.AugAssign: augmented,
    ast.If: if_statement,
    ast.For: for_loop,
    ast.While: while_loop,
    ast.With: with_statement,
    ast.Try: try_statement,
    ast.Raise: raise_statement,
    ast.Assert: assert_statement,
    ast.FunctionDef: define,
    ast.ClassDef: define_class,
    ast.Return: return_statement,
    ast.Pass: pass_statement,
    ast.Break: break_statement,
    ast.Continue: continue_statement,
    ast.Delete: delete,
    ast.Import: import_statement,
    ast.ImportFrom: import_from,
    ast.Global: declare_global,
    ast.Nonlocal: declare_nonlocal,
}
