"""Counting and ranking under TensorFlow's names: answers that mostly have no derivative."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.dtypes import as_dtype
from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import execute, raw_value
from gradviz.engine.functions.elementwise import cast, tensor
from gradviz.engine.functions.making import function
from gradviz.engine.functions.shape import squeeze
from gradviz.engine.op import OPS
from gradviz.engine.tensor import Tensor, tensor_of

invert_permutation = function("invert_permutation", "x", "The permutation that undoes x.")
_COUNTS = ("int32", "int64", "float32", "float64")
_INDICES = ("int32", "int64")


def in_top_k(targets: Any, predictions: Any, k: Any, name: str | None = None) -> Tensor:
    """Return, per row of predictions, whether the named class is among the k largest; ties count.

    False where the class or a number of the row is not finite, or there is no such class.
    """
    predictions, targets = tensor(predictions), tensor(targets)
    if predictions.dtype.name != "float32" or targets.dtype.name not in _INDICES:
        raise InvalidArgumentError(
            "cannot compute InTopKV2: predictions are float32, targets int32 or int64"
        )
    count = raw_value(tensor(k, targets.dtype))
    if count.dtype != targets.dtype.numpy:
        raise InvalidArgumentError("cannot compute InTopKV2: k must have the dtype of targets")
    return execute(OPS["in_top_k"], predictions, targets, k=int(count))


def bincount(
    arr: Any, weights: Any = None, minlength: Any = None, maxlength: Any = None,
    dtype: Any = "int32", name: str | None = None, axis: Any = None, binary_output: bool = False,
) -> Tensor:  # fmt: skip
    """Return how often each whole number occurs in `arr`, or the sum of its weights.

    With axis=-1 each row of a matrix is counted by itself. Weights have no gradient.
    """
    arr = tensor(arr)
    if weights is not None and binary_output:
        raise ValueError("Arguments `binary_output` and `weights` are mutually exclusive.")
    if not arr.dtype.is_integer:
        arr = cast(arr, "int32")
    if axis not in (None, 0, -1):
        raise ValueError(f"Unsupported value for argument axis={axis}. Only 0 and -1 are supported")
    weights = _weights(weights, dtype)
    if axis != -1:
        arr = execute(OPS["reshape"], arr, shape=(arr.shape.num_elements(),))
        weights = execute(OPS["reshape"], weights, shape=(weights.shape.num_elements(),))
    if arr.dtype.name not in _INDICES or weights.dtype.name not in _COUNTS:
        raise InvalidArgumentError(
            f"Value for attr 'Tidx' of {arr.dtype.name} or 'T' of {weights.dtype.name} is not in "
            "the list of allowed values [Op:DenseBincount]"
        )
    size = _size(raw_value(arr), minlength, maxlength)
    return execute(OPS["bincount"], arr, weights, size=size, binary=bool(binary_output))


def _weights(weights: Any, dtype: Any) -> Any:
    if weights is None:
        return tensor_of(np.empty(0, as_dtype(dtype or "int32").numpy))
    return tensor(weights)


def _size(numbers: Any, minlength: Any, maxlength: Any) -> int:
    size = int(np.max(numbers)) + 1 if np.size(numbers) else 0
    if minlength is not None:
        size = max(size, int(raw_value(tensor(minlength))))
    return size if maxlength is None else min(size, int(raw_value(tensor(maxlength))))


def confusion_matrix(
    labels: Any, predictions: Any, num_classes: Any = None, weights: Any = None,
    dtype: Any = "int32", name: str | None = None,
) -> Tensor:  # fmt: skip
    """Return how often each label (row) was predicted as each class (column).

    Weights count instead of ones, and get a gradient if `dtype` is floating.
    """
    rows, columns = _squeezed(tensor(labels), tensor(predictions))
    wanted = as_dtype(dtype)
    rows, columns = (raw_value(cast(x, "int64")) for x in (rows, columns))
    if (rows < 0).any() or (columns < 0).any():
        raise InvalidArgumentError("`labels` or `predictions` contains negative values.")
    classes = _classes(rows, columns, num_classes)
    if weights is None:
        values: Any = tensor_of(np.ones(columns.shape, wanted.numpy))
    else:
        weights = tensor(weights)
        if tuple(weights.shape) != columns.shape:
            raise ValueError(f"Shapes {columns.shape} and {weights.shape} are incompatible")
        values = cast(weights, wanted)
    if rows.shape != columns.shape:
        raise InvalidArgumentError(f"Shapes of all inputs must match: {rows.shape} {columns.shape}")
    places = tensor_of(np.stack([rows, columns], axis=1))
    return execute(OPS["confusion_matrix"], values, places, classes=classes)


def _squeezed(labels: Any, predictions: Any) -> tuple[Any, Any]:
    """Drop a last axis of size 1 that only one of the two has."""
    more = predictions.ndim - labels.ndim
    if more == 1 and predictions.shape[-1] == 1:
        predictions = squeeze(predictions, [-1])
    if more == -1 and labels.shape[-1] == 1:
        labels = squeeze(labels, [-1])
    return labels, predictions


def _classes(rows: Any, columns: Any, num_classes: Any) -> int:
    if num_classes is None:
        if not rows.size and not columns.size:
            raise InvalidArgumentError("there are neither labels nor classes")
        return int(max(rows.max(), columns.max())) + 1
    count = int(raw_value(tensor(num_classes)))
    if (rows >= count).any() or (columns >= count).any():
        raise InvalidArgumentError("`labels` or `predictions` out of bound")
    return count


def is_non_decreasing(x: Any, name: str | None = None) -> Tensor:
    """Return whether no element, read row by row, is smaller than the one before it."""
    return _ordered(x, "greater_equal")


def is_strictly_increasing(x: Any, name: str | None = None) -> Tensor:
    """Return whether each element, read row by row, is larger than the one before it."""
    return _ordered(x, "greater")


def _ordered(x: Any, comparison: str) -> Tensor:
    x = tensor(x)
    if not (x.dtype.is_floating or x.dtype.is_integer):
        raise TypeError(f"Expected x to be numeric, instead found: {x}")
    count = x.shape.num_elements()
    row = execute(OPS["reshape"], x, shape=(count,))
    keys = (slice(1, max(count, 1), 1), slice(0, max(count - 1, 0), 1))
    later, before = (execute(OPS["getitem"], row, key=(key,)) for key in keys)
    steps = execute(OPS[comparison], later, before)
    return execute(OPS["reduce_all"], steps, axis=(0,), keepdims=False)
