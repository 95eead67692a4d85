"""What should be straight: the main line of the computation, and long edges between their ends.

Where one input of an operation is the outcome of a longer computation than the others, the eye
follows that one; the same holds for its uses. Such an edge is *main*. Knows no places.
"""

import numpy as np

from gradviz.layout.plan import Mesh, Plan
from gradviz.layout.ranks import longest_paths


def main_edges(plan: Plan) -> np.ndarray:
    """Return which edges are main, a bool array: at most one into and one out of each box.

    Of two edges between the same boxes, as in x * x, neither is.
    """
    before = longest_paths(plan)
    after = _ways_out(plan)
    wins_head = _alone_at_top(plan.head, before[plan.tail], plan.boxes)
    wins_tail = _alone_at_top(plan.tail, after[plan.head], plan.boxes)
    return wins_head & wins_tail & ~plan.leaf[plan.tail]


def _alone_at_top(group: np.ndarray, score: np.ndarray, groups: int) -> np.ndarray:
    """Return where `score` is the greatest of its group and no other member has as much."""
    top = np.full(groups, -1, np.int64)
    np.maximum.at(top, group, score)
    at_top = score == top[group]
    return at_top & (np.bincount(group[at_top], minlength=groups)[group] == 1)


def _ways_out(plan: Plan) -> np.ndarray:
    """Return, for each box, the number of edges of the longest way that leads on from it."""
    after = [0] * plan.boxes
    for tail, head in zip(plan.tail[::-1].tolist(), plan.head[::-1].tolist(), strict=True):
        if after[tail] <= after[head]:  # edges are sorted by head, so after[head] is final
            after[tail] = after[head] + 1
    return np.array(after, np.int64)


def lines(mesh: Mesh, main: np.ndarray) -> list[list[int]]:
    """Return all units in lines that should be straight, each from left to right.

    Main edges, the inner pieces of long edges and a leaf with the first of its long edges join; a
    unit with none of them is a line by itself.
    """
    boxes = mesh.plan.boxes
    joins = main[mesh.edge] | ((mesh.tail >= boxes) & (mesh.head >= boxes))
    leaves = (mesh.tail < boxes) & (mesh.head >= boxes) & mesh.plan.leaf[mesh.plan.tail[mesh.edge]]
    starts = np.flatnonzero(leaves)
    joins[starts[np.unique(mesh.tail[starts], return_index=True)[1]]] = True
    follow = [-1] * mesh.units
    begins = [True] * mesh.units
    for tail, head in zip(mesh.tail[joins].tolist(), mesh.head[joins].tolist(), strict=True):
        follow[tail] = head
        begins[head] = False
    found = []
    for unit in range(mesh.units):
        if begins[unit]:
            line = [unit]
            while follow[line[-1]] >= 0:
                line.append(follow[line[-1]])
            found.append(line)
    return found
