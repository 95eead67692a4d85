"""What of a curve somebody wants to see."""

from dataclasses import dataclass, replace
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Choice:
    """Which derivatives, and what beside them. The value itself is always shown."""

    KEYS: ClassVar[dict[str, str]] = {"1": "first", "2": "second", "3": "third", "t": "tangent",
                                      "d": "differences", "f": "slopes"}  # fmt: skip

    first: bool = True
    second: bool = False
    third: bool = False
    tangent: bool = True
    differences: bool = False
    slopes: bool = False  # of every line beside the curve
    family: str = ""  # another input, drawn at several values
    others: tuple[str, ...] = ()  # further targets
    preview: str = ""  # one more, while it is pointed at

    @property
    def orders(self) -> frozenset[int]:
        """The orders shown: 0 is the value."""
        wanted = (True, self.first, self.second, self.third)
        return frozenset(k for k, shown in enumerate(wanted) if shown)

    @property
    def order(self) -> int:
        """How many derivatives have to be worked out; the tangent needs the first."""
        return max(*self.orders, 1)

    @property
    def targets(self) -> tuple[str, ...]:
        """The further targets, and what is pointed at."""
        return tuple(dict.fromkeys((*self.others, *([self.preview] if self.preview else []))))

    def turned(self, name: str) -> "Choice":
        """Return the choice with one of its switches turned over."""
        changes: dict[str, Any] = {name: not getattr(self, name)}
        return replace(self, **changes)
