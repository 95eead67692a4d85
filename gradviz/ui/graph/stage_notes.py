"""What stands beside node or edge inside a backward step: a few words, numbers, a heat map.

Pure: graph and stage in, a note out; where it goes on the picture is the mark's affair.
"""

from dataclasses import dataclass

import numpy as np

from gradviz.trace import Contribution, Node, Step, Trace
from gradviz.trace.stages import LOCAL, PRODUCT, UNBROADCAST, UPSTREAM, Stage, factor
from gradviz.ui.narration.formula_text import filled, rule_of, symbols_of
from gradviz.ui.narration.names import node_name
from gradviz.ui.numbers import shape_text, short, summary
from gradviz.ui.plain_formula import plain
from gradviz.words import say

_WHOLE = 1e4  # below, whole numbers are written as such
ROOM = 16  # characters a small array may take before it is a heat map with its shape


@dataclass(frozen=True, slots=True, eq=False)
class Note:
    """`maps` are drawn one behind the other with arrows between; a note without has numbers."""

    title: str
    text: str
    maps: tuple[np.ndarray, ...] = ()
    gradient: bool = True  # whether what it tells of is a gradient


def note_of(trace: Trace, step: Step, stage: Stage) -> Note:
    """Return what is written at a stage."""
    node = trace.nodes[step.node or 0]
    if stage.kind == UPSTREAM:
        return _note(say("stage.upstream"), stage.value)
    one = step.contributions[stage.use]
    if stage.kind == LOCAL:
        return _local(trace, step, node, stage)
    if stage.kind == PRODUCT:
        return _product(trace, step, stage)
    if stage.kind == UNBROADCAST:
        return _narrowed(one, stage)
    return _added(trace, one, stage)


def _note(title: str, value: np.ndarray | None, gradient: bool = True) -> Note:
    if value is None or not value.ndim or not value.size:
        return Note(title, "" if value is None else summary(value), (), gradient)
    written = summary(value, ROOM)
    text = written if written.startswith("[") else shape_text(value.shape)
    return Note(title, text, (value,), gradient)


def _local(trace: Trace, step: Step, node: Node, stage: Stage) -> Note:
    one = step.contributions[stage.use]
    title = say("stage.local")
    if len(step.contributions) > 1:
        title = say("stage.towards", stage=title, name=node_name(trace, one.node))
    if stage.value is None:
        rule = filled(rule_of(node, one.position), symbols_of(trace, node, "g"))
        return Note(title, f"g → {plain(rule)}", (), gradient=False)
    if not stage.value.ndim:
        return Note(title, _slope(float(stage.value)), (), gradient=False)
    return _note(title, stage.value, gradient=False)


def _product(trace: Trace, step: Step, stage: Stage) -> Note:
    made = _note(say("stage.product"), stage.value)
    slope = factor(trace, step, stage.use)
    if slope is None:
        return made
    by = _bracketed(_slope(slope))
    return Note(made.title, f"{short(step.upstream)} · {by} = {made.text}")


def _slope(slope: float) -> str:
    """Return a local derivative, a whole one without its zeros."""
    return str(int(slope)) if slope.is_integer() and abs(slope) < _WHOLE else short(slope)


def _bracketed(number: str) -> str:
    return f"({number})" if number.startswith("-") else number


def _narrowed(one: Contribution, stage: Stage) -> Note:
    if one.wide is None:
        return _note(say("stage.unbroadcast"), stage.value)
    text = f"{shape_text(one.wide.shape)} → {shape_text(one.value.shape)}"
    maps = (one.wide, one.value) if one.value.ndim else (one.wide,)
    return Note(say("stage.unbroadcast"), text, maps)


def _added(trace: Trace, one: Contribution, stage: Stage) -> Note:
    name = node_name(trace, one.node)
    title = say("stage.arrived", k=one.arrived, n=one.expected, name=name)
    made = _note(title, stage.value)
    if stage.before is None or stage.value is None or stage.value.ndim:
        return made
    added = _bracketed(short(one.value))
    return Note(title, f"{short(stage.before)} + {added} = {made.text}")
