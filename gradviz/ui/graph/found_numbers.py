"""All numbers of a run in one row, to be looked through at every key: values and gradients. No Qt.

Small arrays are laid end to end, so that twenty thousand of them cost one comparison.
"""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from gradviz.trace import NodeId, Trace

_SMALL = 64  # elements; larger arrays are looked through one by one
_MOST = 100_000  # of an array that is looked through for a number
_ROUNDED = 1e-6  # a float32 is not the number that was typed


class FoundNumbers:
    """What each node is, and what its gradients and tangents are, at one step or another."""

    def __init__(self, trace: Trace) -> None:
        small, self._large = [], []
        for node, array in _arrays(trace):
            if array.size <= _SMALL:
                small.append((node, array))
            elif array.size <= _MOST:
                self._large.append((node, array))
        counts = [array.size for _, array in small]
        self._nodes = np.repeat(np.array([node for node, _ in small], np.int64), counts)
        flat = [array.ravel() for _, array in small]
        self._row = np.concatenate(flat, dtype=np.float64) if flat else np.zeros(0)
        kinds = np.array([array.dtype.kind == "b" for _, array in small], bool)
        self._truths = np.repeat(kinds, counts)

    def like(self, value: float, slack: float) -> set[NodeId]:
        """Return the nodes of which a number is `value`, give or take `slack`; nan is like nan."""
        hits = self._nodes[_like(self._row, value, slack) & ~self._truths]
        large = (n for n, array in self._large if _like(array, value, slack).any())
        return {*hits.tolist(), *large}

    def true_or_false(self, value: bool) -> set[NodeId]:
        """Return the nodes of which an element is this truth value; in large ones none is found."""
        return set(self._nodes[self._truths & (self._row == value)].tolist())


@lru_cache(maxsize=1)
def numbers_of(trace: Trace) -> FoundNumbers:
    """Return the numbers of a run."""
    return FoundNumbers(trace)


def _arrays(trace: Trace) -> Iterator[tuple[NodeId, np.ndarray]]:
    for node in trace.nodes:
        if isinstance(node.value, np.ndarray) and node.value.dtype.kind in "iufb":
            yield node.id, node.value
    for step in trace.steps:
        for change in step.changes:
            told = change.after if change.table in ("adjoints", "tangents") else None
            if isinstance(told, np.ndarray) and told.dtype.kind in "iuf":
                yield change.key, told


def _like(array: np.ndarray, value: float, slack: float) -> np.ndarray:
    if np.isnan(value):
        return np.isnan(array)
    if np.isinf(value):
        return array == value
    with np.errstate(invalid="ignore"):
        return np.abs(array.astype(np.float64) - value) <= slack + _ROUNDED * abs(value)
