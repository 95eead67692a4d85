"""One operation as a tape holds it: a flat entry, and a Record that shows it by name.

An entry is one flat tuple, so that a long tape is cheap:
`(use, output id, output, input id, input, input id, input, ...)`, with raw values where the op's
pullbacks need them, a light Stub where they do not, and None where shape and dtype can be told from
the others (only in the entries of dispatch.py). The id of an input that the program wrote as a
number or list is 0 or negative: no tape follows it. `use` is the op itself or, where there are
parameters or a site, a Use of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.convert import settle
from gradviz.engine.op import LETTERS, Use
from gradviz.engine.shapes import shape_of
from gradviz.engine.tensor import Tensor, freeze
from gradviz.engine.variable import carrier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gradviz.engine.op import Op


class Stub:
    """What a tape remembers of a value that no pullback needs: shape and dtype."""

    __slots__ = ("dtype", "shape")

    def __init__(self, shape: tuple[int, ...], dtype: Any) -> None:
        self.shape = shape
        self.dtype = dtype

    def __repr__(self) -> str:
        return f"Stub(shape={self.shape}, dtype={self.dtype})"


_MOST_STUBS = 4096
_stubs: dict[Any, dict[tuple[int, ...], Stub]] = {}


def stub_of(value: Any) -> Any:
    """Return the Stub of a raw value, one and the same for all of its shape and dtype."""
    if type(value) is bytes:
        return Stub((), None)
    if type(value) is float:
        value = np.float64(value)
    alike = _stubs.get(value.dtype)
    if alike is None:
        alike = _stubs[value.dtype] = {}
    found = alike.get(value.shape)
    if found is None:
        found = Stub(value.shape, value.dtype)
        if len(alike) < _MOST_STUBS:
            alike[value.shape] = found
    return found


class Record:
    """One operation on a tape. Values that its pullbacks do not need are Stubs.

    A Variable stands here as a tensor with the variable's number and the value it had. `kept` says
    what the tape holds, in the letters of the op's row. A number that the program wrote beside a
    tensor counts as no bytes.
    """

    __slots__ = ("index", "inputs", "kept", "kept_bytes", "op", "output", "output_id", "params",
                 "site")  # fmt: skip

    def __init__(self, entry: tuple[Any, ...], index: int) -> None:
        use = entry[0]
        self.op: Op = use.op
        self.site = use.site
        self.params = use.params
        self.index = index
        self.output_id: int = entry[1]
        numbers, values = entry[3::2], list(entry[4::2])
        output = entry[2] if entry[2] is not None else _broadcast(values)
        needs_out, needs_inputs = self.op.needs(tuple(number > 0 for number in numbers))
        self.output = _held(entry[1], output, needs_out)
        self.inputs = tuple(
            _held(abs(number), stub_of(output) if value is None else value, needed)
            for number, value, needed in zip(numbers, values, needs_inputs, strict=True)
        )
        self.kept, self.kept_bytes = self._what_is_kept(numbers)

    def _what_is_kept(self, numbers: Sequence[int]) -> tuple[tuple[str, ...], int]:
        names, held = [], {}
        for position, (x, number) in enumerate(zip(self.inputs, numbers, strict=True)):
            if isinstance(x, Tensor) and (number > 0 or np.ndim(x.value)):
                names.append(LETTERS[position] if position < len(LETTERS) else "…")
                held[id(x.raw)] = x.value
        if isinstance(self.output, Tensor):
            names.append("out")
            held[id(self.output.raw)] = self.output.value
        shapes = any("shape" in part for part in self.op.keeps)
        size = sum(len(v) if isinstance(v, bytes) else v.nbytes for v in held.values())
        return (*dict.fromkeys(names), *(("shape",) if shapes else ())), size

    def __repr__(self) -> str:
        return f"Record({self.index}: {self.op.name})"


def _broadcast(values: Sequence[Any]) -> Stub:
    """Return a Stub for what comes of inputs that broadcast; see `kept_by` in dispatch.py."""
    known = [x for x in values if x is not None]
    return Stub(np.broadcast_shapes(*(shape_of(x) for x in known)), known[0].dtype)


def _held(number: int, value: Any, needed: bool) -> Tensor | Stub:
    if type(value) is Stub:
        return value
    return carrier(freeze(settle(value)), number) if needed else stub_of(value)


def entry_of(
    op: Op,
    inputs: Any,
    values: Any,
    output: Tensor,
    params: dict[str, Any],
    site: Any,
    literal: tuple[bool, ...],
) -> tuple[Any, ...]:
    """Return the flat entry of one operation.

    A `literal` input, which is no tensor of the program's, can never be asked for: what only its
    contribution would need is not kept. A tensor can, even if it is watched only later. () says
    that none is literal.
    """
    asked = tuple([not it for it in literal]) if literal else _EVERY[len(inputs)]
    needs_out, needs_inputs = op.needs(asked)
    out = output.value if needs_out else stub_of(output.value)
    use = op if not params and site is None else Use(op, params, site)
    if not literal and len(inputs) == 2:  # most are: no loop for them
        (x, y), (v, w), (first, second) = inputs, values, needs_inputs
        v, w = v if first else stub_of(v), w if second else stub_of(w)
        return use, output.id, out, x.id, v, y.id, w
    entry = [use, output.id, out]
    for x, value, needed, tensor in zip(inputs, values, needs_inputs, asked, strict=True):
        entry.append(x.id if tensor else -x.id)
        entry.append(value if needed else stub_of(value))
    return tuple(entry)


class _Every(dict[int, tuple[bool, ...]]):
    def __missing__(self, count: int) -> tuple[bool, ...]:
        made = self[count] = (True,) * count
        return made


_EVERY = _Every()
