"""Moments worth going to in one stride: the next line, the next gradient call, the end of a pass.

A cursor counts the steps taken. All functions return a cursor, never beyond the ends; where there
is no such moment on that side, it is the end there.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from gradviz.trace.nodes import NodeId
from gradviz.trace.steps import BACKWARD_STARTED, COMPUTED, PULLED_BACK, Step
from gradviz.trace.trace import Trace


def next_line(trace: Trace, cursor: int) -> int:
    """Return when the line that runs next has run: what follows is on another one.

    A line that a loop runs again has run once then.
    """
    steps, place = trace.steps, min(cursor + 1, len(trace.steps))
    here = _place(trace, steps[cursor]) if cursor < len(steps) else _NOWHERE
    while place < len(steps) and (there := _place(trace, steps[place])).goes_on(here):
        here, place = here.filled(there), place + 1
    return place


def previous_line(trace: Trace, cursor: int) -> int:
    """Return when the line just run was about to run."""
    steps, place = trace.steps, max(cursor - 1, 0)
    while place and steps[place].line is None:  # what has no line belongs to the line before it
        place -= 1
    here, found = (_place(trace, steps[place]) if steps else _NOWHERE), place
    while place and (there := _place(trace, steps[place - 1])).goes_on(here):
        here, place = here.filled(there), place - 1
        found = place if steps[place].line == here.line else found
    return found


def next_gradient(trace: Trace, cursor: int) -> int:
    """Return when the next backward pass has just started."""
    return min((k for k in _gradients(trace) if k > cursor), default=len(trace.steps))


def previous_gradient(trace: Trace, cursor: int) -> int:
    """Return when the latest backward pass before this moment had just started."""
    return max((k for k in _gradients(trace) if k < cursor), default=0)


def end_of_pass(trace: Trace, cursor: int) -> int:
    """Return when the pass that runs next, forward or backward, is over."""
    steps = trace.steps
    if cursor >= len(steps):
        return len(steps)
    part = _pass(steps[cursor])
    return next((k for k in range(cursor, len(steps)) if _pass(steps[k]) != part), len(steps))


def next_break(trace: Trace, cursor: int, lines: Collection[int], nodes: Collection[NodeId]) -> int:
    """Return when one of the lines is about to run, or a step about one of the nodes was taken."""
    steps = trace.steps
    for place in range(cursor + 1, len(steps)):
        if is_break(trace, place, lines, nodes):
            return place
    return len(steps)


def on_line(trace: Trace, line: int) -> list[int]:
    """Return when a line has just begun to run, each time: with its own step, or a call's."""
    begun: list[int] = []
    before: list[_Place] = []
    for place, step in enumerate(trace.steps):
        touched = _touches(trace, step, (line,))
        here = [one for one in _places(trace, step) if one.line == line] if touched else []
        if here and not any(one.goes_on(other) for one in here for other in before):
            begun.append(place + 1)
        before = here
    return begun


def is_break(trace: Trace, cursor: int, lines: Collection[int], nodes: Collection[NodeId]) -> bool:
    """Return whether that moment is one to stop at."""
    steps = trace.steps
    before = steps[cursor - 1] if cursor else None
    if before is not None and before.node in nodes:
        return True
    if cursor >= len(steps) or not lines or not _touches(trace, steps[cursor], lines):
        return False
    entered = [place for place in _places(trace, steps[cursor]) if place.line in lines]
    going_on = _places(trace, before) if entered and before is not None else []
    return any(not any(place.goes_on(other) for other in going_on) for place in entered)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a step is: on which line, and which time that runs; None where that is not known."""

    line: int | None = None
    visit: int | None = None

    def goes_on(self, before: "_Place") -> bool:
        """Return whether this is still the same line, run the same time."""
        same_visit = self.visit == before.visit or None in (self.visit, before.visit)
        return self.line in (before.line, None) and same_visit

    def filled(self, later: "_Place") -> "_Place":
        """Return this place with the time that another step of it tells."""
        return self if self.visit is not None else _Place(self.line, later.visit)


_NOWHERE = _Place()


def _places(trace: Trace, step: Step) -> list[_Place]:
    """Return the lines that run at a step: its own, then those of the calls around it."""
    visits = _visits(trace, step)
    if not visits or visits[0][0] != step.line:
        return [_Place(step.line)]
    return [_Place(line, visit) for line, visit in visits]


def _touches(trace: Trace, step: Step, lines: Collection[int]) -> bool:
    """Return whether one of `lines` may run at a step: a quick no, for most of a long trace."""
    return step.line in lines or any(line in lines for line, _ in _visits(trace, step)[1:])


def _visits(trace: Trace, step: Step) -> tuple[tuple[int, int], ...]:
    node = step.node if step.kind in (COMPUTED, PULLED_BACK) else None
    return trace.nodes[node].visits if node is not None and node < len(trace.nodes) else ()


def _place(trace: Trace, step: Step) -> _Place:
    return _places(trace, step)[0]


def _pass(step: Step) -> tuple[bool, int | None]:
    return step.backward, step.gradient


def _gradients(trace: Trace) -> Iterator[int]:
    return (k + 1 for k, step in enumerate(trace.steps) if step.kind == BACKWARD_STARTED)
