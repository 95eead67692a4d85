"""Where the pixels of images are: turning, cutting, bordering, and differences of neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.convert import constant
from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import execute, is_tensor, raw_value
from gradviz.engine.functions.depthwise import depthwise_conv2d
from gradviz.engine.functions.elementwise import absolute, add, subtract, tensor
from gradviz.engine.functions.reduce import reduce_sum
from gradviz.engine.functions.shape import reshape, reverse, transpose as turned
from gradviz.engine.functions.spreading import pad
from gradviz.engine.op import OPS

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor

SOBEL = [[[-1, -2, -1], [0, 0, 0], [1, 2, 1]], [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]]


def image_of(image: Any) -> Any:
    """Return a tensor of at least three axes, none of the last three empty; else ValueError."""
    x = tensor(image)
    if x.ndim < 3:
        raise ValueError(f"'image' (shape {x.shape}) must be at least three-dimensional.")
    if 0 in tuple(x.shape)[-3:]:
        raise ValueError(f"inner 3 dims of 'image.shape' must be > 0: {x.shape}")
    return x


def _one_or_batch(image: Any) -> tuple[Any, int]:
    """Return an image or a batch of them, and which axis the height is."""
    x = image_of(image)
    if x.ndim > 4:
        raise ValueError(f"'image' (shape {x.shape}) must have either 3 or 4 dimensions.")
    return x, x.ndim - 3


def flip_left_right(image: Any) -> Tensor:
    """Return the columns in reverse order."""
    x, height = _one_or_batch(image)
    return reverse(x, [height + 1])


def flip_up_down(image: Any) -> Tensor:
    """Return the rows in reverse order."""
    x, height = _one_or_batch(image)
    return reverse(x, [height])


def transpose(image: Any, name: str | None = None) -> Tensor:
    """Return rows and columns exchanged."""
    x, height = _one_or_batch(image)
    return _exchanged(x, height)


def _exchanged(x: Any, height: int) -> Tensor:
    return turned(x, [*range(height), height + 1, height, height + 2])


def rot90(image: Any, k: Any = 1, name: str | None = None) -> Any:
    """Turn by k quarters, against the clock."""
    x, height = _one_or_batch(image)
    quarters = raw_value(k) if is_tensor(k) else k
    if np.asarray(quarters).dtype.kind not in "iu":
        raise TypeError(f"Cannot convert {k!r} to EagerTensor of dtype int32")
    if np.ndim(quarters):
        raise ValueError("k must be a scalar")
    turns = int(quarters) % 4
    if turns == 1:
        return _exchanged(reverse(x, [height + 1]), height)
    if turns == 3:
        return reverse(_exchanged(x, height), [height + 1])
    return reverse(x, [height, height + 1]) if turns else x


def _cut(x: Any, height: int, top: int, left: int, rows: int, columns: int) -> Tensor:
    key = (*(slice(None),) * height, slice(top, top + rows, 1), slice(left, left + columns, 1))
    return execute(OPS["getitem"], x, key=key)


def central_crop(image: Any, central_fraction: Any) -> Any:
    """Cut the same part off every side, so that this part of height and width is left."""
    x = tensor(image)
    part = float(raw_value(central_fraction)) if is_tensor(central_fraction) else central_fraction
    if not 0 < part <= 1:
        raise ValueError("central_fraction must be within (0, 1]")
    if part == 1:
        return x
    x, height = _one_or_batch(x)
    rows, columns = tuple(x.shape)[height : height + 2]
    top, left = int((rows - rows * part) / 2), int((columns - columns * part) / 2)
    return _cut(x, height, top, left, rows - 2 * top, columns - 2 * left)


def crop_to_bounding_box(
    image: Any, offset_height: int, offset_width: int, target_height: int, target_width: int
) -> Tensor:
    """Cut a box out."""
    x, height = _boxed(image)
    rows, columns = tuple(x.shape)[height : height + 2]
    if min(offset_height, offset_width) < 0 or min(target_height, target_width) <= 0:
        raise ValueError("offsets must be >= 0 and targets > 0")
    if rows < target_height + offset_height or columns < target_width + offset_width:
        raise ValueError("height and width must be >= target + offset.")
    return _cut(x, height, offset_height, offset_width, target_height, target_width)


def pad_to_bounding_box(
    image: Any, offset_height: int, offset_width: int, target_height: int, target_width: int
) -> Tensor:
    """Put zeros around, so that the image stands in a larger box."""
    x, height = _boxed(image)
    rows, columns = tuple(x.shape)[height : height + 2]
    below = target_height - offset_height - rows
    right = target_width - offset_width - columns
    if min(offset_height, offset_width, below, right) < 0:
        raise ValueError("offsets must be >= 0, and height and width <= target - offset")
    rims = [[0, 0]] * height + [[offset_height, below], [offset_width, right], [0, 0]]
    return pad(x, rims)


def _boxed(image: Any) -> tuple[Any, int]:
    x = tensor(image)
    if x.ndim not in (3, 4):
        raise ValueError(f"'image' (shape {x.shape}) must have either 3 or 4 dimensions.")
    return _one_or_batch(x)


def _steps(x: Any, axis: int) -> Tensor:
    """Return the differences of neighbours along an axis."""
    lead = (slice(None),) * axis
    later = execute(OPS["getitem"], x, key=(*lead, slice(1, x.shape[axis], 1)))
    return subtract(later, execute(OPS["getitem"], x, key=(*lead, slice(0, x.shape[axis] - 1, 1))))


def total_variation(images: Any, name: str | None = None) -> Tensor:
    """Return, per image, the sum of the sizes of all differences of neighbours."""
    x = tensor(images)
    if x.ndim not in (3, 4):
        raise ValueError("'images' must be either 3 or 4-dimensional.")
    axes = None if x.ndim == 3 else [1, 2, 3]
    down, right = (reduce_sum(absolute(_steps(x, axis)), axes) for axis in (x.ndim - 3, x.ndim - 2))
    return add(down, right)


def image_gradients(image: Any) -> tuple[Tensor, Tensor]:
    """Return the differences of neighbours down and to the right, and 0 where there is none."""
    x = tensor(image)
    if x.ndim != 4:
        raise ValueError(
            f"image_gradients expects a 4D tensor [batch_size, h, w, d], not {x.shape}."
        )
    return _filled_up(x, 1), _filled_up(x, 2)


def _filled_up(x: Any, axis: int) -> Tensor:
    rims = [[0, 1] if n == axis else [0, 0] for n in range(4)]
    return pad(_steps(x, axis), rims)


def sobel_edges(image: Any) -> Tensor:
    """Return how much brighter it grows down and to the right, along a new last axis."""
    x = tensor(image)
    if x.ndim != 4:
        raise InvalidArgumentError(f"sobel_edges expects 4 axes, got shape {x.shape}")
    depth = x.shape[-1]
    kernel = np.broadcast_to(np.transpose(SOBEL, (1, 2, 0))[:, :, None], (3, 3, depth, 2))
    wide = pad(x, [[0, 0], [1, 1], [1, 1], [0, 0]], mode="REFLECT")
    edges = depthwise_conv2d(wide, constant(kernel, x.dtype), [1, 1, 1, 1], "VALID")
    return reshape(edges, [*tuple(x.shape), 2])
