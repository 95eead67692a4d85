"""Parts steps into runs that share a page, and says where along an axis each page begins.

The picture turns as seldom as it can, and then along one axis if that is enough. Plain numbers.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from gradviz.ui.graph.hit_test import Corners

Extent = tuple[float, float]  # along an axis: from, to


class Run(NamedTuple):
    """Steps in a row that share a page: the first of them, and what is to be seen on it."""

    start: int
    bounds: Corners


def runs_of(
    wanted: Iterable[tuple[int, Sequence[Corners]]], width: float, height: float
) -> list[Run]:
    """Return the fewest runs of steps that pages of a size allow: each as long as it can be.

    With each step come the rectangles of which one is to be seen: a leaf may have several copies.
    """
    runs: list[Run] = []
    for step, places in wanted:
        wider = _joined(runs[-1].bounds, places, width, height) if runs else None
        if wider is None:
            runs.append(Run(step, places[0]))
        elif wider != runs[-1].bounds:
            runs[-1] = Run(runs[-1].start, wider)
    return runs


def _joined(
    bounds: Corners, places: Sequence[Corners], width: float, height: float
) -> Corners | None:
    """Return the bounds with the nearest of some places; None where none fits in with them."""
    left, top, right, bottom = bounds
    best, least = None, 0.0
    for x0, y0, x1, y1 in places:
        wider = min(x0, left), min(y0, top), max(x1, right), max(y1, bottom)
        across, down = (wider[2] - wider[0]) / width, (wider[3] - wider[1]) / height
        if across <= 1 and down <= 1 and (best is None or across + down < least):
            best, least = wider, across + down
    return best


def bands_of(extents: np.ndarray) -> np.ndarray:
    """Return the columns, or rows, that boxes form along an axis: (bands, 2) from and to.

    `extents` is (boxes, 2).
    """
    if not len(extents):
        return np.zeros((0, 2))
    order = np.argsort(extents[:, 0], kind="stable")
    begins, ends = extents[order, 0], np.maximum.accumulate(extents[order, 1])
    first = np.r_[True, begins[1:] > ends[:-1]]
    return np.stack([begins[first], ends[np.r_[first[1:], True]]], axis=1)


def begins(
    extents: Sequence[Extent], content: Extent, size: float, bands: np.ndarray, border: float
) -> list[float]:
    """Return where along an axis the page of each run begins; `extents` is what it has to show.

    Runs in a row stay at one place as long as some place shows them all. No page shows emptiness
    beyond the ends of the content. If it can be, none cuts a band at its beginning, where as much
    as `border` is seen before it.
    """
    found: list[float] = []
    scopes = [_scope(extent, content, size) for extent in extents]
    while (first := len(found)) < len(extents):
        least, most = scopes[first]
        stop = first + 1
        for low, high in scopes[stop:]:
            if max(low, least) > min(high, most):
                break
            least, most, stop = max(low, least), min(high, most), stop + 1
        furthest = min(low for low, _ in extents[first:stop]) + border  # where it is still seen
        found += [_uncut(least, most, furthest, bands, border)] * (stop - first)
    return found


def _scope(extent: Extent, content: Extent, size: float) -> Extent:
    """Return between which places a page of a size may begin to show an extent."""
    (low, high), (begin, end) = extent, content
    if end - begin <= size:
        low = high = (begin + end) / 2
    elif high - low <= size:
        last = max(min(low, end - size), begin)
        return min(max(high - size, begin), last), last
    middle = (low + high - size) / 2
    return middle, middle


def _uncut(least: float, most: float, furthest: float, bands: np.ndarray, border: float) -> float:
    """Return the place in the middle between two, or one near it at which no band is cut.

    It may be after `most`, up to `furthest`, if there is none before.
    """
    middle = (least + most) / 2
    for begin, end in bands[(bands[:, 0] < middle - 1) & (bands[:, 1] > middle - border + 1)][:1]:
        whole = [place for place in (begin, end + border) if least <= place <= furthest]
        return float(
            min(whole, key=lambda place: (place > most, abs(place - middle)), default=middle)
        )
    return middle
