"""From the stretches of a run to the groups of its trace: which are worth a box."""

from collections.abc import Mapping
from dataclasses import replace

from gradviz.lang.drafts import NodeDraft
from gradviz.lang.parts import variables_of
from gradviz.lang.whereabouts import GroupDraft
from gradviz.trace.groups import FUNCTION, LAYER, Group
from gradviz.trace.nodes import LEAF_OPS, NodeId

LEAST = 2  # operations of a group that is worth a box

Became = dict[int | None, int | None]  # draft -> its group, or the one around that took it in


def grouped(
    nodes: list[NodeDraft],
    drafts: list[GroupDraft],
    text: str,
    variables: Mapping[int, NodeId],
) -> tuple[tuple[Group, ...], Became]:
    """Return the groups worth a box that `nodes` ran in, and what each draft has become.

    One operation is no group, unless it is all that a layer with Variables does; nor is what holds
    just what the group around it does, unless it is a layer. What ran in a draft that is no group
    belongs to the one around it. `variables` are the first nodes of Variables, by their number.
    """
    chosen, parents, became = _chosen(_held(nodes, drafts), drafts)
    own = _Own(variables)
    groups = []
    for number, (draft, parent) in enumerate(zip(chosen, parents, strict=True)):
        place = draft.span or draft.called_at
        line = place.line(text) if place is not None else None
        what = draft.kind, draft.name, draft.span, line, parent, draft.number
        groups.append(Group(number, *what, *own.of(draft.part)))
    return tuple(groups), became


def _chosen(
    held: list[int], drafts: list[GroupDraft]
) -> tuple[list[GroupDraft], list[int | None], Became]:
    """Return what makes a group, the group each of those is in, and what each draft became."""
    chosen: list[GroupDraft] = []
    parents: list[int | None] = []
    inside: list[int] = []  # operations of each group
    became: Became = {None: None}
    for number, draft in enumerate(drafts):
        became[number] = parent = became[draft.parent]
        if held[number] < LEAST and not (held[number] and variables_of(draft.part)):
            continue
        if parent is not None and held[number] == inside[parent]:
            one = _one_of(draft, chosen[parent], _in_layer(parent, chosen, parents))
            if one is not None:
                chosen[parent] = one
                continue
        became[number] = len(chosen)
        chosen.append(draft)
        parents.append(parent)
        inside.append(held[number])
    return chosen, parents, became


def _one_of(inner: GroupDraft, outer: GroupDraft, in_layer: bool) -> GroupDraft | None:
    """Return what stands for both of two drafts that hold the same; None where both shall be seen.

    A layer says more than the function, or the turn of a model's own loop, that only calls it.
    """
    if inner.kind != LAYER or inner.part is outer.part:
        written = inner.kind == FUNCTION and outer.kind == LAYER and outer.span is None
        return replace(outer, span=inner.span) if written else outer
    return inner if in_layer or outer.kind == FUNCTION else None


def _in_layer(group: int, chosen: list[GroupDraft], parents: list[int | None]) -> bool:
    """Return whether a group that is no layer itself is inside one."""
    if chosen[group].kind == LAYER:
        return False
    around = parents[group]
    while around is not None and chosen[around].kind != LAYER:
        around = parents[around]
    return around is not None


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


class _Own:
    """What the parts of a model own: worked out once for each, however often it was called."""

    def __init__(self, nodes: Mapping[int, NodeId]) -> None:
        self._nodes = nodes
        self._known: dict[int, tuple[frozenset[NodeId], int]] = {}

    def of(self, part: object) -> tuple[frozenset[NodeId], int]:
        """Return the nodes of a part's Variables, and how many numbers those hold."""
        if part is None:
            return frozenset(), 0
        if id(part) not in self._known:
            variables = variables_of(part)
            nodes = frozenset(self._nodes[v.id] for v in variables if v.id in self._nodes)
            floats = [value for v in variables if (value := v.tensor.value).dtype.kind == "f"]
            self._known[id(part)] = nodes, sum(value.size for value in floats)
        return self._known[id(part)]
