"""Convolutions under TensorFlow's names: along one, two or three axes, forth and back."""

from __future__ import annotations

from collections.abc import Sized
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import execute, is_tensor
from gradviz.engine.functions.elementwise import tensor
from gradviz.engine.functions.shape import ints
from gradviz.engine.functions.windows import (
    any_padding,
    channels_second,
    exact_list,
    named_padding,
    numbers,
    over_batches,
    sequence,
    with_space_to_batch,
)
from gradviz.engine.op import OPS

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor

LAYOUTS = {1: ("NWC", "NCW"), 2: ("NHWC", "NCHW"), 3: ("NDHWC", "NCDHW")}
LAST = {"NWC", "NHC", "NHWC", "NWHC", "NDHWC", "NDWHC", "NHDWC", "NHWDC", "NWDHC", "NWHDC"}


def _line_second(data_format: Any, also: tuple[str, str] = ("NWC", "NCW")) -> bool:
    if data_format not in (None, "NWC", "NCW", *also):
        raise ValueError(f"`data_format` must be 'NWC' or 'NCW'. Received: {data_format}")
    return data_format in ("NCW", also[1])


def conv1d(
    input: Any,
    filters: Any,
    stride: Any,
    padding: Any,
    data_format: Any = "NWC",
    dilations: Any = None,
    name: str | None = None,
) -> Tensor:
    """Slide filters (width, in, out) along rows; (batch, width, in) gives (batch, new, out)."""
    second = _line_second(data_format, ("NHWC", "NCHW"))
    how = {
        "strides": numbers(stride, 1, second, "stride"),
        "dilations": numbers(dilations, 1, second, "dilations"),
        "padding": named_padding(padding),
        "second": second,
    }
    x, kernel = tensor(input), tensor(filters)
    return over_batches(x, 3, lambda part: execute(OPS["conv1d"], part, kernel, **how))


def conv2d(
    input: Any,
    filters: Any,
    strides: Any,
    padding: Any,
    data_format: Any = "NHWC",
    dilations: Any = None,
    name: str | None = None,
) -> Tensor:
    """Slide filters (height, width, in, out) over images (batch, height, width, in).

    `padding` is "SAME", "VALID" or a pair before and after for each axis of the input. If the
    input has n times as many channels as the filters take, they work in n groups.
    """
    second = channels_second(data_format, "NHWC", "NCHW")
    how = {
        "strides": numbers(strides, 2, second, "strides"),
        "dilations": numbers(dilations, 2, second, "dilations"),
        "padding": any_padding(padding, 2, second),
        "second": second,
    }
    x, kernel = tensor(input), tensor(filters)
    return over_batches(x, 4, lambda part: execute(OPS["conv2d"], part, kernel, **how))


def conv3d(
    input: Any,
    filters: Any,
    strides: Any,
    padding: Any,
    data_format: Any = "NDHWC",
    dilations: Any = None,
    name: str | None = None,
) -> Tensor:
    """Slide filters (depth, height, width, in, out) through solids; `strides` are a list of 5."""
    second = channels_second(data_format, "NDHWC", "NCDHW")
    wide = [1] * 5 if dilations is None else dilations
    how = {
        "strides": exact_list(strides, 3, second, "strides"),
        "dilations": exact_list(wide, 3, second, "dilations"),
        "padding": named_padding(padding),
        "second": second,
    }
    x, kernel = tensor(input), tensor(filters)
    return over_batches(x, 5, lambda part: execute(OPS["conv3d"], part, kernel, **how))


def convolution(
    input: Any,
    filters: Any,
    strides: Any = None,
    padding: Any = "VALID",
    data_format: Any = None,
    dilations: Any = None,
    name: str | None = None,
) -> Tensor:
    """Convolve along as many axes as the filters have besides (in, out): 1, 2 or 3.

    Dilated, it works on blocks of the input; strides must then be 1.
    """
    x, kernel = tensor(input), tensor(filters)
    n = kernel.ndim - 2
    if n not in LAYOUTS:
        raise ValueError(f"`num_spatial_dims` must be 1, 2, or 3. Received: num_spatial_dims={n}.")
    second = not (data_format is None or data_format in LAST)
    steps = sequence(strides, n, second, "strides")
    wide = sequence(dilations, n, second, "dilations")
    if all(rate == 1 for rate in wide):
        return _plain(n)(x, kernel, steps, padding, data_format or LAYOUTS[n][0])
    inner, rates = (full[2:] if second else full[1:-1] for full in (steps, wide))
    if min(rates) < 1 or min(inner) < 1:
        raise ValueError("all values of `strides` and `dilations` must be positive")
    if max(inner) > 1:
        raise ValueError("`strides > 1` not supported in conjunction with `dilation_rate > 1`")
    run = partial(_run, n, kernel, steps, data_format or LAYOUTS[n][0])
    start = 2 if second else x.ndim - n - 1
    return with_space_to_batch(x, rates, padding, kernel.shape, run, start)


def _plain(n: int) -> Any:
    return (conv1d, conv2d, conv3d)[n - 1]


def _run(n: int, kernel: Any, steps: Any, data_format: Any, x: Any, padding: Any) -> Any:
    return _plain(n)(x, kernel, steps, padding, data_format)


def conv1d_transpose(
    input: Any,
    filters: Any,
    output_shape: Any,
    strides: Any,
    padding: Any = "SAME",
    data_format: Any = "NWC",
    dilations: Any = None,
    name: str | None = None,
) -> Tensor:
    """Go back through conv1d: from its output to an input of `output_shape`."""
    second = _line_second(data_format)
    rims = named_padding(padding)
    return _transposed(1, input, filters, output_shape, strides, rims, dilations, second)


def conv2d_transpose(
    input: Any,
    filters: Any,
    output_shape: Any,
    strides: Any,
    padding: Any = "SAME",
    data_format: Any = "NHWC",
    dilations: Any = None,
    name: str | None = None,
) -> Tensor:
    """Go back through conv2d; filters are (height, width, out, in), of this one's own in and out.

    `output_shape` is a whole shape, or height and width.
    """
    second = channels_second(data_format, "NHWC", "NCHW")
    rims = any_padding(padding, 2, second)
    return _transposed(2, input, filters, output_shape, strides, rims, dilations, second)


def conv3d_transpose(
    input: Any,
    filters: Any,
    output_shape: Any,
    strides: Any,
    padding: Any = "SAME",
    data_format: Any = "NDHWC",
    dilations: Any = None,
    name: str | None = None,
) -> Tensor:
    """Go back through conv3d: from its output to an input of `output_shape`."""
    second = channels_second(data_format, "NDHWC", "NCDHW")
    rims = named_padding(padding)
    return _transposed(3, input, filters, output_shape, strides, rims, dilations, second)


def conv_transpose(
    input: Any,
    filters: Any,
    output_shape: Any,
    strides: Any,
    padding: Any = "SAME",
    data_format: Any = None,
    dilations: Any = None,
    name: str | None = None,
) -> Tensor:
    """Go back through a convolution along as many axes as `output_shape` has besides two."""
    if is_tensor(output_shape):
        n = output_shape.shape[0] - 2
    elif isinstance(output_shape, Sized):
        n = len(output_shape) - 2
    else:
        raise ValueError(f"`output_shape` must be a tensor or sized collection: {output_shape}")
    if n not in LAYOUTS:
        raise ValueError(f"`output_shape` must be of length 3, 4 or 5. Received: {output_shape}")
    run = (conv1d_transpose, conv2d_transpose, conv3d_transpose)[n - 1]
    return run(input, filters, output_shape, strides, padding, data_format, dilations)


def _transposed(
    n: int,
    input: Any,
    filters: Any,
    output_shape: Any,
    strides: Any,
    padding: Any,
    dilations: Any,
    second: bool,
) -> Tensor:
    x, kernel, shape = tensor(input), tensor(filters), ints(output_shape)
    steps = numbers(strides, n, second, "strides")
    wide = numbers(dilations, n, second, "dilations")
    if x.ndim != n + 2 or kernel.ndim != n + 2:
        raise InvalidArgumentError(f"input and filters must have {n + 2} axes")
    if n == 2 and len(shape) == 2:
        depth = kernel.shape[-2]
        shape = (x.shape[0], depth, *shape) if second else (x.shape[0], *shape, depth)
    if len(shape) != n + 2:
        raise InvalidArgumentError(f"output_shape must have {n + 2} values, got {len(shape)}")
    return execute(
        OPS[f"conv{n}d_input"], x, kernel,
        shape=shape, strides=steps, padding=padding, dilations=wide, second=second,
    )  # fmt: skip


def atrous_conv2d(
    value: Any, filters: Any, rate: Any, padding: Any, name: str | None = None
) -> Tensor:
    """Return a convolution whose filter has rate - 1 holes between its elements."""
    rates = np.broadcast_to(np.asarray(ints(rate)), (2,)).tolist()
    return convolution(value, filters, padding=padding, dilations=rates)


def atrous_conv2d_transpose(
    value: Any, filters: Any, output_shape: Any, rate: Any, padding: Any, name: str | None = None
) -> Tensor:
    """Go back through atrous_conv2d, to an input of `output_shape`."""
    x, kernel, shape = tensor(value), tensor(filters), ints(output_shape)
    if rate < 1:
        raise ValueError(f"`rate` cannot be less than one. Received: rate={rate}")
    if rate == 1:
        return conv2d_transpose(x, kernel, shape, 1, padding)
    if padding not in ("SAME", "VALID"):
        raise ValueError(f"`padding` must be either 'VALID' or 'SAME'. Received: padding={padding}")
    if len(shape) != 4 or x.shape[3] != kernel.shape[3] or kernel.shape[2] != shape[3]:
        raise ValueError("the channels of value, filters and output_shape do not fit")
    reach = [(n - 1) * rate if padding == "SAME" else 0 for n in kernel.shape[:2]]
    rims = [(n // 2, n - n // 2) for n in reach]
    sizes = [n + before + after for n, (before, after) in zip(shape[1:3], rims, strict=True)]
    more = [-n % rate for n in sizes]
    block = (rate, rate)
    parts = execute(OPS["space_to_batch"], x, block=block, paddings=tuple((0, n) for n in more))
    inner = [(n + m) // rate for n, m in zip(sizes, more, strict=True)]
    lifted = [rate * rate * shape[0], *inner, shape[3]]
    out = conv2d_transpose(parts, kernel, lifted, 1, "VALID")
    crops = tuple((before, after + m) for (before, after), m in zip(rims, more, strict=True))
    return execute(OPS["batch_to_space"], out, block=block, crops=crops)
