"""Fourth pass: who is above whom in each layer, for few crossings and in reading order.

It starts from the order in which a person reads the formula (each operation after its arguments,
first argument first) and takes another order only where that has fewer crossings. Knows nothing of
sizes and distances.
"""

from collections.abc import Iterable, Iterator

import numpy as np

from gradviz.layout import crossings
from gradviz.layout.plan import Mesh, Poll
from gradviz.layout.sifting import Sifter
from gradviz.layout.sweeping import all_at_once, layer_by_layer, placed

CAREFUL = 1_500  # units; up to here several starts are tried and sifted
SIFTED = 6_000  # up to here the best start is sifted
TURNS = 24  # sweeps over all layers at once; fewer where each takes long
SWIFT_TURNS = 8


def order(mesh: Mesh, poll: Poll) -> np.ndarray:
    """Return the number of each unit in its layer, counted from the top, an int array."""
    reading = placed(mesh, reading_order(mesh))
    best, fewest = reading, crossings.count(mesh, reading)
    if fewest == 0:
        return best
    if mesh.units > SIFTED:
        return _fewest(mesh, [reading, *all_at_once(mesh, reading, SWIFT_TURNS)], poll)
    sifter = Sifter(mesh)
    for start in _starts(mesh, reading, poll):
        poll()
        candidate = sifter.sift(start)
        found = crossings.count(mesh, candidate)
        if found < fewest:
            best, fewest = candidate, found
        if fewest == 0:
            break
    return best


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
