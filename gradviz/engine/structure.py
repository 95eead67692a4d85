"""Nested lists, tuples and dicts: taken apart in order, and put together again.

A dict counts in the order of its sorted keys; a namedtuple, a range and a view of a dict are
sequences. Everything else is a leaf: None, text, arrays and tensors too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MappingView, Sequence
from typing import Any

from gradviz.engine.tensor_shape import TensorShape

_LEAVES = (str, bytes, TensorShape)


def is_nested(structure: Any) -> bool:
    """Return whether something has parts, be they none."""
    if isinstance(structure, (list, tuple, Mapping, MappingView)):
        return not isinstance(structure, TensorShape)
    return isinstance(structure, Sequence) and not isinstance(structure, _LEAVES)


def flatten(structure: Any) -> list[Any]:
    """Return the leaves of a nested structure; TypeError for a dict whose keys have no order."""
    leaves: list[Any] = []
    _collect(structure, leaves)
    return leaves


def _collect(structure: Any, leaves: list[Any]) -> None:
    if not is_nested(structure):
        leaves.append(structure)
    else:
        for item in _parts(structure):
            _collect(item, leaves)


def _parts(structure: Any) -> Any:
    if isinstance(structure, Mapping):
        return [structure[key] for key in sorted(structure)]
    return structure


def pack_like(structure: Any, leaves: Iterable[Any]) -> Any:
    """Return a structure of the same shape with other leaves."""
    return _packed(structure, iter(leaves))


def _packed(structure: Any, leaves: Iterator[Any]) -> Any:
    if not is_nested(structure):
        return next(leaves)
    items = [_packed(item, leaves) for item in _parts(structure)]
    if isinstance(structure, Mapping):
        found = dict(zip(sorted(structure), items, strict=True))
        return type(structure)((key, found[key]) for key in structure)  # type: ignore[call-arg]
    if hasattr(structure, "_fields"):
        return type(structure)(*items)
    return tuple(items) if isinstance(structure, tuple) else items


def pack_sequence_as(structure: Any, flat_sequence: Any) -> Any:
    """Return a structure of the same shape with other leaves; ValueError if they do not fit."""
    if not is_nested(flat_sequence):
        raise TypeError(
            f"Attempted to pack value:\n  {flat_sequence}\ninto a structure, but found "
            f"incompatible type `{type(flat_sequence)}` instead."
        )
    wanted = len(flatten(structure))
    if len(flat_sequence) != wanted:
        raise ValueError(
            f"Could not pack sequence. Structure had {wanted} atoms, but flat_sequence had "
            f"{len(flat_sequence)} items.  Structure: {structure}, flat_sequence: {flat_sequence}."
        )
    return pack_like(structure, flat_sequence)


def assert_same_structure(first: Any, second: Any, check_types: bool = True) -> None:
    """Raise ValueError where two structures have other parts, TypeError where other kinds."""
    trouble = _difference(first, second, check_types)
    if trouble is not None:
        raise trouble(
            "The two structures don't have the same nested structure.\n\n"
            f"First structure: type={type(first).__name__} str={first}\n\n"
            f"Second structure: type={type(second).__name__} str={second}"
        )


def _difference(first: Any, second: Any, check_types: bool) -> type[Exception] | None:
    if is_nested(first) != is_nested(second):
        return ValueError
    if not is_nested(first):
        return None
    if check_types and not _alike(first, second):
        return TypeError
    both_dicts = isinstance(first, Mapping) and isinstance(second, Mapping)
    if len(first) != len(second) or (both_dicts and set(first) != set(second)):
        return ValueError
    parts = zip(_parts(first), _parts(second), strict=True)
    return next(filter(None, (_difference(a, b, check_types) for a, b in parts)), None)


def _alike(first: Any, second: Any) -> bool:
    if isinstance(first, Mapping) and isinstance(second, Mapping):
        return True
    if hasattr(first, "_fields") and hasattr(second, "_fields"):
        return bool(first._fields == second._fields)
    return type(first) is type(second)


def map_structure(func: Callable[..., Any], *structure: Any, check_types: bool = True) -> Any:
    """Apply a function to the leaves of structures of one shape."""
    if not callable(func):
        raise TypeError(f"func must be callable, got: {func}")
    if not structure:
        raise ValueError("Must provide at least one structure")
    for other in structure[1:]:
        assert_same_structure(structure[0], other, check_types)
    columns = zip(*(flatten(one) for one in structure), strict=True)
    return pack_like(structure[0], [func(*leaves) for leaves in columns])
