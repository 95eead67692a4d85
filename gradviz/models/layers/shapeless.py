"""Layers that leave the shape as it is, and the plainest of them: Identity, Lambda, Rescaling."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from gradviz.models import regularizers, settings, tensors
from gradviz.models.conversion import cast
from gradviz.models.layer import Layer
from gradviz.models.symbolic import KerasTensor, Shape, replaced
from gradviz.models.tracing import output_spec

if TYPE_CHECKING:
    from collections.abc import Callable


class ShapeKeeping(Layer):
    """A layer whose output has the shape of its input."""

    def compute_output_shape(self, input_shape: Shape) -> Shape:
        """Return the shape itself."""
        return input_shape


class Identity(ShapeKeeping):
    """The input itself."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._build_at_once()

    def call(self, inputs: Any) -> Any:
        """Return the input."""
        return inputs

    def compute_output_spec(self, inputs: Any) -> Any:
        """Return KerasTensors like the inputs."""
        return replaced(inputs, lambda x: KerasTensor(x.shape, x.dtype))


class ActivityRegularization(ShapeKeeping):
    """The input itself; what it costs is added to the losses."""

    def __init__(self, l1: float = 0.0, l2: float = 0.0, **options: Any) -> None:
        super().__init__(activity_regularizer=regularizers.L1L2(l1, l2), **options)
        self.l1, self.l2 = l1, l2
        self._build_at_once()

    def call(self, inputs: Any) -> Any:
        """Return the input."""
        return inputs


class Lambda(Layer):
    """A function as a layer."""

    def __init__(
        self, function: Callable[..., Any], output_shape: Any = None, mask: Any = None,
        arguments: dict[str, Any] | None = None, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(**options)
        if mask is not None:
            raise NotImplementedError("Masks are not supported.")
        self.function = function
        self.arguments = arguments or {}
        self._output_shape = output_shape
        self._takes_training = "training" in inspect.signature(function).parameters

    def call(self, inputs: Any, training: Any = None) -> Any:
        """Return the function of the input."""
        options = dict(self.arguments)
        if self._takes_training:
            options["training"] = training
        return self.function(inputs, **options)

    def compute_output_shape(self, input_shape: Any) -> Any:
        """Return the shape that was given, or what the function makes of zeros."""
        if callable(self._output_shape):
            return self._output_shape(input_shape)
        if self._output_shape is not None:
            first = input_shape[0]
            return (first[0] if isinstance(first, (list, tuple)) else first, *self._output_shape)
        one = not input_shape or not isinstance(input_shape[0], (list, tuple))
        shapes = [input_shape] if one else input_shape
        given = [KerasTensor(shape, self.compute_dtype) for shape in shapes]
        try:
            made = output_spec(self.call, (given[0] if one else given,), {})
        except Exception as trouble:
            raise NotImplementedError(
                "We could not automatically infer the shape of the Lambda's output. Please "
                "specify the `output_shape` argument for this Lambda layer."
            ) from trouble
        return replaced(made, lambda x: x.shape)


class Rescaling(ShapeKeeping):
    """x * scale + offset."""

    def __init__(self, scale: Any, offset: Any = 0.0, **options: Any) -> None:
        super().__init__(**options)
        self.scale, self.offset = scale, offset
        self.built = True

    def call(self, inputs: Any) -> Any:
        """Return the scaled input."""
        scale, offset = (cast(x, self.compute_dtype) for x in (self.scale, self.offset))
        if scale.ndim and settings.image_data_format() == "channels_first":
            scale = tensors.reshape(scale, [*scale.shape, *[1] * (3 - scale.ndim)])
        return cast(inputs, self.compute_dtype) * scale + offset
