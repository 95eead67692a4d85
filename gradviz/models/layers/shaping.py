"""Layers that change the shape and no value: Flatten, Reshape, Permute, padding and the like."""

from __future__ import annotations

import math
from typing import Any

from gradviz.models import settings, tensors
from gradviz.models.input_spec import InputSpec
from gradviz.models.layer import Layer
from gradviz.models.layers.arguments import pairs_of, sizes_of
from gradviz.models.symbolic import KerasTensor, Shape


class Shaping(Layer):
    """A layer whose output has the dtype of its input, whatever that is."""

    def compute_output_spec(self, inputs: Any) -> KerasTensor:
        """Return the KerasTensor of the output."""
        return KerasTensor(self.compute_output_shape(tuple(inputs.shape)), inputs.dtype)


class Flatten(Shaping):
    """Everything but the batch axis in one row."""

    def __init__(self, data_format: str | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.data_format = settings.data_format(data_format)
        self.input_spec = InputSpec(min_ndim=1)

    def call(self, inputs: Any) -> Any:
        """Return [batch, everything else]; channels come last in a row."""
        rank = inputs.ndim
        if self.data_format == "channels_first" and rank > 1:
            inputs = tensors.transpose(inputs, (0, *range(2, rank), 1))
        return tensors.reshape(inputs, [inputs.shape[0], math.prod(inputs.shape[1:])])

    def compute_output_shape(self, input_shape: Shape) -> Shape:
        """Return [batch, everything else]."""
        rest = [n for n in input_shape[1:] if n is not None]
        known = len(rest) == len(input_shape) - 1
        return input_shape[0], math.prod(rest) if known else None


class Reshape(Shaping):
    """Each element of the batch in another shape, in which one size may be -1."""

    def __init__(self, target_shape: Any, **options: Any) -> None:
        super().__init__(**options)
        self.target_shape = tuple(target_shape)
        if self.target_shape.count(-1) > 1 or any(n < -1 for n in self.target_shape):
            raise ValueError(
                "There must be at most one unknown size (-1) in `target_shape` and none below. "
                f"Received: target_shape={self.target_shape}"
            )
        self.built = True

    def compute_output_shape(self, input_shape: Shape) -> Shape:
        """Return the batch size and the target shape, -1 filled in where that is possible."""
        sizes = input_shape[1:]
        if None in sizes:
            return (input_shape[0], *(None if n == -1 else n for n in self.target_shape))
        total = math.prod(n for n in sizes if n is not None)
        known = math.prod(n for n in self.target_shape if n != -1)
        whole = -1 in self.target_shape
        if (total % known if whole and known else total != known) or (whole and not known):
            raise ValueError(
                f"The total size of the tensor must be unchanged. Received: input_shape={sizes}, "
                f"target_shape={self.target_shape}"
            )
        return (input_shape[0], *(total // known if n == -1 else n for n in self.target_shape))

    def call(self, inputs: Any) -> Any:
        """Return the input in the target shape."""
        return tensors.reshape(inputs, list(self.compute_output_shape(tuple(inputs.shape))))


class Permute(Shaping):
    """The axes after the batch axis in another order, counted from 1."""

    def __init__(self, dims: Any, **options: Any) -> None:
        super().__init__(**options)
        self.dims = tuple(dims)
        if sorted(self.dims) != list(range(1, len(self.dims) + 1)):
            raise ValueError(
                f"The indices in `dims` must be consecutive and start from 1. Received dims={dims}"
            )
        self.input_spec = InputSpec(ndim=len(self.dims) + 1)

    def compute_output_shape(self, input_shape: Shape) -> Shape:
        """Return the sizes in the new order."""
        return (input_shape[0], *(input_shape[axis] for axis in self.dims))

    def call(self, inputs: Any) -> Any:
        """Return the input with its axes in the new order."""
        return tensors.transpose(inputs, (0, *self.dims))


class RepeatVector(Layer):
    """Each row of the batch n times, along a new axis."""

    def __init__(self, n: Any, **options: Any) -> None:
        super().__init__(**options)
        if not isinstance(n, int) or isinstance(n, bool):
            raise TypeError(f"Expected an integer value for `n`, got {type(n)}.")
        if n <= 0:
            raise ValueError(f"Argument `n` should be a positive integer. Received: n={n}")
        self.n = n
        self.input_spec = InputSpec(ndim=2)

    def compute_output_shape(self, input_shape: Shape) -> Shape:
        """Return [batch, n, width]."""
        return input_shape[0], self.n, input_shape[1]

    def call(self, inputs: Any) -> Any:
        """Return [batch, n, width]."""
        batch, width = inputs.shape
        return tensors.repeat(tensors.reshape(inputs, [batch, 1, width]), self.n, 1)


class ZeroPadding(Layer):
    """Zeros before and after the axes of space."""

    padding: Any

    def compute_output_shape(self, input_shape: Shape) -> Shape:
        """Return the sizes with the padding added."""
        added = self._widths(len(input_shape))
        return tuple(None if n is None else n + sum(w) for n, w in
                     zip(input_shape, added, strict=True))  # fmt: skip

    def call(self, inputs: Any) -> Any:
        """Return the input with zeros around it."""
        return tensors.pad(inputs, self._widths(inputs.ndim))

    def _widths(self, rank: int) -> list[tuple[int, int]]:
        inner = [tuple(pair) for pair in self.padding]
        if self.data_format == "channels_first":
            return [(0, 0), (0, 0), *inner]
        return [(0, 0), *inner, (0, 0)]

    data_format: str


class ZeroPadding1D(ZeroPadding):
    """Zeros before and after one axis of space."""

    def __init__(self, padding: Any = 1, data_format: str | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.data_format = settings.data_format(data_format)
        self.padding = (sizes_of(padding, 2, "padding", zero=True),)
        self.input_spec = InputSpec(ndim=3)


class ZeroPadding2D(ZeroPadding):
    """Zeros around two axes of space."""

    def __init__(
        self, padding: Any = (1, 1), data_format: str | None = None, **options: Any
    ) -> None:
        super().__init__(**options)
        self.data_format = settings.data_format(data_format)
        self.padding = pairs_of(padding, "padding")
        self.input_spec = InputSpec(ndim=4)


class Cropping2D(Layer):
    """Less at the edges of two axes of space."""

    def __init__(
        self, cropping: Any = ((0, 0), (0, 0)), data_format: str | None = None, **options: Any
    ) -> None:
        super().__init__(**options)
        self.data_format = settings.data_format(data_format)
        if isinstance(cropping, int) and cropping < 0:
            raise ValueError(f"`cropping` cannot be negative. Received: cropping={cropping}.")
        self.cropping = pairs_of(cropping, "cropping")
        self.input_spec = InputSpec(ndim=4)

    def _first(self) -> int:
        return 2 if self.data_format == "channels_first" else 1

    def compute_output_shape(self, input_shape: Shape) -> Shape:
        """Return the sizes with the cropping taken off; ValueError if nothing is left."""
        sizes = list(input_shape)
        for axis, (before, after) in enumerate(self.cropping, self._first()):
            size = sizes[axis]
            if size is not None and before + after >= size:
                raise ValueError(
                    f"`cropping` should be smaller than the input. Received: {input_shape}, "
                    f"cropping={self.cropping}"
                )
            sizes[axis] = None if size is None else size - before - after
        return tuple(sizes)

    def call(self, inputs: Any) -> Any:
        """Return the inner part of the input."""
        sizes = self.compute_output_shape(tuple(inputs.shape))
        key: list[Any] = [slice(None)] * 4
        for axis, (before, _) in enumerate(self.cropping, self._first()):
            key[axis] = slice(before, before + (sizes[axis] or 0))
        return inputs[tuple(key)]


class UpSampling2D(Layer):
    """Each element of two axes of space several times."""

    def __init__(
        self, size: Any = (2, 2), data_format: str | None = None, interpolation: str = "nearest",
        **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(**options)
        self.data_format = settings.data_format(data_format)
        self.size = sizes_of(size, 2, "size")
        if interpolation.lower() != "nearest":
            raise NotImplementedError("Only interpolation='nearest' is supported.")
        self.interpolation = "nearest"
        self.input_spec = InputSpec(ndim=4)

    def compute_output_shape(self, input_shape: Shape) -> Shape:
        """Return the sizes multiplied."""
        sizes = list(input_shape)
        for axis, times in enumerate(self.size, 2 if self.data_format == "channels_first" else 1):
            size = sizes[axis]
            sizes[axis] = None if size is None else size * times
        return tuple(sizes)

    def call(self, inputs: Any) -> Any:
        """Return the input made larger."""
        first = 2 if self.data_format == "channels_first" else 1
        wide = tensors.repeat(inputs, self.size[0], first)
        return tensors.repeat(wide, self.size[1], first + 1)
