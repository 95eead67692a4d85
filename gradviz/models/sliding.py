"""Keras's convolutions and pooling, and the shapes that come out of them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from gradviz.engine.errors import AbortedError
from gradviz.engine.functions import convolution, depthwise, pooling, shape as shapes
from gradviz.models.conversion import convert, dtype_of
from gradviz.models.host import afford
from gradviz.models.tensors import pad, transpose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gradviz.models.symbolic import Shape

_LAYOUTS = {
    "channels_last": {3: "NWC", 4: "NHWC", 5: "NDHWC"},
    "channels_first": {3: "NCW", 4: "NCHW", 5: "NCDHW"},
}
_PRODUCTS = 1000  # cost as much as one element


def space_of(shape: Shape, data_format: str) -> Shape:
    """Return the sizes of the axes of space."""
    return shape[1:-1] if data_format == "channels_last" else shape[2:]


def with_space(shape: Shape, space: Shape, channels: int | None, data_format: str) -> Shape:
    """Return a shape with these sizes of space and channels."""
    if data_format == "channels_last":
        return (shape[0], *space, channels)
    return (shape[0], channels, *space)


def places(space: Shape, window: Sequence[int], strides: Sequence[int], padding: str) -> Shape:
    """Return how many places a window has along each axis; ValueError if it has none."""
    if padding not in ("valid", "same", "causal"):
        raise ValueError(f"`padding` must be 'valid' or 'same'. Received: padding={padding}")
    found: list[int | None] = []
    for size, reach, step in zip(space, window, strides, strict=True):
        if size is None:
            found.append(None)
            continue
        number = (size - (reach if padding == "valid" else 1)) // step + 1
        if padding == "valid" and number <= 0:
            raise ValueError(
                "Computed output size would be zero or negative. Received sizes "
                f"{space}, window={tuple(window)}, strides={tuple(strides)}, padding={padding}."
            )
        found.append(number)
    return tuple(found)


def reaches(kernel_size: Sequence[int], dilation_rate: Sequence[int]) -> tuple[int, ...]:
    """Return how far a dilated kernel reaches along each axis."""
    return tuple((n - 1) * rate + 1 for n, rate in zip(kernel_size, dilation_rate, strict=True))


def _afford(x: Any, kernel: Any, strides: Sequence[int], data_format: str, channels: int) -> None:
    """Ask for what a convolution makes and, a thousand for one, the products that takes."""
    space = space_of(tuple(x.shape), data_format)
    count = math.prod(n // step + 1 for n, step in zip(space, strides, strict=True) if n)
    made = (x.shape[0], count, channels)
    afford(made)
    afford((*made, math.prod(kernel.shape[:-1]) // _PRODUCTS))


def conv(
    inputs: Any, kernel: Any, strides: Sequence[int], padding: str, data_format: str,
    dilation_rate: Sequence[int],
) -> Any:  # fmt: skip
    """Slide a kernel [*window, in, out] over the inputs; ValueError if nothing comes out."""
    if dtype_of(inputs) != dtype_of(kernel):
        raise ValueError(f"inputs and kernel must agree: {inputs.dtype} and {kernel.dtype}")
    _afford(inputs, kernel, strides, data_format, kernel.shape[-1])
    layout = _layout(data_format, inputs.ndim)
    made = convolution.convolution(
        inputs, kernel, list(strides), padding.upper(), layout, list(dilation_rate)
    )
    if not math.prod(made.shape) and math.prod(inputs.shape):
        raise ValueError(
            f"The convolution operation resulted in an empty output. Output shape: {made.shape}."
        )
    return made


def _layout(data_format: str, rank: int) -> str:
    if rank not in (3, 4, 5):
        raise ValueError(f"Input rank not supported: {rank}. Expected values are [3, 4, 5]")
    return _LAYOUTS[data_format][rank]


def _last(function: Callable[[Any], Any], x: Any, data_format: str) -> Any:
    """Run a function on channels that come last, wherever they are."""
    if data_format == "channels_last":
        return function(x)
    rank = x.ndim
    made = function(transpose(x, (0, *range(2, rank), 1)))
    return transpose(made, (0, rank - 1, *range(1, rank - 1)))


def depthwise_conv(
    inputs: Any, kernel: Any, strides: Sequence[int], padding: str, data_format: str,
    dilation_rate: Sequence[int],
) -> Any:  # fmt: skip
    """Slide kernels of each channel's own over the inputs, along one or two axes."""
    _afford(inputs, kernel, strides, data_format, kernel.shape[-1])
    two = inputs.ndim == 4

    steps, rates = tuple(strides), tuple(dilation_rate)
    holes = max(steps) > 1 and max(rates) > 1

    def run(x: Any) -> Any:
        if two:
            return _depthwise(x, kernel, steps, rates, padding.upper())
        flat, row = shapes.expand_dims(x, 1), shapes.expand_dims(kernel, 0)
        across = (1, *steps) if holes else steps * 2
        made = _depthwise(flat, row, across, (1, *rates), padding.upper())
        return shapes.squeeze(made, [1])

    return _last(run, inputs, data_format)


def _depthwise(
    x: Any, kernel: Any, strides: tuple[int, ...], rates: tuple[int, ...], padding: str
) -> Any:
    """Convolve images; with strides and holes both, at every place first."""
    if max(strides) > 1 and max(rates) > 1:
        if padding == "SAME":
            x = pad(x, _rims(x.shape[1:3], reaches(kernel.shape[:2], rates), strides))
        made = depthwise.depthwise_conv2d(x, kernel, [1] * 4, "VALID", "NHWC", list(rates))
        return made[:, :: strides[0], :: strides[1], :]
    return depthwise.depthwise_conv2d(x, kernel, [1, *strides, 1], padding, "NHWC", list(rates))


def _rims(space: Any, window: Sequence[int], strides: Sequence[int]) -> list[tuple[int, int]]:
    """Return how many zeros the padding 'same' puts around."""
    rims = []
    for size, reach, step in zip(space, window, strides, strict=True):
        total = max((-(-size // step) - 1) * step + reach - size, 0)
        rims.append((total // 2, total - total // 2))
    return [(0, 0), *rims, (0, 0)]


def widened(
    space: Shape, window: Sequence[int], strides: Sequence[int], padding: str, more: Any
) -> Shape:
    """Return the sizes that a transposed convolution makes of these, `more` of them if asked."""
    found: list[int | None] = []
    for axis, (size, reach, step) in enumerate(zip(space, window, strides, strict=True)):
        added = None if more is None else more[axis]
        if size is None:
            found.append(None)
        elif padding == "valid":
            added = max(reach, step) - reach if added is None else added
            found.append((size - 1) * step + reach + added)
        else:
            found.append(size * step if added is None else (size - 1) * step + reach % 2 + added)
    return tuple(found)


def conv_transpose(
    inputs: Any, kernel: Any, strides: Sequence[int], padding: str, output_shape: Shape,
    data_format: str, dilation_rate: Sequence[int],
) -> Any:  # fmt: skip
    """Go back through a convolution to an output of a shape; kernel is [*window, out, in]."""
    afford(output_shape)
    afford((*output_shape, math.prod(kernel.shape[:-2]) * kernel.shape[-1] // _PRODUCTS))
    return convolution.conv_transpose(
        convert(inputs), convert(kernel), list(output_shape), list(strides), padding.upper(),
        _layout(data_format, inputs.ndim), list(dilation_rate),
    )  # fmt: skip


def max_pool(
    inputs: Any, pool_size: Sequence[int], strides: Sequence[int], padding: str, data_format: str
) -> Any:
    """Return the largest of each window; AbortedError, as in TensorFlow, if there is no window."""
    made = _pooled(pooling.max_pool, inputs, pool_size, strides, padding, data_format)
    if math.prod(inputs.shape) and not math.prod(made.shape):
        raise AbortedError(f"no window of {pool_size} fits into {tuple(inputs.shape)}")
    return made


def average_pool(
    inputs: Any, pool_size: Sequence[int], strides: Sequence[int], padding: str, data_format: str
) -> Any:
    """Return the mean of each window."""
    return _pooled(pooling.avg_pool, inputs, pool_size, strides, padding, data_format)


def _pooled(
    function: Callable[..., Any], x: Any, window: Sequence[int], strides: Sequence[int],
    padding: str, data_format: str,
) -> Any:  # fmt: skip
    sizes = space_of(tuple(x.shape), data_format)
    met = math.prod(min(n, 2 * (size or 1)) for n, size in zip(window, sizes, strict=True))
    afford((*x.shape, met // _PRODUCTS))
    kind = padding.upper()

    def run(last: Any) -> Any:
        return function(last, list(window), list(strides), kind, _layout("channels_last", x.ndim))

    return _last(run, x, data_format)
