"""Backward passes, as the engine announces them, written into the ledger."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from gradviz.engine import Pullback, Tape, Tensor, Variable, site
from gradviz.lang.drafts import CallDraft, NodeDraft, SourceDraft, StepDraft
from gradviz.lang.ledger import Ledger
from gradviz.lang.origins import Origins
from gradviz.lang.values import frozen
from gradviz.trace import Contribution, steps
from gradviz.trace.replay import PULLED, RECORDED, RELEASED


class Passes:
    """Writes down seeds, contributions and outcomes."""

    def __init__(self, ledger: Ledger, origins: Origins) -> None:
        self._ledger = ledger
        self._origins = origins
        self._pulled: list[int] = []  # cells of the latest pass
        self._needed: list[set[int]] = []  # per pass going on: nodes whose values it reads

    def start(
        self,
        tape: Tape,
        targets: Sequence[Tensor | Variable],
        sources: Sequence[Tensor | Variable],
        seeds: Sequence[Any],
    ) -> None:
        """Begin: adjoints start afresh, and the targets get their seeds."""
        ledger = self._ledger
        nodes = [self._origins.node(t) for t in targets]
        call = CallDraft(ledger.scene, site(), tape.id, tuple(nodes), len(ledger.steps))
        call.asked = [self._source(tape, s, k) for k, s in enumerate(sources)]
        self._needed.append(set())
        ledger.calls.append(call)
        ledger.passes += 1
        first = nodes[0] if nodes else None
        step = ledger.add_step(steps.BACKWARD_STARTED, first, tape=tape.id, seeds=tuple(nodes))
        self._clear(step)
        for node, seed in zip(nodes, seeds, strict=True):
            ledger.accumulate(step, node, _array(seed))

    def pull(self, tape: Tape, pullback: Pullback) -> None:
        """Go on: one step back through one record."""
        ledger = self._ledger
        node = ledger.nodes[self._origins.of_output(pullback.record.output_id)]
        step = ledger.add_step(steps.PULLED_BACK, node.id, tape=tape.id)
        step.span = node.span if node.scene == ledger.scene else None
        step.upstream = _array(pullback.upstream)
        written = []
        for piece in pullback.contributions:
            operand = node.operands[piece.position]
            if not isinstance(operand, int):
                continue
            value = _array(piece.value)
            total = ledger.accumulate(step, operand, value)
            wide = None if piece.wide is None else _array(piece.wide)
            written.append(Contribution(operand, piece.position, value, wide, total,
                                        piece.arrived, piece.expected))  # fmt: skip
            ledger.live.change(step, "arrived", operand, piece.arrived)
        step.contributions = tuple(written)
        self._needed[-1].update(_needed(pullback, node))
        cell = ledger.cell_of[tape.id, node.id]
        ledger.live.change(step, "cells", cell, PULLED)
        self._pulled.append(cell)
        ledger.calls[-1].records += 1

    def end(
        self, tape: Tape, gradients: Sequence[Tensor | None], released: bool, unconnected: str
    ) -> None:
        """End: what each source got, and the release of the tape."""
        ledger = self._ledger
        call = ledger.calls[-1]
        call.released = released
        for asked, gradient in zip(call.asked, gradients, strict=True):
            asked.zero = unconnected == "zero" and gradient is None
            if gradient is not None:
                asked.gradient = _array(gradient)
                ends = ledger.label(call.targets), ledger.label((asked.first,))
                made_of = sorted(self._needed[-1])
                self._origins.is_gradient(gradient, f"∂{ends[0]}/∂{ends[1]}", made_of)
        step = ledger.add_step(steps.BACKWARD_ENDED, tape=tape.id)
        if released:
            ledger.live.change(step, "tapes", tape.id, RELEASED)
            for cell in ledger.tapes[tape.id].cells:
                ledger.live.change(step, "cells", cell, RELEASED)
        self._close(call)

    def unwind(self, depth: int) -> None:
        """End the passes that an error broke off, down to `depth` of them."""
        while self._ledger.passes > depth:
            self._close(self._ledger.calls[-1])

    def _close(self, call: CallDraft) -> None:
        call.last, call.node_count = len(self._ledger.steps), len(self._ledger.nodes)
        self._ledger.passes -= 1
        self._needed.pop()

    def _clear(self, step: StepDraft) -> None:
        live = self._ledger.live
        for key in list(live.frame.adjoints):
            live.change(step, "adjoints", key, None)
        for key in list(live.frame.arrived):
            live.change(step, "arrived", key, None)
        for cell in self._pulled:
            if live.frame.cells.get(cell) == PULLED:
                live.change(step, "cells", cell, RECORDED)
        self._pulled = []

    def _source(self, tape: Tape, source: Tensor | Variable, position: int) -> SourceDraft:
        variable = source if isinstance(source, Variable) else None
        nodes = (
            [self._origins.node(source)] if variable is None else self._origins.versions(variable)
        )
        watched = (tape.id, source.id) in self._ledger.watched
        made = self._origins.place(source) if isinstance(source, Tensor) else None
        return SourceDraft(nodes, len(nodes), variable, None, False, watched, made, position)


def _needed(pullback: Pullback, node: NodeDraft) -> Iterator[int]:
    """Yield the nodes whose values the contributions of one backward step are worked out from."""
    op = pullback.record.op
    reached = {piece.position for piece in pullback.contributions}
    output, inputs = op.needs(tuple(k in reached for k in range(len(node.operands))))
    if output:
        yield node.id
    for operand, needed in zip(node.operands, inputs, strict=True):
        if needed and isinstance(operand, int):
            yield operand


def _array(value: Any) -> np.ndarray:
    return np.asarray(frozen(value.value if isinstance(value, Tensor) else value))
