"""What the picture shows at one frame, as arrays: what is there, what was pulled, what carried.

`Story` reads a trace once; `Story.moment` is then a few look-ups in sorted arrays. Nothing here
depends on the frame shown before, so going back gives the same picture. Knows no Qt.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from gradviz.layout.geometry import Drawing
from gradviz.trace import Frame, NodeId, Trace
from gradviz.trace.folding import Fold


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """The state of every node and edge at one frame. Closed groups come behind the trace's nodes.

    `shown`, `done` (its pullback ran in this pass): (nodes,) bool. `looks`: (nodes,) int64, equal
    for equal looks of a node within one trace. `travelled`, `reached`: (paths,) bool.
    `current`: ids of the paths the step just taken is about. `pending`: node -> (k arrived, of n).
    """

    shown: np.ndarray
    done: np.ndarray
    looks: np.ndarray
    travelled: np.ndarray
    reached: np.ndarray
    current: tuple[int, ...]
    active: NodeId | None
    backward: bool
    adjoints: dict[NodeId, np.ndarray]
    pending: dict[NodeId, tuple[int, int]]


class Story:
    """Everything a trace tells about its drawing, sorted by step."""

    def __init__(self, trace: Trace, drawing: Drawing, fold: Fold) -> None:
        self.nodes = len(trace.nodes)
        self._size = self.nodes + len(trace.groups)
        self._inputs = [len(node.inputs) for node in trace.nodes]
        self._hidden = np.flatnonzero(fold.drawn >= self.nodes)  # in a closed group
        self._hidden = self._hidden[[not trace.nodes[k].is_leaf for k in self._hidden.tolist()]]
        self._fold = fold
        self.heads = np.array([drawing.boxes[path.head].node for path in drawing.paths], np.int64)
        self._paths = _paths_by_use(drawing)
        self._starts: list[int] = []
        self._pulls: list[tuple[int, NodeId]] = []  # (step, node), by step
        self._travels: list[tuple[int, int]] = []  # (step, path), by step
        self._expected: dict[tuple[int, NodeId], int] = {}  # (start of the pass, node) -> n
        for index, step in enumerate(trace.steps):
            if step.kind == "backward_started":
                self._starts.append(index)
            elif step.backward and step.node is not None and step.contributions:
                self._read_pull(index, step.node, step.contributions)
            elif step.kind == "pulled_back" and step.node is not None:
                self._pulls.append((index, step.node))

    def _read_pull(self, index: int, node: NodeId, contributions: tuple) -> None:
        self._pulls.append((index, node))
        start = self._starts[-1] if self._starts else 0
        for one in contributions:
            self._expected[start, one.node] = one.expected
            for path in self._used_by(node, one.position):
                self._travels.append((index, path))

    def _used_by(self, node: NodeId, position: int) -> Sequence[int]:
        """Return the paths that lead to a node's argument; none where it comes from its group."""
        drawn = int(self._fold.drawn[node])
        if drawn == node:
            return self._paths.get((node, position), ())
        port = self._fold.ports.get((node, position))
        return () if port is None else self._paths.get((drawn, port), ())

    def moment(self, frame: Frame) -> Moment:
        """Return what the picture shows at `frame`."""
        passed = bisect_left(self._starts, frame.index)
        start = self._starts[passed - 1] if passed else frame.index
        shown = self._mask(node for node, is_there in frame.visible.items() if is_there)
        done = self._mask(node for _, node in _between(self._pulls, start, frame.index))
        travelled = _mask(
            len(self.heads), (path for _, path in _between(self._travels, start, frame.index))
        )
        pending = self._pending(frame, start)
        known = frame.active is not None and frame.active < self.nodes
        active = int(self._fold.drawn[frame.active]) if known else None
        return Moment(
            shown=shown,
            done=done,
            looks=self._looks(frame, shown, done, pending, active),
            travelled=travelled,
            reached=shown[self.heads] if len(self.heads) else np.zeros(0, bool),
            current=self._current(frame),
            active=active,
            backward=frame.backward,
            adjoints=frame.adjoints,
            pending=pending,
        )

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
        if frame.step.backward:
            between = _between(self._travels, frame.index - 1, frame.index)
            return tuple(path for _, path in between)
        if frame.step.kind != "computed":
            return ()
        positions = range(self._inputs[frame.active])
        paths = {path for k in positions for path in self._used_by(frame.active, k)}
        return tuple(sorted(paths))

    def _looks(
        self,
        frame: Frame,
        shown: np.ndarray,
        done: np.ndarray,
        pending: dict[NodeId, tuple[int, int]],
        active: NodeId | None,
    ) -> np.ndarray:
        # An adjoint is told by its identity: the trace holds it, so no other can take its place.
        looks = np.zeros(self._size, np.int64)
        if frame.adjoints:
            places = np.fromiter(frame.adjoints, np.int64, len(frame.adjoints))
            ids = np.fromiter(map(id, frame.adjoints.values()), np.int64, len(frame.adjoints))
            looks[places] = ids << 6
        for node, (arrived, _) in pending.items():
            looks[node] |= (arrived % 8) << 3
        looks |= shown.astype(np.int64) | done.astype(np.int64) << 1
        if active is not None:
            looks[active] |= 4
        return looks

    def _mask(self, members: Iterable[NodeId]) -> np.ndarray:
        """Return which of all nodes and groups are among `members`, or hold one that is."""
        mask = _mask(self._size, members)
        mask[self._fold.drawn[self._hidden[mask[self._hidden]]]] = True
        return mask


def _paths_by_use(drawing: Drawing) -> dict[tuple[NodeId, int], list[int]]:
    paths: dict[tuple[NodeId, int], list[int]] = {}
    for number, path in enumerate(drawing.paths):
        paths.setdefault((drawing.boxes[path.head].node, path.position), []).append(number)
    return paths


def _between(entries: list[tuple[int, int]], start: int, stop: int) -> list[tuple[int, int]]:
    return entries[bisect_left(entries, (start, -1)) : bisect_left(entries, (stop, -1))]


def _mask(size: int, members: Iterable[int]) -> np.ndarray:
    mask = np.zeros(size, bool)
    mask[np.fromiter(members, np.int64)] = True
    return mask
