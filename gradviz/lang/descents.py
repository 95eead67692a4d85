"""The way of steepest descent: against the gradient of a tape, each step as long as goes down.

Backtracking line search after Armijo (Nocedal and Wright, Numerical Optimization, 3.1): a step is
taken where it gains a part of what the slope promises, else one half as long is tried. How long the
first one tried is, the bend seen on the last step says.
"""

from collections.abc import Sequence

import numpy as np

from gradviz.lang.budget import Budget
from gradviz.lang.inputs import Given
from gradviz.lang.plane import Places, places_of, sample
from gradviz.lang.rerun import Rerun
from gradviz.lang.scenes import Scene
from gradviz.lang.sweeping import SWEEP, Cancelled, guarded
from gradviz.trace.surface import FLAT, LOST, STEPS, STUCK, Descent

MOST_STEPS = 200
NEARLY = 1e-2  # one so small is, too, where no step goes down any more: rounding hides the rest
MOST_HALVES = 24  # of one step, before it is given up
GAIN = 1e-4  # part of the promised gain that a step must make
STILL = 1e-5  # a gradient so small, against the largest on the way, is as good as zero
FIRST = 0.5  # length of the first step tried, against the size of the point (at least 1)
STRIDE = 0.3  # the longest step, against the size of the point: what lies between is to be seen
FAR = 1e4  # times the size of the start: nobody looks so far


def descent(
    source: str,
    inputs: Given | None,
    of: str,
    along: tuple[str, str],
    *,
    before: Sequence[Scene] = (),
    cancelled: Cancelled = None,
) -> Descent | None:
    """Return the way downhill from where the program stands; None where there is no gradient."""

    def work(rerun: Rerun) -> Descent | None:
        places = places_of(rerun, along)
        if places is None:
            return None
        walk = Walk(rerun, places, of)
        why = walk.run()
        if why is None:
            return None
        x, y, z = (np.array(row) for row in zip(*walk.points, strict=True))
        return Descent(of, along, x, y, z, why)

    return guarded(work, source, inputs, before, Budget(SWEEP, cancelled))


class Walk:
    """One way down. `points` are (x, y, value) so far, from the start on."""

    def __init__(self, rerun: Rerun, places: Places, of: str) -> None:
        self._rerun, self._places, self._of = rerun, places, of
        self._start = np.array([one.value for one in places])
        self.points: list[tuple[float, float, float]] = []

    def run(self) -> str | None:
        """Go down, and return why no further; None where it cannot even begin."""
        here = self._sample(self._start)
        if here is None:
            return None
        place, (value, slope) = self._start, here
        self.points.append((place[0], place[1], value))
        size = max(1.0, float(np.abs(place).max()))
        steepest = float(np.hypot(*slope))
        rate = FIRST * size / steepest if steepest else 0.0
        for _ in range(MOST_STEPS):
            steepest = max(steepest, float(np.hypot(*slope)))
            if np.hypot(*slope) <= STILL * steepest:
                return FLAT
            found = self._step(place, value, slope, rate)
            if found is None:
                return FLAT if np.hypot(*slope) <= NEARLY * steepest else STUCK
            last, was, (place, value, slope, rate) = place, slope, found
            rate = _next_rate(place - last, slope - was, rate)
            self.points.append((place[0], place[1], value))
            if np.abs(place).max() > FAR * size:
                return LOST
        return STEPS

    def _step(
        self, place: np.ndarray, value: float, slope: np.ndarray, rate: float
    ) -> tuple[np.ndarray, float, np.ndarray, float] | None:
        promised = float(slope @ slope)
        rate = min(rate, STRIDE * max(1.0, float(np.abs(place).max())) / promised**0.5)
        for _ in range(MOST_HALVES):
            to = place - rate * slope
            found = self._sample(to)
            if found is not None and found[0] < value - GAIN * rate * promised:
                return to, found[0], found[1], rate
            rate /= 2
        return None

    def _sample(self, at: np.ndarray) -> tuple[float, np.ndarray] | None:
        found = sample(self._rerun, self._places, self._of, (float(at[0]), float(at[1])))
        if found is None or not np.isfinite(found).all():
            return None
        return found[0], np.array(found[1:])


def _next_rate(moved: np.ndarray, turned: np.ndarray, rate: float) -> float:
    """Return the rate to try next: as the slope changed on the last step (Barzilai, Borwein)."""
    bent = float(moved @ turned)
    return float(moved @ moved) / bent if bent > 0 else 2 * rate
