"""Functions that give the same elements another shape or order, and tell about shapes."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.dtypes import as_dtype
from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import execute, is_tensor, raw_value, to_tensor
from gradviz.engine.functions.elementwise import tensor
from gradviz.engine.functions.joining import concat
from gradviz.engine.functions.sizes import ints, one_axis, vector
from gradviz.engine.op import OPS
from gradviz.engine.reading import seen
from gradviz.engine.shapes import shape_of
from gradviz.engine.tensor import Tensor, tensor_of
from gradviz.engine.tensor_shape import TensorShape

__all__ = [
    "concat", "ensure_shape", "expand_dims", "ints", "one_axis", "rank", "reshape", "reverse",
    "roll", "shape", "shape_n", "size", "squeeze", "transpose",
]  # fmt: skip


def reshape(tensor: Any, shape: Any, name: str | None = None) -> Tensor:
    """Return the same elements in another shape; one size may be -1."""
    x = tensor if is_tensor(tensor) else to_tensor(tensor)
    sizes = vector(shape, "Reshape", scalar_too=True)
    if min(sizes, default=0) < -1:
        raise InvalidArgumentError(f"Size must be non-negative, not {min(sizes)} [Op:Reshape]")
    return execute(OPS["reshape"], x, shape=sizes)


def transpose(
    a: Any, perm: Any = None, conjugate: bool = False, name: str | None = "transpose"
) -> Tensor:
    """Return the axes in another order, turned round by default."""
    x = tensor(a)
    if perm is None:
        return execute(OPS["transpose"], x, perm=tuple(reversed(range(x.ndim))))
    order = vector(perm, "Transpose")
    if sorted(n + x.ndim if n < 0 else n for n in order) != list(range(x.ndim)):
        raise InvalidArgumentError(
            f"perm = {list(order)} does not fit {x.ndim} axes [Op:Transpose]"
        )
    return execute(OPS["transpose"], x, perm=order)


def squeeze(input: Any, axis: Any = None, name: str | None = None) -> Tensor:
    """Drop axes of size 1, all of them by default."""
    x = tensor(input)
    shape = shape_of(raw_value(x))
    axes = {one_axis(n, len(shape)) for n in _attributes(axis)}
    for at in axes:
        if shape[at] != 1:
            raise InvalidArgumentError(
                f"Can not squeeze dim[{at}], expected a dimension of 1, got {shape[at]} "
                "[Op:Squeeze]"
            )
    dropped = axes or {i for i, n in enumerate(shape) if n == 1}
    return execute(OPS["squeeze"], x, axis=tuple(sorted(dropped)))


def _attributes(axis: Any) -> list[int]:
    """Return axes as an attribute takes them: numbers, whose fractions are dropped."""
    if axis is None:
        return []
    given = axis if isinstance(axis, (list, tuple)) else np.ravel(raw_array(axis)).tolist()
    try:
        return [int(n) for n in given]
    except ValueError:
        raise TypeError(f"Expected int for argument 'axis' not {axis!r}.") from None


def raw_array(given: Any) -> Any:
    """Return a tensor's value, or what is given, as an array."""
    return np.asarray(seen(given) if is_tensor(given) else given)


def expand_dims(input: Any, axis: Any, name: str | None = None) -> Tensor:
    """Insert an axis of size 1."""
    x = tensor(input)
    return execute(OPS["expand_dims"], x, axis=_new_axis(axis, x.ndim + 1))


def _new_axis(axis: Any, rank: int) -> int:
    if type(axis) is int:
        return one_axis(axis, rank)
    if isinstance(axis, float):
        raise TypeError(f"Cannot convert {axis!r} to EagerTensor of dtype int32")
    numbers = vector(axis, "ExpandDims", scalar_too=True)
    if len(numbers) != 1:
        raise InvalidArgumentError("'dim' must be a tensor with a single value [Op:ExpandDims]")
    return one_axis(numbers[0], rank)


def reverse(tensor: Any, axis: Any, name: str | None = None) -> Tensor:
    """Turn the order round along the given axes, a list of them."""
    x = tensor if is_tensor(tensor) else to_tensor(tensor)
    axes = tuple(one_axis(n, x.ndim) for n in vector(axis, "ReverseV2"))
    if len(set(axes)) != len(axes):
        raise InvalidArgumentError(f"axis {axis} specified more than once. [Op:ReverseV2]")
    return execute(OPS["reverse"], x, axis=axes)


def roll(input: Any, shift: Any, axis: Any, name: str | None = None) -> Tensor:
    """Shift elements along axes; what leaves at one end enters at the other."""
    x = tensor(input)
    shifts, axes = vector(shift, "Roll", scalar_too=True), vector(axis, "Roll", scalar_too=True)
    if len(shifts) != len(axes):
        raise InvalidArgumentError("shift and axis must have the same size [Op:Roll]")
    return execute(OPS["roll"], x, shift=shifts, axis=tuple(one_axis(n, x.ndim) for n in axes))


def size(input: Any, out_type: Any = "int32", name: str | None = None) -> Tensor:
    """Return the number of elements as a constant."""
    return tensor_of(as_dtype(out_type).numpy.type(np.size(seen(tensor(input)))))


def rank(input: Any, name: str | None = None) -> Tensor:
    """Return the number of axes as a constant."""
    return tensor_of(np.int32(np.ndim(seen(tensor(input)))))


def shape(input: Any, out_type: Any = "int32", name: str | None = None) -> Tensor:
    """Return the sizes of the axes as a constant vector, int32 or int64."""
    kind = as_dtype(out_type)
    if kind.name not in ("int32", "int64"):
        raise InvalidArgumentError(
            f"Value for attr 'out_type' of {kind.name} is not in the list of allowed values: "
            "int32, int64 [Op:Shape]"
        )
    return tensor_of(np.array(shape_of(seen(tensor(input))), kind.numpy))


def shape_n(input: Any, out_type: Any = "int32", name: str | None = None) -> list[Tensor]:
    """Return the shape of each tensor of a list."""
    return [shape(x, out_type) for x in input]


def ensure_shape(x: Any, shape: Any, name: str | None = None) -> Tensor:
    """Return x; InvalidArgumentError unless it has a shape in which None stands for any size."""
    value, wanted = tensor(x), TensorShape(shape)
    if not wanted.is_compatible_with(value.shape):
        raise InvalidArgumentError(
            f"Shape of tensor input {value.shape.as_list()} is not compatible with expected shape "
            f"{wanted}. [Op:EnsureShape]"
        )
    return execute(OPS["identity"], value)
