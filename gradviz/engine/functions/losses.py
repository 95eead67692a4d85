"""Losses on logits, and what averages losses, under TensorFlow's names."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import execute, is_tensor, raw_value
from gradviz.engine.functions.elementwise import (
    absolute,
    cast,
    divide,
    divide_no_nan,
    exp,
    log,
    log1p,
    logical_and,
    multiply,
    ones_like,
    tensor,
    where,
    zeros_like,
)
from gradviz.engine.functions.making import function
from gradviz.engine.functions.nn import relu
from gradviz.engine.functions.reduce import reduce_sum
from gradviz.engine.functions.shape import expand_dims, squeeze, transpose
from gradviz.engine.op import OPS

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor

_HALF = "float16"  # cross entropies of it are computed in float32

l2_loss = function("l2_loss", "t", "Half the sum of squares.")


def softmax_cross_entropy_with_logits(
    labels: Any, logits: Any, axis: int = -1, name: str | None = None
) -> Tensor:
    """Return one cross entropy per row; labels are distributions along `axis`.

    `axis` is -1 or counted from the front. Labels of one row serve all, but then without gradient.
    """
    logits = tensor(logits)
    kind = logits.dtype
    logits = cast(logits, "float32") if kind.name == _HALF else logits
    labels = cast(tensor(labels), logits.dtype)
    at = -1 if axis is None else int(axis)
    if not logits.ndim or not (at == -1 or 0 <= at < logits.ndim):
        raise InvalidArgumentError(f"axis {axis} does not fit logits of {logits.ndim} axes")
    if at != -1:
        order = [*(i for i in range(logits.ndim) if i != at), at]
        labels, logits = transpose(labels, order), transpose(logits, order)
    return cast(execute(OPS["softmax_cross_entropy"], labels, logits), kind)


def sparse_softmax_cross_entropy_with_logits(
    labels: Any, logits: Any, name: str | None = None
) -> Tensor:
    """Return one cross entropy per row; labels are class numbers, one axis fewer than logits."""
    _both("sparse_softmax_cross_entropy_with_logits", labels, logits)
    labels, logits = tensor(labels), tensor(logits)
    if tuple(labels.shape) != tuple(logits.shape)[:-1] or not logits.ndim:
        raise ValueError(
            "`labels.shape` must equal `logits.shape` except for the last dimension. Received: "
            f"labels.shape={labels.shape} and logits.shape={logits.shape}"
        )
    if labels.dtype.name not in ("int32", "int64"):
        raise InvalidArgumentError(
            f"Value for attr 'Tlabels' of {labels.dtype.name} is not in the list of allowed "
            "values: int32, int64"
        )
    kind = logits.dtype
    logits = cast(logits, "float32") if kind.name == _HALF else logits
    return cast(execute(OPS["sparse_softmax_cross_entropy"], labels, logits), kind)


def sigmoid_cross_entropy_with_logits(
    labels: Any = None, logits: Any = None, name: str | None = None
) -> Tensor:
    """Return the cross entropy of each element with the sigmoid of its logit."""
    _both("sigmoid_cross_entropy_with_logits", labels, logits)
    labels, logits = _of_one_shape("logits", logits, "labels", labels)
    return execute(OPS["sigmoid_cross_entropy"], labels, logits)


def weighted_cross_entropy_with_logits(
    labels: Any, logits: Any, pos_weight: Any, name: str | None = None
) -> Tensor:
    """Return the same, with the terms of the positive labels multiplied by `pos_weight`."""
    labels, logits = _of_one_shape("logits", logits, "labels", labels)
    weight = 1 + (pos_weight - 1) * labels
    rest = log1p(exp(-absolute(logits))) + relu(-logits)
    return (1 - labels) * logits + weight * rest


def log_poisson_loss(
    targets: Any, log_input: Any, compute_full_loss: bool = False, name: str | None = None
) -> Tensor:
    """Return exp(log_input) - log_input * targets; in full with Stirling's term for targets > 1."""
    targets, log_input = _of_one_shape("log_input", log_input, "targets", targets)
    short = exp(log_input) - multiply(log_input, targets)
    if not compute_full_loss:
        return short
    stirling = targets * log(targets) - targets + 0.5 * log(2 * math.pi * targets)
    nought = zeros_like(targets)
    few = logical_and(targets >= nought, targets <= ones_like(targets))
    return short + where(few, nought, stirling)


def _both(function: str, labels: Any, logits: Any) -> None:
    if labels is None or logits is None:
        raise ValueError(f"Both `labels` and `logits` must be provided for {function}")


def _of_one_shape(first: str, logits: Any, second: str, labels: Any) -> tuple[Any, Any]:
    """Return labels and logits as tensors; ValueError if their shapes differ."""
    logits, labels = tensor(logits), tensor(labels)
    if labels.shape != logits.shape:
        raise ValueError(
            f"`{first}` and `{second}` must have the same shape, received "
            f"({logits.shape} vs {labels.shape})."
        )
    return labels, logits


def compute_average_loss(
    per_example_loss: Any, sample_weight: Any = None, global_batch_size: Any = None
) -> Tensor:
    """Return the sum of the losses (times their weights) divided by the size of the batch.

    The size is that of the first axis unless given. Weights are worked with in float32.
    """
    losses = tensor(per_example_loss)
    kind = losses.dtype
    if not losses.ndim:
        raise ValueError(
            "Invalid value passed for `per_example_loss`. Expected a tensor with at least rank 1."
        )
    if sample_weight is not None:
        losses = cast(_weighted(cast(losses, "float32"), tensor(sample_weight)), kind)
    size = losses.shape[0] if global_batch_size is None else _batch_size(global_batch_size)
    total = reduce_sum(losses)
    if not kind.is_floating:
        return divide_no_nan(cast(total, "float64"), float(size))
    return divide_no_nan(total, float(size))


def _weighted(losses: Any, weight: Any) -> Any:
    weight = cast(weight, "float32")
    if weight.ndim and weight.ndim == losses.ndim + 1:
        weight = squeeze(weight, [-1])
    elif weight.ndim and weight.ndim == losses.ndim - 1:
        weight = expand_dims(weight, -1)
    return multiply(losses, weight)


def _batch_size(given: Any) -> int:
    size = raw_value(given) if is_tensor(given) else raw_value(tensor(given))
    if getattr(size, "shape", ()) != ():
        raise ValueError("global_batch_size must be scalar.")
    if size.dtype.kind not in "iu":
        raise TypeError("global_batch_size must be an integer.")
    if size < 0:
        raise InvalidArgumentError("global_batch_size must be non-negative.")
    return int(size)


def scale_regularization_loss(regularization_loss: Any) -> Tensor:
    """Return the sum of the losses, divided by the number of replicas, which is 1 here."""
    return divide(reduce_sum(regularization_loss), 1)
