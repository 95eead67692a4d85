"""Name scopes: what stands before the names of variables made in a `with` block.

They change names and nothing else. Knows nothing of variables.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any

_PREFIX: ContextVar[str] = ContextVar("gradviz.engine.naming", default="")


def prefixed(name: str) -> str:
    """Return a name as it is called inside the scopes that are open now."""
    return _PREFIX.get() + name


class NameScope:
    """`with tf.name_scope("a"):` puts "a/" before the names of variables made inside.

    A name that ends in "/" counts from the outermost scope, an empty one is the outermost.
    """

    __slots__ = ("_name", "_tokens")

    def __init__(self, name: Any) -> None:
        if not isinstance(name, str):
            raise ValueError("name for name_scope must be a string.")
        self._name = name
        self._tokens: list[Any] = []

    @property
    def name(self) -> str:
        """The name that was asked for."""
        return self._name

    def __enter__(self) -> str:
        inside = prefixed(self._name) + "/"
        if not self._name or self._name.endswith("/"):
            inside = self._name
        self._tokens.append(_PREFIX.set(inside))
        return inside

    def __exit__(self, *error: object) -> None:
        _PREFIX.reset(self._tokens.pop())


NameScope.__name__ = NameScope.__qualname__ = "name_scope_v2"
