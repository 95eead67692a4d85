"""Where a run is: in which functions, loops and passes. Written down only where a node is made.

A loop of plain numbers goes round a million times: entering and leaving must cost next to nothing,
so a stretch becomes a draft only when the first value is made in it.
"""

from dataclasses import dataclass

import numpy as np

from gradviz.lang.drafts import NodeDraft
from gradviz.trace import Span
from gradviz.trace.groups import PASS, Group
from gradviz.trace.nodes import LEAF_OPS

LEAST = 2  # operations of a group that is worth a box


@dataclass(slots=True, eq=False)
class GroupDraft:
    """A stretch of the run. `id` is None as long as nothing was made in it."""

    kind: str
    name: str
    span: Span | None
    number: int = 0
    passes: int = 0
    id: int | None = None
    parent: int | None = None


class Whereabouts:
    """The stretches that are going on, outermost first, and all in which something was made."""

    def __init__(self) -> None:
        self._going_on: list[GroupDraft] = []
        self.groups: list[GroupDraft] = []

    def enter(self, kind: str, name: str = "", span: Span | None = None) -> int:
        """Go into a function, a loop or one of its passes; return how deep in others that is."""
        number = 0
        if kind == PASS and self._going_on:
            loop = self._going_on[-1]
            loop.passes = number = loop.passes + 1
        self._going_on.append(GroupDraft(kind, name, span, number))
        return len(self._going_on) - 1

    def leave(self, depth: int) -> None:
        """Come out of what is so deep in others, and of what an error left going on in it."""
        del self._going_on[depth:]

    def here(self) -> int | None:
        """Return the innermost stretch, from now on one in which something was made."""
        if not self._going_on:
            return None
        if self._going_on[-1].id is None:
            self._write_down()
        return self._going_on[-1].id

    def _write_down(self) -> None:
        parent = None
        for draft in self._going_on:
            if draft.id is None:
                draft.id, draft.parent = len(self.groups), parent
                self.groups.append(draft)
            parent = draft.id


def grouped(
    nodes: list[NodeDraft], drafts: list[GroupDraft], text: str
) -> tuple[tuple[Group, ...], dict[int | None, int | None]]:
    """Return the groups worth a box that `nodes` ran in, and what each draft has become.

    One operation is no group; nor is what holds just what the group around it does. What ran in
    a draft that is no group belongs to the one around it.
    """
    held = _held(nodes, drafts)
    groups: list[Group] = []
    became: dict[int | None, int | None] = {None: None}
    inside = np.zeros(len(drafts) + 1, np.int64)  # operations of the group a draft has become
    for number, draft in enumerate(drafts):
        parent = became[draft.parent]
        around = -1 if parent is None else inside[parent]
        if held[number] < LEAST or held[number] == around:
            became[number] = parent
            continue
        became[number] = new = len(groups)
        inside[new] = held[number]
        line = draft.span.line(text) if draft.span is not None else None
        groups.append(Group(new, draft.kind, draft.name, draft.span, line, parent, draft.number))
    return tuple(groups), became


def _held(nodes: list[NodeDraft], drafts: list[GroupDraft]) -> list[int]:
    """Return how many operations ran in each draft, those in drafts inside it too."""
    held = [0] * len(drafts)
    for node in nodes:
        if node.group is not None and node.op not in LEAF_OPS:
            held[node.group] += 1
    for number in range(len(drafts) - 1, -1, -1):
        parent = drafts[number].parent
        if parent is not None:
            held[parent] += held[number]
    return held
