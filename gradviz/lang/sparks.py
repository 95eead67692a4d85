"""What every number of a program would be along one name: a few points for each, in one go.

Where one run tells what is done at every point, that is done again at all of them; else the program
is run again at each. Operations are told by their order, and only as far as the same ones run:
beyond a branch taken otherwise there is nothing to compare, and the line has a gap.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import numpy as np

from gradviz.engine import Tensor, Variable, listening
from gradviz.lang.budget import Budget, Limits
from gradviz.lang.inputs import Given
from gradviz.lang.many_points import ManyPoints
from gradviz.lang.rerun import Rerun
from gradviz.lang.scalars import Place
from gradviz.lang.scenes import Scene
from gradviz.lang.scribe import Scribe
from gradviz.lang.sweeping import guarded, span_around
from gradviz.lang.what_moves import Reader, Refused
from gradviz.trace import Node, NodeId
from gradviz.trace.curves import MOST_RERUN, Sparks, is_number

POINTS = 33
LIMITS = Limits(steps=1_000_000, operations=200_000, seconds=4.0, bytes=1 << 31)
WITNESSES = (8, 25)  # of the points: single runs that check one of all at once
StandIns = Mapping[str, Tensor | Variable]
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

    budget = Budget(LIMITS, cancelled)

    def work(rerun: Rerun) -> Sparks:
        xs = np.linspace(*span_around(start), POINTS)
        ear, roots = _heard(rerun, {along: start})
        places = _places(nodes, ear.heard)
        there = {node.id: places[node.id] for node in wanted if node.id in places}
        rows = _again(rerun, ear, roots, start, there.values(), xs)
        if rows is None:
            rows = _one_by_one(rerun, ear, along, there.values(), xs)
        nowhere = np.full(POINTS, np.nan)
        found = dict(zip(there, rows, strict=True))
        return Sparks(along, xs, start, {node.id: found.get(node.id, nowhere) for node in wanted})

    return guarded(work, source, inputs, before, budget)


def _one_by_one(
    rerun: Rerun, here: "_Ear", along: str, places: Collection[int], xs: np.ndarray
) -> np.ndarray:
    """Return what the operations at `places` give where each point is a run: (places, points)."""
    columns = []
    for x in xs.tolist():
        there = _heard(rerun, {along: x})[0].heard
        same = _as_far(here.heard, there)
        columns.append([float(there[k][1]) if k < same else np.nan for k in places])
    return np.array(columns).T.reshape(len(places), len(xs))


def _again(
    rerun: Rerun,
    here: "_Ear",
    roots: StandIns,
    start: float,
    places: Collection[int],
    xs: np.ndarray,
) -> np.ndarray | None:
    """Return the same where a run's operations can be done again; None where they cannot."""
    if not roots or not places:
        return None
    ((along, root),) = roots.items()
    kind = root.dtype.numpy
    try:
        moves = Reader(here, roots, len(here.lines)).read([here.numbers[k] for k in places])
        at = Place(along, (), np.asarray(start, kind))
        rows = ManyPoints(along, [at], {along: kind}, moves, rerun.look_up).numbers([xs])
    except Refused:
        return None
    proof = np.array(WITNESSES)
    single = _one_by_one(rerun, here, along, places, xs[proof])
    return rows if np.allclose(rows[:, proof], single, 1e-4, 1e-5, equal_nan=True) else None


def first_number(nodes: Sequence[Node], name: str) -> float | None:
    """Return the number that a name meant at first: a Variable may be assigned to later."""
    value = next((node.value for node in nodes if node.label == name and not node.ghost), None)
    known = isinstance(value, np.ndarray) and value.ndim == 0 and value.dtype.kind == "f"
    return float(value) if known and value is not None else None


class _Ear(Scribe):
    """Hears every operation, and every value a Variable is given; `numbers` are their lines."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Event] = []
        self.numbers: list[int] = []

    def executed(self, *event: Any) -> None:
        """Hear one operation."""
        super().executed(*event)
        op, _inputs, output = event[:3]
        self._hear(op.name, output.value)

    def assigned(self, *event: Any) -> None:
        """Hear a Variable's new value."""
        super().assigned(*event)
        _variable, _before, after, _value, how = event
        self._hear(how, after.value)

    def _hear(self, name: str, value: np.ndarray) -> None:
        self.heard.append((name, value))
        self.numbers.append(len(self.lines) - 1)


def _heard(rerun: Rerun, replaced: Mapping[str, float]) -> tuple[_Ear, StandIns]:
    ear = _Ear()
    with listening(ear):
        return ear, rerun.through(replaced)


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
