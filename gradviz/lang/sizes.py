"""The shape a value has, or would have as a tensor, found without making one."""

import math
from collections.abc import Sequence


def shape_of(value: object) -> tuple[int, ...] | None:
    """Return the shape of a tensor, Variable, array or nested list; () of a number; else None.

    A placeholder whose sizes are open has none either: nothing is made of it.
    """
    if isinstance(value, bool | int | float):
        return ()
    if isinstance(value, list | tuple):
        return _of_list(value)
    held = getattr(value, "tensor", value)  # a variable may declare its shape open
    shape = getattr(held, "shape", None)
    try:
        sizes = () if shape is None else tuple(shape)
    except (TypeError, ValueError):  # an unknown rank, or a program's own attribute
        return None
    known = all(isinstance(n, int) for n in sizes)
    return sizes if shape is not None and known else None


def _of_list(value: list[object] | tuple[object, ...], depth: int = 32) -> tuple[int, ...]:
    """Return the shape of a list whose parts are all like the first."""
    inner = ()
    if value and depth:
        first = value[0]
        nested = isinstance(first, list | tuple)
        inner = _of_list(first, depth - 1) if nested else shape_of(first) or ()  # type: ignore
    return (len(value), *inner)


def size_of(shape: Sequence[int]) -> float:
    """Return the number of elements of `shape`, as a float so that it cannot overflow."""
    return math.prod(float(n) for n in shape)
