"""Sizes of what functions of NumPy make that TensorFlow has not, or has with other arguments."""

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from gradviz.lang.picking_sizes import PICKING_SIZES

Arguments = dict[str, Any]
PIECE = 40.0  # elements that are made in the time of one piece of an array
SPEED = 250  # products that cost what one new element does
Size = Callable[[Sequence[Any], Arguments], float]


def _size(value: Any) -> float:
    return math.prod(float(n) for n in np.shape(value))


def _given(args: Sequence[Any], kwargs: Arguments, at: int, name: str, otherwise: Any) -> Any:
    return args[at] if len(args) > at else kwargs.get(name, otherwise)


def _count(at: int, name: str, otherwise: float = 0) -> Size:
    """Size what has as many parts as an argument says, if that is a number."""

    def size(args: Sequence[Any], kwargs: Arguments) -> float:
        value = _given(args, kwargs, at, name, otherwise)
        return float(value) if isinstance(value, int | float | np.number) else _size(value)

    return size


def _pieces(args: Sequence[Any], kwargs: Arguments) -> float:
    return PIECE * _count(1, "indices_or_sections")(args, kwargs)


def _bins(args: Sequence[Any], kwargs: Arguments) -> float:
    """Size a histogram; how many bins a rule makes is not known before."""
    bins = _given(args, kwargs, 1, "bins", 10)
    if isinstance(bins, str) and bins not in ("sqrt", "sturges"):
        return math.inf
    return 1.0 if isinstance(bins, str) else _count(1, "bins", 10)(args, kwargs)


def _each_with_each(args: Sequence[Any], kwargs: Arguments) -> float:
    return math.prod(_size(value) for value in (*args, *kwargs.values()))


def _padded(args: Sequence[Any], kwargs: Arguments) -> float:
    shape = np.shape(args[0])
    width = np.asarray(_given(args, kwargs, 1, "pad_width", 0))
    pairs = np.broadcast_to(width, (len(shape), 2))
    return math.prod(
        float(n) + float(before) + float(after)
        for n, (before, after) in zip(shape, pairs, strict=True)
    )


def _rows_squared(args: Sequence[Any], kwargs: Arguments) -> float:
    shape = np.shape(args[0])
    columns = len(shape) == 2 and not _given(args, kwargs, 2, "rowvar", True)
    rows = (shape[-1] if columns else shape[0]) if len(shape) == 2 else 1
    more = _given(args, kwargs, 1, "y", None)
    return (rows + (0 if more is None else _size(more))) ** 2


def _powers(args: Sequence[Any], kwargs: Arguments) -> float:
    """Size the table of powers that a polynomial is fitted with."""
    return _size(args[0]) * (float(_given(args, kwargs, 2, "deg", 0)) + 1)


def _taken(args: Sequence[Any], kwargs: Arguments) -> float:
    axis = _given(args, kwargs, 2, "axis", None)
    rest = 1.0 if axis is None else _size(args[0]) / max(np.shape(args[0])[axis], 1)
    return rest * _size(_given(args, kwargs, 1, "indices", ()))


def _square(args: Sequence[Any], kwargs: Arguments) -> float:
    rows = float(_given(args, kwargs, 0, "N", 0))
    return rows * float(_given(args, kwargs, 1, "M", None) or rows)


NUMPY_SIZES: dict[str, Size] = {
    **dict.fromkeys(("array_split", "hsplit", "vsplit"), _pieces),
    "diff": lambda args, kwargs: _size(args[0]) * max(float(_given(args, kwargs, 1, "n", 1)), 1),
    "append": lambda args, kwargs: _size(args[0]) + _size(args[1]),
    "take": _taken,
    "convolve": lambda args, kwargs: _size(args[0]) * _size(args[1]) / SPEED,
    **dict.fromkeys(("cov", "corrcoef"), _rows_squared),
    **dict.fromkeys(("geomspace", "logspace"), PICKING_SIZES["linspace"]),
    "histogram": _bins,
    **dict.fromkeys(("inner", "kron"), _each_with_each),
    "insert": lambda args, kwargs: _size(args[0]) + _each_with_each(args[1:3], {}),
    "pad": _padded,
    "polyfit": _powers,
    **dict.fromkeys(("percentile", "quantile"), _each_with_each),
    "tri": _square,
}
