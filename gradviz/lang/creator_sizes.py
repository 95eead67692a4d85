"""Sizes of what functions make whose shape is an argument; and the table of all sizes."""

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from gradviz.lang.broadcast_sizes import BROADCAST_SIZES
from gradviz.lang.labour_sizes import LABOUR_SIZES
from gradviz.lang.matrix_sizes import MATRIX_SIZES
from gradviz.lang.picking_sizes import PICKING_SIZES
from gradviz.lang.random_sizes import RANDOM_SIZES
from gradviz.lang.sizes import shape_of, size_of
from gradviz.lang.window_sizes import WINDOW_SIZES


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


def _like(args: Sequence[Any], kwargs: dict[str, Any]) -> float:
    shape = kwargs.get("shape")
    return 0.0 if shape is None else size_of([int(n) for n in np.ravel(np.asarray(shape))])


def _diagonal(args: Sequence[Any], kwargs: dict[str, Any]) -> float:
    """Size NumPy's matrix with a vector on a diagonal."""
    shape = shape_of(args[0]) or ()
    k = args[1] if len(args) > 1 else kwargs.get("k", 0)
    return (float(shape[0]) + abs(float(k))) ** 2 if len(shape) == 1 else 0.0


def _rows_of(args: Sequence[Any], kwargs: dict[str, Any]) -> float:
    """Size a jacobian: a number for each pair of elements of the target and a source."""
    target = _argument(args, kwargs, 0, "target")
    sources = _argument(args, kwargs, 1, "sources")
    return size_of(shape_of(target) or ()) * _largest(sources)


def _batch_rows(args: Sequence[Any], kwargs: dict[str, Any]) -> float:
    target = shape_of(_argument(args, kwargs, 0, "target")) or (1,)
    return size_of(target) * _largest(_argument(args, kwargs, 1, "source")) / max(target[0], 1)


def _largest(sources: Any) -> float:
    if isinstance(sources, dict):
        sources = list(sources.values())
    each = sources if isinstance(sources, list | tuple) else [sources]
    return max(size_of(shape_of(source) or ()) for source in each)


SIZES: dict[str, Callable[[Sequence[Any], dict[str, Any]], float]] = {
    **dict.fromkeys(("zeros", "ones", "fill", "full"), _shape(0)),
    **dict.fromkeys(("broadcast_to", "reshape"), _shape(1)),
    "constant": _shape(2),
    "IndexedSlices": _shape(2, "dense_shape"),
    "eye": _eye,
    "identity": _identity,
    "bincount": _bincount,
    "confusion_matrix": _confusion,
    **dict.fromkeys(("zeros_like", "ones_like", "full_like"), _like),
    "diag": _diagonal,
    "jacobian": _rows_of,
    "batch_jacobian": _batch_rows,
    "outer": _outer,
    "meshgrid": _outer,
    **BROADCAST_SIZES,
    **PICKING_SIZES,
    **WINDOW_SIZES,
    **MATRIX_SIZES,
    **LABOUR_SIZES,
    **RANDOM_SIZES,
}  # fmt: skip
