"""What four witnesses say of a gradient: the tape, differences, forward mode and the formula.

Plain frozen data: what each found, how far it is from the tape's number, and why, where it is.
"""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

TAPE, DIFFERENCES, FORWARD, FORMULA = "tape", "differences", "forward", "formula"
WITNESSES = (TAPE, DIFFERENCES, FORWARD, FORMULA)

KINK = "kink"  # the slopes to the left and to the right differ
STOPPED = "stop_gradient"  # the tape holds constant what the differences move
OUTSIDE = "outside_tape"  # part of the way was computed while the tape did not record
CUSTOM = "custom"  # the program wrote the derivative itself
FLOAT = "float"  # the tape's dtype has lost the digits
ROUNDING = "rounding"  # the differences have lost them
NONFINITE = "nonfinite"  # NaN or infinity on the tape's way
ASTRAY = "astray"  # NaN or infinity on the witness's own way
JUMP = "jump"  # the value itself jumps
TIE = "tie"  # at these numbers an operation's rule is a convention
LAST = "last"  # the source's own last digit moves the gradient by as much
CANCELS = "cancels"  # what flowed together cancels, to rounding
RULE = "rule"  # nothing explains it: a rule is wrong
SILENT = "silent"  # an operation cannot be computed again
FAULTS = frozenset({CUSTOM, FLOAT, NONFINITE, RULE})  # where it is the tape's number that is off

LOOSE, CLOSE = 2e-3, 1e-6  # relative gaps that float32 and float64 may leave
DIGITS = {"float64": 15, "float32": 7, "float16": 3, "bfloat16": 2}


@dataclass(frozen=True, slots=True, eq=False)
class Testimony:
    """What one witness found, as float64; None where it found nothing, and `why` says it.

    It has the source's shape, or one axis where only the elements at `places` were tried. `gap` is
    the largest distance from the tape's, relative to the largest element of both. `what` names the
    operations `why` is about; `numbers` are those to tell with it: the slopes to the left and to
    the right of a kink, what the differences give with `stop_gradient` held, what forward mode
    gives in the program's dtype; of a formula without reproach, how many paths it adds up.
    """

    witness: str
    value: np.ndarray | None = None
    gap: float = math.nan
    places: np.ndarray | None = None
    why: str = ""
    what: str = ""
    numbers: tuple[float, ...] = ()


@dataclass(frozen=True, eq=False)
class Verdict:
    """The tape's gradient and what the other three witnesses say of it."""

    tape: np.ndarray
    others: tuple[Testimony, ...]

    @property
    def tolerance(self) -> float:
        """The gap that the tape's dtype may leave."""
        return CLOSE if self.tape.dtype == np.float64 else LOOSE

    @property
    def most_digits(self) -> int:
        """How many digits the tape's dtype has."""
        return DIGITS.get(self.tape.dtype.name, DIGITS["float32"])

    def digits(self, one: Testimony) -> int:
        """How many digits a witness shares with the tape: at most as many as its dtype has."""
        if not math.isfinite(one.gap):
            return 0
        exact = self.most_digits if not one.gap else -math.log10(one.gap)
        return max(0, min(int(exact), self.most_digits))

    def agrees(self, one: Testimony) -> bool:
        """Return whether a witness found what the tape did, be it nothing but rounding."""
        return one.value is not None and (one.gap <= self.tolerance or one.why in (CANCELS, LAST))

    @property
    def heard(self) -> tuple[Testimony, ...]:
        """The witnesses that count: who found something, to more digits than rounding left it.

        Differences that lost their digits say nothing of a tape that the others bear out.
        """
        found = tuple(one for one in self.others if one.value is not None)
        sharp = tuple(one for one in found if one.why != ROUNDING or self.agrees(one))
        borne_out = bool(sharp) and all(map(self.agrees, sharp))
        return sharp if borne_out else found

    def distances(self, one: Testimony) -> np.ndarray | None:
        """Return how far a witness is from the tape, element by element, shaped as its value."""
        if one.value is None:
            return None
        given = self.tape if one.places is None else self.tape.reshape(-1)[one.places]
        given = given.astype(np.float64).reshape(one.value.shape)
        with np.errstate(all="ignore"):
            apart = np.abs(one.value - given)
        same = (one.value == given) | (np.isnan(one.value) & np.isnan(given))
        return np.where(same, 0.0, apart)

    @cached_property
    def reason(self) -> Testimony | None:
        """The witness whose `why` says most about what is not as it might be; None if all is."""
        found = [one for one in self.others if one.why]
        order = (CUSTOM, STOPPED, OUTSIDE, KINK, JUMP, TIE, RULE, NONFINITE, CANCELS, FLOAT, LAST,
                 ROUNDING, ASTRAY, SILENT)  # fmt: skip
        return min(found, key=lambda one: order.index(one.why), default=None)

    @property
    def fails(self) -> bool:
        """Return whether the tape's number is not the derivative, and no convention makes it so."""
        return any(
            one.why in FAULTS and one.value is not None and not self.agrees(one)
            for one in self.others
        )


def apart(found: np.ndarray, given: np.ndarray) -> float:
    """Return the largest distance of two arrays, relative to the largest element of both.

    What is not a number, or infinite, in both alike is no distance.
    """
    with np.errstate(all="ignore"):
        gaps = np.abs(found - given)
    same = (found == given) | (np.isnan(found) & np.isnan(given))
    gaps = np.where(same, 0.0, np.where(np.isnan(gaps), np.inf, gaps))
    finite = [np.abs(a[np.isfinite(a)]) for a in (found, given)]
    scale = max((float(np.max(a)) for a in finite if a.size), default=0.0) or 1.0
    return float(np.max(gaps, initial=0.0) / scale)
