"""Where each element of a source comes to in what is computed from it: to one place, or to several.

A value is described by one array over the elements of the source: the place each has come to, or
NOWHERE. What an operation does to places is known by name; one that copies an element, or is not
known, ends the search.
"""

import numpy as np

from gradviz.engine.op import OPS
from gradviz.lang.drafts import NodeDraft
from gradviz.trace.params import narrowed, reduced_axes
from gradviz.trace.taking import NOWHERE, taken

# Families of operations that work element by element.
POINTWISE = frozenset({"arithmetic", "elementwise", "activation", "compare"})
# Operations of a loss, one number for each row of what they are given.
ROW_BY_ROW = frozenset({"softmax_cross_entropy", "sparse_softmax_cross_entropy"})
MOST = 200_000  # elements that are followed


def each_in_one_place(nodes: list[NodeDraft], ways: set[int], sources: set[int]) -> bool:
    """Return whether no element of a source comes to two places of the last of `ways`.

    `ways` are the numbers of all nodes from the source to a target, both included; `sources` those
    of the source: a variable has one for each value it had.
    """
    size = int(np.size(nodes[min(sources)].value))
    if size > MOST:
        return True
    came: dict[int, np.ndarray] = {source: np.arange(size) for source in sources}
    for number in sorted(ways):
        if number not in came:
            found = _joined(nodes, nodes[number], came, size)
            if found is None:
                return False
            came[number] = found
    return True


def _joined(
    nodes: list[NodeDraft], node: NodeDraft, came: dict[int, np.ndarray], size: int
) -> np.ndarray | None:
    """Return the places of the source's elements in a node; None where one is in two places."""
    total = np.full(size, NOWHERE)
    operands = [*enumerate(node.operands), *((NOWHERE, number) for number in node.behind)]
    for position, operand in operands:
        if not isinstance(operand, int) or operand not in came:
            continue
        places = _places(nodes, node, position, operand)
        if places is None:
            return None
        here = np.where(came[operand] == NOWHERE, NOWHERE, places[came[operand]])
        if np.any((total != NOWHERE) & (here != NOWHERE) & (total != here)):
            return None
        total = np.where(total == NOWHERE, here, total)
    return total


def _places(
    nodes: list[NodeDraft], node: NodeDraft, position: int, operand: int
) -> np.ndarray | None:
    """Return the place that each element of an operand has in the output; None for several."""
    given, made = np.shape(nodes[operand].value), np.shape(node.value)
    count = int(np.prod(given, dtype=int))
    if node.op in ROW_BY_ROW:
        return _of_rows(given, (-1,))
    if node.op.startswith("reduce_") or node.op == "logsumexp":
        return _of_rows(given, reduced_axes(node))
    picked = taken(nodes, node, position) if position != NOWHERE else None
    if picked is not None:
        return _turned(picked.ravel(), count)
    op = OPS.get(node.op)  # a program's own operation is taken to work element by element
    pointwise = op is None or op.family in POINTWISE or op.name == "cast"
    return np.arange(count) if pointwise and count == int(np.prod(made, dtype=int)) else None


def _of_rows(shape: tuple[int, ...], axes: tuple[int, ...] | None) -> np.ndarray:
    """Return the places after a reduction over axes."""
    left = narrowed(shape, axes)
    rows = np.arange(int(np.prod(left, dtype=int))).reshape(left)
    return np.broadcast_to(rows, shape).ravel()


def _turned(picked: np.ndarray, count: int) -> np.ndarray | None:
    """Return where each place went, from where each came; None where one went to several."""
    kept = picked[picked != NOWHERE]
    if len(np.unique(kept)) < len(kept):
        return None
    places = np.full(count, NOWHERE)
    places[kept] = np.flatnonzero(picked != NOWHERE)
    return places
