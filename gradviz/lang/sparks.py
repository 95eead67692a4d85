"""What every number of a program would be along one name: a few points for each, in one go.

The program is run again at each point. Operations are told by their order, and only as far as the
same ones run: beyond a branch taken otherwise there is nothing to compare, and the line has a gap.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from gradviz.engine import Listener, Op, Record, Tape, Tensor, Variable, listening
from gradviz.lang.budget import Budget, Limits
from gradviz.lang.inputs import Given
from gradviz.lang.rerun import Rerun
from gradviz.lang.scenes import Scene
from gradviz.lang.sweeping import guarded, span_around
from gradviz.trace import Node, NodeId
from gradviz.trace.curves import MOST_RERUN, Sparks, is_number

POINTS = 33
LIMITS = Limits(steps=1_000_000, operations=200_000, seconds=4.0, bytes=1 << 31)
Event = tuple[str, np.ndarray]  # an operation's name and its result


def sparks(
    source: str,
    inputs: Given | None,
    along: str,
    nodes: Sequence[Node],
    *,
    before: Sequence[Scene] = (),
    cancelled: Callable[[], bool] | None = None,
) -> Sparks | None:
    """Return the numbers among `nodes`, the trace's, along the scalar `along`.

    None where there are none or too many, where the name is no number, and when cancelled.
    """
    wanted = [node for node in nodes if is_number(node) and not node.is_leaf]
    start = first_number(nodes, along)
    if start is None or not wanted or len(nodes) > MOST_RERUN:
        return None

    def work(rerun: Rerun) -> Sparks:
        here = _events(rerun, {along: start})
        places = _places(nodes, here)
        xs = np.linspace(*span_around(start), POINTS)
        lines = np.full((len(wanted), POINTS), np.nan)
        for k, x in enumerate(xs):
            there = _events(rerun, {along: float(x)})
            same = _as_far(here, there)
            for row, node in enumerate(wanted):
                place = places.get(node.id, same)
                if place < same:
                    lines[row, k] = float(there[place][1])
        found = {node.id: line for node, line in zip(wanted, lines, strict=True)}
        return Sparks(along, xs, start, found)

    return guarded(work, source, inputs, before, Budget(LIMITS, cancelled))


def first_number(nodes: Sequence[Node], name: str) -> float | None:
    """Return the number that a name meant at first: a Variable may be assigned to later."""
    value = next((node.value for node in nodes if node.label == name and not node.ghost), None)
    known = isinstance(value, np.ndarray) and value.ndim == 0 and value.dtype.kind == "f"
    return float(value) if known and value is not None else None


class _Ear(Listener):
    """Writes down every operation, and every value a Variable is given."""

    def __init__(self) -> None:
        self.heard: list[Event] = []

    def executed(
        self,
        op: Op,
        inputs: tuple[Tensor | Variable, ...],
        output: Tensor,
        params: Mapping[str, Any],
        site: Any,
        tapes: tuple[Tape, ...],
        record: Record | None,
    ) -> None:
        """Write down one operation."""
        self.heard.append((op.name, output.value))

    def assigned(
        self, variable: Variable, before: Tensor, after: Tensor, value: Any, how: str
    ) -> None:
        """Write down a Variable's new value."""
        self.heard.append((how, after.value))


def _events(rerun: Rerun, replaced: Mapping[str, float]) -> list[Event]:
    ear = _Ear()
    with listening(ear):
        rerun.through(replaced)
    return ear.heard


def _places(nodes: Sequence[Node], events: Sequence[Event]) -> dict[NodeId, int]:
    """Return where each node's operation is among those that ran, in the same order."""
    places, at = {}, 0
    for node in nodes:
        if node.is_leaf or node.ghost or isinstance(node.value, str):
            continue
        found = next((k for k in range(at, len(events)) if _is(node, events[k])), None)
        if found is not None:
            places[node.id], at = found, found + 1
    return places


def _is(node: Node, event: Event) -> bool:
    name, value = event
    return (
        name == node.op
        and np.shape(value) == node.shape
        and np.array_equal(value, node.value, equal_nan=value.dtype.kind in "fc")
    )


def _as_far(one: Sequence[Event], other: Sequence[Event]) -> int:
    """Return how many operations two runs begin with that are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((k for k, (a, b) in pairs if a[0] != b[0] or np.shape(a[1]) != np.shape(b[1])),
                min(len(one), len(other)))  # fmt: skip
