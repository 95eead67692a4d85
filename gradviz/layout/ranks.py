"""Second pass: in which rank a box stands, so that every edge runs to the right and most are short.

Longest path from the left; then whatever pulls harder to its uses than to its inputs moves right,
up to the first of its uses. In a small picture the leaves stay in the first rank, one above the
other, where a class looks for them, but for those that are held in a layer. Knows nothing of what
is above or below what.
"""

import numpy as np

from gradviz.layout.plan import Plan

SMALL = 40  # boxes; up to here the leaves form the first rank


def assign(plan: Plan) -> np.ndarray:
    """Return the rank of each box, an int array; the leftmost rank is 0."""
    rank = longest_paths(plan)
    still = plan.leaf & ~plan.proxy if plan.boxes <= SMALL else np.zeros(plan.boxes, bool)
    still[plan.lead[:, 1]] = False
    return tightened(plan, rank, still)


def longest_paths(plan: Plan) -> np.ndarray:
    """Return, for each box, the number of edges of the longest way that leads to it."""
    rank = [0] * plan.boxes
    for tail, head in zip(*_ways(plan), strict=True):
        if rank[head] <= rank[tail]:  # edges are sorted by head, so rank[tail] is final
            rank[head] = rank[tail] + 1
    return np.array(rank, np.int64)


def tightened(plan: Plan, rank: np.ndarray, still: np.ndarray) -> np.ndarray:
    """Return ranks with shorter edges; boxes marked in `still` keep theirs.

    A box moves right when that shortens more edges than it stretches. Inputs that hang on it alone
    come along later, so they do not hold it back. Uses are placed before their inputs, which makes
    one pass from the last box to the first enough.
    """
    tails, heads = _ways(plan)
    ins: list[list[int]] = [[] for _ in range(plan.boxes)]
    outs: list[list[int]] = [[] for _ in range(plan.boxes)]
    for tail, head in zip(tails, heads, strict=True):
        ins[head].append(tail)
        outs[tail].append(head)
    held = _holding_back(ins, outs, still.tolist())
    result, fixed = rank.tolist(), still.tolist()
    for box in range(plan.boxes - 1, -1, -1):
        if len(outs[box]) > held[box] and not fixed[box]:
            result[box] = min([result[head] for head in outs[box]]) - 1
    return np.array(result, np.int64)


def _ways(plan: Plan) -> tuple[list[int], list[int]]:
    """Return tails and heads, sorted by head, of all that has to run to the right."""
    if not len(plan.lead):
        return plan.tail.tolist(), plan.head.tolist()
    tails = np.concatenate([plan.tail, plan.lead[:, 0]])
    heads = np.concatenate([plan.head, plan.lead[:, 1]])
    order = np.argsort(heads, kind="stable")
    return tails[order].tolist(), heads[order].tolist()


def _holding_back(ins: list[list[int]], outs: list[list[int]], still: list[bool]) -> list[int]:
    """Return how many edges to inputs a box would stretch: inputs that do not come along.

    An input comes along if nobody else uses it; x * x uses x with two edges, but alone.
    """
    shared = [len(heads) > 1 and len(set(heads)) > 1 for heads in outs]
    held = [0] * len(ins)
    for box, tails in enumerate(ins):
        held[box] = sum([still[t] or held[t] > 0 or shared[t] for t in tails])
    return held
