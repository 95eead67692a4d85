"""What operators, indices and texts would cost, worked out before it is paid.

Every guard raises Stopped where the budget does not allow it, and is silent about what does not
fit: the operation itself says what is wrong with it.
"""

import math
import re
import string
from collections.abc import Sequence, Sized
from typing import Any

import numpy as np

from gradviz.lang.budget import Budget
from gradviz.lang.labour_sizes import product_labour
from gradviz.lang.sizes import shape_of, size_of
from gradviz.lang.weights import CONTAINERS, characters, parts

MAX_INTEGER_BITS = 20_000
SLOT = 8  # bytes of a place in a list
ENTRY = 100  # bytes of an entry of a set or dictionary
WORD = 1_000  # bits of an integer that is worth its memory
SEQUENCES = (str, list, tuple)
COMPARING = frozenset({"==", "!=", "<", "<=", ">", ">=", "in", "not in"})
NUMBER = re.compile(r"\d+")
PERCENT = re.compile(r"%[-#0-9 +.*]*")
FORMATTER = string.Formatter()


def guard_operator(budget: Budget, symbol: str, left: object, right: object) -> None:
    """Refuse `left symbol right` if its result would be larger than the budget allows."""
    if isinstance(left, int) and isinstance(right, int):
        guard_integers(budget, symbol, left, right)
        return
    if symbol in COMPARING:
        guard_comparison(budget, symbol, left, right)
    elif isinstance(left, SEQUENCES) or isinstance(right, SEQUENCES):
        _guard_sequences(budget, symbol, left, right)
    if isinstance(left, CONTAINERS) and isinstance(right, CONTAINERS):
        return
    a, b = shape_of(left), shape_of(right)
    if a is None or b is None or (not a and not b):
        return
    size = _result_size(symbol, a, b)
    if symbol == "@" and len(a) > 1 and len(b) > 1:
        size = product_labour((left, right), size, a[-1])
    budget.array(size)


def guard_integers(budget: Budget, symbol: str, left: int, right: int) -> None:
    """Refuse an operation on integers that would make, or work on, a very long one."""
    bits = max(left.bit_length(), right.bit_length())
    if symbol == "**" and right > 0:
        bits = left.bit_length() * right if left not in (-1, 0, 1) else 1
    elif symbol == "<<":
        bits = left.bit_length() + right
    elif symbol == "*":
        bits = left.bit_length() + right.bit_length()
    if bits > MAX_INTEGER_BITS:
        budget.array(math.inf)


def guard_comparison(budget: Budget, symbol: str, left: object, right: object) -> None:
    """Pay for a comparison, or a search, that walks over nested values."""
    if symbol in ("in", "not in"):
        if isinstance(right, dict | set | frozenset):
            guard_key(budget, left)
        elif isinstance(right, range):
            budget.work(0 if isinstance(left, int) else len(right))
        elif isinstance(right, CONTAINERS):
            budget.work(parts(right, budget.room) + parts(left, budget.room))
    elif isinstance(left, CONTAINERS) and isinstance(right, CONTAINERS):
        budget.work(parts(left, budget.room) + parts(right, budget.room))


def guard_key(budget: Budget, key: Any) -> Any:
    """Pay for hashing a key, and return it: a nested tuple is walked over, all of it."""
    if isinstance(key, tuple | frozenset):
        budget.work(parts(key, budget.room))
    return key


def _guard_sequences(budget: Budget, symbol: str, left: object, right: object) -> None:
    if symbol == "%" and isinstance(left, str):
        guard_percent(budget, left, right)
    for sequence, other in ((left, right), (right, left)):
        if not isinstance(sequence, SEQUENCES):
            continue
        if symbol == "*" and isinstance(other, int):
            made = float(len(sequence)) * other
        elif symbol == "+" and isinstance(other, Sized) and not hasattr(other, "shape"):
            made = len(sequence) + float(_length(other))
        else:
            continue
        budget.array(made)
        budget.keep(max(made, 0) * (1 if isinstance(sequence, str) else SLOT))
        return


def _length(value: Sized) -> int:
    known = isinstance(value, (*CONTAINERS, str, range))  # a program's own may do as it likes
    return len(value) if known else 0


def _result_size(symbol: str, a: tuple[int, ...], b: tuple[int, ...]) -> float:
    try:
        if symbol == "@":
            if len(a) < 2 or len(b) < 2:
                return 0.0
            return size_of((*np.broadcast_shapes(a[:-2], b[:-2]), a[-2], b[-1]))
        return size_of(np.broadcast_shapes(a, b))
    except ValueError:
        return 0.0  # does not fit; the operation will say so


def pay_for(budget: Budget, made: Any) -> Any:
    """Pay for the memory of what an operator or an index made, and return it."""
    kind = type(made)
    if kind is np.ndarray:
        budget.keep(made.nbytes if made.base is None else 0)
    elif kind in (set, frozenset, dict):
        budget.keep(ENTRY * len(made))
    elif kind is int and made.bit_length() > WORD:
        budget.keep(made.bit_length() / 8)
    return made


# Indices ----------------------------------------------------------------------------------------


def guard_item(budget: Budget, value: object, index: object) -> None:
    """Refuse `value[index]` if what it picks would be larger than the budget allows."""
    if isinstance(value, dict):
        guard_key(budget, index)
    elif isinstance(value, SEQUENCES) and isinstance(index, slice):
        budget.keep(SLOT * len(value))
    elif isinstance(value, np.ndarray):
        budget.array(_picked(value.shape, index if isinstance(index, tuple) else (index,)))


def _picked(shape: tuple[int, ...], index: tuple[Any, ...]) -> float:
    """Return how many elements NumPy picks with arrays of places: they broadcast."""
    places = [shape_of(part) for part in index if not isinstance(part, slice)]
    arrays = [place for place, part in zip(places, index, strict=False) if place]
    if not arrays or any(_is_mask(part) for part in index):
        return 0.0
    try:
        picked = size_of(np.broadcast_shapes(*arrays))
    except ValueError:
        return 0.0
    rest = size_of(shape[sum(part is not None and part is not ... for part in index) :])
    kept = [n for n, part in zip(shape, index, strict=False) if isinstance(part, slice)]
    return picked * rest * size_of(kept)


def _is_mask(part: Any) -> bool:
    return isinstance(part, np.ndarray) and part.dtype == bool


def guard_set_item(budget: Budget, held: object, index: object, value: object) -> None:
    """Refuse `held[index] = value` if `held` would become larger than the budget allows."""
    if isinstance(held, dict):
        guard_key(budget, index)
    elif isinstance(held, list) and isinstance(index, slice) and isinstance(value, Sized):
        made = len(held) + _length(value)
        budget.array(made)
        budget.keep(SLOT * made)


# Texts ------------------------------------------------------------------------------------------


def guard_format(budget: Budget, spec: str, value: object = "") -> None:
    """Refuse to write `value` by a format whose width or precision makes a very long text."""
    widths = sum(float(number[:18]) for number in NUMBER.findall(spec))
    _write(budget, widths + characters(value, budget.room))


def guard_percent(budget: Budget, template: str, value: object) -> None:
    """Refuse `template % value` if it would write a very long text."""
    fields = PERCENT.findall(template)
    numbers = NUMBER.findall("".join(fields))
    widths = math.inf if "*" in "".join(fields) else sum(float(n[:18]) for n in numbers)
    _write(budget, len(template) + widths + len(fields) * characters(value, budget.room))


def guard_template(budget: Budget, template: str, values: Sequence[object]) -> None:
    """Refuse `template.format(*values)` if it would write a very long text.

    ValueError for a field that reads an attribute or item behind the language's back.
    """
    count, widths = 0, 0.0
    for _, field, spec, _ in FORMATTER.parse(template):
        if field is None:
            continue
        if "." in field or "[" in field or (spec and any(c in spec for c in ".[") and "{" in spec):
            raise ValueError("fields of format() may not read attributes; use an f-string")
        count += 1
        widths += sum(float(number[:18]) for number in NUMBER.findall(spec or ""))
        if spec and "{" in spec:
            widths += sum(float(v) for v in values if isinstance(v, int))
    _write(budget, len(template) + widths + count * characters(tuple(values), budget.room))


def _write(budget: Budget, size: float) -> None:
    budget.array(size)
    budget.keep(size)


def guard_text(budget: Budget, value: object) -> None:
    """Refuse to write out a value with too many characters; shared parts count each time."""
    budget.array(characters(value, budget.room))


def guard_summary(budget: Budget, values: Sequence[Any], summarize: object) -> None:
    """Refuse to write out more elements of tensors than a text may have characters."""
    ends = 3 if summarize is None else summarize
    for value in values:
        shape = shape_of(value)
        if shape and isinstance(ends, int):
            budget.array(16 * size_of([n if ends < 0 else min(n, 2 * ends) for n in shape]))
