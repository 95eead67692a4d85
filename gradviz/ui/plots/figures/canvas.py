"""What drawing a mark needs to know of its plot: the theme, the ranges, how numbers are placed."""

from dataclasses import dataclass

import numpy as np

from gradviz.trace.figures import Axes, Range
from gradviz.ui.plots.figures.projection import project, unproject
from gradviz.ui.theme import Theme

View = tuple[Range, Range]  # across, and upwards
LEAST, FINEST = 1e-150, 1e-12  # of a range: what is narrower cannot be painted


@dataclass(frozen=True, slots=True)
class Canvas:
    """One subplot's axes in a theme. `on_image` says that shades cover the ground.

    `seen` are the ends of the view across and upwards, as places, where someone looks closer.
    """

    theme: Theme
    axes: Axes
    on_image: bool = False
    seen: View | None = None

    def x(self, values: np.ndarray) -> np.ndarray:
        """Return where numbers stand across; NaN for nowhere."""
        return project(values, self.axes.xscale)

    def y(self, values: np.ndarray) -> np.ndarray:
        """Return where numbers stand upwards; NaN for nowhere."""
        return project(values, self.axes.yscale)

    @property
    def whole(self) -> View:
        """What the program wants to be seen."""
        axes = self.axes
        return _ends(axes.xlim, axes.xscale), _ends(axes.ylim, axes.yscale)

    @property
    def across(self) -> Range:
        """The ends of the view across, as places."""
        return (self.seen or self.whole)[0]

    @property
    def up(self) -> Range:
        """The ends of the view upwards, as places."""
        return (self.seen or self.whole)[1]

    def near(self, places: np.ndarray) -> slice:
        """Return which of many places across are to be drawn: all, unless someone looks closer."""
        if self.seen is None:
            return slice(None)
        low, high = sorted(self.across)
        inside = np.flatnonzero((places >= low) & (places <= high))
        if inside.size:
            return slice(max(int(inside[0]) - 1, 0), int(inside[-1]) + 2)
        # A line between two points is seen between them, too.
        before = places < low if places[0] <= places[-1] else places > high
        count = int(before.sum())
        return slice(max(count - 1, 0), count + 1)

    def across_numbers(self, count: int) -> np.ndarray:
        """Return numbers across the view, evenly by place."""
        places = np.linspace(*self.across, count)
        return np.array([unproject(place, self.axes.xscale) for place in places])


def _ends(ends: Range, scale: str) -> Range:
    low, high = (float(place) for place in project(np.array(ends), scale))
    if not (np.isfinite(low) and np.isfinite(high)):
        return 0.0, 1.0
    if abs(high - low) < max(LEAST, FINEST * max(abs(low), abs(high))):
        half = 0.5 if max(abs(low), abs(high)) < LEAST else 1e-6 * abs(low)
        return low - half, low + half
    return low, high
