"""How far a difference quotient is off, by its step: finished numbers, worked out elsewhere."""

from dataclasses import dataclass

import numpy as np

KINK, JUMP, NONFINITE, CUT, APART, CONSTANT = (
    "kink",
    "jump",
    "nonfinite",
    "cut",
    "apart",
    "constant",
)


@dataclass(frozen=True, slots=True, eq=False)
class Errors:
    """The errors in one dtype. Arrays are float64 of shape (n,), NaN where there is no quotient.

    `central` are of (f(x+h) - f(x-h)) / 2h, `forward` of (f(x+h) - f(x)) / h. `noise` times 1/h is
    what rounding alone makes: NaN where that is not known. A step below `lost` leaves x as it is.
    """

    dtype: str
    central: np.ndarray
    forward: np.ndarray
    noise: float
    lost: float

    def of(self, forward: bool) -> np.ndarray:
        """Return the errors of forward or of central differences."""
        return self.forward if forward else self.central

    def best(self, forward: bool) -> int | None:
        """Return where the error is least: of equal ones the longest step; None where nowhere."""
        errors = self.of(forward)
        if not np.isfinite(errors).any():
            return None
        return int(np.flatnonzero(errors == np.nanmin(errors))[-1])


@dataclass(frozen=True, slots=True, eq=False)
class StepErrors:
    """Difference quotients of `of` along `along` at the present point against the tape's gradient.

    `steps` are the h, float64, rising. Errors are parts of `gradient`; where that is zero, they are
    as they come, and `relative` is False. `central_bend` times h² and `forward_bend` times h is
    what the formula leaves out: 0 where it leaves out nothing that can be seen, NaN where unknown.
    `why` says what is the matter, and `sides` has the slopes to the left and to the right.
    """

    of: str
    along: str
    at: float
    value: float
    gradient: float
    steps: np.ndarray
    errors: tuple[Errors, ...]  # in the program's dtype, then in float64; one, where that is both
    relative: bool
    central_bend: float
    forward_bend: float
    why: str = ""
    sides: tuple[float, float] = (float("nan"), float("nan"))

    def bend(self, forward: bool) -> tuple[float, int]:
        """Return the guide of what the formula leaves out: its factor, and the power of h."""
        return (self.forward_bend, 1) if forward else (self.central_bend, 2)
