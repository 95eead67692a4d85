"""Functions that say for each element of the batch whether a prediction is right: 1 or 0."""

from __future__ import annotations

from typing import Any

from gradviz.engine.functions import picking
from gradviz.models import arithmetic, tensors
from gradviz.models.conversion import cast, convert, dtype_of
from gradviz.models.losses.reduction import of_one_rank
from gradviz.models.settings import floatx


def accuracy(y_true: Any, y_pred: Any) -> Any:
    """Return where both are equal."""
    y_pred = convert(y_pred)
    y_true, y_pred = of_one_rank(convert(y_true, dtype_of(y_pred)), y_pred)
    return cast(arithmetic.equal(y_true, y_pred), floatx())


def binary_accuracy(y_true: Any, y_pred: Any, threshold: float = 0.5) -> Any:
    """Return where the label is 1 and the prediction above a threshold, or neither."""
    y_true, y_pred = of_one_rank(convert(y_true), convert(y_pred))
    above = cast(arithmetic.greater(y_pred, convert(threshold)), dtype_of(y_true))
    return cast(arithmetic.equal(y_true, above), floatx())


def categorical_accuracy(y_true: Any, y_pred: Any) -> Any:
    """Return where the largest prediction stands where the label's one does."""
    best = tensors.argmax(y_pred, -1)
    return cast(arithmetic.equal(tensors.argmax(y_true, -1), best), floatx())


def sparse_categorical_accuracy(y_true: Any, y_pred: Any) -> Any:
    """Return where the largest prediction is that of the class given by number."""
    y_pred = convert(y_pred)
    y_true = convert(y_true, dtype_of(y_pred))
    shape, column = list(y_true.shape), False
    if y_true.ndim == y_pred.ndim and shape[-1] == 1:
        y_true, column = tensors.squeeze(y_true, -1), True
    best = cast(tensors.argmax(y_pred, -1), dtype_of(y_true))
    matches = cast(arithmetic.equal(y_true, best), floatx())
    if column:
        matches = tensors.reshape(matches, shape)
    if matches.ndim > 1 and matches.shape[-1] == 1:
        matches = tensors.squeeze(matches, -1)
    return matches


def top_k_categorical_accuracy(y_true: Any, y_pred: Any, k: int = 5) -> Any:
    """Return where the label's one is among the k largest predictions."""
    return _in_top(tensors.argmax(y_true, -1), convert(y_pred), k)


def sparse_top_k_categorical_accuracy(
    y_true: Any, y_pred: Any, k: int = 5, from_sorted_ids: bool = False
) -> Any:
    """Return where the class given by number is among the k largest predictions."""
    y_pred = convert(y_pred)
    if not from_sorted_ids:
        return _in_top(convert(y_true, "int32"), y_pred, k)
    y_true = convert(y_true, dtype_of(y_pred))
    matches = arithmetic.equal(tensors.expand_dims(y_true, 1), y_pred[:, :k])
    return cast(tensors.any_of(matches, 1), floatx())


def _in_top(labels: Any, y_pred: Any, k: int) -> Any:
    """Return where fewer than k predictions are larger than that of the label."""
    rows = tensors.reshape(y_pred, [-1, y_pred.shape[-1]])
    flat = tensors.reshape(labels, [-1])
    own = picking.gather(rows, cast(flat, "int64"), batch_dims=1)
    larger = cast(rows > tensors.expand_dims(own, 1), "int32")
    matches = cast(tensors.sum_of(larger, -1) < k, floatx())
    return tensors.reshape(matches, list(labels.shape))
