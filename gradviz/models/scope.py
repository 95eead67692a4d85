"""Names and paths as Keras gives them: dense, dense_1; sequential/dense/kernel.

Scopes open while a layer is built or called; a variable made inside wears their names as its path.
"""

from __future__ import annotations

import re
from contextvars import ContextVar
from typing import Any, NamedTuple

from gradviz.engine import session
from gradviz.engine.naming import NameScope


class Scope(NamedTuple):
    """One open scope: its name, who opened it, and the path that it stands under, if fixed."""

    name: str
    caller: Any
    parent: str | None


_OPEN: ContextVar[tuple[Scope, ...]] = ContextVar("gradviz.models.scope", default=())


def words_of(name: str) -> str:
    """Return a class name as Keras spells it in names: MaxPooling2D -> max_pooling2d."""
    parted = re.sub(r"(?<=.)(?=[A-Z][a-z])", "_", re.sub(r"\W+", "", name))
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", parted).lower()


def numbered(name: str) -> str:
    """Return a name that is unique in this session: dense, dense_1, dense_2."""
    counts = session().names
    number = counts.get(name, 0)
    counts[name] = number + 1
    return f"{name}_{number}" if number else name


def auto_name(kind: str) -> str:
    """Return the name of a new object of a class."""
    return numbered(words_of(kind))


def checked_name(name: Any) -> str:
    """Return a name that may stand in a path; ValueError for others."""
    if not isinstance(name, str) or "/" in name:
        raise ValueError(
            "Argument `name` must be a string and cannot contain character `/`. "
            f"Received: name={name} (of type {type(name)})"
        )
    return name


def current_path() -> str:
    """Return the path of what is made now."""
    parts: list[str] = []
    for scope in _OPEN.get():
        if scope.parent is not None:
            parts = [part for part in scope.parent.split("/") if part]
        parts.append(scope.name)
    return "/".join(parts)


class scoped:  # noqa: N801  # used as a function
    """Open a scope for a block; once only if the same object opens it inside itself."""

    __slots__ = ("_caller", "_entered", "_name", "_prefix")

    def __init__(self, name: str, caller: Any = None) -> None:
        self._name, self._caller = checked_name(name), caller
        self._entered: Any = None

    def __enter__(self) -> None:
        stack, caller, name = _OPEN.get(), self._caller, self._name
        if stack and caller is not None and stack[-1].caller is caller and stack[-1].name == name:
            return
        scope = Scope(name, caller, getattr(caller, "_parent_path", None))
        self._entered = _OPEN.set((*stack, scope))
        self._prefix = NameScope(name)
        self._prefix.__enter__()

    def __exit__(self, *error: object) -> None:
        if self._entered is not None:
            self._prefix.__exit__(*error)
            _OPEN.reset(self._entered)
