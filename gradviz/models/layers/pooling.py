"""Layers that take the largest or the mean of windows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradviz.models import settings, sliding
from gradviz.models.input_spec import InputSpec
from gradviz.models.layer import Layer
from gradviz.models.layers.arguments import sizes_of

if TYPE_CHECKING:
    from gradviz.models.symbolic import Shape


class _Pooling(Layer):
    """One value per window; windows lie side by side unless `strides` says otherwise."""

    rank: int

    def __init__(
        self, pool_size: Any, strides: Any = None, padding: Any = "valid",
        data_format: Any = None, name: Any = None, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(name=name, **options)
        self.pool_size = sizes_of(pool_size, self.rank, "pool_size")
        steps = pool_size if strides is None else strides
        self.strides = sizes_of(steps, self.rank, "strides", zero=True)
        self.padding = padding
        self.data_format = settings.data_format(data_format)
        self.input_spec = InputSpec(ndim=self.rank + 2)
        self._build_at_once()

    def compute_output_shape(self, input_shape: Shape) -> Shape:
        """Return the shape of the output; ValueError if nothing would be left."""
        shape, channels = tuple(input_shape), 1 if self.data_format == "channels_first" else -1
        space = sliding.space_of(shape, self.data_format)
        found = sliding.places(space, self.pool_size, self.strides, self.padding)
        return sliding.with_space(shape, found, shape[channels], self.data_format)


class _Max(_Pooling):
    def __init__(self, pool_size: Any = 2, *arguments: Any, **options: Any) -> None:
        super().__init__(pool_size, *arguments, **options)

    def call(self, inputs: Any) -> Any:
        """Return the largest of each window."""
        how = (self.pool_size, self.strides, self.padding, self.data_format)
        return sliding.max_pool(inputs, *how)


class _Average(_Pooling):
    def call(self, inputs: Any) -> Any:
        """Return the mean of each window; what "same" adds around does not count."""
        how = (self.pool_size, self.strides, self.padding, self.data_format)
        return sliding.average_pool(inputs, *how)


class MaxPooling1D(_Max):
    """The largest of windows along rows."""

    rank = 1


class MaxPooling2D(_Max):
    """The largest of windows of images."""

    rank = 2


class MaxPooling3D(_Max):
    """The largest of windows of solids."""

    rank = 3


class AveragePooling1D(_Average):
    """The mean of windows along rows."""

    rank = 1


class AveragePooling2D(_Average):
    """The mean of windows of images."""

    rank = 2


class AveragePooling3D(_Average):
    """The mean of windows of solids."""

    rank = 3
