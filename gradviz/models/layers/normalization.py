"""Layers that bring values to mean 0 and variance 1, over the batch or over each element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine import is_tensor
from gradviz.engine.functions import elementwise, normalization, reduce
from gradviz.models import arithmetic, constraints, initializers, regularizers, settings, tensors
from gradviz.models.conversion import cast, convert, dtype_of
from gradviz.models.input_spec import InputSpec
from gradviz.models.layers.shapeless import ShapeKeeping
from gradviz.models.promotion import result_type

if TYPE_CHECKING:
    from gradviz.models.symbolic import Shape
    from gradviz.models.variable import KerasVariable


class _Scaled(ShapeKeeping):
    """What the learned ones share: gamma and beta."""

    gamma: KerasVariable | None
    beta: KerasVariable | None

    def __init__(
        self, axis: Any, epsilon: float, center: bool, scale: bool, beta_initializer: Any,
        gamma_initializer: Any, beta_regularizer: Any, gamma_regularizer: Any,
        beta_constraint: Any, gamma_constraint: Any, options: dict[str, Any],
    ) -> None:  # fmt: skip
        super().__init__(**options)
        self.axis, self.epsilon = axis, epsilon
        self.center, self.scale = center, scale
        self.beta_initializer = initializers.get(beta_initializer)
        self.gamma_initializer = initializers.get(gamma_initializer)
        self.beta_regularizer = regularizers.get(beta_regularizer)
        self.gamma_regularizer = regularizers.get(gamma_regularizer)
        self.beta_constraint = constraints.get(beta_constraint)
        self.gamma_constraint = constraints.get(gamma_constraint)

    def make_scale(self, shape: Shape) -> None:
        """Make gamma and beta as far as they are wanted."""
        self.gamma = self.beta = None
        if self.scale:
            self.gamma = self.add_weight(
                shape, self.gamma_initializer, name="gamma", regularizer=self.gamma_regularizer,
                constraint=self.gamma_constraint,
            )  # fmt: skip
        if self.center:
            self.beta = self.add_weight(
                shape, self.beta_initializer, name="beta", regularizer=self.beta_regularizer,
                constraint=self.beta_constraint,
            )  # fmt: skip

    def compute_output_shape(self, input_shape: Shape) -> Shape:
        """Return the shape itself; ValueError if it has no such axis."""
        for axis in self.axis if isinstance(self.axis, list) else [self.axis]:
            if not -len(input_shape) <= axis < len(input_shape):
                raise ValueError(f"Axis {axis} is out of bounds for input shape {input_shape}.")
        return input_shape


class BatchNormalization(_Scaled):
    """Statistics of the batch while training, moving averages of them otherwise."""

    def __init__(
        self, axis: int = -1, momentum: float = 0.99, epsilon: float = 1e-3, center: bool = True,
        scale: bool = True, beta_initializer: Any = "zeros", gamma_initializer: Any = "ones",
        moving_mean_initializer: Any = "zeros", moving_variance_initializer: Any = "ones",
        beta_regularizer: Any = None, gamma_regularizer: Any = None, beta_constraint: Any = None,
        gamma_constraint: Any = None, renorm: bool = False, synchronized: bool = False,
        **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(
            int(axis), float(epsilon), center, scale, beta_initializer, gamma_initializer,
            beta_regularizer, gamma_regularizer, beta_constraint, gamma_constraint, options,
        )  # fmt: skip
        if renorm:
            raise NotImplementedError("renorm is not supported.")
        self.momentum = float(momentum)
        self.moving_mean_initializer = initializers.get(moving_mean_initializer)
        self.moving_variance_initializer = initializers.get(moving_variance_initializer)
        self.gamma = self.beta = None
        self.moving_mean: Any = None
        self.moving_variance: Any = None

    def build(self, input_shape: Shape) -> None:
        """Make gamma and beta, and the moving averages, which are not trained."""
        shape = (input_shape[self.axis],)
        self.make_scale(shape)
        self.moving_mean = self.add_weight(
            shape, self.moving_mean_initializer, name="moving_mean", trainable=False
        )
        self.moving_variance = self.add_weight(
            shape, self.moving_variance_initializer, name="moving_variance", trainable=False
        )
        rank = len(input_shape)
        self.input_spec = InputSpec(ndim=rank, axes={self.axis: input_shape[self.axis]})
        self._others = [axis for axis in range(rank) if axis != self.axis % rank]

    def call(self, inputs: Any, training: Any = None) -> Any:
        """Return the normalized input; while training, move the averages on."""
        inputs = cast(inputs, result_type(dtype_of(inputs), "float32"))
        kind = dtype_of(inputs)
        moving_mean, moving_variance = (
            cast(self.moving_mean, kind),
            cast(self.moving_variance, kind),
        )
        gamma = None if self.gamma is None else cast(self.gamma, kind)
        beta = None if self.beta is None else cast(self.beta, kind)
        mean, variance = moving_mean, moving_variance
        if training and self.trainable:
            mean, variance = normalization.moments(inputs, self._others)
            rest = 1.0 - self.momentum
            self.moving_mean.assign(moving_mean * self.momentum + mean * rest)
            self.moving_variance.assign(moving_variance * self.momentum + variance * rest)
        outputs = self._normalized(inputs, mean, variance, beta, gamma)
        return cast(outputs, self.compute_dtype)

    def _normalized(self, x: Any, mean: Any, variance: Any, beta: Any, gamma: Any) -> Any:
        if self.axis % x.ndim != x.ndim - 1:
            shape = [1] * x.ndim
            shape[self.axis] = int(mean.shape[0])
            mean, variance, beta, gamma = (
                None if part is None else tensors.reshape(part, shape)
                for part in (mean, variance, beta, gamma)
            )
        return normalization.batch_normalization(x, mean, variance, beta, gamma, self.epsilon)


class LayerNormalization(_Scaled):
    """Statistics of each element of the batch, along its last axis or several."""

    def __init__(
        self, axis: Any = -1, epsilon: float = 1e-3, center: bool = True, scale: bool = True,
        beta_initializer: Any = "zeros", gamma_initializer: Any = "ones",
        beta_regularizer: Any = None, gamma_regularizer: Any = None, beta_constraint: Any = None,
        gamma_constraint: Any = None, **options: Any,
    ) -> None:  # fmt: skip
        if options.pop("rms_scaling", False):
            raise NotImplementedError("rms_scaling is not supported.")
        if not isinstance(axis, (int, list, tuple)):
            raise TypeError(f"Expected an int or a list of ints for `axis`. Received: {axis!r}")
        super().__init__(
            axis if isinstance(axis, int) else list(axis), epsilon, center, scale,
            beta_initializer, gamma_initializer, beta_regularizer, gamma_regularizer,
            beta_constraint, gamma_constraint, options,
        )  # fmt: skip
        self.autocast = False

    def build(self, input_shape: Shape) -> None:
        """Make gamma and beta, of the sizes of the axes."""
        self.axis = [self.axis] if isinstance(self.axis, int) else sorted(self.axis)
        self.make_scale(tuple(input_shape[axis] for axis in self.axis))

    def call(self, inputs: Any) -> Any:
        """Return the normalized input."""
        original = dtype_of(inputs)
        x = convert(inputs, result_type(original, "float32"))
        gamma, beta = self._spread(self.gamma, x), self._spread(self.beta, x)
        mean, variance = normalization.moments(x, self.axis, keepdims=True)
        inverse = elementwise.rsqrt(variance + self.epsilon)
        if gamma is not None:
            inverse = inverse * gamma
        rest = -mean * inverse
        if beta is not None:
            rest = rest + beta
        return cast(cast(x * inverse + rest, original), self.compute_dtype)

    def _spread(self, weight: Any, x: Any) -> Any:
        if weight is None:
            return None
        weight = convert(weight, dtype_of(x))
        if weight.ndim == x.ndim or sorted(self.axis) == [x.ndim - 1]:
            return weight
        shape = [1] * x.ndim
        for axis in self.axis:
            shape[axis] = int(x.shape[axis])
        return tensors.reshape(weight, shape)


class Normalization(ShapeKeeping):
    """Mean and variance that were given, or learned from data by `adapt`."""

    def __init__(
        self, axis: Any = -1, mean: Any = None, variance: Any = None, invert: bool = False,
        **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(**options)
        self._axes = () if axis is None else (axis,) if isinstance(axis, int) else tuple(axis)
        if (mean is None) != (variance is None):
            raise ValueError("When setting values directly, set both `mean` and `variance`.")
        if mean is not None and np.shape(mean) != np.shape(variance):
            raise ValueError("`mean` and `variance` must have the same shape.")
        self.axis, self.invert = self._axes, invert
        self.input_mean, self.input_variance = mean, variance
        self.mean: Any = None
        self.variance: Any = None

    def build(self, input_shape: Shape) -> None:
        """Find which axes are kept; make the statistics if they are to be learned."""
        rank = len(input_shape)
        self._kept = sorted(axis % rank for axis in self._axes)
        self._shape = [input_shape[i] if i in self._kept else 1 for i in range(rank)]
        if None in self._shape:
            raise ValueError("All `axis` values to be kept must have a known shape.")
        if self.input_mean is not None:
            self.mean = self._as_wide(convert(self.input_mean))
            self.variance = self._as_wide(convert(self.input_variance))
            return
        shape = tuple(input_shape[axis] for axis in self._kept)
        self.adapt_mean = self.add_weight(shape, "zeros", name="mean", trainable=False)
        self.adapt_variance = self.add_weight(shape, "ones", name="variance", trainable=False)
        self.count = self.add_weight((), "zeros", "int", name="count", trainable=False)
        self.finalize_state()

    def _as_wide(self, x: Any) -> Any:
        if x.ndim:
            size = [1] * (len(self._shape))
            for place in range(1, x.ndim + 1):
                size[self._kept[-place]] = int(x.shape[-place])
            x = tensors.reshape(x, size)
        return cast(tensors.broadcast_to(x, self._shape), self.compute_dtype)

    def adapt(self, data: Any) -> None:
        """Learn mean and variance from an array or tensor."""
        if not is_tensor(data) and not isinstance(data, np.ndarray):
            raise TypeError(f"Unsupported data type: {type(data)}. Give an array or a tensor.")
        if not self.built:
            self.build(tuple(data.shape))
        others = tuple(axis for axis in range(len(data.shape)) if axis not in self._kept)
        if isinstance(data, np.ndarray):
            mean, variance = np.mean(data, axis=others), np.var(data, axis=others)
        else:
            mean = tensors.mean(data, others)
            variance = reduce.reduce_variance(cast(data, self.compute_dtype), others)
        self.adapt_mean.assign(mean)
        self.adapt_variance.assign(variance)
        self.finalize_state()

    def finalize_state(self) -> None:
        """Take over what was learned."""
        if self.input_mean is None:
            self.mean = tensors.reshape(convert(self.adapt_mean), self._shape)
            self.variance = tensors.reshape(convert(self.adapt_variance), self._shape)

    def call(self, inputs: Any) -> Any:
        """Return the normalized input, or undo that."""
        inputs = convert(inputs, self.compute_dtype)
        spread = arithmetic.maximum(arithmetic.sqrt(self.variance), settings.epsilon())
        if self.invert:
            return self.mean + inputs * spread
        return (inputs - self.mean) / spread
