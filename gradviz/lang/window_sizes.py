"""What windows that slide over arrays would make and cost, worked out before they do.

A size is a number of elements, or of a thousand products where those weigh more.
"""

import inspect
import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from gradviz.engine.functions import (
    blocks,
    convolution,
    depthwise,
    image_places,
    image_sizes,
    nn,
    pooling,
)

Call = dict[str, Any]
PRODUCTS = 1000.0  # cost as much as one element, where many channels are multiplied at once
ALONE, CHANNELS = 60.0, 64  # where there are fewer pairs of channels than that


def _of(function: Callable[..., Any], size: Callable[[Call], float]) -> Callable[..., float]:
    """Return a size of positional and keyword arguments from one of arguments by name."""
    signature = inspect.signature(function)

    def measured(args: Sequence[Any], kwargs: dict[str, Any]) -> float:
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        return size(bound.arguments)

    return measured


def _shape(value: Any) -> list[float]:
    return [float(n) for n in (getattr(value, "shape", None) or np.shape(value))]


def _numbers(value: Any) -> Any:
    return np.asarray(value.numpy() if hasattr(value, "numpy") else value, float)


def _axes(shape: list[float], n: int, data_format: Any) -> tuple[float, list[float], float]:
    """Return batch, sizes of the n axes and number of channels of an input."""
    if str(data_format).startswith("NC"):
        return math.prod(shape[: -n - 1]), shape[-n:], shape[-n - 1]
    return math.prod(shape[: -n - 1]), shape[-n - 1 : -1], shape[-1]


def _inner(value: Any, n: int, data_format: Any) -> Any:
    """Return what is given for the n axes of a number, of n or of n + 2 numbers."""
    numbers = np.atleast_1d(_numbers(1 if value is None else value))
    if len(numbers) == n + 2:
        numbers = numbers[2:] if str(data_format).startswith("NC") else numbers[1:-1]
    return np.broadcast_to(numbers, (n,))


def _positions(sizes: list[float], window: Any, call: Call, layout: Any, rates: Any) -> float:
    """Return at most how many positions a window has; dilated, blocks are filled up first."""
    n = len(sizes)
    steps = _inner(call.get("strides", call.get("stride")), n, layout)
    padding = call.get("padding")
    rims = np.zeros(n)
    if isinstance(padding, list | tuple):
        pairs = _numbers(padding).sum(axis=1)
        rims = pairs[2:] if str(layout).startswith("NC") else pairs[1:-1]
    wide = _inner(rates, n, layout)
    rims = rims + np.where(wide > 1, wide * window, 0)
    return float(np.prod((np.asarray(sizes) + rims) / np.maximum(steps, 1) + 1))


def _convolved(call: Call, filters: str = "filters", depthwise: bool = False) -> float:
    shape, kernel = _shape(call["input"]), _shape(call[filters])
    n, layout = len(kernel) - 2, call.get("data_format")
    batch, sizes, depth = _axes(shape, n, layout)
    count = batch * _positions(sizes, kernel[:n], call, layout, call.get("dilations"))
    made = count * (depth * kernel[-1] if depthwise else kernel[-1])
    each = math.prod(kernel[:n]) * (1.0 if depthwise else kernel[-2])
    wide = depthwise or kernel[-2] * kernel[-1] < CHANNELS
    return max(made, count * depth, made * each / (ALONE if wide else PRODUCTS))


def _depthwise(call: Call) -> float:
    name = "filter" if "filter" in call else "depthwise_filter"
    made = _convolved(call, name, depthwise=True)
    point = _shape(call["pointwise_filter"])[-1] if "pointwise_filter" in call else 1.0
    return made * max(point / PRODUCTS, 1.0)


def _atrous(call: Call) -> float:
    return _convolved({**call, "input": call["value"], "dilations": call["rate"]})


def _transposed(call: Call) -> float:
    made = math.prod(_numbers(call["output_shape"]).ravel().tolist())
    kernel = _shape(call["filters"])
    given = call["input"] if "input" in call else call["value"]
    short = np.size(_numbers(call["output_shape"])) < len(kernel)
    whole = made * _shape(given)[0] * kernel[-2] if short else made
    rate = float(np.max(_numbers(call["rate"]))) if "rate" in call else 1.0
    return max(whole * rate, math.prod(_shape(given)) * math.prod(kernel[:-1]) / PRODUCTS)


def _pooled(call: Call) -> float:
    shape, layout = _shape(call["input"]), call.get("data_format")
    n = len(shape) - 2
    batch, sizes, depth = _axes(shape, n, layout)
    window = _inner(call["ksize"] if "ksize" in call else call["window_shape"], n, layout)
    count = batch * depth * _positions(sizes, window, call, layout, call.get("dilations"))
    met = np.minimum(window, 2 * np.asarray(sizes))
    return max(count, count * float(np.prod(met)) / PRODUCTS)


def _blocked(call: Call) -> float:
    shape = _shape(call["input"])
    rims = _numbers(call["paddings"]).sum(axis=1)
    return math.prod(n + r for n, r in zip(shape[1:], [*rims, *[0.0] * 9], strict=False)) * shape[0]


def _bordered(call: Call) -> float:
    shape = _shape(call["image"])
    return math.prod(shape[:-3]) * call["target_height"] * call["target_width"] * shape[-1]


def _resized(call: Call) -> float:
    shape = _shape(call["images"])
    return math.prod(shape[:-3]) * shape[-1] * math.prod(_numbers(call["size"]).ravel().tolist())


def _looked_up(call: Call) -> float:
    tables = call["params"] if isinstance(call["params"], list) else [call["params"]]
    return float(np.size(_numbers(call["ids"]))) * math.prod(_shape(tables[0])[1:])


def _dropped(call: Call) -> float:
    noise = call["noise_shape"]
    sizes = [] if noise is None else [n for n in noise if n is not None]
    return math.prod(float(n) for n in sizes)


_ROWS: tuple[tuple[Callable[[Call], float], tuple[Callable[..., Any], ...]], ...] = (
    (_convolved, (convolution.conv1d, convolution.conv2d, convolution.conv3d,
                  convolution.convolution)),
    (_atrous, (convolution.atrous_conv2d,)),
    (_depthwise, (depthwise.depthwise_conv2d, depthwise.separable_conv2d)),
    (_transposed, (convolution.conv1d_transpose, convolution.conv2d_transpose,
                   convolution.conv3d_transpose, convolution.conv_transpose,
                   convolution.atrous_conv2d_transpose)),
    (_pooled, (pooling.max_pool, pooling.max_pool1d, pooling.max_pool2d, pooling.max_pool3d,
               pooling.avg_pool, pooling.avg_pool1d, pooling.avg_pool2d, pooling.avg_pool3d,
               pooling.pool, pooling.max_pool_with_argmax)),
    (_blocked, (blocks.space_to_batch,)),
    (_bordered, (image_places.pad_to_bounding_box, image_sizes.resize_with_crop_or_pad)),
    (_resized, (image_sizes.resize,)),
    (_looked_up, (nn.embedding_lookup,)),
    (_dropped, (nn.dropout,)),
)  # fmt: skip
WINDOW_SIZES = {
    function.__name__: _of(function, size) for size, functions in _ROWS for function in functions
}
