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
NO_PARAMS: dict[str, Any] = {}  # shared by all uses without parameters; never written to
LETTERS = ("x", "y", "z")
Needs = tuple[bool, tuple[bool, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Op:
    r"""One operation.

    `vjps` holds one function `(m, g, out, *inputs, **params)` per input, None where there is no
    derivative. Of what its own part of `keeps` ("x", "y", "z", "out", "shape") does not name, a
    vjp sees shape and dtype at most. A `joint` op has one vjp for all inputs, which is told by
    `wanted` (a tuple of bools) whose contributions count and returns a sequence; so has a
    `variadic` one, which takes any number of inputs. `rules` are the contributions as TeX, with $g
    upstream, $x $y $z inputs and $out output; words are named, not written, for whoever shows them
    to say: \say{reversed}{$g}. `accepts` holds, per input, the NumPy dtype kinds it
    may have ("" for any); the inputs at the positions in `same` share one dtype.
    """

    name: str
    forward: Callable[..., Any]
    vjps: tuple[Vjp | None, ...]
    glyph: str
    rules: tuple[str | None, ...]
    family: str
    keeps: tuple[frozenset[str], ...]  # per vjp
    broadcasts: bool
    tf_name: str
    accepts: tuple[str, ...]
    same: tuple[int, ...]
    variadic: bool = False
    joint: bool = False
    places: bool = False  # its contribution is g at some place of zeros, given by `key`
    flows: bool = field(init=False)  # a gradient, or the complaint about it, can pass
    short: int = field(init=False)  # 1 or 2: so many inputs, each with a vjp; else 0; see Use
    first: Any = field(init=False)
    second: Any = field(init=False)
    # An op stands in a tape's entry for its own plain use, without parameters and site.
    op: Op = field(init=False)
    params: dict[str, Any] = field(init=False)
    site: None = field(init=False)
    passed: set[tuple[Any, ...]] = field(init=False)  # dtypes of inputs that were found to fit
    _needs: dict[Any, Needs] = field(init=False)

    def __post_init__(self) -> None:
        pulls, several = self.vjps, self.variadic or self.joint
        count = 0 if several or None in pulls or len(pulls) > 2 else len(pulls)
        derived: dict[str, Any] = {
            "flows": not pulls or any(v is not None for v in pulls),
            "short": count,
            "first": pulls[0] if count else None,
            "second": pulls[1] if count == 2 else None,
            "op": self,
            "params": NO_PARAMS,
            "site": None,
            "passed": set(),
            "_needs": {},
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)

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

    def needs(self, asked: tuple[bool, ...]) -> Needs:
        """Return what a tape keeps so that the inputs that are `asked` for can get contributions.

        That is whether it keeps the output, and which of the inputs.
        """
        found = self._needs.get(asked)
        if found is None:
            found = self._needs[asked] = self._worked_out(asked)
        return found

    def _worked_out(self, asked: tuple[bool, ...]) -> Needs:
        named: set[str] = set()
        for position, wanted in enumerate(asked):
            if wanted and self.keeps and self.vjp(position) is not None:
                named |= self.keeps[0 if len(self.keeps) == 1 else position]
        every = LETTERS[0] in named if self.variadic else False
        letters = (LETTERS[k] if k < len(LETTERS) else "" for k in range(len(asked)))
        return "out" in named, tuple(every or letter in named for letter in letters)

    def __repr__(self) -> str:
        return f"Op({self.name})"


class Use:
    """One use of an op with parameters or at a site, as it stands in a tape's entry.

    Its `short` is 4 where the op's is 1, and 3 where the op places (see raw_pass.py).
    """

    __slots__ = ("op", "params", "short", "site")

    def __init__(self, op: Op, params: dict[str, Any], site: Any) -> None:
        self.op = op
        self.params = params
        self.site = site
        self.short = 3 if op.places else 4 if op.short == 1 else 0


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
    places: bool = False,
) -> Op:
    """Add a row to the table and return it; ValueError if the name is taken.

    `keeps` is given as words parted by blanks, for all vjps, or for each its own, parted by "|":
    "y | x" says that the first vjp needs y and the second x. `accepts` is given as NumPy kind
    letters ("f" float, "i" signed, "u" unsigned, "b" bool, "O" text, "*" any), one word for all
    inputs or one word each.
    All inputs share one dtype unless `same` says otherwise. `arity` is needed only where `vjps`
    does not tell it.
    """
    if name in OPS:
        raise ValueError(f"the operation {name!r} is defined already")
    inputs = arity or len(vjps)
    words = ["" if word == "*" else word for word in accepts.split()]
    kinds = tuple(words if len(words) == inputs else words * inputs)
    alike = tuple(range(inputs)) if same is None else same
    kept = tuple(frozenset(part.split()) for part in keeps.split("|"))
    made = Op(
        name, forward, vjps, glyph or name, rules or (None,) * len(vjps), family, kept, broadcasts,
        tf_name, kinds, alike, variadic, places=places,
    )  # fmt: skip
    OPS[name] = made
    return made
