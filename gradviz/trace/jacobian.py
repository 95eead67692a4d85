"""The Jacobian of one gradient: finished numbers, worked out elsewhere.

Rows count the elements of the targets, one target after another, each in row-major order; columns
count those of the source. Of a Jacobian that is too large to be drawn there is a block.
"""

from dataclasses import dataclass

import numpy as np

MISSING, EMPTY, STOPPED, UNREAL = "missing", "empty", "stopped", "unreal"


@dataclass(frozen=True, slots=True, eq=False)
class Jacobian:
    """The derivative of every element of the targets by every element of a source.

    `call` is the place of the gradient call among the trace's, `source` that of the row in it.
    `table` has shape (len(rows), len(columns)), `seed` (len(rows),): what the call started with.
    Where `table` is None, `why` says what for, and `told` in the words of the run, if it has any.
    """

    call: int
    source: int
    targets: tuple[tuple[int, ...], ...] = ()  # their shapes
    shape: tuple[int, ...] = ()  # the source's
    size: tuple[int, int] = (0, 0)  # of the whole: (m, n)
    rows: range = range(0)
    columns: range = range(0)
    table: np.ndarray | None = None
    seed: np.ndarray | None = None
    why: str = ""
    told: str = ""

    @property
    def whole(self) -> bool:
        """Whether nothing of it was left out."""
        return (len(self.rows), len(self.columns)) == self.size


@dataclass(frozen=True, slots=True, eq=False)
class Pulled:
    """A seed v of shape (rows,), and vᵀJ of shape (columns,), both float64.

    `reach` is what vᵀJ is measured by: as large as its largest element, and as one element of J
    alone under the largest seed. `own` says that v is what the gradient call itself started with.
    """

    seed: np.ndarray
    gradient: np.ndarray
    reach: float
    own: bool
