"""Op: one row of the table of operations, and `define`, the only way to add a row.

A row says how to compute (on raw NumPy values), what each input contributes backwards (written
once over a namespace of functions, see namespaces.py), how it is drawn, and what a tape must keep.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Vjp = Callable[..., Any]

UNREGISTERED: tuple[()] = ()  # in place of vjps: TensorFlow's registry has no entry for this op
LETTERS = ("x", "y", "z")


@dataclass(frozen=True, slots=True, eq=False)
class Op:
    """One operation.

    `vjps` holds one function `(m, g, out, *inputs, **params)` per input, None where there is no
    derivative. Of what `keeps` ("x", "y", "z", "out", "shape") does not name, a vjp sees shape
    and dtype only. A `variadic` op has any number of inputs and one vjp that is told `position`.
    `rules` are the contributions as TeX, with $g upstream, $x $y $z inputs and $out output.
    `accepts` holds, per input, the NumPy dtype kinds it may have ("" for any); the inputs at the
    positions in `same` share one dtype.
    """

    name: str
    forward: Callable[..., Any]
    vjps: tuple[Vjp | None, ...]
    glyph: str
    rules: tuple[str | None, ...]
    family: str
    keeps: tuple[str, ...]
    broadcasts: bool
    tf_name: str
    accepts: tuple[str, ...]
    same: tuple[int, ...]
    variadic: bool
    joint: bool = False  # one call of the first vjp gives the contributions to all inputs
    keeps_out: bool = field(init=False)
    keeps_input: tuple[bool, ...] = field(init=False)
    flows: bool = field(init=False)  # a gradient, or the complaint about it, can pass

    def __post_init__(self) -> None:
        object.__setattr__(self, "keeps_out", "out" in self.keeps)
        object.__setattr__(self, "keeps_input", tuple(n in self.keeps for n in LETTERS))
        object.__setattr__(self, "flows", not self.vjps or any(v is not None for v in self.vjps))

    @property
    def registered(self) -> bool:
        """False where asking for the gradient is a LookupError."""
        return bool(self.vjps)

    def vjp(self, position: int) -> Vjp | None:
        """Return the vjp of one input."""
        return self.vjps[0 if self.variadic else position] if self.vjps else None

    def rule(self, position: int) -> str | None:
        """Return the TeX of one input's contribution."""
        return self.rules[0 if self.variadic else position] if self.rules else None

    def __repr__(self) -> str:
        return f"Op({self.name})"


OPS: dict[str, Op] = {}


def define(
    name: str,
    forward: Callable[..., Any],
    vjps: tuple[Vjp | None, ...],
    rules: tuple[str | None, ...] = (),
    *,
    glyph: str = "",
    family: str,
    keeps: str = "",
    broadcasts: bool = False,
    tf_name: str,
    accepts: str = "f",
    same: tuple[int, ...] | None = None,
    arity: int | None = None,
    variadic: bool = False,
) -> Op:
    """Add a row to the table and return it; ValueError if the name is taken.

    `keeps` is given as words parted by blanks; `accepts` as NumPy kind letters ("f" float, "i"
    signed, "u" unsigned, "b" bool, "O" text, "*" any), one word for all inputs or one word each.
    All inputs share one dtype unless `same` says otherwise. `arity` is needed only where `vjps`
    does not tell it.
    """
    if name in OPS:
        raise ValueError(f"the operation {name!r} is defined already")
    inputs = arity or len(vjps)
    words = ["" if word == "*" else word for word in accepts.split()]
    kinds = tuple(words if len(words) == inputs else words * inputs)
    alike = tuple(range(inputs)) if same is None else same
    made = Op(
        name, forward, vjps, glyph or name, rules or (None,) * len(vjps), family,
        tuple(keeps.split()), broadcasts, tf_name, kinds, alike, variadic,
    )  # fmt: skip
    OPS[name] = made
    return made
