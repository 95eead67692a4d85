"""The third witness: forward mode, by the engine's accumulator, in float64 or the run's dtype.

It goes with the values, from the source on, one element's direction at a time. Of a derivative that
the program wrote it makes no use: it looks at what the function computed inside.
"""

from typing import Any

import numpy as np

from gradviz.engine import Tensor, execute, fresh_session, quiet, tensor_of
from gradviz.engine.convert import settle
from gradviz.engine.forward import Accumulator
from gradviz.engine.parts import Piece
from gradviz.engine.recompute import recomputes
from gradviz.lang.judging.case import Case, Done, Unrepeatable, flowing, inside, moved_inside
from gradviz.lang.judging.differences import cancels, noted, shaped, tolerance_of
from gradviz.trace.verdict import (
    ASTRAY,
    CANCELS,
    CUSTOM,
    FLOAT,
    FORWARD,
    NONFINITE,
    RULE,
    SILENT,
    Testimony,
    apart,
)

EFFORT = 12  # how many plain operations one costs that takes a tangent along


def forward(exact: Case, plain: Case, weight: float = 0.0) -> Testimony:
    """Return what forward mode says of a gradient: in float64, for `plain` in the run's dtype.

    `weight` is the size of what flowed together at the source.
    """
    places = exact.places(EFFORT)
    try:
        exact.look_for_nan()
        found = _along(exact, places)
    except Unrepeatable as operation:
        return Testimony(FORWARD, why=SILENT, what=str(operation))
    given = exact.gradient.reshape(-1)[places].astype(np.float64)
    gap = apart(found, given)
    value, where = shaped(exact, found, places)
    if gap <= noted(exact):
        return Testimony(FORWARD, value, gap, where)
    own = exact.authors
    if own and not gap <= tolerance_of(exact):
        return Testimony(FORWARD, value, gap, where, CUSTOM, ", ".join(dict.fromkeys(own)))
    if cancels(exact, weight, found):
        return Testimony(FORWARD, value, gap, where, CANCELS, "", (weight,))
    worst = int(np.argmax(np.nan_to_num(np.abs(found - given), nan=np.inf)))
    narrow = _along(plain, places[worst : worst + 1])
    why = FLOAT if apart(narrow, given[worst : worst + 1]) < gap else RULE
    if not np.isfinite(found[worst]) and np.isfinite(given[worst]):
        why = ASTRAY
    if why == RULE and not np.isfinite(given[worst]):
        why = NONFINITE
    return Testimony(FORWARD, value, gap, where, why, "", (float(narrow[0]),))


def _along(case: Case, places: np.ndarray) -> np.ndarray:
    found = []
    for place in places:
        case.breathe()
        direction = np.zeros(case.here.shape, case.here.dtype)
        direction.reshape(-1)[int(place)] = 1
        found.append(_derivative(case, settle(direction)))
    return np.array(found, np.float64)


def _derivative(case: Case, direction: Any) -> float:
    """Return the derivative of the weighted targets along a direction of the source."""
    with fresh_session(), quiet():
        walk = _Walk(case, direction)
        walk.accumulator.open()
        try:
            for one in case.done:
                walk.go(one)
        finally:
            walk.accumulator.close()
        return sum(walk.end(end.number, end.seed) for end in case.ends)


class _Walk:
    """One way from the source to the targets, with tangents."""

    def __init__(self, case: Case, direction: Any) -> None:
        self.accumulator = Accumulator()
        self._case = case
        self._direction = tensor_of(direction)
        self._new: dict[int, Any] = {}  # tensors; of several results at once, by place
        own = any(one.author is not None for one in case.done)
        self._moved = {one.output for one in case.reached(through=True)} if own else set[int]()

    def go(self, one: Done) -> None:
        """Compute one operation again, if what moves reaches it."""
        reached = {self._case.source, *(n for n in one.numbers if n in self._new)}
        flows = list(flowing(one, reached))
        if not any(flows):
            return
        if one.author is not None:
            if recomputes(one.op):  # its inside is on no tape, and TensorFlow refuses as well
                raise Unrepeatable(one.op.name)
            if self._moved.isdisjoint(inside(one)) or not self._new.keys().isdisjoint(inside(one)):
                self._new[one.output] = moved_inside(one, self._new)
            return
        if isinstance(one.op.forward, Piece):
            whole = self._new[one.numbers[0]]
            if one.op.forward.place in whole:
                self._new[one.output] = whole[one.op.forward.place]
            return
        pairs = zip(one.numbers, one.values, flows, strict=True)
        inputs = [self._input(*pair) for pair in pairs]
        try:
            self._new[one.output] = execute(one.op, *inputs, **one.params)
        except (TypeError, ValueError, AttributeError, LookupError, NotImplementedError) as trouble:
            raise Unrepeatable(one.op.name) from trouble

    def _input(self, number: int, value: Any, flows: bool) -> Tensor:
        if number in self._new and flows:
            return self._new[number]
        made = tensor_of(value)
        if flows:
            self.accumulator.follow(made, self._direction)
            self.accumulator.watch(made)
        return made

    def end(self, number: int, seed: Any) -> float:
        """Return the derivative of one target, weighted with its seed."""
        if number == self._case.source:
            return float(np.sum(np.asarray(seed) * np.asarray(self._direction.value)))
        made = self._new.get(number)
        tangent = None if made is None else self.accumulator.tangent(made)
        return 0.0 if tangent is None else float(np.sum(np.asarray(seed) * tangent.value))
