"""How `get` finds what a name, a class, a config or an object of the right kind stands for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any


def found_by(table: Mapping[str, Any], identifier: Any, what: str) -> Any:
    """Return an object: made from a class or the name of one, or the callable that was given.

    None stays None; ValueError for whatever stands for nothing.
    """
    if identifier is None:
        return None
    found = identifier
    options: dict[str, Any] = {}
    if isinstance(identifier, Mapping) and "class_name" in identifier:
        options = dict(identifier.get("config", {}))
        found = table.get(identifier["class_name"])
    elif isinstance(identifier, str):
        found = table.get(identifier)
    if isinstance(found, type):
        found = found(**options)
    if isinstance(found, Callable):  # type: ignore[arg-type]
        return found
    raise ValueError(f"Could not interpret {what} identifier: {identifier}")
