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
    from collections.abc import Callable

    from gradviz.engine.tensor import Tensor

LAYOUTS = {1: ("NWC", "NCW"), 2: ("NHWC", "NCHW"), 3: ("NDHWC", "NCDHW")}


def _pool(
    name: str, n: int, input: Any, ksize: Any, strides: Any, padding: Any, data_format: Any
) -> Tensor:
    """Pool along n axes. `padding` may be pairs only for maxima along up to two axes."""
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


def _along_any(kind: str, what: str) -> Callable[..., Tensor]:
    def run(
        input: Any,
        ksize: Any,
        strides: Any,
        padding: Any,
        data_format: Any = None,
        name: str | None = None,
    ) -> Tensor:
        x = tensor(input)
        n = x.ndim - 2
        if n not in LAYOUTS:
            raise ValueError(
                f"`input.shape.rank` must be 3, 4 or 5. Received: input.shape={x.shape}"
            )
        return _pool(kind, n, x, ksize, strides, padding, data_format)

    return _named(run, kind, f"{what}, of an input with 1, 2 or 3 axes besides two.")


def _along(kind: str, what: str, n: int) -> Callable[..., Tensor]:
    def run(
        input: Any,
        ksize: Any,
        strides: Any,
        padding: Any,
        data_format: Any = LAYOUTS[n][0],
        name: str | None = None,
    ) -> Tensor:
        return _pool(kind, n, input, ksize, strides, padding, data_format)

    axes = ", ".join(("depth", "height", "width")[3 - n :])
    return _named(run, f"{kind}{n}d", f"{what} of (batch, {axes}, channels).")


def _named(run: Callable[..., Tensor], name: str, doc: str) -> Callable[..., Tensor]:
    run.__name__ = run.__qualname__ = name
    run.__doc__ = doc
    return run


LARGEST = "Return the largest of each window (at a tie the gradient goes to the first)"
MEAN = 'Return the mean of each window (without what "SAME" adds at the rim)'
max_pool = _along_any("max_pool", LARGEST)
max_pool1d, max_pool2d, max_pool3d = (_along("max_pool", LARGEST, n) for n in LAYOUTS)
avg_pool = _along_any("avg_pool", MEAN)
avg_pool1d, avg_pool2d, avg_pool3d = (_along("avg_pool", MEAN, n) for n in LAYOUTS)


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
