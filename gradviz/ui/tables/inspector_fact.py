"""One row of the inspector: what it says, and how it is drawn. Plain data; no widgets."""

from dataclasses import dataclass

import numpy as np

from gradviz.trace.paths import Path

PLAIN, CODE, GRADIENT, ROLE, FORMULA, HEADING = (
    "plain",
    "code",
    "gradient",
    "role",
    "formula",
    "heading",
)
PATH, WORDS, SNIPPET, BESIDE, BAD = "path", "words", "snippet", "beside", "bad"
WITNESS, ACTION = "witness", "action"
SPREAD, GRADIENT_SPREAD = "spread", "gradient spread"  # of an array's elements: a histogram
WIDE = frozenset({HEADING, PATH, WORDS, SNIPPET, BESIDE, WITNESS})  # looks that take both columns


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """One row. `look` says how it is drawn: `array` as a heat map, `tex` as a formula.

    `aside` stands small at the right edge. `cells` are pairs side by side, a name and what it
    says. `path` is marked in the graph while the row is pointed at; `more` is said in the tip.
    `bar` is so many digits that agree of so many there are. `action` is what a click asks for.
    """

    label: str
    text: str
    look: str = CODE
    array: np.ndarray | None = None
    tex: str = ""
    aside: str = ""
    cells: tuple[tuple[str, str], ...] = ()
    path: Path | None = None
    more: str = ""
    bar: tuple[int, int] | None = None
    action: str = ""

    @property
    def tip(self) -> str:
        """The whole of it: an array with its numbers, as far as they are readable."""
        if self.more:
            return self.more
        if self.array is None:
            return self.text
        return np.array2string(
            self.array, precision=4, threshold=60, edgeitems=3, suppress_small=True
        )

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        said = ", ".join(f"{name} {text}" for name, text in self.cells) or self.text
        return ": ".join(part for part in (self.label, said, self.aside) if part)
