"""Makes the Python functions of ops that need no thought: one row in, one function out.

The argument names are TensorFlow's, so that keywords work and a wrong one is a TypeError.
"""

from __future__ import annotations

from typing import Any

from gradviz.engine.convert import BOOL
from gradviz.engine.dispatch import Function, function_of, is_common
from gradviz.engine.execute import execute, is_tensor, to_tensor
from gradviz.engine.op import OPS

_TEMPLATE = """
def {name}({arguments}, name=None):
    return execute(op, {given})
"""


def _truth(x: Any) -> Any:
    return x if is_tensor(x) else to_tensor(x, BOOL)


def function(
    op_name: str, arguments: str = "x", doc: str = "", name: str | None = None
) -> Function:
    """Return a function that executes one op on its arguments, in their order."""
    op = OPS[op_name]
    called = name or op_name
    if is_common(op):
        made = function_of(op, tuple(arguments.split(", ")), called)
    else:
        given = arguments
        if set(op.accepts) == {"b"}:  # what is written as a number is no truth value
            given = ", ".join(f"truth({argument})" for argument in arguments.split(", "))
        space: dict[str, Any] = {"execute": execute, "op": op, "truth": _truth}
        exec(_TEMPLATE.format(name=called, arguments=arguments, given=given), space)
        made = space[called]
    made.__doc__ = doc or f"Apply `{op_name}` to each element."
    return made
