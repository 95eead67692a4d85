"""Which node of a run is which of the run before: what an edit left as it was.

Nodes are told by what they do, their name and the text they come from, in the order of the run;
what is left then, as its text was edited, by what it does and its name alone. No picture is known.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator

from gradviz.trace.as_written import text_of
from gradviz.trace.nodes import Node, NodeId
from gradviz.trace.trace import Trace

LEAST = 0.5  # of the nodes of the larger run have to have one; else it is another program

Named = Iterable[tuple[NodeId, Hashable]]


def counterparts(before: Trace, after: Trace) -> dict[NodeId, NodeId]:
    """Return the one in `before` of each node, ghost and group of `after` that has one.

    Groups are numbered as the boxes of closed ones: behind nodes and ghosts. Nothing is returned
    for programs that have little in common.
    """
    found: dict[NodeId, NodeId] = {}
    for told in (_written, _called):
        taken = set(found.values())
        old = ((node, key) for node, key in _keys(before, told) if node not in taken)
        new = ((node, key) for node, key in _keys(after, told) if node not in found)
        found.update(_paired(old, new))
    if len(found) < LEAST * max(len(before.drawable), len(after.drawable)):
        return {}
    found.update(_paired(_groups(before), _groups(after)))
    return found


def _paired(old: Named, new: Named) -> Iterator[tuple[NodeId, NodeId]]:
    """Yield what is new with what was called the same: the first with the first, and so on."""
    waiting: defaultdict[Hashable, deque[NodeId]] = defaultdict(deque)
    for number, key in old:
        waiting[key].append(number)
    for number, key in new:
        if waiting[key]:
            yield number, waiting[key].popleft()


def _keys(trace: Trace, told: Callable[[Trace, Node], Hashable]) -> Named:
    return ((node.id, told(trace, node)) for node in trace.drawable)


def _groups(trace: Trace) -> Named:
    first = len(trace.drawable)
    return ((first + group.id, (group.kind, group.name, group.number)) for group in trace.groups)


def _written(trace: Trace, node: Node) -> Hashable:
    return node.op, node.label, node.ghost, text_of(trace, node)


def _called(_trace: Trace, node: Node) -> Hashable:
    return node.op, node.label, node.ghost
