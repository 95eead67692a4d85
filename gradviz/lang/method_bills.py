"""Bills of the methods of Python's and NumPy's values."""

from collections.abc import Callable
from typing import Any

import numpy as np

from gradviz.lang.budget import Budget
from gradviz.lang.guarded import Arguments
from gradviz.lang.guards import ENTRY, SLOT, guard_key, guard_template
from gradviz.lang.walking import (
    NUMBER,
    comparing,
    consumed,
    consuming,
    count_of,
    hashing,
)
from gradviz.lang.weights import HELD, parts

OwnBill = Callable[[Budget, Any, tuple[Any, ...], dict[str, Any]], Arguments]
MOST_SPLIT = 60  # bytes of a piece of a text


def _free(budget: Budget, owner: Any, args: Any, kwargs: Any) -> Arguments:
    return args, kwargs


def _searching(budget: Budget, owner: Any, args: Any, kwargs: Any) -> Arguments:
    budget.work(parts(owner, budget.room))
    for value in args[:1]:
        budget.work(parts(value, budget.room) if isinstance(value, HELD) else 0)
    return args, kwargs


def _copying(budget: Budget, owner: Any, args: Any, kwargs: Any) -> Arguments:
    budget.work(len(owner))
    budget.keep(len(owner) * (SLOT if isinstance(owner, list) else ENTRY))
    return args, kwargs


def _extending(budget: Budget, owner: Any, args: Any, kwargs: Any) -> Arguments:
    args, kwargs = consuming(budget, args, kwargs)
    for value in args[:1]:
        made = len(owner) + count_of(value)
        budget.array(made)
        budget.keep(made * SLOT)
    return args, kwargs


def _sorting(budget: Budget, owner: Any, args: Any, kwargs: Any) -> Arguments:
    comparing(budget, (owner,), {})
    return args, kwargs


def _keyed(budget: Budget, owner: Any, args: Any, kwargs: Any) -> Arguments:
    for value in args[:1]:
        guard_key(budget, value)
    return args, kwargs


def _merging(budget: Budget, owner: Any, args: Any, kwargs: Any) -> Arguments:
    if not isinstance(owner, type):  # not dict.fromkeys
        budget.keep(ENTRY * len(owner))
    return hashing(budget, args, kwargs)


def _joining(budget: Budget, owner: str, args: Any, kwargs: Any) -> Arguments:
    if not args or isinstance(args[0], str) or not np.iterable(args[0]):
        return args, kwargs
    pieces = list(consumed(budget, args[0]))
    size = sum(len(piece) for piece in pieces if isinstance(piece, str))
    _text(budget, size + len(owner) * max(len(pieces) - 1, 0))
    return (pieces, *args[1:]), kwargs


def _text(budget: Budget, characters: float) -> None:
    budget.array(characters)
    budget.keep(characters)


def _templating(budget: Budget, owner: str, args: Any, kwargs: Any) -> Arguments:
    guard_template(budget, owner, [*args, *kwargs.values()])
    return args, kwargs


def _splitting(budget: Budget, owner: str, args: Any, kwargs: Any) -> Arguments:
    budget.work(len(owner))
    budget.keep(MOST_SPLIT * len(owner))
    return args, kwargs


def _replacing(budget: Budget, owner: str, args: Any, kwargs: Any) -> Arguments:
    if len(args) >= 2 and all(isinstance(value, str) for value in args[:2]):
        count = owner.count(args[0]) if args[0] else len(owner) + 1
        _text(budget, len(owner) + count * max(len(args[1]) - len(args[0]), 0))
    return args, kwargs


def _widening(budget: Budget, owner: str, args: Any, kwargs: Any) -> Arguments:
    for width in args[:1]:
        _text(budget, max(width, len(owner)) if isinstance(width, int) else 0)
    return args, kwargs


def _tabbing(budget: Budget, owner: str, args: Any, kwargs: Any) -> Arguments:
    width = args[0] if args else kwargs.get("tabsize", 8)
    if isinstance(width, int):
        _text(budget, len(owner) + owner.count("\t") * float(width))
    return args, kwargs


def _lettering(budget: Budget, owner: str, args: Any, kwargs: Any) -> Arguments:
    budget.work(len(owner) / 4)
    budget.keep(len(owner))
    return args, kwargs


def _listing(budget: Budget, owner: Any, args: Any, kwargs: Any) -> Arguments:
    budget.work(owner.size)
    budget.keep(NUMBER * owner.size)
    return args, kwargs


_LETTERING = (
    "capitalize casefold count endswith find index lower lstrip partition removeprefix "
    "removesuffix rfind rindex rpartition rstrip startswith strip swapcase title upper translate "
    "encode"
).split()
METHODS: tuple[tuple[Any, dict[str, OwnBill]], ...] = (
    (list, {"extend": _extending, "sort": _sorting, "copy": _copying, "reverse": _copying,
            **dict.fromkeys(("index", "count", "remove"), _searching)}),
    (tuple, dict.fromkeys(("index", "count"), _searching)),
    (dict, {"update": _merging, "copy": _copying, "fromkeys": _merging,
            **dict.fromkeys(("get", "pop", "setdefault"), _keyed)}),
    ((set, frozenset), {
        "copy": _copying, **dict.fromkeys(("add", "remove", "discard"), _keyed),
        **dict.fromkeys(("update", "union", "intersection", "difference", "symmetric_difference",
                         "issubset", "issuperset", "isdisjoint", "difference_update",
                         "intersection_update", "symmetric_difference_update"), _merging)}),
    (str, {"join": _joining, "format": _templating, "replace": _replacing, "expandtabs": _tabbing,
           **dict.fromkeys(("split", "rsplit", "splitlines"), _splitting),
           **dict.fromkeys(("ljust", "rjust", "center", "zfill"), _widening),
           **dict.fromkeys(_LETTERING, _lettering)}),
    (range, {}),
    ((int, float, slice), {}),
)  # fmt: skip
ARRAYS: dict[str, OwnBill] = {"tolist": _listing}


def method_bill(owner: Any, name: str) -> OwnBill | None:
    """Return how a method of one of Python's values is paid; None of anything else's."""
    if isinstance(owner, np.ndarray | np.generic):
        return ARRAYS.get(name)
    for kind, bills in METHODS:
        if isinstance(owner, kind):
            return bills.get(name, _free)
        if owner is kind:  # dict.fromkeys
            return bills.get(name, _free)
    return None
