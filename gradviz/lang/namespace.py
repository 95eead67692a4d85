"""A module as programs see it, and anything else that is a closed list of names."""

import difflib
from collections.abc import Callable, Mapping


class Namespace:
    """A module as programs see it: names, and nothing else of it.

    `missing` words the AttributeError as the real module does.
    """

    __slots__ = ("_members", "_missing", "name")

    def __init__(
        self, name: str, members: Mapping[str, object], missing: Callable[[str], str]
    ) -> None:
        self.name = name
        self._members = members
        self._missing = missing

    def get(self, name: str) -> object:
        """Return the member `name`. AttributeError, with the nearest names, if there is none."""
        try:
            return self._members[name]
        except KeyError:
            raise AttributeError(self._missing(name), name=name, obj=self) from None

    def with_members(self, **more: object) -> "Namespace":
        """Return a module that has these members too."""
        return Namespace(self.name, {**self._members, **more}, self._missing)

    def near(self, name: str) -> list[str]:
        """Return up to three member names that look like `name`."""
        return difflib.get_close_matches(name, self._members, 3, 0.6)

    def members(self) -> tuple[str, ...]:
        """Return all member names, sorted."""
        return tuple(sorted(self._members))

    def __repr__(self) -> str:
        return f"<module '{self.name}'>"
