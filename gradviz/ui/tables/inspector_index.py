"""For one trace: which backward steps are about a node, so that stepping stays quick."""

from bisect import bisect_left

import numpy as np

from gradviz.trace import Frame, NodeId, Step, Trace
from gradviz.trace.pulls import pulls


class BackwardIndex:
    """Which steps pulled back through, or contributed to, a node, and in which gradient call."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self._pulls = pulls(trace)
        self._last_start: dict[NodeId, int] = {}  # of the passes that bring a node a gradient
        for start in self._pulls.starts:
            self._last_start |= dict.fromkeys(trace.steps[start].seeds, start)
        for start, node in self._pulls.expected:
            self._last_start[node] = max(start, self._last_start.get(node, 0))
        self._starts = {trace.steps[start].gradient: start for start in self._pulls.starts}

    def pulled(self, node: NodeId, frame: Frame) -> Step | None:
        """Return the last step before the cursor that pulled back through `node`."""
        steps, nodes = self._pulls.pulled.T
        done = np.flatnonzero(nodes[: np.searchsorted(steps, frame.index)] == node)
        return self.trace.steps[steps[done[-1]]] if done.size else None

    def expected(self, node: NodeId, gradient: int | None) -> int:
        """Return how many contributions `node` gets in gradient call number `gradient`."""
        return self._pulls.expected.get((self._starts.get(gradient, 0), node), 0)

    def gradient(self, frame: Frame) -> int | None:
        """Return the gradient call whose backward pass was the last to start before the cursor."""
        place = bisect_left(self._pulls.starts, frame.index)
        return self.trace.steps[self._pulls.starts[place - 1]].gradient if place else None

    def in_force(self, frame: Frame) -> int | None:
        """Return the gradient call the cursor is in, else the last whose pass began before it."""
        number = frame.step.gradient if frame.step is not None else None
        return self.gradient(frame) if number is None else number

    def is_ahead(self, node: NodeId, frame: Frame) -> bool:
        """Return whether a pass in progress or ahead brings a gradient to `node`."""
        place = bisect_left(self._pulls.starts, frame.index)
        now = self._pulls.starts[place - 1] if place else 0
        return self._last_start.get(node, -1) >= now

    def arrived(self, nodes: frozenset[NodeId], frame: Frame) -> int | None:
        """Return the gradient call of which all of `nodes` have their whole gradient by now.

        None where none of them got any, or some lack a contribution.
        """
        gradient = self.gradient(frame)
        if gradient is None or gradient >= len(self.trace.gradients):
            return None
        whole = all(frame.arrived.get(k, 0) >= self.expected(k, gradient) for k in nodes)
        return gradient if whole and not nodes.isdisjoint(frame.adjoints) else None

    def is_source(self, nodes: frozenset[NodeId], gradient: int) -> bool:
        """Return whether that call asked for the gradient of one of `nodes`."""
        return any(row.node in nodes for row in self.trace.gradients[gradient].rows)
