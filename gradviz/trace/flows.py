"""One backward pass as edges that a gradient flows along, and what each does to what flows.

An edge leads from a record to one of its inputs. What came in and what went out are in the trace;
`carry` tells what the edge makes of a part of what came in, where that can be told exactly.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from gradviz.trace.carrying import carried, unbroadcast
from gradviz.trace.local import is_elementwise, local
from gradviz.trace.nodes import Node, NodeId
from gradviz.trace.steps import BACKWARD_STARTED, PULLED_BACK, Contribution, Step
from gradviz.trace.trace import Trace

_TINY = 1e-30  # below, the quotient of two recorded float32 numbers has lost its digits
_CLOSE = 1e-6  # how near to a multiple of another an array has to be to count as one


@dataclass(frozen=True, slots=True, eq=False)
class Edge:
    """One use of `tail` by the record `head` in a backward pass. `step` is its index.

    `factor` is the local derivative of a number by a number; None where either is an array, or
    where it is not known. `gain` is by how much the size of what flows is multiplied.
    """

    head: NodeId
    tail: NodeId
    position: int
    step: int
    upstream: np.ndarray
    contribution: Contribution
    factor: float | None
    gain: float


@dataclass(frozen=True, slots=True, eq=False)
class Flows:
    """Every edge of one backward pass, by the record it leaves, and the seeds at the targets."""

    edges: dict[NodeId, tuple[Edge, ...]]
    seeds: dict[NodeId, np.ndarray]
    order: tuple[NodeId, ...]  # records as they were pulled back: nearer to the target first


@lru_cache(maxsize=2)
def flows(trace: Trace, gradient: int) -> Flows:
    """Return the edges of gradient call number `gradient`."""
    edges: dict[NodeId, tuple[Edge, ...]] = {}
    seeds: dict[NodeId, np.ndarray] = {}
    call = trace.gradients[gradient]
    for index in range(call.first, min(call.last, len(trace.steps))):
        step = trace.steps[index]
        if step.gradient != gradient:
            continue
        if step.kind == BACKWARD_STARTED:
            seeds.update(_seeds(step))
        elif step.kind == PULLED_BACK and step.node is not None:
            edges[step.node] = (*edges.get(step.node, ()), *_edges(trace, step, index))
    return Flows(edges, seeds, tuple(edges))


def _seeds(step: Step) -> Iterator[tuple[NodeId, np.ndarray]]:
    for change in step.changes:
        at_seed = change.table == "adjoints" and change.key in step.seeds
        if at_seed and isinstance(change.after, np.ndarray) and change.after.dtype.kind in "fciu":
            yield change.key, change.after


def _edges(trace: Trace, step: Step, index: int) -> Iterator[Edge]:
    nodes, head, upstream = trace.nodes, step.node, step.upstream
    if head is None or upstream is None:
        return
    for one in step.contributions:
        factor = _factor(nodes, nodes[head], upstream, one)
        gain = abs(factor) if factor is not None else _gain(nodes, nodes[head], upstream, one)
        yield Edge(head, one.node, one.position, index, upstream, one, factor, gain)


def _factor(
    nodes: Sequence[Node], node: Node, upstream: np.ndarray, one: Contribution
) -> float | None:
    if upstream.ndim or one.value.ndim or upstream.dtype.kind == "c" or one.value.dtype.kind == "c":
        return None
    above, below = float(upstream), float(one.value)
    if np.isfinite(above) and np.isfinite(below) and abs(above) > _TINY:
        return below / above
    found = local(nodes, node, one.position)
    return float(found) if found is not None else None


def _gain(nodes: Sequence[Node], node: Node, upstream: np.ndarray, one: Contribution) -> float:
    """Return the quotient of the sizes of what went out and what came in; else of the local."""
    above, below = size(upstream), size(one.value)
    if above > _TINY and np.isfinite(above) and np.isfinite(below):
        return below / above
    found = local(nodes, node, one.position)
    return size(found) if found is not None else 0.0


def size(array: np.ndarray) -> float:
    """Return the length of an array as one vector."""
    with np.errstate(all="ignore"):
        return float(np.sqrt(np.sum(np.abs(array.astype(np.complex128)) ** 2)))


def carry(nodes: Sequence[Node], edge: Edge, part: np.ndarray) -> np.ndarray | None:
    """Return what the edge makes of `part` of its upstream, or None where that is not known."""
    if edge.factor is not None:
        return _times(part, np.asarray(edge.factor), edge.contribution)
    share = _multiple(part, edge.upstream)
    if share is not None:
        return np.asarray(edge.contribution.value.astype(_kind(part)) * share)
    if part.dtype.kind == "c" or edge.contribution.value.dtype.kind == "c":
        return None
    node = nodes[edge.head]
    if is_elementwise(node):
        return _through_elements(nodes, edge, part)
    came, went = edge.upstream, edge.contribution.value
    return carried(nodes, node, edge.position, part, came, went)


def _kind(part: np.ndarray) -> type:
    return np.complex128 if part.dtype.kind == "c" else np.float64


def _multiple(part: np.ndarray, whole: np.ndarray) -> float | None:
    """Return k where `part` is k times `whole`, so that linear pullbacks give k times as much."""
    if part.shape != whole.shape or whole.dtype.kind == "c":
        return None
    flat, given = part.ravel(), whole.astype(np.float64).ravel()
    square = float(given @ given)
    if not np.isfinite(square) or square <= _TINY**2 or not np.isfinite(flat).all():
        return None
    k = float(flat @ given) / square
    near = np.allclose(flat, k * given, rtol=_CLOSE, atol=_CLOSE * float(np.abs(flat).max()))
    return k if near else None


def _through_elements(nodes: Sequence[Node], edge: Edge, part: np.ndarray) -> np.ndarray | None:
    found = local(nodes, nodes[edge.head], edge.position)
    if found is None or found.shape != part.shape:
        return None
    return unbroadcast(_times(part, found, edge.contribution), edge.contribution.value.shape)


def _times(part: np.ndarray, slope: np.ndarray, one: Contribution) -> np.ndarray:
    """Return a part times the slope: 0 of nothing, where the run had no NaN of 0 times infinity."""
    with np.errstate(all="ignore"):
        product = np.asarray(part * slope)
    recorded = one.value if one.wide is None else one.wide
    if recorded.shape != product.shape:
        return product
    return np.where((part == 0) & np.isfinite(recorded), 0.0, product)
