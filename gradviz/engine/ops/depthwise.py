"""Depthwise convolutions: every channel has filters of its own, (window, channel, multiplier).

They are worked out place by place of the window. As in convolution.py, three bilinear maps are
derivatives of one another.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError, UnimplementedError
from gradviz.engine.ops.bilinear import define_three
from gradviz.engine.ops.windows import (
    Ints,
    Padding,
    channels_last,
    channels_second,
    meetings,
    spans,
    widened,
)
from gradviz.engine.shapes import bracketed

_SINGLE = np.dtype(np.float32)


def _check(shape: Ints, filters: Ints, dtype: np.dtype, strides: Ints, second: bool) -> None:
    if len(shape) != 4 or len(filters) != 4:
        raise InvalidArgumentError(
            f"input and filter must be 4-dimensional: {bracketed(shape)}, {bracketed(filters)}"
        )
    if shape[-1] != filters[2]:
        raise InvalidArgumentError(
            f"input and filter must have the same depth: {shape[-1]} vs {filters[2]}"
        )
    if dtype == _SINGLE:
        return
    if second:
        raise UnimplementedError("channels in second place are supported for float32 only")
    if strides[0] != strides[1]:
        raise InvalidArgumentError("strides of two lengths are supported for float32 only")


def _apart(x: Any, depth: int) -> Any:
    """Return an output with channel and multiplier as axes of their own."""
    return x.reshape(*x.shape[:-1], depth, x.shape[-1] // max(depth, 1))


def _forward(x: Any, y: Any, strides: Ints, padding: Padding, dilations: Ints, second: bool) -> Any:
    wide, kernel = widened(channels_last(x) if second else x), widened(y)
    _check(wide.shape, y.shape, x.dtype, strides, second)
    found = spans(wide.shape, y.shape, strides, padding, dilations)
    counts = tuple(count for count, _ in found)
    out = np.zeros((x.shape[0], *counts, *y.shape[2:]), wide.dtype)
    for place, positions, elements in meetings(
        wide.shape[1:3], y.shape[:2], strides, found, dilations
    ):
        out[positions] += wide[elements][..., None] * kernel[place]
    out = out.reshape(*out.shape[:3], y.shape[2] * y.shape[3]).astype(x.dtype, copy=False)
    return channels_second(out) if second else out


def _back_to_input(
    x: Any, y: Any, shape: Ints, strides: Ints, padding: Padding, dilations: Ints, second: bool
) -> Any:
    g, kernel = widened(channels_last(x) if second else x), widened(y)
    last = (shape[0], *shape[2:], shape[1]) if second else shape
    _check(last, y.shape, x.dtype, strides, second)
    found = spans(last, y.shape, strides, padding, dilations)
    g = _apart(g, y.shape[2])
    made = np.zeros(last, g.dtype)
    for place, positions, elements in meetings(last[1:3], y.shape[:2], strides, found, dilations):
        made[elements] += np.einsum("...cm,cm->...c", g[positions], kernel[place])
    made = made.astype(x.dtype, copy=False)
    return channels_second(made) if second else made


def _back_to_filter(
    x: Any, y: Any, shape: Ints, strides: Ints, padding: Padding, dilations: Ints, second: bool
) -> Any:
    wide, g = (widened(channels_last(a) if second else a) for a in (x, y))
    _check(wide.shape, shape, x.dtype, strides, second)
    found = spans(wide.shape, shape, strides, padding, dilations)
    g = _apart(g, shape[2])
    made = np.zeros(shape, g.dtype)
    for place, positions, elements in meetings(
        wide.shape[1:3], shape[:2], strides, found, dilations
    ):
        made[place] = np.einsum("nijc,nijcm->cm", wide[elements], g[positions])
    return made.astype(y.dtype, copy=False)


define_three(
    "depthwise_conv2d",
    (_forward, _back_to_input, _back_to_filter),
    (
        "DepthwiseConv2dNative",
        "DepthwiseConv2dNativeBackpropInput",
        "DepthwiseConv2dNativeBackpropFilter",
    ),
)
