"""Pooling under TensorFlow's names: along one, two or three axes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from gradviz.engine.dtypes import as_dtype
from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import execute
from gradviz.engine.functions.elementwise import tensor
from gradviz.engine.functions.windows import (
    any_padding,
    channels_second,
    named_padding,
    numbers,
    with_space_to_batch,
)
from gradviz.engine.op import OPS

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor

LAYOUTS = {1: ("NWC", "NCW"), 2: ("NHWC", "NCHW"), 3: ("NDHWC", "NCDHW")}


def _pool(
    name: str, n: int, input: Any, ksize: Any, strides: Any, padding: Any, data_format: Any
) -> Tensor:
    second = channels_second(data_format, *LAYOUTS[n])
    window = numbers(ksize, n, second, "ksize")
    steps = numbers(strides, n, second, "strides")
    free = name == "max_pool" and n < 3
    rims = any_padding(padding, n, second) if free else named_padding(padding)
    if not isinstance(rims, str) and any(
        max(pair) >= size for pair, size in zip(rims, window, strict=True)
    ):
        raise InvalidArgumentError("padding needs to be smaller than the window size")
    x = tensor(input)
    return execute(OPS[name], x, window=window, strides=steps, padding=rims, second=second)


def _by_rank(
    name: str, input: Any, ksize: Any, strides: Any, padding: Any, data_format: Any
) -> Tensor:
    x = tensor(input)
    n = x.ndim - 2
    if n not in LAYOUTS:
        raise ValueError(f"`input.shape.rank` must be 3, 4 or 5. Received: input.shape={x.shape}")
    return _pool(name, n, x, ksize, strides, padding, data_format)


def max_pool(
    input: Any,
    ksize: Any,
    strides: Any,
    padding: Any,
    data_format: Any = None,
    name: str | None = None,
) -> Tensor:
    """Return the largest of each window, of an input with 1, 2 or 3 axes besides two.

    At a tie the gradient goes to the first. `padding` is "SAME", "VALID" or, up to two axes, pairs.
    """
    return _by_rank("max_pool", input, ksize, strides, padding, data_format)


def max_pool1d(
    input: Any,
    ksize: Any,
    strides: Any,
    padding: Any,
    data_format: Any = "NWC",
    name: str | None = None,
) -> Tensor:
    """Return the largest of each window of (batch, width, channels)."""
    return _pool("max_pool", 1, input, ksize, strides, padding, data_format)


def max_pool2d(
    input: Any,
    ksize: Any,
    strides: Any,
    padding: Any,
    data_format: Any = "NHWC",
    name: str | None = None,
) -> Tensor:
    """Return the largest of each window of (batch, height, width, channels)."""
    return _pool("max_pool", 2, input, ksize, strides, padding, data_format)


def max_pool3d(
    input: Any,
    ksize: Any,
    strides: Any,
    padding: Any,
    data_format: Any = "NDHWC",
    name: str | None = None,
) -> Tensor:
    """Return the largest of each window of (batch, depth, height, width, channels)."""
    return _pool("max_pool", 3, input, ksize, strides, padding, data_format)


def avg_pool(
    input: Any,
    ksize: Any,
    strides: Any,
    padding: Any,
    data_format: Any = None,
    name: str | None = None,
) -> Tensor:
    """Return the mean of each window, of an input with 1, 2 or 3 axes besides two.

    What "SAME" adds at the rim does not count.
    """
    return _by_rank("avg_pool", input, ksize, strides, padding, data_format)


def avg_pool1d(
    input: Any,
    ksize: Any,
    strides: Any,
    padding: Any,
    data_format: Any = "NWC",
    name: str | None = None,
) -> Tensor:
    """Return the mean of each window of (batch, width, channels)."""
    return _pool("avg_pool", 1, input, ksize, strides, padding, data_format)


def avg_pool2d(
    input: Any,
    ksize: Any,
    strides: Any,
    padding: Any,
    data_format: Any = "NHWC",
    name: str | None = None,
) -> Tensor:
    """Return the mean of each window of (batch, height, width, channels)."""
    return _pool("avg_pool", 2, input, ksize, strides, padding, data_format)


def avg_pool3d(
    input: Any,
    ksize: Any,
    strides: Any,
    padding: Any,
    data_format: Any = "NDHWC",
    name: str | None = None,
) -> Tensor:
    """Return the mean of each window of (batch, depth, height, width, channels)."""
    return _pool("avg_pool", 3, input, ksize, strides, padding, data_format)


def pool(
    input: Any,
    window_shape: Any,
    pooling_type: str,
    strides: Any = None,
    padding: Any = "VALID",
    data_format: Any = None,
    dilations: Any = None,
    name: str | None = None,
) -> Tensor:
    """Pool with `pooling_type` "MAX" or "AVG" along as many axes as `window_shape` has."""
    x, n = tensor(input), len(window_shape)
    if n not in LAYOUTS:
        raise ValueError(f"`len(window_shape)` must be 1, 2, or 3. Received: {window_shape}")
    if x.ndim != n + 2:
        raise ValueError(f"Shape {x.shape} must have rank {n + 2}")
    steps = _positive(strides, n, "strides")
    rates = _positive(dilations, n, "dilation_rate")
    if max(steps) > 1 and max(rates) > 1:
        raise ValueError("`strides > 1` not supported in conjunction with `dilation_rate > 1`")
    if padding == "SAME" and max(rates) > 1:
        raise ValueError("pooling with 'SAME' padding is not implemented for `dilation_rate` > 1")
    if any(step > size for step, size in zip(steps, window_shape, strict=True)):
        raise ValueError("`strides` > `window_shape` not supported")
    if pooling_type not in ("MAX", "AVG"):
        raise ValueError(f"{n}-D {pooling_type} pooling is not supported.")
    second = data_format is not None and data_format.startswith("NC")
    run = partial(_run, f"{pooling_type.lower()}_pool", n, list(window_shape), steps, data_format)
    return with_space_to_batch(x, rates, padding, window_shape, run, 2 if second else 1)


def _positive(given: Any, n: int, name: str) -> list[int]:
    found = [1] * n if given is None else [int(item) for item in given]
    if len(found) != n or min(found) < 1:
        raise ValueError(f"`{name}` should be {n} positive numbers. Received: {given}")
    return found


def _run(
    name: str, n: int, window: Any, steps: Any, data_format: Any, x: Any, padding: Any
) -> Tensor:
    return _pool(name, n, x, window, steps, padding, data_format)


class MaxPoolWithArgmax(NamedTuple):
    """The largest elements and where they are."""

    output: Tensor
    argmax: Tensor


def max_pool_with_argmax(
    input: Any,
    ksize: Any,
    strides: Any,
    padding: Any,
    data_format: str = "NHWC",
    output_dtype: Any = "int64",
    include_batch_in_index: bool = False,
    name: str | None = None,
) -> MaxPoolWithArgmax:
    """Return the largest of each window, and where it is in its image laid out flat.

    The derivative has none itself.
    """
    if data_format != "NHWC":
        raise ValueError(f"`data_format` values other than 'NHWC' are not supported: {data_format}")
    x = tensor(input)
    how = {
        "window": numbers(ksize, 2, False, "ksize"),
        "strides": numbers(strides, 2, False, "strides"),
        "padding": named_padding(padding),
    }
    kind = as_dtype(output_dtype).numpy
    where = execute(
        OPS["place_of_largest"], x, batched=bool(include_batch_in_index), dtype=kind, **how
    )
    return MaxPoolWithArgmax(execute(OPS["max_pool_with_argmax"], x, **how), where)
