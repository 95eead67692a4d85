"""The backward passes of a trace as arrays, so that no picture need walk through all its steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from gradviz.trace.nodes import NodeId
from gradviz.trace.steps import PULLED_BACK
from gradviz.trace.trace import Trace

Pullbacks = Mapping[tuple[int | None, NodeId], tuple[int, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Pulls:
    """What was pulled back when, by step.

    `starts` are the first steps of the passes. `pulled` is (pulls, 2): step, node. `uses` is
    (contributions, 3): step, node, which of its inputs the contribution went to.
    `expected` says how many contributions come to a node in the pass that starts at a step.
    """

    starts: tuple[int, ...]
    pulled: np.ndarray
    uses: np.ndarray
    expected: dict[tuple[int, NodeId], int]


@lru_cache(maxsize=2)
def magnitudes(trace: Trace) -> np.ndarray:
    """Return the largest element of each contribution, in the order of `Pulls.uses`."""
    found = [
        _largest(one.value)
        for step in trace.steps
        if step.node is not None
        for one in step.contributions
    ]
    return np.array(found, np.float64)


@lru_cache(maxsize=2)
def contributions(trace: Trace) -> tuple[np.ndarray, ...]:
    """Return the value of each contribution, in the order of `Pulls.uses`."""
    return tuple(
        one.value for step in trace.steps if step.node is not None for one in step.contributions
    )


def _largest(value: np.ndarray) -> float:
    largest = float(np.abs(value).max(initial=0.0)) if np.size(value) else 0.0
    return largest if np.isfinite(largest) else 0.0


@lru_cache(maxsize=4)
def pullbacks(trace: Trace) -> Pullbacks:
    """Return the steps that pulled back through each record, by its tape and its node.

    Tuples, not lists: 20,000 lists keep the garbage collector busy for longer than all the rest.
    """
    result: dict[tuple[int | None, NodeId], tuple[int, ...]] = {}
    for index, step in enumerate(trace.steps):
        if step.kind == PULLED_BACK and step.node is not None:
            key = (step.tape, step.node)
            result[key] = (*result.get(key, ()), index)
    return result


@lru_cache(maxsize=4)
def pulls(trace: Trace) -> Pulls:
    """Return the backward passes of `trace`."""
    starts: list[int] = []
    pulled: list[tuple[int, NodeId]] = []
    uses: list[tuple[int, NodeId, int]] = []
    expected: dict[tuple[int, NodeId], int] = {}
    for index, step in enumerate(trace.steps):
        if step.kind == "backward_started":
            starts.append(index)
        elif step.node is not None and (
            step.kind == "pulled_back" or (step.backward and step.contributions)
        ):
            pulled.append((index, step.node))
            for one in step.contributions:
                place = trace.nodes[step.node].input_of(one.position)
                uses.append((index, step.node, place))
                expected[starts[-1] if starts else 0, one.node] = one.expected
    return Pulls(
        tuple(starts),
        np.array(pulled, np.int64).reshape(-1, 2),
        np.array(uses, np.int64).reshape(-1, 3),
        expected,
    )
