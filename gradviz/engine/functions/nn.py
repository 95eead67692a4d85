"""Activations and losses under TensorFlow's names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradviz.engine.execute import execute, is_tensor, raw_value, to_tensor
from gradviz.engine.functions.elementwise import (
    cast,
    maximum,
    multiply,
    negative,
    rsqrt,
    square,
    subtract,
    tensor,
)
from gradviz.engine.functions.making import function
from gradviz.engine.functions.picking import gather
from gradviz.engine.functions.random import uniform
from gradviz.engine.functions.reduce import reduce_mean, reduce_sum
from gradviz.engine.functions.shape import one_axis, transpose
from gradviz.engine.op import OPS
from gradviz.engine.shapes import axes_of

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor

relu = function("relu", "features", "max(x, 0); slope 0 at 0.")
relu6 = function("relu6", "features", "x between 0 and 6; slope 0 at both ends.")
elu = function("elu", "features", "x, and exp(x) - 1 below 0; slope 1 at 0.")
selu = function("selu", "features", "Scaled elu.")
softplus = function("softplus", "features", "log(1 + exp(x)).")
softsign = function("softsign", "features", "x / (1 + |x|).")


def leaky_relu(features: Any, alpha: float = 0.2, name: str | None = None) -> Tensor:
    """Return x, and alpha * x below 0; slope alpha at 0."""
    x = tensor(features)
    if x.dtype.is_integer:
        x = cast(x, "float32")
    return execute(
        OPS["leaky_relu"], x, alpha=float(raw_value(alpha) if is_tensor(alpha) else alpha)
    )


def gelu(features: Any, approximate: bool = False, name: str | None = None) -> Tensor:
    """Return x times the normal distribution function of x; by tanh if `approximate`."""
    if not approximate:
        return execute(OPS["gelu"], features)
    x = tensor(features)
    inner = multiply(0.7978845608028654, x + multiply(0.044715, execute(OPS["power"], x, 3.0)))
    return multiply(multiply(0.5, x), 1.0 + execute(OPS["tanh"], inner))


def swish(features: Any, beta: Any = 1.0) -> Tensor:
    """Return x * sigmoid(beta * x), also called silu."""
    x = tensor(features)
    if not is_tensor(beta) and beta == 1:
        return execute(OPS["swish"], x)
    return multiply(x, execute(OPS["sigmoid"], multiply(x, beta)))


def log_sigmoid(x: Any, name: str | None = None) -> Tensor:
    """Return log(sigmoid(x)) without overflow."""
    return negative(softplus(negative(x)))


def softmax(logits: Any, axis: Any = None, name: str | None = None) -> Tensor:
    """Return exp(x) divided by its sum along an axis, the last by default."""
    x = tensor(logits)
    return execute(OPS["softmax"], x, axis=one_axis(-1 if axis is None else axis, x.ndim))


def log_softmax(logits: Any, axis: Any = None, name: str | None = None) -> Tensor:
    """Return log(softmax(x)) without overflow."""
    x = tensor(logits)
    return execute(OPS["log_softmax"], x, axis=one_axis(-1 if axis is None else axis, x.ndim))


def softmax_cross_entropy_with_logits(
    labels: Any, logits: Any, axis: int = -1, name: str | None = None
) -> Tensor:
    """Return one cross entropy per row; labels are distributions along `axis`."""
    logits = tensor(logits)
    labels = labels if is_tensor(labels) else to_tensor(labels, raw_value(logits).dtype)
    if labels.dtype is not logits.dtype:
        labels = cast(labels, logits.dtype)
    labels, logits = _broadcast(labels, logits)
    at = one_axis(axis, logits.ndim)
    if at != logits.ndim - 1:
        order = [*(i for i in range(logits.ndim) if i != at), at]
        labels, logits = transpose(labels, order), transpose(logits, order)
    return execute(OPS["softmax_cross_entropy"], labels, logits)


def _broadcast(labels: Any, logits: Any) -> tuple[Any, Any]:
    if labels.shape != logits.shape:
        labels = execute(OPS["broadcast_to"], labels, shape=tuple(logits.shape))
    return labels, logits


def sparse_softmax_cross_entropy_with_logits(
    labels: Any, logits: Any, name: str | None = None
) -> Tensor:
    """Return one cross entropy per row; labels are class numbers."""
    return execute(OPS["sparse_softmax_cross_entropy"], labels, logits)


def sigmoid_cross_entropy_with_logits(
    labels: Any = None, logits: Any = None, name: str | None = None
) -> Tensor:
    """Return the cross entropy of each element with the sigmoid of its logit."""
    if labels is None or logits is None:
        raise ValueError("Both `labels` and `logits` must be provided.")
    logits = tensor(logits)
    labels = labels if is_tensor(labels) else to_tensor(labels, raw_value(logits).dtype)
    if labels.shape != logits.shape:
        raise ValueError(
            f"`logits` and `labels` must have the same shape, received "
            f"({logits.shape} vs {labels.shape})."
        )
    return execute(OPS["sigmoid_cross_entropy"], labels, logits)


def bias_add(value: Any, bias: Any, data_format: Any = None, name: str | None = None) -> Tensor:
    """Add a vector along the last axis."""
    return execute(OPS["bias_add"], value, bias)


def l2_loss(t: Any, name: str | None = None) -> Tensor:
    """Return half the sum of squares."""
    return multiply(reduce_sum(square(t)), 0.5)


def l2_normalize(
    x: Any, axis: Any = None, epsilon: float = 1e-12, name: str | None = None
) -> Tensor:
    """Return x divided by its length along `axis`."""
    x = tensor(x)
    total = reduce_sum(square(x), axis, True)
    return multiply(x, rsqrt(maximum(total, epsilon)))


def moments(
    x: Any, axes: Any, shift: Any = None, keepdims: bool = False, name: str | None = None
) -> tuple[Tensor, Tensor]:
    """Return mean and variance over `axes`."""
    x = tensor(x)
    at = axes_of(axes, x.ndim)
    middle = reduce_mean(x, list(at), True)
    spread = reduce_mean(
        square(subtract(x, execute(OPS["stop_gradient"], middle))), list(at), keepdims
    )
    return (middle if keepdims else execute(OPS["squeeze"], middle, axis=at)), spread


def dropout(
    x: Any, rate: Any, noise_shape: Any = None, seed: Any = None, name: str | None = None
) -> Tensor:
    """Set a random part to zero and scale the rest up."""
    x = tensor(x)
    share = float(raw_value(rate)) if is_tensor(rate) else float(rate)
    if not 0 <= share < 1:
        raise ValueError(
            f"rate must be a scalar tensor or a float in the range [0, 1). Received: {rate}"
        )
    kept = uniform(x.shape if noise_shape is None else noise_shape, seed=seed)
    mask = cast(execute(OPS["greater_equal"], kept, share), x.dtype)
    return multiply(multiply(x, 1 / (1 - share)), mask)


def embedding_lookup(
    params: Any, ids: Any, max_norm: Any = None, name: str | None = None
) -> Tensor:
    """Return the rows of `params` that `ids` name."""
    return gather(params, ids)
