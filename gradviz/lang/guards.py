"""Sizes, worked out before the cost is paid: what a call or an operator would make."""

import math
import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from gradviz.lang.broadcast_sizes import BROADCAST_SIZES
from gradviz.lang.budget import Budget
from gradviz.lang.matrix_sizes import MATRIX_SIZES
from gradviz.lang.picking_sizes import PICKING_SIZES
from gradviz.lang.random_sizes import RANDOM_SIZES
from gradviz.lang.window_sizes import WINDOW_SIZES

MAX_INTEGER_BITS = 20_000
WIDE_FORMAT = re.compile(r"\d{5,}|\*")


def shape_of(value: object) -> tuple[int, ...] | None:
    """Return the shape of a tensor, Variable or array; () of a number; None of anything else.

    A placeholder whose sizes are open has none either: nothing is made of it.
    """
    if isinstance(value, bool | int | float):
        return ()
    held = getattr(value, "tensor", value)  # a variable may declare its shape open
    shape = getattr(held, "shape", None)
    sizes = () if shape is None else tuple(shape)
    return None if shape is None or None in sizes else sizes


def size_of(shape: Sequence[int]) -> float:
    """Return the number of elements of `shape`, as a float so that it cannot overflow."""
    return math.prod(float(n) for n in shape)


def guard_operator(budget: Budget, symbol: str, left: object, right: object) -> None:
    """Refuse `left symbol right` if its result would be larger than the budget allows."""
    if isinstance(left, int) and isinstance(right, int):
        _guard_integers(budget, symbol, left, right)
        return
    if (symbol in "*+" and isinstance(left, str | list | tuple)) or isinstance(right, list | tuple):
        _guard_sequences(budget, symbol, left, right)
    if symbol == "%" and isinstance(left, str):
        guard_format(budget, left)
    a, b = shape_of(left), shape_of(right)
    if a is None or b is None or (not a and not b):
        return
    budget.array(_result_size(symbol, a, b))


def _guard_integers(budget: Budget, symbol: str, left: int, right: int) -> None:
    if symbol == "**" and right > 0 and left.bit_length() * right > MAX_INTEGER_BITS:
        budget.array(math.inf)
    if symbol == "<<" and right > MAX_INTEGER_BITS:
        budget.array(math.inf)
    if symbol == "*" and left.bit_length() + right.bit_length() > MAX_INTEGER_BITS:
        budget.array(math.inf)


def _guard_sequences(budget: Budget, symbol: str, left: object, right: object) -> None:
    for sequence, other in ((left, right), (right, left)):
        if not isinstance(sequence, str | list | tuple):
            continue
        if symbol == "*" and isinstance(other, int):
            budget.array(float(len(sequence)) * other)
        elif symbol == "+" and isinstance(other, str | list | tuple):
            budget.array(len(sequence) + len(other))


def _result_size(symbol: str, a: tuple[int, ...], b: tuple[int, ...]) -> float:
    try:
        if symbol == "@":
            if len(a) < 2 or len(b) < 2:
                return 0.0
            return size_of((*np.broadcast_shapes(a[:-2], b[:-2]), a[-2], b[-1]))
        return size_of(np.broadcast_shapes(a, b))
    except ValueError:
        return 0.0  # does not fit; the operation will say so


def guard_format(budget: Budget, spec: str) -> None:
    """Refuse a format whose width or precision would write a very long text."""
    if WIDE_FORMAT.search(spec):
        budget.array(math.inf)


def guard_call(budget: Budget, name: str, args: Sequence[Any], kwargs: dict[str, Any]) -> None:
    """Refuse a call of the tf, np or built-in function `name` that would make too much."""
    size = SIZES.get(name)
    if size is None:
        return
    try:
        budget.array(size(args, kwargs))
    except (TypeError, ValueError, IndexError, KeyError, OverflowError):
        return  # wrong arguments: the call itself says what is wrong with them


def _shape(position: int, keyword: str = "shape") -> Callable[..., float]:
    def size(args: Sequence[Any], kwargs: dict[str, Any]) -> float:
        value = args[position] if len(args) > position else kwargs[keyword]
        return size_of([int(n) for n in np.ravel(np.asarray(value))])

    return size


def _eye(args: Sequence[Any], kwargs: dict[str, Any]) -> float:
    rows = args[0] if args else kwargs["num_rows"]
    columns = args[1] if len(args) > 1 else kwargs.get("num_columns", rows)
    lead = args[2] if len(args) > 2 else kwargs.get("batch_shape")
    times = 1.0 if lead is None else float(np.prod(np.abs(np.asarray(lead, float))))
    return float(rows) * float(columns if columns is not None else rows) * max(times, 1.0)


def _identity(args: Sequence[Any], kwargs: dict[str, Any]) -> float:
    """Size NumPy's identity, a matrix; TensorFlow's takes a tensor and makes no more of it."""
    rows = args[0] if args else kwargs.get("n")
    return float(rows) ** 2 if isinstance(rows, int | np.integer) else 0.0


def _count(position: int, keyword: str, default: float = 50) -> Callable[..., float]:
    def size(args: Sequence[Any], kwargs: dict[str, Any]) -> float:
        return float(args[position] if len(args) > position else kwargs.get(keyword, default))

    return size


def _outer(args: Sequence[Any], kwargs: dict[str, Any]) -> float:
    return math.prod(size_of(np.shape(np.asarray(a))) for a in args)


def _argument(args: Sequence[Any], kwargs: dict[str, Any], position: int, keyword: str) -> Any:
    return args[position] if len(args) > position else kwargs.get(keyword)


def _highest(*values: Any) -> float:
    """Return how many numbers there are from 0 up to the largest of several arrays."""
    arrays = [np.asarray(value, float) for value in values]
    return max(float(array.max()) + 1 if array.size else 0.0 for array in arrays)


def _bincount(args: Sequence[Any], kwargs: dict[str, Any]) -> float:
    least = _argument(args, kwargs, 2, "minlength")
    most = _argument(args, kwargs, 3, "maxlength")
    counted = np.asarray(args[0] if args else kwargs["arr"])
    length = max(_highest(counted), float(least or 0))
    rows = len(counted) if kwargs.get("axis") == -1 and counted.ndim == 2 else 1
    return rows * (length if most is None else min(length, float(most)))


def _confusion(args: Sequence[Any], kwargs: dict[str, Any]) -> float:
    classes = _argument(args, kwargs, 2, "num_classes")
    pair = (_argument(args, kwargs, 0, "labels"), _argument(args, kwargs, 1, "predictions"))
    return float(_highest(*pair) if classes is None else classes) ** 2


SIZES: dict[str, Callable[[Sequence[Any], dict[str, Any]], float]] = {
    **dict.fromkeys(("zeros", "ones", "fill", "full"), _shape(0)),
    **dict.fromkeys(("broadcast_to", "reshape"), _shape(1)),
    "constant": _shape(2),
    "IndexedSlices": _shape(2, "dense_shape"),
    "eye": _eye,
    "identity": _identity,
    "logspace": _count(2, "num"),
    "bincount": _bincount,
    "confusion_matrix": _confusion,
    "outer": _outer,
    "meshgrid": _outer,
    **BROADCAST_SIZES,
    **PICKING_SIZES,
    **WINDOW_SIZES,
    **MATRIX_SIZES,
    **RANDOM_SIZES,
}  # fmt: skip


def guard_text(budget: Budget, value: object) -> None:
    """Refuse to write out a value with too many parts; shared parts count each time."""
    stack, seen = [value], 0
    while stack:
        item = stack.pop()
        seen += 1
        budget.array(float(seen) * 16)
        if isinstance(item, str):
            budget.array(len(item))
        elif isinstance(item, list | tuple | set | frozenset):
            stack.extend(item)
        elif isinstance(item, dict):
            stack.extend(item.values())


def guard_summary(budget: Budget, values: Sequence[Any], summarize: object) -> None:
    """Refuse to write out more elements of tensors than a text may have characters."""
    ends = 3 if summarize is None else summarize
    for value in values:
        shape = shape_of(value)
        if shape and isinstance(ends, int):
            budget.array(16 * size_of([n if ends < 0 else min(n, 2 * ends) for n in shape]))
