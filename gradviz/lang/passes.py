"""Backward passes, as the engine announces them, written into the ledger."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from gradviz.engine import Pullback, Tape, Tensor, Variable, site
from gradviz.lang.drafts import CallDraft, NodeDraft, SourceDraft, StepDraft
from gradviz.lang.ledger import Ledger
from gradviz.lang.origins import Origins
from gradviz.lang.values import frozen
from gradviz.trace import Contribution, steps
from gradviz.trace.replay import PULLED, RECORDED, RELEASED


@dataclass(slots=True, eq=False)
class _Pass:
    """A pass that is going on: the nodes whose values it reads, and the step behind its latest.

    `held` are its adjoints, by table, while a pass inside of it has the stage: one of a gradient
    function of the program that asks for a gradient itself.
    """

    call: CallDraft
    since: int
    needed: set[int] = field(default_factory=set)
    pulled: list[int] = field(default_factory=list)  # cells
    held: dict[str, dict[int, Any]] | None = None


class Passes:
    """Writes down seeds, contributions and outcomes."""

    def __init__(self, ledger: Ledger, origins: Origins) -> None:
        self._ledger = ledger
        self._origins = origins
        self._pulled: list[int] = []  # cells that show as pulled back
        self._going: list[_Pass] = []

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
        for outer in self._going[-1:]:
            frame = ledger.live.frame
            outer.held = {"adjoints": dict(frame.adjoints), "arrived": dict(frame.arrived)}
        self._going.append(_Pass(call, len(ledger.steps) + 1))
        ledger.going.append(len(ledger.calls))
        ledger.calls.append(call)
        first = nodes[0] if nodes else None
        step = ledger.add_step(steps.BACKWARD_STARTED, first, tape=tape.id, seeds=tuple(nodes))
        self._clear(step)
        for node, seed in zip(nodes, seeds, strict=True):
            ledger.accumulate(step, node, _array(seed))
            if isinstance(seed, Tensor):
                ends = ledger.label(nodes), ledger.label((node,))
                self._origins.is_seed(seed, f"∂{ends[0]}/∂{ends[1]}")

    def pull(self, tape: Tape, pullback: Pullback) -> None:
        """Go on: one step back through one record."""
        ledger, going = self._ledger, self._going[-1]
        node = ledger.nodes[self._origins.of_output(pullback.record.output_id)]
        if node.own is not None:
            self._sign(node)
        step = ledger.add_step(steps.PULLED_BACK, node.id, tape=tape.id)
        self._resume(step)
        going.since = len(ledger.steps)
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
        going.needed.update(_needed(pullback, node))
        cell = ledger.cell_of[tape.id, node.id]
        ledger.live.change(step, "cells", cell, PULLED)
        self._pulled.append(cell)
        going.pulled.append(cell)
        going.call.records += 1

    def end(
        self, tape: Tape, gradients: Sequence[Tensor | None], released: bool, unconnected: str
    ) -> None:
        """End: what each source got, and the release of the tape."""
        ledger, going = self._ledger, self._going[-1]
        call = going.call
        call.released = released
        for asked, gradient in zip(call.asked, gradients, strict=True):
            asked.zero = unconnected == "zero" and gradient is None
            if gradient is not None:
                asked.gradient = _array(gradient)
                ends = ledger.label(call.targets), ledger.label((asked.first,))
                made_of = sorted(going.needed)
                self._origins.is_gradient(gradient, f"∂{ends[0]}/∂{ends[1]}", made_of)
        step = ledger.add_step(steps.BACKWARD_ENDED, tape=tape.id)
        self._resume(step)
        if released:
            ledger.live.change(step, "tapes", tape.id, RELEASED)
            for cell in ledger.tapes[tape.id].cells:
                ledger.live.change(step, "cells", cell, RELEASED)
        self._close()

    def unwind(self, depth: int) -> None:
        """End the passes that an error broke off, down to `depth` of them."""
        while len(self._going) > depth:
            self._close()

    def _close(self) -> None:
        call = self._going.pop().call
        call.last, call.node_count = len(self._ledger.steps), len(self._ledger.nodes)
        self._ledger.going.pop()

    def _sign(self, called: NodeDraft) -> None:
        """Note what the gradient function of `called` made; not what passes inside of it did.

        What the engine itself adds, such as the sum of contributions, stands where the calls do.
        """
        ledger, going = self._ledger, self._going[-1]
        number = ledger.going[-1]
        places = (called.span, going.call.span)
        for step in ledger.steps[going.since :]:
            if step.kind == steps.COMPUTED and step.node is not None and step.gradient == number:
                node = ledger.nodes[step.node]
                node.author = called.id if node.span not in places else None

    def _resume(self, step: StepDraft) -> None:
        """Take the stage again after a pass inside of the present one."""
        going = self._going[-1]
        if going.held is None:
            return
        self._clear(step)
        for table, held in going.held.items():
            for key, value in held.items():
                self._ledger.live.change(step, table, key, value)
        for cell in going.pulled:
            self._ledger.live.change(step, "cells", cell, PULLED)
        self._pulled, going.held = list(going.pulled), None

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
