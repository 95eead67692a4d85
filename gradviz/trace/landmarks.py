"""Moments worth going to in one stride: the next line, the next gradient call, the end of a pass.

A cursor counts the steps taken. All functions return a cursor, never beyond the ends; where there
is no such moment on that side, it is the end there.
"""

from collections.abc import Collection, Iterator

from gradviz.trace.nodes import NodeId
from gradviz.trace.steps import BACKWARD_STARTED, Step
from gradviz.trace.trace import Trace


def next_line(trace: Trace, cursor: int) -> int:
    """Return when the line that runs next has run: what follows is on another one."""
    steps, place = trace.steps, min(cursor + 1, len(trace.steps))
    here = steps[cursor].line if cursor < len(steps) else None
    while place < len(steps) and steps[place].line in (here, None):
        place += 1
    return place


def previous_line(trace: Trace, cursor: int) -> int:
    """Return when the line just run was about to run."""
    steps, place = trace.steps, max(cursor - 1, 0)
    while place and steps[place].line is None:  # what has no line belongs to the line before it
        place -= 1
    here, found = (steps[place].line if steps else None), place
    while place and steps[place - 1].line in (here, None):
        place -= 1
        found = place if steps[place].line == here else found
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


def is_break(trace: Trace, cursor: int, lines: Collection[int], nodes: Collection[NodeId]) -> bool:
    """Return whether that moment is one to stop at."""
    steps = trace.steps
    before = steps[cursor - 1] if cursor else None
    if before is not None and before.node in nodes:
        return True
    if cursor >= len(steps) or steps[cursor].line not in lines:
        return False
    return before is None or before.line != steps[cursor].line


def _pass(step: Step) -> tuple[bool, int | None]:
    return step.backward, step.gradient


def _gradients(trace: Trace) -> Iterator[int]:
    return (k + 1 for k, step in enumerate(trace.steps) if step.kind == BACKWARD_STARTED)
