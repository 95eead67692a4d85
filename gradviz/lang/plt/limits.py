"""Which part of an axis is shown: matplotlib's autoscaling, for one axis at a time."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

MARGIN = 0.05
TINY = 1e-15
Range = tuple[float, float]


@dataclass(slots=True)
class Reach:
    """What was drawn along one axis. `sticky` are places that no margin goes beyond."""

    low: float = math.inf
    high: float = -math.inf
    least_positive: float = math.inf
    sticky: set[float] = field(default_factory=set)
    touched: bool = False  # something was drawn, though perhaps nothing finite

    def take(self, values: np.ndarray) -> None:
        """Let the axis reach over `values`, as far as they are finite."""
        self.touched = True
        known = values[np.isfinite(values)]
        if not known.size:
            return
        self.low = min(self.low, float(known.min()))
        self.high = max(self.high, float(known.max()))
        positive = known[known > 0]
        if positive.size:
            self.least_positive = min(self.least_positive, float(positive.min()))

    def joined(self, other: "Reach") -> "Reach":
        """Return the reach over both, as axes have that are shared."""
        return Reach(
            min(self.low, other.low),
            max(self.high, other.high),
            min(self.least_positive, other.least_positive),
            self.sticky | other.sticky,
            self.touched or other.touched,
        )

    def view(self, scale: str, margin: float = MARGIN) -> Range:
        """Return what is shown of it: after `Axes.autoscale_view` of matplotlib."""
        if not self.touched and scale != "log":
            return 0.0, 1.0
        low, high = self._ends(scale)
        first, last = self._bounds(low, high)
        forth, back = TRANSFORMS[scale]
        a, b = forth(low), forth(high)
        room = (b - a) * margin
        low, high = back(a - room), back(b + room)
        return (
            low if first is None else max(low, first),
            high if last is None else min(high, last),
        )

    def _ends(self, scale: str) -> Range:
        if scale == "log":
            return self._log_ends()
        if self.low > self.high:
            return -MARGIN, MARGIN
        return _apart(self.low, self.high)

    def _log_ends(self) -> Range:
        low = self.low if self.low > 0 else self.least_positive
        high = self.high
        if not (math.isfinite(low) and high > 0):
            return 1.0, 10.0
        if low == high:
            tens = math.log10(low)
            return _power(math.ceil(tens) - 1.0), _power(math.floor(tens) + 1.0)
        return low, high

    def _bounds(self, low: float, high: float) -> tuple[float | None, float | None]:
        """Return the sticky places that the ends must not go beyond."""
        near = 1e-5 * abs(high - low)
        below = [place for place in self.sticky if place < low + near]
        above = [place for place in self.sticky if place >= high - near]
        return max(below, default=None), min(above, default=None)


def _apart(low: float, high: float) -> Range:
    """Return two ends that are told apart: `nonsingular` of matplotlib."""
    largest = max(abs(low), abs(high))
    if largest < (1e6 / TINY) * np.finfo(float).tiny:
        return -MARGIN, MARGIN
    if high - low <= largest * TINY:
        return low - MARGIN * abs(low), high + MARGIN * abs(high)
    return low, high


def ordered(low: float, high: float) -> Range:
    """Return ends that a program set; equal ones are moved apart, as matplotlib does."""
    if low != high:
        return low, high
    return _apart(low, high)


def _symlog(value: float) -> float:
    """Return where matplotlib's symlog has a value: linear within (-2, 2)."""
    return math.copysign(_tens(abs(value)), value)


def _tens(size: float) -> float:
    linear = 1.0 / (1.0 - 0.1)
    return size * linear if size <= 2 else 2 * (linear + math.log10(size / 2))


def _unsymlog(place: float) -> float:
    linear = 1.0 / (1.0 - 0.1)
    size = abs(place)
    found = size / linear if size <= 2 * linear else 2 * _power(size / 2 - linear)
    return math.copysign(found, place)


def _power(tens: float) -> float:
    """Return 10 to a power, as far as there are numbers."""
    return 10.0 ** min(max(tens, -307.0), 308.0)


Map = Callable[[float], float]
TRANSFORMS: dict[str, tuple[Map, Map]] = {
    "linear": (float, float),
    "log": (math.log10, _power),
    "symlog": (_symlog, _unsymlog),
}
