"""What models ask of the run around them: where to print, and what may be allocated.

Alone they print to the terminal and may allocate anything. A run of the language puts itself here.
Knows nothing of either side.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import Any

import numpy as np

_PRINT: ContextVar[Callable[[str], object]] = ContextVar("gradviz.models.host.print", default=print)
_ALLOW: ContextVar[Callable[[float], object] | None] = ContextVar(
    "gradviz.models.host.allow", default=None
)


def attach(show: Callable[[str], object], allow: Callable[[float], object]) -> None:
    """Let `show` print lines and `allow` raise for too many elements, in this context."""
    _PRINT.set(show)
    _ALLOW.set(allow)


def show(text: str) -> None:
    """Print lines."""
    _PRINT.get()(text)


def afford(shape: Iterable[int | None]) -> None:
    """Ask whether an array of this shape may be made; unknown sizes count as one."""
    allow = _ALLOW.get()
    if allow is not None:
        allow(math.prod(float(n) for n in shape if n is not None))


def afford_both(x1: Any, x2: Any) -> None:
    """Ask whether what two tensors make together, spread to one shape, may be made."""
    if _ALLOW.get() is None:
        return
    try:
        afford(np.broadcast_shapes(tuple(x1.shape), tuple(x2.shape)))
    except ValueError:
        return  # they do not fit; what is done with them will say so
