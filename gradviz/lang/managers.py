"""What `with` does: the managers of the library, and those the program defines."""

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from gradviz.lang.budget import Stopped
from gradviz.lang.marks import is_programs_own

if TYPE_CHECKING:
    from gradviz.lang.interpreter import Interpreter


def with_statement(interpreter: "Interpreter", syntax: ast.With) -> None:
    """Do `with a as b, c as d:`."""
    _with(interpreter, syntax, 0)


def _with(interpreter: "Interpreter", syntax: ast.With, position: int) -> None:
    if position == len(syntax.items):
        return interpreter.execute_all(syntax.body)
    item = syntax.items[position]
    manager = interpreter.evaluate(item.context_expr)
    interpreter.at(item.context_expr)
    enter, leave = _doors(manager)
    value = enter(manager)
    try:
        if item.optional_vars is not None:
            interpreter.assign(item.optional_vars, value)
        _with(interpreter, syntax, position + 1)
    except Exception as error:
        if not leave(manager, type(error), error, None):
            raise
    except Stopped:
        if not is_programs_own(manager):
            leave(manager, None, None, None)
        raise
    except BaseException:  # a jump
        leave(manager, None, None, None)
        raise
    else:
        leave(manager, None, None, None)
    return None


def _doors(manager: object) -> tuple[Callable[..., Any], Callable[..., Any]]:
    kind: Any = type(manager)
    try:
        return kind.__enter__, kind.__exit__
    except AttributeError:
        raise TypeError(
            f"'{kind.__name__}' object does not support the context manager protocol"
        ) from None
