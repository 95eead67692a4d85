"""What each kind of statement does: one handler per kind. The table is the allow-list."""

import ast
import contextlib
import operator
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from gradviz.lang.budget import Stopped
from gradviz.lang.classes import define_class
from gradviz.lang.expressions import BINARY
from gradviz.lang.functions import Function
from gradviz.lang.guards import guard_operator
from gradviz.lang.imports import import_from, import_statement
from gradviz.lang.jumps import Broke, Continued, Returned, can_leave
from gradviz.lang.left_out import LeftOut, leave_out
from gradviz.lang.managers import with_statement
from gradviz.lang.targets import delete as remove, place
from gradviz.trace.groups import LOOP, PASS

if TYPE_CHECKING:
    from gradviz.lang.interpreter import Interpreter

Handler = Callable[["Interpreter", Any], None]


NO_ERROR = "exceptions must derive from BaseException"
NO_CAUSE = "exception causes must derive from BaseException"
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
    """Do `a: kind = value`; the annotation is not evaluated, but a class remembers it."""
    if syntax.value is not None:
        interpreter.assign(syntax.target, interpreter.evaluate(syntax.value))
    if interpreter.scope.kind == "class" and isinstance(syntax.target, ast.Name):
        interpreter.scope.annotated[syntax.target.id] = syntax.annotation


def augmented(interpreter: "Interpreter", syntax: ast.AugAssign) -> None:
    """Do `a += value`; the parts of the target are evaluated once."""
    symbol = BINARY[type(syntax.op)][0]
    read, write = place(interpreter, syntax.target)
    left = read()
    right = interpreter.evaluate(syntax.value)
    if isinstance(left, list) and isinstance(right, Iterator):
        right = list(interpreter.each(right))
    guard_operator(interpreter.budget, symbol, left, right)
    interpreter.at(syntax)
    result = IN_PLACE[type(syntax.op)](left, right)
    if result is left:
        interpreter.recorder.following.stored(left, right, interpreter.span(syntax))
    write(interpreter.follow(result, symbol, (left, right), syntax))


def if_statement(interpreter: "Interpreter", syntax: ast.If) -> None:
    """Do one of the two branches."""
    yes = interpreter.decide(syntax.test, syntax)
    taken, other = (syntax.body, syntax.orelse) if yes else (syntax.orelse, syntax.body)
    interpreter.branch(taken, other)
    interpreter.execute_all(taken)


def for_loop(interpreter: "Interpreter", syntax: ast.For) -> None:
    """Do `for target in values`."""
    with interpreter.within(LOOP, ast.unparse(syntax.target), syntax):
        for value in interpreter.over(syntax.iter, can_leave(syntax)):
            interpreter.budget.tick()
            interpreter.assign(syntax.target, value)
            if not _turn(interpreter, syntax):
                return
    interpreter.skip(syntax.body)
    interpreter.execute_all(syntax.orelse)


def while_loop(interpreter: "Interpreter", syntax: ast.While) -> None:
    """Do `while test`."""
    if isinstance(syntax.test, ast.Constant) and not can_leave(syntax):
        interpreter.budget.hurry()
    with interpreter.within(LOOP, "", syntax):
        while interpreter.decide(syntax.test, syntax):
            interpreter.budget.tick()
            if not _turn(interpreter, syntax):
                return
    interpreter.skip(syntax.body)
    interpreter.execute_all(syntax.orelse)


def _turn(interpreter: "Interpreter", loop: ast.For | ast.While) -> bool:
    """Run the body of a loop once; return False where it breaks out of the loop."""
    interpreter.branch(loop.body, ())
    try:
        with interpreter.within(PASS, "", loop):
            interpreter.execute_all(loop.body)
    except Continued:
        pass
    except Broke:
        return False
    return True


def try_statement(interpreter: "Interpreter", syntax: ast.Try) -> None:
    """Do `try` / `except` / `else` / `finally`. A limit that was reached ends it all."""
    try:
        try:
            interpreter.execute_all(syntax.body)
        except Exception as error:
            _handle(interpreter, syntax, error)
        else:
            for handler in syntax.handlers:
                interpreter.skip(handler.body)
            interpreter.execute_all(syntax.orelse)
    except Stopped:
        raise
    except Exception as error:
        with _handling(interpreter, error):
            interpreter.execute_all(syntax.finalbody)
        raise
    except BaseException:  # a jump
        interpreter.execute_all(syntax.finalbody)
        raise
    else:
        interpreter.execute_all(syntax.finalbody)


def _handle(interpreter: "Interpreter", syntax: ast.Try, error: Exception) -> None:
    for handler in syntax.handlers:
        with _handling(interpreter, error):
            if handler.type is not None and not _matches(interpreter, handler.type, error):
                continue
            try:
                if handler.name is not None:
                    interpreter.scope.bind(handler.name, error)
                interpreter.execute_all(handler.body)
            finally:
                if handler.name is not None:
                    interpreter.scope.bind(handler.name, None)
                    interpreter.scope.unbind(handler.name)
        return
    raise error


@contextlib.contextmanager
def _handling(interpreter: "Interpreter", error: Exception) -> Iterator[None]:
    """Let a bare `raise` mean `error`."""
    outer, interpreter.handling = interpreter.handling, error
    try:
        yield
    finally:
        interpreter.handling = outer


def _matches(interpreter: "Interpreter", syntax: ast.expr, error: Exception) -> bool:
    kinds = interpreter.evaluate(syntax)
    for kind in kinds if isinstance(kinds, tuple) else (kinds,):
        if not isinstance(kind, type) or not issubclass(kind, BaseException):
            raise TypeError(
                "catching classes that do not inherit from BaseException is not allowed"
            )
    return isinstance(error, kinds)


def raise_statement(interpreter: "Interpreter", syntax: ast.Raise) -> None:
    """Do `raise error from cause`, or raise again the one being handled."""
    if syntax.exc is None:
        raise interpreter.handling or RuntimeError("No active exception to reraise")
    # No name here means the error: its traceback would keep it, and all that lives in its calls.
    if syntax.cause is None:
        raise _raised(interpreter.evaluate(syntax.exc), NO_ERROR)
    raise _raised(interpreter.evaluate(syntax.exc), NO_ERROR) from _cause(interpreter, syntax.cause)


def _cause(interpreter: "Interpreter", syntax: ast.expr) -> Exception | None:
    cause = interpreter.evaluate(syntax)
    return None if cause is None else _raised(cause, NO_CAUSE)


def _raised(value: Any, complaint: str) -> Exception:
    error = value() if isinstance(value, type) and issubclass(value, Exception) else value
    if not isinstance(error, Exception):
        raise TypeError(complaint)
    return error


def assert_statement(interpreter: "Interpreter", syntax: ast.Assert) -> None:
    """Do `assert test, message`."""
    if not interpreter.decide(syntax.test, syntax):
        raise AssertionError(*([] if syntax.msg is None else [interpreter.evaluate(syntax.msg)]))


def define(interpreter: "Interpreter", syntax: ast.FunctionDef) -> None:
    """Make a function and bind its name, decorators applied."""
    decorators = [interpreter.evaluate(decorator) for decorator in syntax.decorator_list]
    made: object = Function(interpreter, syntax.name, syntax)
    for decorator in reversed(decorators):
        interpreter.at(syntax)
        made = decorator(made)
    interpreter.bind(syntax.name, made, syntax)


def return_statement(interpreter: "Interpreter", syntax: ast.Return) -> None:
    """Leave the function with a value."""
    raise Returned(None if syntax.value is None else interpreter.evaluate(syntax.value), syntax)


def pass_statement(interpreter: "Interpreter", syntax: ast.Pass) -> None:
    """Do nothing."""


def break_statement(interpreter: "Interpreter", syntax: ast.Break) -> None:
    """Leave the loop."""
    raise Broke


def continue_statement(interpreter: "Interpreter", syntax: ast.Continue) -> None:
    """Go on with the loop's next turn."""
    raise Continued


def delete(interpreter: "Interpreter", syntax: ast.Delete) -> None:
    """Do `del a, b[0], c.d`."""
    for target in syntax.targets:
        remove(interpreter, target)


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
    LeftOut: leave_out,
}
