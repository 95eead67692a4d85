"""One gradient before its judges: what was computed on the way, and how to compute it again.

A value moves on where a gradient would flow back. Who looks `through` everything moves it wherever
it went, recorded or not: that is the derivative of what the program computes, whatever its tape may
hold constant. Nothing else of the program runs anew.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from gradviz.engine import Pullback
from gradviz.engine.convert import settle
from gradviz.engine.custom import FAMILY
from gradviz.engine.op import Op
from gradviz.engine.parts import Piece

STOP, OUTSIDE = "stop_gradient", "outside_tape"


class Unrepeatable(Exception):
    """An operation that cannot be computed again; the message is its name."""


@dataclass(frozen=True, slots=True)
class Judge:
    """How much work may go into one gradient, and who is told when one is done.

    `work` counts operations computed again, `numbers` the elements that these go over.
    """

    work: int = 40_000
    numbers: int = 4_000_000
    told: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class Done:
    """One recorded operation, with all it was computed from."""

    op: Op
    numbers: tuple[int, ...]
    values: tuple[Any, ...]
    output: int
    params: Mapping[str, Any]
    floats: bool  # the output is of a floating dtype
    taken: bool = True  # by the tape that was asked

    @property
    def author(self) -> Any:
        """The function whose derivative the program wrote itself, or None."""
        return self.op.forward if self.op.family == FAMILY else None

    @property
    def met_floats(self) -> bool:
        """Whether anything it was computed from has a floating dtype."""
        return any(np.asarray(value).dtype.kind == "f" for value in self.values)

    def of(self, taken: bool) -> "Done":
        """Return the same for a tape that took it, or did not."""
        return self if taken is self.taken else replace(self, taken=taken)

    def doubled(self, known: Mapping[int, Any]) -> "Done":
        """Return the same in float64, on what operations before it gave in float64."""
        op, params, dtype = self.op, self.params, self.params.get("dtype")
        if isinstance(op.forward, Piece):
            op = op.forward.wide()
        if self.op.name == "cast" and dtype is not None and np.dtype(dtype).kind == "f":
            params = {**params, "dtype": np.dtype(np.float64)}  # another would lose digits
        pairs = zip(self.numbers, self.values, strict=True)
        values = tuple(known[n] if n in known else double(value) for n, value in pairs)
        return replace(self, op=op, values=values, params=params)


@dataclass(frozen=True, slots=True)
class End:
    """A target: its number, its value, and the seed that its adjoint began with."""

    number: int
    seed: Any
    value: Any


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """What a gradient hangs on: operations in order, targets, and the source at its value.

    `own` holds, by output, what the pass did at operations with a derivative of the program's own.
    """

    done: tuple[Done, ...]
    ends: tuple[End, ...]
    source: int
    here: np.ndarray
    gradient: np.ndarray
    own: Mapping[int, Pullback] = field(default_factory=dict)
    judge: Judge = Judge()
    breathe: Callable[[], None] = lambda: None  # looks at the clock now and then

    def places(self, effort: int) -> np.ndarray:
        """Return which elements to try, at so many operations each: all, or some at distances."""
        numbers = sum(np.size(value) for one in self.done for value in one.values)
        ours = max(len(self.done), 1) * effort
        most = min(self.judge.work // ours, self.judge.numbers // max(numbers * effort, 1))
        size = self.here.size
        return np.unique(np.linspace(0, size - 1, min(size, max(most, 1))).astype(int))

    @property
    def authors(self) -> list[str]:
        """The names of the functions on the way whose derivative the program wrote."""
        return [one.op.name for one in self.reached() if one.author is not None]

    def look_for_nan(self) -> None:
        """Raise Unrepeatable where a target is not a number: it has no slope to be compared."""
        if any(np.isnan(np.asarray(end.value, np.float64)).any() for end in self.ends):
            raise Unrepeatable("NaN")

    def cut(self) -> str:
        """Return where a change of the source goes on that no gradient comes back from.

        That is STOP, OUTSIDE for what the tape did not record, or "". Where a value jumps, as at
        `round`, there is nothing to come back.
        """
        for one in self.reached(through=True):
            if one.op.name == STOP:
                return STOP
            if (
                not one.taken
                and one.floats
                and one.met_floats
                and any(v is not None for v in one.op.vjps)
            ):
                return OUTSIDE
        return ""

    def decides(self) -> bool:
        """Return whether the source decides anything on the way: what no gradient passes."""
        passed = {one.output for one in self.reached()}
        return any(one.output not in passed for one in self.reached(through=True))

    def reached(self, through: bool = False) -> Iterator[Done]:
        """Yield the operations that a change of the source reaches."""
        reached = {self.source}
        for one in self.done:
            if one.author is not None and through:
                moves = any(n in reached for n in inside(one))
            else:
                moves = any(flowing(one, reached, through))
            if moves:
                reached.add(one.output)
                yield one


def exact(done: Iterable[Done], ends: Iterable[End]) -> tuple[tuple[Done, ...], tuple[End, ...]]:
    """Return the way in float64, computed anew from its beginnings.

    What a run decided stays decided: operations that no gradient passes keep their outcome.
    """
    known: dict[int, Any] = {}
    made = []
    for one in done:
        doubled = one.doubled(known)
        made.append(doubled)
        if one.floats and one.op.flows:
            value = _value(doubled)
            if value is not None:
                known[one.output] = value
    return tuple(made), tuple(
        End(e.number, double(e.seed), known.get(e.number, double(e.value))) for e in ends
    )


def _value(one: Done) -> Any:
    if one.author is not None:
        return one.author.parts.joined(one.values[one.author.operands :])
    try:
        return settle(one.op.forward(*one.values, **one.params))
    except (TypeError, ValueError, AttributeError, NotImplementedError):
        return None


def double(value: Any) -> Any:
    """Return a value in float64 if it is floating; all others pass."""
    array = np.asarray(value)
    return settle(array.astype(np.float64)) if array.dtype.kind == "f" else value


def flowing(one: Done, reached: Container[int], through: bool = False) -> Iterator[bool]:
    """Yield, per input, whether a change of it would move the output as a gradient sees it."""
    for position, number in enumerate(one.numbers):
        passes = one.taken and bool(one.op.vjps) and one.op.vjp(position) is not None
        yield number in reached and (through or passes)


def inside(one: Done) -> tuple[int, ...]:
    """Return the numbers of what a function computed inside, whatever derivative it claims."""
    return one.numbers[one.author.operands :]


def moved_inside(one: Done, new: Mapping[int, Any]) -> Any:
    """Return what has become of a function's result; of several, of those that moved, by place.

    Raises Unrepeatable where none has: it computed where nobody could see it.
    """
    found = {place: new[n] for place, n in enumerate(inside(one)) if n in new}
    if not found:
        raise Unrepeatable(one.op.name)
    return found[0] if one.author.parts.alone else found
