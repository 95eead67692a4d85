"""Where an edge can be one long curve past several columns: calmer than going level past each.

All curves are cubics with level ends that run to the right without ever turning back.
"""

from dataclasses import dataclass

import numpy as np

from gradviz.layout.plan import Mesh, Places

CLEAR = 7.0  # between a long curve and whatever it passes


def along(t: np.ndarray) -> np.ndarray:
    """Return how far to the right a curve is at parameter `t`, both from 0 to 1."""
    return t * (1.5 - 1.5 * t + t * t)


def across(t: np.ndarray) -> np.ndarray:
    """Return how far down a curve is at parameter `t`, both from 0 to 1."""
    return t * t * (3.0 - 2.0 * t)


_T = np.linspace(0.0, 1.0, 257)
_ALONG, _ACROSS = along(_T), across(_T)


def joined(mesh: Mesh, places: Places, end: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the first and last segment of each curve.

    One curve takes several segments where it stays clear of all other units on its way: the whole
    edge if that can be, else two segments at its end, and two at its beginning.
    """
    pieces = np.bincount(mesh.edge, minlength=mesh.plan.edges)
    begin = np.cumsum(pieces) - pieces
    finish = begin + pieces - 1
    starts = np.ones(len(mesh.edge), bool)
    long = np.flatnonzero(pieces > 1)
    whole = long[_clear(mesh, places, end, begin[long], finish[long])]
    starts[np.isin(mesh.edge, whole)] = False
    starts[begin[whole]] = True
    long = np.setdiff1d(long[pieces[long] > 2], whole)
    late = long[_clear(mesh, places, end, finish[long] - 1, finish[long])]
    starts[finish[late]] = False
    long = np.union1d(np.setdiff1d(long, late), late[pieces[late] > 3])
    early = long[_clear(mesh, places, end, begin[long], begin[long] + 1)]
    starts[begin[early] + 1] = False
    return _untangled(mesh, places, end, starts)


def _untangled(
    mesh: Mesh, places: Places, end: np.ndarray, starts: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the curves that begin where `starts` says, less those that would cross in a column."""
    first, last = _ends(starts)
    passing = _passing(mesh, places, end, first, last)
    order = np.lexsort((places.y, mesh.layer))
    same = mesh.layer[order[1:]] == mesh.layer[order[:-1]]
    wrong = np.zeros(mesh.units, bool)
    for side in (passing.left, passing.right):
        y = places.y.copy()
        y[passing.bend] = side
        crossed = same & (np.diff(y[order]) < 0)
        wrong[order[1:][crossed]] = wrong[order[:-1][crossed]] = True
    tangled = np.unique(passing.curve[wrong[passing.bend]])
    return _ends(starts | np.isin(np.cumsum(starts) - 1, tangled))


def _ends(starts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the first and last segment of the curves that begin where `starts` says."""
    return np.flatnonzero(starts), np.flatnonzero(np.append(starts, True)[1:])


@dataclass(frozen=True, slots=True, eq=False)
class _Passing:
    """Where curves pass the bends they do without: heights at both edges of the bend's column."""

    curve: np.ndarray
    bend: np.ndarray
    left: np.ndarray
    right: np.ndarray


def _passing(
    mesh: Mesh, places: Places, end: np.ndarray, first: np.ndarray, last: np.ndarray
) -> _Passing:
    """Return the bends passed by curves from segment `first` to `last`."""
    passes = last - first
    curve = np.repeat(np.arange(len(first)), passes)
    step = np.arange(len(curve)) - np.repeat(np.cumsum(passes) - passes, passes)
    bend = mesh.head[first[curve] + step]
    layer = mesh.layer[bend]
    tail, head = mesh.tail[first], mesh.head[last]
    x0, x1 = places.right[mesh.layer[tail]][curve], places.left[mesh.layer[head]][curve]
    y0 = places.y[tail][curve]
    y1 = np.where(head < mesh.plan.boxes, end[mesh.edge[last]], places.y[head])[curve]
    left, right = (
        y0 + (y1 - y0) * np.interp((side[layer] - x0) / (x1 - x0), _ALONG, _ACROSS)
        for side in (places.left, places.right)
    )
    return _Passing(curve, bend, left, right)


def _clear(
    mesh: Mesh, places: Places, end: np.ndarray, first: np.ndarray, last: np.ndarray
) -> np.ndarray:
    """Return whether one curve from segment `first` to `last` comes near no unit on its way."""
    way = _passing(mesh, places, end, first, last)
    low = np.minimum(way.left, way.right) - CLEAR
    high = np.maximum(way.left, way.right) + CLEAR
    met = _units_between(mesh, places, mesh.layer[way.bend], low, high)
    met -= (places.y[way.bend] > low) & (places.y[way.bend] < high)  # its own bend
    clear = np.ones(len(first), bool)
    clear[way.curve[met > 0]] = False
    return clear


def _units_between(
    mesh: Mesh, places: Places, layer: np.ndarray, low: np.ndarray, high: np.ndarray
) -> np.ndarray:
    """Return how many units `layer` has between the heights `low` and `high`."""
    half = np.zeros(mesh.units)
    half[: mesh.plan.boxes] = mesh.plan.height / 2
    far = 4.0 * (places.y.max() + half.max() + CLEAR + 1.0)  # puts the layers end to end
    base = mesh.layer * far
    tops, bottoms = np.sort(base + places.y - half), np.sort(base + places.y + half)
    begun = np.searchsorted(tops, layer * far + high)
    ended = np.searchsorted(bottoms, layer * far + low, side="right")
    return begun - ended
