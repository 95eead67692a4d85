"""From drafts to the frozen trace of one scene: what it keeps, numbered afresh from 0."""

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from gradviz.lang.belonging import Belonging, belongings
from gradviz.lang.called import CalledNodes
from gradviz.lang.drafts import CallDraft, NodeDraft, SourceDraft, StepDraft, TapeDraft
from gradviz.lang.ghosts import ghosts_of
from gradviz.lang.grouping import grouped
from gradviz.lang.ledger import Ledger
from gradviz.lang.listing import listed
from gradviz.lang.parse import Program
from gradviz.lang.reasons import reason_for
from gradviz.lang.scene_parts import Kept
from gradviz.lang.sentences import sentence
from gradviz.lang.tapes import watched_before
from gradviz.lang.visits import Visits
from gradviz.lang.why import Cut, Detective
from gradviz.trace import (
    Cell,
    Change,
    Contribution,
    GradientCall,
    Node,
    Reason,
    Row,
    Span,
    Step,
    TapeRow,
)
from gradviz.trace.groups import Group
from gradviz.trace.mentions import taken_apart
from gradviz.trace.naming import Naming, made_aside, made_backward
from gradviz.trace.nodes import NodeId, Own


@dataclass(slots=True)
class Parts:
    """The pieces of a Trace that come from the ledger."""

    nodes: tuple[Node, ...] = ()
    steps: tuple[Step, ...] = ()
    gradients: tuple[GradientCall, ...] = ()
    cells: tuple[Cell, ...] = ()
    tapes: tuple[TapeRow, ...] = ()
    ghosts: tuple[Node, ...] = ()
    groups: tuple[Group, ...] = ()
    layers: dict[NodeId, str] = field(default_factory=dict)
    initial: tuple[Change, ...] = ()
    renumbered: dict[int, NodeId] = field(default_factory=dict)


def finish(ledger: Ledger, program: Program) -> Parts:
    """Freeze the present scene of `ledger`; `program` is the scene's."""
    return _Finisher(ledger, program).parts()


class _Finisher:
    def __init__(self, ledger: Ledger, program: Program) -> None:
        self._run = ledger
        self._program = program
        self._text = program.text
        self._detective = Detective(ledger, program)
        self._kept = Kept(ledger)
        self._groups, self._group_ids = self._grouped()
        self._visits = Visits(ledger.where.groups, self._text)
        self._watched = watched_before(ledger)

    def parts(self) -> Parts:
        nodes = tuple(self._node(self._run.nodes[old]) for old in self._kept.nodes)
        names = self._names(nodes)
        steps = tuple(self._step(k, draft, names) for k, draft in enumerate(self._kept.steps))
        return Parts(
            nodes=nodes,
            steps=steps,
            gradients=tuple(self._call(c) for c in self._kept.calls),
            cells=tuple(self._cell(old) for old in self._kept.cells),
            tapes=tuple(self._tape(old) for old in self._kept.tapes),
            ghosts=ghosts_of(self._run, self._program, self._kept.nodes, nodes),
            groups=self._groups,
            layers=self._layers(),
            initial=self._initial(),
            renumbered=self._kept.nodes,
        )

    def _grouped(self) -> tuple[tuple[Group, ...], dict[int | None, int | None]]:
        nodes = self._run.nodes
        own = {k: nodes[old] for old, k in self._kept.nodes.items() if self._is_own(nodes[old])}
        ran, became = grouped(
            [*own.values()], self._run.where.groups, self._text, self._variables()
        )
        taken = frozenset().union(*{group.owns for group in ran})
        return (*ran, *listed(own.items(), len(ran), self._text, taken)), became

    def _is_own(self, draft: NodeDraft) -> bool:
        return draft.scene == self._run.scene

    def _variables(self) -> dict[int, NodeId]:
        """Return the first node of each Variable, by its number."""
        found: dict[int, NodeId] = {}
        for old, new in self._kept.nodes.items():
            if (variable := self._run.nodes[old].variable) is not None:
                found.setdefault(variable, new)
        return found

    def _layers(self) -> dict[NodeId, str]:
        """Return which layer each Variable belongs to, where gradients are asked for repeatedly."""
        if len(self._kept.calls) < 2:
            return {}
        nodes = self._variables()
        return {nodes[k]: place.layer for k, place in self._belonging.items() if k in nodes}

    @cached_property
    def _belonging(self) -> dict[int, Belonging]:
        """What is known of the Variables that belong to a layer, by their number."""
        where = self._run.where
        parts = {id(draft.part): draft.part for draft in where.groups if draft.part is not None}
        return belongings(where.names(), parts.values())

    # One piece at a time ------------------------------------------------------------------------

    def _place(self, span: Span | None, scene: int) -> tuple[Span | None, int | None]:
        """Return span and line, if the piece belongs to the text of this scene."""
        if span is None or scene != self._run.scene:
            return None, None
        return span, span.line(self._text)

    def _node(self, draft: NodeDraft) -> Node:
        span, line = self._place(draft.span, draft.scene)
        label = draft.label or (draft.name if not draft.operands else "")
        return Node(
            id=self._kept.nodes[draft.id],
            label=label,
            op=draft.op,
            glyph=draft.glyph,
            role=draft.role,
            inputs=tuple(self._kept.nodes[o] for o in draft.inputs),
            span=span,
            line=line,
            recorded=bool(draft.tapes),
            value=draft.value,
            kept=draft.kept, kept_bytes=draft.kept_bytes,
            needs=draft.needs, recomputes=draft.recomputes, tangent=draft.tangent,
            own=self._own(draft),
            author=None if draft.author is None else self._kept.nodes.get(draft.author),
            rules=draft.rules, wall=draft.wall,
            literals=tuple((k, o) for k, o in enumerate(draft.operands) if isinstance(o, str)),
            params=draft.params,
            after=tuple(self._kept.nodes[n] for n in draft.after if n in self._kept.nodes),
            group=self._group_ids.get(draft.group) if draft.scene == self._run.scene else None,
            visits=self._visits.of(line, draft.group),
        )  # fmt: skip

    def _own(self, draft: NodeDraft) -> Own | None:
        """Return a gradient function of the program; its line only if it is in this text."""
        own = draft.own
        if own is None or own.line is None:
            return own
        line = self._text.splitlines()[own.line - 1 : own.line]
        word = "lambda" if own.name == "lambda" else f"def {own.name}"
        return own if line and word in line[0] else replace(own, line=None)

    def _names(self, nodes: tuple[Node, ...]) -> CalledNodes:
        drafts = self._run.steps
        passes = (drafts[call.first : call.last] for call in self._kept.calls)
        backward = {
            self._kept.nodes[old] for old in made_backward(passes) if old in self._kept.nodes
        }
        aside = {self._kept.nodes[old] for old in made_aside(drafts) if old in self._kept.nodes}
        naming = Naming(self._text, nodes, backward, self._groups, aside)
        return CalledNodes(naming, nodes, self._kept.nodes)

    def _step(self, index: int, draft: StepDraft, names: CalledNodes) -> Step:
        span, line = self._place(draft.span, draft.scene)
        text, mentions = taken_apart(sentence(self._run, draft, names))
        step = Step(
            kind=draft.kind,
            span=span,
            line=line,
            node=None if draft.node is None else self._kept.nodes[draft.node],
            text=text,
            mentions=mentions,
            changes=self._changes(draft.changes),
            next_span=self._kept.following[index],
            tape=None if draft.tape is None else self._kept.tapes[draft.tape],
            backward=draft.backward,
            gradient=self._gradient_index(draft),
            upstream=draft.upstream,
            contributions=tuple(self._contribution(c) for c in draft.contributions),
            seeds=tuple(self._kept.nodes[n] for n in draft.seeds),
            output=draft.output,
            parts=tuple(replace(p, node=self._kept.nodes[p.node]) for p in draft.parts),
            tangent=draft.words.get("tangent"),
            aside=draft.aside,
        )
        return step

    def _gradient_index(self, draft: StepDraft) -> int | None:
        if draft.gradient is None:
            return None
        return draft.gradient - (len(self._run.calls) - len(self._kept.calls))

    def _contribution(self, made: Contribution) -> Contribution:
        return replace(made, node=self._kept.nodes[made.node])

    def _changes(self, changes: list[Change]) -> tuple[Change, ...]:
        tables = {
            "visible": self._kept.nodes,
            "adjoints": self._kept.nodes,
            "arrived": self._kept.nodes,
            "tangents": self._kept.nodes,
            "cells": self._kept.cells,
            "tapes": self._kept.tapes,
        }
        return tuple(
            replace(c, key=tables[c.table][c.key]) for c in changes if c.key in tables[c.table]
        )

    def _initial(self) -> tuple[Change, ...]:
        state = self._run.initial
        changes = [Change(t, k, None, v) for (t, k), v in state.items()]
        return self._changes(changes)

    def _call(self, draft: CallDraft) -> GradientCall:
        span, line = self._place(draft.span, draft.scene)
        tape = self._run.tapes[draft.tape]
        target = ", ".join(self._label(n) for n in draft.targets)
        return GradientCall(
            target=target,
            line=None if tape.hidden else line,
            rows=self._told_apart(draft, [self._row(s, draft, target) for s in draft.asked]),
            span=None if tape.hidden else span,
            tape=self._kept.tapes[draft.tape],
            persistent=tape.persistent,
            targets=tuple(self._kept.nodes[n] for n in draft.targets),
            first=self._kept.index[draft.first - self._run.start],
            last=self._kept.index[draft.last - self._run.start],
            records=draft.records,
        )

    def _told_apart(self, draft: CallDraft, rows: list[Row]) -> tuple[Row, ...]:
        """Return the rows; sources of one name are called by their layers too: "hidden.w"."""
        count = Counter(row.source for row in rows)
        for number, (source, row) in enumerate(zip(draft.asked, rows, strict=True)):
            if count[row.source] > 1 and source.variable is not None:
                known = self._belonging.get(source.variable.id)
                rows[number] = row if known is None else replace(row, source=known.name)
        return tuple(rows)

    def _label(self, old: int) -> str:
        node = self._run.nodes[old]
        if not node.label and node.operands:
            rows = self._run.bindings.items()
            node.label = next((n for n, bound in rows if any(r[0] == old for r in bound)), "")
        return node.label or node.name or node.glyph or node.op

    def _row(self, source: SourceDraft, call: CallDraft, target: str) -> Row:
        source.label = source.label or self._label(source.first)
        role = self._detective.role(source)
        node = self._kept.nodes[source.first]
        if source.gradient is not None:
            return Row(source.label, role, source.gradient, None, node, verdict=source.verdict)
        cut = self._detective.cut(source, call)
        reason = self._reason(cut, source, call, target)
        if source.zero:
            zeros = np.zeros_like(self._run.nodes[source.first].value)
            return Row(source.label, role, zeros, reason, node, no_path=True)
        return Row(source.label, role, None, reason, node)

    def _reason(self, cut: Cut, source: SourceDraft, call: CallDraft, target: str) -> Reason:
        span, line = self._place(cut.span, -1 if cut.scene is None else cut.scene)
        reason = reason_for(cut, source, call, target, line, self._run, self._program)
        node = None if cut.node is None else self._kept.nodes.get(cut.node)
        return replace(reason, line=line, span=span, node=node)

    def _cell(self, old: int) -> Cell:
        draft = self._run.cells[old]
        tape = None if draft.tape is None else self._kept.tapes[draft.tape]
        return Cell(self._kept.cells[old], self._kept.nodes[draft.node], tape, draft.number,
                    draft.why_not)  # fmt: skip

    def _tape(self, old: int) -> TapeRow:
        draft = self._run.tapes[old]
        _, line = self._place(draft.span, draft.scene)
        return TapeRow(self._kept.tapes[old], draft.name, None if draft.hidden else line,
                       draft.persistent, draft.watches_variables,
                       self._watched.get(old, ()), self._gone(draft))  # fmt: skip

    def _gone(self, draft: TapeDraft) -> int | None:
        """Return the cursor from which on nothing refers to a tape."""
        if draft.gone is None:
            return None
        return self._kept.index[max(draft.gone - self._run.start, 0)]
