"""The adjoints of one backward pass, and how a record hands them on.

They are raw values, or tensors while an outer tape records, or Rows where many passes are made as
one; the pullbacks do not know which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.namespaces import raw, taped
from gradviz.engine.record import Stub
from gradviz.engine.rows import Rows, each_row, rowwise
from gradviz.engine.seeding import ones_for
from gradviz.engine.shapes import shape_of
from gradviz.engine.state import session
from gradviz.engine.tensor import tensor_of
from gradviz.engine.variable import carrier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gradviz.engine.op import Op
    from gradviz.engine.pullback import Plan
    from gradviz.engine.tape import Tape
    from gradviz.engine.tensor import Tensor

TAPED = (1, 2, 4)  # the `short` of what `_pull_taped` takes
Told = list[tuple[int, int, Any, Any, Any]]


class Adjoints:
    """Adjoints by id. `among` are the ids that contributions are worked out for."""

    __slots__ = ("among", "found", "m", "now", "tape", "taped", "totals", "wanted")

    def __init__(self, tape: Tape, sources: Sequence[Any], among: Any, rows: bool = False) -> None:
        self.tape = tape
        self.among = among
        self.now = session()
        self.taped = bool(self.now.tapes) and not rows
        self.m: Any = rowwise if rows else taped if self.taped else raw
        self.totals: dict[int, Any] = {}
        self.wanted = {source.id for source in sources}
        self.found: dict[int, Any] = {}  # of sources that were themselves computed on the tape

    def seed(self, targets: Sequence[Any], given: Sequence[Tensor | None] | None) -> None:
        """Give each target its first adjoint: ones where none is given, nothing to text."""
        totals = self.totals
        for position, target in enumerate(targets):
            value: Any = None if given is None else given[position]
            if value is None:
                value = ones_for(target)
                if value is None:
                    continue
                value = tensor_of(value) if self.taped else value
            elif not self.taped:
                value = value.value
            number = target.id
            totals[number] = totals[number] + value if number in totals else value

    def of(self, source: Any) -> Any:
        """Return the adjoint of a source at the end, None if it has none."""
        number = source.id
        return self.found[number] if number in self.found else self.totals.get(number)

    def walk(self, planned: Plan) -> Iterator[tuple[Any, int, Any, Told]]:
        """Read the tape backwards, step by step, passing over what leads to no source.

        Each step is yielded as (entry, index, upstream, what `_pulled` tells).
        """
        for index in reversed(range(len(self.tape.entries))):
            entry = self.tape.entries[index]
            g = self._met(entry[1])
            if g is not None and entry[1] in planned.leads and (told := self._pulled(entry, g)):
                yield entry, index, g, told

    def run(self) -> None:
        """Read the tape backwards at one go."""
        for entry in reversed(self.tape.entries):
            g = self._met(entry[1])
            if g is None:
                continue
            if self.taped and entry[0].short in TAPED and entry[0].site is self.now.site:
                self._pull_taped(entry, g)
            else:
                self._pulled(entry, g)

    def _met(self, number: int) -> Any:
        """Return the adjoint of a record's output, None if it has none."""
        g = self.totals.pop(number, None)
        if g is not None and number in self.wanted:
            self.found[number] = g
        return g if type(g) is not float else np.float64(g)

    def _pull_taped(self, entry: tuple[Any, ...], g: Tensor) -> None:
        """Hand on the contributions of an op with one or two inputs, as tensors."""
        use, among = entry[0], self.among
        op, params = use.op, use.params
        values = self._lifted(entry)
        for number, x, pull in zip(entry[3::2], values[1:], (op.first, op.second), strict=False):
            if number not in among:
                continue
            value = pull(taped, g, *values, **params)
            if op.broadcasts and x is not None and shape_of(value.raw) != (shape := _shape(x)):
                value = taped.sum_to(value, shape=shape)
            self._add(number, value)

    def _pulled(self, entry: tuple[Any, ...], g: Any) -> Told:
        """Hand on the contributions of any op; return (position, id, wide, value, total) of each.

        `wide` is the value before broadcasting was undone, None where none took place.
        """
        op: Op = entry[0].op
        if not op.vjps:
            raise LookupError(f"gradient registry has no entry for: {op.tf_name}")
        told = []
        for position, value in enumerate(self._contributions(op, entry, g)):
            number, x, wide = entry[3 + 2 * position], entry[4 + 2 * position], None
            if value is None or number not in self.among:
                continue
            if op.broadcasts and x is not None and shape_of(value) != (shape := shape_of(x)):
                wide, value = value, self.m.sum_to(value, shape=shape)
            told.append((position, number, wide, value, self._add(number, value)))
        return told

    def _add(self, number: int, value: Any) -> Any:
        total = self.totals.get(number)
        self.totals[number] = total = value if total is None else total + value
        return total

    def _contributions(self, op: Op, entry: tuple[Any, ...], g: Any) -> Sequence[Any]:
        """Return one contribution per input, None where nothing flows.

        A taped pass runs at the place the record was made at, so that it is recorded there.
        """
        now, use = self.now, entry[0]
        if not self.taped or use.site is now.site:
            return self._worked_out(op, entry, g)
        before, now.site = now.site, use.site
        try:
            return self._worked_out(op, entry, g)
        finally:
            now.site = before

    def _worked_out(self, op: Op, entry: tuple[Any, ...], g: Any) -> Sequence[Any]:
        among, m, params = self.among, self.m, entry[0].params
        out, *inputs = self._lifted(entry)
        if op.joint or op.variadic:
            return self._together(op, g, out, inputs, entry[3::2], params)
        return [
            pull(m, g, out, *inputs, **params) if pull is not None and number in among else None
            for pull, number in zip(op.vjps, entry[3::2], strict=True)
        ]

    def _lifted(self, entry: tuple[Any, ...]) -> Sequence[Any]:
        """Return output and inputs as this pass sees them: as tensors if it is taped."""
        if not self.taped:
            return [v if type(v) is not float else np.float64(v) for v in entry[2::2]]
        return [
            value if value is None or type(value) is Stub else carrier(value, abs(number))
            for number, value in zip(entry[1::2], entry[2::2], strict=True)
        ]

    def _together(
        self, op: Op, g: Any, out: Any, inputs: Any, numbers: Sequence[int], params: Any
    ) -> Sequence[Any]:
        pull = op.vjps[0]
        if pull is None:
            return ()
        wanted = tuple(number in self.among for number in numbers)
        if op.joint and isinstance(g, Rows):  # what its author wrote knows nothing of rows
            return each_row(lambda row: pull(raw, row, out, *inputs, wanted=wanted, **params), g)
        listener = None if self.taped else self.now.listener
        if listener is not None:
            self.now.listener = None  # a raw pass is not announced op by op
        try:
            found: Sequence[Any] = pull(self.m, g, out, *inputs, wanted=wanted, **params)
            return found
        finally:
            if listener is not None:
                self.now.listener = listener


def _shape(x: Tensor | Stub) -> tuple[int, ...]:
    return x.shape if isinstance(x, Stub) else shape_of(x.raw)
