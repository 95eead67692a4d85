"""Leaves that are drawn in an open layer, and what has to stand left of them for that.

A layer is a place in the picture only if its Variables stand in it: not among the inputs at the far
left, and not in line with the end of the layer before. What trains them stands behind all that ran
before, not in the midst of the layer.
"""

from collections.abc import Mapping

import numpy as np

from gradviz.trace.groups import LAYER, GroupId
from gradviz.trace.homes import NOWHERE, chain
from gradviz.trace.nodes import NodeId
from gradviz.trace.paths import ASSIGNED
from gradviz.trace.trace import Trace

Held = Mapping[NodeId, tuple[NodeId, ...]]  # node -> what has to stand left of it


def held_leaves(trace: Trace, homes: np.ndarray, drawn: np.ndarray) -> Held:
    """Return the leaves of open layers, each with the nodes, as drawn, that its layer takes.

    And what assigns to them, with the last operation before it that is no assignment.
    """
    groups = trace.groups
    leaves: dict[NodeId, GroupId] = {}
    for node in trace.nodes:
        home = int(homes[node.id])
        drawn_alone = node.is_leaf and drawn[node.id] == node.id
        if drawn_alone and home != NOWHERE and groups[home].kind == LAYER:
            leaves[node.id] = home
    taken: dict[GroupId, dict[NodeId, None]] = {group: {} for group in leaves.values()}
    for node in trace.nodes if taken else ():
        inner = [group for group in chain(groups, int(homes[node.id])) if group in taken]
        for source in node.inputs if inner else ():
            around = chain(groups, int(homes[source]))
            for group in inner:
                if group not in around:
                    taken[group][int(drawn[source])] = None
    held = {leaf: tuple(taken[group]) for leaf, group in leaves.items()}
    return held | _updates(trace, drawn, held) if held else held


def _updates(trace: Trace, drawn: np.ndarray, held: Held) -> dict[NodeId, tuple[NodeId, ...]]:
    found: dict[NodeId, tuple[NodeId, ...]] = {}
    last = None
    for node in trace.nodes:
        if node.wall != ASSIGNED:
            last = last if node.is_leaf else int(drawn[node.id])
            continue
        updates = not held.keys().isdisjoint((*node.inputs, *node.after))
        if updates and last is not None and drawn[node.id] == node.id:
            found[node.id] = (last,)
    return found
