"""Makes the Python functions of ops that need no thought: one row in, one function out.

The argument names are TensorFlow's, so that keywords work and a wrong one is a TypeError.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gradviz.engine.execute import execute
from gradviz.engine.op import OPS
from gradviz.engine.tensor import Tensor

Function = Callable[..., Tensor]

_TEMPLATE = """
def {name}({signature}, name=None):
    return execute(op, {arguments})
"""


def function(
    op_name: str, signature: str = "x", doc: str = "", name: str | None = None
) -> Function:
    """Return a function that executes one op on its arguments, in their order."""
    names = ", ".join(part.split("=")[0] for part in signature.split(", "))
    text = _TEMPLATE.format(name=name or op_name, signature=signature, arguments=names)
    space: dict[str, Any] = {"execute": execute, "op": OPS[op_name]}
    exec(text, space)
    made = space[name or op_name]
    made.__doc__ = doc or f"Apply `{op_name}` to each element."
    made.__module__ = __name__
    return made
