"""Which stories of a trace need the most room: the card is as high as they are, at every step.

So no step moves the card, and a program that says little leaves the graph the room. Pure.
"""

from dataclasses import replace
from heapq import nlargest

from gradviz.trace import Frame, Step, Trace, frame_at
from gradviz.trace.stages import most_stages

LEAST, MOST = 104, 170  # pixels at scale 1; what is longer scrolls
TRIED, TRIED_INSIDE = 3, 2  # steps whose stories are measured, each of another operation
LARGE = 3000  # steps; beyond, nothing is tried out and the card is as high as it may be
_LINE = 60  # letters of a sentence that are about a line


def longest(trace: Trace) -> tuple[Frame, ...]:
    """Return the moments at which the card has most to say; some of them inside a step."""
    steps = trace.steps
    longest_of: dict[tuple[str, str], tuple[float, int]] = {}
    for k, step in enumerate(steps):
        kind = step.kind, trace.nodes[step.node].op if step.node is not None else ""
        longest_of[kind] = max(longest_of.get(kind, (0.0, 0)), (_lines(step), k))
    tried = [k for _, k in nlargest(TRIED, longest_of.values())]
    frames = [frame_at(trace, k + 1) for k in {*tried, len(steps) - 1} if k >= 0]
    inside = nlargest(TRIED_INSIDE, range(len(steps)), key=lambda k: _stages(steps[k]))
    staged = (replace(frame_at(trace, k + 1), stage=1) for k in inside if most_stages(steps[k]))
    return (*frames, *staged)


def shape_of(trace: Trace) -> object:
    """Return what is equal in two runs of one program: while a value is dragged nothing jumps."""
    if len(trace.steps) > LARGE:
        return None
    return len(trace.steps), tuple((node.op, node.label) for node in trace.nodes)


def _lines(step: Step) -> float:
    """Estimate the lines of a step's story: an expression makes its formula as long as itself."""
    written = step.span.stop - step.span.start if step.span is not None else 0
    return len(step.contributions) + (len(step.text) + written) / _LINE


def _stages(step: Step) -> tuple[int, int]:
    """Return how many stages lead to one source, and how much there is to say of them."""
    return most_stages(step), len(step.text)
