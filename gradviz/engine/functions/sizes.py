"""Sizes, axes and counts as calls give them: whole numbers from lists, arrays and tensors."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.convert import to_value
from gradviz.engine.dtypes import c_name
from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import is_tensor, raw_value, to_tensor
from gradviz.engine.reading import seen
from gradviz.engine.tensor_shape import TensorShape

_WHOLE = ("int32", "int64")


def ints(given: Any) -> tuple[int, ...]:
    """Return sizes or axes as a tuple of ints, from numbers, lists, arrays or int tensors."""
    if is_tensor(given):
        given = seen(given)
    if isinstance(given, (list, tuple)):
        return tuple(int(seen(n)) if is_tensor(n) else _whole(n) for n in given)
    return tuple(_whole(n) for n in np.atleast_1d(np.asarray(given)).tolist())


def _whole(number: Any) -> int:
    if isinstance(number, (float, np.floating)):
        raise TypeError(f"Cannot convert {number!r} to EagerTensor of dtype int32")
    return int(number)


def one_axis(axis: Any, rank: int) -> int:
    """Return one axis, counted from the front; InvalidArgumentError if there is no such axis."""
    number = scalar(axis, "axis")
    if not -rank <= number < rank:
        raise InvalidArgumentError(f"axis = {number} not in [{-rank}, {rank})")
    return number % rank


def axis_in_range(axis: Any, rank: int) -> int:
    """Return one axis, counted from the front; ValueError where Python code finds it unfit."""
    if not -rank <= axis < rank:
        raise ValueError(f"Argument `axis` = {axis} not in range [{-rank}, {rank})")
    return int(axis) % rank


def array_of(given: Any, strict: bool = False) -> Any:
    """Return what can become an int tensor as an array; a list may hold tensors.

    With `strict` floats and texts are a TypeError.
    """
    if is_tensor(given):
        return np.asarray(seen(given))
    if isinstance(given, TensorShape):
        if not given.is_fully_defined():
            raise ValueError(f"Cannot convert a partially known TensorShape {given} to a Tensor.")
        return np.array(given, np.int32).reshape(-1)
    if isinstance(given, (list, tuple)):
        if not given:
            return np.zeros(0, np.int32)
        if any(map(_holds_tensor, given)):
            return np.asarray(raw_value(to_tensor(given)))
    value = np.asarray(to_value(given))
    if strict and value.dtype.kind in "fOS":
        raise TypeError(f"Cannot convert {given!r} to EagerTensor of dtype int32")
    return value


def _holds_tensor(item: Any) -> bool:
    return is_tensor(item) or (isinstance(item, (list, tuple)) and any(map(_holds_tensor, item)))


def _checked(value: Any, op_name: str) -> Any:
    if value.dtype.kind in "OS" or value.dtype.name not in _WHOLE:
        name = "string" if value.dtype.kind in "OS" else c_name(value.dtype)
        raise InvalidArgumentError(
            f"Value for attr of {name} is not in the list of allowed values: int32, int64 "
            f"[Op:{op_name}]"
        )
    return value


def vector(
    given: Any, op_name: str, scalar_too: bool = False, strict: bool = False
) -> tuple[int, ...]:
    """Return a vector of whole numbers as a tuple; `scalar_too` takes one number for it.

    InvalidArgumentError for another rank or dtype, ValueError for None.
    """
    if (type(given) is tuple or type(given) is list) and {*map(type, given)} <= {int}:
        return tuple(given)
    value = _checked(array_of(given, strict), op_name)
    if value.ndim != 1 and not (scalar_too and not value.ndim):
        raise InvalidArgumentError(
            f"sizes must be a vector, got shape {list(value.shape)} [Op:{op_name}]"
        )
    return tuple(np.atleast_1d(value).tolist())


def scalar(given: Any, what: str, op_name: str = "") -> int:
    """Return one whole number, also from a vector of one; InvalidArgumentError for several."""
    if type(given) is int:
        return given
    value = _checked(array_of(given, True), op_name)
    if value.size != 1:
        raise InvalidArgumentError(f"{what} must be a single value, got {given!r} [Op:{op_name}]")
    return int(value.ravel()[0])


def not_negative(numbers: tuple[int, ...], op_name: str) -> tuple[int, ...]:
    """Return the sizes; InvalidArgumentError if one is negative."""
    for number in numbers:
        if number < 0:
            raise InvalidArgumentError(f"Dimension {number} must be >= 0 [Op:{op_name}]")
    return numbers
