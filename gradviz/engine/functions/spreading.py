"""Functions whose result is larger than what they are given: copies, rims and grids."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.convert import constant
from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import execute, is_tensor, raw_value, to_tensor
from gradviz.engine.functions.elementwise import tensor
from gradviz.engine.functions.shape import reshape
from gradviz.engine.functions.sizes import array_of, vector
from gradviz.engine.op import OPS
from gradviz.engine.shapes import bracketed
from gradviz.engine.tensor import Tensor, tensor_of
from gradviz.engine.tensor_shape import TensorShape, known_shape


def broadcast_to(input: Any, shape: Any, name: str | None = None) -> Tensor:
    """Repeat along axes of size 1 and new leading ones until the shape is reached."""
    return execute(OPS["broadcast_to"], tensor(input), shape=vector(shape, "BroadcastTo"))


def broadcast_dynamic_shape(shape_x: Any, shape_y: Any) -> Tensor:
    """Return the shape that two shapes, as vectors, broadcast to."""
    x, y = (array_of(shape) for shape in (shape_x, shape_y))
    if is_tensor(shape_x) and is_tensor(shape_y) and x.dtype != y.dtype:
        raise InvalidArgumentError("cannot compute BroadcastArgs of two dtypes [Op:BroadcastArgs]")
    kind = next((a.dtype for a, s in ((x, shape_x), (y, shape_y)) if is_tensor(s)), x.dtype)
    sizes = [vector(shape, "BroadcastArgs") for shape in (shape_x, shape_y)]
    try:
        return tensor_of(np.array(np.broadcast_shapes(*sizes), kind))
    except ValueError:
        raise InvalidArgumentError(
            f"Incompatible shapes: {bracketed(sizes[0])} vs. {bracketed(sizes[1])} "
            "[Op:BroadcastArgs]"
        ) from None


def broadcast_static_shape(shape_x: Any, shape_y: Any) -> TensorShape:
    """Return the TensorShape that two of them broadcast to; ValueError if there is none."""
    if shape_x.ndims is None or shape_y.ndims is None:
        return TensorShape(None)
    short, long = sorted((tuple(shape_x), tuple(shape_y)), key=len)
    pairs = zip((1,) * (len(long) - len(short)) + short, long, strict=True)
    return known_shape([_common_size(a, b) for a, b in pairs])


def _common_size(a: int | None, b: int | None) -> int | None:
    if a == b or b == 1:
        return a
    if a == 1:
        return b
    if a is None or b is None:
        return b if a is None else a
    raise ValueError(f"Incompatible shapes for broadcasting: sizes {a} and {b}")


def tile(input: Any, multiples: Any, name: str | None = None) -> Tensor:
    """Repeat the whole along each axis."""
    x = tensor(input)
    times = vector(multiples, "Tile")
    if len(times) != x.ndim:
        raise InvalidArgumentError(
            f"Expected multiples argument to be a vector of length {x.ndim} but got length "
            f"{len(times)} [Op:Tile]"
        )
    _check_copies(times)
    return execute(OPS["tile"], x, multiples=times)


def _check_copies(times: tuple[int, ...]) -> None:
    for position, count in enumerate(times):
        if count < 0:
            raise InvalidArgumentError(
                f"Expected multiples[{position}] >= 0, but got {count} [Op:Tile]"
            )


def repeat(input: Any, repeats: Any, axis: Any = None, name: str | None = None) -> Tensor:
    """Repeat each element along an axis, of the flattened tensor by default."""
    x = tensor(input)
    if axis is None:
        x, axis = reshape(x, [-1]), 0
    at = _repeat_axis(axis, x.ndim)
    size = x.shape[at]
    times = _repeats(repeats, size)
    places = np.repeat(np.arange(size, dtype=np.int32), times)
    return execute(OPS["gather"], x, to_tensor(places), axis=at)


def _repeat_axis(axis: Any, rank: int) -> int:
    if not isinstance(axis, (int, np.integer)):
        raise TypeError(f"Argument `axis` must be an int. Received `axis` = {axis}")
    if not -rank <= axis < rank:
        raise ValueError(f"axis={axis} out of bounds: expected {-rank}<=axis<{rank}")
    return int(axis) % rank


def _repeats(repeats: Any, size: int) -> Any:
    times = array_of(repeats)
    if times.dtype.kind not in "iub":
        raise TypeError(f"Argument `repeats` must be of type integer. Received {repeats!r}")
    if times.ndim > 1:
        raise ValueError(f"Shape {times.shape} must have rank at most 1")
    if times.size == 1:
        _check_copies((0, int(times.ravel()[0])))
        times = np.broadcast_to(times.ravel(), (size,))
    if len(times) != size:
        raise ValueError(f"Dimensions {size} and {len(times)} are not compatible")
    return np.maximum(times.astype(np.int64), 0)


def pad(
    tensor: Any,
    paddings: Any,
    mode: str = "CONSTANT",
    constant_values: Any = 0,
    name: str | None = None,
) -> Tensor:
    """Put a rim around: of `constant_values`, or mirrored ("REFLECT", "SYMMETRIC")."""
    x = tensor if is_tensor(tensor) else to_tensor(tensor)
    how = mode.upper()
    if how not in ("CONSTANT", "REFLECT", "SYMMETRIC"):
        raise ValueError(
            'Value of argument `mode` expected to be one of "CONSTANT", "REFLECT", or '
            f'"SYMMETRIC". Received `mode` = {mode}'
        )
    rims = _rims(paddings, x.ndim)
    if how == "CONSTANT":
        return execute(OPS["pad"], x, paddings=rims, value=_rim_value(x, constant_values))
    for rim, size in zip(rims, x.shape, strict=True):
        if max(rim) > size - (how == "REFLECT"):
            raise InvalidArgumentError(
                f"paddings must be no greater than the dimension allows: {rim} for {size} "
                "[Op:MirrorPad]"
            )
    return execute(OPS["mirror_pad"], x, paddings=rims, mode=how.lower())


def _rims(paddings: Any, rank: int) -> tuple[tuple[int, int], ...]:
    table = array_of(paddings)
    if table.dtype.name not in ("int32", "int64"):
        raise InvalidArgumentError(
            "Value for attr 'Tpaddings' is not in the list of allowed values: int32, int64 [Op:Pad]"
        )
    if table.ndim != 2 or table.shape[1] != 2:
        raise InvalidArgumentError(
            f"paddings must be a matrix with 2 columns: {bracketed(table.shape)} [Op:Pad]"
        )
    if len(table) != rank:
        raise InvalidArgumentError(
            "The first dimension of paddings must be the rank of inputs "
            f"{bracketed(table.shape)}, {rank} [Op:Pad]"
        )
    if table.min(initial=0) < 0:
        raise InvalidArgumentError(f"paddings must be non-negative: {table.tolist()} [Op:Pad]")
    return tuple((int(a), int(b)) for a, b in table)


def _rim_value(x: Any, given: Any) -> Any:
    dtype = raw_value(x).dtype
    if type(given) is int and not given and dtype.kind in "bO":
        return b"" if dtype.kind == "O" else np.False_
    value = raw_value(given if is_tensor(given) else constant(given, dtype))
    if np.ndim(value):
        raise InvalidArgumentError(f"constant_values must be a scalar. Found: {value} [Op:PadV2]")
    if not isinstance(value, bytes) and value.dtype != dtype:
        raise InvalidArgumentError(
            "cannot compute PadV2 as input #2(zero-based) was expected to be of the tensor's dtype "
            "[Op:PadV2]"
        )
    return value


def meshgrid(*args: Any, indexing: str = "xy", name: str | None = None) -> list[Tensor]:
    """Return grids of the given axes' values; gradients are summed back to the axes."""
    if indexing not in ("xy", "ij"):
        raise ValueError(f"Argument `indexing` must be either 'xy' or 'ij', got '{indexing}'")
    axes = [tensor(a) for a in args]
    for axis in axes:
        if raw_value(axis).dtype != raw_value(axes[0]).dtype:
            raise InvalidArgumentError("cannot compute Mul of two dtypes [Op:Mul]")
    order = list(range(len(axes)))
    if indexing == "xy" and len(axes) > 1:
        order[:2] = [1, 0]
    sizes = tuple(int(np.prod(axes[k].shape)) for k in order)
    grids = []
    for k, axis in enumerate(axes):
        place = order.index(k)
        thin = tuple(sizes[place] if i == place else 1 for i in range(len(axes)))
        grids.append(execute(OPS["broadcast_to"], reshape(axis, thin), shape=sizes))
    return grids
