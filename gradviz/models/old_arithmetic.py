"""The arithmetic that Keras 2 kept in `keras.backend`, as TensorFlow still has it.

Unlike `keras.ops` it promotes nothing: these are TensorFlow's operations under shorter names.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.functions import (
    elementwise,
    linalg,
    losses,
    nn,
    normalization,
    reduce,
    shape as shapes,
)
from gradviz.models import settings
from gradviz.models.conversion import marked
from gradviz.models.host import afford

# Over axes ---------------------------------------------------------------------------------------


def sum(x: Any, axis: Any = None, keepdims: bool = False) -> Any:  # noqa: A001
    """Return the sum over axes."""
    return reduce.reduce_sum(x, axis, keepdims)


def prod(x: Any, axis: Any = None, keepdims: bool = False) -> Any:
    """Return the product over axes."""
    return reduce.reduce_prod(x, axis, keepdims)


def max(x: Any, axis: Any = None, keepdims: bool = False) -> Any:  # noqa: A001
    """Return the largest over axes."""
    return reduce.reduce_max(x, axis, keepdims)


def min(x: Any, axis: Any = None, keepdims: bool = False) -> Any:  # noqa: A001
    """Return the smallest over axes."""
    return reduce.reduce_min(x, axis, keepdims)


def any(x: Any, axis: Any = None, keepdims: bool = False) -> Any:  # noqa: A001
    """Return whether any element over axes is true."""
    return reduce.reduce_any(elementwise.cast(x, "bool"), axis, keepdims)


def all(x: Any, axis: Any = None, keepdims: bool = False) -> Any:  # noqa: A001
    """Return whether all elements over axes are true."""
    return reduce.reduce_all(elementwise.cast(x, "bool"), axis, keepdims)


def _counted(x: Any) -> Any:
    return elementwise.cast(x, settings.floatx()) if x.dtype == "bool" else x


def mean(x: Any, axis: Any = None, keepdims: bool = False) -> Any:
    """Return the mean over axes of a tensor."""
    return reduce.reduce_mean(_counted(x), axis, keepdims)


def var(x: Any, axis: Any = None, keepdims: bool = False) -> Any:
    """Return the variance over axes of a tensor."""
    return reduce.reduce_variance(_counted(x), axis, keepdims)


def std(x: Any, axis: Any = None, keepdims: bool = False) -> Any:
    """Return the standard deviation over axes of a tensor."""
    return reduce.reduce_std(_counted(x), axis, keepdims)


def argmax(x: Any, axis: int = -1) -> Any:
    """Return the place of the largest along an axis."""
    return reduce.argmax(x, axis)


def argmin(x: Any, axis: int = -1) -> Any:
    """Return the place of the smallest along an axis."""
    return reduce.argmin(x, axis)


def cumsum(x: Any, axis: int = 0) -> Any:
    """Return running sums along an axis."""
    return reduce.cumsum(x, axis)


def cumprod(x: Any, axis: int = 0) -> Any:
    """Return running products along an axis."""
    return reduce.cumprod(x, axis)


# Element by element ------------------------------------------------------------------------------


def sqrt(x: Any) -> Any:
    """Return the square root, of numbers below 0 the root of 0."""
    return elementwise.sqrt(elementwise.maximum(x, elementwise.convert_to_tensor(0.0, x.dtype)))


def pow(x: Any, a: Any) -> Any:  # noqa: A001
    """Return x to the power of a."""
    return elementwise.power(x, a)


def clip(x: Any, min_value: Any, max_value: Any) -> Any:
    """Return x between two bounds, of which None is none."""
    numbers = isinstance(min_value, int | float) and isinstance(max_value, int | float)
    if numbers and max_value < min_value:
        max_value = min_value
    low, high = (-np.inf if min_value is None else min_value,
                 np.inf if max_value is None else max_value)  # fmt: skip
    return elementwise.clip_by_value(x, low, high)


def elu(x: Any, alpha: float = 1.0) -> Any:
    """Return x, or alpha * (exp(x) - 1) below 0."""
    found = nn.elu(x)
    return found if alpha == 1 else elementwise.where(x > 0, found, alpha * found)


def hard_sigmoid(x: Any) -> Any:
    """Return x / 5 + 1 / 2 between 0 and 1."""
    fifth, half = (elementwise.convert_to_tensor(n, x.dtype) for n in (0.2, 0.5))
    bent = elementwise.add(elementwise.multiply(x, fifth), half)
    return elementwise.clip_by_value(bent, 0.0, 1.0)


def relu(x: Any, alpha: float = 0.0, max_value: Any = None, threshold: float = 0.0) -> Any:
    """Return x above a threshold, up to a largest value, and alpha of it below."""
    if alpha != 0.0 and max_value is None and threshold == 0:
        return nn.leaky_relu(x, alpha)
    below = nn.relu(-x + threshold if threshold != 0 else -x) if alpha != 0.0 else None
    bounded = max_value is not None
    if threshold != 0:
        x = x * elementwise.cast(elementwise.greater(x, threshold), x.dtype)
    elif max_value == 6:
        x, bounded = nn.relu6(x), False
    else:
        x = nn.relu(x)
    if bounded:
        x = elementwise.clip_by_value(x, 0, max_value)
    return x if below is None else x - alpha * below


def softmax(x: Any, axis: int = -1) -> Any:
    """Return positive numbers that sum to 1 along an axis; ValueError for a single row."""
    if x.ndim <= 1:
        raise ValueError(f"Cannot apply softmax to a tensor that is 1D. Received input: {x}")
    return marked(nn.softmax(x, axis), logits=x)


def l2_normalize(x: Any, axis: Any = None) -> Any:
    """Return x over its length along axes."""
    return normalization.l2_normalize(x, axis)


def stop_gradient(variables: Any) -> Any:
    """Return the same values; no gradient passes."""
    if isinstance(variables, list | tuple):
        return map(elementwise.stop_gradient, variables)
    return elementwise.stop_gradient(variables)


def switch(condition: Any, then_expression: Any, else_expression: Any) -> Any:
    """Return one or the other, each a tensor or a function, by a truth value or several."""
    chosen = elementwise.cast(condition, "bool")
    if not chosen.ndim:
        found = then_expression if chosen else else_expression
        return found() if callable(found) else found
    parts = [part() if callable(part) else part for part in (then_expression, else_expression)]
    if chosen.ndim > parts[0].ndim:
        raise ValueError("Rank of `condition` should not be larger than that of the expressions.")
    if chosen.ndim > 1:
        rows = [*chosen.shape, *[1] * (parts[0].ndim - chosen.ndim)]
        chosen = shapes.reshape(chosen, rows)
    return elementwise.where(chosen, *parts)


def dot(x: Any, y: Any) -> Any:
    """Return the product over the last axis of x and the last but one of y."""
    if x.ndim <= 2 and y.ndim <= 2:
        return linalg.matmul(x, y)
    order = [y.ndim - 2, *range(y.ndim - 2), y.ndim - 1]
    rows = shapes.reshape(x, [-1, x.shape[-1]])
    columns = shapes.reshape(shapes.transpose(y, order), [y.shape[-2], -1])
    sizes = [*x.shape[:-1], *y.shape[:-2], y.shape[-1]]
    afford(sizes)
    return shapes.reshape(linalg.matmul(rows, columns), sizes)


# Losses ------------------------------------------------------------------------------------------


def _inside(x: Any) -> Any:
    small = elementwise.convert_to_tensor(settings.epsilon(), x.dtype)
    return elementwise.clip_by_value(x, small, 1.0 - small)


def binary_crossentropy(target: Any, output: Any, from_logits: bool = False) -> Any:
    """Return the cross entropy of each element with labels 0 and 1."""
    target, output = (elementwise.convert_to_tensor(x) for x in (target, output))
    if from_logits:
        return losses.sigmoid_cross_entropy_with_logits(target, output)
    x, small = _inside(output), settings.epsilon()
    right = target * elementwise.log(x + small)
    return -(right + (1 - target) * elementwise.log(1 - x + small))


def categorical_crossentropy(
    target: Any, output: Any, from_logits: bool = False, axis: int = -1
) -> Any:
    """Return the cross entropy along an axis with one-hot labels."""
    target, output = (elementwise.convert_to_tensor(x) for x in (target, output))
    if tuple(target.shape) != tuple(output.shape):
        raise ValueError(f"Shapes {target.shape} and {output.shape} are incompatible")
    if from_logits:
        return losses.softmax_cross_entropy_with_logits(target, output, axis)
    x = _inside(output / reduce.reduce_sum(output, axis, True))
    return -reduce.reduce_sum(target * elementwise.log(x), axis)


def sparse_categorical_crossentropy(target: Any, output: Any, from_logits: bool = False) -> Any:
    """Return the cross entropy along the last axis with class numbers."""
    x = elementwise.convert_to_tensor(output)
    labels = elementwise.cast(elementwise.convert_to_tensor(target), "int64")
    if not from_logits:
        x = elementwise.log(_inside(x))
    if labels.ndim == x.ndim - 1:
        return losses.sparse_softmax_cross_entropy_with_logits(labels, x)
    rows = shapes.reshape(x, [-1, x.shape[-1]])
    found = losses.sparse_softmax_cross_entropy_with_logits(shapes.reshape(labels, [-1]), rows)
    return shapes.reshape(found, x.shape[:-1]) if x.ndim >= 3 else found
