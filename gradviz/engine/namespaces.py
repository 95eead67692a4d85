"""The two worlds a pullback is written for: `raw` and `taped`, both generated from the table.

A vjp takes its functions from a namespace `m`. With `raw` they are the forward functions of the
ops, straight on NumPy values, and nothing is recorded; with `taped` each is an operation like any
other, so that an outer tape can differentiate the derivative.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from gradviz.engine.execute import execute
from gradviz.engine.op import OPS


class Raw:
    """`raw.sin(x)` computes; x is a raw value."""

    def __getattr__(self, name: str) -> Any:
        made = _row(name).forward
        setattr(self, name, made)  # looked up once; afterwards a plain attribute
        return made


class Taped:
    """`taped.sin(x)` executes; x is a tensor."""

    def __getattr__(self, name: str) -> Any:
        made = partial(execute, _row(name))
        setattr(self, name, made)
        return made


def _row(name: str) -> Any:
    if name not in OPS:
        raise AttributeError(f"there is no operation {name!r}")
    return OPS[name]


raw = Raw()
taped = Taped()
