"""Losses that measure how far a prediction is off, or on which side it lies."""

from __future__ import annotations

from typing import Any

from gradviz.engine.functions import elementwise, nn
from gradviz.models import arithmetic, settings, tensors
from gradviz.models.conversion import convert, dtype_of
from gradviz.models.losses.reduction import of_one_kind, of_one_rank
from gradviz.models.normalizing import unit_length


def _both(y_true: Any, y_pred: Any) -> tuple[Any, Any]:
    """Return both as tensors of the prediction's dtype and of one rank."""
    y_pred = convert(y_pred)
    return of_one_rank(convert(y_true, dtype_of(y_pred)), y_pred)


def mean_squared_error(y_true: Any, y_pred: Any) -> Any:
    """Return the mean of squared differences along the last axis."""
    y_true, y_pred = _both(y_true, y_pred)
    return tensors.mean(elementwise.square(y_true - y_pred), -1)


def mean_absolute_error(y_true: Any, y_pred: Any) -> Any:
    """Return the mean of distances along the last axis."""
    y_true, y_pred = _both(y_true, y_pred)
    return tensors.mean(elementwise.absolute(y_true - y_pred), -1)


def mean_absolute_percentage_error(y_true: Any, y_pred: Any) -> Any:
    """Return the mean of distances in hundredths of the true value, along the last axis."""
    y_true, y_pred = _both(y_true, y_pred)
    small = convert(settings.epsilon(), dtype_of(y_pred))
    scale = elementwise.maximum(elementwise.absolute(y_true), small)
    return 100.0 * tensors.mean(elementwise.absolute((y_true - y_pred) / scale), -1)


def mean_squared_logarithmic_error(y_true: Any, y_pred: Any) -> Any:
    """Return the mean of squared differences of log(1 + y), along the last axis."""
    y_true, y_pred = _both(y_true, y_pred)
    small = convert(settings.epsilon())
    first = arithmetic.log(arithmetic.maximum(y_pred, small) + 1.0)
    second = arithmetic.log(arithmetic.maximum(y_true, small) + 1.0)
    return tensors.mean(elementwise.square(first - second), -1)


def cosine_similarity(y_true: Any, y_pred: Any, axis: int = -1) -> Any:
    """Return minus the cosine of the angle between vectors along an axis."""
    y_true, y_pred = _both(y_true, y_pred)
    predicted = unit_length(y_pred, axis)
    return -tensors.sum_of(unit_length(y_true, axis) * predicted, axis)


def huber(y_true: Any, y_pred: Any, delta: float = 1.0) -> Any:
    """Return squares of small errors and distances of large ones, as a mean along the last axis."""
    y_true, y_pred = _both(y_true, y_pred)
    kind = dtype_of(y_pred)
    bound, half = convert(delta, kind), convert(0.5, kind)
    error = elementwise.subtract(y_pred, y_true)
    distance = elementwise.absolute(error)
    small = half * elementwise.square(error)
    large = bound * distance - half * elementwise.square(bound)
    return tensors.mean(elementwise.where(distance <= bound, small, large), -1)


def log_cosh(y_true: Any, y_pred: Any) -> Any:
    """Return the mean of log(cosh(error)) along the last axis."""
    y_true, y_pred = _both(y_true, y_pred)
    error = y_pred - y_true
    log_2 = convert(arithmetic.log(convert(2.0)), dtype_of(y_pred))
    return tensors.mean(error + nn.softplus(error * -2.0) - log_2, -1)


def hinge(y_true: Any, y_pred: Any) -> Any:
    """Return the mean of max(1 - y_true * y_pred, 0); labels 0 and 1 become -1 and 1."""
    y_true, y_pred = of_one_kind(y_true, y_pred)
    y_true = _signs(y_true)
    return tensors.mean(elementwise.maximum(1.0 - y_true * y_pred, 0.0), -1)


def squared_hinge(y_true: Any, y_pred: Any) -> Any:
    """Return the mean of the square of max(1 - y_true * y_pred, 0)."""
    y_true, y_pred = of_one_kind(y_true, y_pred)
    y_true = _signs(y_true)
    return tensors.mean(elementwise.square(elementwise.maximum(1.0 - y_true * y_pred, 0.0)), -1)


def categorical_hinge(y_true: Any, y_pred: Any) -> Any:
    """Return max(wrong - right + 1, 0): the best wrong class against the right one."""
    y_true, y_pred = of_one_kind(y_true, y_pred)
    right = tensors.sum_of(y_true * y_pred, -1)
    wrong = tensors.max_of((1.0 - y_true) * y_pred, -1)
    return elementwise.maximum(wrong - right + 1.0, convert(0.0, dtype_of(y_pred)))


def _signs(labels: Any) -> Any:
    """Return labels as -1 and 1 if all of them are 0 or 1."""
    are_binary = tensors.all_of(arithmetic.logical_or(labels == 0, labels == 1))
    return 2.0 * labels - 1.0 if are_binary else labels


def dice(y_true: Any, y_pred: Any, axis: Any = None) -> Any:
    """Return 1 - twice the overlap over the sizes of both."""
    y_true, y_pred = of_one_kind(y_true, y_pred)
    overlap = tensors.sum_of(y_true * y_pred, axis)
    sizes = tensors.sum_of(y_true, axis) + tensors.sum_of(y_pred, axis)
    return 1 - arithmetic.divide(2.0 * overlap, sizes + settings.epsilon())


def tversky(
    y_true: Any, y_pred: Any, alpha: float = 0.5, beta: float = 0.5, axis: Any = None
) -> Any:
    """Return 1 - the overlap over itself and what is missed or too much, weighted."""
    y_true, y_pred = of_one_kind(y_true, y_pred)
    overlap = tensors.sum_of(y_true * y_pred, axis)
    missed = tensors.sum_of((1 - y_pred) * y_true, axis)
    surplus = tensors.sum_of(y_pred * (1 - y_true), axis)
    whole = overlap + missed * alpha + surplus * beta + settings.epsilon()
    return 1 - arithmetic.divide(overlap, whole)
