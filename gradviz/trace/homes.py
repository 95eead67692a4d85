"""Where each node is at home: the innermost group that it is part of.

An operation is part of the group it ran in. A leaf is part of a group only if all that use it are,
and if it was written there or is a Variable of that layer. One that is at home nowhere is part of
the list that it stands in.
"""

import numpy as np

from gradviz.trace.groups import LIST, Group, GroupId
from gradviz.trace.nodes import Node
from gradviz.trace.paths import ASSIGNED
from gradviz.trace.trace import Trace

NOWHERE = -1
_UNUSED = NOWHERE - 1


def homes_of(trace: Trace) -> np.ndarray:
    """Return the innermost group of each node, -1 where there is none: (nodes,) int."""
    homes = [NOWHERE if node.group is None else node.group for node in trace.drawable]
    if not trace.groups:
        return np.array(homes, np.int64)
    leaves = {n.id: _UNUSED for n in trace.nodes if n.is_leaf and not n.inputs}
    owned = frozenset().union(*{group.owns for group in trace.groups})
    parents, depths = _parents(trace.groups)
    for node in trace.nodes:
        written = node.wall == ASSIGNED  # a layer's Variable stays in the layer when it is trained
        here = homes[node.id]
        for source in node.inputs:
            if source in leaves and not (written and source in owned):
                used = leaves[source]
                leaves[source] = here if used == _UNUSED else _common(used, here, parents, depths)
    for leaf, home in leaves.items():
        if home != _UNUSED:
            homes[leaf] = _holding(home, trace.nodes[leaf], trace.groups)
    for group in trace.groups:
        for leaf in group.owns if group.kind == LIST else ():
            homes[leaf] = group.id if homes[leaf] == NOWHERE else homes[leaf]
    return np.array(homes, np.int64)


def chain(groups: tuple[Group, ...], group: GroupId | None) -> list[GroupId]:
    """Return `group` and the groups around it, innermost first."""
    found = []
    while group is not None and group >= 0:
        found.append(group)
        group = groups[group].parent
    return found


def _parents(groups: tuple[Group, ...]) -> tuple[list[int], list[int]]:
    parents = [NOWHERE if group.parent is None else group.parent for group in groups]
    depths: list[int] = []
    for parent in parents:
        depths.append(0 if parent == NOWHERE else depths[parent] + 1)
    return parents, depths


def _common(a: int, b: int, parents: list[int], depths: list[int]) -> int:
    """Return the innermost group around both."""
    while a != b:
        if a == NOWHERE or b == NOWHERE:
            return NOWHERE
        if depths[a] >= depths[b]:
            a = parents[a]
        else:
            b = parents[b]
    return a


def _holding(home: int, leaf: Node, groups: tuple[Group, ...]) -> int:
    """Return the innermost of `home` and the groups around it that a leaf is part of."""
    for group in chain(groups, home):
        text, span = groups[group].span, leaf.span
        if leaf.id in groups[group].owns:
            return group
        if text is not None and span is not None and text.start <= span.start < text.stop:
            return group
    return NOWHERE
