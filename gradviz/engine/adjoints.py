"""The adjoints of one backward pass, and how a record hands them on.

They are raw values, or tensors while an outer tape records; the pullbacks do not know which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.namespaces import raw, taped
from gradviz.engine.shapes import shape_of
from gradviz.engine.state import session
from gradviz.engine.tape import Stub, Tape
from gradviz.engine.variable import carrier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gradviz.engine.op import Op
    from gradviz.engine.pullback import Plan
    from gradviz.engine.tensor import Tensor

Step = tuple[int, int, Any, Any, Any]
Told = list[Step]


class Adjoints:
    """Adjoints by id. `among` are the ids that contributions are worked out for."""

    __slots__ = ("among", "found", "m", "now", "owned", "tape", "taped", "totals", "wanted")

    def __init__(self, tape: Tape, sources: Sequence[Any], among: Any) -> None:
        self.tape = tape
        self.among = among
        self.now = session()
        self.taped = bool(self.now.tapes)
        self.m: Any = taped if self.taped else raw
        self.totals: dict[int, Any] = {}
        self.wanted = frozenset(source.id for source in sources)
        self.owned: set[int] = set()  # whose total is an array that nobody else holds
        self.found: dict[int, Any] = {}  # of sources that were themselves computed on the tape

    def seed(self, targets: Sequence[Any], seeds: Sequence[Tensor | None]) -> None:
        """Give each target its first adjoint."""
        for target, seed in zip(targets, seeds, strict=True):
            if seed is not None:
                self._add(target.id, seed if self.taped else seed.value)

    def of(self, source: Any) -> Any:
        """Return the adjoint of a source at the end, None if it has none."""
        number = source.id
        return self.found[number] if number in self.found else self.totals.get(number)

    def _add(self, number: int, value: Any) -> Any:
        total = self.totals.get(number)
        self.totals[number] = total = value if total is None else total + value
        return total

    def pull(self, entry: tuple[Any, ...], g: Any) -> Told:
        """Hand a record's contributions on.

        Returns (position, id, value before broadcasting was undone or None, value, total) of each.
        """
        use = entry[0]
        op: Op = use.op
        if not op.vjps:
            raise LookupError(f"gradient registry has no entry for: {op.tf_name}")
        told: Told = []
        for position, value in enumerate(self._contributions(op, use.params, entry, g)):
            number, wide = entry[3 + 2 * position], None
            if value is None or number not in self.among:
                continue
            if op.broadcasts:
                shape = shape_of(entry[4 + 2 * position])
                if shape_of(value) != shape:
                    wide, value = value, self.m.sum_to(value, shape=shape)
            told.append((position, number, wide, value, self._add(number, value)))
        return told

    def _contributions(self, op: Op, params: Any, entry: tuple[Any, ...], g: Any) -> Sequence[Any]:
        """Return one contribution per input, None where nothing flows."""
        m, among, numbers = self.m, self.among, entry[3::2]
        out, *inputs = self._lifted(entry)
        if op.joint or op.variadic:
            wanted = tuple(number in among for number in numbers)
            return self._together(op, g, out, inputs, wanted, params)
        return [
            pull(m, g, out, *inputs, **params) if pull is not None and number in among else None
            for pull, number in zip(op.vjps, numbers, strict=True)
        ]

    def _lifted(self, entry: tuple[Any, ...]) -> Sequence[Any]:
        """Return output and inputs as this pass sees them: as tensors if it is taped."""
        if not self.taped:
            return entry[2::2]
        return [
            value if value is None or type(value) is Stub else carrier(value, number)
            for number, value in zip(entry[1::2], entry[2::2], strict=True)
        ]

    def _together(
        self, op: Op, g: Any, out: Any, inputs: Any, wanted: tuple[bool, ...], params: Any
    ) -> Sequence[Any]:
        pull = op.vjps[0]
        if pull is None:
            return ()
        listener = self.now.listener
        if not self.taped:
            self.now.listener = None  # a raw pass is not announced op by op
        try:
            found: Sequence[Any] = pull(self.m, g, out, *inputs, wanted=wanted, **params)
            return found
        finally:
            if not self.taped:
                self.now.listener = listener

    def walk(self, planned: Plan | None) -> Iterator[tuple[Any, int, Any, Told]]:
        """Read the tape backwards: the one loop of every backward pass.

        With a plan, each step is yielded as (entry, index, upstream, what `pull` tells), and what
        leads to no source is passed over. Without one nothing is yielded, and a consumer that
        drains this runs the loop at one go. Plain ops of one or two inputs are done in place.
        """
        totals, among, m, wanted = self.totals, self.among, self.m, self.wanted
        pop, entries = totals.pop, self.tape.entries
        leads = planned.leads if planned is not None else None
        inner = bool(entries) and max(wanted, default=0) >= entries[0][1]  # ids only grow
        for index in range(len(entries) - 1, -1, -1):
            entry = entries[index]
            number = entry[1]
            g = pop(number, None)
            if g is None:
                continue
            if inner and number in wanted:
                self.found[number] = g
            if leads is not None and number not in leads:
                continue
            op = entry[0]
            short = 0 if self.taped else op.short
            told: Told = []
            if short == 1:  # its input is followed, or it would not have been recorded
                _, _, out, source, x = entry
                value = op.first(m, g, out, x)
                told.append((0, source, None, value, self._add(source, value)))
            elif short == 2:
                _, _, out, source, x, other, y = entry
                if source in among:
                    told.append(self._arrive(0, source, op.first(m, g, out, x, y), x))
                if other in among:
                    told.append(self._arrive(1, other, op.second(m, g, out, x, y), y))
            elif short == 3 and leads is None:  # who watches must not see totals change in place
                self._place(entry, g)
            else:
                told = self._at_site(entry, g)
            if leads is not None and told:
                yield entry, index, g, told

    def _arrive(self, position: int, number: int, value: Any, x: Any) -> Step:
        """Add a contribution to one of two inputs, summed over what broadcasting had spread."""
        wide = None
        if (type(x) is not type(value) or type(x) is np.ndarray) and value.shape != x.shape:
            wide, value = value, self.m.sum_to(value, x.shape)
        return position, number, wide, value, self._add(number, value)

    def _at_site(self, entry: tuple[Any, ...], g: Any) -> Told:
        """Pull at the place the record was made at, so that a taped pass records it there."""
        now = self.now
        before, now.site = now.site, entry[0].site
        try:
            return self.pull(entry, g)
        finally:
            now.site = before

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
