"""What a curve can afford where every point costs a run: few points first, more in time.

Whoever waits for it is told what there is as it comes, and how much of the work is done.
"""

import time
from collections.abc import Callable, Iterator

import numpy as np

from gradviz.lang.sampling import Sampler
from gradviz.trace.curves import Curve

Told = Callable[[Curve | None, float], None] | None
PATIENCE = 10.0  # seconds that the points of a curve may take
STRIDES = (40, 20, 10, 5, 2, 1)  # of all points: which are run, time after time
FEW = 10  # the stride of a few points
AT_FIRST, APART = 0.25, 0.1  # seconds before the first word of how far it is, and between two


class Pace:
    """Counts runs of the program against those expected, and tells how far they are."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._runs = 0
        self._expected = 0  # not known yet
        self._begun = time.thread_time()
        self._due = self._begun + AT_FIRST

    def expects(self, runs: int) -> None:
        """So many more runs are to come."""
        self._expected = self._runs + max(runs, 1)

    def ran(self) -> None:
        """The program was run once."""
        self._runs += 1
        now = time.thread_time()
        if self._told is not None and self._expected and now > self._due:
            self._due = now + APART
            self._told(None, self.done)

    def tell(self, curve: Curve) -> None:
        """There is more of the curve; who has waited but a moment need not know."""
        if self._told is not None and time.thread_time() > self._begun + AT_FIRST:
            self._told(curve, self.done)

    @property
    def done(self) -> float:
        """The part of the runs that is done; never all, before all is there."""
        return min(self._runs / self._expected, 0.99)


def afforded(
    sampler: Sampler, xs: np.ndarray, seconds: float, few: bool = False
) -> Iterator[np.ndarray]:
    """Yield more and more of even points, as far as running them takes no more than `seconds`.

    At least a few; with `few` those are enough, and even fewer where they take longer.
    """
    until = time.thread_time() + seconds
    wanted = [stride for stride in STRIDES if (stride >= FEW if few else stride <= FEW)]
    fitting = [stride for stride in wanted if (len(xs) - 1) % stride == 0] or [1]
    for number, stride in enumerate(fitting):
        some = xs[::stride]
        if number and time.thread_time() + sampler.cost_of(some) > until:
            return
        yield some
