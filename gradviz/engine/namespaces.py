"""The two worlds a pullback is written for: `raw` and `taped`, both generated from the table.

A vjp takes its functions from a namespace `m`. With `raw` they are the forward functions of the
ops, straight on NumPy values, and nothing is recorded; with `taped` each is an operation like any
other, so that an outer tape can differentiate the derivative.
"""

from __future__ import annotations

import inspect
from functools import partial
from types import CodeType
from typing import Any

from gradviz.engine.dispatch import function_of, is_common
from gradviz.engine.execute import execute
from gradviz.engine.op import LETTERS, OPS, Op


class Raw:
    """`raw.sin(x)` computes; x is a raw value."""

    def __getattr__(self, name: str) -> Any:
        made = _row(name).forward
        setattr(self, name, made)  # looked up once; afterwards a plain attribute
        return made


class Taped:
    """`taped.sin(x)` executes; x is a tensor."""

    def __getattr__(self, name: str) -> Any:
        op = _row(name)
        short = is_common(op) and _takes_no_parameters(op)
        made = function_of(op, LETTERS[: len(op.vjps)]) if short else partial(execute, op)
        setattr(self, name, made)
        return made


def _takes_no_parameters(op: Op) -> bool:
    """Return whether the op's vjps are functions of m, g, out and the inputs alone."""
    return all(v is not None and _only_takes(v.__code__, 3 + len(op.vjps)) for v in op.vjps)


def _only_takes(code: CodeType, count: int) -> bool:
    return code.co_argcount == count and not code.co_flags & inspect.CO_VARKEYWORDS


def _row(name: str) -> Op:
    if name not in OPS:
        raise AttributeError(f"there is no operation {name!r}")
    return OPS[name]


raw = Raw()
taped = Taped()
