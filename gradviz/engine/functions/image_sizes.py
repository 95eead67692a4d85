"""Images brought to another height and width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError, UnimplementedError
from gradviz.engine.execute import execute
from gradviz.engine.functions.elementwise import tensor
from gradviz.engine.functions.image_places import crop_to_bounding_box, pad_to_bounding_box
from gradviz.engine.functions.shape import expand_dims, squeeze
from gradviz.engine.functions.sizes import ints
from gradviz.engine.op import OPS

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor


class ResizeMethod:
    """The names of the ways to resize; BILINEAR and NEAREST_NEIGHBOR work here."""

    AREA = "area"
    BICUBIC = "bicubic"
    BILINEAR = "bilinear"
    GAUSSIAN = "gaussian"
    LANCZOS3 = "lanczos3"
    LANCZOS5 = "lanczos5"
    MITCHELLCUBIC = "mitchellcubic"
    NEAREST_NEIGHBOR = "nearest"


_ROWS = {ResizeMethod.BILINEAR: "resize_bilinear", ResizeMethod.NEAREST_NEIGHBOR: "resize_nearest"}
_KNOWN = {value for name, value in vars(ResizeMethod).items() if name.isupper()}


def resize(
    images: Any,
    size: Any,
    method: str = ResizeMethod.BILINEAR,
    preserve_aspect_ratio: bool = False,
    antialias: bool = False,
    name: str | None = None,
) -> Tensor:
    """Return images of `size` (height, width), of float32 unless by the nearest pixel.

    With `preserve_aspect_ratio` it is the largest size that fits in. `method` is "bilinear" or
    "nearest"; the others of TensorFlow, and `antialias`, are not there.
    """
    x = tensor(images)
    if x.ndim not in (3, 4):
        raise ValueError("'images' must have either 3 or 4 dimensions.")
    wanted = _size(size)
    if method not in _KNOWN:
        raise ValueError(f"Resize method is not implemented: {method}")
    if method not in _ROWS or antialias:
        raise UnimplementedError("only bilinear and nearest, without antialias, are implemented")
    if preserve_aspect_ratio:
        wanted = _within(wanted, tuple(x.shape)[-3:-1])
    if min(wanted) < 1 or min(tuple(x.shape)[-3:-1]) < 1:
        raise InvalidArgumentError("input and output dimensions must be positive")
    batch = x if x.ndim == 4 else expand_dims(x, 0)
    made = execute(OPS[_ROWS[method]], batch, size=wanted)
    return made if x.ndim == 4 else squeeze(made, [0])


def _size(size: Any) -> tuple[int, int]:
    try:
        numbers = ints(size)
    except (TypeError, ValueError) as trouble:
        raise ValueError("'size' must be a 1-D int32 Tensor") from trouble
    if len(numbers) != 2:
        raise ValueError("'size' must be a 1-D Tensor of 2 elements: new_height, new_width")
    return numbers[0], numbers[1]


def _within(wanted: tuple[int, int], old: tuple[int, ...]) -> tuple[int, int]:
    single = np.float32
    factor = min(single(wanted[0]) / single(old[0]), single(wanted[1]) / single(old[1]))
    return int(np.rint(factor * single(old[0]))), int(np.rint(factor * single(old[1])))


def resize_with_crop_or_pad(image: Any, target_height: int, target_width: int) -> Tensor:
    """Cut the rims off or put zeros around, so that the middle stays in the middle."""
    x = tensor(image)
    if x.ndim not in (3, 4):
        raise ValueError(f"'image' (shape {x.shape}) must have either 3 or 4 dimensions.")
    if min(target_height, target_width) <= 0:
        raise ValueError("target_height and target_width must be > 0.")
    height, width = tuple(x.shape)[-3:-1]
    down, right = target_height - height, target_width - width
    cut = crop_to_bounding_box(
        x, max(-down // 2, 0), max(-right // 2, 0),
        min(target_height, height), min(target_width, width),
    )  # fmt: skip
    return pad_to_bounding_box(
        cut, max(down // 2, 0), max(right // 2, 0), target_height, target_width
    )
