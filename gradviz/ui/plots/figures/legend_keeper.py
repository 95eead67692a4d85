"""Keeps a subplot's legend off its data: in a corner that is free, else under the axes."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF

from gradviz.ui.plots.figures.free_places import is_free, place, taken
from gradviz.ui.plots.figures.layer import Layer
from gradviz.ui.plots.figures.legend import Entry, Legend, entries
from gradviz.ui.theme import Theme

GAP = 8.0  # pixels between the legend and the edge of the plot
FAINT = 0.25


class LegendKeeper:
    """Places one legend for all layers of a subplot."""

    def __init__(self, parent: pg.GraphicsWidget, layers: Sequence[Layer], theme: Theme) -> None:
        self.card = Legend(parent)
        self._layers, self._theme = layers, theme
        asked = [layer for layer in layers if layer.subplot.axes.legend]
        self._wanted = asked[0].subplot.axes.legend or "" if asked else ""
        self._entries: list[Entry] = [e for layer in asked for e in entries(layer.subplot.marks)]
        self.card.set_entries(self._entries, theme)
        self._alone = self.card.size()  # in one column
        self.card.hide()  # until it has its place
        self._corner: tuple[float, float] | None = None
        self._cells: np.ndarray | None = None

    def forget_view(self) -> None:
        """Something else is seen: what is free is to be found anew."""
        self._cells = None

    def keep_off(self, words: QRectF | None) -> None:
        """Fade where the words at the pointer stand: what was asked for comes first."""
        covers = words is not None and self.card.isVisible()
        covers = covers and self.card.sceneBoundingRect().intersects(words)
        self.card.setOpacity(FAINT if covers else 1.0)

    def settle(self, area: QRectF, whole: tuple[float, float]) -> float:
        """Place the legend in `area`, or below in `whole`; return what room it needs below."""
        if not self._entries or area.width() < 10 or area.height() < 10:
            return 0.0
        found = self._place(area)
        high = 0.0
        if found is None:
            columns = min(max(int(whole[0] // max(self._alone[0], 1.0)), 1), len(self._entries))
            self.card.set_entries(self._entries, self._theme, columns)
            wide, high = self.card.size()
            self.card.setPos(max((whole[0] - wide) / 2, 0.0), whole[1] - high - 2)
            high += 4
        else:
            self.card.set_entries(self._entries, self._theme)
            self.card.setPos(area.left() + found[0] * area.width(),
                             area.top() + found[1] * area.height())  # fmt: skip
        self._corner = found
        self.card.show()
        return high

    def _place(self, area: QRectF) -> tuple[float, float] | None:
        """Return the place in parts of the area. Looked at closer, it moves only if it must."""
        if self._cells is None:
            found = [taken(layer.subplot.marks, layer.canvas) for layer in self._layers]
            self._cells = np.logical_or.reduce(found)
        size = self._alone[0] / area.width(), self._alone[1] / area.height()
        closer = self._layers[0].canvas.seen is not None and self.card.isVisible()
        if closer and (self._corner is None or is_free(self._cells, self._corner, size)):
            return self._corner
        edge = GAP / area.width(), GAP / area.height()
        return place(self._wanted, self._cells, size, edge) or (self._corner if closer else None)
