"""Which nodes are drawn when groups are closed: each closed group becomes one node, a box.

Pure: a trace and the ids of the closed groups in, the nodes to be drawn out. A leaf is part of a
group only if all that use it are, and if it was written there.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from gradviz.trace.groups import PASS, Group, GroupId
from gradviz.trace.nodes import TENSOR, Node, NodeId
from gradviz.trace.span import Span
from gradviz.trace.trace import Trace

GROUP = "group"  # the op of a node that stands for a closed group
MANY = 1500  # operations; from here on groups start closed
_NOWHERE = -1


@dataclass(frozen=True, slots=True, eq=False)
class Fold:
    """What is drawn of a trace. The id of a box is its group's, behind nodes and ghosts.

    `nodes` are those drawn, inputs first, their inputs as drawn. `drawn[n]` is the id under which
    node n is seen. `homes[n]` is the innermost group of node n, or -1. `hidden` are the operations
    inside boxes. `ports` is (uses, 3), sorted: for each use inside a box of what is outside, the
    node, the position of its argument, and the position at which that enters the box.
    """

    nodes: tuple[Node, ...]
    drawn: np.ndarray
    homes: np.ndarray
    closed: frozenset[GroupId] = frozenset()
    boxes: Mapping[NodeId, Node] = field(default_factory=dict)
    ports: np.ndarray = field(default_factory=lambda: np.zeros((0, 3), np.int64))
    hidden: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))

    def entries(self, nodes: np.ndarray, positions: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the box or node that each argument is seen to enter, and at which position.

        The position is -1 where nothing is seen of it: it comes from within the same box.
        """
        drawn = self.drawn[nodes]
        keys = self.ports[:, 0] << 20 | self.ports[:, 1]
        wanted = nodes << 20 | positions
        at = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
        found = keys[at] == wanted if len(keys) else np.zeros(len(wanted), bool)
        inside = np.where(found, self.ports[at, 2] if len(keys) else -1, -1)
        return drawn, np.where(drawn == nodes, positions, inside)


def fold(trace: Trace, closed: frozenset[GroupId] = frozenset()) -> Fold:
    """Return what is drawn of `trace` while the groups `closed` are."""
    homes = homes_of(trace)
    shut = _shut(trace.groups, closed)
    if not shut:
        return Fold(trace.drawable, np.arange(len(homes)), homes)
    first = len(homes)
    outermost = np.full(len(trace.groups) + 1, _NOWHERE)
    outermost[list(shut)] = list(shut.values())
    drawn = outermost[homes]  # the last entry is for -1, outside of all groups
    drawn = np.where(drawn == _NOWHERE, np.arange(first), drawn + first)
    return _folded(trace, closed, homes, drawn)


def homes_of(trace: Trace) -> np.ndarray:
    """Return the innermost group of each node, -1 where there is none: (nodes,) int."""
    homes = [_NOWHERE if node.group is None else node.group for node in trace.drawable]
    if not trace.groups:
        return np.array(homes, np.int64)
    leaves = {n.id: _NOWHERE - 1 for n in trace.nodes if n.is_leaf and not n.inputs}
    parents, depths = _parents(trace.groups)
    for node in trace.nodes:
        for source in node.inputs:
            if source in leaves:
                used = leaves[source]
                here = homes[node.id]
                leaves[source] = here if used < _NOWHERE else _common(used, here, parents, depths)
    for leaf, home in leaves.items():
        if home >= _NOWHERE:
            homes[leaf] = _written_in(home, trace.nodes[leaf].span, trace.groups)
    return np.array(homes, np.int64)


def starting(trace: Trace) -> frozenset[GroupId]:
    """Return the groups that start closed: all of them in a large trace, else none."""
    many = sum(not node.is_leaf for node in trace.nodes) > MANY
    return frozenset(group.id for group in trace.groups) if many else frozenset()


def chain(groups: tuple[Group, ...], group: GroupId | None) -> list[GroupId]:
    """Return `group` and the groups around it, innermost first."""
    found = []
    while group is not None and group >= 0:
        found.append(group)
        group = groups[group].parent
    return found


def _parents(groups: tuple[Group, ...]) -> tuple[list[int], list[int]]:
    parents = [_NOWHERE if group.parent is None else group.parent for group in groups]
    depths: list[int] = []
    for parent in parents:
        depths.append(0 if parent == _NOWHERE else depths[parent] + 1)
    return parents, depths


def _common(a: int, b: int, parents: list[int], depths: list[int]) -> int:
    """Return the innermost group around both."""
    while a != b:
        if a == _NOWHERE or b == _NOWHERE:
            return _NOWHERE
        if depths[a] >= depths[b]:
            a = parents[a]
        else:
            b = parents[b]
    return a


def _written_in(home: int, span: Span | None, groups: tuple[Group, ...]) -> int:
    """Return the innermost of `home` and the groups around it whose text holds `span`."""
    for group in chain(groups, home):
        text = groups[group].span
        if text is not None and span is not None and text.start <= span.start < text.stop:
            return group
    return _NOWHERE


def _shut(groups: tuple[Group, ...], closed: frozenset[GroupId]) -> dict[GroupId, GroupId]:
    """Return, for each group that is not seen open, the outermost closed one around it, or it."""
    shut: dict[GroupId, GroupId] = {}
    for group in groups:
        if group.parent in shut:
            shut[group.id] = shut[group.parent]
        elif group.id in closed:
            shut[group.id] = group.id
    return shut


def _folded(trace: Trace, closed: frozenset[GroupId], homes: np.ndarray, drawn: np.ndarray) -> Fold:
    first, seen = len(drawn), drawn.tolist()
    inputs: dict[NodeId, dict[NodeId, int]] = {}  # of each box: where what comes in enters
    ends: dict[NodeId, NodeId] = {}  # the last node of each box that is used outside
    lasts: dict[NodeId, NodeId] = {}
    counts: dict[NodeId, int] = {}
    ports: list[tuple[NodeId, int, int]] = []
    hidden: list[NodeId] = []
    single: list[Node] = []
    for node in trace.drawable:
        here = seen[node.id]
        for source in node.inputs:
            if seen[source] >= first and seen[source] != here:
                ends[seen[source]] = max(source, ends.get(seen[source], -1))
        if here < first:
            inside, after = (tuple(seen[k] for k in part) for part in (node.inputs, node.after))
            single.append(replace(node, inputs=inside, after=after))
            continue
        entries = inputs.setdefault(here, {})
        lasts[here] = node.id
        if not node.is_leaf and not node.ghost:
            counts[here] = counts.get(here, 0) + 1
            hidden.append(node.id)
        for position, source in enumerate(node.inputs):
            if seen[source] != here:
                port = entries.setdefault(seen[source], len(entries))
                ports.append((node.id, position, port))
    passes = Counter(group.parent for group in trace.groups if group.kind == PASS)
    boxes = {
        box: _box(trace, box, ends.get(box, last), tuple(inputs[box]), counts.get(box, 0), passes)
        for box, last in lasts.items()
    }
    order = {node.id: node.id for node in single} | lasts
    nodes = sorted([*single, *boxes.values()], key=lambda node: order[node.id])
    entering = np.array(ports, np.int64).reshape(-1, 3)
    return Fold(tuple(nodes), drawn, homes, closed, boxes, entering, np.array(hidden, np.int64))


def _box(
    trace: Trace,
    box: NodeId,
    end: NodeId,
    inputs: tuple[NodeId, ...],
    operations: int,
    passes: Mapping[GroupId | None, int],
) -> Node:
    """Return the node that stands for a closed group: its value is what leaves it last."""
    group, result = trace.groups[box - len(trace.drawable)], trace.drawable[end]
    told = {"kind": group.kind, "number": group.number, "passes": passes.get(group.id, 0)}
    return Node(
        id=box,
        label=group.name,
        op=GROUP,
        glyph="",
        role=TENSOR,
        inputs=inputs,
        span=group.span,
        line=group.line,
        recorded=result.recorded,
        value=result.value,
        params=tuple((k, str(v)) for k, v in {**told, "operations": operations}.items()),
        group=group.parent,
    )
