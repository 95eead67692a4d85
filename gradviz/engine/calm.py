"""NumPy's floating point warnings, held down and let go again, at the least cost.

`np.errstate` sets a context variable to a value that it makes anew each time, which takes longer
than a small operation. Both are found here once by looking at what it changes; where that is not
one variable, `np.errstate` itself is used.
"""

from __future__ import annotations

from contextvars import ContextVar, copy_context
from typing import Any

import numpy as np


def _changed_by_errstate() -> list[tuple[ContextVar[Any], Any]]:
    before = copy_context()
    with np.errstate(all="ignore"):
        return [(var, value) for var, value in copy_context().items() if before.get(var) != value]


_CHANGED = _changed_by_errstate()


def _by_errstate() -> Any:
    state = np.errstate(all="ignore")
    state.__enter__()
    return state


if len(_CHANGED) == 1:
    ((_variable, _quiet),) = _CHANGED

    def hold_down() -> Any:
        """Let NumPy ignore all floating point errors; return what `let_go` takes."""
        return _variable.set(_quiet)

    let_go = _variable.reset
else:
    hold_down = _by_errstate

    def let_go(held: Any) -> None:
        """Undo one `hold_down`."""
        held.__exit__()
