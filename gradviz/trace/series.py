"""Curves that can be read off a trace without running anything."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from gradviz.trace.replay import PULLED, RECORDED, RELEASED
from gradviz.trace.trace import Trace


@dataclass(frozen=True, slots=True, eq=False)
class Memory:
    """Bytes held by open or unreleased tapes after each step: shape (steps + 1,)."""

    held: np.ndarray
    released: tuple[int, ...]  # steps at which a tape let go


@lru_cache(maxsize=4)
def memory(trace: Trace) -> Memory:
    """Return the bytes held by all tapes after each step."""
    cost = {cell.id: trace.nodes[cell.node].kept_bytes for cell in trace.cells}
    held = [sum(cost[c.key] for c in trace.initial if c.table == "cells" and _holds(c.after))]
    released: list[int] = []
    for index, step in enumerate(trace.steps):
        change = 0
        for entry in step.changes:
            if entry.table == "cells":
                change += cost[entry.key] * (_holds(entry.after) - _holds(entry.before))
                if entry.after == RELEASED and (not released or released[-1] != index + 1):
                    released.append(index + 1)
        held.append(held[-1] + change)
    return Memory(np.array(held, dtype=np.int64), tuple(released))


def _holds(state: object) -> int:
    return int(state in (RECORDED, PULLED))
