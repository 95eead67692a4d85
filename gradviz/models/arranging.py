"""More of Keras's functions that move elements, or make some: parts, turns, triangles, ranges."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from gradviz.engine import constant
from gradviz.engine.functions import (
    create,
    elementwise,
    joining,
    linalg,
    ordering,
    shape as shapes,
    spreading,
)
from gradviz.models.conversion import cast, convert, dtype_of
from gradviz.models.host import afford
from gradviz.models.operation import symbolic
from gradviz.models.promotion import result_type, standardized
from gradviz.models.settings import floatx


@symbolic
def split(x: Any, indices_or_sections: Any, axis: int = 0) -> Any:
    """Return parts of equal size, or cut at places."""
    x, given = convert(x), indices_or_sections
    if not isinstance(given, int):
        cuts = [0, *(int(n) for n in given), int(x.shape[axis])]
        given = [after - before for before, after in pairwise(cuts)]
    return joining.split(x, given, axis)


@symbolic
def unstack(x: Any, num: int | None = None, axis: int = 0) -> Any:
    """Return the slices along an axis as a list."""
    return joining.unstack(convert(x), num, axis)


@symbolic
def flip(x: Any, axis: Any = None) -> Any:
    """Return x with axes turned round, all of them if None."""
    x = convert(x)
    axes = range(x.ndim) if axis is None else [axis] if isinstance(axis, int) else axis
    return shapes.reverse(x, list(axes))


@symbolic
def tile(x: Any, repeats: Any) -> Any:
    """Return x several times over along its axes, the last ones first."""
    x = convert(x)
    times = [repeats] if isinstance(repeats, int) else [int(n) for n in repeats]
    times = [1] * (x.ndim - len(times)) + times
    x = shapes.reshape(x, [1] * (len(times) - x.ndim) + list(x.shape))
    afford(n * many for n, many in zip(x.shape, times, strict=True))
    return spreading.tile(x, times)


@symbolic
def swapaxes(x: Any, axis1: int, axis2: int) -> Any:
    """Return x with two axes changed for each other."""
    x = convert(x)
    order = list(range(x.ndim))
    order[axis1], order[axis2] = order[axis2], order[axis1]
    return shapes.transpose(x, order) if order != sorted(order) else x


@symbolic
def moveaxis(x: Any, source: Any, destination: Any) -> Any:
    """Return x with axes put elsewhere; ValueError if not as many come as go."""
    x = convert(x)
    given = [(axes,) if isinstance(axes, int) else tuple(axes) for axes in (source, destination)]
    if len(given[0]) != len(given[1]):
        raise ValueError(
            "Inconsistent number of `source` and `destination`. Received: "
            f"source={source}, destination={destination}"
        )
    gone, come = ([axis % x.ndim for axis in axes] for axes in given)
    order = [axis for axis in range(x.ndim) if axis not in gone]
    for at, axis in sorted(zip(come, gone, strict=True)):
        order.insert(at, axis)
    return x if gone == come else shapes.transpose(x, order)


@symbolic
def ravel(x: Any) -> Any:
    """Return all elements in a row."""
    return shapes.reshape(convert(x), [-1])


def _below(x: Any, k: int) -> np.ndarray:
    """Return where the lower triangle is."""
    rows, columns = x.shape[-2:]
    return np.tri(int(rows), int(columns), k, dtype=bool)


def _where_kept(x: Any, kept: np.ndarray) -> Any:
    return elementwise.where(constant(kept), x, elementwise.zeros_like(x))


@symbolic
def tril(x: Any, k: int = 0) -> Any:
    """Return the triangle below the diagonal, or the k-th beside it, zeros above."""
    x = convert(x)
    if k >= 0:
        return linalg.band_part(x, -1, k)
    return _where_kept(x, _below(x, k))


@symbolic
def triu(x: Any, k: int = 0) -> Any:
    """Return the triangle above the diagonal, or the k-th beside it, zeros below."""
    x = convert(x)
    if k <= 0:
        return linalg.band_part(x, -k, -1)
    return _where_kept(x, ~_below(x, k - 1))


@symbolic
def sort(x: Any, axis: Any = -1) -> Any:
    """Return the elements in order along an axis, all in a row if None."""
    x = convert(x)
    kind = dtype_of(x)
    x = cast(x, "int8") if kind == "bool" else x
    found = ordering.sort(*((shapes.reshape(x, [-1]), 0) if axis is None else (x, axis)))
    return cast(found, kind)


@symbolic
def top_k(x: Any, k: int, sorted: bool = True) -> Any:  # noqa: A002  # Keras's name
    """Return the k largest of the last axis, and their places."""
    return ordering.top_k(convert(x), k, sorted)


def arange(start: Any, stop: Any = None, step: Any = None, dtype: Any = None) -> Any:
    """Return numbers from start up to stop, without it."""
    given = [part for part in (start, stop, step) if part is not None]
    kind = result_type(*(getattr(x, "dtype", type(x)) for x in given)) if dtype is None else dtype
    return create.arange(start, stop, 1 if step is None else step, str(standardized(kind)))


def linspace(start: Any, stop: Any, num: int = 50, dtype: Any = None, axis: int = 0) -> Any:
    """Return numbers in equal steps from start to stop, both included."""
    if num < 0:
        raise ValueError(f"`num` must be a non-negative integer. Received: num={num}")
    ends = [getattr(x, "dtype", type(x)) for x in (start, stop)]
    kind = result_type(*ends, float) if dtype is None else standardized(dtype)
    return create.linspace(convert(start, kind), convert(stop, kind), num, axis=axis)


def full(shape: Any, fill_value: Any, dtype: Any = None) -> Any:
    """Return a tensor of one value."""
    sizes = (shape,) if isinstance(shape, int) else tuple(shape)
    afford(sizes)
    return spreading.broadcast_to(convert(fill_value, dtype or floatx()), list(sizes))


@symbolic
def full_like(x: Any, fill_value: Any, dtype: Any = None) -> Any:
    """Return a tensor of one value in the shape and dtype of x."""
    x = convert(x)
    return spreading.broadcast_to(convert(fill_value, dtype or dtype_of(x)), list(x.shape))
