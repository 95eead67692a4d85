"""Losses: functions of (y_true, y_pred) that keep the batch, and classes that take its mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine import Tensor, is_tensor, raw_value
from gradviz.engine.functions import losses as on_logits
from gradviz.engine.functions.elementwise import (
    absolute,
    add,
    cast,
    clip_by_value,
    log,
    maximum,
    multiply,
    negative,
    square,
    squared_difference,
    subtract,
    tensor,
    where,
)
from gradviz.engine.functions.reduce import reduce_mean, reduce_sum
from gradviz.engine.functions.shape import squeeze

if TYPE_CHECKING:
    from collections.abc import Callable

_EPSILON = 1e-7


def _both(y_true: Any, y_pred: Any) -> tuple[Any, Any]:
    predicted = tensor(y_pred)
    if not predicted.dtype.is_floating:
        predicted = cast(predicted, "float32")
    known = tensor(y_true, None if is_tensor(y_true) else predicted.dtype)
    if known.dtype is not predicted.dtype:
        known = cast(known, predicted.dtype)
    if known.ndim == predicted.ndim + 1 and known.shape[-1] == 1:
        known = squeeze(known, -1)
    if predicted.ndim == known.ndim + 1 and predicted.shape[-1] == 1:
        predicted = squeeze(predicted, -1)
    return known, predicted


def _last_mean(x: Any) -> Any:
    return reduce_mean(x, -1) if x.ndim else x


def mean_squared_error(y_true: Any, y_pred: Any) -> Tensor:
    """Return the mean of squared differences along the last axis."""
    return _last_mean(squared_difference(*_both(y_true, y_pred)))


def mean_absolute_error(y_true: Any, y_pred: Any) -> Tensor:
    """Return the mean of distances along the last axis."""
    known, predicted = _both(y_true, y_pred)
    return _last_mean(absolute(subtract(known, predicted)))


def huber(y_true: Any, y_pred: Any, delta: float = 1.0) -> Tensor:
    """Return squares of small errors and distances of large ones, as a mean along the last axis."""
    known, predicted = _both(y_true, y_pred)
    error = absolute(subtract(predicted, known))
    small, large = multiply(0.5, square(error)), delta * error - 0.5 * delta * delta
    return _last_mean(where(error <= delta, small, large))


def hinge(y_true: Any, y_pred: Any) -> Tensor:
    """Return the mean of max(1 - y_true * y_pred, 0); labels 0 and 1 become -1 and 1."""
    known, predicted = _both(y_true, y_pred)
    values = np.asarray(raw_value(known))
    if np.all((values == 0) | (values == 1)):
        known = 2 * known - 1
    return _last_mean(maximum(1.0 - known * predicted, 0.0))


def binary_crossentropy(
    y_true: Any,
    y_pred: Any,
    from_logits: bool = False,
    label_smoothing: float = 0.0,
    axis: int = -1,
) -> Tensor:
    """Return the cross entropy of probabilities (or logits) with labels 0 and 1."""
    known, predicted = _both(y_true, y_pred)
    if label_smoothing:
        known = known * (1.0 - label_smoothing) + 0.5 * label_smoothing
    if from_logits:
        return reduce_mean(on_logits.sigmoid_cross_entropy_with_logits(known, predicted), axis)
    p = clip_by_value(predicted, _EPSILON, 1 - _EPSILON)
    yes = multiply(known, log(p))
    no = multiply(1 - known, log(1 - p))
    return reduce_mean(negative(add(yes, no)), axis)


def categorical_crossentropy(
    y_true: Any,
    y_pred: Any,
    from_logits: bool = False,
    label_smoothing: float = 0.0,
    axis: int = -1,
) -> Tensor:
    """Return the cross entropy with one-hot labels."""
    known, predicted = _both(y_true, y_pred)
    if label_smoothing:
        known = known * (1.0 - label_smoothing) + label_smoothing / known.shape[axis]
    if from_logits:
        return on_logits.softmax_cross_entropy_with_logits(known, predicted, axis)
    p = predicted / reduce_sum(predicted, axis, True)
    p = clip_by_value(p, _EPSILON, 1 - _EPSILON)
    return negative(reduce_sum(multiply(known, log(p)), axis))


def sparse_categorical_crossentropy(
    y_true: Any, y_pred: Any, from_logits: bool = False, ignore_class: Any = None, axis: int = -1
) -> Tensor:
    """Return the cross entropy with class numbers."""
    predicted = tensor(y_pred)
    labels = cast(tensor(y_true), "int64")
    if labels.ndim == predicted.ndim and labels.shape[-1] == 1:
        labels = squeeze(labels, -1)
    if not from_logits:
        predicted = log(clip_by_value(predicted, _EPSILON, 1 - _EPSILON))
    return on_logits.sparse_softmax_cross_entropy_with_logits(labels, predicted)


MSE, MAE = mean_squared_error, mean_absolute_error


class Loss:
    """A loss function averaged over the batch, or summed, or as it is."""

    function: Callable[..., Tensor]

    def __init__(
        self, reduction: str | None = "sum_over_batch_size", name: str | None = None, **options: Any
    ) -> None:
        self.reduction = reduction
        self.name = name
        self.options = options

    def __call__(self, y_true: Any, y_pred: Any, sample_weight: Any = None) -> Tensor:
        """Return the loss, reduced as asked."""
        values = type(self).function(y_true, y_pred, **self.options)
        if sample_weight is not None:
            values = multiply(values, sample_weight)
        if self.reduction in ("sum_over_batch_size", "mean"):
            return reduce_mean(values)
        return reduce_sum(values) if self.reduction == "sum" else values


class MeanSquaredError(Loss):
    """Mean of squared differences."""

    function = staticmethod(mean_squared_error)


class MeanAbsoluteError(Loss):
    """Mean of distances."""

    function = staticmethod(mean_absolute_error)


class Huber(Loss):
    """Squares of small errors, distances of large ones."""

    function = staticmethod(huber)

    def __init__(
        self,
        delta: float = 1.0,
        reduction: str | None = "sum_over_batch_size",
        name: str | None = None,
    ) -> None:
        super().__init__(reduction, name, delta=delta)


class Hinge(Loss):
    """max(1 - y_true * y_pred, 0)."""

    function = staticmethod(hinge)


class _Smoothed(Loss):
    """A cross entropy, of probabilities unless `from_logits`, with labels drawn to the middle."""

    def __init__(
        self,
        from_logits: bool = False,
        label_smoothing: float = 0.0,
        axis: int = -1,
        reduction: str | None = "sum_over_batch_size",
        name: str | None = None,
    ) -> None:
        options = {"from_logits": from_logits, "label_smoothing": label_smoothing, "axis": axis}
        super().__init__(reduction, name, **options)


class BinaryCrossentropy(_Smoothed):
    """Cross entropy with labels 0 and 1."""

    function = staticmethod(binary_crossentropy)


class CategoricalCrossentropy(_Smoothed):
    """Cross entropy with one-hot labels."""

    function = staticmethod(categorical_crossentropy)


class SparseCategoricalCrossentropy(Loss):
    """Cross entropy with class numbers."""

    function = staticmethod(sparse_categorical_crossentropy)

    def __init__(
        self,
        from_logits: bool = False,
        ignore_class: Any = None,
        reduction: str | None = "sum_over_batch_size",
        axis: int = -1,
        name: str | None = None,
    ) -> None:
        if ignore_class is not None:
            raise NotImplementedError("ignore_class is not supported")
        super().__init__(reduction, name, from_logits=from_logits, axis=axis)
