"""Layers that take the mean or the largest over all of space."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradviz.models import settings, tensors
from gradviz.models.input_spec import InputSpec
from gradviz.models.layer import Layer

if TYPE_CHECKING:
    from gradviz.models.symbolic import Shape


class GlobalPooling(Layer):
    """One value per channel."""

    rank: int

    def __init__(
        self, data_format: str | None = None, keepdims: bool = False, **options: Any
    ) -> None:
        super().__init__(**options)
        self.data_format = settings.data_format(data_format)
        self.keepdims = keepdims
        self.input_spec = InputSpec(ndim=self.rank + 2)
        self._build_at_once()

    def axes(self) -> list[int]:
        """Return the axes of space."""
        first = 1 if self.data_format == "channels_last" else 2
        return list(range(first, first + self.rank))

    def compute_output_shape(self, input_shape: Shape) -> Shape:
        """Return the shape without the axes of space, or with ones there."""
        space = self.axes()
        if self.keepdims:
            return tuple(1 if axis in space else n for axis, n in enumerate(input_shape))
        return tuple(n for axis, n in enumerate(input_shape) if axis not in space)


class _Average(GlobalPooling):
    """The mean over space."""

    def call(self, inputs: Any) -> Any:
        """Return the means."""
        return tensors.mean(inputs, self.axes(), self.keepdims)


class _Max(GlobalPooling):
    """The largest over space."""

    def call(self, inputs: Any) -> Any:
        """Return the largest values."""
        return tensors.max_of(inputs, self.axes(), self.keepdims)


class GlobalAveragePooling1D(_Average):
    """The mean over one axis of space."""

    rank = 1


class GlobalAveragePooling2D(_Average):
    """The mean over two axes of space."""

    rank = 2


class GlobalMaxPooling1D(_Max):
    """The largest over one axis of space."""

    rank = 1


class GlobalMaxPooling2D(_Max):
    """The largest over two axes of space."""

    rank = 2
