r"""What the card says inside a backward step: one line a stage, in symbols and then with numbers.

All lines of one input are there from its first stage on, those to come faint, so that nothing jumps
from stage to stage. Pure: trace and frame in, a story out.
"""

import re

import numpy as np

from gradviz.trace import Contribution, Frame, Step, Trace
from gradviz.trace.stages import (
    ACCUMULATE,
    LOCAL,
    PRODUCT,
    UNBROADCAST,
    UPSTREAM,
    Stage,
    factor,
    local_derivative,
    most_stages,
    plan,
    stage_to,
)
from gradviz.ui.formula import coloured, linked
from gradviz.ui.narration.formula_text import (
    Formula,
    filled,
    local_rule,
    number_tex,
    numbers_of,
    partial,
    rule_of,
    symbols_of,
)
from gradviz.ui.narration.names import node_name, node_tex
from gradviz.ui.narration.sentences import title
from gradviz.ui.narration.story import AHEAD, BACKWARD, DONE, FORWARD, NOW, Line, Story
from gradviz.ui.narration.target_text import target_tex
from gradviz.ui.numbers import DIGITS, summary
from gradviz.ui.plain_formula import plain
from gradviz.words import say

_WHOLE = 1e4  # below, whole numbers are written as such


def stage_story(trace: Trace, frame: Frame, gradient: str) -> Story:
    """Return what to say at a stage. `gradient` is the colour, "#rrggbb", of gradients."""
    step = frame.step
    assert step is not None
    kinds = plan(step)
    _, use = kinds[frame.stage - 1]
    lines = []
    for number, (kind, other) in enumerate(kinds, 1):
        if other != use and kind != UPSTREAM:
            continue
        stage = stage_to(trace, step, kind, other)
        line = Line(
            (formula_of(trace, step, stage, use, gradient),),
            lead=lead(step, stage),
            state=_state(number, frame.stage),
            mood=FORWARD if kind == LOCAL else "",  # no gradient yet
        )
        lines.append(line)
    lines += [Line(state=AHEAD)] * (most_stages(step) - len(lines))
    return Story(title(trace, step), place(trace, frame), tuple(lines), BACKWARD)


def _state(number: int, now: int) -> str:
    return NOW if number == now else DONE if number < now else AHEAD


def place(trace: Trace, frame: Frame) -> str:
    """Return which stage of how many it is, and towards which input it leads."""
    step = frame.step
    kinds = plan(step)
    kind, use = kinds[frame.stage - 1]
    if step is None or kind == UPSTREAM:
        return say("stage.place", at=frame.stage, count=len(kinds))
    name = node_name(trace, step.contributions[use].node)
    return say("stage.into", at=frame.stage, count=len(kinds), name=name)


def lead(step: Step, stage: Stage) -> str:
    """Return the name of a stage."""
    if stage.kind != ACCUMULATE:
        return say(f"stage.{stage.kind}")
    one = step.contributions[stage.use]
    return say("stage.accumulate", k=one.arrived, n=one.expected)


def formula_of(trace: Trace, step: Step, stage: Stage, use: int, gradient: str) -> Formula:
    """Return the line of one stage on the way to a use, with symbols and with numbers."""
    node, target = trace.nodes[step.node or 0], target_tex(trace, step)
    upstream = linked(partial(target, node_tex(trace, node.id)), node.id, gradient)
    if stage.kind == UPSTREAM:
        head = f"g = {upstream}" if _ruled(trace, step, use) else upstream
        return Formula((f"{head} =",), summary(stage.value), node.id)
    one = step.contributions[stage.use]
    if stage.kind == LOCAL:
        return _local(trace, step, stage)
    if stage.kind == PRODUCT:
        return _product(trace, step, stage, upstream, gradient)
    if stage.kind == UNBROADCAST:
        return _narrowed(one, stage)
    source = linked(partial(target, node_tex(trace, one.node)), one.node, gradient)
    return _added(one, stage, source, gradient)


def _ruled(trace: Trace, step: Step, use: int) -> bool:
    """Return whether the local derivative of a use is a rule for what arrives, and no number."""
    if use >= len(step.contributions):
        return False
    node, one = trace.nodes[step.node or 0], step.contributions[use]
    numbers = not np.ndim(node.value) and not one.value.ndim
    known = numbers or local_derivative(trace, step, one) is not None
    return not known or _slope(rule_of(node, one.position)) is None


def _slope(rule: str) -> str | None:
    r"""Return `rule` without its upstream factor: "$g $y" gives "$y", "\frac{$g}{$y}" 1 over it."""
    found = local_rule(rule)
    if found is None and rule.count("$g") == rule.count("\\frac{$g}") == 1:
        return rule.replace("\\frac{$g}", "\\frac{1}")
    return found


def _local(trace: Trace, step: Step, stage: Stage) -> Formula:
    node, one = trace.nodes[step.node or 0], step.contributions[stage.use]
    rule = rule_of(node, one.position)
    head = partial(node_tex(trace, node.id), node_tex(trace, one.node))
    slope = _slope(rule)
    if slope is None or _ruled(trace, step, stage.use):
        return Formula((f"g \\mapsto {filled(rule, symbols_of(trace, node, 'g'))}",))
    symbols = filled(slope, symbols_of(trace, node, ""))
    numbers = filled(slope, numbers_of(trace, node, ""))
    if _is_number(plain(symbols)) or stage.value is None:
        return Formula((f"{head} = {symbols}",))
    if np.ndim(node.value):
        return Formula((f"{head} = {symbols}", "\\to"), summary(stage.value))
    told = plain(numbers) in (plain(symbols), plain(number_tex(stage.value)))
    parts = (f"{head} = {symbols}", *(() if told else (f"= {numbers}",)))
    return Formula((*parts, "="), summary(stage.value))


def _product(trace: Trace, step: Step, stage: Stage, upstream: str, gradient: str) -> Formula:
    node, one = trace.nodes[step.node or 0], step.contributions[stage.use]
    wide = summary(stage.value)
    slope = factor(trace, step, stage.use)
    if slope is not None:
        local = partial(node_tex(trace, node.id), node_tex(trace, one.node))
        numbers = f"= {_signed(step.upstream, gradient)} \\cdot {_bracketed(_slope_tex(slope))}"
        return Formula((f"{upstream} \\cdot {local}", numbers, "="), wide)
    rule = rule_of(node, one.position)
    rule = f"{rule} \\cdot 1" if rule in ("$g", "-$g") else rule
    symbols = filled(rule, symbols_of(trace, node, upstream))
    numbers = filled(rule, numbers_of(trace, node, coloured(number_tex(step.upstream), gradient)))
    shapes = any(np.ndim(trace.nodes[number].value) for number in (node.id, *node.inputs))
    if not shapes:
        return Formula((symbols, f"= {numbers}", "="), wide)
    return Formula((symbols, f":\\; {numbers}", "\\to"), wide)


def _narrowed(one: Contribution, stage: Stage) -> Formula:
    axes = ",".join(str(axis) for axis in stage.axes)
    total = f"\\textstyle\\sum_{{\\mathtt{{axis}}\\,{axes}}}"
    return Formula((f"{total}\\; {number_tex(one.wide)} \\to {number_tex(one.value)}", "="),
                   summary(stage.value))  # fmt: skip


def _added(one: Contribution, stage: Stage, source: str, gradient: str) -> Formula:
    if stage.before is None:
        return Formula((f"{source} =",), summary(stage.value), one.node)
    terms = f"{_signed(stage.before, gradient)} + {_signed(one.value, gradient)}"
    relation = "\\to" if one.value.ndim else "="
    return Formula((f"{source} = {terms}", relation), summary(stage.value), one.node)


def _signed(value: np.ndarray | None, gradient: str) -> str:
    return coloured(_bracketed(number_tex(value, DIGITS)), gradient)


def _bracketed(tex: str) -> str:
    return f"({tex})" if tex.startswith("-") else tex


def _slope_tex(slope: float) -> str:
    whole = slope.is_integer() and abs(slope) < _WHOLE
    return str(int(slope)) if whole else number_tex(np.asarray(slope), DIGITS)


def _is_number(tex: str) -> bool:
    return re.fullmatch(r"-?[\d.]+", tex) is not None
