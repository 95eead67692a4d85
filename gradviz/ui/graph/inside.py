"""What the step just taken does inside of a closed group: which node, and how far it has come.

A group is stepped through closed as it is open, so its box must say that something happens in it.
Knows no Qt.
"""

from typing import NamedTuple

import numpy as np

from gradviz.trace import Frame, Node, NodeId, Trace
from gradviz.trace.folding import Fold
from gradviz.trace.groups import LAYER
from gradviz.trace.homes import chain
from gradviz.trace.paths import ASSIGNED
from gradviz.ui.graph.face import NAME_ROOM, clipped, title_of
from gradviz.ui.numbers import path_name
from gradviz.words import say


class Inside(NamedTuple):
    """A step in a closed group: the node it is about, operations behind it, and of all."""

    node: NodeId
    k: int
    of: int

    @property
    def mark(self) -> int:
        """A number under 256 that differs between one such step and the next."""
        return (self.node * 7 + self.k) % 256


class Insides:
    """The insides of the closed groups of one picture."""

    def __init__(self, trace: Trace, fold: Fold) -> None:
        self._trace, self._fold = trace, fold
        boxes = fold.drawn[fold.hidden] if len(fold.hidden) else fold.hidden
        order = np.argsort(boxes, kind="stable")
        self._hidden, self._boxes = fold.hidden[order], boxes[order]

    def at(self, frame: Frame, behind: np.ndarray) -> Inside | None:
        """Return where the step just taken is, None outside of all boxes.

        `behind` is (nodes,) bool: the operations that this pass, forward or backward, has done.
        """
        node = frame.active
        if node is None or (box := int(self._fold.drawn[node])) == node:
            return None
        first, last = np.searchsorted(self._boxes, [box, box + 1])
        return Inside(node, int(behind[self._hidden[first:last]].sum()), int(last - first))

    def words(self, inside: Inside | None) -> tuple[str, ...]:
        """Return `inside` in words, and in fewer, for boxes with less room; nothing for None."""
        if inside is None:
            return ()
        node = self._trace.drawable[inside.node]
        around, name = self._within(inside.node), _name(node)
        told = [" · ".join([*around, name]), *around, name]
        if node.is_leaf:
            return tuple(told)
        worded = (say("graph.inside", what=what, k=inside.k, n=inside.of) for what in told)
        return (*worded, f"{inside.k}/{inside.of}")  # a number that is cut would be another one

    def _within(self, node: NodeId) -> list[str]:
        """Return the title of the outermost of the groups inside the box, if `node` is in one."""
        groups = self._trace.groups
        closed = int(self._fold.drawn[node]) - len(self._fold.drawn)
        around = chain(groups, int(self._fold.homes[node]))
        inner = around[: around.index(closed)]
        if not inner:
            return []
        group = groups[inner[-1]]
        name = group.name.split(" (")[0] if group.kind == LAYER else group.name
        return [clipped(title_of(group.kind, name, group.number), NAME_ROOM)]


def _name(node: Node) -> str:
    if node.is_leaf:
        return path_name(node.label, NAME_ROOM) or say(f"graph.role.{node.role}")
    sign = node.glyph or node.op
    if node.wall == ASSIGNED and node.label:
        return f"{path_name(node.label, NAME_ROOM)} {sign}"
    return clipped(sign, NAME_ROOM)
