"""Which groups start closed: what shows most of a program at first sight.

A trace of many operations starts with every group closed: nobody reads 2000 boxes. One with layers
is opened from the outside in, a level at a time, as long as what is drawn then stays one picture: a
chain that still can be read when it is shown whole beside the other panels of a small screen. Any
other starts open.
"""

from gradviz.trace.folding import Fold, fold
from gradviz.trace.groups import LAYER, Group, GroupId
from gradviz.trace.trace import Trace

MANY = 1500  # operations; from here on all groups start closed
LONGEST = 8  # boxes one after another, shown whole with words that can be read
MOST = 20  # operations and closed groups: as many as are told apart at a glance


def starting(trace: Trace) -> frozenset[GroupId]:
    """Return the groups that start closed."""
    groups = trace.groups
    closed = frozenset(group.id for group in groups)
    if sum(not node.is_leaf for node in trace.nodes) > MANY:
        return closed
    if not any(group.kind == LAYER for group in groups):
        return frozenset()
    depths = _depths(groups)
    for depth in range(max(depths) + 1):
        opened = frozenset(group for group in closed if depths[group] > depth)
        if not _is_clear(fold(trace, opened)):
            break
        closed = opened
    return closed


def _is_clear(folded: Fold) -> bool:
    """Return whether a picture is neither too long nor too full to be read at once."""
    length: dict[int, int] = {}
    for node in folded.nodes:
        length[node.id] = 1 + max((length[source] for source in node.inputs), default=0)
    operations = sum(not node.is_leaf and not node.ghost for node in folded.nodes)
    return max(length.values(), default=0) <= LONGEST and operations <= MOST


def _depths(groups: tuple[Group, ...]) -> list[int]:
    depths: list[int] = []
    for group in groups:
        depths.append(0 if group.parent is None else depths[group.parent] + 1)
    return depths
