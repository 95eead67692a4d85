"""Convolutions: sums of products of a filter with every patch of an input.

Each is bilinear in input and filter, so three maps are derivatives of one another: from input and
filter to the output, from output and filter back to the input, from input and output to the
filter. Patches are laid out as rows of a matrix, so that BLAS does the work. Inputs have the batch
first and the channels last, or second if `second`; filters are (window, in, out).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError, UnimplementedError
from gradviz.engine.ops.bilinear import define_three
from gradviz.engine.ops.windows import (
    Ints,
    Padding,
    Span,
    channels_last,
    channels_second,
    meetings,
    spans,
    widened,
)
from gradviz.engine.shapes import bracketed

_ROOM = 1 << 20  # elements of the matrix of patches that are laid out at one time
_SINGLE, _WHOLE = np.dtype(np.float32), np.dtype(np.int32)
Layout = tuple[Ints, tuple[Span, ...], Ints]  # strides, spans, dilations
Piece = tuple[tuple[slice, slice], tuple[Span, ...]]


def _groups(shape: Ints, filters: Ints) -> int:
    """Return the number of groups of channels; InvalidArgumentError where shapes do not fit."""
    if len(shape) != len(filters):
        raise InvalidArgumentError(
            f"input and filter must have as many axes: {bracketed(shape)}, {bracketed(filters)}"
        )
    depth, taken, made = shape[-1], filters[-2], filters[-1]
    if not math.prod(filters[:-1]):
        raise InvalidArgumentError("filter must not have zero elements")
    groups = depth // taken
    if depth % taken or (len(shape) == 5 and groups != 1):
        raise InvalidArgumentError(
            f"input depth must be evenly divisible by filter depth: {depth} vs {taken}"
        )
    if groups and made % groups:
        raise InvalidArgumentError(
            f"output depth must be evenly divisible by number of groups: {made} vs {groups}"
        )
    return groups


def _refuse_forward(x: Any, dilations: Ints, second: bool) -> None:
    """TensorFlow's plain kernels, all but those of float32, have the channels last."""
    if x.dtype == _SINGLE:
        return
    if second:
        refusal = InvalidArgumentError if x.ndim == 5 else UnimplementedError
        raise refusal("channels in second place are supported for float32 only")
    if x.ndim == 5 and max(dilations) > 1:
        raise InvalidArgumentError("dilated 3-D convolutions are supported for float32 only")


def _refuse_backward(
    dtype: np.dtype, groups: int, padding: Padding, dilations: Ints, second: bool
) -> None:
    """Backwards they know neither groups nor dilations; explicit padding makes float32 use them."""
    if dtype == _SINGLE and isinstance(padding, str):
        return
    if second or groups > 1 or max(dilations) > 1:
        raise InvalidArgumentError(
            "going back through a convolution with groups, dilations or channels in second place "
            "is supported only for float32 without explicit padding"
        )


def _pieces(n: int, strides: Ints, found: tuple[Span, ...], each: int) -> Iterator[Piece]:
    """Yield pieces of the work that have room for their patches: images and rows, and the spans.

    `each` is how many elements a patch has.
    """
    (rows, before), *others = found
    row = max(math.prod(count for count, _ in others) * each, 1)
    images = max(_ROOM // max(row * rows, 1), 1)
    step = max(_ROOM // row, 1) if row * rows > _ROOM else max(rows, 1)
    for image in range(0, n, images):
        for start in range(0, rows, step):
            count = min(step, rows - start)
            moved = ((count, before - start * strides[0]), *others)
            yield (slice(image, image + images), slice(start, start + count)), moved


def _patches(x: Any, window: Ints, layout: Layout) -> Any:
    """Return a matrix with a row per position and a column per place of the window and channel."""
    strides, found, dilations = layout
    counts = tuple(count for count, _ in found)
    rows = np.zeros((x.shape[0], *counts, *window, x.shape[-1]), x.dtype)
    for places, positions, elements in meetings(x.shape[1:-1], window, strides, found, dilations):
        rows[(*positions, *places)] = x[elements]
    return rows.reshape(x.shape[0] * math.prod(counts), math.prod(window) * x.shape[-1])


def _matrix(x: Any) -> Any:
    """Return an array with all axes but the last made one."""
    return x.reshape(math.prod(x.shape[:-1]), x.shape[-1])


def _to_output(x: Any, y: Any, layout: Layout) -> Any:
    strides, found, dilations = layout
    window, kernel = y.shape[:-2], _matrix(y)
    out = np.empty((x.shape[0], *(count for count, _ in found), y.shape[-1]), x.dtype)
    for at, moved in _pieces(x.shape[0], strides, found, kernel.shape[0]):
        patches = _patches(x[at[0]], window, (strides, moved, dilations))
        out[at] = np.dot(patches, kernel).reshape(out[at].shape)
    return out


def _to_input(g: Any, y: Any, layout: Layout, shape: Ints) -> Any:
    strides, found, dilations = layout
    window, kernel = y.shape[:-2], _matrix(y).T
    made = np.zeros(shape, g.dtype)
    for at, moved in _pieces(g.shape[0], strides, found, kernel.shape[1]):
        piece, images = g[at], made[at[0]]
        spread = np.dot(_matrix(piece), kernel)
        spread = spread.reshape(*piece.shape[:-1], *window, shape[-1])
        met = meetings(shape[1:-1], window, strides, moved, dilations)
        for places, positions, elements in met:
            images[elements] += spread[(*positions, *places)]
    return made


def _to_filter(x: Any, g: Any, layout: Layout, shape: Ints) -> Any:
    strides, found, dilations = layout
    made = np.zeros((math.prod(shape[:-1]), shape[-1]), g.dtype)
    for at, moved in _pieces(x.shape[0], strides, found, made.shape[0]):
        patches = _patches(x[at[0]], shape[:-2], (strides, moved, dilations))
        made += np.dot(patches.T, _matrix(g[at]))
    return made.reshape(shape)


def _parts(x: Any, groups: int) -> list[Any]:
    return np.split(x, groups, -1) if groups > 1 else [x]


def _joined(parts: list[Any], dtype: np.dtype, second: bool = False) -> Any:
    made = parts[0] if len(parts) == 1 else np.concatenate(parts, -1)
    made = made.astype(dtype, copy=False)
    return channels_second(made) if second else made


def _convolve(
    x: Any, y: Any, strides: Ints, padding: Padding, dilations: Ints, second: bool
) -> Any:
    if x.ndim != len(strides) + 2:
        raise InvalidArgumentError(
            f"convolution input must be {len(strides) + 2}-dimensional: {bracketed(x.shape)}"
        )
    if x.dtype.kind == "i" and x.dtype != _WHOLE:
        raise InvalidArgumentError(f"there is no convolution of {x.dtype.name}")
    _refuse_forward(x, dilations, second)
    wide, kernel = widened(channels_last(x) if second else x), widened(y)
    groups = _groups(wide.shape, y.shape)
    layout = strides, spans(wide.shape, y.shape, strides, padding, dilations), dilations
    pairs = zip(_parts(wide, groups), _parts(kernel, groups), strict=True)
    return _joined([_to_output(a, b, layout) for a, b in pairs], x.dtype, second)


def _back_to_input(
    x: Any, y: Any, shape: Ints, strides: Ints, padding: Padding, dilations: Ints, second: bool
) -> Any:
    """Return what `x`, made from an input of this shape, hands back to it."""
    if x.ndim != len(shape) or min(shape) < 0:
        raise InvalidArgumentError(
            f"an input of shape {bracketed(shape)} does not lead to {bracketed(x.shape)}"
        )
    last = (shape[0], *shape[2:], shape[1]) if second else shape
    groups = _groups(last, y.shape)
    _refuse_backward(x.dtype, groups, padding, dilations, second)
    g, kernel = widened(channels_last(x) if second else x), widened(y)
    found = spans(last, y.shape, strides, padding, dilations)
    if g.shape != (last[0], *(count for count, _ in found), y.shape[-1]):
        raise InvalidArgumentError(
            f"Size of out_backprop does not match computed: actual = {bracketed(g.shape)}, "
            f"computed from an input of shape {bracketed(shape)}"
        )
    each = (*last[:-1], y.shape[-2])
    pairs = zip(_parts(g, groups), _parts(kernel, groups), strict=True)
    layout = strides, found, dilations
    return _joined([_to_input(a, b, layout, each) for a, b in pairs], x.dtype, second)


def _back_to_filter(
    x: Any, y: Any, shape: Ints, strides: Ints, padding: Padding, dilations: Ints, second: bool
) -> Any:
    """Return what `y`, made from the input x by a filter of this shape, hands back to it."""
    wide, g = (widened(channels_last(a) if second else a) for a in (x, y))
    groups = _groups(wide.shape, shape)
    _refuse_backward(x.dtype, groups, padding, dilations, second)
    layout = strides, spans(wide.shape, shape, strides, padding, dilations), dilations
    each = (*shape[:-1], shape[-1] // max(groups, 1))
    pairs = zip(_parts(wide, groups), _parts(g, groups), strict=True)
    return _joined([_to_filter(a, b, layout, each) for a, b in pairs], y.dtype)


_FLAT = "Conv2DBackpropInput", "Conv2DBackpropFilter"
_MAPS = _convolve, _back_to_input, _back_to_filter

define_three("conv1d", _MAPS, ("Conv2D", *_FLAT), accepts="fi")
define_three("conv2d", _MAPS, ("Conv2D", *_FLAT), accepts="fi")
define_three("conv3d", _MAPS, ("Conv3D", "Conv3DBackpropInputV2", "Conv3DBackpropFilterV2"))
