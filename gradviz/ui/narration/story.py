"""What the card says about one moment: title, formulas, notes and the plain sentence. Pure.

The lines are worked out here from trace and frame; how they are set is the page's affair.
"""

from dataclasses import dataclass

import numpy as np

from gradviz.trace import Contribution, Frame, GradientCall, Row, Step, Trace
from gradviz.trace.mentions import put_together
from gradviz.trace.nonfinite import Birth
from gradviz.trace.stages import adjoint_before
from gradviz.trace.steps import (
    ASSIGNED,
    BACKWARD_ENDED,
    BACKWARD_STARTED,
    BOUND,
    COMPUTED,
    FAILED,
    FOLLOWED,
    PRINTED,
    PULLED_BACK,
    PUSHED,
    TANGENT_READ,
)
from gradviz.ui.formula import linked
from gradviz.ui.narration.birth_words import what
from gradviz.ui.narration.formula_text import (
    Formula,
    contribution_formula,
    forward_formula,
    partial,
    seed_formulas,
    sum_text,
    unnamed,
)
from gradviz.ui.narration.names import name_tex, node_link, row_name
from gradviz.ui.narration.sentences import broadcast_text, place, title, unnamed_text
from gradviz.ui.narration.tangent_text import tangent_formula
from gradviz.ui.narration.target_text import target_note, target_tex
from gradviz.ui.narration.truths import births_at, truths
from gradviz.ui.numbers import summary
from gradviz.words import say

MOST_CONTRIBUTIONS, MOST_RESULTS = 3, 6
FORWARD, BACKWARD, WRONG = "forward", "backward", "wrong"  # moods: the colour of the card's edge
NOTE, SENTENCE, CODE = "note", "sentence", "code"  # how a line of words is set
DONE, NOW, AHEAD = "done", "now", "ahead"  # where a stage's line stands beside the present one


@dataclass(frozen=True, slots=True)
class Line:
    """One line: formulas side by side, or words in one of three styles.

    The line of a stage has a `state`, and before its formula a `lead`; its result wears the colour
    of `mood` where that is not the story's.
    """

    formulas: tuple[Formula, ...] = ()
    words: str = ""
    style: str = SENTENCE
    lead: str = ""
    state: str = ""
    mood: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """Everything on the card. `mood` is FORWARD, BACKWARD, WRONG, or a role for a reason.

    What is said of nodes is marked in all words (see trace/mentions.py) and linked in formulas.
    """

    title: str
    place: str = ""
    lines: tuple[Line, ...] = ()
    mood: str = FORWARD


def story(trace: Trace, frame: Frame | None, gradient: str) -> Story:
    """Return what to say at `frame`. `gradient` is the colour, "#rrggbb", of gradients."""
    if not trace.steps:
        return _without_steps(trace)
    if frame is None or frame.step is None:
        return Story(say("card.start"), "", (Line(words=say("card.start_hint")),))
    step = frame.step
    lines = _formulas(trace, step, gradient)
    formulas = [formula for line in lines for formula in line.formulas]
    notes = [unnamed_text(trace, unnamed(trace, formulas))]
    if step.backward and formulas:
        notes.insert(0, target_note(trace, step))
    if text := ",   ".join(filter(None, notes)):
        lines.append(Line(words=text, style=NOTE))
    if step.text and step.kind != PRINTED:
        lines.append(Line(words=put_together(step.text, step.mentions)))
    hint = _hint(trace) if step.kind == FAILED else []
    born, kinks = _born(trace, frame), [Line(words=t, style=NOTE) for t in truths(trace, frame)]
    first, last = (born, kinks) if born else (kinks, [])  # the formula shall be seen, too
    told = (*first, *lines, *hint, *last)
    return Story(title(trace, step), place(trace, step), told, _mood(step))


def _without_steps(trace: Trace) -> Story:
    """Return why there is nothing to step through."""
    if trace.text.strip() and (error := trace.error) is not None:
        where = say("card.line", line=error.line) if error.line is not None else ""
        lines = (Line(words=error.message), *_hint(trace))
        return Story(say("card.not_run"), where, lines, WRONG)
    key = "card.ran" if trace.text.strip() else "card.empty"
    key = "card.given" if trace.drawable else key
    return Story(say(key), "", (Line(words=say(f"{key}_hint")),))


def _hint(trace: Trace) -> list[Line]:
    """Return what helps against the error, where that is known."""
    error = trace.error
    return [Line(words=error.hint, style=NOTE)] if error is not None and error.hint else []


def _born(trace: Trace, frame: Frame) -> list[Line]:
    """Return what comes up at this step that is not finite: told first, so that it is seen."""
    lines: list[Line] = []
    for text, code in births_at(trace, frame):
        lines += [Line(words=text), *([Line(words=code, style=CODE)] if code else [])]
    return lines


def reason_story(row: Row) -> Story:
    """Return why `row` has no gradient."""
    reason = row.reason
    where = say("card.line", line=reason.line) if reason and reason.line is not None else ""
    words = reason.message if reason else ""
    return Story(say("card.why_none", name=row.source), where, (Line(words=words),), row.role)


def outcome_story(before: Row, after: Row) -> Story:
    """Return what a repair did to a gradient."""
    arrived = after.value is not None and not after.no_path
    key = "card.repaired" if arrived else "card.not_repaired"
    was, now = (_with_reason(row) for row in (before, after))
    lines = (
        Line(words=say("card.before", answer=was), style=NOTE),
        Line(words=say("card.after", answer=now)),
        _take_back(),
    )
    return Story(say(key, name=after.source), "", lines, after.role)


def cured_story(birth: Birth) -> Story:
    """Return what an edit did that was offered against `birth`."""
    title = say("nonfinite.cured", what=what(birth.result))
    return Story(title, "", (Line(words=say("nonfinite.cured_now")), _take_back()))


def _take_back() -> Line:
    return Line(words=say("card.take_back"), style=NOTE)


def _with_reason(row: Row) -> str:
    if row.reason is None:
        return _answer(row)
    return say("card.answer_because", answer=_answer(row), why=say(f"reason.{row.reason.code}"))


def _mood(step: Step) -> str:
    if step.kind == FAILED:
        return WRONG
    return BACKWARD if step.backward else FORWARD


def _formulas(trace: Trace, step: Step, gradient: str) -> list[Line]:
    if step.kind == PULLED_BACK and step.node is not None:
        return _pulled_back(trace, step, gradient)
    if step.kind == COMPUTED and step.node is not None:
        return [Line((forward_formula(trace, trace.nodes[step.node]),))]
    if step.kind in (BOUND, ASSIGNED) and step.node is not None:
        node = trace.nodes[step.node]
        sign = "=" if step.kind == BOUND else "\\leftarrow"
        head = f"{node_link(trace, node.id)} {sign}"
        return [Line((Formula((head,), summary(node.value), node.id),))]
    if step.kind in (FOLLOWED, PUSHED, TANGENT_READ):
        return [Line((tangent_formula(trace, step, gradient),))]
    if step.kind == BACKWARD_STARTED:
        return [Line(seed_formulas(trace, step, gradient)[:MOST_RESULTS])]
    if step.kind == BACKWARD_ENDED:
        return _results(trace, step)
    if step.kind == PRINTED and step.output:
        return [Line(words=step.output.rstrip("\n"), style=CODE)]
    return []


def _pulled_back(trace: Trace, step: Step, gradient: str) -> list[Line]:
    if not step.contributions:
        return [Line(words=say("card.nothing_flows"), style=NOTE)]
    lines = []
    told = step.contributions[:MOST_CONTRIBUTIONS]
    before = {one.node: adjoint_before(step, one.node) for one in told}
    for contribution in told:
        lines.append(Line((contribution_formula(trace, step, contribution, gradient),)))
        lines += _notes(trace, contribution, before.get(contribution.node))
        before[contribution.node] = contribution.total
    more = len(step.contributions) - MOST_CONTRIBUTIONS
    if more > 0:
        lines.append(Line(words=say("card.more", count=more), style=NOTE))
    return lines


def _notes(trace: Trace, contribution: Contribution, before: np.ndarray | None) -> list[Line]:
    notes = []
    if text := broadcast_text(trace, contribution):
        notes.append(Line(words=text, style=NOTE))
    if contribution.expected > 1:
        text = say(
            "card.sum",
            sum=sum_text(before, contribution),
            arrived=contribution.arrived,
            expected=contribution.expected,
        )
        notes.append(Line(words=text, style=NOTE))
    return notes


def _results(trace: Trace, step: Step) -> list[Line]:
    call = _call(trace, step)
    if call is None:
        return []
    target = target_tex(trace, step)
    formulas = tuple(
        Formula((f"{_asked(trace, target, row)} =",), _answer(row), row.node)
        for row in call.rows[:MOST_RESULTS]
    )
    lines = [Line(formulas)] if formulas else []
    if len(call.rows) > MOST_RESULTS:
        more = say("card.more", count=len(call.rows) - MOST_RESULTS)
        lines.append(Line(words=more, style=NOTE))
    return lines


def _asked(trace: Trace, target: str, row: Row) -> str:
    asked = partial(target, name_tex(row_name(trace, row)))
    return asked if row.node is None else linked(asked, row.node)


def _answer(row: Row) -> str:
    if row.no_path:
        return say("gradient.no_path")
    return "None" if row.value is None else summary(row.value)


def _call(trace: Trace, step: Step) -> GradientCall | None:
    if step.gradient is None or step.gradient >= len(trace.gradients):
        return None
    return trace.gradients[step.gradient]
