"""tf.nest: nested lists, tuples and dicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradviz.engine.structure import flatten, pack_like

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["flatten", "map_structure", "pack_sequence_as"]


def pack_sequence_as(structure: Any, flat_sequence: Any) -> Any:
    """Return a structure of the same shape with other leaves."""
    return pack_like(structure, flat_sequence)


def map_structure(func: Callable[..., Any], *structure: Any) -> Any:
    """Apply a function to the leaves of structures of one shape."""
    columns = zip(*(flatten(s) for s in structure), strict=True)
    return pack_like(structure[0], [func(*leaves) for leaves in columns])
