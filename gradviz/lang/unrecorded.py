"""The recorder of runs that nobody looks at: it hears everything and writes nothing down."""

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from gradviz.lang.budget import Budget
from gradviz.lang.whereabouts import Whereabouts


class Unrecorded:
    """Has what an interpreter tells a Recorder, and lets it pass."""

    depth = 0

    def __init__(self) -> None:
        self.where = Whereabouts()

    @property
    def labels(self) -> "Unrecorded":
        """Itself: it gives no names."""
        return self

    @property
    def following(self) -> "Unrecorded":
        """Itself: it follows no values either."""
        return self

    def named(self, name: str, value: object, span: object) -> None:
        """Pass."""

    def foreign(self, value: Any, called: str, sources: Iterable[object], span: object) -> Any:
        """Return the value itself."""
        return value

    def stored(self, container: object, value: object, span: object) -> None:
        """Pass."""

    def item(self, value: object, container: object) -> object:
        """Return the element itself."""
        return value

    def picked(self, found: object, index: object) -> None:
        """Pass."""

    def opened(self, values: Iterable[Any]) -> list[Any]:
        """Return the arguments themselves."""
        return list(values)

    def decided(self, value: object) -> None:
        """Pass."""

    def deciding(self, test: object = None) -> AbstractContextManager[None]:
        """Pass."""
        return nullcontext()

    def called(self, name: str, value: object) -> None:
        """Pass."""

    def ran(self, part: object) -> None:
        """Pass."""

    def skipped(self, part: object, uses: object) -> None:
        """Pass."""

    def printed(self, text: str, budget: Budget) -> None:
        """Pay for the lines all the same."""
        for line in text.split("\n"):
            budget.line(len(line))

    def unwind(self, depth: int) -> None:
        """Pass."""
