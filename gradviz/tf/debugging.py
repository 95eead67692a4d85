"""tf.debugging: assertions, which hold at once or raise, and checks of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.convert import constant
from gradviz.engine.dtypes import DType, as_dtype, float32
from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import execute, is_tensor, raw_value
from gradviz.engine.functions.elementwise import tensor
from gradviz.engine.functions.sizes import array_of
from gradviz.engine.op import OPS
from gradviz.engine.reading import seen

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor

__all__ = [
    "Assert", "assert_all_finite", "assert_equal", "assert_greater", "assert_greater_equal",
    "assert_integer", "assert_less", "assert_less_equal", "assert_near", "assert_negative",
    "assert_non_negative", "assert_non_positive", "assert_none_equal", "assert_positive",
    "assert_proper_iterable", "assert_rank", "assert_rank_at_least", "assert_rank_in",
    "assert_same_float_dtype", "assert_scalar", "assert_shapes", "assert_type", "check_numerics",
    "is_numeric_tensor",
]  # fmt: skip


def Assert(  # noqa: N802 - TensorFlow's name
    condition: Any, data: Any, summarize: int | None = None, name: str | None = None
) -> None:
    """Raise InvalidArgumentError, which tells the data, unless the condition holds."""
    if not condition:
        shown = ", ".join(str(np.asarray(raw_value(tensor(x)))) for x in data)
        raise InvalidArgumentError(f"Expected '{condition}' to be true. Summarized data: {shown}")


def check_numerics(tensor: Any, message: str, name: str | None = None) -> Tensor:
    """Return the tensor; InvalidArgumentError if it, or later its gradient, holds nan or inf."""
    return execute(OPS["check_numerics"], tensor, message=message)


def assert_all_finite(x: Any, message: str, name: str | None = None) -> Tensor:
    """Do the same."""
    return execute(OPS["check_numerics"], x, message=message)


def _compared(sign: str, op_name: str, x: Any, y: Any, message: str | None) -> None:
    x, y = tensor(x), tensor(y)
    if not np.all(np.asarray(raw_value(execute(OPS[op_name], x, y)))):
        values = f"x: {x}" if sign.endswith("0") else f"x: {x}\ny: {y}"
        statement = sign if sign.endswith("0") else f"{sign} y"
        raise InvalidArgumentError(
            f"{message or ''}\nCondition x {statement} did not hold.\n{values}".strip()
        )


def assert_equal(
    x: Any, y: Any, message: Any = None, summarize: Any = None, name: Any = None
) -> None:
    """Raise InvalidArgumentError unless x == y everywhere."""
    _compared("==", "equal", x, y, message)


def assert_none_equal(
    x: Any, y: Any, summarize: Any = None, message: Any = None, name: Any = None
) -> None:
    """Raise InvalidArgumentError unless x != y everywhere."""
    _compared("!=", "not_equal", x, y, message)


def assert_less(
    x: Any, y: Any, message: Any = None, summarize: Any = None, name: Any = None
) -> None:
    """Raise InvalidArgumentError unless x < y everywhere."""
    _compared("<", "less", x, y, message)


def assert_less_equal(
    x: Any, y: Any, message: Any = None, summarize: Any = None, name: Any = None
) -> None:
    """Raise InvalidArgumentError unless x <= y everywhere."""
    _compared("<=", "less_equal", x, y, message)


def assert_greater(
    x: Any, y: Any, message: Any = None, summarize: Any = None, name: Any = None
) -> None:
    """Raise InvalidArgumentError unless x > y everywhere."""
    _compared(">", "greater", x, y, message)


def assert_greater_equal(
    x: Any, y: Any, message: Any = None, summarize: Any = None, name: Any = None
) -> None:
    """Raise InvalidArgumentError unless x >= y everywhere."""
    _compared(">=", "greater_equal", x, y, message)


def _next_to_zero(sign: str, op_name: str, x: Any, message: str | None) -> None:
    value = tensor(x)
    _compared(sign, op_name, value, constant(0, value.dtype), message)


def assert_positive(x: Any, message: Any = None, summarize: Any = None, name: Any = None) -> None:
    """Raise InvalidArgumentError unless x > 0 everywhere."""
    _next_to_zero("> 0", "greater", x, message)


def assert_negative(x: Any, message: Any = None, summarize: Any = None, name: Any = None) -> None:
    """Raise InvalidArgumentError unless x < 0 everywhere."""
    _next_to_zero("< 0", "less", x, message)


def assert_non_negative(
    x: Any, message: Any = None, summarize: Any = None, name: Any = None
) -> None:
    """Raise InvalidArgumentError unless x >= 0 everywhere."""
    _next_to_zero(">= 0", "greater_equal", x, message)


def assert_non_positive(
    x: Any, message: Any = None, summarize: Any = None, name: Any = None
) -> None:
    """Raise InvalidArgumentError unless x <= 0 everywhere."""
    _next_to_zero("<= 0", "less_equal", x, message)


def assert_near(
    x: Any, y: Any, rtol: Any = None, atol: Any = None, message: Any = None,
    summarize: Any = None, name: Any = None,
) -> None:  # fmt: skip
    """Raise InvalidArgumentError unless |x - y| < atol + rtol * |y| everywhere.

    Both tolerances are 10 eps of the dtype by default.
    """
    left = np.asarray(seen(tensor(x)))
    right = np.asarray(seen(tensor(y, as_dtype(left.dtype))))
    few = 10 * np.finfo(left.dtype).eps
    allowed = (few if atol is None else array_of(atol)) + np.abs(right) * (
        few if rtol is None else array_of(rtol)
    )
    with np.errstate(all="ignore"):
        near = np.all(np.abs(left - right) < allowed)
    if not near:
        raise InvalidArgumentError(f"{message or ''}\nx and y not equal: {left} and {right}")


def _rank_of(x: Any) -> int:
    return int(np.ndim(seen(tensor(x))))


def _wanted_rank(rank: Any) -> int:
    wanted = array_of(rank)
    if wanted.dtype.kind not in "iu":
        raise TypeError(f"tensor must be of type tf.int32; got {wanted.dtype}")
    if wanted.ndim:
        raise ValueError("Rank must be a scalar.")
    return int(wanted)


def _refuse_rank(x: Any, wanted: str, message: str | None) -> None:
    shape = tensor(x).shape
    raise ValueError(
        f"{message or ''}Tensor must have rank {wanted}. Received rank {len(shape)}, shape {shape}"
    )


def assert_rank(x: Any, rank: Any, message: Any = None, name: Any = None) -> None:
    """Raise ValueError unless x has so many axes."""
    if _rank_of(x) != _wanted_rank(rank):
        _refuse_rank(x, str(rank), message)


def assert_rank_at_least(x: Any, rank: Any, message: Any = None, name: Any = None) -> None:
    """Raise ValueError unless x has at least so many axes."""
    if _rank_of(x) < _wanted_rank(rank):
        _refuse_rank(x, f"at least {rank}", message)


def assert_rank_in(x: Any, ranks: Any, message: Any = None, name: Any = None) -> None:
    """Raise ValueError unless the number of axes is one of `ranks`."""
    if _rank_of(x) not in [_wanted_rank(rank) for rank in ranks]:
        _refuse_rank(x, f"in {tuple(ranks)}", message)


def assert_scalar(tensor: Any, message: Any = None, name: Any = None) -> None:
    """Raise ValueError unless it has no axes."""
    if _rank_of(tensor):
        raise ValueError(f"{message or ''}Expected scalar shape, saw another.")


def assert_type(tensor: Any, tf_type: Any, message: Any = None, name: Any = None) -> None:
    """Raise TypeError unless it is of this dtype."""
    found = _dtype(tensor)
    if found is not as_dtype(tf_type):
        raise TypeError(f"{message or ''}tensor must be of type {tf_type!r}; got {found!r}")


def assert_integer(x: Any, message: Any = None, name: Any = None) -> None:
    """Raise TypeError unless it holds whole numbers."""
    if not _dtype(x).is_integer:
        raise TypeError(f'{message or ""}Expected "x" to be integer type. Found: {_dtype(x)}')


def _dtype(x: Any) -> DType:
    value = tensor(x)
    seen(value)
    found: DType = value.dtype
    return found


def assert_proper_iterable(values: Any) -> None:
    """Raise TypeError for what cannot be iterated over, and for texts, arrays and tensors."""
    if is_tensor(values) or isinstance(values, (str, bytes, np.ndarray)):
        raise TypeError(f'Expected argument "values" to be a "proper" iterable: {type(values)}')
    if not hasattr(values, "__iter__"):
        raise TypeError(f'Expected argument "values" to be iterable. Found: {type(values)}')


def assert_same_float_dtype(tensors: Any = None, dtype: Any = None) -> DType:
    """Return the floating dtype that all share, float32 if there are none; else ValueError."""
    kinds = [] if dtype is None else [as_dtype(dtype)]
    kinds += [_dtype(x) for x in tensors or () if x is not None]
    if len(set(kinds)) > 1:
        raise ValueError(f"all must be of the same type, got {[kind.name for kind in kinds]}")
    found = kinds[0] if kinds else float32
    if not found.is_floating:
        raise ValueError(f"Expected floating point type, got {found}.")
    return found


def assert_shapes(
    shapes: Any, data: Any = None, summarize: Any = None, message: Any = None, name: Any = None
) -> None:
    """Raise ValueError unless tensors have the sizes said; a letter stands for one size in all.

    `shapes` are pairs (tensor, sizes); None is any size, "..." or "*" in front any axes.
    """
    known: dict[str, int] = {}
    for x, sizes in shapes.items() if isinstance(shapes, dict) else shapes:
        if sizes is None:
            continue
        if not hasattr(sizes, "__iter__"):
            raise ValueError(f"Specified shape must be an iterable. Received: {sizes}")
        _check_sizes(np.shape(seen(tensor(x))), tuple(sizes), known, message or "")


def _check_sizes(
    shape: tuple[int, ...], symbols: tuple[Any, ...], known: dict[str, int], message: str
) -> None:
    open_end = bool(symbols) and symbols[0] in (Ellipsis, "*")
    wanted = symbols[1:] if open_end else symbols
    if any(symbol in (Ellipsis, "*") for symbol in wanted):
        raise ValueError("Symbol `...` or `*` is only allowed as the first entry")
    have = shape or ((1,) if len(wanted) == 1 else ())  # a scalar counts as one number
    if len(have) < len(wanted) or (len(have) > max(len(wanted), not wanted) and not open_end):
        raise ValueError(f"{message}Tensor of shape {shape} must have the sizes {symbols}")
    for size, symbol in zip(have[len(have) - len(wanted) :], wanted, strict=True):
        if symbol is None or symbol == ".":
            continue
        expected = known.setdefault(symbol, size) if isinstance(symbol, str) else int(symbol)
        if isinstance(symbol, str) and symbol.isdigit():
            expected = int(symbol)
        if size != expected:
            raise ValueError(f"{message}a size of {shape} must be {expected}. Received {size}")


def is_numeric_tensor(tensor: Any) -> bool:
    """Return whether it is a tensor of numbers."""
    return is_tensor(tensor) and (tensor.dtype.is_floating or tensor.dtype.is_integer)
