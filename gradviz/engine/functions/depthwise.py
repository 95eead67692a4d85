"""Depthwise and separable convolutions under TensorFlow's names."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from gradviz.engine.execute import execute
from gradviz.engine.functions.convolution import conv2d
from gradviz.engine.functions.elementwise import tensor
from gradviz.engine.functions.shape import ints
from gradviz.engine.functions.windows import (
    any_padding,
    channels_second,
    exact_list,
    with_space_to_batch,
)
from gradviz.engine.op import OPS

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor


def depthwise_conv2d(
    input: Any,
    filter: Any,
    strides: Any,
    padding: Any,
    data_format: Any = None,
    dilations: Any = None,
    name: str | None = None,
) -> Tensor:
    """Slide filters (height, width, in, multiplier) of each channel's own over images.

    Out come in * multiplier channels. `strides` are a list of 4, `dilations` of 2.
    """
    x, kernel = tensor(input), tensor(filter)
    second = channels_second(data_format, "NHWC", "NCHW")
    rates = [1, 1] if dilations is None else list(dilations)
    run = partial(_run, kernel, strides, second)
    return with_space_to_batch(x, rates, padding, kernel.shape, run, 2 if second else 1)


def _run(kernel: Any, strides: Any, second: bool, x: Any, padding: Any) -> Tensor:
    return execute(OPS["depthwise_conv2d"], x, kernel, **_how(strides, padding, [1] * 4, second))


def _how(strides: Any, padding: Any, dilations: Any, second: bool) -> dict[str, Any]:
    return {
        "strides": exact_list(strides, 2, second, "strides"),
        "padding": any_padding(padding, 2, second),
        "dilations": exact_list(dilations, 2, second, "dilations"),
        "second": second,
    }


def separable_conv2d(
    input: Any,
    depthwise_filter: Any,
    pointwise_filter: Any,
    strides: Any,
    padding: Any,
    data_format: Any = None,
    dilations: Any = None,
    name: str | None = None,
) -> Tensor:
    """Return a depthwise convolution followed by one with filters of height and width 1."""
    point = tensor(pointwise_filter)
    if point.ndim != 4 or tuple(point.shape)[:2] != (1, 1):
        raise ValueError(f"the pointwise filter must be (1, 1, in, out), not {point.shape}")
    middle = depthwise_conv2d(input, depthwise_filter, strides, padding, data_format, dilations)
    return conv2d(middle, point, [1, 1, 1, 1], "VALID", data_format)


def depthwise_conv2d_backprop_input(
    input_sizes: Any,
    filter: Any,
    out_backprop: Any,
    strides: Any,
    padding: Any,
    data_format: Any = "NHWC",
    dilations: Any = (1, 1, 1, 1),
    name: str | None = None,
) -> Tensor:
    """Go back through depthwise_conv2d to an input of shape `input_sizes`."""
    how = _how(strides, padding, dilations, channels_second(data_format, "NHWC", "NCHW"))
    op = OPS["depthwise_conv2d_input"]
    return execute(op, tensor(out_backprop), tensor(filter), shape=ints(input_sizes), **how)


def depthwise_conv2d_backprop_filter(
    input: Any,
    filter_sizes: Any,
    out_backprop: Any,
    strides: Any,
    padding: Any,
    data_format: Any = "NHWC",
    dilations: Any = (1, 1, 1, 1),
    name: str | None = None,
) -> Tensor:
    """Go back through depthwise_conv2d to a filter of shape `filter_sizes`."""
    how = _how(strides, padding, dilations, channels_second(data_format, "NHWC", "NCHW"))
    op = OPS["depthwise_conv2d_filter"]
    return execute(op, tensor(input), tensor(out_backprop), shape=ints(filter_sizes), **how)
