"""Light and colour of images: (height, width, channels), or a batch of them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.convert import constant
from gradviz.engine.dtypes import as_dtype
from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import execute, is_tensor, raw_value, to_tensor
from gradviz.engine.functions.arithmetic import saturate_cast
from gradviz.engine.functions.elementwise import (
    add,
    cast,
    divide,
    floordiv,
    identity,
    log,
    maximum,
    multiply,
    power,
    squared_difference,
    subtract,
    tensor,
)
from gradviz.engine.functions.image_places import image_of
from gradviz.engine.functions.linalg import tensordot
from gradviz.engine.functions.reduce import reduce_mean, reduce_std
from gradviz.engine.functions.shape import expand_dims
from gradviz.engine.functions.spreading import tile
from gradviz.engine.op import OPS
from gradviz.engine.registry import with_registered

if TYPE_CHECKING:
    from gradviz.engine.dtypes import DType
    from gradviz.engine.tensor import Tensor

GRAY = [0.2989, 0.587, 0.114]
YIQ = [
    [0.299, 0.59590059, 0.2115],
    [0.587, -0.27455667, -0.52273617],
    [0.114, -0.32134392, 0.31119955],
]
FROM_YIQ = [
    [1.0, 1.0, 1.0],
    [0.95598634, -0.27201283, -1.10674021],
    [0.6208248, -0.64720424, 1.70423049],
]
YUV = [
    [0.299, -0.14714119, 0.61497538],
    [0.587, -0.28886916, -0.51496512],
    [0.114, 0.43601035, -0.10001026],
]
FROM_YUV = [[1.0, 1.0, 1.0], [0.0, -0.394642334, 2.03206185], [1.13988303, -0.58062185, 0.0]]


def convert_image_dtype(
    image: Any, dtype: Any, saturate: bool = False, name: str | None = None
) -> Any:
    """Return an image in another dtype, scaled: of whole numbers, the largest means 1.

    With `saturate` what lies outside is brought to the ends first.
    """
    x, wanted = tensor(image), as_dtype(dtype)
    given = x.dtype
    for kind in (given, wanted):
        if not (kind.is_floating or kind.is_integer):
            raise AttributeError("dtype must be either floating point or integer")
    if given is wanted:
        return identity(x)
    if given.is_floating and wanted.is_floating:
        return cast(x, wanted)
    if wanted.is_floating:
        return multiply(cast(x, wanted), 1.0 / float(given.max))
    narrow = saturate_cast if saturate else cast
    if given.is_floating:
        return narrow(multiply(x, float(wanted.max) + 0.5), wanted)
    return _between_whole(x, given, wanted, narrow)


def _between_whole(x: Any, given: DType, wanted: DType, narrow: Any) -> Any:
    if given.max > wanted.max:
        return narrow(floordiv(x, (int(given.max) + 1) // (int(wanted.max) + 1)), wanted)
    return multiply(narrow(x, wanted), (int(wanted.max) + 1) // (int(given.max) + 1))


def _single(x: Any) -> Any:
    """Return an image in float32, or in float16 if it was so."""
    return x if x.dtype.name in ("float16", "float32") else convert_image_dtype(x, "float32")


def adjust_brightness(image: Any, delta: Any) -> Any:
    """Return image + delta, whole numbers counting as parts of their largest."""
    x = tensor(image)
    wide = _single(x)
    return convert_image_dtype(add(wide, cast(delta, wide.dtype)), x.dtype, saturate=True)


def adjust_contrast(images: Any, contrast_factor: Any) -> Any:
    """Return (x - mean) * factor + mean, the mean per channel; its gradient is not registered."""
    x = tensor(images)
    factor = (
        contrast_factor
        if is_tensor(contrast_factor)
        else to_tensor(contrast_factor, np.dtype(np.float32))
    )
    made = execute(with_registered(OPS["adjust_contrast"]), _single(x), factor)
    return convert_image_dtype(made, x.dtype, saturate=True)


def adjust_gamma(image: Any, gamma: Any = 1, gain: Any = 1) -> Any:
    """Return gain * image ** gamma."""
    x = tensor(image)
    if np.any(np.asarray(raw_value(gamma) if is_tensor(gamma) else gamma) < 0):
        raise ValueError("Gamma should be a non-negative real number.")
    return convert_image_dtype(multiply(gain, power(_single(x), gamma)), x.dtype, saturate=True)


def rgb_to_grayscale(images: Any, name: str | None = None) -> Any:
    """Return the brightness of each pixel, keeping an axis of size 1 for the channel."""
    x = tensor(images)
    if not x.ndim:
        raise InvalidArgumentError("an image needs an axis of channels")
    wide = convert_image_dtype(x, "float32")
    gray = expand_dims(tensordot(wide, GRAY, [-1, -1]), -1)
    return convert_image_dtype(gray, x.dtype)


def grayscale_to_rgb(images: Any, name: str | None = None) -> Tensor:
    """Return the one channel three times."""
    x = tensor(images)
    if not x.ndim or x.shape[-1] != 1:
        raise ValueError("Last dimension of a grayscale image should be size 1.")
    return tile(x, [1] * (x.ndim - 1) + [3])


def _turned(images: Any, kernel: list[list[float]]) -> Tensor:
    x = tensor(images)
    return tensordot(x, constant(kernel, x.dtype), [[x.ndim - 1], [0]])


def rgb_to_yiq(images: Any) -> Tensor:
    """Return brightness and two measures of colour, as analogue television in America had them."""
    return _turned(images, YIQ)


def yiq_to_rgb(images: Any) -> Tensor:
    """Undo rgb_to_yiq."""
    return _turned(images, FROM_YIQ)


def rgb_to_yuv(images: Any) -> Tensor:
    """Return brightness and two measures of colour, as analogue television in Europe had them."""
    return _turned(images, YUV)


def yuv_to_rgb(images: Any) -> Tensor:
    """Undo rgb_to_yuv."""
    return _turned(images, FROM_YUV)


def per_image_standardization(image: Any) -> Tensor:
    """Return each image with mean 0 and standard deviation 1, in float32."""
    x = cast(image_of(image), "float32")
    axes = [-1, -2, -3]
    least = 1 / math.sqrt(math.prod(tuple(x.shape)[-3:]))
    spread = maximum(reduce_std(x, axes, True), least)
    return divide(subtract(x, reduce_mean(x, axes, True)), spread)


def psnr(a: Any, b: Any, max_val: Any, name: str | None = None) -> Tensor:
    """Return the peak signal-to-noise ratio of two images in decibels."""
    a, b = tensor(a), tensor(b)
    if a.ndim < 3 or tuple(a.shape)[-3:] != tuple(b.shape)[-3:]:
        raise ValueError(f"Shapes {a.shape} and {b.shape} are incompatible")
    peak = convert_image_dtype(cast(max_val, a.dtype), "float32")
    a, b = convert_image_dtype(a, "float32"), convert_image_dtype(b, "float32")
    apart = reduce_mean(squared_difference(a, b), [-3, -2, -1])
    loud = divide(multiply(20.0, log(peak)), log(10.0))
    return subtract(loud, multiply(np.float32(10 / np.log(10)), log(apart)))
