"""Where NaN and infinity come from: the first of each pass, what made it, what it spoils.

In the forward pass a value is born not finite where its operands do not explain it; in a backward
pass a contribution, where what came in does not, or a sum of contributions. `cures` tells how to
write it safely.
"""

import math
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from gradviz.trace.causes import GIVEN, SUMMED, backward_cause, forward_cause, is_elementwise
from gradviz.trace.local import local, operand_values
from gradviz.trace.nodes import Node, NodeId
from gradviz.trace.steps import BACKWARD_STARTED, PULLED_BACK, Contribution, Step
from gradviz.trace.trace import Trace


@dataclass(frozen=True, slots=True, eq=False)
class Birth:
    """The first value of one pass that is not finite.

    `numbers` are the operands that made `result` at one element: of the operation in a forward
    pass; in a backward pass what came in and the local derivative, or the last number added.
    `tail` is where the contribution went. `spoiled` has the nodes with values (in a backward pass,
    with adjoints) that are not finite because of it, `sources` the names of spoiled gradients.
    """

    node: NodeId
    step: int | None  # None: it was there before the first step
    result: float
    cause: str
    numbers: tuple[float, ...] = ()
    place: tuple[int, ...] = ()  # the element
    gradient: int | None = None  # of a backward pass
    tail: NodeId | None = None
    spoiled: tuple[NodeId, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def backward(self) -> bool:
        """True for what was born in a backward pass."""
        return self.gradient is not None

    def happened(self, cursor: int) -> bool:
        """Return whether the first `cursor` steps hold it."""
        return self.step is None or self.step < cursor


@lru_cache(maxsize=2)
def births(trace: Trace) -> tuple[Birth, ...]:
    """Return the first value that is not finite of the forward and of every backward pass."""
    bad = {node.id for node in trace.nodes if not node.ghost and not is_finite(node.value)}
    first = _forward(trace, bad) if bad else None
    found = [_backward(trace, gradient) for gradient in range(len(trace.gradients))]
    return tuple(birth for birth in (first, *found) if birth is not None)


def is_finite(value: object) -> bool:
    """Return whether every element is finite; texts and whole numbers are."""
    if not isinstance(value, np.ndarray) or value.dtype.kind not in "fc":
        return True
    if value.ndim == 0 and value.dtype.kind == "f":
        return math.isfinite(value.item())
    return bool(np.isfinite(value).all())


# -- the forward pass ------------------------------------------------------------------------------


def _forward(trace: Trace, bad: set[NodeId]) -> Birth | None:
    """Return the first value that its operands do not explain, else the first that was given.

    An infinity that the program puts in, as a mask does, may well do no harm.
    """
    new = (k for k in sorted(bad) if not trace.nodes[k].is_leaf and _is_new(trace, k))
    made = [_value_made(trace, k) for k in new]
    given = made[0] if made else replace(_value_made(trace, min(bad)), cause=GIVEN)
    first = next((birth for birth in made if birth.cause != GIVEN), given)
    steps = (k for k, s in enumerate(trace.steps) if s.node == first.node and not s.backward)
    spoiled = tuple(k for k in _below(trace, first.node) if k in bad)
    return replace(first, step=next(steps, None), spoiled=spoiled)


def _value_made(trace: Trace, number: NodeId) -> Birth:
    """Return the birth of a value, without its step and what it spoiled."""
    node = trace.nodes[number]
    place = _first_bad(np.asarray(node.value), nan=_has_nan(node.value))
    result = float(np.real(np.asarray(node.value)[place]))
    numbers = _numbers(trace, node, place)
    cause = forward_cause(trace.nodes, node, numbers, result)
    return Birth(number, None, result, cause, numbers, place)


def _is_new(trace: Trace, number: NodeId) -> bool:
    """Return whether a value has NaN that no operand has, or infinity though all are finite."""
    node = trace.nodes[number]
    given = [trace.nodes[k].value for k in node.inputs]
    if _has_nan(node.value):
        return not any(_has_nan(value) for value in given)
    return all(is_finite(value) for value in given)


def _has_nan(value: object) -> bool:
    return (
        isinstance(value, np.ndarray) and value.dtype.kind in "fc" and bool(np.isnan(value).any())
    )


def _below(trace: Trace, number: NodeId) -> tuple[NodeId, ...]:
    """Return everything made of a node, in order."""
    reached = {number}
    for node in trace.nodes[number + 1 :]:
        if not reached.isdisjoint(node.inputs):
            reached.add(node.id)
    return tuple(sorted(reached - {number}))


def _first_bad(array: np.ndarray, nan: bool) -> tuple[int, ...]:
    mask = np.isnan(array) if nan else ~np.isfinite(array)
    return tuple(int(k) for k in np.argwhere(mask)[0])


def _numbers(trace: Trace, node: Node, place: tuple[int, ...]) -> tuple[float, ...]:
    """Return the operands at one element, where the operation acts on each element alone."""
    values = operand_values(trace.nodes, node) or () if is_elementwise(node) else ()
    shape = np.shape(node.value)
    return tuple(float(np.broadcast_to(value, shape)[place]) for value in values)


# -- a backward pass -------------------------------------------------------------------------------


def _backward(trace: Trace, gradient: int) -> Birth | None:
    call = trace.gradients[gradient]
    birth: Birth | None = None
    spoiled: dict[NodeId, None] = {}
    for index in range(call.first, min(call.last, len(trace.steps))):
        step = trace.steps[index]
        if step.gradient != gradient or step.kind not in (PULLED_BACK, BACKWARD_STARTED):
            continue
        birth = birth or _seeded(step, index, gradient) or _born(trace, step, index, gradient)
        spoiled |= {c.node: None for c in step.contributions if not is_finite(c.total)}
    if birth is None:
        return None
    lost = (row.source for row in call.rows if row.value is not None and not is_finite(row.value))
    return Birth(
        birth.node, birth.step, birth.result, birth.cause, birth.numbers, birth.place, gradient,
        birth.tail, tuple(spoiled), tuple(lost),
    )  # fmt: skip


def _seeded(step: Step, index: int, gradient: int) -> Birth | None:
    for change in step.changes if step.kind == BACKWARD_STARTED else ():
        if change.table == "adjoints" and not is_finite(change.after):
            array = np.asarray(change.after)
            place = _first_bad(array, _has_nan(array))
            return Birth(change.key, index, float(array[place]), GIVEN, (), place, gradient)
    return None


def _born(trace: Trace, step: Step, index: int, gradient: int) -> Birth | None:
    if step.kind != PULLED_BACK or step.node is None or step.upstream is None:
        return None
    came = step.upstream
    for one in step.contributions:
        if is_finite(one.total):
            continue  # what was added was finite, too
        new_nan = _has_nan(one.value) and not _has_nan(came)
        if new_nan or (not is_finite(one.value) and is_finite(came)):
            return _made(trace, step, index, gradient, one)
        if is_finite(one.value):
            place = _first_bad(one.total, nan=False)
            part, total = float(np.real(one.value[place])), float(np.real(one.total[place]))
            return Birth(one.node, index, total, SUMMED, (part,), place, gradient, one.node)
    return None


def _held(slope: float, came: float, dtype: np.dtype) -> float:
    """Return a slope as the pass had it: with nothing to multiply, one too large is infinite."""
    with np.errstate(all="ignore"):
        return float(np.asarray(slope).astype(dtype)) if came == 0 else slope


def _made(trace: Trace, step: Step, index: int, gradient: int, one: Contribution) -> Birth:
    """Return the birth of a contribution: what came in, times the local derivative."""
    nodes, came = trace.nodes, np.asarray(step.upstream)
    node = nodes[step.node or 0]
    made = one.wide if one.wide is not None and one.wide.shape == came.shape else one.value
    place = _first_bad(made, _has_nan(made))
    slope = local(nodes, node, one.position)
    numbers: tuple[float, ...] = ()
    if slope is not None and slope.shape == came.shape == made.shape:
        numbers = float(came[place]), _held(float(slope[place]), float(came[place]), came.dtype)
    cause = backward_cause(trace.nodes, node, numbers)
    result = float(np.real(made[place]))
    return Birth(node.id, index, result, cause, numbers, place, gradient, one.node)
