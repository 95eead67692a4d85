"""For one trace: which backward steps are about a node, so that stepping stays quick."""

from bisect import bisect_left

from gradviz.trace import Frame, NodeId, Step, Trace
from gradviz.trace.steps import BACKWARD_STARTED, PULLED_BACK


class BackwardIndex:
    """Which steps pulled back through, or contributed to, a node, and in which gradient call."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self._starts: list[tuple[int, int]] = []  # (step, gradient call)
        self._pulled: dict[NodeId, list[int]] = {}
        self._expected: dict[tuple[int | None, NodeId], int] = {}
        for number, step in enumerate(trace.steps):
            if step.kind == BACKWARD_STARTED and step.gradient is not None:
                self._starts.append((number, step.gradient))
            if step.kind == PULLED_BACK and step.node is not None:
                self._pulled.setdefault(step.node, []).append(number)
            for contribution in step.contributions:
                key = (step.gradient, contribution.node)
                self._expected[key] = max(self._expected.get(key, 0), contribution.expected)

    def pulled(self, node: NodeId, frame: Frame) -> Step | None:
        """Return the last step before the cursor that pulled back through `node`."""
        done = [k for k in self._pulled.get(node, ()) if k < frame.index]
        return self.trace.steps[done[-1]] if done else None

    def expected(self, node: NodeId, gradient: int | None) -> int:
        """Return how many contributions `node` gets in gradient call number `gradient`."""
        return self._expected.get((gradient, node), 0)

    def gradient(self, frame: Frame) -> int | None:
        """Return the gradient call whose backward pass was the last to start before the cursor."""
        place = bisect_left(self._starts, (frame.index, -1))
        return self._starts[place - 1][1] if place else None

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
