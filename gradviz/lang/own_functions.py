"""Built-in functions that mean something else in a program than in Python, and need no run."""

from collections.abc import Iterable, Iterator
from typing import Any

import gradviz.tf as tf
from gradviz.engine import Tensor, Variable
from gradviz.lang.values import FollowedFloat, FollowedInt

STAND_INS: dict[type, type] = {FollowedFloat: float, FollowedInt: int}


def type_of(value: object) -> type:
    """Return the type of a value: the one-argument half of Python's `type`."""
    return STAND_INS.get(type(value), type(value))


def rounded(value: Any, digits: int | None = None) -> Any:
    """Round a number as Python does, and a tensor as TensorFlow does."""
    if isinstance(value, Tensor | Variable):
        return tf.round(value)
    return round(value, digits)


def once(values: Iterable[object]) -> Iterator[object]:
    """Return an iterator: the one-argument half of Python's `iter`."""
    return iter(values)
