"""How strides, windows, paddings and layouts may be given, as TensorFlow reads them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError, UnimplementedError
from gradviz.engine.execute import execute, is_tensor, raw_value
from gradviz.engine.functions.shape import reshape
from gradviz.engine.op import OPS

if TYPE_CHECKING:
    from gradviz.engine.ops.windows import Ints, Padding

Run = Callable[[Any, Any], Any]  # from an input and a padding to an output


def sequence(value: Any, n: int, second: bool, name: str) -> list[int]:
    """Return n + 2 numbers, for batch, n axes and channels, from 1, n or n + 2; None is ones."""
    if value is None:
        return [1] * (n + 2)
    if is_tensor(value):
        value = raw_value(value).tolist()
    items = list(value) if np.ndim(value) else [value]
    if len(items) == n + 2:
        return [int(item) for item in items]
    if len(items) not in (1, n):
        raise ValueError(
            f"{name} should be of length 1, {n} or {n + 2}. Received: {name}={value} of length "
            f"{len(items)}"
        )
    inner = [int(item) for item in (items * n if len(items) == 1 else items)]
    return [1, 1, *inner] if second else [1, *inner, 1]


def along_axes(full: list[int], second: bool, name: str) -> Ints:
    """Return the numbers of the n axes; they must be positive, the others 1."""
    inner = tuple(full[2:] if second else full[1:-1])
    if full[0] != 1 or (full[1] if second else full[-1]) != 1:
        raise UnimplementedError(f"{name} in the batch and depth dimensions are not supported")
    if min(inner) < 1:
        raise InvalidArgumentError(f"{name} must be positive, got {list(inner)}")
    return inner


def numbers(value: Any, n: int, second: bool, name: str) -> Ints:
    """Return the numbers of the n axes from what was given."""
    return along_axes(sequence(value, n, second, name), second, name)


def exact_list(value: Any, n: int, second: bool, name: str) -> Ints:
    """Return the same where only a list of n + 2 will do."""
    if not isinstance(value, (list, tuple)):
        raise TypeError(f"Expected list for '{name}' argument, not {value!r}.")
    if len(value) != n + 2:
        raise InvalidArgumentError(f"{name} must specify {n + 2} dimensions")
    return along_axes([int(item) for item in value], second, name)


def named_padding(padding: Any) -> str:
    """Return "SAME" or "VALID"."""
    name = padding.decode() if isinstance(padding, bytes) else padding
    if not isinstance(name, str):
        raise TypeError(f"Expected string for argument 'padding' not {padding!r}.")
    if name not in ("SAME", "VALID"):
        raise InvalidArgumentError(f"padding must be SAME or VALID, not {name!r}")
    return name


def any_padding(padding: Any, n: int, second: bool) -> Padding:
    """Return "SAME", "VALID" or, from a list of n + 2 pairs, those of the n axes."""
    if padding == "EXPLICIT":
        raise ValueError(
            "'EXPLICIT' is not a valid value for `padding`. To use explicit padding, `padding` "
            "must be a list."
        )
    if not isinstance(padding, (list, tuple)):
        return named_padding(padding)
    for pair in padding:
        if not isinstance(pair, (list, tuple)) or len(pair) != 2:
            raise ValueError(
                "When `padding` is a list, each element of `padding` must be a list/tuple of size "
                f"2. Received: padding={padding}"
            )
    if len(padding) != n + 2:
        raise ValueError(f"When padding is a list, it must be of size {n + 2}. Received: {padding}")
    pairs = [(int(before), int(after)) for before, after in padding]
    inner = pairs[2:] if second else pairs[1:-1]
    if any(min(pair) < 0 for pair in pairs):
        raise InvalidArgumentError("All elements of explicit_paddings must be nonnegative")
    if (pairs[0], pairs[1] if second else pairs[-1]) != ((0, 0), (0, 0)):
        raise InvalidArgumentError(
            "Nonzero explicit padding in the batch or depth dimensions is not supported"
        )
    return tuple(inner)


def channels_second(data_format: Any, last: str, second: str) -> bool:
    """Return whether a layout has its channels second; None has them last."""
    if data_format not in (None, last, second):
        raise InvalidArgumentError(f"data_format must be {last} or {second}, not {data_format!r}")
    return bool(data_format == second)


def over_batches(x: Any, rank: int, run: Callable[[Any], Any]) -> Any:
    """Run on an input with one batch axis; several are made one before and parted after."""
    if x.ndim <= rank:
        return run(x)
    lead, inner = tuple(x.shape)[: 1 - rank], tuple(x.shape)[1 - rank :]
    out = run(reshape(x, [-1, *inner]))
    return reshape(out, [*lead, *tuple(out.shape)[1:]])


def with_space_to_batch(
    x: Any, rates: Any, padding: Any, window: Any, run: Run, start: int = 1
) -> Any:
    """Run with a dilated window: on what one axis' every rate-th elements are, as a batch.

    `start` is the first of the axes. Without dilation it just runs.
    """
    steps = [int(rate) for rate in rates]
    if x.ndim < len(steps) + (1 if start == 2 else start):
        raise ValueError(f"`input.shape.rank` is too small. Received: input.shape={x.shape}")
    if any(rate < 1 for rate in steps):
        raise ValueError(f"`dilation_rate` must be positive. Received: dilation_rate={steps}")
    if all(rate == 1 for rate in steps):
        return run(x, padding)
    sizes = tuple(x.shape)[start : start + len(steps)]
    rims = _rims(padding, window, steps, start)
    more = [
        -(size + before + after) % rate
        for size, (before, after), rate in zip(sizes, rims, steps, strict=True)
    ]
    lead = ((0, 0),) * (start - 1)
    block = (1,) * (start - 1) + tuple(steps)
    paddings = [(before, after + n) for (before, after), n in zip(rims, more, strict=True)]
    parts = execute(OPS["space_to_batch"], x, block=block, paddings=(*lead, *paddings))
    crops = tuple((0, n) for n in more)
    return execute(OPS["batch_to_space"], run(parts, "VALID"), block=block, crops=(*lead, *crops))


def _rims(padding: Any, window: Any, rates: list[int], start: int) -> list[tuple[int, int]]:
    """Return the rim that makes a VALID window of the padding that was asked for."""
    count = len(rates)
    if isinstance(padding, (list, tuple)):
        found = any_padding(padding, count, start == 2)
        return list(found) if not isinstance(found, str) else []
    if padding not in ("SAME", "VALID"):
        raise ValueError(f"`padding` must be one of 'SAME' or 'VALID'. Received: {padding}")
    if padding == "VALID":
        return [(0, 0)] * count
    reach = [(int(n) - 1) * rate for n, rate in zip(window[:count], rates, strict=True)]
    return [(n // 2, n - n // 2) for n in reach]
