"""Activations as layers of their own."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

from gradviz.models import activations, arithmetic, constraints, initializers, regularizers
from gradviz.models.conversion import cast, convert, dtype_of
from gradviz.models.input_spec import InputSpec
from gradviz.models.layers.shapeless import ShapeKeeping

if TYPE_CHECKING:
    from gradviz.models.symbolic import Shape


class Activation(ShapeKeeping):
    """An activation function, by name or as it is."""

    def __init__(self, activation: Any, **options: Any) -> None:
        super().__init__(**options)
        self.activation = activations.get(activation)
        self._build_at_once()

    def call(self, inputs: Any) -> Any:
        """Return the activation of the input."""
        return self.activation(inputs)


class ReLU(ShapeKeeping):
    """max(x, 0), with a slope below, a bound above and a threshold if asked."""

    def __init__(
        self, max_value: float | None = None, negative_slope: float = 0.0,
        threshold: float = 0.0, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(**options)
        if max_value is not None and max_value < 0.0:
            raise ValueError(f"max_value cannot be negative. Received: max_value={max_value}")
        _not_negative(negative_slope, "negative_slope")
        _not_negative(threshold, "threshold")
        self.max_value, self.negative_slope, self.threshold = max_value, negative_slope, threshold
        self._build_at_once()

    def call(self, inputs: Any) -> Any:
        """Return the activation of the input."""
        return activations.relu(inputs, self.negative_slope, self.max_value, self.threshold)


class LeakyReLU(ShapeKeeping):
    """x, and negative_slope * x below 0."""

    def __init__(self, negative_slope: float = 0.3, **options: Any) -> None:
        if "alpha" in options:
            negative_slope = options.pop("alpha")
            warnings.warn("Argument `alpha` is deprecated. Use `negative_slope`.", stacklevel=2)
        super().__init__(**options)
        _not_negative(negative_slope, "negative_slope")
        self.negative_slope = negative_slope
        self._build_at_once()

    def call(self, inputs: Any) -> Any:
        """Return the activation of the input."""
        return activations.leaky_relu(inputs, self.negative_slope)


class ELU(ShapeKeeping):
    """x, and alpha * (exp(x) - 1) below 0."""

    def __init__(self, alpha: float = 1.0, **options: Any) -> None:
        super().__init__(**options)
        self.alpha = alpha
        self._build_at_once()

    def call(self, inputs: Any) -> Any:
        """Return the activation of the input."""
        return activations.elu(inputs, self.alpha)


class PReLU(ShapeKeeping):
    """x, and alpha * x below 0, where alpha is learned for each place."""

    def __init__(
        self, alpha_initializer: Any = "Zeros", alpha_regularizer: Any = None,
        alpha_constraint: Any = None, shared_axes: Any = None, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(**options)
        self.alpha_initializer = initializers.get(alpha_initializer)
        self.alpha_regularizer = regularizers.get(alpha_regularizer)
        self.alpha_constraint = constraints.get(alpha_constraint)
        if shared_axes is not None and not isinstance(shared_axes, (list, tuple)):
            shared_axes = [shared_axes]
        self.shared_axes = None if shared_axes is None else list(shared_axes)

    def build(self, input_shape: Shape) -> None:
        """Make alpha, of the input's shape without the batch axis."""
        shape = list(input_shape[1:])
        for axis in self.shared_axes or ():
            shape[axis - 1] = 1
        self.alpha = self.add_weight(
            shape, self.alpha_initializer, name="alpha", regularizer=self.alpha_regularizer,
            constraint=self.alpha_constraint,
        )  # fmt: skip
        axes = {}
        if self.shared_axes:
            axes = {i: n for i, n in enumerate(input_shape) if i and i not in self.shared_axes}
        self.input_spec = InputSpec(ndim=len(input_shape), axes=axes)

    def call(self, inputs: Any) -> Any:
        """Return the activation of the input."""
        return activations.relu(inputs) + -self.alpha * activations.relu(-inputs)


class Softmax(ShapeKeeping):
    """exp(x) divided by its sum along an axis, or several; only where a mask is true."""

    def __init__(self, axis: Any = -1, **options: Any) -> None:
        super().__init__(**options)
        self.axis = axis
        self._build_at_once()

    def call(self, inputs: Any, mask: Any = None) -> Any:
        """Return the activation of the input."""
        if mask is not None:
            mask = _as_truth(mask)
            least = -3e4 if dtype_of(inputs) == "float16" else -1e9
            inputs = arithmetic.where(mask, inputs, least)
        if not isinstance(self.axis, (list, tuple)):
            outputs = activations.softmax(inputs, self.axis)
        elif len(self.axis) == 1:
            outputs = activations.softmax(inputs, self.axis[0])
        else:
            outputs = activations.softmax_over(inputs, list(self.axis))
        return outputs if mask is None else arithmetic.where(mask, outputs, 0.0)


def _as_truth(mask: Any) -> Any:
    mask = convert(mask)
    if dtype_of(mask) == "bool":
        return mask
    return arithmetic.greater(mask, cast(0.5, dtype_of(mask)))


def _not_negative(value: Any, name: str) -> None:
    if value is None or value < 0:
        raise ValueError(f"`{name}` cannot be None or negative. Received: {name}={value}")
