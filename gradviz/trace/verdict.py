"""What a second witness says of a gradient: whether central differences agree with it."""

import math
from dataclasses import dataclass

AGREES, KINK, DIFFERS, UNCHECKED = "agrees", "kink", "differs", "unchecked"
MOST_DIGITS = 15.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """`gap` is relative to the largest element of both. `tried` of `size` elements were compared.

    `why` names the operation that cannot be computed again, where nothing was.
    """

    state: str
    gap: float = math.nan
    tried: int = 0
    size: int = 0
    why: str = ""

    @property
    def digits(self) -> int:
        """How many digits agree."""
        if math.isnan(self.gap):
            return 0
        return int(MOST_DIGITS if not self.gap else min(-math.log10(self.gap), MOST_DIGITS))
