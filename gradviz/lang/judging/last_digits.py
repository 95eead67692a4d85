"""Digits that no program in the run's dtype could have: the source itself is not known to them.

Where a gradient is almost nothing, as at the end of a training, the source's own rounding moves it
by more than what the tape lacks. That is no fault of the tape, nor of how the program is written.
"""

import math
from dataclasses import replace

import numpy as np

from gradviz.lang.judging.case import Case, Unrepeatable
from gradviz.lang.judging.differences import sides, steps
from gradviz.lang.judging.scales import Scales
from gradviz.trace.verdict import FLOAT, LAST, Testimony

SEVERAL = 16.0  # roundings of the source, and of as many values on the way, that may add up


def settled(case: Case, found: tuple[Testimony, ...], scales: Scales) -> tuple[Testimony, ...]:
    """Return what the witnesses say: LAST for FLOAT where the source's rounding weighs more."""
    off = [one for one in found if _is_off(one)]
    if not off:
        return found
    try:
        moved = _moved(case, off[0], scales)
    except Unrepeatable:
        return found
    return tuple(
        replace(one, why=LAST, numbers=(moved,))
        if _is_off(one) and float(np.max(_distances(case, one))) <= SEVERAL * moved
        else one
        for one in found
    )


def _is_off(one: Testimony) -> bool:
    return one.why == FLOAT and one.value is not None and math.isfinite(one.gap)


def _distances(case: Case, one: Testimony) -> np.ndarray:
    given = case.gradient.reshape(-1)
    given = given if one.places is None else given[one.places]
    return np.abs(np.asarray(one.value).reshape(-1) - given.astype(np.float64))


def _moved(case: Case, one: Testimony, scales: Scales) -> float:
    """Return by how much one rounding of the source moves the gradient, where it is off most."""
    worst = int(np.argmax(_distances(case, one)))
    place = worst if one.places is None else int(one.places[worst])
    left, right = sides(case, place, 1.0, through=False)
    step = float(steps(case, np.array([place]))[0])
    curvature = max(abs(right - left) - float(scales.unseen(step)), 0.0) / step
    rounding = float(np.finfo(case.gradient.dtype).eps) * float(np.max(np.abs(case.here)))
    return curvature * rounding
