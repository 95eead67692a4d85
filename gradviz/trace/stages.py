"""What happens inside one backward step, stage by stage: from its upstream to its sources.

The upstream arrives; then, input by input, the local derivative, its product with the upstream, the
sum that undoes broadcasting where there was any, and the addition to the source's adjoint. Worked
out from what the step wrote down: nothing is differentiated again. Knows no picture.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from gradviz.trace.local import local
from gradviz.trace.nodes import Node, NodeId
from gradviz.trace.replay import Frame, apply, frame_at
from gradviz.trace.steps import PULLED_BACK, Change, Contribution, Step
from gradviz.trace.trace import Trace

UPSTREAM, LOCAL, PRODUCT, UNBROADCAST, ACCUMULATE = (
    "upstream",
    "local",
    "product",
    "unbroadcast",
    "accumulate",
)
MOST_LOCAL = 4096  # elements of a local derivative that are worked out while someone waits
_CLOSE = 1e-4  # how near a product of factors has to be to what was recorded, to explain it
_TINY = 1e-30  # below, the quotient of two recorded float32 numbers has lost its digits


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """One stage of a backward step.

    `use` says to which of the step's contributions it leads; the upstream, common to all, goes
    before the first. `value` is what there is when the stage is over: the upstream; the local
    derivative, element by element (None where it is a rule and no array: matmul, a sum); the
    product, as wide as the output; the product summed to the source's shape; the adjoint so far.
    `before` is the adjoint that an ACCUMULATE adds to, None where nothing had arrived. `axes` are
    those of the product that an UNBROADCAST sums over.
    """

    kind: str
    use: int
    value: np.ndarray | None
    before: np.ndarray | None = None
    axes: tuple[int, ...] = ()


def plan(step: Step | None) -> tuple[tuple[str, int], ...]:
    """Return the kind and the use of every stage of a step; () for a step with nothing inside."""
    if step is None or not _has_inside(step):
        return ()
    found = [(UPSTREAM, 0)]
    for use, one in enumerate(step.contributions):
        kinds = (LOCAL, PRODUCT, UNBROADCAST, ACCUMULATE)
        found += [(kind, use) for kind in kinds if kind != UNBROADCAST or spread(one)]
    return tuple(found)


def most_stages(step: Step) -> int:
    """Return how many stages lead to the input with the most, the upstream among them, or 0."""
    if not _has_inside(step):
        return 0
    return 1 + max((3 + spread(one) for one in step.contributions), default=0)


def _has_inside(step: Step) -> bool:
    return step.kind == PULLED_BACK and step.node is not None and step.upstream is not None


def spread(one: Contribution) -> bool:
    """Return whether the source was broadcast, so that its contribution had to be summed."""
    return one.wide is not None and one.wide.shape != one.value.shape


def stage_of(trace: Trace, step: Step | None, number: int) -> Stage | None:
    """Return stage `number` of a step, counted from 1; None for 0 and beyond the last."""
    kinds = plan(step)
    if step is None or not 0 < number <= len(kinds):
        return None
    return stage_to(trace, step, *kinds[number - 1])


def stages(trace: Trace, step: Step | None) -> tuple[Stage, ...]:
    """Return all stages of a step, in order; () for a step with nothing inside."""
    return () if step is None else tuple(stage_to(trace, step, *one) for one in plan(step))


def stage_to(trace: Trace, step: Step, kind: str, use: int) -> Stage:
    """Return the stage of this kind that leads to a use; both are of the step's plan."""
    if kind == UPSTREAM:
        return Stage(kind, use, step.upstream)
    one = step.contributions[use]
    if kind == LOCAL:
        return Stage(kind, use, local_derivative(trace, step, one))
    if kind == PRODUCT:
        return Stage(kind, use, one.value if one.wide is None else one.wide)
    if kind == UNBROADCAST:
        return Stage(kind, use, one.value, axes=_summed(one))
    return Stage(kind, use, one.total, before=_before(step, use))


def local_derivative(trace: Trace, step: Step, one: Contribution) -> np.ndarray | None:
    """Return how the output changes with one input, element by element, or None: a rule only."""
    node = trace.nodes[step.node or 0]
    if not isinstance(node.value, np.ndarray) or node.value.size > MOST_LOCAL:
        return None
    found = local(trace.nodes, node, one.position)
    return found if found is not None else quotient(node, step, one)


def factor(trace: Trace, step: Step, use: int) -> float | None:
    """Return the number that, times the upstream, is the product of one use; None for arrays.

    None also where that does not explain what was recorded: 0 times infinity may be 0 in the run.
    """
    one = step.contributions[use]
    value = local_derivative(trace, step, one)
    if value is None or value.ndim or step.upstream is None or step.upstream.ndim:
        return None
    with np.errstate(all="ignore"):
        made = float(step.upstream) * float(value)
    return float(value) if np.isclose(made, float(one.value), rtol=_CLOSE, atol=0.0) else None


def quotient(node: Node, step: Step, one: Contribution) -> np.ndarray | None:
    """Return the local derivative of a number by a number that has no row of its own."""
    upstream, value = step.upstream, one.value
    if node.own is not None:
        return None  # whatever its author makes of the upstream
    if upstream is None or np.ndim(node.value) or upstream.ndim or value.ndim:
        return None
    if upstream.dtype.kind != "f" or value.dtype.kind != "f":
        return None
    above, below = float(upstream), float(value)
    if not np.isfinite(above) or not np.isfinite(below) or abs(above) <= _TINY:
        return None
    return np.asarray(below / above)


def _summed(one: Contribution) -> tuple[int, ...]:
    wide, narrow = one.wide, one.value
    if wide is None:
        return ()
    lead = wide.ndim - narrow.ndim
    spread_out = [k for k, n in enumerate(narrow.shape) if n == 1 and wide.shape[k + lead] != 1]
    return (*range(lead), *(k + lead for k in spread_out))


def _before(step: Step, use: int) -> np.ndarray | None:
    """Return the source's adjoint before this contribution; None where it is the first."""
    one = step.contributions[use]
    if one.arrived <= 1:
        return None
    for earlier in reversed(step.contributions[:use]):
        if earlier.node == one.node:
            return earlier.total
    return adjoint_before(step, one.node)


def adjoint_before(step: Step, node: NodeId) -> np.ndarray | None:
    """Return a node's adjoint before the first contribution of a backward step; None without one.

    Other changes may come first in the step: a pass takes its adjoints up again after one inside.
    """
    count = sum(one.node == node for one in step.contributions)
    changes = [c for c in step.changes if c.table == "adjoints" and c.key == node]
    if not changes:
        return None
    before = changes[max(len(changes) - count, 0)].before
    return before if isinstance(before, np.ndarray) else None


def frame_inside(trace: Trace, index: int, stage: int) -> Frame:
    """Return the frame `stage` stages into the last of `index` steps; all of the step for 0.

    The record counts as being pulled back from the first stage on; an adjoint is there when the
    stage that adds to it is over.
    """
    if not stage:
        return frame_at(trace, index)
    frame, step = frame_at(trace, index - 1), trace.steps[index - 1]
    apply(frame, _at_once(step))
    for kind, use in plan(step)[:stage]:
        if kind == ACCUMULATE:
            one = step.contributions[use]
            frame.adjoints[one.node], frame.arrived[one.node] = one.total, one.arrived
    frame.index, frame.stage = index, stage
    frame.step, frame.next_step = step, trace.steps[index] if index < len(trace.steps) else None
    return frame


def _at_once(step: Step) -> Iterator[Change]:
    """Yield the changes of a backward step but those of its contributions, which come last."""
    given = Counter(one.node for one in step.contributions)
    left = Counter((c.table, c.key) for c in step.changes if c.table in ("adjoints", "arrived"))
    for change in step.changes:
        place = (change.table, change.key)
        if left[place] > given[change.key] or change.table not in ("adjoints", "arrived"):
            yield change
        left[place] -= 1


def arrived_by(frame: Frame) -> tuple[int, ...]:
    """Return the uses of the step just taken that have arrived at their sources at `frame`."""
    step = frame.step
    if step is None:
        return ()
    if not frame.stage:
        return tuple(range(len(step.contributions)))
    return tuple(use for kind, use in plan(step)[: frame.stage] if kind == ACCUMULATE)
