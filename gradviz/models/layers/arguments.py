"""Arguments of layers that may be one number or several."""

from __future__ import annotations

from typing import Any

from gradviz.models import constraints, initializers, regularizers

_FINDERS = {
    "initializer": initializers, "regularizer": regularizers, "constraint": constraints,
}  # fmt: skip


def set_rules(layer: Any, **rules: Any) -> None:
    """Give a layer what its weights start with, cost and must keep to: bias_constraint=..."""
    for name, rule in rules.items():
        setattr(layer, name, _FINDERS[name.rsplit("_", 1)[1]].get(rule))


def add_ruled(layer: Any, name: str, shape: tuple[int, ...], rules: str, **instead: Any) -> Any:
    """Make a weight of a layer by its rules of that name."""
    start = instead.get("initializer") or getattr(layer, f"{rules}_initializer")
    return layer.add_weight(
        shape, start, name=name, regularizer=getattr(layer, f"{rules}_regularizer"),
        constraint=getattr(layer, f"{rules}_constraint"),
    )  # fmt: skip


def sizes_of(value: Any, count: int, name: str, zero: bool = False) -> tuple[int, ...]:
    """Return so many whole numbers, one for all of them if it was one; ValueError for others."""
    found = (value,) * count if isinstance(value, int) else value
    least = 0 if zero else 1
    try:
        sizes = tuple(found)
    except TypeError:
        sizes = ()
    if len(sizes) != count or any(not isinstance(n, int) or n < least for n in sizes):
        raise ValueError(
            f"The `{name}` argument must be {count} whole numbers of at least {least}. "
            f"Received: {name}={value}"
        )
    return sizes


def pairs_of(value: Any, name: str) -> tuple[tuple[int, ...], ...]:
    """Return a pair for each of two axes: from one number, one per axis, or pairs."""
    if isinstance(value, int):
        return ((value, value), (value, value))
    if not hasattr(value, "__len__") or len(value) != 2:
        raise ValueError(f"`{name}` should have two elements. Received: {name}={value}.")
    return tuple(sizes_of(one, 2, f"entry of {name}", zero=True) for one in value)
