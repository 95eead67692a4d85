"""The backward pass of a plain gradient: on raw values, at one go, most ops pulled back in place.

Its time is the engine's, so the loop does what `Adjoints.run` does with nothing generic between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.adjoints import Adjoints
from gradviz.engine.namespaces import raw
from gradviz.engine.plain import NO_FLOAT, plain
from gradviz.engine.shapes import shape_of, sum_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gradviz.engine.op import Op
    from gradviz.engine.tape import Tape

nd = np.ndarray


class RawPass(Adjoints):
    """Adjoints as raw values; `owned` are those whose total is an array nobody else holds."""

    __slots__ = ("owned",)

    def __init__(self, tape: Tape, sources: Sequence[Any], among: Any) -> None:
        super().__init__(tape, sources, among)
        self.owned: set[int] = set()

    def run(self) -> None:
        """Read the tape backwards at one go."""
        totals, wanted, entries = self.totals, self.wanted, self.tape.entries
        pop = totals.pop
        inner = bool(entries and wanted) and max(wanted) >= entries[0][1]  # ids only grow
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
        """Hand on the contribution of an op with one input and parameters."""
        use, _, out, source, x = entry
        value = use.op.first(raw, g, out, x, **use.params)
        if use.op.broadcasts and x is not None and shape_of(value) != x.shape:
            value = sum_to(value, x.shape)
        if (total := self.totals.get(source)) is None:
            self.totals[source] = value
        else:
            self._more(source, total, value)

    def _more(self, number: int, total: Any, value: Any) -> None:
        """Add to a total: in place, once the array is one that this pass made."""
        if number in self.owned:
            total += value
            return
        self.totals[number] = total = total + value
        if type(total) is nd:
            self.owned.add(number)

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
