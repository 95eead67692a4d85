"""Forward mode, as the engine announces it, written into the ledger.

An accumulator is no tape: it keeps nothing, and its tangents go forwards with the values.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np

from gradviz.engine import Accumulator, Listener, Push, Tape, Tensor, Variable
from gradviz.lang.drafts import StepDraft
from gradviz.lang.ledger import Ledger
from gradviz.lang.origins import Origins
from gradviz.lang.values import frozen
from gradviz.trace import Part, steps


class Tangents:
    """Writes down which values have tangents, and what each is made of."""

    def __init__(self, ledger: Ledger, origins: Origins) -> None:
        self._ledger = ledger
        self._origins = origins

    @property
    def busy(self) -> bool:
        """Whether a tangent is being worked out: what is heard now belongs to that."""
        return self._ledger.pushes > 0

    def open(self, accumulator: Accumulator) -> None:
        """Begin, or go on. Tangents of accumulators that are closed are not shown any more."""
        ledger = self._ledger
        ledger.accumulators.setdefault(accumulator.id, "")
        step = self._step(steps.ACCUMULATOR_OPENED, accumulator)
        if not ledger.following:
            for node in list(ledger.live.frame.tangents):
                ledger.live.change(step, "tangents", node, None)
        ledger.following.append(accumulator.id)

    def close(self, accumulator: Accumulator) -> None:
        """Take no more tangents along."""
        if accumulator.id in self._ledger.following:
            self._ledger.following.remove(accumulator.id)
        self._step(steps.ACCUMULATOR_CLOSED, accumulator)

    def follow(self, accumulator: Accumulator, primal: Tensor | Variable, tangent: Tensor) -> None:
        """Set out from a primal."""
        node = self._origins.node(primal)
        self._known(self._step(steps.FOLLOWED, accumulator, node), node, tangent)

    def start(self) -> None:
        """Begin to work a tangent out."""
        self._ledger.pushes += 1

    def end(self, accumulator: Accumulator, push: Push | None) -> None:
        """Write down the tangent of an operation's output."""
        ledger = self._ledger
        ledger.pushes -= 1
        if push is None:
            return
        node = ledger.nodes[self._origins.of_output(push.output_id)]
        step = self._step(steps.PUSHED, accumulator, node.id)
        step.span = node.span if node.scene == ledger.scene else None
        step.parts = tuple(self._parts(step, node.operands, push.parts))
        self._known(step, node.id, push.tangent)

    def read(self, accumulator: Accumulator, x: Tensor | Variable, tangent: Tensor | None) -> None:
        """Write down that the program asked for a tangent."""
        node = self._origins.node(x)
        step = self._step(steps.TANGENT_READ, accumulator, node)
        step.words["tangent"] = None if tangent is None else _array(tangent)
        if tangent is not None:  # by now its value has a name
            self._origins.is_gradient(tangent, f"d{self._ledger.label((node,))}", [node])

    def _step(self, kind: str, accumulator: Accumulator, node: int | None = None) -> StepDraft:
        words = {"accumulator": accumulator.id}
        return self._ledger.add_step(kind, node, words=words)

    def _known(self, step: StepDraft, node: int, tangent: Tensor) -> None:
        self._ledger.nodes[node].tangent = True
        step.words["tangent"] = _array(tangent)
        self._ledger.live.change(step, "tangents", node, step.words["tangent"])

    def _parts(
        self,
        step: StepDraft,
        operands: list["int | str"],
        parts: Iterable[tuple[int, Tensor, Tensor]],
    ) -> Iterable[Part]:
        """Yield what a tangent is made of. An assigned Variable goes on with the tangent it had."""
        ledger = self._ledger
        for position, given, value in parts:
            operand = operands[position]
            if isinstance(operand, int):
                if operand not in ledger.live.frame.tangents:
                    ledger.nodes[operand].tangent = True
                    ledger.live.change(step, "tangents", operand, _array(given))
                yield Part(operand, position, _array(given), _array(value))


class HearsTangents(Listener):
    """The part of a recorder that forward mode is announced to."""

    _tangents: Tangents

    def followed(
        self, accumulator: Accumulator, primal: Tensor | Variable, tangent: Tensor
    ) -> None:
        """Write down from where forward mode sets out."""
        self._tangents.follow(accumulator, primal, tangent)

    def push_started(self, accumulator: Accumulator) -> None:
        """Take what comes for the way to a tangent."""
        self._tangents.start()

    def push_ended(self, accumulator: Accumulator, push: Push | None) -> None:
        """Write down a tangent."""
        self._tangents.end(accumulator, push)

    def tangent_read(
        self, accumulator: Accumulator, x: Tensor | Variable, tangent: Tensor | None
    ) -> None:
        """Write down that the program asked for a tangent."""
        self._tangents.read(accumulator, x, tangent)


def told_apart(tapes: Iterable[Tape]) -> tuple[list[Tape], list[int]]:
    """Return the tapes that keep a record, and the numbers of accumulators among them."""
    given = list(tapes)
    followers = [tape.id for tape in given if isinstance(tape, Accumulator)]
    return [tape for tape in given if not isinstance(tape, Accumulator)], followers


def _array(value: Any) -> np.ndarray:
    return np.asarray(frozen(value.value if isinstance(value, Tensor) else value))
