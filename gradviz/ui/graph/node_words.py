"""A node in words: the rows of its card, and the sentence a screen reader hears. No Qt."""

import html

from gradviz.trace import Frame, Node, Trace
from gradviz.trace.folding import GROUP
from gradviz.ui.graph.card_truths import conventions, troubles
from gradviz.ui.graph.face import face, group_note, group_title, is_list
from gradviz.ui.graph.moment import Moment
from gradviz.ui.numbers import summary
from gradviz.ui.theme import Theme
from gradviz.words import say

_ROOM = 60  # characters of a value on a card


def title(node: Node, shown: bool) -> str:
    """Return what a node is called: its name and its operation, as far as there are any.

    A leaf without a name is called by its value, once that is there.
    """
    if node.op == GROUP:
        return group_title(node)
    if node.is_leaf:
        return node.label or (summary(node.value, _ROOM) if shown else node.op)
    return f"{node.label} = {node.op}" if node.label else node.op


def spoken(node: Node, moment: Moment) -> str:
    """Return one sentence about a node at a moment."""
    if node.op == GROUP:
        return say("graph.group.spoken", title=group_title(node), note=group_note(node))
    shown = bool(moment.shown[node.id])
    parts = [f"{node.label} {node.op}".strip() if not node.is_leaf else title(node, shown)]
    if node.is_leaf:
        parts.append(say(f"graph.role.{node.role}"))
    if node.ghost:
        parts.append(say("graph.card.ghost"))
    elif not moment.shown[node.id]:
        parts.append(say("graph.card.waiting"))
    else:
        parts.append(say("graph.spoken.value", value=summary(node.value, _ROOM)))
        adjoint = moment.adjoints.get(node.id)
        if adjoint is not None:
            which = "tangent" if node.id in moment.tangents else "gradient"
            parts.append(say(f"graph.spoken.{which}", value=summary(adjoint, _ROOM)))
        if not node.is_leaf and not node.recorded:
            parts.append(say("graph.card.unrecorded"))
    return ", ".join(parts)


def card(trace: Trace, frame: Frame, node: Node, moment: Moment, theme: Theme) -> str:
    """Return the card of a node as rich text."""
    facts = [say(f"graph.role.{node.role}")] if node.is_leaf else []
    if node.op == GROUP:
        facts = [group_note(node), *([say(f"graph.role.{node.role}")] if is_list(node) else ())]
    if node.line is not None:
        facts.append(say("graph.card.line", line=node.line))
    if not node.is_leaf and not node.recorded and not node.ghost:
        facts.append(say("graph.card.unrecorded"))
    called = html.escape(title(node, bool(moment.shown[node.id])))
    head = f"<span style='font-weight:600'>{called}</span>"
    if facts:
        head += f"&nbsp; <span style='color:{theme.muted}'>{html.escape(' · '.join(facts))}</span>"
    rows = "".join(
        f"<tr><td style='color:{theme.muted};padding-right:10px'>{html.escape(name)}</td>"
        f"<td style='color:{colour}'>{html.escape(text)}</td></tr>"
        for name, text, colour in (
            *_rows(node, moment, theme),
            *_truths(trace, frame, node, moment, theme),
        )
    )
    return f"{head}<table cellspacing='0' cellpadding='1'>{rows}</table>"


def _truths(
    trace: Trace, frame: Frame, node: Node, moment: Moment, theme: Theme
) -> list[tuple[str, str, str]]:
    if node.ghost or node.op == GROUP or not moment.shown[node.id]:
        return []
    bad = [(name, text, theme.bad) for name, text in troubles(trace, frame, node)]
    return bad + [(name, text, theme.text) for name, text in conventions(trace, node)]


def sentences(trace: Trace, moment: Moment) -> list[str]:
    """Return one sentence per node, in the order in which the program made them."""
    return [spoken(node, moment) for node in trace.nodes]


def _rows(node: Node, moment: Moment, theme: Theme) -> list[tuple[str, str, str]]:
    value = say("graph.card.value")
    if node.ghost:
        return [(value, say("graph.card.ghost"), theme.muted)]
    if not moment.shown[node.id]:
        return [(value, say("graph.card.waiting"), theme.muted)]
    kind = f"{node.shape} {node.dtype}" if node.shape else node.dtype
    rows = [
        (value, summary(node.value, _ROOM), theme.text),
        (say("graph.card.type"), kind, theme.text),
    ]
    if node.op == GROUP:
        rows = [] if is_list(node) else [(say("graph.group.result"), *rows[0][1:]), rows[1]]
        rows.append(("", say("graph.group.open"), theme.muted))
    adjoint = moment.adjoints.get(node.id)
    if adjoint is not None:
        which = "tangent" if node.id in moment.tangents else "gradient"
        rows.append((say(f"graph.card.{which}"), summary(adjoint, _ROOM), theme.gradient))
    elif face(node).slot:
        rows.append((say("graph.card.gradient"), say("graph.card.no_gradient"), theme.muted))
    if node.id in moment.pending:
        arrived, expected = moment.pending[node.id]
        rows.append(("", say("graph.card.on_way", k=arrived, n=expected), theme.gradient))
    return rows
