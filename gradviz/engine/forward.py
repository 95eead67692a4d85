"""Forward mode: derivatives along a direction, from a tape read twice.

A pullback is linear in its upstream; the derivative of that linear map, applied to a direction in
the sources, is the derivative of the targets along it. So no op needs a second rule.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.backward import gradient, zeros_for
from gradviz.engine.execute import raw_value
from gradviz.engine.tape import Tape
from gradviz.engine.tensor import Tensor, tensor_of


def directional(tape: Tape, target: Any, sources: list[Any], tangents: list[Any]) -> Tensor | None:
    """Return the derivative of `target` along `tangents`; None where it depends on no source.

    `tape` is persistent and has recorded the way from the sources to the target.
    """
    upstream = zeros_for(target)
    outer = Tape()
    outer.open()
    try:
        outer.watch(upstream)
        pulled = gradient(tape, [target], sources, [upstream], release=False)
    finally:
        outer.close()
    reached = [(g, t) for g, t in zip(pulled, tangents, strict=True) if g is not None]
    if not reached:
        return None
    found = gradient(outer, [g for g, _ in reached], [upstream], [t for _, t in reached])[0]
    if found is None:
        return tensor_of(np.zeros_like(raw_value(upstream)))
    return found
