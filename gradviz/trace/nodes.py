"""What the graph draws: one node per value the program made, recorded or not."""

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from gradviz.trace.span import Span

NodeId = int

TRAINABLE, FROZEN, WATCHED, CONSTANT, TENSOR = (
    "trainable",
    "frozen",
    "watched",
    "constant",
    "tensor",
)
OUT = -1  # in `needs`: the output
ROLES = (TRAINABLE, FROZEN, WATCHED, CONSTANT)  # the four a person can choose; `tensor` is a fact


@dataclass(frozen=True, slots=True)
class Own:
    """A gradient function that the program wrote: its name, and the line where it is defined.

    Of the inputs of its operation the first `operands` are its function's; behind them stand what
    that computed inside.
    """

    name: str
    line: int | None
    operands: int


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One value. Ids count from 0 in each trace; inputs always have smaller ids.

    `value` is a read-only array (any shape, possibly 0-d) or, for text, a str; its dtype is the
    tensor's. `kept` names what a tape holds on to for the backward pass ("x", "y", "out",
    "shape"), `kept_bytes` how much that is. `rules` holds, per input, the contribution as TeX with
    the placeholders $g (upstream), $x, $y, $z (inputs) and $out. `wall` says why a gradient cannot
    pass through this node, if so: a reason code such as "left_tape" or "assigned". `needs` holds,
    per operand, the places of the operands whose values its contribution is worked out from, with
    OUT for the output. `recomputes` says that the backward pass runs it again from its inputs.
    `visits` are the lines that were running, its own first, then those of the calls around, each
    with a number that is another one when the line runs again.
    """

    id: NodeId
    label: str  # the program's name for it, or ""
    op: str  # "sigmoid"; leaves: "variable", "constant", "input", "gradient"
    glyph: str  # "σ"; leaves: ""
    role: str
    inputs: tuple[NodeId, ...]
    span: Span | None
    line: int | None
    recorded: bool  # some tape took it
    value: np.ndarray | str
    kept: tuple[str, ...] = ()
    kept_bytes: int = 0
    rules: tuple[str | None, ...] = ()
    wall: str | None = None
    ghost: bool = False  # belongs to a branch that did not run
    literals: tuple[tuple[int, str], ...] = ()  # operands written as numbers: (position, text)
    params: tuple[tuple[str, str], ...] = ()  # keyword parameters of the op: ("axis", "0")
    after: tuple[NodeId, ...] = ()  # no operands: a ghost's condition, a Variable's last value
    visits: tuple[tuple[int, int], ...] = ()
    group: int | None = None  # the innermost function, loop pass or layer that it ran in
    needs: tuple[tuple[int, ...], ...] = ()
    recomputes: bool = False
    tangent: bool = False  # forward mode takes one along with it
    own: Own | None = None  # whose derivative the program wrote itself
    author: NodeId | None = None  # the call for which such a function of the program made this one

    @property
    def operands(self) -> tuple["NodeId | str", ...]:
        """The op's arguments in order: ids of inputs, and numbers as the program wrote them."""
        result: list[NodeId | str] = list(self.inputs)
        for position, text in self.literals:
            result.insert(position, text)
        return tuple(result)

    def input_of(self, position: int) -> int:
        """Return which of `inputs` the operand at `position` is; numbers before it do not count."""
        return position - sum(place < position for place, _ in self.literals)

    @property
    def is_leaf(self) -> bool:
        """True for variables, constants and inputs: drawn as pills, not boxes."""
        return self.op in LEAF_OPS

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of the value; () for text."""
        return self.value.shape if isinstance(self.value, np.ndarray) else ()

    @property
    def dtype(self) -> str:
        """TensorFlow's name of the value's dtype, such as "float32"."""
        if isinstance(self.value, str):
            return "string"
        return _dtype_name(self.value.dtype)


@lru_cache(maxsize=64)
def _dtype_name(dtype: np.dtype) -> str:
    """Return TensorFlow's name of a dtype. NumPy works its own names out at each call."""
    return "bool" if dtype == np.bool_ else dtype.name


def result_place(op: str) -> int | None:
    """Return which of several results an operation takes out of one value: 1 for "both[1]"."""
    found = re.search(r"\[(\d+)\]$", op) if op.endswith("]") else None
    return None if found is None else int(found[1])


LEAF_OPS = frozenset({"variable", "constant", "input", "gradient"})
