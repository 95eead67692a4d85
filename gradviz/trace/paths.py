"""The path ledger: by which paths, from target to source, a gradient came, and with what share.

The chain rule is a sum over paths of products of local derivatives. There may be more paths than
can be listed (twenty doublings make a million): they are counted without walking them, and the
largest are found best first, because from every node the best way on is known beforehand.
"""

import heapq
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count
from typing import Any

import numpy as np

from gradviz.trace.flows import Edge, Flows, carry, flows, size
from gradviz.trace.nodes import Node, NodeId
from gradviz.trace.trace import Trace

MOST = 12  # paths listed
ASSIGNED = "assigned"  # the wall of a node that an assignment made
Ends = frozenset[NodeId]
# The last edge and the way before it: beginnings share what they have in common, so that a path
# of ten thousand edges is not copied at each of them.
_Way = tuple[Edge, Any] | None
_FAR = 1e6  # stands for the logarithm of 0 (negative) and of infinity, which cannot be subtracted
VANISHING = 1e-6  # of the largest path, below which a path has vanished


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """One way from a target to the source, both included in `nodes`.

    `product` is the seed times all factors: a number, or an array of the source's shape; None
    where only `size`, an estimate then, can be told. `share` is its part of the gradient; all
    shares of a gradient add up to 1. `positions` says which operand each edge leads to.
    """

    nodes: tuple[NodeId, ...]
    positions: tuple[int, ...]
    factors: tuple[float | None, ...]
    seed: np.ndarray
    product: np.ndarray | None
    size: float
    share: float | None
    vanishing: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """The paths of one source in one gradient call, largest first; `number` counts them all.

    A variable is one source, whatever was assigned to it: its paths end at any of its nodes.

    `weight` is the sum of the sizes of all paths, listed or not, where everything is a number:
    far more than the size of their sum where they cancel.
    """

    source: NodeId
    targets: tuple[NodeId, ...]
    number: int
    paths: tuple[Path, ...]
    gradient: np.ndarray
    weight: float | None

    @property
    def complete(self) -> bool:
        """True where every path is listed."""
        return len(self.paths) == self.number

    @property
    def cancelling(self) -> bool:
        """True where the paths make much less together than alone."""
        return (
            self.weight is not None
            and self.weight > 0
            and math.isfinite(self.weight)
            and size(self.gradient) < 1e-3 * self.weight
        )


@lru_cache(maxsize=32)
def ledger(trace: Trace, gradient: int, source: NodeId, most: int = MOST) -> Ledger | None:
    """Return the paths of gradient call number `gradient` to `source`; None where there is none."""
    found, ends = flows(trace, gradient), versions(trace, source)
    ways = _ways(found, ends)
    number = sum(ways.get(node, 0) for node in found.seeds)
    if not number:
        return None
    whole = _gradient(found, ends)
    weight = _weight(found, ends, ways)
    raw = [
        _path(trace.nodes, found, edges, start, whole)
        for start, edges in _best(found, ends, ways, most)
    ]
    raw.sort(key=lambda path: path.size if not math.isnan(path.size) else math.inf, reverse=True)
    paths = tuple(_marked(path, raw[0].size) for path in raw)
    return Ledger(source, tuple(found.seeds), number, paths, whole, weight)


def versions(trace: Trace, number: NodeId) -> Ends:
    """Return all nodes of a variable: the one it was made as, and one for each assignment."""
    made_as = _made_as(trace)
    first = made_as.get(number, number)
    return frozenset({first, *(later for later, root in made_as.items() if root == first)})


@lru_cache(maxsize=2)
def _made_as(trace: Trace) -> dict[NodeId, NodeId]:
    """Return for each node that an assignment made the node of the variable assigned to."""
    found: dict[NodeId, NodeId] = {}
    for node in trace.nodes:
        before = (*node.after, *node.inputs) if node.wall == ASSIGNED else ()
        if before:
            found[node.id] = found.get(before[0], before[0])
    return found


def _ways(found: Flows, ends: Ends) -> dict[NodeId, int]:
    """Return from how many paths to the source each node has, for those that have any."""
    ways = dict.fromkeys(ends, 1)
    for head in reversed(found.order):
        if head not in ends and (n := sum(ways.get(e.tail, 0) for e in found.edges[head])):
            ways[head] = n
    return ways


def _gradient(found: Flows, ends: Ends) -> np.ndarray:
    """Return the whole gradient: what has arrived at each of the nodes last."""
    totals = {node: found.seeds[node] for node in ends if node in found.seeds}
    latest = dict.fromkeys(ends, 0)
    for edges in found.edges.values():
        for one in (edge.contribution for edge in edges if edge.tail in ends):
            if one.arrived > latest[one.node]:
                latest[one.node], totals[one.node] = one.arrived, one.total
    return np.asarray(sum(totals.values()))


def _weight(found: Flows, ends: Ends, ways: dict[NodeId, int]) -> float | None:
    """Return the sum of the sizes of all paths, where all that flows on them is numbers."""
    if any(seed.ndim for node, seed in found.seeds.items() if node in ways):
        return None
    weights = dict.fromkeys(ends, 1.0)
    with np.errstate(all="ignore"):
        for head in reversed(found.order):
            if head in ends or head not in ways:
                continue
            used = [edge for edge in found.edges[head] if edge.tail in ways]
            if any(edge.factor is None for edge in used):
                return None
            weights[head] = sum(edge.gain * weights[edge.tail] for edge in used)
    return sum(size(seed) * weights[node] for node, seed in found.seeds.items() if node in ways)


# -- the largest, best first -----------------------------------------------------------------------


def _log(gain: float) -> float:
    if math.isnan(gain):
        return 2 * _FAR  # what is not a number is shown before all others
    if gain == 0:
        return -_FAR
    return math.log(gain) if math.isfinite(gain) else _FAR


def _best(
    found: Flows, ends: Ends, ways: dict[NodeId, int], most: int
) -> Iterator[tuple[NodeId, tuple[Edge, ...]]]:
    """Yield paths by falling product of gains, as (target, edges).

    `ahead` is the best that can still come from a node, so what a step loses against it is known
    when it is taken: the open beginning that has lost least is always continued, a finished path
    is the next best one. Of equals the longest goes first, so that no breadth is walked.
    """
    ahead = _ahead(found, ends, ways)
    ticket = count()
    heap: list[tuple[float, int, int, NodeId, NodeId, _Way]] = []
    starts = {n: ahead[n] + _log(size(seed)) for n, seed in found.seeds.items() if n in ways}
    top = max(starts.values())
    for node, best in starts.items():
        heapq.heappush(heap, (top - best, 0, next(ticket), node, node, None))
    given = 0
    while heap and given < most:
        lost, depth, _, start, node, way = heapq.heappop(heap)
        if node in ends:
            given += 1
            yield start, _walked(way)
            continue
        for edge in found.edges[node]:
            if edge.tail in ways:
                more = ahead[node] - (_log(edge.gain) + ahead[edge.tail])
                entry = (lost + more, depth - 1, next(ticket), start, edge.tail, (edge, way))
                heapq.heappush(heap, entry)


def _walked(way: _Way) -> tuple[Edge, ...]:
    """Return the edges of a way, first to last."""
    edges = []
    while way is not None:
        edge, way = way
        edges.append(edge)
    return tuple(reversed(edges))


def _ahead(found: Flows, ends: Ends, ways: dict[NodeId, int]) -> dict[NodeId, float]:
    ahead = dict.fromkeys(ends, 0.0)
    for head in reversed(found.order):
        if head not in ends and head in ways:
            ahead[head] = max(
                _log(edge.gain) + ahead[edge.tail]
                for edge in found.edges[head]
                if edge.tail in ways
            )
    return ahead


# -- one path --------------------------------------------------------------------------------------


def _path(
    nodes: tuple[Node, ...], found: Flows, edges: tuple[Edge, ...], start: NodeId, whole: np.ndarray
) -> Path:
    seed = found.seeds[start]
    part: np.ndarray | None = seed.astype(np.complex128 if seed.dtype.kind == "c" else np.float64)
    for edge in edges:
        part = carry(nodes, edge, part) if part is not None else None
    with np.errstate(all="ignore"):
        guess = size(seed) * math.prod(edge.gain for edge in edges)
    return Path(
        nodes=(start, *(edge.tail for edge in edges)),
        positions=tuple(edge.position for edge in edges),
        factors=tuple(edge.factor for edge in edges),
        seed=seed,
        product=part,
        size=size(part) if part is not None else guess,
        share=_share(part, whole),
    )


def _share(part: np.ndarray | None, whole: np.ndarray) -> float | None:
    """Return which part of the gradient a path makes: along the gradient, where it is an array."""
    if part is None or part.shape != whole.shape or part.dtype.kind == "c":
        return None
    given = whole.astype(np.float64).ravel()
    square = float(given @ given)
    with np.errstate(all="ignore"):
        along = float(part.ravel() @ given)
    if square == 0 or not (math.isfinite(square) and math.isfinite(along)):
        return None
    return along / square


def _marked(path: Path, largest: float) -> Path:
    if not math.isfinite(largest) or path.size > VANISHING * largest:
        return path
    return replace(path, vanishing=True)
