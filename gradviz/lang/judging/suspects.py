"""Which operation's rule is not its derivative: each on the way is held against differences alone.

Where a rule is right beside the numbers that the program met, but not at them, it stands for a
convention: at ties and kinks a derivative is what somebody has agreed on.
"""

from typing import Any

import numpy as np

from gradviz.engine import fresh_session
from gradviz.engine.gradcheck import pullback_gap
from gradviz.lang.judging.case import Case, Done
from gradviz.trace.verdict import RULE, TIE

WRONG = 1e-4  # the gap that a right rule never leaves
BESIDE = 1e-3  # how far beside the numbers it is tried again
MOST_NAMES = 3


def suspects(case: Case) -> tuple[str, str]:
    """Return TIE or RULE, and the names of the operations that it is about."""
    found = [one for one in case.reached() if one.author is None and _is_off(one, one.values)]
    names = ", ".join(list(dict.fromkeys(one.op.name for one in found))[:MOST_NAMES])
    off = any(_is_off(one, _beside(one.values)) for one in found)
    return (TIE if found and not off else RULE), names


def _is_off(one: Done, values: tuple[Any, ...]) -> bool:
    try:
        with fresh_session():
            return pullback_gap(one.op, values, dict(one.params)) > WRONG  # NaN tells nothing
    except (TypeError, ValueError, LookupError, AttributeError, NotImplementedError):
        return False  # it cannot be asked by itself


def _beside(values: tuple[Any, ...]) -> tuple[Any, ...]:
    generator = np.random.default_rng(0)

    def moved(value: Any) -> Any:
        array = np.asarray(value)
        if array.dtype.kind != "f":
            return value
        return array + BESIDE * (1 + np.abs(array)) * generator.uniform(0.5, 1, array.shape)

    return tuple(moved(value) for value in values)
