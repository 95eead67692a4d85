"""Means and variances, and what brings values to a common scale, under TensorFlow's names."""

from __future__ import annotations

import numbers
from typing import TYPE_CHECKING, Any

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import execute, is_tensor
from gradviz.engine.functions.elementwise import (
    add,
    cast,
    divide_no_nan,
    maximum,
    multiply,
    reciprocal,
    rsqrt,
    square,
    squared_difference,
    stop_gradient,
    subtract,
    tensor,
    zeros_like,
)
from gradviz.engine.functions.reduce import reduce_mean, reduce_sum
from gradviz.engine.functions.shape import squeeze
from gradviz.engine.op import OPS
from gradviz.engine.shapes import axes_of

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor

_HALF = "float16"  # worked with in float32


def bias_add(value: Any, bias: Any, data_format: Any = None, name: str | None = None) -> Tensor:
    """Add a vector along the last axis, or along the second if `data_format` is "NC..."."""
    if data_format is None:
        return execute(OPS["bias_add"], value, bias)
    if not (data_format.startswith("NC") or data_format[:1] + data_format[-1:] == "NC"):
        raise ValueError(
            "`data_format` must be of the form `N...C` or `NC...`. Received: "
            f"data_format={data_format}"
        )
    x = tensor(value)
    if not data_format.startswith("NC") or x.ndim <= 2:
        return execute(OPS["bias_add"], x, bias)
    return execute(OPS["bias_add_second"], x, bias)


def local_response_normalization(
    input: Any,
    depth_radius: Any = 5,
    bias: Any = 1,
    alpha: Any = 1,
    beta: Any = 0.5,
    name: str | None = None,
) -> Tensor:
    """Return x / (bias + alpha * sum of squares of the channels near) ** beta, x having 4 axes.

    Near are those at most `depth_radius` away. The derivative has none itself.
    """
    for value in (depth_radius, bias, alpha, beta):
        if not isinstance(value, numbers.Real):
            raise TypeError(f"Expected a number, not {value!r}.")
    x = tensor(input)
    if int(depth_radius) < 0:
        raise InvalidArgumentError(f"depth_radius = {depth_radius} is negative")
    if x.dtype.size > 4:
        raise InvalidArgumentError(f"no local response normalization of {x.dtype.name}")
    how = {"bias": float(bias), "alpha": float(alpha), "beta": float(beta)}
    return execute(OPS["lrn"], x, radius=int(depth_radius), **how)


def l2_normalize(
    x: Any, axis: Any = None, epsilon: Any = 1e-12, name: str | None = None, dim: Any = None
) -> Tensor:
    """Return x divided by its length along `axis` (or `dim`), or by the root of `epsilon`."""
    if axis is not None and dim is not None:
        raise ValueError("Cannot specify both 'axis' and 'dim'.")
    x = tensor(x)
    total = reduce_sum(square(x), dim if axis is None else axis, True)
    return multiply(x, rsqrt(maximum(total, epsilon)))


def moments(
    x: Any, axes: Any, shift: Any = None, keepdims: bool = False, name: str | None = None
) -> tuple[Tensor, Tensor]:
    """Return mean and variance over `axes`; `shift` has no effect, as in TensorFlow."""
    if is_tensor(axes):
        raise TypeError(f"Expected list for 'axes', not {axes!r}.")
    x = tensor(x)
    kind = x.dtype
    x = cast(x, "float32") if kind.name == _HALF else x
    at = list(axes_of(axes, x.ndim))
    mean = reduce_mean(x, at, True)
    variance = reduce_mean(squared_difference(x, stop_gradient(mean)), at, True)
    return _dropped(mean, at, keepdims, kind), _dropped(variance, at, keepdims, kind)


def _dropped(x: Any, axes: list[int], keepdims: bool, kind: Any) -> Any:
    """Return x without its axes of size 1 unless they are kept, in its first dtype."""
    if not keepdims:
        x = squeeze(x, axes)
    return cast(x, kind) if x.dtype is not kind else x


def weighted_moments(
    x: Any, axes: Any, frequency_weights: Any, keepdims: bool = False, name: str | None = None
) -> tuple[Tensor, Tensor]:
    """Return mean and variance over `axes`, where each element counts by its weight."""
    x = tensor(x)
    kind = x.dtype
    x = cast(x, "float32") if kind.name == _HALF else x
    weights = cast(tensor(frequency_weights), x.dtype)
    at = list(axes_of(axes, x.ndim))
    total = reduce_sum(multiply(weights, x), at, True)
    count = reduce_sum(add(weights, zeros_like(x)), at, True)
    mean = divide_no_nan(total, count)
    apart = reduce_sum(multiply(weights, squared_difference(x, mean)), at, True)
    variance = divide_no_nan(apart, count)
    return _dropped(mean, at, keepdims, kind), _dropped(variance, at, keepdims, kind)


def sufficient_statistics(
    x: Any, axes: Any, shift: Any = None, keepdims: bool = False, name: str | None = None
) -> tuple[Tensor, Tensor, Tensor, Tensor | None]:
    """Return count, sum, sum of squares (both of x - shift) over `axes`, and the shift."""
    x = tensor(x)
    at = list(set(axes))
    count = 1
    for axis in at:
        count *= x.shape[axis]
    moved = None if shift is None else tensor(shift)
    apart = x if moved is None else subtract(x, moved)
    squares = square(x) if moved is None else squared_difference(x, moved)
    return (
        tensor(count, x.dtype),
        reduce_sum(apart, at, keepdims),
        reduce_sum(squares, at, keepdims),
        moved,
    )


def normalize_moments(
    counts: Any, mean_ss: Any, variance_ss: Any, shift: Any, name: str | None = None
) -> tuple[Tensor, Tensor]:
    """Return mean and variance from what `sufficient_statistics` returned."""
    divisor = reciprocal(counts)
    near = multiply(mean_ss, divisor)
    mean = near if shift is None else add(near, shift)
    return mean, subtract(multiply(variance_ss, divisor), square(near))


def batch_normalization(
    x: Any,
    mean: Any,
    variance: Any,
    offset: Any,
    scale: Any,
    variance_epsilon: Any,
    name: str | None = None,
) -> Tensor:
    """Return scale * (x - mean) / sqrt(variance + variance_epsilon) + offset.

    `offset` and `scale` may be None.
    """
    x = tensor(x)
    factor = rsqrt(variance + variance_epsilon)
    if scale is not None:
        factor = factor * scale
    moved = -mean * factor if offset is None else offset - mean * factor
    return x * cast(factor, x.dtype) + cast(moved, x.dtype)


def batch_norm_with_global_normalization(
    input: Any,
    mean: Any,
    variance: Any,
    beta: Any,
    gamma: Any,
    variance_epsilon: Any,
    scale_after_normalization: bool,
    name: str | None = None,
) -> Tensor:
    """Return the same with beta as offset, and gamma as scale if it is wanted."""
    scale = gamma if scale_after_normalization else None
    return batch_normalization(input, mean, variance, beta, scale, variance_epsilon)
