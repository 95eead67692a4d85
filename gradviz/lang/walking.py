"""Bills of functions that walk over what they are given."""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from gradviz.engine import Tensor, Variable
from gradviz.lang.budget import Budget
from gradviz.lang.guarded import Arguments
from gradviz.lang.guards import ENTRY, SLOT
from gradviz.lang.weights import HELD, parts

NUMBER = 40  # bytes of a Python number, with the place in the list that holds it
NEW_PARTS = (range, np.ndarray, str, Tensor, Variable)  # taken apart, their parts are new objects


def consumed(budget: Budget, values: Any) -> Any:
    """Pay for walking over `values`; an iterator is replaced by one that pays as it goes."""
    if isinstance(values, Iterator):
        return budget.each(values)
    count = count_of(values)
    budget.array(count)
    budget.work(count)
    return values


def count_of(values: Any) -> int:
    """Return how many parts a value gives when it is walked over; 0 where that is not known."""
    if isinstance(values, Tensor | Variable | np.ndarray):
        shape = tuple(values.shape)
        return int(shape[0] or 0) if shape else 0
    counted: Any = values if isinstance(values, (*HELD, range, str)) else ()
    return len(counted)


def consuming(budget: Budget, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Arguments:
    """Pay for walking over each argument."""
    return tuple(consumed(budget, value) for value in args), kwargs


def building(budget: Budget, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Arguments:
    """Pay for a list or tuple made of what is given."""
    args, kwargs = consuming(budget, args, kwargs)
    for value in args:
        budget.keep(count_of(value) * (NUMBER if isinstance(value, NEW_PARTS) else SLOT))
    return args, kwargs


def hashing(budget: Budget, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Arguments:
    """Pay for a set or dictionary made of what is given."""
    args, kwargs = consuming(budget, args, kwargs)
    for value in args:
        if isinstance(value, HELD):
            budget.work(parts(value, budget.room))
        budget.keep(ENTRY * count_of(value))
    return args, kwargs


def comparing(budget: Budget, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Arguments:
    """Pay for putting values in order: about log2(n) comparisons each, of all that is in them."""
    args, kwargs = building(budget, args, kwargs)
    for value in args:
        if isinstance(value, HELD):
            budget.work(parts(value, budget.room) * max(math.log2(len(value) + 1), 1.0))
    return args, kwargs


def walking(budget: Budget, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Arguments:
    """Pay for a function that walks over all that is in its arguments."""
    for value in (*args, *kwargs.values()):
        if isinstance(value, (*HELD, range)):
            budget.work(parts(value, budget.room))
    return args, kwargs
