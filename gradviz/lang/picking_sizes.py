"""Sizes of what functions that pick, repeat, join and place elements would make."""

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from gradviz.engine import is_tensor, raw_value

Arguments = dict[str, Any]


def _argument(
    args: Sequence[Any], kwargs: Arguments, position: int, names: str, otherwise: Any = None
) -> Any:
    """Return an argument given by position or by one of several names."""
    if len(args) > position:
        return args[position]
    return next((kwargs[name] for name in names.split() if name in kwargs), otherwise)


def _values(given: Any) -> Any:
    """Return numbers as an array, of a tensor without a word to anyone."""
    if isinstance(given, (list, tuple)):
        return np.array([_values(item) for item in given], float)
    return np.asarray(raw_value(given) if is_tensor(given) else given, float)


def _shape(given: Any) -> tuple[int, ...]:
    shape = getattr(given, "shape", None)
    return tuple(_values(given).shape if shape is None else shape)


def _size(shape: Sequence[Any]) -> float:
    return math.prod(float(n) for n in shape)


def _range(args: Sequence[Any], kwargs: Arguments) -> float:
    start = _argument(args, kwargs, 0, "start", 0)
    stop = _argument(args, kwargs, 1, "limit stop")
    step = _argument(args, kwargs, 2, "delta step", 1)
    if stop is None:
        start, stop = 0, start
    return abs((float(stop) - float(start)) / float(step))


def _linspace(args: Sequence[Any], kwargs: Arguments) -> float:
    count = float(_argument(args, kwargs, 2, "num", 50))
    ends = (_argument(args, kwargs, 0, "start", 0.0), _argument(args, kwargs, 1, "stop", 0.0))
    return count * _size(np.broadcast_shapes(*map(_shape, ends)))


def _tile(args: Sequence[Any], kwargs: Arguments) -> float:
    times = _values(_argument(args, kwargs, 1, "multiples reps"))
    return _size(_shape(_argument(args, kwargs, 0, "input A"))) * float(np.prod(times))


def _repeat(args: Sequence[Any], kwargs: Arguments) -> float:
    shape = _shape(_argument(args, kwargs, 0, "input a"))
    times = _values(_argument(args, kwargs, 1, "repeats"))
    axis = _argument(args, kwargs, 2, "axis")
    along = _size(shape) if axis is None else float(shape[int(axis)])
    copies = float(times.sum()) if times.size > 1 else float(times.ravel()[0]) * along
    return copies * _size(shape) / max(along, 1.0)


def _one_hot(args: Sequence[Any], kwargs: Arguments) -> float:
    depth = float(_argument(args, kwargs, 1, "depth"))
    return _size(_shape(_argument(args, kwargs, 0, "indices"))) * depth


def _pad(args: Sequence[Any], kwargs: Arguments) -> float:
    rims = _values(_argument(args, kwargs, 1, "paddings"))
    shape = np.asarray(_shape(_argument(args, kwargs, 0, "tensor")), float)
    return float(np.prod(shape + rims.sum(axis=1)))


def _gather(args: Sequence[Any], kwargs: Arguments) -> float:
    shape = _shape(_argument(args, kwargs, 0, "params"))
    places = _size(_shape(_argument(args, kwargs, 1, "indices")))
    lead = int(_argument(args, kwargs, 4, "batch_dims", 0))
    axis = _argument(args, kwargs, 3, "axis")
    along = shape[lead if axis is None else int(axis)]
    return places * _size(shape) / max(float(along) * _size(shape[: max(lead, 0)]), 1.0)


def _gather_nd(args: Sequence[Any], kwargs: Arguments) -> float:
    shape, places = (
        _shape(_argument(args, kwargs, k, n)) for k, n in ((0, "params"), (1, "indices"))
    )
    lead = int(_argument(args, kwargs, 2, "batch_dims", 0))
    return _size(places[:-1]) * _size(shape[lead + places[-1] :])


def _together(args: Sequence[Any], kwargs: Arguments) -> float:
    values = _argument(args, kwargs, 0, "values")
    parts = values if isinstance(values, (list, tuple)) else [values]
    return sum(_size(_shape(part)) for part in parts)


def _sequence_mask(args: Sequence[Any], kwargs: Arguments) -> float:
    lengths = _values(_argument(args, kwargs, 0, "lengths"))
    most = _argument(args, kwargs, 1, "maxlen")
    return lengths.size * float(lengths.max(initial=0) if most is None else most)


def _scatter_nd(args: Sequence[Any], kwargs: Arguments) -> float:
    return _size(_values(_argument(args, kwargs, 2, "shape")).ravel())


def _segments(args: Sequence[Any], kwargs: Arguments) -> float:
    shape = _shape(_argument(args, kwargs, 0, "data"))
    numbers = _values(_argument(args, kwargs, 1, "segment_ids"))
    count = _argument(args, kwargs, 2, "num_segments")
    groups = float(numbers.max(initial=-1)) + 1 if count is None else float(count)
    return groups * _size(shape[numbers.ndim :])


def _dynamic_stitch(args: Sequence[Any], kwargs: Arguments) -> float:
    places = [_values(at) for at in _argument(args, kwargs, 0, "indices")]
    first = _shape(_argument(args, kwargs, 1, "data")[0])
    return max(float(at.max(initial=-1)) + 1 for at in places) * _size(first[places[0].ndim :])


def _dynamic_partition(args: Sequence[Any], kwargs: Arguments) -> float:
    return float(_argument(args, kwargs, 2, "num_partitions"))


def _tensor_array(args: Sequence[Any], kwargs: Arguments) -> float:
    each = _argument(args, kwargs, 8, "element_shape")
    known = [] if each is None else [n or 1 for n in _values(each).ravel()]
    return float(_argument(args, kwargs, 1, "size", 0)) * _size(known)


_GROUPED = (
    "segment_sum segment_mean segment_prod segment_max segment_min unsorted_segment_sum "
    "unsorted_segment_mean unsorted_segment_prod unsorted_segment_max unsorted_segment_min "
    "unsorted_segment_sqrt_n"
).split()

PICKING_SIZES: dict[str, Callable[[Sequence[Any], Arguments], float]] = {
    "range": _range, "arange": _range, "linspace": _linspace, "tile": _tile, "repeat": _repeat,
    "one_hot": _one_hot, "pad": _pad, "gather": _gather, "gather_nd": _gather_nd,
    "stack": _together, "concat": _together, "concatenate": _together, "vstack": _together,
    "hstack": _together, "sequence_mask": _sequence_mask, "scatter_nd": _scatter_nd,
    "dynamic_stitch": _dynamic_stitch, "dynamic_partition": _dynamic_partition,
    "TensorArray": _tensor_array, **dict.fromkeys(_GROUPED, _segments),
}  # fmt: skip
