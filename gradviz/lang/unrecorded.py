"""The recorder of runs that nobody looks at: it hears everything and writes nothing down."""

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from gradviz.lang.budget import Budget


class Unrecorded:
    """Has what an interpreter tells a Recorder, and lets it pass."""

    depth = 0

    def named(self, name: str, value: object, span: object) -> None:
        """Pass."""

    def foreign(self, value: Any, called: str, sources: Iterable[object], span: object) -> Any:
        """Return the value itself."""
        return value

    def deciding(self) -> AbstractContextManager[None]:
        """Pass."""
        return nullcontext()

    def branched(self, syntax: object, yes: bool) -> None:
        """Pass."""

    def printed(self, text: str, budget: Budget) -> None:
        """Pay for the lines all the same."""
        for _ in text.split("\n"):
            budget.line()

    def unwind(self, depth: int) -> None:
        """Pass."""
