"""Pull the units of each layer towards their neighbours without changing their order.

Each layer is a least-squares problem: stay as near as can be to where one is drawn, and keep the
distances. With the distances taken off it is isotonic regression, solved exactly by pooling.
"""

from dataclasses import dataclass

import numpy as np

from gradviz.layout.plan import Mesh, Poll

REST = 0.05  # weight of a unit that nothing pulls
TURNS = 10  # sweeps to and fro
BOTH = 4  # of them, at the end, look both ways
SWIFT_TURNS = 40

Pulls = list[list[tuple[int, float]]]  # by slot: the slots that draw it, and how hard


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """The units layer by layer, each layer from the top down: position in this is the *slot*.

    `need[s]` is the least distance between the centres of slot s and the first slot of its layer.
    """

    slot: np.ndarray  # (units,)
    unit: np.ndarray  # (units,), the inverse
    start: np.ndarray  # (layers + 1,) first slot of each layer
    need: np.ndarray  # (units,) by slot

    def middled(self, mesh: Mesh) -> np.ndarray:
        """Return the y of each slot with all layers packed around 0."""
        last = self.need[self.start[1:] - 1]
        return self.need - (last / 2)[mesh.layer[self.unit]]


def shelve(mesh: Mesh, place: np.ndarray, half: np.ndarray, gap: np.ndarray) -> Shelf:
    """Return the shelf for units of half height `half` that keep `gap / 2` on either side."""
    unit = np.lexsort((place, mesh.layer))
    slot = np.empty(mesh.units, np.int64)
    slot[unit] = np.arange(mesh.units)
    start = np.concatenate([[0], np.cumsum(np.bincount(mesh.layer, minlength=mesh.layers))])
    extent = (half + gap / 2)[unit]
    run = np.cumsum(2 * extent) - extent
    return Shelf(slot, unit, start, run - run[start[:-1]][mesh.layer[unit]])


def pulls_of(
    mesh: Mesh, shelf: Shelf, on_tail: np.ndarray, on_head: np.ndarray
) -> tuple[Pulls, Pulls]:
    """Return, for each slot, what pulls it on its left and on its right."""
    ins: Pulls = [[] for _ in range(mesh.units)]
    outs: Pulls = [[] for _ in range(mesh.units)]
    tails, heads = shelf.slot[mesh.tail].tolist(), shelf.slot[mesh.head].tolist()
    columns = tails, heads, on_tail.tolist(), on_head.tolist()
    for tail, head, tail_pull, head_pull in zip(*columns, strict=True):
        ins[head].append((tail, head_pull))
        outs[tail].append((head, tail_pull))
    return ins, outs


def relax(mesh: Mesh, shelf: Shelf, ins: Pulls, outs: Pulls, poll: Poll) -> list[float]:
    """Return the y of each slot after sweeping to and fro."""
    either = [a + b for a, b in zip(ins, outs, strict=True)]
    start, need = shelf.start.tolist(), shelf.need.tolist()
    at: list[float] = shelf.middled(mesh).tolist()
    for turn in range(TURNS):
        poll()
        rightward = turn % 2 == 0
        pulls = either if turn >= TURNS - BOTH else ins if rightward else outs
        for layer in range(mesh.layers) if rightward else range(mesh.layers - 1, -1, -1):
            _settle(at, start[layer], start[layer + 1], pulls, need)
    return at


def _settle(at: list[float], first: int, stop: int, pulls: Pulls, need: list[float]) -> None:
    """Move slots `first` to `stop - 1`, one layer, to where `pulls` draws them."""
    wish, weight = [], []
    for slot in range(first, stop):
        total = moment = 0.0
        for other, pull in pulls[slot]:
            total += pull
            moment += pull * at[other]
        wish.append(moment / total if total else at[slot])
        weight.append(total or REST)
    at[first:stop] = nearest(wish, weight, need[first:stop])


def nearest(wish: list[float], weight: list[float], need: list[float]) -> list[float]:
    """Return what comes nearest to `wish` in weighted least squares and keeps its distances.

    Item k + 1 is at least `need[k + 1] - need[k]` behind item k.
    """
    if len(wish) == 1:
        return wish
    free = pooled([a - b for a, b in zip(wish, need, strict=True)], weight)
    return [a + b for a, b in zip(free, need, strict=True)]


def pooled(wish: list[float], weight: list[float]) -> list[float]:
    """Return the rising numbers nearest to `wish` in weighted least squares."""
    values: list[float] = []
    weights: list[float] = []
    counts: list[int] = []
    for value, total in zip(wish, weight, strict=True):
        count = 1
        while values and values[-1] > value:
            both = weights[-1] + total
            value = (values.pop() * weights[-1] + value * total) / both
            weights.pop()
            total = both
            count += counts.pop()
        values.append(value)
        weights.append(total)
        counts.append(count)
    return [v for v, count in zip(values, counts, strict=True) for _ in range(count)]


def relax_swiftly(
    mesh: Mesh, shelf: Shelf, on_tail: np.ndarray, on_head: np.ndarray, poll: Poll
) -> np.ndarray:
    """As `relax`, all layers at once and roughly: for pictures nobody looks at box by box.

    A wish that breaks the order is replaced by the mean of the two nearest rising envelopes.
    """
    layer_of = mesh.layer[shelf.unit]
    y = shelf.middled(mesh)
    tail, head = shelf.slot[mesh.tail], shelf.slot[mesh.head]
    apart = layer_of * (8.0 * (shelf.need.max() + 1000.0))  # keeps layers from meeting
    into = np.bincount(head, on_head, mesh.units)
    out_of = np.bincount(tail, on_tail, mesh.units)
    for turn in range(SWIFT_TURNS):
        poll()
        pull, share = np.zeros(mesh.units), np.zeros(mesh.units)
        if turn % 2 == 0 or turn >= SWIFT_TURNS - 8:
            pull += np.bincount(head, on_head * y[tail], mesh.units)
            share += into
        if turn % 2 == 1 or turn >= SWIFT_TURNS - 8:
            pull += np.bincount(tail, on_tail * y[head], mesh.units)
            share += out_of
        wish = np.where(share > 0, pull / np.maximum(share, 1e-9), y) - shelf.need + apart
        low = np.maximum.accumulate(wish)
        high = np.minimum.accumulate(wish[::-1])[::-1]
        y = (low + high) / 2 + shelf.need - apart
    return y
