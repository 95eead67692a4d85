"""What the rows and columns of a Jacobian are called: `y[2]`, `kernel[0,3]`. Pure; no widgets."""

import math
from dataclasses import dataclass

import numpy as np

from gradviz.trace import GradientCall, Trace
from gradviz.trace.jacobian import Jacobian
from gradviz.ui.narration.names import node_name
from gradviz.ui.numbers import last_names


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """A Jacobian with the names of its targets, in order, and of its source."""

    jacobian: Jacobian
    targets: tuple[str, ...]
    source: str

    @property
    def target(self) -> str:
        """All targets."""
        return ", ".join(self.targets)

    def row(self, number: int) -> str:
        """Return the name of a row that is drawn, counted from the first of them."""
        name, shape, place = self._target(self.jacobian.rows[number])
        return name + index_text(shape, place)

    def column(self, number: int) -> str:
        """Return the name of a column that is drawn."""
        return self.source + self.column_index(number)

    def row_index(self, number: int) -> str:
        """Return the row's name without the target's, where that leaves something."""
        name, shape, place = self._target(self.jacobian.rows[number])
        return index_text(shape, place) or name

    def column_index(self, number: int) -> str:
        """Return the column's place in the source; "" in a scalar."""
        return index_text(self.jacobian.shape, self.jacobian.columns[number])

    def row_breaks(self) -> tuple[int, ...]:
        """Return the rows that begin a target, or a row of a target of two axes or more."""
        found, first = set(), 0
        for shape in self.jacobian.targets:
            found |= {first, *(first + k for k in _breaks(shape))}
            first += math.prod(shape)
        start, stop = self.jacobian.rows.start, self.jacobian.rows.stop
        return tuple(sorted(k - start for k in found if start < k < stop))

    def column_breaks(self) -> tuple[int, ...]:
        """Return the columns that begin a row of a source of two axes or more."""
        start, stop = self.jacobian.columns.start, self.jacobian.columns.stop
        return tuple(k - start for k in _breaks(self.jacobian.shape) if start < k < stop)

    def _target(self, number: int) -> tuple[str, tuple[int, ...], int]:
        for name, shape in zip(self.targets, self.jacobian.targets, strict=True):
            size = math.prod(shape)
            if number < size:
                return name, shape, number
            number -= size
        raise IndexError(number)


def named(jacobian: Jacobian, trace: Trace, call: GradientCall) -> Named:
    """Return `jacobian` with the names that `trace` has for its ends."""
    targets: tuple[str, ...] = (call.target,)
    if len(jacobian.targets) > 1:
        targets = tuple(node_name(trace, node) for node in call.targets)
    targets = targets[: len(jacobian.targets)]
    return Named(jacobian, targets, last_names(call.rows[jacobian.source].source))


def index_text(shape: tuple[int, ...], place: int) -> str:
    """Return "[1,2]" for the element at `place` in row-major order; "" for a scalar's."""
    if not shape:
        return ""
    return "[" + ",".join(str(int(k)) for k in np.unravel_index(place, shape)) + "]"


def _breaks(shape: tuple[int, ...]) -> range:
    if len(shape) < 2 or shape[-1] == 1:
        return range(0)
    return range(shape[-1], math.prod(shape), shape[-1])
