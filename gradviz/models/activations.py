"""Activations: Keras's functions, and `get`, which finds them by name as layers ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradviz.engine.functions import (
    elementwise,
    joining,
    nn,
    ordering,
    reduce,
    shape as shapes,
)
from gradviz.models import arithmetic
from gradviz.models.conversion import cast, convert, dtype_of, marked
from gradviz.models.operation import symbolic

if TYPE_CHECKING:
    from collections.abc import Callable


def linear(x: Any) -> Any:
    """Return x as it is."""
    return x


@symbolic
def relu(
    x: Any, negative_slope: float = 0.0, max_value: float | None = None, threshold: float = 0.0
) -> Any:
    """Return x from a threshold on and 0 below, or a slope there; cut at `max_value`."""
    x = convert(x)
    if negative_slope and max_value is None and not threshold:
        return nn.leaky_relu(x, negative_slope)
    below = nn.relu(-x + threshold if threshold else -x) if negative_slope else None
    if threshold:
        bound = convert(threshold, dtype_of(x))
        out = elementwise.where(x > bound, x, convert(0, dtype_of(x)))
    else:
        out = nn.relu6(x) if max_value == 6 else nn.relu(x)
    if max_value is not None and (threshold or max_value != 6):
        out = elementwise.clip_by_value(out, cast(0.0, dtype_of(x)), cast(max_value, dtype_of(x)))
    return out if below is None else out - negative_slope * below


@symbolic
def leaky_relu(x: Any, negative_slope: float = 0.2) -> Any:
    """Return x, and negative_slope * x below 0."""
    return nn.leaky_relu(convert(x), negative_slope)


@symbolic
def relu6(x: Any) -> Any:
    """Return x between 0 and 6."""
    return nn.relu6(convert(x))


@symbolic
def softmax(x: Any, axis: int | None = -1) -> Any:
    """Return exp(x) divided by its sum along an axis, over everything if None."""
    logits = convert(x)
    if axis is None:
        flat = nn.softmax(shapes.reshape(logits, [-1]))
        return marked(shapes.reshape(flat, list(logits.shape)), logits=logits)
    return marked(nn.softmax(logits, axis), logits=logits)


def softmax_over(x: Any, axes: list[int]) -> Any:
    """Return exp(x) divided by its sum over several axes."""
    return elementwise.exp(x - reduce.reduce_logsumexp(convert(x), axes, keepdims=True))


@symbolic
def log_softmax(x: Any, axis: int | None = -1) -> Any:
    """Return log(softmax(x))."""
    x = convert(x)
    if axis is None:
        return shapes.reshape(nn.log_softmax(shapes.reshape(x, [-1])), list(x.shape))
    return nn.log_softmax(x, axis)


@symbolic
def sigmoid(x: Any) -> Any:
    """Return 1 / (1 + exp(-x))."""
    logits = convert(x)
    return marked(elementwise.sigmoid(logits), logits=logits)


@symbolic
def log_sigmoid(x: Any) -> Any:
    """Return log(sigmoid(x)) without overflow."""
    return nn.log_sigmoid(convert(x))


@symbolic
def hard_sigmoid(x: Any) -> Any:
    """Return relu6(x + 3) / 6."""
    x = convert(x)
    return nn.relu6(x + convert(3.0, dtype_of(x))) / convert(6.0, dtype_of(x))


@symbolic
def hard_silu(x: Any) -> Any:
    """Return x * hard_sigmoid(x)."""
    x = convert(x)
    return x * hard_sigmoid(x)


@symbolic
def sparse_sigmoid(x: Any) -> Any:
    """Return 0 up to -1, 1 from 1 on, and the line between."""
    x = convert(x)
    low, high = convert(0.0, dtype_of(x)), convert(1.0, dtype_of(x))
    return elementwise.where(x <= -1, low, elementwise.where(x >= 1, high, 0.5 * (x + 1)))


@symbolic
def tanh(x: Any) -> Any:
    """Return the hyperbolic tangent."""
    return elementwise.tanh(convert(x))


@symbolic
def tanh_shrink(x: Any) -> Any:
    """Return x - tanh(x)."""
    x = convert(x)
    return x - elementwise.tanh(x)


@symbolic
def hard_tanh(x: Any) -> Any:
    """Return x between -1 and 1."""
    return elementwise.clip_by_value(convert(x), -1.0, 1.0)


@symbolic
def softplus(x: Any) -> Any:
    """Return log(1 + exp(x))."""
    return nn.softplus(convert(x))


@symbolic
def softsign(x: Any) -> Any:
    """Return x / (1 + |x|)."""
    return nn.softsign(convert(x))


@symbolic
def squareplus(x: Any, b: float = 4) -> Any:
    """Return (x + sqrt(x^2 + b)) / 2."""
    x = convert(x)
    return (x + elementwise.sqrt(elementwise.square(x) + convert(b, dtype_of(x)))) / 2


@symbolic
def sparse_plus(x: Any) -> Any:
    """Return 0 up to -1, x from 1 on, and a parabola between."""
    x = convert(x)
    bend = 1 / 4 * elementwise.power(x + 1, 2)
    return elementwise.where(x <= -1, elementwise.zeros_like(x), elementwise.where(x < 1, bend, x))


@symbolic
def soft_shrink(x: Any, threshold: float = 0.5) -> Any:
    """Return x drawn toward 0 by a threshold, 0 within it."""
    x = convert(x)
    inner = elementwise.where(x < -threshold, x + threshold, elementwise.zeros_like(x))
    return elementwise.where(x > threshold, x - threshold, inner)


@symbolic
def hard_shrink(x: Any, threshold: float = 0.5) -> Any:
    """Return x, and 0 within a threshold of 0."""
    x = convert(x)
    return elementwise.where(elementwise.absolute(x) > threshold, x, elementwise.zeros_like(x))


@symbolic
def threshold(x: Any, threshold: float, default_value: float) -> Any:
    """Return x above a threshold, a default value elsewhere."""
    x = convert(x)
    return elementwise.where(x > threshold, x, default_value)


@symbolic
def elu(x: Any, alpha: float = 1.0) -> Any:
    """Return x, and alpha * (exp(x) - 1) below 0."""
    x = convert(x)
    out = nn.elu(x)
    return out if alpha == 1 else elementwise.where(x > 0, out, alpha * out)


@symbolic
def celu(x: Any, alpha: float = 1.0) -> Any:
    """Return x, and alpha * (exp(x / alpha) - 1) below 0."""
    x = convert(x)
    below = alpha * elementwise.expm1(elementwise.minimum(x, 0.0) / alpha)
    return elementwise.maximum(x, 0.0) + below


@symbolic
def selu(x: Any) -> Any:
    """Return scaled elu."""
    return nn.selu(convert(x))


@symbolic
def gelu(x: Any, approximate: bool = False) -> Any:
    """Return x times the normal distribution function of x."""
    return nn.gelu(convert(x), approximate)


@symbolic
def silu(x: Any) -> Any:
    """Return x * sigmoid(x)."""
    return nn.swish(convert(x))


@symbolic
def mish(x: Any) -> Any:
    """Return x * tanh(softplus(x))."""
    x = convert(x)
    return x * elementwise.tanh(nn.softplus(x))


@symbolic
def glu(x: Any, axis: int = -1) -> Any:
    """Return the first half along an axis times the sigmoid of the second."""
    x = convert(x)
    if x.shape[axis] % 2:
        raise ValueError(
            f"axis size must be divisible by 2. Received: x.shape={x.shape} with axis={axis}"
        )
    first, second = joining.split(x, 2, axis)
    return first * elementwise.sigmoid(second)


@symbolic
def exponential(x: Any) -> Any:
    """Return exp(x)."""
    return arithmetic.exp(x)


@symbolic
def sparsemax(x: Any, axis: int = -1) -> Any:
    """Return the nearest distribution to x along an axis, which may hold zeros."""
    x = convert(x)
    falling = ordering.sort(x, axis, "DESCENDING")
    sums = reduce.cumsum(falling, axis)
    shape = [1] * x.ndim
    shape[axis] = -1
    places = cast(convert(list(range(1, int(x.shape[axis]) + 1))), dtype_of(x))
    held = falling - (sums - 1) / shapes.reshape(places, shape) > 0
    count = reduce.reduce_sum(cast(held, dtype_of(x)), axis, True)
    total = reduce.reduce_sum(elementwise.where(held, sums, 0.0), axis, True)
    return elementwise.maximum(x - (total - 1) / count, 0.0)


BY_NAME: dict[str, Callable[..., Any]] = {
    f.__name__: f
    for f in (
        celu, elu, exponential, gelu, glu, hard_shrink, hard_sigmoid, hard_silu, hard_tanh,
        leaky_relu, linear, log_sigmoid, log_softmax, mish, relu, relu6, selu, sigmoid, silu,
        soft_shrink, softmax, softplus, softsign, sparse_plus, sparse_sigmoid, sparsemax,
        squareplus, tanh, tanh_shrink, threshold,
    )
} | {"swish": silu, "hard_swish": hard_silu}  # fmt: skip


def get(identifier: Any) -> Callable[..., Any]:
    """Return the activation meant by a name or a callable (None: linear), else ValueError."""
    if identifier is None:
        return linear
    found = BY_NAME.get(identifier) if isinstance(identifier, str) else identifier
    if callable(found):
        return found
    raise ValueError(f"Could not interpret activation function identifier: {identifier}")
