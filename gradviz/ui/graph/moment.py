"""What the picture shows at one frame, as arrays: what is there, what was pulled, what carried.

`Story` reads a trace once; `Story.moment` is then a few look-ups in sorted arrays. Nothing here
depends on the frame shown before, so going back gives the same picture. Knows no Qt.
"""

from bisect import bisect_left
from collections.abc import Set
from dataclasses import dataclass

import numpy as np

from gradviz.layout.geometry import Drawing
from gradviz.trace import Frame, NodeId, Step, Trace
from gradviz.trace.folding import Fold
from gradviz.trace.pulls import contributions, magnitudes, pulls
from gradviz.trace.stages import LOCAL, UPSTREAM, Stage, arrived_by, plan, stage_of
from gradviz.ui.graph.inside import Inside, Insides


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """The state of every node and edge at one frame. Closed groups come behind the trace's nodes.

    `shown`, `done` (its pullback ran in this pass): (nodes,) bool. `looks`: (nodes,) int64, equal
    for equal looks of a node within one trace. `travelled`, `reached`: (paths,) bool.
    `current`: ids of the paths the step just taken, or its stage, is about. `pending`: node ->
    (k arrived, of n).
    """

    shown: np.ndarray
    done: np.ndarray
    looks: np.ndarray
    travelled: np.ndarray
    reached: np.ndarray
    current: tuple[int, ...]
    active: NodeId | None
    following: NodeId | None  # what the next step is about, where that is another box
    onward: bool  # the next step goes forwards
    backward: bool
    adjoints: dict[NodeId, np.ndarray]  # and tangents
    tangents: Set[NodeId]  # the nodes of which it is those
    pending: dict[NodeId, tuple[int, int]]
    step: Step | None  # just taken
    stage: Stage | None  # where it is gone into
    inside: Inside | None  # where in a closed group the step just taken is


class Story:
    """Everything a trace tells about its drawing, sorted by step."""

    def __init__(self, trace: Trace, drawing: Drawing, fold: Fold) -> None:
        self._trace, self._fold = trace, fold
        self.nodes = len(trace.nodes)
        self._size = len(trace.drawable) + len(trace.groups)
        index = drawing.indexed
        self.heads = index.nodes[index.ends[1]]
        keys = self.heads << 20 | np.array([path.position for path in drawing.paths], np.int64)
        self._by_key = np.argsort(keys)
        self._keys = keys[self._by_key]
        told = pulls(trace)
        self._starts, self._expected = told.starts, told.expected
        self._pulled = told.pulled
        paths = self.entered_by(told.uses[:, 1], told.uses[:, 2])
        self._drawn = paths >= 0
        self._uses = np.flatnonzero(self._drawn)  # of each that is drawn, its place among all
        self.insides = Insides(trace, fold)
        self._results = np.array([*fold.results.items()], np.int64).reshape(-1, 2).T
        self._travels = np.stack([told.uses[:, 0], paths], axis=1)[self._drawn]

    def entered_by(self, nodes: np.ndarray, positions: np.ndarray) -> np.ndarray:
        """Return the path that leads to each argument, -1 where none is drawn."""
        if not len(self._keys):
            return np.full(len(nodes), -1)
        drawn, ports = self._fold.entries(nodes, positions)
        wanted = drawn << 20 | np.maximum(ports, 0)
        at = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        found = (self._keys[at] == wanted) & (ports >= 0)
        return np.where(found, self._by_key[at], -1)

    def moment(self, frame: Frame) -> Moment:
        """Return what the picture shows at `frame`."""
        start = self._start(frame)
        shown = self._mask(np.fromiter(frame.visible, np.int64, len(frame.visible)))
        arrived = arrived_by(frame) if frame.stage else ()
        over = frame.step is None or len(arrived) == len(frame.step.contributions)
        until = frame.index if over or not frame.stage else frame.index - 1
        done = self._mask(_between(self._pulled, start, until))
        travelled = _mask(len(self.heads), _between(self._travels, start, until))
        travelled[self._ways(frame, arrived)] = True
        pending = self._pending(frame, start)
        active, ahead = self._box_of(frame.step), self._box_of(frame.next_step)
        known = active is not None
        inside = self.insides.at(frame, done if frame.backward else shown) if known else None
        told = {**frame.tangents, **frame.adjoints} if frame.tangents else frame.adjoints
        return Moment(
            shown=shown,
            done=done,
            looks=self._looks(told, shown, done, pending, active, inside),
            travelled=travelled,
            reached=shown[self.heads] if len(self.heads) else np.zeros(0, bool),
            current=self._current(frame),
            active=active,
            following=ahead if ahead != active else None,
            onward=frame.next_step is None or not frame.next_step.backward,
            backward=frame.backward and not _is_pushed(frame),
            adjoints=told,
            tangents=frame.tangents.keys() - frame.adjoints.keys(),
            pending=pending,
            step=frame.step,
            stage=stage_of(self._trace, frame.step, frame.stage),
            inside=inside,
        )

    def _start(self, frame: Frame) -> int:
        """Return the step with which the backward pass at the cursor, or the last one, began."""
        passed = bisect_left(self._starts, frame.index)
        return self._starts[passed - 1] if passed else frame.index

    def _box_of(self, step: Step | None) -> NodeId | None:
        """Return the node, or the closed group it is in, that a step is about."""
        node = step.node if step is not None else None
        return int(self._fold.drawn[node]) if node is not None and node < self.nodes else None

    def carried(self, frame: Frame) -> np.ndarray:
        """Return how much each path carried in this pass, beside the one that carried most.

        The result is (paths,) float, from 0 to 1; paths to one box count their largest.
        """
        first, last = np.searchsorted(self._travels[:, 0], [self._start(frame), frame.index])
        carried = np.zeros(len(self.heads))
        sizes = magnitudes(self._trace)[self._drawn][first:last]
        np.maximum.at(carried, self._travels[first:last, 1], sizes)
        return carried / (carried.max(initial=0.0) or 1.0)

    def carrying(self, frame: Frame, paths: np.ndarray) -> dict[int, np.ndarray]:
        """Return what some of the paths have carried in this pass, by path; `paths` is a mask."""
        first, last = np.searchsorted(self._travels[:, 0], [self._start(frame), frame.index])
        found = self._travels[first:last, 1]
        places = np.flatnonzero(paths[found]) if len(paths) else np.zeros(0, np.int64)
        if not len(places):
            return {}
        values, uses = contributions(self._trace), self._uses
        return {int(found[k]): values[uses[first + k]] for k in places.tolist()}

    def _pending(self, frame: Frame, start: int) -> dict[NodeId, tuple[int, int]]:
        """Return the nodes whose adjoint is not whole yet, while a backward pass is going on."""
        if not frame.backward or (frame.step is not None and frame.step.kind == "backward_ended"):
            return {}
        found = {}
        for node, arrived in frame.arrived.items():
            expected = self._expected.get((start, node), arrived)
            if 0 < arrived < expected:
                found[node] = (arrived, expected)
        return found

    def _current(self, frame: Frame) -> tuple[int, ...]:
        if frame.active is None or frame.step is None:
            return ()
        if frame.stage:
            kind, use = plan(frame.step)[frame.stage - 1]
            return tuple(self._ways(frame, () if kind in (UPSTREAM, LOCAL) else (use,)).tolist())
        if frame.step.backward and not _is_pushed(frame):
            return tuple(_between(self._travels, frame.index - 1, frame.index).tolist())
        if frame.step.kind not in ("computed", "pushed"):
            return ()
        positions = np.arange(len(self._trace.nodes[frame.active].inputs))
        paths = self.entered_by(np.full(len(positions), frame.active), positions)
        return tuple(np.unique(paths[paths >= 0]).tolist())

    def _ways(self, frame: Frame, uses: tuple[int, ...]) -> np.ndarray:
        """Return the drawn paths along which some contributions of the step just taken go."""
        if frame.step is None or frame.step.node is None or not uses:
            return np.zeros(0, np.int64)
        node = self._trace.nodes[frame.step.node]
        places = [node.input_of(frame.step.contributions[use].position) for use in uses]
        positions = np.array(places, np.int64)
        paths = self.entered_by(np.full(len(uses), frame.step.node), positions)
        return np.unique(paths[paths >= 0])

    def _looks(
        self,
        adjoints: dict[NodeId, np.ndarray],
        shown: np.ndarray,
        done: np.ndarray,
        pending: dict[NodeId, tuple[int, int]],
        active: NodeId | None,
        inside: Inside | None,
    ) -> np.ndarray:
        # An adjoint is told by its identity: the trace holds it, so no other can take its place.
        looks = np.zeros(self._size, np.int64)
        if adjoints:
            places = np.fromiter(adjoints, np.int64, len(adjoints))
            ids = np.fromiter(map(id, adjoints.values()), np.int64, len(adjoints))
            looks[places] = ids << 14
            looks[self._results[0]] = looks[self._results[1]]
        for node, (arrived, _) in pending.items():
            looks[node] |= (arrived % 8) << 3
        boxes, results = self._results
        looks[boxes] |= shown[results].astype(np.int64) << 5
        looks |= shown.astype(np.int64) | done.astype(np.int64) << 1
        if active is not None:
            looks[active] |= 4 | (inside.mark << 6 if inside is not None else 0)
        return looks

    def _mask(self, members: np.ndarray) -> np.ndarray:
        """Return which of all nodes and groups are among `members`, or hold one that is."""
        mask = _mask(self._size, members)
        hidden = self._fold.hidden
        mask[self._fold.drawn[hidden[mask[hidden]]]] = True
        return mask


def _is_pushed(frame: Frame) -> bool:
    """Return whether the step just taken goes forwards, be it within a backward pass."""
    return frame.step is not None and frame.step.kind == "pushed"


def _between(entries: np.ndarray, start: int, stop: int) -> np.ndarray:
    """Return the second column of the entries whose first is at least `start`, under `stop`."""
    first, last = np.searchsorted(entries[:, 0], [start, stop])
    return entries[first:last, 1]


def _mask(size: int, members: np.ndarray) -> np.ndarray:
    mask = np.zeros(size, bool)
    mask[members] = True
    return mask
