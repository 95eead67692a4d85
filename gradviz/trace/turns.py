"""The values that a name gets one after another, as in a training, and its value at the cursor."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from gradviz.trace.nodes import NodeId
from gradviz.trace.steps import ASSIGNED, BOUND, COMPUTED
from gradviz.trace.trace import Trace


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """One value of a name: its number in this run, from 0, and what it is."""

    number: int
    value: np.ndarray


UNBORN = Turn(0, np.asarray(np.nan))


@lru_cache(maxsize=8)
def turns(trace: Trace, name: str) -> tuple[tuple[int, ...], tuple[Turn, ...]]:
    """Return the steps at which `name` gets a value, and the values; none where it has but one.

    What an earlier cell gave it is number 0, and has no step here.
    """
    found = _given(trace).get(name, [])
    first = int(bool(found) and trace.steps[found[0][0]].kind == ASSIGNED)
    if len(found) + first < 2:
        return (), ()
    made = (
        Turn(number, np.asarray(trace.nodes[node].value))
        for number, (_, node) in enumerate(found, first)
    )
    return tuple(k for k, _ in found), tuple(made)


@lru_cache(maxsize=8)
def _given(trace: Trace) -> dict[str, list[tuple[int, NodeId]]]:
    """Return the steps at which each name gets a value, and the nodes of those."""
    found: dict[str, list[tuple[int, NodeId]]] = {}
    for k, step in enumerate(trace.steps):
        if step.kind in (BOUND, COMPUTED, ASSIGNED) and step.node is not None:
            found.setdefault(trace.nodes[step.node].label, []).append((k, step.node))
    return found


def turn_at(trace: Trace, name: str, cursor: int) -> Turn | None:
    """Return the value that `name` has after `cursor` steps; None where that is its only one.

    `w[0]` is an element of what is called `w`, unless something is called so itself; `m.w` is
    called `w` where it is made.
    """
    steps, values = turns(trace, name) if name else ((), ())
    if name and not steps and not name.isidentifier():
        steps, values = turns(trace, name.partition("[")[0].rpartition(".")[2])
    if not steps:
        return None
    at = bisect_right(steps, cursor - 1)
    return values[at - 1] if at else UNBORN
