"""A run as its passes, one after the other: forward, or back from the target of a gradient call."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from gradviz.trace.steps import Step
from gradviz.trace.trace import Trace


@dataclass(frozen=True, slots=True)
class Stretch:
    """Steps `start` to `stop` (half-open) of one pass; `target` names that of a backward one."""

    start: int
    stop: int
    backward: bool
    target: str = ""


@lru_cache(maxsize=4)
def passes(trace: Trace) -> tuple[Stretch, ...]:
    """Return the passes of a run, in order: each gradient call is a stretch of its own."""
    result, at = [], 0
    for (backward, gradient), steps in groupby(trace.steps, _pass):
        stop = at + sum(1 for _ in steps)
        target = "" if gradient is None else trace.gradients[gradient].target
        result.append(Stretch(at, stop, backward, target))
        at = stop
    return tuple(result)


def _pass(step: Step) -> tuple[bool, int | None]:
    return step.backward, step.gradient if step.backward else None
