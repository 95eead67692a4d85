"""Nested lists, tuples and dicts: taken apart in order, and put together again.

A dict counts in the order of its sorted keys. Everything else is a leaf, None too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any


def flatten(structure: Any) -> list[Any]:
    """Return the leaves of a nested structure."""
    leaves: list[Any] = []
    _collect(structure, leaves)
    return leaves


def _collect(structure: Any, leaves: list[Any]) -> None:
    if isinstance(structure, (list, tuple)):
        for item in structure:
            _collect(item, leaves)
    elif isinstance(structure, (dict, Mapping)):
        for key in sorted(structure):
            _collect(structure[key], leaves)
    else:
        leaves.append(structure)


def pack_like(structure: Any, leaves: Iterable[Any]) -> Any:
    """Return a structure of the same shape with other leaves."""
    return _packed(structure, iter(leaves))


def _packed(structure: Any, leaves: Iterator[Any]) -> Any:
    if isinstance(structure, (list, tuple)):
        items = [_packed(item, leaves) for item in structure]
        if hasattr(structure, "_fields"):
            return type(structure)(*items)
        return tuple(items) if isinstance(structure, tuple) else items
    if isinstance(structure, (dict, Mapping)):
        found = {key: _packed(structure[key], leaves) for key in sorted(structure)}
        return type(structure)((key, found[key]) for key in structure)  # type: ignore[call-arg]
    return next(leaves)
