"""Gradient descent on a program's trainable numbers: the program run again after each step."""

from collections.abc import Sequence

import numpy as np

from gradviz.lang.budget import Budget
from gradviz.lang.inputs import Given
from gradviz.lang.rerun import Rerun
from gradviz.lang.scenes import Scene
from gradviz.lang.sweeping import SWEEP, Cancelled, guarded, number
from gradviz.trace.nodes import TRAINABLE
from gradviz.trace.training import Training


def train(
    source: str,
    inputs: Given | None,
    of: str,
    rate: float,
    iterations: int,
    *,
    before: Sequence[Scene] = (),
    cancelled: Cancelled = None,
) -> Training | None:
    """Return a run of plain gradient descent on the trainable scalar inputs."""

    def work(rerun: Rerun) -> Training | None:
        names = [n for n in rerun.input_names() if rerun.role(n) == TRAINABLE]
        state = {n: rerun.at({}).scalars[n] for n in names if n in rerun.at({}).scalars}
        losses, paths = [], {name: [value] for name, value in state.items()}
        for _ in range(iterations + 1):
            point = rerun.at(state, of)
            losses.append(number(point.value))
            for name in state:
                state[name] -= rate * number(point.slopes.get(name, 0.0))
                paths[name].append(state[name])
        if not state or not np.isfinite(losses[:1]).all():
            return None
        history = tuple((name, np.array(path[:-1])) for name, path in paths.items())
        return Training(of, rate, np.array(losses), history)

    return guarded(work, source, inputs, before, Budget(SWEEP, cancelled))
