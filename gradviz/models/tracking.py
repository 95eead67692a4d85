"""How a layer comes to know its variables, inner layers and metrics: by their being assigned to it.

Lists, dicts and sets among its attributes are replaced by ones that tell it of what is added later.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_ON: ContextVar[bool] = ContextVar("gradviz.models.tracking", default=True)
_LOCKED = (
    "You cannot add new elements of state (variables or sub-layers) to a layer that is already "
    "built. All state must be created in the `__init__()` method or in the `build()` method."
)


@contextmanager
def untracked() -> Iterator[None]:
    """Let what is assigned in a block stay as it is, unknown to its owner."""
    token = _ON.set(False)
    try:
        yield
    finally:
        _ON.reset(token)


class Tracker:
    """Sorts what is assigned into stores, each once; locked, it refuses whatever is new."""

    def __init__(self, **stores: tuple[Callable[[Any], bool], list[Any]]) -> None:
        self.stores = stores
        self.locked = False

    def track(self, value: Any) -> Any:
        """Take note of a value; return it, or the container that stands for it."""
        if not _ON.get():
            return value
        for fits, store in self.stores.values():
            if fits(value):
                if not self._knows(value):
                    self.add(store, value)
                return value
        return self._container(value)

    def _knows(self, value: Any) -> bool:
        return any(held is value for _, store in self.stores.values() for held in store)

    def add(self, store: list[Any], value: Any) -> None:
        """Put a value into a store; ValueError if nothing may be added any more."""
        if self.locked:
            raise ValueError(_LOCKED)
        store.append(value)

    def forget(self, value: Any) -> None:
        """Take a value out of every store."""
        for _, store in self.stores.values():
            store[:] = [held for held in store if held is not value]

    def _container(self, value: Any) -> Any:
        if isinstance(value, tuple):
            items = [self.track(item) for item in value]
            return type(value)(*items) if hasattr(value, "_fields") else tuple(items)
        if isinstance(value, list):
            return TrackedList(value, self)
        if isinstance(value, OrderedDict):
            return TrackedOrderedDict(value, self)
        if isinstance(value, dict):
            return TrackedDict(value, self)
        if isinstance(value, set):
            return TrackedSet(value, self)
        return value


class TrackedList(list):
    """A list whose items its owner knows."""

    def __init__(self, values: Iterable[Any] = (), tracker: Tracker | None = None) -> None:
        self.tracker = tracker
        super().__init__(values if tracker is None else [tracker.track(v) for v in values])

    def _told(self, value: Any) -> Any:
        return value if self.tracker is None else self.tracker.track(value)

    def _left(self, value: Any) -> None:
        if self.tracker is not None:
            self.tracker.forget(value)

    def append(self, value: Any) -> None:
        """Add one, tracked."""
        self._told(value)
        super().append(value)

    def insert(self, index: Any, value: Any) -> None:
        """Put one in, tracked."""
        self._told(value)
        super().insert(index, value)

    def extend(self, values: Iterable[Any]) -> None:
        """Add several, tracked."""
        super().extend([self._told(value) for value in values])

    def remove(self, value: Any) -> None:
        """Take one out."""
        self._left(value)
        place = next((at for at, held in enumerate(self) if held is value), None)
        if place is None:
            super().remove(value)
        else:
            super().__delitem__(place)

    def pop(self, index: Any = -1) -> Any:
        """Take one out by its place."""
        value = super().pop(index)
        self._left(value)
        return value

    def clear(self) -> None:
        """Take all out."""
        for value in self:
            self._left(value)
        super().clear()

    def __delitem__(self, index: Any) -> None:
        value = self[index]
        super().__delitem__(index)
        self._left(value)


class _Mapping:
    """What the tracked dicts share; beside dict or OrderedDict."""

    tracker: Tracker | None

    def __setitem__(self, key: Any, value: Any) -> None:
        if self.tracker is not None:
            self.tracker.track(value)
        super().__setitem__(key, value)  # type: ignore[misc]

    def update(self, mapping: Any) -> None:
        """Add several, tracked."""
        for key in mapping:
            self[key] = mapping[key]

    def pop(self, key: Any, *default: Any) -> Any:
        """Take one out."""
        value = super().pop(key, *default)  # type: ignore[misc]
        if self.tracker is not None:
            self.tracker.forget(value)
        return value


class TrackedDict(_Mapping, dict):  # type: ignore[misc]
    """A dict whose values its owner knows."""

    def __init__(self, values: Any = (), tracker: Tracker | None = None) -> None:
        self.tracker = tracker
        known = {key: value if tracker is None else tracker.track(value)
                 for key, value in dict(values).items()}  # fmt: skip
        dict.__init__(self, known)


class TrackedOrderedDict(_Mapping, OrderedDict):  # type: ignore[misc]
    """An OrderedDict whose values its owner knows."""

    def __init__(self, values: Any = (), tracker: Tracker | None = None) -> None:
        self.tracker = tracker
        OrderedDict.__init__(self, values)
        for value in self.values():
            if tracker is not None:
                tracker.track(value)


class TrackedSet(set):
    """A set whose items its owner knows."""

    def __init__(self, values: Iterable[Any] = (), tracker: Tracker | None = None) -> None:
        self.tracker = tracker
        super().__init__(values if tracker is None else {tracker.track(v) for v in values})

    def add(self, value: Any) -> None:
        """Add one, tracked."""
        if self.tracker is not None:
            self.tracker.track(value)
        super().add(value)
