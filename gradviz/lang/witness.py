"""A second witness for every gradient of a program: central differences, in float64.

What a tape recorded is computed again with a source moved a little; nothing else of the program
runs anew. A value moves on only where a gradient would flow back, so what `stop_gradient` or a
rounding cuts is as constant here as it is for the tape. Of large sources some elements are tried.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gradviz.engine import Tape, Tensor, Variable, quiet
from gradviz.engine.convert import settle
from gradviz.engine.custom import FAMILY
from gradviz.engine.execute import raw_value
from gradviz.engine.op import Op
from gradviz.lang.budget import Budget
from gradviz.lang.recorder import Recorder
from gradviz.trace.verdict import AGREES, DIFFERS, KINK, UNCHECKED, Verdict

STEP = 6e-6  # the cube root of float64's eps: where errors of rounding and of the formula meet
LOOSE, CLOSE = 2e-3, 1e-6  # relative gaps that float32 and float64 may leave
MOST_WORK = 40_000  # operations computed again for one source
MOST_NUMBERS = 4_000_000  # elements that these go over


class Unrepeatable(Exception):
    """An operation that cannot be computed again; the message is its name."""


@dataclass(frozen=True, slots=True)
class Done:
    """One recorded operation, with all it was computed from."""

    op: Op
    numbers: tuple[int, ...]
    values: tuple[Any, ...]
    output: int
    params: Mapping[str, Any]


class Witness(Recorder):
    """A recorder that also judges each gradient."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self._done: dict[int, list[Done]] = {}
        self._seeds: list[Sequence[Any]] = []

    def executed(
        self,
        op: Op,
        inputs: tuple[Tensor | Variable, ...],
        output: Tensor,
        params: Mapping[str, Any],
        site: Any,
        tapes: tuple[Tape, ...],
        record: Any,
    ) -> None:
        """Keep what a tape took."""
        super().executed(op, inputs, output, params, site, tapes, record)
        if tapes:
            numbers = tuple(x.id for x in inputs)
            values = tuple(_double(raw_value(x)) for x in inputs)
            done = Done(op, numbers, values, output.id, _doubled(op, params))
            for tape in tapes:
                self._done.setdefault(tape.id, []).append(done)

    def tape_reset(self, tape: Tape) -> None:
        """Forget what the tape forgot."""
        super().tape_reset(tape)
        self._done.pop(tape.id, None)

    def backward_started(
        self, tape: Tape, targets: Any, sources: Any, seeds: Sequence[Any]
    ) -> None:
        """Keep the seeds for the end."""
        super().backward_started(tape, targets, sources, seeds)
        self._seeds.append(seeds)

    def backward_ended(
        self,
        tape: Tape,
        targets: Sequence[Tensor | Variable],
        sources: Sequence[Tensor | Variable],
        gradients: Sequence[Tensor | None],
        released: bool,
        unconnected: str,
    ) -> None:
        """Judge each gradient."""
        super().backward_ended(tape, targets, sources, gradients, released, unconnected)
        seeds = self._seeds.pop()
        ends = [
            (target.id, _double(seed.value), _double(raw_value(target)))
            for target, seed in zip(targets, seeds, strict=True)
            if seed is not None
        ]
        done = _leading_to({number for number, _, _ in ends}, self._done.get(tape.id, []))
        asked = self.ledger.calls[-1].asked
        with quiet():
            for row, source, gradient in zip(asked, sources, gradients, strict=True):
                self.budget.look_up()
                if gradient is not None:
                    row.verdict = _verdict(done, ends, source, np.asarray(gradient.value))


def _leading_to(targets: set[int], done: Sequence[Done]) -> list[Done]:
    """Return the operations that the targets were computed with, in order."""
    kept = []
    for one in reversed(done):
        if one.output in targets:
            kept.append(one)
            targets.update(one.numbers)
    return kept[::-1]


def _double(value: Any) -> Any:
    array = np.asarray(value)
    return settle(array.astype(np.float64)) if array.dtype.kind == "f" else value


def _doubled(op: Op, params: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return parameters for float64: a cast to another floating dtype would lose digits."""
    dtype = params.get("dtype")
    if op.name == "cast" and dtype is not None and np.dtype(dtype).kind == "f":
        return {**params, "dtype": np.dtype(np.float64)}
    return params


def _verdict(done: Sequence[Done], ends: Any, source: Any, gradient: np.ndarray) -> Verdict:
    try:
        return _compared(done, ends, source, gradient)
    except Unrepeatable as operation:
        return Verdict(UNCHECKED, size=gradient.size, why=str(operation))


def _compared(done: Sequence[Done], ends: Any, source: Any, gradient: np.ndarray) -> Verdict:
    here = np.asarray(_double(raw_value(source)))
    chosen = _elements(here.size, done)
    found = [_slopes(done, ends, source.id, here, k) for k in chosen]
    left, right = np.array(found, np.float64).reshape(-1, 2).T
    slopes, given = (left + right) / 2, gradient.reshape(-1)[chosen].astype(np.float64)
    tolerance = CLOSE if gradient.dtype == np.float64 else LOOSE
    scale = max(np.max(np.abs(slopes), initial=0.0), np.max(np.abs(given), initial=0.0)) or 1.0
    gaps = np.where(slopes == given, 0.0, np.abs(slopes - given) / scale)
    bent = np.abs(right - left) / scale > tolerance
    worst = float(np.max(gaps, initial=0.0))
    state = AGREES
    if not worst <= tolerance:  # also where it is nan
        state = KINK if bool(np.all(bent[~(gaps <= tolerance)])) else DIFFERS
    return Verdict(state, worst, len(chosen), gradient.size)


def _elements(size: int, done: Sequence[Done]) -> np.ndarray:
    """Return the places of the elements to try: all, or some at equal distances."""
    numbers = sum(np.size(value) for one in done for value in one.values)
    tries = min(MOST_WORK // max(len(done), 1), MOST_NUMBERS // max(numbers, 1))
    most = max(1, tries // 2)
    return np.unique(np.linspace(0, size - 1, min(size, most)).astype(int))


def _slopes(
    done: Sequence[Done], ends: Any, source: int, here: np.ndarray, place: int
) -> tuple[float, float]:
    """Return the slopes to the left and to the right of one element."""
    step = STEP * max(1.0, abs(float(here.reshape(-1)[place])))

    def total(by: float) -> float:
        moved = np.zeros(here.shape)
        moved.reshape(-1)[place] = by
        return _total(done, ends, source, settle(moved))

    middle = total(0.0)
    return (middle - total(-step)) / step, (total(step) - middle) / step


def _total(done: Sequence[Done], ends: Any, source: int, moved: Any) -> float:
    """Return the sum of the targets, weighted with their seeds, with the source moved."""
    new: dict[int, Any] = {}
    for one in done:
        if any(_flowing(one, lambda number: number == source or number in new)):
            new[one.output] = _again(one, new, source, moved)
    result = 0.0
    for number, seed, value in ends:
        at = value + moved if number == source else new.get(number, value)
        result += float(np.sum(np.asarray(seed) * np.asarray(at)))
    return result


def _flowing(one: Done, reached: Callable[[int], bool]) -> Iterator[bool]:
    """Yield, per input, whether a change of it would move the output as a gradient sees it."""
    for position, number in enumerate(one.numbers):
        yield reached(number) and bool(one.op.vjps) and one.op.vjp(position) is not None


def _again(one: Done, new: Mapping[int, Any], source: int, moved: Any) -> Any:
    if one.op.family == FAMILY:
        raise Unrepeatable(one.op.name)
    flows = _flowing(one, lambda number: number == source or number in new)
    inputs = [
        value if not flowing else value + moved if number == source else new[number]
        for number, value, flowing in zip(one.numbers, one.values, flows, strict=True)
    ]
    try:
        return settle(one.op.forward(*inputs, **one.params))
    except (TypeError, ValueError, AttributeError, NotImplementedError) as trouble:
        raise Unrepeatable(one.op.name) from trouble
