"""First pass: which boxes there are. A leaf used all over becomes one small copy beside each use.

It does more for a readable graph than any cleverness later: a weight shared by a whole batch would
otherwise send an edge across the picture for each of its uses. Knows nothing of places.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import numpy as np

from gradviz.layout.geometry import Metrics
from gradviz.layout.plan import Plan
from gradviz.trace import Node, NodeId
from gradviz.trace.held import Held

NOTHING_HELD: Held = MappingProxyType({})


def expand(
    nodes: Iterable[Node],
    sizes: Mapping[NodeId, tuple[float, float]],
    metrics: Metrics,
    held: Held = NOTHING_HELD,
) -> Plan:
    """Return the boxes and edges of `nodes`, in their order; copies stand just before their use.

    So do the leaves that are `held`: these and other nodes in it stand right of what it says.

    Inputs that are not among `nodes` are not drawn. Raises KeyError for a node without a size.
    """
    nodes = tuple(nodes)
    shared = _shared(nodes, metrics.proxy_uses)
    late = {node.id for node in nodes if node.id in held and is_source(node)} - shared
    boxes: list[tuple[NodeId, bool, bool]] = []  # node, proxy, leaf
    edges: list[tuple[int, int, int, int]] = []  # tail, head, position, port
    box_of: dict[NodeId, int] = {}
    for node in nodes:
        if node.id in shared or node.id in late:
            continue
        sources = (*node.inputs, *node.after)
        for source in sources:
            if source in late and source not in box_of:
                box_of[source] = len(boxes)
                boxes.append((source, False, True))
        copies = {source: 0 for source in sources if source in shared}
        for source in copies:
            copies[source] = len(boxes)
            boxes.append((source, True, True))
        here = box_of[node.id] = len(boxes)
        boxes.append((node.id, False, is_source(node)))
        drawn = [
            (copies[source] if source in copies else box_of[source], position)
            for position, source in enumerate(sources)
            if source in copies or source in box_of
        ]
        edges += [(tail, here, position, port) for port, (tail, position) in enumerate(drawn)]
    pairs = {
        (box_of[source], box_of[leaf])
        for leaf, taken in held.items()
        for source in taken
        if leaf in box_of and box_of.get(source, len(boxes)) < box_of[leaf]
    }
    return _plan(boxes, edges, sorted(pairs), sizes, metrics)


def is_source(node: Node) -> bool:
    """Tell whether `node` is a leaf in the picture too: a variable made from a tensor is not."""
    return node.is_leaf and not node.inputs


def _shared(nodes: tuple[Node, ...], limit: int) -> frozenset[NodeId]:
    uses = Counter(source for node in nodes for source in {*node.inputs, *node.after})
    often = {source for source, count in uses.items() if count > limit}
    return frozenset(node.id for node in nodes if node.id in often and is_source(node))


def _plan(
    boxes: list[tuple[NodeId, bool, bool]],
    edges: list[tuple[int, int, int, int]],
    lead: list[tuple[int, int]],
    sizes: Mapping[NodeId, tuple[float, float]],
    metrics: Metrics,
) -> Plan:
    small = (metrics.proxy_width, metrics.proxy_height)
    size = np.array([small if proxy else sizes[node] for node, proxy, _ in boxes], float)
    size = size.reshape(-1, 2)
    tail, head, position, port = np.array(edges, np.int64).reshape(-1, 4).T
    return Plan(
        node=tuple(node for node, _, _ in boxes),
        proxy=np.array([proxy for _, proxy, _ in boxes], bool),
        leaf=np.array([leaf for _, _, leaf in boxes], bool),
        width=size[:, 0],
        height=size[:, 1],
        tail=tail,
        head=head,
        position=position,
        port=port,
        ports=np.bincount(head, minlength=len(boxes))[head],
        lead=np.array(lead, np.int64).reshape(-1, 2),
    )
