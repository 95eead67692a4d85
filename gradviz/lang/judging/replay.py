"""Computes what led to a target again, with the source moved a little, by the table of ops."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from gradviz.engine.convert import settle
from gradviz.engine.parts import Piece
from gradviz.lang.judging.case import Case, Done, Unrepeatable, flowing, moved_inside


def outcome(case: Case, moved: Any, through: bool = False) -> list[np.ndarray]:
    """Return the targets, weighted with their seeds, with `moved` added to the source.

    Raises Unrepeatable where an operation on the way cannot be computed again.
    """
    new: dict[int, Any] = {}
    for one in case.done:
        flows = list(flowing(one, _Reached(case.source, new), through))
        if any(flows):
            new[one.output] = _again(one, flows, new, case.source, moved)
    found = []
    for end in case.ends:
        at = end.value + moved if end.number == case.source else new.get(end.number, end.value)
        found.append(np.asarray(end.seed) * np.asarray(at))
    return found


def risen(before: list[np.ndarray], after: list[np.ndarray]) -> float:
    """Return by how much the sum of the targets has risen, from what changed in them alone."""
    with np.errstate(all="ignore"):
        return float(sum(np.sum(np.where(b == a, 0.0, a - b)) for b, a in
                         zip(before, after, strict=True)))  # fmt: skip


class _Reached:
    """The numbers of what has moved so far."""

    def __init__(self, source: int, new: Mapping[int, Any]) -> None:
        self._source, self._new = source, new

    def __contains__(self, number: object) -> bool:
        return number == self._source or number in self._new


def _again(one: Done, flows: list[bool], new: Mapping[int, Any], source: int, moved: Any) -> Any:
    if one.author is not None:
        return moved_inside(one, new)
    if isinstance(one.op.forward, Piece):
        return new[one.numbers[0]].get(one.op.forward.place, one.op.forward(*one.values))
    inputs = [
        value if not flow else value + moved if number == source else new[number]
        for number, value, flow in zip(one.numbers, one.values, flows, strict=True)
    ]
    try:
        return settle(one.op.forward(*inputs, **one.params))
    except (TypeError, ValueError, AttributeError, NotImplementedError) as trouble:
        raise Unrepeatable(one.op.name) from trouble
