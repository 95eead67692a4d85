"""Fourth pass: who is above whom in each layer, for few crossings and in reading order.

It starts from the order in which a person reads the formula (each operation after its arguments,
first argument first) and takes another order only where that has fewer crossings; after an edit the
order of the picture before stays, unless it has clearly more. Knows nothing of sizes and distances.
"""

from collections.abc import Iterable, Iterator
from math import ceil
from types import MappingProxyType

import numpy as np

from gradviz.layout import crossings
from gradviz.layout.plan import Mesh, Poll
from gradviz.layout.sifting import Sifter
from gradviz.layout.staying import Stood, as_before, swaps
from gradviz.layout.sweeping import all_at_once, layer_by_layer, placed

CAREFUL = 1_500  # units; up to here several starts are tried and sifted
SIFTED = 6_000  # up to here the best start is sifted
TURNS = 24  # sweeps over all layers at once; fewer where each takes long
SWIFT_TURNS = 8
MORE = 0.2  # of the crossings there have to be, that an order may have more to stay as it was
NOWHERE: Stood = MappingProxyType({})


def order(mesh: Mesh, poll: Poll, before: Stood = NOWHERE) -> np.ndarray:
    """Return the number of each unit in its layer, counted from the top, an int array.

    `before` says where nodes stood in the picture before, if there was one.
    """
    tried = list(_tried(mesh, poll))
    fewest = min(found for found, _ in tried)
    if not before:
        return next(place for found, place in tried if found == fewest)
    heights = as_before(mesh, before)
    tried += _kept(mesh, heights, poll)
    fewest = min(found for found, _ in tried)
    tidy = [one for one in tried if one[0] <= fewest + ceil(MORE * fewest)]
    return min(tidy, key=lambda one: (swaps(mesh, heights, one[1], before), one[0]))[1]


def _tried(mesh: Mesh, poll: Poll) -> Iterator[tuple[int, np.ndarray]]:
    """Yield orders that hang on the graph alone, with their crossings, until one has none."""
    reading = placed(mesh, reading_order(mesh))
    found = crossings.count(mesh, reading)
    yield found, reading
    if found and mesh.units > SIFTED:
        best = _fewest(mesh, [reading, *all_at_once(mesh, reading, SWIFT_TURNS)], poll)
        yield crossings.count(mesh, best), best
    elif found:
        sifter = Sifter(mesh)
        for start in _starts(mesh, reading, poll):
            poll()
            candidate = sifter.sift(start)
            found = crossings.count(mesh, candidate)
            yield found, candidate
            if not found:
                break


def _kept(mesh: Mesh, heights: np.ndarray, poll: Poll) -> Iterator[tuple[int, np.ndarray]]:
    """Yield orders like the one before, with their crossings."""
    start = placed(mesh, heights)
    starts = [start]
    if mesh.units <= CAREFUL:
        starts += [layer_by_layer(mesh, start, rightward) for rightward in (False, True)]
    sifter = Sifter(mesh) if mesh.units <= SIFTED else None
    for one in starts:
        poll()
        place = one if sifter is None else sifter.sift(one)
        yield crossings.count(mesh, place), place


def _starts(mesh: Mesh, reading: np.ndarray, poll: Poll) -> Iterator[np.ndarray]:
    """Yield orders worth sifting."""
    if mesh.units <= CAREFUL:
        yield reading
        yield layer_by_layer(mesh, reading, rightward=False)
        yield layer_by_layer(mesh, reading, rightward=True)
    yield _fewest(mesh, all_at_once(mesh, reading, TURNS), poll)


def _fewest(mesh: Mesh, orders: Iterable[np.ndarray], poll: Poll) -> np.ndarray:
    """Return the first of `orders` with the fewest crossings."""
    best, fewest = None, -1
    for candidate in orders:
        poll()
        found = crossings.count(mesh, candidate)
        if best is None or found < fewest:
            best, fewest = candidate, found
    assert best is not None
    return best


def reading_order(mesh: Mesh) -> np.ndarray:
    """Number the units so that each follows its arguments, first argument first."""
    ins: list[list[int]] = [[] for _ in range(mesh.units)]
    used = [False] * mesh.units
    for tail, head in zip(mesh.tail.tolist(), mesh.head.tolist(), strict=True):
        ins[head].append(tail)
        used[tail] = True
    number, count = [-1] * mesh.units, 0
    for sink in range(mesh.units):
        if used[sink]:
            continue
        path = [(sink, iter(ins[sink]))]
        while path:
            unit, arguments = path[-1]
            argument = next((tail for tail in arguments if number[tail] < 0), None)
            if argument is not None:
                path.append((argument, iter(ins[argument])))
                continue
            path.pop()
            number[unit] = count
            count += 1
    return np.array(number, np.int64)
