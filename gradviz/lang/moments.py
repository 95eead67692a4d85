"""Which value of a name is replaced in a loop: the one that a value asked for is computed from.

In a training, a Variable is assigned to and a loss computed in turn. A gradient is one of the loss
by the value that the Variable has at that moment, for no gradient flows through an assignment; so
that is the value to replace, and the loss of the same turn the one to look at.
"""

from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from gradviz.engine import Tensor, Variable
from gradviz.engine.state import new_id
from gradviz.lang.budget import Budget
from gradviz.lang.replacing import NEVER, Followed, Replacing


@dataclass(frozen=True, slots=True)
class Moment:
    """Which of their values are replaced, by name; and at which binding of which name it ends.

    `passes` are the turns of `along` in which the value asked for is computed; `number` is this
    one's, from 0.
    """

    turns: Mapping[str, int]
    until: tuple[str, int] | None
    passes: tuple[int, ...]
    number: int = 0


@dataclass(frozen=True, slots=True)
class Bound:
    """One new value of a name: after how many values of `along` it was computed, and what it is."""

    after: int
    value: np.ndarray


class Chronicle(Replacing):
    """Runs a program as it is, and writes down what names mean, one value after another.

    `values` are those of `along` and of the `names` that are replaced with it, `bound` those that
    are `asked` for.
    """

    def __init__(
        self, budget: Budget, along: str, names: Iterable[str], asked: Iterable[str]
    ) -> None:
        names = (along, *names)
        super().__init__(budget, dict.fromkeys(names), turns=dict.fromkeys(names, NEVER))
        self.values: dict[str, list[np.ndarray]] = {}
        self.bound: dict[str, list[Bound]] = {}
        self.before = 0  # values of `along` before the last cell
        self._along, self._asked = along, frozenset(asked)
        self._stamps: list[int] = []  # numbers that tell what was made before a value of `along`

    def begin_cell(self) -> None:
        """Another cell is about to run."""
        self.before = self.had.get(self._along, 0)

    def note(self, name: str, value: Followed, new: bool) -> None:
        """Write a value down that is bound."""
        if name in self._asked and (new or isinstance(value, Variable)):
            made = new_id() if isinstance(value, Variable) else value.id
            self.bound.setdefault(name, []).append(Bound(bisect(self._stamps, made), held(value)))

    def turned(self, name: str, value: Followed) -> Tensor | None:
        """Count one more value and write it down; it is never replaced."""
        self.values.setdefault(name, []).append(held(value))
        if name == self._along:
            self._stamps.append(new_id())
        return super().turned(name, value)

    def moment(self, of: str, turn: int | None) -> Moment:
        """Return when `of` is computed from value number `turn` of `along`; None is the last.

        Turns are counted in the last cell.
        """
        passes = sorted({one.after - 1 for one in self.bound.get(of, ()) if one.after > 0})
        if not passes:
            return BEGINNING
        wanted = passes[-1] if turn is None else turn + max(self.before - 1, 0)
        at = max((one for one in passes if one <= wanted), default=passes[0])
        turns = {name: min(at, len(values) - 1) for name, values in self.values.items()}
        return Moment(turns, self._end(of, at), tuple(passes), passes.index(at))

    def then(self, of: str, moment: Moment) -> Moment:
        """Return the same moment for another value asked for."""
        at = moment.passes[moment.number]
        return replace(moment, until=self._end(of, at))

    def _end(self, of: str, at: int) -> tuple[str, int] | None:
        """Return the last binding of `of` in turn `at`; None is the end of the program.

        What comes later is left alone even in the last pass: elsewhere there might be more of them.
        """
        bound = self.bound.get(of, [])
        ends = [k for k, one in enumerate(bound) if one.after == at + 1]
        looped = self.had.get(self._along, 1) > 1
        return (of, ends[-1]) if ends and (looped or ends[-1] < len(bound) - 1) else None

    def tensors(self, moment: Moment) -> dict[str, np.ndarray]:
        """Return what names mean at a moment."""
        turns = moment.turns
        after = turns.get(self._along, 0) + 1
        then = {name: _by(bound, after) for name, bound in self.bound.items()}
        return {**then, **{name: each[turns.get(name, 0)] for name, each in self.values.items()}}


BEGINNING = Moment({}, None, (0,))


def held(value: Followed) -> np.ndarray:
    """Return the value as an array."""
    return np.asarray((value if isinstance(value, Tensor) else value.tensor).value)


def _by(bound: Sequence[Bound], after: int) -> np.ndarray:
    """Return the value that was the last after so many values of `along`."""
    return next((one.value for one in reversed(bound) if one.after <= after), bound[0].value)
