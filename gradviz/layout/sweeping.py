"""Sweeps of the ordering pass: sort every layer by where the neighbours of its units stand.

One kind goes layer by layer, each seeing what the last one did; the other moves all at once, which
takes more turns but finds its way out of more dead ends, and costs little however large the mesh.
"""

from collections.abc import Iterator

import numpy as np

from gradviz.layout.plan import Mesh

FREE = 8  # turns in which every layer moves; then odd and even layers by turns


def placed(mesh: Mesh, key: np.ndarray) -> np.ndarray:
    """Return the number of each unit in its layer when layers are sorted by `key`."""
    by_layer = np.lexsort((key, mesh.layer))
    size = np.bincount(mesh.layer, minlength=mesh.layers)
    place = np.empty(mesh.units, np.int64)
    place[by_layer] = np.arange(mesh.units) - (np.cumsum(size) - size)[mesh.layer[by_layer]]
    return place


def all_at_once(mesh: Mesh, place: np.ndarray, turns: int) -> Iterator[np.ndarray]:
    """Yield `turns` orders, one made from the other, looking left, right and both ways by turns."""
    size = np.bincount(mesh.layer, minlength=mesh.layers)[mesh.layer]
    ins = np.bincount(mesh.head, minlength=mesh.units)
    outs = np.bincount(mesh.tail, minlength=mesh.units)
    for turn in range(turns):
        along = (place + 0.5) / size
        pull, share = np.zeros(mesh.units), np.zeros(mesh.units, np.int64)
        if turn % 4 != 2:
            pull += np.bincount(mesh.head, along[mesh.tail], mesh.units)
            share += ins
        if turn % 4 >= 2:
            ends = along[mesh.head] + mesh.offset / size[mesh.head]
            pull += np.bincount(mesh.tail, ends, mesh.units)
            share += outs
        key = np.where(share > 0, pull / np.maximum(share, 1), along)
        if turn >= FREE:
            key = np.where((mesh.layer + turn) % 2 == 0, key, along)
        place = placed(mesh, key)
        yield place


def layer_by_layer(mesh: Mesh, place: np.ndarray, rightward: bool) -> np.ndarray:
    """Return the order after one sweep over all layers in turn.

    A unit without neighbours on the side the sweep comes from goes by those on the other side.
    """
    ins: list[list[int]] = [[] for _ in range(mesh.units)]
    outs: list[list[int]] = [[] for _ in range(mesh.units)]
    for tail, head in zip(mesh.tail.tolist(), mesh.head.tolist(), strict=True):
        ins[head].append(tail)
        outs[tail].append(head)
    ends = np.bincount(mesh.tail, mesh.offset, mesh.units).tolist()
    size = np.bincount(mesh.layer, minlength=mesh.layers)
    at, share = place.tolist(), (1.0 / size)[mesh.layer].tolist()
    units = np.split(np.lexsort((place, mesh.layer)), np.cumsum(size)[:-1])
    for layer in units if rightward else reversed(units):
        key = {}
        for unit in layer.tolist():
            left, right = ins[unit], outs[unit]
            if left and (rightward or not right):
                key[unit] = (sum([at[k] for k in left]) / len(left) + 0.5) * share[left[0]]
            elif right:
                mean = (sum([at[k] for k in right]) + ends[unit]) / len(right)
                key[unit] = (mean + 0.5) * share[right[0]]
            else:
                key[unit] = (at[unit] + 0.5) * share[unit]
        for number, unit in enumerate(sorted(key, key=key.__getitem__)):
            at[unit] = number
    return np.array(at, np.int64)
