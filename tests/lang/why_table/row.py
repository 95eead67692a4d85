"""One program of the why table, as the modules beside this one write it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Why:
    """A program, and why the gradient of one source in one call is missing.

    `cut` is the text that is marked, `line` where it starts. `repair` is a piece of the text after
    the first repair offered; `after` the gradient then, as TensorFlow computes it. Without a
    `repair` the row says in `hopeless` why no edit can honestly mend it.
    """

    what: str
    text: str
    code: str
    line: int | None
    cut: str
    repair: str = ""
    after: Any = None
    source: int = 0
    call: int = -1
    inputs: Mapping[str, tuple[str, Any]] = field(default_factory=dict)
    hopeless: str = ""

    @property
    def program(self) -> str:
        """The text, without the line break that stands before it in the table."""
        return self.text.removeprefix("\n")
