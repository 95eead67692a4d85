"""Keeps all that a program computes, recorded or not, so that it can be computed again."""

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

from gradviz.engine import Listener, Op, Tape, Tensor, Variable
from gradviz.engine.execute import raw_value
from gradviz.lang.judging.case import Done, End


class Heard:
    """What was computed, by the number of the output, in order."""

    def __init__(self) -> None:
        self._done: dict[int, Done] = {}
        self._order: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._done)

    def take(
        self,
        op: Op,
        inputs: Sequence[Tensor | Variable],
        output: Tensor,
        params: Mapping[str, Any],
    ) -> None:
        """Keep one operation with all that it was computed from."""
        numbers = tuple(x.id for x in inputs)
        values = tuple(raw_value(x) for x in inputs)
        floats = not isinstance(output.value, bytes) and output.value.dtype.kind == "f"
        self._done[output.id] = Done(op, numbers, values, output.id, params, floats)
        self._order[output.id] = len(self._order)

    def leading_to(self, ends: Iterable[End], taken: Set[int]) -> tuple[Done, ...]:
        """Return what the targets were computed with, in order; `taken` by the tape or not."""
        waiting, found = [end.number for end in ends], set[int]()
        while waiting:
            number = waiting.pop()
            if number in self._done and number not in found:
                found.add(number)
                waiting.extend(self._done[number].numbers)
        order = sorted(found, key=lambda number: self._order[number])
        return tuple(self._done[number].of(number in taken) for number in order)


class Hearing(Listener):
    """Hears all that is computed, and what one of the tapes takes of it."""

    def __init__(self, tape: Tape) -> None:
        self.heard = Heard()
        self.taken: set[int] = set()
        self._tape = tape

    def executed(self, *event: Any) -> None:
        """Keep one operation."""
        op, inputs, output, params, _site, tapes, _record = event
        self.heard.take(op, inputs, output, params)
        if self._tape in tapes:
            self.taken.add(output.id)
