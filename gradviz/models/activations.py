"""Activations by name, as layers ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradviz.engine.functions import elementwise, nn
from gradviz.engine.functions.elementwise import clip_by_value, tensor

if TYPE_CHECKING:
    from collections.abc import Callable


def linear(x: Any) -> Any:
    """Return x as it is."""
    return tensor(x)


def relu(x: Any, negative_slope: float = 0.0, max_value: Any = None, threshold: float = 0) -> Any:
    """Return max(x, 0)."""
    out = nn.leaky_relu(x, negative_slope) if negative_slope else nn.relu(x)
    return out if max_value is None else clip_by_value(out, -float("inf"), max_value)


def sigmoid(x: Any) -> Any:
    """Return 1 / (1 + exp(-x))."""
    return elementwise.sigmoid(x)


def tanh(x: Any) -> Any:
    """Return the hyperbolic tangent."""
    return elementwise.tanh(x)


def softmax(x: Any, axis: int = -1) -> Any:
    """Return exp(x) divided by its sum along an axis."""
    return nn.softmax(x, axis)


def log_softmax(x: Any, axis: int = -1) -> Any:
    """Return log(softmax(x))."""
    return nn.log_softmax(x, axis)


def softplus(x: Any) -> Any:
    """Return log(1 + exp(x))."""
    return nn.softplus(x)


def softsign(x: Any) -> Any:
    """Return x / (1 + |x|)."""
    return nn.softsign(x)


def elu(x: Any, alpha: float = 1.0) -> Any:
    """Return x, and alpha * (exp(x) - 1) below 0."""
    if alpha == 1.0:
        return nn.elu(x)
    return elementwise.where(elementwise.greater(x, 0.0), x, alpha * elementwise.expm1(x))


def selu(x: Any) -> Any:
    """Return scaled elu."""
    return nn.selu(x)


def gelu(x: Any, approximate: bool = False) -> Any:
    """Return x times the normal distribution function of x."""
    return nn.gelu(x, approximate)


def silu(x: Any) -> Any:
    """Return x * sigmoid(x)."""
    return nn.swish(x)


def leaky_relu(x: Any, negative_slope: float = 0.2) -> Any:
    """Return x, and negative_slope * x below 0."""
    return nn.leaky_relu(x, negative_slope)


def relu6(x: Any) -> Any:
    """Return x between 0 and 6."""
    return nn.relu6(x)


def exponential(x: Any) -> Any:
    """Return exp(x)."""
    return elementwise.exp(x)


BY_NAME: dict[str, Callable[..., Any]] = {
    f.__name__: f
    for f in (
        linear, relu, sigmoid, tanh, softmax, log_softmax, softplus, softsign, elu, selu, gelu,
        silu, leaky_relu, relu6, exponential,
    )
} | {"swish": silu}  # fmt: skip


def get(identifier: Any) -> Callable[..., Any]:
    """Return the activation meant by a name or a callable (None: linear), else ValueError."""
    if identifier is None:
        return linear
    if isinstance(identifier, str) and identifier in BY_NAME:
        return BY_NAME[identifier]
    if callable(identifier):
        return identifier
    raise ValueError(f"Could not interpret activation function identifier: {identifier}")
