"""Training loops that a program wrote itself, read off its trace without running anything.

Gradients asked for again and again at one place of the text are a loop's, if what they were asked
for by did not stay as it was: each call is an iteration.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeGuard

import numpy as np

from gradviz.trace.nodes import NodeId
from gradviz.trace.trace import GradientCall, Trace
from gradviz.trace.training import Training

MOST_PATHS = 24  # numbers whose way is followed
ASSIGNED = "assigned"  # the wall of a Variable's further values


@lru_cache(maxsize=4)
def loops(trace: Trace) -> tuple[Training, ...]:
    """Return the training loops of `trace`, in the order in which they begin."""
    by_place: dict[object, list[GradientCall]] = {}
    for call in trace.gradients:
        if call.targets and call.rows:
            by_place.setdefault((call.span, _names(call)), []).append(call)
    several = [calls for calls in by_place.values() if len(calls) > 1]
    versions = _versions(trace) if several else {}
    found = [_loop(trace, calls, versions) for calls in several if _has_losses(trace, calls)]
    return tuple(sorted((loop for loop in found if loop), key=lambda loop: loop.steps[0]))


def loop_at(found: tuple[Training, ...], cursor: int, of: str = "") -> Training | None:
    """Return the loop that is going on at `cursor`, or was last; at the start the first.

    Of loops that go on together it is the first to begin, or one of the loss `of`, if there is.
    """
    wanted = tuple(loop for loop in found if loop.of == of) or found
    begun = [loop for loop in wanted if loop.steps[0] <= cursor]
    if not begun:
        return next(iter(wanted), None)
    return next(loop for loop in begun if loop.steps[-1] >= begun[-1].steps[0])


def _names(call: GradientCall) -> tuple[str, ...]:
    return tuple(row.source for row in call.rows)


def _has_losses(trace: Trace, calls: list[GradientCall]) -> bool:
    values = [trace.nodes[call.targets[0]].value for call in calls]
    return all(
        isinstance(value, np.ndarray) and value.size == 1 and value.dtype.kind == "f"
        for value in values
    )


def _versions(trace: Trace) -> dict[NodeId, list[NodeId]]:
    """Return, by the first node of each Variable, the nodes of all its values in order."""
    first: dict[NodeId, NodeId] = {}
    found: dict[NodeId, list[NodeId]] = {}
    for node in trace.nodes:
        if node.wall != ASSIGNED:
            continue
        before = (node.after or node.inputs)[0]
        first[node.id] = root = first.get(before, before)
        found.setdefault(root, [root]).append(node.id)
    for root, nodes in list(found.items()):
        found.update((node, nodes) for node in nodes if node != root)
    return found


def _loop(
    trace: Trace, calls: list[GradientCall], versions: dict[NodeId, list[NodeId]]
) -> Training | None:
    """Return the loop of these calls; None where none of their sources moved."""
    first = calls[0]
    layers = tuple(_layer(trace, row.node, versions) for row in first.rows)
    names = _names(first)
    ways = [
        (name, [_value(trace, call, k, versions) for call in calls]) for k, name in enumerate(names)
    ]
    whole = tuple((name, way) for name, way in ways if _same_shapes(way))
    if not any(not np.array_equal(way[0], way[-1], equal_nan=True) for _, way in whole):
        return None
    losses = [trace.nodes[call.targets[0]].value for call in calls]
    norms = [
        (name, np.array([norm(call.rows[k].value) for call in calls]))
        for k, name in enumerate(names)
    ]
    return Training(
        first.target,
        float("nan"),
        np.array([np.reshape(loss, -1)[0] for loss in losses], np.float64),
        paths(whole),
        tuple(norms),
        names=names,
        values=tuple((name, way[-1]) for name, way in whole),
        line=first.line,
        steps=tuple(call.first + 1 for call in calls),
        layers=layers,
    )


def _layer(trace: Trace, node: NodeId | None, versions: dict[NodeId, list[NodeId]]) -> str:
    """Return the layer of a source, "" where it belongs to none."""
    if node is None:
        return ""
    return trace.layers.get(versions.get(node, [node])[0], "")


def _value(
    trace: Trace, call: GradientCall, row: int, versions: dict[NodeId, list[NodeId]]
) -> np.ndarray | None:
    """Return what a source was when the loss of a call was computed."""
    node = call.rows[row].node
    if node is None:
        return None
    known = versions.get(node, [node])
    passed = bisect_left(known, call.targets[0])
    value = trace.nodes[known[max(passed - 1, 0)]].value
    return value if isinstance(value, np.ndarray) and value.dtype.kind == "f" else None


def _same_shapes(way: list[np.ndarray | None]) -> TypeGuard[list[np.ndarray]]:
    return all(v is not None and way[0] is not None and v.shape == way[0].shape for v in way)


def paths(
    ways: Sequence[tuple[str, Sequence[np.ndarray]]],
) -> tuple[tuple[str, np.ndarray], ...]:
    """Return the ways of single numbers: all of a variable's, while there are not too many."""
    found: list[tuple[str, np.ndarray]] = []
    for name, way in ways:
        first = np.asarray(way[0])
        if len(found) + first.size > MOST_PATHS:
            continue
        table = np.array(way, np.float64).reshape(len(way), -1)
        for number, place in enumerate(np.ndindex(first.shape)):
            found.append((_element(name, place), table[:, number]))
    return tuple(found)


def _element(name: str, place: tuple[int, ...]) -> str:
    return f"{name}[{', '.join(map(str, place))}]" if place else name


def norm(gradient: np.ndarray | None) -> float:
    """Return the length of a gradient; NaN where there is none."""
    if gradient is None or gradient.dtype.kind != "f":
        return float("nan")
    flat = np.asarray(gradient, np.float64).reshape(-1)
    with np.errstate(over="ignore", invalid="ignore"):
        return float(np.sqrt(flat @ flat))
