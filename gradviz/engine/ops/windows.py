"""Sliding windows: where a window stands, and which elements each of its places meets.

A place of a window is looked at for all positions at once: along each axis it meets a slice of the
input, and does so at a slice of the positions; the rim that padding would add is never made.
Arrays have the batch first and the channels last.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError

Ints = tuple[int, ...]
Pairs = tuple[tuple[int, int], ...]
Padding = str | Pairs  # "SAME", "VALID", or the rim before and after along each axis
Key = tuple[Any, ...]
Span = tuple[int, int]  # how many positions there are, and how far the first one sticks out
_HALF = np.dtype(np.float16)
Meeting = tuple[int, slice, slice]  # place in the window, positions, elements of the input


@lru_cache(maxsize=1024)
def span(size: int, window: int, stride: int, padding: str | Span, dilation: int = 1) -> Span:
    """Return how many positions a window has along an axis, and how far it sticks out before it.

    InvalidArgumentError if the window is too long for the axis.
    """
    reach = (window - 1) * dilation + 1
    if padding == "SAME":
        count = -(-size // stride)
        return count, max((count - 1) * stride + reach - size, 0) // 2
    before, after = (0, 0) if isinstance(padding, str) else padding
    room = size + before + after - reach + stride
    if room <= -stride:
        raise InvalidArgumentError(
            f"Computed output size would be negative: {room // stride} [input_size: {size}, "
            f"effective_filter_size: {reach}, stride: {stride}]"
        )
    return max(room, 0) // stride, before


def spans(
    shape: Ints,
    filters: Ints,
    strides: Ints,
    padding: Padding,
    dilations: Ints | None = None,
) -> tuple[Span, ...]:
    """Return the span along each axis for an input (batch, axes, channels) and a (window, ...)."""
    sizes, window = shape[1 : len(strides) + 1], filters[: len(strides)]
    rims = (padding,) * len(strides) if isinstance(padding, str) else padding
    wide = dilations or (1,) * len(strides)
    return tuple(itertools.starmap(span, zip(sizes, window, strides, rims, wide, strict=True)))


@lru_cache(maxsize=1024)
def _meetings(
    size: int, window: int, stride: int, dilation: int, count: int, before: int
) -> tuple[Meeting, ...]:
    """Return what each place of a window meets along one axis, without those that meet nothing."""
    found = []
    first, last = before - (count - 1) * stride, before + size - 1  # offsets that can meet
    low = max(-(-first // dilation), 0)
    for place in range(low, min(window, last // dilation + 1)):
        offset = place * dilation - before  # of the element met at position 0
        start = -(offset // stride) if offset < 0 else 0
        stop = min(count, (size - 1 - offset) // stride + 1)
        if start < stop:
            at = offset + start * stride
            elements = slice(at, offset + (stop - 1) * stride + 1, stride)
            found.append((place, slice(start, stop), elements))
    return tuple(found)


def meetings(
    sizes: Sequence[int],
    window: Sequence[int],
    strides: Ints,
    found: Sequence[Span],
    dilations: Ints | None = None,
) -> Iterator[tuple[Ints, Key, Key]]:
    """Yield, per place of the window, keys into an array of positions and into the input.

    Both arrays have the batch first; places come in the order in which one reads.
    """
    wide = dilations or (1,) * len(strides)
    axes = [
        _meetings(size, length, stride, dilation, count, before)
        for size, length, stride, dilation, (count, before) in zip(
            sizes, window, strides, wide, found, strict=True
        )
    ]
    every = slice(None)
    for row in itertools.product(*axes):
        places, positions, elements = zip(*row, strict=True)
        yield places, (every, *positions), (every, *elements)


def widened(x: Any) -> Any:
    """Return an array of half floats as float32, in which its sums are worked out."""
    return x.astype(np.float32) if x.dtype == _HALF else x


def channels_last(x: Any) -> Any:
    """Return an array that has its channels second with its channels last."""
    return np.moveaxis(x, 1, -1)


def channels_second(x: Any) -> Any:
    """Return an array that has its channels last with its channels second."""
    return np.ascontiguousarray(np.moveaxis(x, -1, 1))
