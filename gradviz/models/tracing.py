"""Shapes found by trying: a function is run on zeros, unseen, to learn what it would return.

While that goes on no tape records, nobody listens, and no variable of a layer changes.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine import constant, is_tensor, session
from gradviz.models.host import afford
from gradviz.models.symbolic import KerasTensor, is_symbolic, replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TRIALS = (2, 3)  # sizes tried for an unknown axis; what differs between them is unknown too
_TRYING: ContextVar[bool] = ContextVar("gradviz.models.tracing", default=False)


def is_trying() -> bool:
    """Return whether this is only a try, whose effects must not last."""
    return _TRYING.get()


@contextmanager
def unheard() -> Iterator[None]:
    """Keep what happens in a block from tapes and listeners."""
    now = session()
    before = now.tapes, now.listener
    now.tapes, now.listener = (), None
    try:
        yield
    finally:
        now.tapes, now.listener = before


@contextmanager
def _trying() -> Iterator[None]:
    token = _TRYING.set(True)
    try:
        with unheard():
            yield
    finally:
        _TRYING.reset(token)


def output_spec(function: Callable[..., Any], args: Any, kwargs: Any) -> Any:
    """Return KerasTensors in the structure of what a function returns for KerasTensors."""
    first = _tried(function, args, kwargs, _TRIALS[0])
    if not is_symbolic(args, kwargs) or not _has_unknown(args, kwargs):
        return replaced(first, lambda x: _spec(x, x))
    second = iter(_leaves(_tried(function, args, kwargs, _TRIALS[1])))
    return replaced(first, lambda x: _spec(x, next(second)))


def _tried(function: Callable[..., Any], args: Any, kwargs: Any, size: int) -> Any:
    def zeros(x: Any) -> Any:
        if not isinstance(x, KerasTensor):
            return x
        shape = tuple(size if n is None else n for n in x.shape)
        afford(shape)
        return constant(np.zeros(shape, x.dtype.numpy))

    with _trying():
        return function(*replaced(args, zeros), **replaced(kwargs, zeros))


def _has_unknown(args: Any, kwargs: Any) -> bool:
    found = [x for x in _leaves((args, kwargs)) if isinstance(x, KerasTensor)]
    return any(None in x.shape for x in found)


def _leaves(structure: Any) -> list[Any]:
    found: list[Any] = []
    replaced(structure, found.append)
    return found


def _spec(x: Any, again: Any) -> Any:
    if not is_tensor(x):
        return x
    shape = tuple(n if n == m else None for n, m in zip(x.shape, again.shape, strict=True))
    return KerasTensor(shape, x.dtype)
