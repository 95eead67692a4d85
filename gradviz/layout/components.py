"""Which boxes hang together. Every connected component is laid out by itself; they are stacked."""

import numpy as np

from gradviz.layout.plan import Plan


def label(plan: Plan) -> np.ndarray:
    """Return the component of each box, an int array; components count from 0, by first box."""
    parent = list(range(plan.boxes))
    for tail, head in zip(plan.tail.tolist(), plan.head.tolist(), strict=True):
        while parent[tail] != tail:
            parent[tail] = parent[parent[tail]]
            tail = parent[tail]
        while parent[head] != head:
            parent[head] = parent[parent[head]]
            head = parent[head]
        if tail < head:
            parent[head] = tail
        else:
            parent[tail] = head
    for box in range(plan.boxes):  # parents have smaller numbers, so theirs are final
        parent[box] = parent[parent[box]]
    return np.unique(np.array(parent, np.int64), return_inverse=True)[1]
