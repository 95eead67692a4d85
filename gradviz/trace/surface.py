"""What the surface plot draws: finished numbers, worked out elsewhere."""

from dataclasses import dataclass

import numpy as np

View = tuple[tuple[float, float], tuple[float, float]]  # the ends across, and the ends upwards

DOWNHILL, UPHILL, NONE = "downhill", "uphill", "none"  # where arrows of the gradient point
DIRECTIONS = (DOWNHILL, UPHILL, NONE)
AUTO, EVEN, POWERS = "auto", "even", "powers"  # how values are shaded
SCALES = (AUTO, EVEN, POWERS)
FLAT, STEPS, STUCK, LOST = "flat", "steps", "stuck", "lost"


@dataclass(frozen=True, slots=True, eq=False)
class Tones:
    """Which shade a value has. Even from `low` to `high`; or log-like, both ways from zero.

    Log-like is sign(z) log10(1 + |z| / bend): powers of ten far from zero, even near it.
    """

    low: float
    high: float
    bend: float = 0.0  # 0 is even

    def parts(self, values: np.ndarray | float) -> np.ndarray:
        """Return how far up the scale values stand, 0 to 1 within it; NaN stays NaN."""
        low, high = self._place(self.low), self._place(self.high)
        return (self._place(values) - low) / (high - low if high > low else 1.0)

    def values(self, parts: np.ndarray | float) -> np.ndarray:
        """Return what values stand at `parts` of the scale: the inverse of `parts`."""
        low, high = self._place(self.low), self._place(self.high)
        place = low + np.asarray(parts, np.float64) * (high - low)
        if not self.bend:
            return place
        return np.sign(place) * self.bend * (10.0 ** np.abs(place) - 1.0)

    def _place(self, values: np.ndarray | float) -> np.ndarray:
        values = np.asarray(values, np.float64)
        if not self.bend:
            return values
        return np.sign(values) * np.log10(1.0 + np.abs(values) / self.bend)


@dataclass(frozen=True, slots=True, eq=False)
class Contour:
    """The line of one value, in pieces: float64 (n, 2, 2), two ends with x and y each."""

    level: float
    pieces: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """A value over two names. `z` has shape (len(y), len(x)), NaN where there is none.

    `at` is the present point, `z_at` and `slope_at` the value and the gradient there. `dx` and `dy`
    are the gradient, of the shape of `z`, NaN where it was not worked out; None where a tape gives
    none. An axis is an input or one element of it: "w", "w[0]", "w[0, 1]". While `fine` is False a
    finer one is on its way. `movable` says which of the two a person can change.
    """

    of: str
    along: tuple[str, str]
    x: np.ndarray
    y: np.ndarray
    z: np.ndarray
    at: tuple[float, float]
    z_at: float = float("nan")
    slope_at: tuple[float, float] | None = None
    dx: np.ndarray | None = None
    dy: np.ndarray | None = None
    fine: bool = True
    movable: tuple[bool, bool] = (True, True)
    tones: Tones | None = None  # None: nothing is finite
    contours: tuple[Contour, ...] = ()
    scale: str = AUTO
    slow: bool = False  # one run of the program takes too long for a grid of them

    @property
    def view(self) -> View:
        """The part of the plane that the grid covers."""
        return (float(self.x[0]), float(self.x[-1])), (float(self.y[0]), float(self.y[-1]))


@dataclass(frozen=True, slots=True, eq=False)
class Descent:
    """The way downhill from the present point: float64 (steps + 1,) each.

    `why` tells why it ends: FLAT (the gradient is as good as zero), STEPS (no more were allowed),
    STUCK (no step goes down any more) or LOST (beyond all bounds, or where nothing is defined).
    """

    of: str
    along: tuple[str, str]
    x: np.ndarray
    y: np.ndarray
    z: np.ndarray
    why: str

    @property
    def steps(self) -> int:
        """How many steps were made."""
        return len(self.x) - 1
