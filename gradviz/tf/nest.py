"""tf.nest: nested lists, tuples and dicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradviz.engine import structure as nested

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["assert_same_structure", "flatten", "is_nested", "map_structure", "pack_sequence_as"]

is_nested = nested.is_nested


def flatten(structure: Any, expand_composites: bool = False) -> list[Any]:
    """Return the leaves of a nested structure; there are no composite tensors here."""
    return nested.flatten(structure)


def pack_sequence_as(structure: Any, flat_sequence: Any, expand_composites: bool = False) -> Any:
    """Return a structure of the same shape with other leaves; ValueError if they do not fit."""
    return nested.pack_sequence_as(structure, flat_sequence)


def assert_same_structure(
    nest1: Any, nest2: Any, check_types: bool = True, expand_composites: bool = False
) -> None:
    """Raise ValueError where two structures have other parts, TypeError where other kinds."""
    nested.assert_same_structure(nest1, nest2, check_types)


def map_structure(
    func: Callable[..., Any],
    *structure: Any,
    check_types: bool = True,
    expand_composites: bool = False,
) -> Any:
    """Apply a function to the leaves of structures of one shape."""
    return nested.map_structure(func, *structure, check_types=check_types)
