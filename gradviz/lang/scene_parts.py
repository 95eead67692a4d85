"""What the trace of one scene keeps: all of the scene, and what it uses of earlier ones."""

from gradviz.lang.drafts import CallDraft
from gradviz.lang.ledger import Ledger
from gradviz.trace import NodeId, Span


class Kept:
    """The steps, gradient calls, nodes, cells and tapes kept; the last three with new numbers.

    `index` says of each step of the scene, and of its end, where it comes to stand; `following` of
    each step kept the place of what happens next.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._run = ledger
        self._passing = self._passing_values()
        self.steps = [s for s in ledger.steps[ledger.start :] if s.node not in self._passing]
        self.index = self._new_indices()
        self.following = self._following_spans()
        self.calls = [c for c in ledger.calls if c.scene == ledger.scene]
        nodes = sorted(self._nodes())
        self.nodes: dict[int, NodeId] = {old: new for new, old in enumerate(nodes)}
        cells = [c.id for c in ledger.cells if c.node in self.nodes]
        self.cells = {old: new for new, old in enumerate(cells)}
        self.tapes = {old: new for new, old in enumerate(self._tapes(cells))}

    def _nodes(self) -> set[int]:
        kept = {n.id for n in self._run.nodes if n.scene == self._run.scene} - self._passing
        for step in self.steps:
            kept.update(step.seeds)
            kept.update(one.node for one in step.contributions)
            kept.update(one.node for one in step.parts)
            if step.node is not None:
                kept.add(step.node)
        for call in self.calls:
            kept.update(source.first for source in call.asked)
        stack = list(kept)
        while stack:
            for operand in self._run.nodes[stack.pop()].inputs:
                if operand not in kept:
                    kept.add(operand)
                    stack.append(operand)
        return kept

    def _passing_values(self) -> set[int]:
        """Return the values that left the engine only to be shown: no name, and no further use.

        So do the gradients that only such values were made from. What a gradient was asked of is
        in use, even if the tape that was asked had not seen it.
        """
        bound = {node for rows in self._run.bindings.values() for node, _, _ in rows}
        passing: set[int] = set()
        used = set(self._run.tests)
        used |= {n for call in self._run.calls for n in (*call.targets, *_firsts(call))}
        for node in reversed(self._run.nodes):
            shown = node.wall == "left_tape" or node.op == "gradient"
            if shown and node.id not in used and node.id not in bound:
                passing.add(node.id)
            else:
                used.update(node.inputs)
        return passing

    def _new_indices(self) -> list[int]:
        """Return, for each step of the scene and its end, where it comes to stand."""
        indices = [0]
        for step in self._run.steps[self._run.start :]:
            indices.append(indices[-1] + (step.node not in self._passing))
        return indices

    def _following_spans(self) -> list[Span | None]:
        """Return, for each step, the place of what happens next."""
        spans: list[Span | None] = []
        ahead = None
        for step in reversed(self.steps):
            spans.append(ahead)
            ahead = step.span or ahead
        return spans[::-1]

    def _tapes(self, cells: list[int]) -> list[int]:
        used = {self._run.cells[c].tape for c in cells} | {s.tape for s in self.steps}
        return [t for t in self._run.tapes if t in used]


def _firsts(call: CallDraft) -> list[int]:
    """Return the nodes of the sources of a call."""
    return [source.first for source in call.asked]
