"""Move units to the best place in their layer, one at a time: the fine work of the ordering pass.

For a whole layer at once it is counted how many crossings each pair of units has in either order;
then the best place of a unit is where a running sum is greatest. Crossings only ever go down.
"""

import numpy as np

from gradviz.layout.plan import Mesh

WIDEST = 600  # units in a layer; the table of pairs grows with the square
PASSES = 4


class Sifter:
    """The segments of `mesh`, sorted out by layer, ready to improve any order."""

    def __init__(self, mesh: Mesh) -> None:
        self.mesh = mesh
        layer = mesh.layer[mesh.tail]
        segments = np.argsort(layer, kind="stable")
        bounds = np.searchsorted(layer[segments], np.arange(mesh.layers + 1))
        self.right_of = [
            segments[a:b] for a, b in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)
        ]
        size = np.bincount(mesh.layer, minlength=mesh.layers)
        self.layers = np.flatnonzero((size > 1) & (size <= WIDEST)).tolist()
        self.by_layer = np.argsort(mesh.layer, kind="stable")
        self.start = np.concatenate([[0], np.cumsum(size)])

    def sift(self, place: np.ndarray, passes: int = PASSES) -> np.ndarray:
        """Return an order with fewer crossings, or the same if no single move helps."""
        at = place.copy()
        waiting = set(self.layers)  # those that have changed, or whose neighbours have
        for turn in range(passes):
            todo = [layer for layer in self.layers if layer in waiting]
            waiting = set()
            for layer in todo if turn % 2 == 0 else reversed(todo):
                if self._sift_layer(layer, at):
                    waiting |= {layer - 1, layer, layer + 1}
            if not waiting:
                break
        return at

    def _sift_layer(self, layer: int, at: np.ndarray) -> bool:
        """Improve one layer of `at` in place; say whether that could be done."""
        units = self.by_layer[self.start[layer] : self.start[layer + 1]]
        order = units[np.argsort(at[units])]
        prefer = self._preference(layer, at, order)
        before = np.cumsum(prefer, axis=1) - prefer
        gain = np.maximum(before.max(axis=1), prefer.sum(axis=1)) - np.diagonal(before)
        movers = np.flatnonzero(gain > 0).tolist()
        if not movers:
            return False
        row = list(range(len(order)))
        for mover in movers:
            running = np.concatenate([[0], np.cumsum(prefer[mover, row])])
            here, best = row.index(mover), int(running.argmax())
            if running[best] > running[here]:
                row.insert(best - (best > here), row.pop(here))
        at[order[row]] = np.arange(len(order))
        return True

    def _preference(self, layer: int, at: np.ndarray, order: np.ndarray) -> np.ndarray:
        """Return, for every pair a, b of `order`, how many crossings more a has above b than below.

        Both sides of the layer count. The array is int32.
        """
        mesh = self.mesh
        above = np.zeros((len(order), len(order)), np.int32)
        if layer > 0:
            segments = self.right_of[layer - 1]
            above += _crossings(len(order), at[mesh.head[segments]], at[mesh.tail[segments]])
        segments = self.right_of[layer]
        ends = at[mesh.head[segments]] + mesh.offset[segments]
        above += _crossings(len(order), at[mesh.tail[segments]], ends)
        return above - above.T


def _crossings(size: int, here: np.ndarray, there: np.ndarray) -> np.ndarray:
    """Return how many crossings the segments of a and b have with a above b, for all a, b < size.

    Segment k leads from unit `here[k]` of the layer to the place `there[k]` in the next.
    """
    places, column = np.unique(there, return_inverse=True)
    ends = np.zeros((len(places), size), np.int32)  # how many segments of b end there ...
    np.add.at(ends, (column, here), 1)
    passed = np.cumsum(ends, axis=0) - ends  # ... or above
    by_unit = np.argsort(here, kind="stable")
    units, first = np.unique(here[by_unit], return_index=True)
    found = np.zeros((size, size), np.int32)
    if len(units):
        found[units] = np.add.reduceat(passed[column[by_unit]], first, axis=0)
    return found
