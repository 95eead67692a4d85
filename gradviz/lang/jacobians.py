"""Jacobians of a program's gradient calls: it runs again, and stops where the call reads its tape.

There, seeds with a one at one element each are pulled back over the very tape that the call is
about to read, so that the numbers are its own. Nothing after the call is run.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from gradviz.engine import Tape, Tensor, Variable
from gradviz.engine.backward import gradient_rows
from gradviz.engine.listening import unheard
from gradviz.lang.budget import Budget, Left, Limits
from gradviz.lang.recorder import Recorder
from gradviz.lang.run import alone
from gradviz.lang.scenes import Scene
from gradviz.trace.jacobian import EMPTY, MISSING, STOPPED, UNREAL, Jacobian

MOST_CELLS = 250_000  # of a Jacobian that is worked out as a whole
BLOCK_ROWS, BLOCK_CELLS = 100, 40_000  # of a larger one
MOST_NUMBERS = 2**21  # that one pass goes over: it can only be stopped between two
MOST_WORK = 10**9  # numbers that all rows together go over: a few seconds

End = tuple[Any, Any]  # a target and the seed that it starts with


@dataclass(frozen=True, slots=True)
class Question:
    """Which Jacobian: of which call of the last scene, by which of its sources, from where on."""

    call: int
    source: int
    corner: tuple[int, int] = (0, 0)


class Answered(Left):
    """The call came."""

    def __init__(self, jacobian: Jacobian) -> None:
        super().__init__()
        self.jacobian = jacobian


def jacobian(
    question: Question,
    scene: Scene,
    before: Sequence[Scene] = (),
    limits: Limits | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Jacobian:
    """Run `scene` up to the call and return its Jacobian; without a table where it has none."""
    asker = partial(Asker, question=question, scene=len(before) + 1)
    try:
        trace, _ = alone(scene, limits or Limits(), before, cancelled, asker)
    except Answered as answer:
        return answer.jacobian
    told = trace.error.message if trace.error is not None else ""
    return Jacobian(question.call, question.source, why=STOPPED, told=told)


class Asker(Recorder):
    """A recorder that waits for one gradient call."""

    def __init__(self, budget: Budget, question: Question, scene: int) -> None:
        super().__init__(budget)
        self._question, self._scene = question, scene
        self._calls = 0

    def backward_started(
        self,
        tape: Tape,
        targets: Sequence[Tensor | Variable],
        sources: Sequence[Tensor | Variable],
        seeds: Sequence[Any],
    ) -> None:
        """Answer, if this is the call."""
        before = len(self.ledger.calls)
        super().backward_started(tape, targets, sources, seeds)
        if self.ledger.scene != self._scene or len(self.ledger.calls) == before:
            return
        self._calls += 1
        if self._calls - 1 == self._question.call:
            source = sources[self._question.source]
            pairs = [(x, s) for x, s in zip(targets, seeds, strict=True) if s is not None]
            with unheard():
                raise Answered(
                    Reader(self._question, self.budget.look_up).read(tape, pairs, source)
                )


class Reader:
    """Reads the Jacobian that a question is about off a tape; `breathe` may stop it meanwhile."""

    def __init__(self, question: Question, breathe: Callable[[], None]) -> None:
        self._question, self._breathe = question, breathe

    def read(self, tape: Tape, ends: Sequence[End], source: Any) -> Jacobian:
        """Return the derivatives of targets, given with their seeds, by a source."""
        shapes = tuple(tuple(target.shape) for target, _ in ends)
        size = sum(math.prod(shape) for shape in shapes), math.prod(source.shape)
        rows, columns = block(size, self._question.corner, MOST_WORK // _numbers(tape))
        call, place = self._question.call, self._question.source
        answer = Jacobian(call, place, shapes, tuple(source.shape), size, rows, columns)
        if not all(x.dtype.is_floating for x in (source, *(target for target, _ in ends))):
            return replace(answer, why=UNREAL)
        if not math.prod(size):
            return replace(answer, why=EMPTY)
        table = self._table(tape, [target for target, _ in ends], source, answer)
        if table is None:
            return replace(answer, why=MISSING)
        seeds = [np.broadcast_to(seed.value, target.shape).reshape(-1) for target, seed in ends]
        return replace(answer, table=table, seed=np.concatenate(seeds)[rows.start : rows.stop])

    def _table(
        self, tape: Tape, targets: Sequence[Any], source: Any, answer: Jacobian
    ) -> np.ndarray | None:
        """Return the rows asked for; None where no target depends on the source.

        A target that does not, beside one that does, has rows of zeros.
        """
        dtype = np.result_type(*(target.dtype.numpy for target in targets))
        table = np.zeros((len(answer.rows), len(answer.columns)), dtype)
        depends, first, rows = False, 0, answer.rows
        for target in targets:
            last = first + math.prod(target.shape)
            for start, stop in self._slices(tape, max(first, rows.start), min(last, rows.stop)):
                seeds = _ones_at(range(start - first, stop - first), target)
                found = gradient_rows(tape, target, [source], seeds)[0]
                if found is None:
                    break
                depends = True
                wide = np.reshape(found, (stop - start, -1))
                table[start - rows.start : stop - rows.start] = wide[:, _slice(answer.columns)]
            first = last
        return table if depends else None

    def _slices(self, tape: Tape, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Yield the rows that one pass pulls back at once."""
        step = max(1, MOST_NUMBERS // _numbers(tape))
        for first in range(start, stop, step):
            self._breathe()
            yield first, min(first + step, stop)


def block(size: tuple[int, int], corner: tuple[int, int], affordable: int) -> tuple[range, range]:
    """Return the rows and columns to be drawn of a Jacobian: all, or a block that begins there.

    `affordable` is how many rows can be pulled back in a few seconds.
    """
    if math.prod(size) <= MOST_CELLS and size[0] <= max(affordable, 1):
        return range(size[0]), range(size[1])
    high = min(size[0], BLOCK_ROWS, max(affordable, 1))
    wide = min(size[1], BLOCK_CELLS // high)
    row = min(max(corner[0], 0), size[0] - high)
    column = min(max(corner[1], 0), size[1] - wide)
    return range(row, row + high), range(column, column + wide)


def _numbers(tape: Tape) -> int:
    """Return how many numbers one row goes over."""
    return max(1, sum(math.prod(getattr(entry[2], "shape", ())) for entry in tape.entries))


def _ones_at(places: range, target: Any) -> np.ndarray:
    """Return one seed a place: one there, zero elsewhere."""
    seeds = np.zeros((len(places), math.prod(target.shape)), target.dtype.numpy)
    seeds[np.arange(len(places)), np.asarray(places)] = 1
    return seeds.reshape(len(places), *target.shape)


def _slice(places: range) -> slice:
    return slice(places.start, places.stop)
