"""A value over two names: the program run again on a grid of points."""

from collections.abc import Sequence

import numpy as np

from gradviz.lang.budget import Budget
from gradviz.lang.inputs import Given
from gradviz.lang.rerun import Rerun
from gradviz.lang.scenes import Scene
from gradviz.lang.sweeping import SWEEP, Cancelled, guarded, number, span_around
from gradviz.trace.surface import Surface


def surface(
    source: str,
    inputs: Given | None,
    of: str,
    along: tuple[str, str],
    *,
    before: Sequence[Scene] = (),
    count: int = 41,
    cancelled: Cancelled = None,
) -> Surface | None:
    """Return the value `of` over two scalars, on a grid of `count` by `count` points."""

    def work(rerun: Rerun) -> Surface | None:
        here = rerun.at({})
        at = tuple(here.scalars.get(name) for name in along)
        if None in at or of not in here.scalars:
            return None
        xs, ys = (np.linspace(*span_around(value or 0.0), count) for value in at)
        z = np.array([[number(rerun.at({along[0]: x, along[1]: y}, of, slopes=False).value)
                       for x in xs] for y in ys])  # fmt: skip
        return Surface(of, along, xs, ys, z, (at[0] or 0.0, at[1] or 0.0))

    return guarded(work, source, inputs, before, Budget(SWEEP, cancelled))
