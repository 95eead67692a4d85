"""What tapes hold by step and by operation, and what they would hold if they were others.

It is read off a trace without running anything. A value that several records keep is counted once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from gradviz.trace.holdings import holdings
from gradviz.trace.keeping import inner_values, kept_values, needed_values
from gradviz.trace.nodes import Node, NodeId
from gradviz.trace.replay import PULLED, RECORDED, RELEASED
from gradviz.trace.stacking import Hold, Stack, stacked
from gradviz.trace.steps import (
    BACKWARD_ENDED,
    PULLED_BACK,
    TAPE_CLOSED,
    TAPE_DROPPED,
    TAPE_RESET,
    Step,
)
from gradviz.trace.trace import Trace

RELEASE, RESET, DROP, CLOSE, KEEP = "released", "reset", "dropped", "closed", "kept"


@dataclass(frozen=True, slots=True)
class Holder:
    """The tapes that one place of the program opens: `count` of them in a loop."""

    name: str
    line: int | None
    persistent: bool
    count: int


@dataclass(frozen=True, slots=True)
class Happening:
    """What a tape did from cursor `index` on: one of RELEASE, RESET, DROP, CLOSE, KEEP."""

    index: int
    holder: int
    what: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Keep:
    """What is kept of one recorded operation, in bytes; `own` of them no earlier one keeps.

    `kept` is as in Node, and `born` the cursor at which it is recorded.
    """

    node: NodeId
    name: str
    glyph: str
    line: int | None
    kept: tuple[str, ...]
    cells: tuple[int, ...]
    born: int
    holder: int  # of the first tape that took it
    number: int  # its place on that tape, from 1
    size: int
    own: int


@dataclass(frozen=True, slots=True, eq=False)
class Memory:
    """Bytes after each step, int64 of shape (steps + 1,).

    `stack` has them by holder, `held` in all. `needed` is what the contributions yet to come are
    worked out from: the least that would do; None where no gradient is asked for. `otherwise` is
    what persistent tapes would hold if they were not, and the other way round. `unfolded` is what
    tapes would hold without recomputation; None where nothing is computed again.
    """

    holders: tuple[Holder, ...]
    stack: Stack
    held: np.ndarray
    needed: np.ndarray | None
    otherwise: np.ndarray | None
    unfolded: np.ndarray | None
    happenings: tuple[Happening, ...]
    keeps: tuple[Keep, ...]
    lines: tuple[int | None, ...]  # of the step that led to each cursor

    @property
    def left(self) -> tuple[int, ...]:
        """By holder, the bytes that it alone still holds at the end."""
        return tuple(int(row[-1]) for row in self.stack.alone)

    @property
    def peak(self) -> int:
        """The first cursor at which most is held."""
        return int(np.argmax(self.held))


@lru_cache(maxsize=4)
def memory(trace: Trace) -> Memory:
    """Return the bytes that all tapes hold after each step."""
    return _Book(trace).memory()


@lru_cache(maxsize=4)
def held(trace: Trace) -> np.ndarray:
    """Return `memory(trace).held`, in far less time unless tapes hold something together."""
    length = len(trace.steps) + 1
    total, holders = np.zeros(length, np.int64), np.zeros(length, np.int64)
    for holding in holdings(trace).values():
        places = np.array([index for index, _, _ in holding.moments])
        at = np.searchsorted(places, np.arange(places[0], length), side="right") - 1
        sizes = np.array([size for _, _, size in holding.moments], np.int64)[at]
        total[places[0] :] += sizes
        holders[places[0] :] += sizes > 0
    return total if holders.max() < 2 else memory(trace).held


class _Book:
    """Goes through a trace once, and writes down who holds what from when to when."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._length = len(trace.steps) + 1
        places = [(row.name, row.line) for row in trace.tapes]
        order = list(dict.fromkeys(places))
        self._holder = {row.id: order.index(place) for row, place in zip(trace.tapes, places,
                                                                         strict=True)}  # fmt: skip
        self._holders = tuple(
            Holder(*place, any(r.persistent for r in rows), len(rows))
            for place in order
            for rows in [[r for r, p in zip(trace.tapes, places, strict=True) if p == place]]
        )
        self._values = {cell.node: kept_values(trace, trace.nodes[cell.node])
                        for cell in trace.cells if cell.tape is not None}  # fmt: skip
        self._born: dict[int, int] = {}  # cells on tapes: the cursor they appear at
        self._gone: dict[int, int] = {}  # the cursor at which they are let go
        self._ends: dict[int, list[int]] = {}  # per tape: cursors at which its calls end
        self._wiped: dict[int, list[int]] = {}  # per tape: cursors at which it is reset
        self._happenings: list[Happening] = []
        self._uses: dict[int, tuple[int, set[int]]] = {}  # cells: last pull, places pulled

    def memory(self) -> Memory:
        for change in self._trace.initial:
            if change.table == "cells":
                self._cell(change.key, change.after, 0)
        row_of = {(cell.tape, cell.node): cell.id for cell in self._trace.cells}
        for index, step in enumerate(self._trace.steps, 1):
            for change in step.changes:
                if change.table == "cells":
                    self._cell(change.key, change.after, index)
            self._take(step, index, row_of)
        stack = self._stack(self._kept())
        again = any(self._trace.nodes[cell.node].recomputes for cell in self._trace.cells)
        return Memory(
            self._holders,
            stack,
            stack.total,
            self._stack(self._least()).total if self._uses else None,
            self._stack(self._flipped()).total if self._ends else None,
            self._stack(self._kept(inside=True)).total if again else None,
            tuple(self._happenings),
            tuple(self._keeps()),
            (None, *(step.line for step in self._trace.steps)),
        )

    def _cell(self, key: int, state: object, index: int) -> None:
        if self._trace.cells[key].tape is None:
            return
        if state in (RECORDED, PULLED):
            self._born.setdefault(key, index)
        elif state == RELEASED:
            self._gone.setdefault(key, index)

    def _take(self, step: Step, index: int, row_of: dict[tuple[int | None, int], int]) -> None:
        tape = step.tape
        if tape is None or tape not in self._holder:
            return
        if step.kind == PULLED_BACK and step.node is not None:
            cell = row_of.get((tape, step.node))
            if cell is not None:
                places = self._uses.get(cell, (0, set()))[1]
                places.update(piece.position for piece in step.contributions)
                self._uses[cell] = index, places
        elif step.kind == BACKWARD_ENDED:
            self._ends.setdefault(tape, []).append(index)
            lets_go = any(c.table == "cells" and c.after == RELEASED for c in step.changes)
            self._happen(index, tape, RELEASE if lets_go else KEEP, step)
        elif step.kind == TAPE_RESET:
            self._wiped.setdefault(tape, []).append(index)
            self._happen(index, tape, RESET, step)
        elif step.kind == TAPE_DROPPED:
            self._happen(index, tape, DROP, step)
        elif step.kind == TAPE_CLOSED:
            self._happen(index, tape, CLOSE, step)

    def _happen(self, index: int, tape: int, what: str, step: Step) -> None:
        self._happenings.append(Happening(index, self._holder[tape], what, step.line))

    def _stack(self, holds: Iterator[Hold]) -> Stack:
        return stacked(holds, len(self._holders), self._length)

    def _on_tapes(self) -> Iterator[tuple[int, int, int]]:
        """Yield cell, tape and the cursor it appears at."""
        for key, born in self._born.items():
            tape = self._trace.cells[key].tape
            if tape is not None:
                yield key, tape, born

    def _kept(self, inside: bool = False) -> Iterator[Hold]:
        for key, tape, born in self._on_tapes():
            node = self._trace.cells[key].node
            values = self._values[node]
            if inside and self._trace.nodes[node].recomputes:
                values = inner_values(self._trace, self._trace.nodes[node])
            yield born, self._gone.get(key, self._length), self._holder[tape], values

    def _least(self) -> Iterator[Hold]:
        """Yield what will be asked for, from its recording to the last time it is."""
        for key, tape, born in self._on_tapes():
            last, places = self._uses.get(key, (0, ()))
            node = self._trace.nodes[self._trace.cells[key].node]
            yield born, last, self._holder[tape], needed_values(self._trace, node, places)

    def _flipped(self) -> Iterator[Hold]:
        """Yield what tapes would hold: persistent ones until a call of theirs ends as well.

        All until they are reset, or nothing refers to them any more.
        """
        persistent = {row.id: row.persistent for row in self._trace.tapes}
        gone = {row.id: row.gone for row in self._trace.tapes}
        for key, tape, born in self._on_tapes():
            ends = list(self._wiped.get(tape, ()))
            if persistent[tape]:
                ends += self._ends.get(tape, ())
            if (end := gone[tape]) is not None:
                ends.append(end)
            last = min((end for end in ends if end > born), default=self._length)
            values = self._values[self._trace.cells[key].node]
            yield born, last, self._holder[tape], values

    def _keeps(self) -> Iterator[Keep]:
        rows: dict[NodeId, list[int]] = {}
        for key in self._born:
            rows.setdefault(self._trace.cells[key].node, []).append(key)
        seen: set[int] = set()
        for node, cells in sorted(rows.items()):
            values = self._values[node]
            own = sum(size for value, size in values.items() if value not in seen)
            seen.update(values)
            yield self._keep(self._trace.nodes[node], cells, sum(values.values()), own)

    def _keep(self, node: Node, cells: list[int], size: int, own: int) -> Keep:
        first = self._trace.cells[cells[0]]
        assert first.tape is not None
        return Keep(
            node.id,
            node.label,
            node.glyph or node.op,
            node.line,
            node.kept,
            tuple(cells),
            self._born[first.id],
            self._holder[first.tape],
            first.number,
            size,
            own,
        )
