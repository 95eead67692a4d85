"""Which nodes are drawn when groups are closed: each closed group becomes one node, a box.

Pure: a trace and the ids of the closed groups in, the nodes to be drawn out.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from gradviz.trace.groups import LAYER, LIST, PASS, Group, GroupId
from gradviz.trace.held import Held, held_leaves
from gradviz.trace.homes import NOWHERE, homes_of
from gradviz.trace.nodes import FROZEN, TENSOR, TRAINABLE, Node, NodeId
from gradviz.trace.trace import Trace

GROUP = "group"  # the op of a node that stands for a closed group
PLACED = 400  # nodes; in larger pictures leaves stand just before their first use


@dataclass(frozen=True, slots=True, eq=False)
class Fold:
    """What is drawn of a trace. The id of a box is its group's, behind nodes and ghosts.

    `nodes` are those drawn, inputs first, their inputs as drawn. `drawn[n]` is the id under which
    node n is seen. `homes[n]` is the innermost group of node n, or -1. `hidden` are the operations
    inside boxes, and the leaves of lists, `results` the node each box shows as its own, `owned` the
    Variables inside a layer's or list's that get gradients. `held` are the leaves drawn in open
    layers of a small picture. `ports` is (uses, 3), sorted: for each use inside a box of what is
    outside, the node, the position of its argument, and the position at which that enters the box.
    """

    nodes: tuple[Node, ...]
    drawn: np.ndarray
    homes: np.ndarray
    closed: frozenset[GroupId] = frozenset()
    boxes: Mapping[NodeId, Node] = field(default_factory=dict)
    ports: np.ndarray = field(default_factory=lambda: np.zeros((0, 3), np.int64))
    hidden: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    results: Mapping[NodeId, NodeId] = field(default_factory=dict)
    owned: Mapping[NodeId, tuple[NodeId, ...]] = field(default_factory=dict)
    held: Held = field(default_factory=dict)

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
        drawn = np.arange(len(homes))
        return Fold(trace.drawable, drawn, homes, held=_held(trace, homes, drawn, trace.drawable))
    first = len(homes)
    outermost = np.full(len(trace.groups) + 1, NOWHERE)
    outermost[list(shut)] = list(shut.values())
    drawn = outermost[homes]  # the last entry is for -1, outside of all groups
    drawn = np.where(drawn == NOWHERE, np.arange(first), drawn + first)
    return _folded(trace, closed, homes, drawn)


def _shut(groups: tuple[Group, ...], closed: frozenset[GroupId]) -> dict[GroupId, GroupId]:
    """Return, for each group that is not seen open, the outermost closed one around it, or it."""
    shut: dict[GroupId, GroupId] = {}
    for group in groups:
        if group.parent in shut:
            shut[group.id] = shut[group.parent]
        elif group.id in closed:
            shut[group.id] = group.id
    return shut


def _held(trace: Trace, homes: np.ndarray, drawn: np.ndarray, nodes: Sequence[Node]) -> Held:
    return held_leaves(trace, homes, drawn) if len(nodes) <= PLACED else {}


class _Content:
    """What is found of one box while the nodes go by."""

    __slots__ = ("entered", "last", "left", "operations", "ports", "recorded")

    def __init__(self) -> None:
        self.ports: dict[NodeId, int] = {}  # where what comes in enters
        self.entered: list[NodeId] = []  # what comes in, as it is outside
        self.left: set[NodeId] = set()  # what is used outside
        self.last = self.operations = 0
        self.recorded = False


def _folded(trace: Trace, closed: frozenset[GroupId], homes: np.ndarray, drawn: np.ndarray) -> Fold:
    first, seen = len(drawn), drawn.tolist()
    contents: dict[NodeId, _Content] = {}
    ports: list[tuple[NodeId, int, int]] = []
    hidden: list[NodeId] = []
    single: list[Node] = []
    for node in trace.drawable:
        here = seen[node.id]
        for source in node.inputs:
            if seen[source] >= first and seen[source] != here:
                contents[seen[source]].left.add(source)
        if here < first:
            inside, after = (tuple(seen[k] for k in part) for part in (node.inputs, node.after))
            single.append(replace(node, inputs=inside, after=after))
            continue
        content = contents.setdefault(here, _Content())
        content.last = node.id
        if not node.is_leaf and not node.ghost:
            content.operations += 1
            content.recorded = content.recorded or node.recorded
        if not node.ghost and (not node.is_leaf or trace.groups[here - first].kind == LIST):
            hidden.append(node.id)
        for position, source in enumerate(node.inputs):
            if seen[source] != here:
                port = content.ports.setdefault(seen[source], len(content.ports))
                content.entered.append(source)
                ports.append((node.id, position, port))
    passes = Counter(group.parent for group in trace.groups if group.kind == PASS)
    results = {box: max(content.left, default=content.last) for box, content in contents.items()}
    boxes = {
        box: _box(trace, box, results[box], content, passes) for box, content in contents.items()
    }
    order = {node.id: node.id for node in single} | {k: c.last for k, c in contents.items()}
    nodes = sorted([*single, *boxes.values()], key=lambda node: order[node.id])
    entering = np.array(ports, np.int64).reshape(-1, 3)
    covered = np.array(hidden, np.int64)
    owned = {box: _owned(trace, box, drawn) for box in boxes}
    held = _held(trace, homes, drawn, nodes)
    return Fold(tuple(nodes), drawn, homes, closed, boxes, entering, covered, results, owned, held)


def _box(
    trace: Trace,
    box: NodeId,
    end: NodeId,
    content: _Content,
    passes: Mapping[GroupId | None, int],
) -> Node:
    """Return the node that stands for a closed group: its value is what leaves it last."""
    group, result = trace.groups[box - len(trace.drawable)], trace.drawable[end]
    told: dict[str, object] = {
        "kind": group.kind,
        "number": group.number,
        "passes": passes.get(group.id, 0),
        "operations": content.operations,
        "results": _results(trace, content),
    }
    if group.kind == LAYER:
        told |= {"parameters": group.parameters, "taken": _taken(trace, content)}
    leaves = [trace.nodes[leaf] for leaf in group.owns] if group.kind == LIST else []
    if leaves:
        told |= {"leaves": len(leaves), "variables": all(n.op == "variable" for n in leaves)}
    roles = {leaf.role for leaf in leaves}
    return Node(
        id=box,
        label=group.name,
        op=GROUP,
        glyph="",
        role=roles.pop() if len(roles) == 1 else TENSOR,
        inputs=tuple(content.ports),
        span=group.span,
        line=group.line,
        recorded=result.recorded if group.kind == LAYER else content.recorded,
        value=result.value,
        params=tuple((k, str(v)) for k, v in told.items()),
        group=group.parent,
    )


def _owned(trace: Trace, box: NodeId, drawn: np.ndarray) -> tuple[NodeId, ...]:
    """Return the trainable Variables of a closed layer or list that are seen in no other box."""
    owns = trace.groups[box - len(drawn)].owns
    return tuple(n for n in owns if drawn[n] == box and trace.nodes[n].role == TRAINABLE)


def _results(trace: Trace, content: _Content) -> int:
    """Return how many values leave a group; leaves in it, which are trained outside, do not."""
    return sum(not trace.drawable[node].is_leaf for node in content.left)


def _taken(trace: Trace, content: _Content) -> str:
    """Return the shape of what a layer is applied to, "" where that is one number or nothing."""
    nodes = [trace.drawable[node] for node in content.entered]
    tensors = [node for node in nodes if node.role not in (TRAINABLE, FROZEN)] or nodes
    return str(tensors[0].shape) if tensors and tensors[0].shape else ""
