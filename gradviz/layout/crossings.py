"""How many pairs of segments cross, counted for all layers at once in O(n log n)."""

import numpy as np

from gradviz.layout.plan import Mesh


def count(mesh: Mesh, place: np.ndarray) -> int:
    """Return the number of crossings when unit u stands at number `place[u]` of its layer.

    Segments into one box end in argument order, so arguments in the wrong order count as crossing.
    """
    layer, start = mesh.layer[mesh.tail], place[mesh.tail]
    end = place[mesh.head] + mesh.offset
    order = np.lexsort((end, start, layer))
    by_end = np.lexsort((end[order], layer[order]))  # stable: equal ends count as uncrossed
    rank = np.empty(len(order), np.int64)
    rank[by_end] = np.arange(len(order))
    return inversions(rank)


def inversions(permutation: np.ndarray) -> int:
    """Return how many pairs of a permutation of 0 .. n-1 stand in the wrong order.

    From the highest bit down: in a block of numbers that agree in all higher bits, every 1 before a
    0 is an inversion; then the block is parted into its zeros and its ones.
    """
    bits = max(len(permutation) - 1, 0).bit_length()
    block = np.concatenate([permutation, np.arange(len(permutation), 1 << bits)])
    total = 0
    for bit in range(bits - 1, -1, -1):
        block = block.reshape(-1, 2 << bit)
        one = (block >> bit & 1).astype(bool)
        total += int(np.cumsum(one, axis=1)[~one].sum())
        halves = block[~one].reshape(-1, 1 << bit), block[one].reshape(-1, 1 << bit)
        block = np.concatenate(halves, axis=1)
    return total
