"""Bills of Python's built-in functions and types, and of those of `math`."""

import math
from collections.abc import Iterable
from typing import Any

from gradviz.lang.budget import Budget, present
from gradviz.lang.guarded import Arguments, Bill
from gradviz.lang.guards import (
    MAX_INTEGER_BITS,
    guard_integers,
    guard_key,
    guard_operator,
    guard_text,
)
from gradviz.lang.sizes import shape_of, size_of
from gradviz.lang.walking import building, comparing, consumed, consuming, hashing, walking

QUICK = frozenset({int, float, bool})  # numbers whose sum costs nothing
LARGE = 1 << MAX_INTEGER_BITS // 2


def total(values: Iterable[Any], /, start: Any = 0) -> Any:
    """Add up, each step paid for: Python's `sum`."""
    if isinstance(start, str):
        raise TypeError("sum() can't sum strings [use ''.join(seq) instead]")
    if isinstance(values, range) and type(start) in QUICK:
        return sum(values, start)
    budget, result = present(), start
    for value in values:
        quick = type(value) in QUICK and (type(result) is not int or result < LARGE)
        if budget is not None and not quick:
            guard_operator(budget, "+", result, value)
            budget.work(size_of(shape_of(value) or ()))
        result = result + value
    return result


total.__name__ = total.__qualname__ = "sum"
total.__module__ = "builtins"


def _power(budget: Budget, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Arguments:
    given = (*args, *kwargs.values())
    if len(given) == 2:
        guard_operator(budget, "**", *given)
    elif all(isinstance(value, int) for value in given):
        words = [max(value.bit_length(), 32) / 32 for value in given[1:]]
        budget.work(32 * words[0] * words[-1] ** 2)  # a product and a remainder for each bit
    return args, kwargs


def _dividing(budget: Budget, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Arguments:
    if len(args) == 2:
        guard_operator(budget, "//", *args)
    return args, kwargs


def _rounding(budget: Budget, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Arguments:
    digits = args[1] if len(args) > 1 else kwargs.get("ndigits")
    if args and isinstance(digits, int) and isinstance(args[0], int):
        guard_integers(budget, "**", 10, max(-digits, 0))
    return args, kwargs


def _writing(budget: Budget, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Arguments:
    for value in args[:1]:
        guard_text(budget, value)
    return args, kwargs


def _reading(budget: Budget, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Arguments:
    base = args[1] if len(args) > 1 else kwargs.get("base", 10)
    if args and isinstance(args[0], str) and isinstance(base, int) and 2 <= base <= 36:
        bits = len(args[0]) * math.log2(base)
        if base != 10 and bits > MAX_INTEGER_BITS:  # Python itself refuses decimal ones
            budget.array(math.inf)
    return args, kwargs


def _hash(budget: Budget, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Arguments:
    for value in args:
        guard_key(budget, value)
    return args, kwargs


def _multiplying(budget: Budget, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Arguments:
    if not args or not isinstance(args[0], Iterable):
        return args, kwargs
    values = list(consumed(budget, args[0]))
    bits = sum(value.bit_length() for value in values if isinstance(value, int))
    if bits > MAX_INTEGER_BITS and all(isinstance(value, int) for value in values):
        budget.array(math.inf)
    return (values, *args[1:]), kwargs


def _choosing(budget: Budget, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Arguments:
    """Pay for a number of combinations, of arrangements, or a factorial."""
    if args and all(isinstance(value, int) for value in args):
        n, k = args[0], args[-1]
        chosen = min(k, n - k) if len(args) == 2 and n - k < k <= n else k
        guard_integers(budget, "**", max(n, 2), max(chosen, 0))
    return args, kwargs


def _joint(budget: Budget, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Arguments:
    """Pay for a least common multiple, as long as all its arguments together."""
    if sum(value.bit_length() for value in args if isinstance(value, int)) > MAX_INTEGER_BITS:
        budget.array(math.inf)
    return args, kwargs


FUNCTIONS: dict[str, Bill] = {
    "all": consuming, "any": consuming, "sum": consuming, "fsum": consuming,
    "dist": walking, "hypot": walking, "max": comparing, "min": comparing,
    "sorted": comparing, "pow": _power, "divmod": _dividing, "round": _rounding,
    "hash": _hash, "ascii": _writing, "prod": _multiplying, "comb": _choosing,
    "perm": _choosing, "factorial": _choosing, "lcm": _joint, "sumprod": consuming,
}  # fmt: skip
TYPES: dict[type, Bill] = {
    list: building, tuple: building, set: hashing, frozenset: hashing, dict: hashing,
    str: _writing, int: _reading,
}  # fmt: skip
