"""The books of one run: nodes, steps, tape cells and gradient calls, in the order they came.

It only writes down. Who means what is told by origins.py, what happened by recorder.py.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine import site
from gradviz.lang.drafts import CallDraft, CellDraft, Live, NodeDraft, Skipped, StepDraft, TapeDraft
from gradviz.lang.values import frozen
from gradviz.lang.whereabouts import Whereabouts
from gradviz.trace import Span, steps
from gradviz.trace.replay import PASSED, PULLED, RECORDED

if TYPE_CHECKING:
    import ast


class Ledger:
    """Everything one run made, scene by scene. A scene's timeline starts at step `start`."""

    def __init__(self) -> None:
        self.scene = 0
        self.start = 0
        self.where = Whereabouts()
        self.nodes: list[NodeDraft] = []
        self.steps: list[StepDraft] = []
        self.cells: list[CellDraft] = []
        self.cell_of: dict[tuple[int | None, int], int] = {}  # (tape, node)
        self.tapes: dict[int, TapeDraft] = {}
        self.calls: list[CallDraft] = []
        self.output: list[tuple[int, str]] = []  # scene, line
        self.live = Live()
        self.initial: dict[tuple[str, int], object] = {}  # (table, key): there from the first
        self.open: list[int] = []  # tapes that record at this moment
        self.going: list[int] = []  # calls whose backward passes go on inside one another
        self.accumulators: dict[int, str] = {}  # of forward mode, and what they are called
        self.following: list[int] = []  # those that take tangents along at this moment
        self.pushes = 0  # tangents being worked out inside one another
        self.unseen: list[int] = []  # leaves that appear with the next step
        # What reasons are found with.
        self.bindings: dict[str, list[tuple[int, Span | None, int]]] = {}  # node, span, scene
        self.watches: list[tuple[int, int, int, Span | None]] = []  # tape, node, when, span
        self.watched: set[tuple[int, int]] = set()  # tape, number of the tensor or variable
        self.tests: dict[int, tuple[Span | None, int]] = {}  # nodes that decided: span, scene
        self.ran: set[ast.AST] = set()  # parts of the text that ran or not
        self.skipped: dict[object, Skipped] = {}  # what was read in parts that did not run

    def begin(self) -> None:
        """Let the scene's timeline start here: what there is by now is there from the first.

        Backward passes of earlier scenes are over: their adjoints are not shown any more.
        """
        self.start = len(self.steps)
        frame = self.live.frame
        frame.adjoints, frame.arrived, frame.tangents = {}, {}, {}
        frame.cells = {k: RECORDED if v == PULLED else v for k, v in frame.cells.items()}
        tables: dict[str, dict[int, Any]] = {
            "visible": frame.visible,
            "cells": frame.cells,
            "tapes": frame.tapes,
        }
        self.initial = {(t, k): v for t, table in tables.items() for k, v in table.items()}

    def add_node(
        self,
        op: str,
        glyph: str,
        role: str,
        operands: list["int | str"],
        span: Any,
        value: Any,
        wall: str | None = None,
    ) -> NodeDraft:
        """Write down a value."""
        node = NodeDraft(len(self.nodes), self.scene, op, glyph, role, operands, span,
                         frozen(value), wall=wall, open_tapes=tuple(self.open),
                         group=self.where.here())  # fmt: skip
        self.nodes.append(node)
        return node

    def add_step(
        self,
        kind: str,
        node: int | None = None,
        *,
        tape: int | None = None,
        seeds: tuple[int, ...] = (),
        output: str | None = None,
        words: dict[str, Any] | None = None,
    ) -> StepDraft:
        """Write down a moment; leaves not seen so far appear with it."""
        step = StepDraft(kind, self.scene, site(), node, tape=tape, seeds=seeds, output=output,
                         words=words or {})  # fmt: skip
        step.backward, step.aside = bool(self.going), self.pushes > 0
        step.gradient = self.going[-1] if self.going else None
        self.steps.append(step)
        for leaf in self.unseen:
            self.live.change(step, "visible", leaf, True)
        self.unseen = []
        return step

    def add_computed(self, node: NodeDraft, why_not: str = "") -> None:
        """Write down that an operation ran: on the tapes that took it, or on none and why."""
        cells = [self._add_cell(node, tape, "") for tape in node.tapes]
        cells = cells or [self._add_cell(node, None, why_not)]
        step = self.add_step(steps.COMPUTED, node.id)
        self.live.change(step, "visible", node.id, True)
        for cell in cells:
            state = PASSED if cell.tape is None else RECORDED
            self.live.change(step, "cells", cell.id, state)

    def add_tape_step(self, kind: str, tape: int, state: str) -> StepDraft:
        """Write down what happened to a tape."""
        step = self.add_step(kind, tape=tape)
        self.live.change(step, "tapes", tape, state)
        return step

    def accumulate(self, step: StepDraft, node: int, value: Any) -> np.ndarray:
        """Add to a node's adjoint; return the sum so far."""
        before = self.live.frame.adjoints.get(node)
        total: np.ndarray = value if before is None else np.asarray(frozen(before + value))
        self.live.change(step, "adjoints", node, total)
        return total

    def label(self, nodes: Sequence[int]) -> str:
        """Return what people call these nodes."""
        found = (self.nodes[n] for n in nodes)
        return ", ".join(n.label or n.name or n.glyph or n.op for n in found)

    def _add_cell(self, node: NodeDraft, tape: int | None, why_not: str) -> CellDraft:
        on_tape = self.tapes[tape].cells if tape is not None else []
        number = len(on_tape) + 1 if tape is not None else 0
        cell = CellDraft(len(self.cells), node.id, tape, number, why_not)
        self.cells.append(cell)
        self.cell_of[tape, node.id] = cell.id
        on_tape.append(cell.id)
        return cell
