"""The adjoints of one backward pass, and how a record hands them on.

They are raw values, or tensors while an outer tape records, or Rows where many passes are made as
one; the pullbacks do not know which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.namespaces import raw, taped
from gradviz.engine.plain import NO_FLOAT, plain
from gradviz.engine.record import Stub
from gradviz.engine.rows import Rows, each_row, rowwise
from gradviz.engine.shapes import shape_of, sum_to
from gradviz.engine.state import session
from gradviz.engine.variable import carrier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gradviz.engine.op import Op
    from gradviz.engine.pullback import Plan
    from gradviz.engine.tape import Tape
    from gradviz.engine.tensor import Tensor

nd = np.ndarray
Told = list[tuple[int, int, Any, Any, Any]]


class Adjoints:
    """Adjoints by id. `among` are the ids that contributions are worked out for."""

    __slots__ = ("among", "found", "m", "now", "owned", "tape", "taped", "totals", "wanted")

    def __init__(self, tape: Tape, sources: Sequence[Any], among: Any, rows: bool = False) -> None:
        self.tape = tape
        self.among = among
        self.now = session()
        self.taped = bool(self.now.tapes) and not rows
        self.m: Any = rowwise if rows else taped if self.taped else raw
        self.totals: dict[int, Any] = {}
        self.wanted = {source.id for source in sources}
        self.owned: set[int] = set()  # whose total is an array that nobody else holds
        self.found: dict[int, Any] = {}  # of sources that were themselves computed on the tape

    def seed(self, targets: Sequence[Any], seeds: Sequence[Tensor | None]) -> None:
        """Give each target its first adjoint."""
        taped, totals = self.taped, self.totals
        for target, seed in zip(targets, seeds, strict=True):
            if seed is None:
                continue
            value, number = seed if taped else seed.value, target.id
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
        """Read the tape backwards at one go. On raw values most ops are pulled back in place."""
        if self.m is raw:
            self._run_raw()
            return
        for entry in reversed(self.tape.entries):
            g = self._met(entry[1])
            if g is not None:
                self._pulled(entry, g)

    def _met(self, number: int) -> Any:
        """Return the adjoint of a record's output, None if it has none."""
        g = self.totals.pop(number, None)
        if g is not None and number in self.wanted:
            self.found[number] = g
        return g

    def _run_raw(self) -> None:
        totals, wanted, entries = self.totals, self.wanted, self.tape.entries
        pop = totals.pop
        inner = bool(entries) and max(wanted, default=0) >= entries[0][1]  # ids only grow
        for entry in reversed(entries):
            g = pop(entry[1], None)
            if g is None:
                continue
            if inner and entry[1] in wanted:
                self.found[entry[1]] = g
            op, source, x = entry[0], entry[3], entry[4]
            short = op.short
            if type(x) is float:  # a plain op: see plain.py
                if short == 2 and (entry[5] or not source):
                    self._pull_floats(op, entry, g)
                    continue
                try:
                    if short == 1:
                        value = op.first(plain, g, entry[2], x)
                    else:  # the second is a number that the program wrote
                        value = op.first(plain, g, entry[2], x, entry[6])
                except NO_FLOAT:
                    value = op.first(raw, *map(np.float64, (g, entry[2], *entry[4::2])))
            else:
                if type(g) is float:
                    g = np.float64(g)
                if short == 2:
                    self._pull_two(op, entry, g)
                    continue
                if short != 1:
                    self._pull_other(short, entry, g)
                    continue
                value = op.first(raw, g, entry[2], x)
            # The input of an op with one is followed, or the op would not have been recorded.
            if source in totals:
                self._more(source, totals[source], value)
            else:
                totals[source] = value

    def _pull_other(self, short: int, entry: tuple[Any, ...], g: Any) -> None:
        """Hand on the contributions of an op with parameters, or with more than two inputs."""
        if short:
            (self._place if short == 3 else self._pull_one)(entry, g)
        else:
            self._pulled(entry, g)

    def _pull_two(self, op: Op, entry: tuple[Any, ...], g: Any) -> None:
        """Hand on, to two inputs, the contributions of an op without parameters."""
        _, _, out, source, x, other, y = entry
        totals, among = self.totals, self.among
        if source in among:
            value = op.first(raw, g, out, x, y)
            if x is not None and type(value) is nd and value.shape != x.shape:
                value = sum_to(value, x.shape)
            if (total := totals.get(source)) is None:
                totals[source] = value
            else:
                self._more(source, total, value)
        if other in among:
            value = op.second(raw, g, out, x, y)
            if y is not None and type(value) is nd and value.shape != y.shape:
                value = sum_to(value, y.shape)
            if (total := totals.get(other)) is None:
                totals[other] = value
            else:
                self._more(other, total, value)

    def _pull_floats(self, op: Op, entry: tuple[Any, ...], g: Any) -> None:
        """Do the same for a plain op on Python floats."""
        _, _, out, source, x, other, y = entry
        totals, among = self.totals, self.among
        try:
            first = op.first(plain, g, out, x, y) if source in among else None
            second = op.second(plain, g, out, x, y) if other in among else None
        except NO_FLOAT:
            g, out, x, y = map(np.float64, (g, out, x, y))
            first, second = op.first(raw, g, out, x, y), op.second(raw, g, out, x, y)
        if source in among:
            totals[source] = totals[source] + first if source in totals else first
        if other in among:
            totals[other] = totals[other] + second if other in totals else second

    def _pull_one(self, entry: tuple[Any, ...], g: Any) -> None:
        """Hand on the contribution of an op with one input and parameters, in a raw pass."""
        use, _, out, source, x = entry
        value = use.op.first(raw, g, out, x, **use.params)
        if use.op.broadcasts and x is not None and shape_of(value) != x.shape:
            value = sum_to(value, x.shape)
        if (total := self.totals.get(source)) is None:
            self.totals[source] = value
        else:
            self._more(source, total, value)

    def _more(self, number: int, total: Any, value: Any) -> None:
        """Add to a total in a raw pass: in place, once the array is one that this pass made."""
        if number in self.owned:
            total += value
            return
        self.totals[number] = total = total + value
        if type(total) is nd:
            self.owned.add(number)

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

    def _place(self, entry: tuple[Any, ...], g: Any) -> None:
        """Add a contribution that is zero but at one place there, in a buffer of our own."""
        use, _, _, source, x = entry
        buffer: Any = self.totals.get(source)
        if source not in self.owned:
            before, buffer = buffer, np.zeros(x.shape, x.dtype)
            if before is not None:
                np.add(buffer, before, buffer)
            self.owned.add(source)
            self.totals[source] = buffer
        buffer[use.params["key"]] += g  # a basic index never names an element twice
