"""The events the engine announces, and who is listening.

A Listener hears every operation, recorded or not, and every step of a backward pass that is not
itself recorded, all of them after the fact; and where a part of a model, or a loop that a function
of the library goes round, begins and ends. The engine asks nothing of it and gives it only values
that never change again.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from gradviz.engine.state import session

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gradviz.engine.forward import Accumulator
    from gradviz.engine.op import Op
    from gradviz.engine.pullback import Pullback, Push
    from gradviz.engine.record import Record
    from gradviz.engine.tape import Tape
    from gradviz.engine.tensor import Tensor
    from gradviz.engine.variable import Variable


class Listener:
    """Override what you want to hear; everything else passes by."""

    def executed(
        self,
        op: Op,
        inputs: tuple[Tensor | Variable, ...],
        output: Tensor,
        params: Mapping[str, Any],
        site: Any,
        tapes: tuple[Tape, ...],
        record: Record | None,
    ) -> None:
        """Hear of one operation; `tapes` took it, `record` is the first tape's."""

    def part_entered(self, part: Any) -> None:
        """Hear of a layer or model that begins to calculate."""

    def part_left(self, part: Any) -> None:
        """Hear that it is done, or that an error ended it."""

    def stretch_entered(self, kind: str, name: str) -> None:
        """Hear of a "loop", a "function" that is one, or a "pass" of it, that begins."""

    def stretch_left(self) -> None:
        """Hear that the last of them that began is done, or that an error ended it."""

    def converted(self, source: Any, tensor: Tensor) -> None:
        """Hear of a number, list or array that became a constant tensor."""

    def left(self, tensor: Tensor | Variable, value: Any) -> None:
        """Hear of a value that became a NumPy array or a Python number."""

    def variable_made(self, variable: Variable, initial: Any) -> None:
        """Hear of a new Variable and the object its first value came from."""

    def assigned(
        self, variable: Variable, before: Tensor, after: Tensor, value: Any, how: str
    ) -> None:
        """Hear of "assign", "assign_add" or "assign_sub"."""

    def tape_opened(self, tape: Tape) -> None:
        """Hear of a tape that starts to record."""

    def tape_closed(self, tape: Tape) -> None:
        """Hear of a tape that stops to record."""

    def tape_paused(self, tape: Tape) -> None:
        """Hear of the begin of `stop_recording`."""

    def tape_resumed(self, tape: Tape) -> None:
        """Hear of the end of `stop_recording`."""

    def tape_reset(self, tape: Tape) -> None:
        """Hear of a tape that forgot its records and watches."""

    def tape_dropped(self, tape: Tape) -> None:
        """Hear of a tape that nothing refers to any more."""

    def watched(self, tape: Tape, x: Tensor | Variable) -> None:
        """Hear of an explicit `watch`."""

    def backward_started(
        self,
        tape: Tape,
        targets: Sequence[Tensor | Variable],
        sources: Sequence[Tensor | Variable],
        seeds: Sequence[Any],
    ) -> None:
        """Hear of the start of a backward pass; `seeds` are aligned with `targets`."""

    def pulled_back(self, tape: Tape, pullback: Pullback) -> None:
        """Hear of one step of a backward pass."""

    def backward_ended(
        self,
        tape: Tape,
        targets: Sequence[Tensor | Variable],
        sources: Sequence[Tensor | Variable],
        gradients: Sequence[Tensor | None],
        released: bool,
        unconnected: str,
    ) -> None:
        """Hear of the result: `gradients` aligned with `sources`, None before zeros replace it."""

    def followed(
        self, accumulator: Accumulator, primal: Tensor | Variable, tangent: Tensor
    ) -> None:
        """Hear of a primal from which forward mode sets out, and of its tangent."""

    def push_started(self, accumulator: Accumulator) -> None:
        """Hear that the tangent of the operation just executed is being worked out.

        What is heard until it is done belongs to that, and is heard only where an outer tape
        records it: operations, and tapes and passes that last no longer.
        """

    def push_ended(self, accumulator: Accumulator, push: Push | None) -> None:
        """Hear of the tangent; None where the output has none."""

    def tangent_read(
        self, accumulator: Accumulator, x: Tensor | Variable, tangent: Tensor | None
    ) -> None:
        """Hear that somebody asked for the tangent of a value."""


@contextmanager
def listening(listener: Listener) -> Iterator[Listener]:
    """Let `listener` hear what this thread's engine does during a block."""
    now = session()
    before, now.listener = now.listener, listener
    try:
        yield listener
    finally:
        now.listener = before


@contextmanager
def unheard() -> Iterator[None]:
    """Let nobody hear what happens during a block: upkeep that is no part of a calculation."""
    now = session()
    before, now.listener = now.listener, None
    try:
        yield
    finally:
        now.listener = before
