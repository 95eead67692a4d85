"""Values of a program as arrays to draw, paid for before they are made."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from gradviz.engine import Tensor, Variable
from gradviz.lang.budget import ITEMS, present
from gradviz.lang.marks import stands_in
from gradviz.lang.weights import VIEWS, leaves, parts

CALL = 100  # steps that a call to plt costs, whatever it draws: a few thousand fill a panel


def pay_call() -> None:
    """Pay for one more mark that somebody has to draw."""
    budget = present()
    if budget is not None:
        budget.work(CALL * ITEMS)


def numbers(value: Any) -> np.ndarray:
    """Return a value as a read-only float64 array of its own; None in a list is NaN.

    TypeError and ValueError, in NumPy's words, for what holds no numbers.
    """
    array = np.array(_opened(value), np.float64)
    return kept(array)


def kept(array: np.ndarray) -> np.ndarray:
    """Pay for an array that the trace will keep, and return it read-only."""
    budget = present()
    if budget is not None:
        budget.array(array.size)
        budget.keep(array.nbytes)
    array.setflags(write=False)
    return array


def row(value: Any) -> np.ndarray:
    """Return `numbers` with at least one dimension, as matplotlib takes a lone number."""
    return np.atleast_1d(numbers(value))


def _opened(value: Any) -> Any:
    """Return what NumPy can take apart, once that is paid for."""
    if isinstance(value, Tensor | Variable):
        value = value.numpy()
    if isinstance(value, VIEWS):
        value = list(value)
    budget = present()
    if budget is not None:
        count = parts(value, budget.room)
        budget.array(count)
        budget.work(count)
    for part in leaves([value]):
        if stands_in(part):
            kind = type(part).__name__
            raise TypeError(f"plt takes no '{kind}' object; write a list or tensor")
    return value


def words_of(value: Any) -> list[str] | None:
    """Return a value as names of categories, if it is a text or a sequence of texts."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, VIEWS):
        value = list(value)
    if isinstance(value, np.ndarray) and value.dtype.kind == "U":
        value = value.ravel().tolist()
    texts = isinstance(value, list | tuple) and bool(value)
    return list(value) if texts and all(isinstance(v, str) for v in value) else None


def finite_pairs(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the points of which both numbers are finite."""
    known = np.isfinite(x) & np.isfinite(y)
    return x[known], y[known]


def joined(values: Iterable[Any]) -> np.ndarray:
    """Return numbers of several values in one row."""
    return np.concatenate([np.ravel(value) for value in values] or [np.zeros(0)])
