"""Losses on probabilities and logits: cross entropies, divergence, Poisson.

Probabilities that a Keras softmax or sigmoid just made are not used: their logits are, which is
exact where the probability is 0 or 1.
"""

from __future__ import annotations

import warnings
from typing import Any

from gradviz.engine.functions import elementwise, losses, reduce
from gradviz.models import activations, arithmetic, settings, tensors
from gradviz.models.conversion import cast, convert, dtype_of, logits_of, marked
from gradviz.models.losses.reduction import of_one_kind


def binary_crossentropy(
    y_true: Any, y_pred: Any, from_logits: bool = False, label_smoothing: float = 0.0,
    axis: int = -1,
) -> Any:  # fmt: skip
    """Return the mean cross entropy of probabilities (or logits) with labels 0 and 1."""
    y_true, y_pred = of_one_kind(y_true, y_pred)
    y_true = _smoothed_halves(y_true, label_smoothing)
    return tensors.mean(binary_entropy(y_true, y_pred, from_logits), axis)


def _smoothed_halves(y_true: Any, share: float) -> Any:
    return y_true * (1.0 - share) + 0.5 * share if share else y_true


def binary_entropy(target: Any, output: Any, from_logits: bool = False) -> Any:
    """Return the cross entropy of each element."""
    _check_alike(target, output)
    output, from_logits = _with_logits(output, from_logits)
    if from_logits:
        return losses.sigmoid_cross_entropy_with_logits(target, output)
    output = _inside(output)
    yes = target * elementwise.log(output)
    return -(yes + (1 - target) * elementwise.log(1 - output))


def categorical_crossentropy(
    y_true: Any, y_pred: Any, from_logits: bool = False, label_smoothing: float = 0.0,
    axis: int = -1,
) -> Any:  # fmt: skip
    """Return the cross entropy with one-hot labels."""
    y_pred = _several_classes(y_pred, axis)
    y_true = _smoothed_classes(cast(y_true, dtype_of(y_pred)), label_smoothing)
    _check_alike(y_true, y_pred)
    output, from_logits = _with_logits(y_pred, from_logits)
    if from_logits:
        return losses.softmax_cross_entropy_with_logits(y_true, output, axis)
    output = _inside(output / reduce.reduce_sum(output, axis, keepdims=True))
    return -reduce.reduce_sum(y_true * elementwise.log(output), axis)


def _smoothed_classes(y_true: Any, share: float) -> Any:
    if not share:
        return y_true
    return y_true * (1.0 - share) + share / cast(int(y_true.shape[-1]), dtype_of(y_true))


def sparse_categorical_crossentropy(
    y_true: Any, y_pred: Any, from_logits: bool = False, ignore_class: int | None = None,
    axis: int = -1,
) -> Any:  # fmt: skip
    """Return the cross entropy with class numbers; elements of one class may count for nothing."""
    if len(y_true.shape) == len(y_pred.shape) and y_true.shape[axis] == 1:
        y_true = tensors.squeeze(y_true, axis)
    if ignore_class is None:
        return _sparse_entropy(y_true, y_pred, from_logits, axis)
    valid = arithmetic.not_equal(y_true, cast(ignore_class, dtype_of(y_pred)))
    y_true = arithmetic.where(valid, y_true, 0)
    y_pred = arithmetic.where(tensors.expand_dims(valid, axis), y_pred, 0)
    found = _sparse_entropy(y_true, y_pred, from_logits, axis)
    valid = tensors.reshape(valid, list(found.shape))
    return marked(arithmetic.where(valid, found, 0.0), mask=valid)


def _sparse_entropy(y_true: Any, y_pred: Any, from_logits: bool, axis: int) -> Any:
    if axis not in (-1, len(y_pred.shape) - 1):
        raise ValueError(f"Only axis=-1 is currently supported. Received: axis={axis}")
    output, from_logits = _with_logits(y_pred, from_logits)
    output, target = convert(output), cast(y_true, "int64")
    if target.ndim == output.ndim and target.shape[-1] == 1:
        target = tensors.squeeze(target, -1)
    if not output.ndim or tuple(target.shape) != tuple(output.shape[:-1]):
        raise ValueError(
            "Labels must have the shape of the predictions without the last axis. Received: "
            f"target.shape={target.shape}, output.shape={output.shape}"
        )
    if not from_logits:
        output = elementwise.log(_inside(output))
    return losses.sparse_softmax_cross_entropy_with_logits(target, output)


def binary_focal_crossentropy(
    y_true: Any, y_pred: Any, apply_class_balancing: bool = False, alpha: float = 0.25,
    gamma: float = 2.0, from_logits: bool = False, label_smoothing: float = 0.0, axis: int = -1,
) -> Any:  # fmt: skip
    """Return the cross entropy with labels 0 and 1, in which what is certain counts less."""
    y_true, y_pred = of_one_kind(y_true, y_pred)
    y_true = _smoothed_halves(y_true, label_smoothing)
    if from_logits:
        y_pred = activations.sigmoid(y_pred)
    entropy = binary_entropy(y_true, y_pred)
    right = y_true * y_pred + (1 - y_true) * (1 - y_pred)
    focal = arithmetic.power(1.0 - right, gamma) * entropy
    if apply_class_balancing:
        focal = (y_true * alpha + (1 - y_true) * (1 - alpha)) * focal
    return tensors.mean(focal, axis)


def categorical_focal_crossentropy(
    y_true: Any, y_pred: Any, alpha: float = 0.25, gamma: float = 2.0, from_logits: bool = False,
    label_smoothing: float = 0.0, axis: int = -1,
) -> Any:  # fmt: skip
    """Return the cross entropy with one-hot labels, in which what is certain counts less."""
    y_pred = _several_classes(y_pred, axis)
    y_true = _smoothed_classes(cast(y_true, dtype_of(y_pred)), label_smoothing)
    if from_logits:
        y_pred = activations.softmax(y_pred, axis)
    output = _inside(y_pred / tensors.sum_of(y_pred, axis, keepdims=True))
    entropy = -y_true * elementwise.log(output)
    weight = arithmetic.multiply(arithmetic.power(1.0 - output, gamma), alpha)
    return tensors.sum_of(arithmetic.multiply(weight, entropy), axis)


def kl_divergence(y_true: Any, y_pred: Any) -> Any:
    """Return the sum of y_true * log(y_true / y_pred) along the last axis."""
    y_true, y_pred = of_one_kind(y_true, y_pred)
    y_true = elementwise.clip_by_value(y_true, settings.epsilon(), 1)
    y_pred = elementwise.clip_by_value(y_pred, settings.epsilon(), 1)
    return tensors.sum_of(y_true * elementwise.log(y_true / y_pred), -1)


def poisson(y_true: Any, y_pred: Any) -> Any:
    """Return the mean of y_pred - y_true * log(y_pred) along the last axis."""
    y_true, y_pred = of_one_kind(y_true, y_pred)
    small = convert(settings.epsilon(), dtype_of(y_pred))
    return tensors.mean(y_pred - y_true * arithmetic.log(y_pred + small), -1)


def categorical_generalized_cross_entropy(y_true: Any, y_pred: Any, q: float) -> Any:
    """Return (1 - p^q) / q for the probability p of the right class, given by number."""
    hot = tensors.one_hot(cast(y_true, "int64"), int(y_pred.shape[-1]), dtype=dtype_of(y_pred))
    return (1 - arithmetic.power(tensors.sum_of(y_pred * hot, -1), q)) / q


def _inside(p: Any) -> Any:
    return elementwise.clip_by_value(p, settings.epsilon(), 1.0 - settings.epsilon())


def _with_logits(output: Any, from_logits: bool) -> tuple[Any, bool]:
    """Return the logits that probabilities were computed from, if they are known."""
    logits = logits_of(output)
    if logits is None:
        return output, from_logits
    if from_logits:
        warnings.warn(
            "The loss received `from_logits=True`, but its predictions were produced by a "
            "softmax or sigmoid and thus are no logits. Was this intended?",
            stacklevel=4,
        )
    return logits, True


def _several_classes(y_pred: Any, axis: Any) -> Any:
    """Return predictions as a tensor; warn if there is but one class, IndexError without axis."""
    if isinstance(axis, bool):
        raise ValueError(f"`axis` must be of type `int`. Received: axis={axis}")
    y_pred = convert(y_pred)
    if y_pred.shape[-1] == 1:
        warnings.warn(
            "Expected predictions of shape (batch_size, num_classes) with num_classes > 1. "
            f"Received: {y_pred.shape}. Consider using 'binary_crossentropy' for 2 classes.",
            SyntaxWarning,
            stacklevel=3,
        )
    return y_pred


def _check_alike(target: Any, output: Any) -> None:
    if tuple(target.shape) != tuple(output.shape):
        raise ValueError(
            "Arguments `target` and `output` must have the same shape. Received: "
            f"target.shape={target.shape}, output.shape={output.shape}"
        )
