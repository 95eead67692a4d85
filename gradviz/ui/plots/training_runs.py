"""The earlier runs that a training is compared with: each keeps its colour and its dash."""

from typing import TYPE_CHECKING

from gradviz.trace.training import Training
from gradviz.ui.numbers import short
from gradviz.ui.plots.training_below import DASHES
from gradviz.ui.plots.training_legend import Entry
from gradviz.ui.plots.training_words import setting
from gradviz.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    import pyqtgraph as pg

    from gradviz.ui.plots.chart import Chart

KEPT = 5  # that are drawn
FAINT = DASHES[1:]
WIDTH = 1.4


class EarlierRuns:
    """The series of a chart that are earlier runs, the newest last."""

    def __init__(self, chart: "Chart") -> None:
        self._chart = chart
        self._items: list[pg.PlotDataItem] = [chart.add_series() for _ in range(KEPT)]
        for item in self._items:
            item.setDownsampling(auto=True, method="peak")  # thousands of points cost a frame
        self.runs: tuple[Training, ...] = ()
        self._places: dict[int, int] = {}  # of a run: which of the items, colours and dashes

    def take(self, runs: tuple[Training, ...]) -> bool:
        """Compare with the newest of these. False where nothing changes."""
        runs = runs[-KEPT:]
        if runs == self.runs:
            return False
        self.runs = runs
        before = self._places
        self._places = {id(run): before[id(run)] for run in runs if id(run) in before}
        free = (place for place in range(KEPT) if place not in self._places.values())
        for run in runs:
            if id(run) not in self._places:
                self._places[id(run)] = next(free)
        return True

    def draw(self, put: "Callable[[pg.PlotDataItem, np.ndarray], None]") -> None:
        """Draw them: `put` gives losses to a series."""
        for run in self.runs:
            place = self._places[id(run)]
            item, colour = self._items[place], colours(self._chart.theme)[place]
            item.opts["name"] = setting(run)
            item.setPen(self._chart.pen(colour, WIDTH, FAINT[place % len(FAINT)][0]))
            put(item, run.losses)

    def clear(self) -> None:
        """Draw nothing."""
        for item in self._items:
            item.setData([], [])

    def entries(self) -> list[Entry]:
        """Return what the legend says of them, the newest first."""
        return [
            (
                FAINT[self._places[id(run)] % len(FAINT)][1],
                f"{setting(run)} → {short(run.losses[-1])}",
                colours(self._chart.theme)[self._places[id(run)]],
            )
            for run in reversed(self.runs)
        ]


def colours(theme: Theme) -> tuple[str, ...]:
    """Return the colours of earlier runs, none of them that of the present one."""
    return theme.gradient, theme.watched, theme.linked, theme.frozen, theme.constant
