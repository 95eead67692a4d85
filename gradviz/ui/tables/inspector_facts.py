"""Everything about one node at the cursor, as rows of plain facts. Pure; no widgets."""

import numpy as np

from gradviz.trace import Frame, Node, NodeId, Step, Trace
from gradviz.trace.naming import naming_of
from gradviz.trace.nodes import Own
from gradviz.trace.paths import versions
from gradviz.trace.stages import arrived_by
from gradviz.ui.narration.names import node_name
from gradviz.ui.narration.sentences import kept_text
from gradviz.ui.numbers import shape_text, short, summary
from gradviz.ui.tables.inspector_fact import (
    CODE,
    GRADIENT,
    GRADIENT_SPREAD,
    HEADING,
    PLAIN,
    ROLE,
    SPREAD,
    Fact,
)
from gradviz.ui.tables.inspector_index import BackwardIndex
from gradviz.ui.tables.inspector_paths import Ledgers
from gradviz.ui.tables.inspector_slopes import derivatives, derivatives_to_come
from gradviz.ui.tables.inspector_spread import spread_facts
from gradviz.ui.tables.inspector_truths import nonfinite_facts, place_facts
from gradviz.ui.tables.inspector_witnesses import CheckRows
from gradviz.words import say


class Knowledge:
    """What the rows are taken from: one trace, and what is worked out of it once."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.index = BackwardIndex(trace)
        self.ledgers = Ledgers(trace)
        self.checks = CheckRows()


def facts(known: Knowledge, frame: Frame, number: NodeId) -> tuple[Fact, ...]:
    """Return the rows about node `number` as things stand at `frame`."""
    trace, node = known.trace, known.trace.nodes[number]
    if number not in frame.visible:
        return _to_come(trace, node)
    return (
        _heading(trace, node),
        _value_of(node),
        *spread_facts(node.value, SPREAD),
        *nonfinite_facts(trace, frame, node),
        *derivatives(trace, node, known.index.pulled(node.id, frame)),
        *_written(trace, node),
        *place_facts(trace, node),
        *_tangent(frame, node),
        *_backward(known.index, frame, node),
        *_check(known, frame, node),
        *_paths(known, frame, node),
        *_tape(trace, node),
        *_what_it_is(node),
    )


def _to_come(trace: Trace, node: Node) -> tuple[Fact, ...]:
    """Return what is known of a node before its step: nothing that only the step works out."""
    waiting = say("graph.card.waiting")
    rows = [_heading(trace, node), Fact(say("inspector.value"), waiting, PLAIN)]
    if any(node.rules):
        rows += [*derivatives_to_come(trace, node), *_written(trace, node)]
        rows.append(Fact(say("inspector.gradient"), waiting, PLAIN))
    return (*rows, *_place(node))


def _heading(trace: Trace, node: Node) -> Fact:
    name = node_name(trace, node.id)
    number = say("inspector.node", id=node.id)
    title = name if name != number else node.op
    rest = [node.op] if title != node.op and not node.is_leaf else []
    return Fact(title, "   ".join([*rest, number]), HEADING)


def _value_of(node: Node) -> Fact:
    label = say("inspector.value")
    if isinstance(node.value, np.ndarray):
        return _value(label, node.value)
    return Fact(label, summary(node.value))


def _what_it_is(node: Node) -> tuple[Fact, ...]:
    return (
        Fact(say("inspector.shape"), shape_text(node.shape)),
        Fact(say("inspector.dtype"), node.dtype),
        *_place(node),
    )


def _place(node: Node) -> tuple[Fact, ...]:
    """Return what the text alone tells of a node."""
    rows = [Fact(say("inspector.role"), say(f"role.{node.role}"), ROLE)]
    if node.line is not None:
        rows.append(Fact(say("inspector.line"), str(node.line)))
    return tuple(rows)


def _value(label: str, array: np.ndarray, look: str = CODE) -> Fact:
    return Fact(label, summary(array), look, array if array.size > 1 else None)


def _written(trace: Trace, node: Node) -> tuple[Fact, ...]:
    """Return whose derivative it is, or for which it was made, where the program wrote one."""
    own = (Fact(say("inspector.own"), _function(node.own), PLAIN),) if node.own is not None else ()
    return (*own, *_author(trace, node))


def _author(trace: Trace, node: Node) -> tuple[Fact, ...]:
    """Return which gradient function of the program made a node, and for which call."""
    call = None if node.author is None else trace.nodes[node.author]
    if call is None or call.own is None:
        return ()
    text = naming_of(trace).made_by(call.id) or node_name(trace, call.id)
    words = say("inspector.author_for", own=_function(call.own), call=text)
    return (Fact(say("inspector.author"), words, PLAIN),)


def _function(own: Own) -> str:
    return own.name if own.line is None else say("narration.own", name=own.name, line=own.line)


def _tangent(frame: Frame, node: Node) -> tuple[Fact, ...]:
    """Return what forward mode takes along with the node's value, as far as it is there."""
    label, tangent = say("inspector.tangent"), frame.tangents.get(node.id)
    if tangent is not None:
        return (_value(label, tangent, GRADIENT), *spread_facts(tangent, GRADIENT_SPREAD))
    return (Fact(label, say("graph.card.waiting"), PLAIN),) if node.tangent else ()


def _backward(index: BackwardIndex, frame: Frame, node: Node) -> tuple[Fact, ...]:
    call = index.in_force(frame)
    step = index.pulled(node.id, frame)
    if step is not None and step.gradient != call:
        step = None  # of a pass before this one
    arriving = step.upstream if step is not None else frame.adjoints.get(node.id)
    if arriving is None:
        waiting = Fact(say("inspector.gradient"), say("graph.card.waiting"), PLAIN)
        return (waiting,) if index.is_ahead(node.id, frame) else ()
    rows = [_value(say("inspector.arriving"), arriving, GRADIENT)]
    rows.extend(spread_facts(arriving, GRADIENT_SPREAD))
    expected = index.expected(node.id, call)
    if expected > 1:
        arrived = frame.arrived.get(node.id, 0)
        text = say("inspector.arrived_of", arrived=arrived, expected=expected)
        rows.append(Fact(say("inspector.contributions"), text, PLAIN))
    return (*rows, *_leaving(index.trace, frame, step))


def _leaving(trace: Trace, frame: Frame, step: Step | None) -> tuple[Fact, ...]:
    """Return what a backward step has passed on by now: inside of it, not all."""
    if step is None:
        return ()
    several, rows = len(step.contributions) > 1, []
    uses = arrived_by(frame) if step is frame.step else range(len(step.contributions))
    for contribution in (step.contributions[use] for use in uses):
        name = node_name(trace, contribution.node)
        label = say("inspector.leaving_to", name=name) if several else say("inspector.leaving")
        rows.append(_value(label, contribution.value, GRADIENT))
    return tuple(rows)


def _check(known: Knowledge, frame: Frame, node: Node) -> tuple[Fact, ...]:
    """Return what other witnesses say of the node's gradient, once a call has all of it."""
    nodes = versions(known.trace, node.id)
    call = known.index.arrived(nodes, frame)
    if call is None:
        return ()
    for place, row in enumerate(known.trace.gradients[call].rows):
        if row.node in nodes and row.value is not None and not row.no_path:
            return known.checks.of(call, place, row)
    return ()


def _paths(known: Knowledge, frame: Frame, node: Node) -> tuple[Fact, ...]:
    nodes = versions(known.trace, node.id)
    gradient = known.index.arrived(nodes, frame)
    if gradient is None or not (node.is_leaf or known.index.is_source(nodes, gradient)):
        return ()
    return known.ledgers.facts(gradient, node.id)


def _tape(trace: Trace, node: Node) -> tuple[Fact, ...]:
    if node.is_leaf:
        return ()
    rows = [Fact(say("inspector.recorded"), _recorded(trace, node), PLAIN)]
    if node.recorded:
        what = kept_text(trace, node)
        if node.kept_bytes:
            what = say("inspector.held_bytes", what=what, bytes=short(node.kept_bytes))
        rows.append(Fact(say("inspector.held"), what, PLAIN))
    if node.wall:
        rows.append(Fact(say("inspector.wall"), say(f"reason.{node.wall}"), PLAIN))
    return tuple(rows)


def _recorded(trace: Trace, node: Node) -> str:
    if node.ghost:
        return say("inspector.no_because", why=say("inspector.ghost"))
    if node.recorded:
        return say("inspector.yes")
    code = next((cell.why_not for cell in trace.cells if cell.node == node.id), "")
    if not code:
        return say("inspector.no")
    return say("inspector.no_because", why=say(f"reason.{code}"))
