"""Layers that make one tensor of several: Add, Multiply, Concatenate, Dot and their kin."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

from gradviz.models import arithmetic, tensors
from gradviz.models.layer import Layer
from gradviz.models.layers.batch_dot import axes_for, batch_dot
from gradviz.models.normalizing import unit_length
from gradviz.models.symbolic import KerasTensor, Shape

if TYPE_CHECKING:
    from collections.abc import Callable


class Merge(Layer):
    """Called on a list of tensors; those of fewer axes get axes of size 1 after the batch axis."""

    def merge(self, inputs: list[Any]) -> Any:
        """Return the one tensor."""
        raise NotImplementedError

    def build(self, input_shape: Any) -> None:
        """Check that the shapes fit together."""
        _check_list(input_shape)
        batches = {shape[0] for shape in input_shape if shape} - {None}
        if len(batches) > 1:
            raise ValueError(
                "Cannot merge tensors with different batch sizes. Received tensors with shapes "
                f"{input_shape}"
            )
        reduce(_spread, [shape[1:] for shape in input_shape])

    def call(self, inputs: Any) -> Any:
        """Return the one tensor."""
        if not isinstance(inputs, (list, tuple)):
            raise ValueError(
                f"A merge layer should be called on a list of inputs. Received: inputs={inputs}"
            )
        rank = max(x.ndim for x in inputs)
        return self.merge([_raised(x, rank) for x in inputs])

    def compute_output_shape(self, input_shape: Any) -> Shape:
        """Return the shape that all of them spread to."""
        inner = reduce(_spread, [shape[1:] for shape in input_shape])
        batches = {shape[0] for shape in input_shape if shape} - {None}
        return (batches.pop() if len(batches) == 1 else None, *inner)

    def compute_output_spec(self, inputs: Any) -> KerasTensor:
        """Return the KerasTensor of the result."""
        return KerasTensor(
            self.compute_output_shape([tuple(x.shape) for x in inputs]), self.compute_dtype
        )


def _check_list(shapes: Any) -> None:
    if shapes is None:
        raise TypeError("A merge layer should be called on a list of inputs. Received nothing.")
    if not shapes or not isinstance(shapes[0], (list, tuple)):
        raise ValueError(
            f"A merge layer should be called on a list of inputs. Received: input_shape={shapes}"
        )


def _raised(x: Any, rank: int) -> Any:
    for _ in range(rank - x.ndim):
        x = tensors.expand_dims(x, 1)
    return x


def _spread(a: Shape, b: Shape) -> Shape:
    """Return the shape that two shapes broadcast to; None stays unknown."""
    if len(a) < len(b):
        a, b = b, a
    found = list(a[: len(a) - len(b)])
    for m, n in zip(a[len(a) - len(b) :], b, strict=True):
        if m is None or n is None:
            found.append(None)
        elif m != n and 1 not in (m, n):
            raise ValueError(f"Inputs have incompatible shapes. Received shapes {a} and {b}")
        else:
            found.append(n if m == 1 else m)
    return tuple(found)


class Add(Merge):
    """The sum."""

    def merge(self, inputs: list[Any]) -> Any:
        """Return the sum."""
        return reduce(arithmetic.add, inputs)


class Multiply(Merge):
    """The product."""

    def merge(self, inputs: list[Any]) -> Any:
        """Return the product."""
        return reduce(arithmetic.multiply, inputs)


class Average(Merge):
    """The mean."""

    def merge(self, inputs: list[Any]) -> Any:
        """Return the mean."""
        return reduce(arithmetic.add, inputs) / len(inputs)


class Maximum(Merge):
    """The largest."""

    def merge(self, inputs: list[Any]) -> Any:
        """Return the largest."""
        return reduce(arithmetic.maximum, inputs)


class Minimum(Merge):
    """The smallest."""

    def merge(self, inputs: list[Any]) -> Any:
        """Return the smallest."""
        return reduce(arithmetic.minimum, inputs)


class Subtract(Merge):
    """The first minus the second."""

    def build(self, input_shape: Any) -> None:
        """Check that there are two, and that they fit."""
        super().build(input_shape)
        if len(input_shape) != 2:
            raise ValueError(
                "A `Subtract` layer should be called on exactly 2 inputs. Received: "
                f"input_shape={input_shape}"
            )

    def merge(self, inputs: list[Any]) -> Any:
        """Return the difference."""
        return arithmetic.subtract(*inputs)


class Concatenate(Merge):
    """All of them joined along an axis."""

    def __init__(self, axis: int = -1, **options: Any) -> None:
        super().__init__(**options)
        self.axis = axis

    def build(self, input_shape: Any) -> None:
        """Check that all sizes but those along the axis are the same."""
        _check_list(input_shape)
        others = [_without(shape, self.axis) for shape in input_shape]
        fits = len({len(shape) for shape in others}) == 1 and all(
            len(set(sizes) - {None}) < 2 for sizes in zip(*others, strict=True)
        )
        if not fits:
            raise ValueError(
                "A `Concatenate` layer requires inputs with matching shapes except for the "
                f"concatenation axis. Received: input_shape={input_shape}"
            )

    def call(self, inputs: Any) -> Any:
        """Return them joined."""
        if not isinstance(inputs, (list, tuple)):
            raise ValueError(
                f"A merge layer should be called on a list of inputs. Received: inputs={inputs}"
            )
        return tensors.concatenate(inputs, self.axis)

    def compute_output_shape(self, input_shape: Any) -> Shape:
        """Return the shape with the sizes along the axis added up."""
        _check_list(input_shape)
        found = list(input_shape[0])
        sizes = [shape[self.axis] for shape in input_shape]
        found[self.axis] = None if None in sizes else sum(sizes)
        return tuple(found)


def _without(shape: Shape, axis: int) -> list[Any]:
    left = list(shape)
    if len(left) > axis:
        del left[axis]
    return left


class Dot(Merge):
    """Products summed along one axis of each, for each element of the batch."""

    def __init__(self, axes: Any, normalize: bool = False, **options: Any) -> None:
        super().__init__(**options)
        if not isinstance(axes, int):
            if not isinstance(axes, (list, tuple)):
                raise TypeError(f"`axes` should be a list or an int. Received: axes={axes}")
            if len(axes) != 2 or not all(isinstance(axis, int) for axis in axes):
                raise ValueError(f"`axes` should be two integers. Received: axes={axes}")
        self.axes = axes
        self.normalize = normalize

    def build(self, input_shape: Any) -> None:
        """Check that the two sizes along the axes are the same."""
        if not isinstance(input_shape[0], (list, tuple)) or len(input_shape) != 2:
            raise ValueError(
                "A `Dot` layer should be called on a list of 2 inputs. Received: "
                f"input_shape={input_shape}"
            )
        first, second = input_shape
        a, b = axes_for(self.axes, len(first), len(second))
        if first[a] != second[b]:
            raise ValueError(
                f"Incompatible input shapes: axis values {first[a]} (at axis {a}) != {second[b]} "
                f"(at axis {b}). Full input shapes: {first}, {second}"
            )

    def call(self, inputs: Any) -> Any:
        """Return the products; vectors of cosines if normalized."""
        if not isinstance(inputs, (list, tuple)) or len(inputs) != 2:
            raise ValueError(f"A `Dot` layer should be called on exactly 2 inputs: {inputs}")
        x, y = inputs
        axes = axes_for(self.axes, x.ndim, y.ndim)
        if self.normalize:
            x, y = unit_length(x, axes[0]), unit_length(y, axes[1])
        return batch_dot(x, y, axes)

    def compute_output_shape(self, input_shape: Any) -> Shape:
        """Return what is left of both shapes."""
        first, second = map(list, input_shape)
        a, b = axes_for(self.axes, len(first), len(second))
        first.pop(a)
        second.pop(b)
        left = [*first, *second[1:]]
        return tuple(left if len(left) > 1 else [*left, 1])


def _function(kind: Any, doc: str) -> Callable[..., Any]:
    def merged(inputs: Any, **options: Any) -> Any:
        return kind(**options)(inputs)

    merged.__name__ = merged.__qualname__ = kind.__name__.lower()
    merged.__doc__ = doc
    return merged


add = _function(Add, "Return the sum of a list of tensors.")
average = _function(Average, "Return the mean of a list of tensors.")
maximum = _function(Maximum, "Return the largest of a list of tensors.")
minimum = _function(Minimum, "Return the smallest of a list of tensors.")
multiply = _function(Multiply, "Return the product of a list of tensors.")
subtract = _function(Subtract, "Return the first of two tensors minus the second.")


def concatenate(inputs: Any, axis: int = -1, **options: Any) -> Any:
    """Return a list of tensors joined along an axis."""
    return Concatenate(axis, **options)(inputs)


def dot(inputs: Any, axes: Any = -1, **options: Any) -> Any:
    """Return two tensors' products summed along one axis of each."""
    return Dot(axes, **options)(inputs)
