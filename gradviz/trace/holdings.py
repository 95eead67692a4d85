"""What each tape holds and watches at each moment, as lists that are looked up by cursor."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from gradviz.trace.keeping import Values, kept_values
from gradviz.trace.nodes import Node
from gradviz.trace.replay import PULLED, RECORDED, RELEASED
from gradviz.trace.steps import TAPE_RESET, WATCHED, Step
from gradviz.trace.trace import Trace

_Moments = list[tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Wipe:
    """A tape was emptied from cursor `index` on.

    `how` is the kind of the step: BACKWARD_ENDED, TAPE_RESET, or TAPE_DROPPED when nothing referred
    to it any more.
    """

    index: int
    how: str
    line: int | None


@dataclass(slots=True, eq=False)
class Holding:
    """One tape. `moments` are (cursor, operations, bytes), `watches` (cursor, name), in order.

    A value that several operations keep counts once: `users` says how many do. After a reset the
    watches begin anew, which `cleared` has the cursors of.
    """

    moments: _Moments = field(default_factory=lambda: [(0, 0, 0)])
    wipes: list[Wipe] = field(default_factory=list)
    watches: list[tuple[int, str]] = field(default_factory=list)
    cleared: list[int] = field(default_factory=list)
    users: dict[int, int] = field(default_factory=dict)

    def keep(self, values: Values, change: int) -> int:
        """Take `values` for one more operation, or one less; return the bytes that this adds."""
        added = 0
        for value, size in values.items():
            before = self.users.get(value, 0)
            self.users[value] = before + change
            added += size * (bool(before + change) - bool(before))
        return added

    def empty(self, wipe: Wipe) -> None:
        """Note what emptied the tape, once a moment."""
        if not self.wipes or self.wipes[-1].index != wipe.index:
            self.wipes.append(wipe)

    def at(self, index: int) -> tuple[int, int]:
        """Return how many operations, and how many bytes, the tape holds at cursor `index`."""
        _, count, size = self.moments[bisect_right(self.moments, index, key=_first) - 1]
        return count, size

    def wipe(self, index: int) -> Wipe | None:
        """Return what emptied the tape last, by cursor `index`."""
        at = bisect_right(self.wipes, index, key=lambda wipe: wipe.index)
        return self.wipes[at - 1] if at else None

    def wiped_after(self, born: int) -> Wipe | None:
        """Return what emptied the cell that appeared with step `born`."""
        at = bisect_right(self.wipes, born, key=lambda wipe: wipe.index)
        return self.wipes[at] if at < len(self.wipes) else None

    def watched(self, index: int) -> tuple[str, ...]:
        """Return the names that were watched explicitly, by cursor `index`, each once."""
        at = bisect_right(self.cleared, index)
        first = self.cleared[at - 1] if at else 0
        low = bisect_right(self.watches, first, key=_first) if at else 0
        high = bisect_right(self.watches, index, key=_first)
        return tuple(dict.fromkeys(name for _, name in self.watches[low:high]))


@lru_cache(maxsize=4)
def holdings(trace: Trace) -> dict[int, Holding]:
    """Return what each tape of `trace` holds, by its id."""
    found = {row.id: Holding() for row in trace.tapes}
    for row in trace.tapes:
        found[row.id].watches += [(0, name) for name in row.watched]
    for change in trace.initial:
        if change.table == "cells":
            _count(trace, found, change.key, change.before, change.after, 0)
    for index, step in enumerate(trace.steps):
        _take(trace, found, step, index + 1)
    return found


def _take(trace: Trace, found: dict[int, Holding], step: Step, index: int) -> None:
    tape = None if step.tape is None else found.get(step.tape)
    if tape is not None and step.kind == WATCHED and step.node is not None:
        tape.watches.append((index, called(trace.nodes[step.node])))
    if tape is not None and step.kind == TAPE_RESET:
        tape.cleared.append(index)
        tape.empty(Wipe(index, TAPE_RESET, step.line))
    for change in step.changes:
        if change.table != "cells":
            continue
        _count(trace, found, change.key, change.before, change.after, index)
        if tape is not None and change.after == RELEASED:
            tape.empty(Wipe(index, step.kind, step.line))


def _count(
    trace: Trace, found: dict[int, Holding], row: int, before: object, after: object, index: int
) -> None:
    cell = trace.cells[row]
    change = (after in (RECORDED, PULLED)) - (before in (RECORDED, PULLED))
    if cell.tape is None or cell.tape not in found or not change:
        return
    tape = found[cell.tape]
    last, count, size = tape.moments[-1]
    size += tape.keep(kept_values(trace, trace.nodes[cell.node]), change)
    entry = (index, count + change, size)
    tape.moments[-1:] = [entry] if last == index else [tape.moments[-1], entry]


def called(node: Node) -> str:
    """Return what people call a node, "·" where it has no name."""
    return node.label or "·"


def _first(entry: tuple[int, object] | tuple[int, int, int]) -> int:
    return entry[0]
