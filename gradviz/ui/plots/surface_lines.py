"""The lines of equal value on a surface, each with its value written on it."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor

from gradviz.trace.surface import Contour
from gradviz.ui.plots.chart import FRONT, Chart
from gradviz.ui.plots.ranges import View
from gradviz.ui.plots.surface_hints import plain
from gradviz.ui.theme import code_font

VEIL = 150  # of 255: how far a value covers the shades behind it
INK = 120  # of 255: how dark a line is
MARGIN = 0.07  # of the plot that values keep from its edges
APART = 0.17  # of the plot that values keep from one another, and from the present point
SIZE = 7.5  # points


class Lines:
    """Contour lines and their values, as items of a chart."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self._line = pg.PlotCurveItem(connect="pairs", antialias=True)
        self._line.setZValue(1)
        chart.addItem(self._line, ignoreBounds=True)
        self._names: list[pg.TextItem] = []

    @property
    def texts(self) -> list[str]:
        """The values that are written, in the order of their levels."""
        return [name.toPlainText() for name in self._names if name.isVisible()]

    def draw(self, contours: Sequence[Contour]) -> None:
        """Draw the lines themselves."""
        ink = QColor(self._chart.theme.text)
        ink.setAlpha(INK)
        self._line.setPen(self._chart.pen(ink.name(QColor.NameFormat.HexArgb), 1.0))
        ends = [contour.pieces.reshape(-1, 2) for contour in contours]
        points = np.concatenate(ends) if ends else np.empty((0, 2))
        self._line.setData(points[:, 0], points[:, 1])

    def set_visible(self, visible: bool) -> None:
        """Show the lines, or not; values come back with the next `name`."""
        self._line.setVisible(visible)
        if not visible:
            for name in self._names:
                name.hide()

    def name(self, contours: Sequence[Contour], view: View, at: tuple[float, float]) -> None:
        """Write a value on each line, where there is room."""
        while len(self._names) < len(contours):
            self._names.append(self._new_name())
        taken = [(float(view.across(at[0])), float(view.up(at[1])))]
        for name in self._names:
            name.hide()
        for name, contour in zip(self._names, contours, strict=False):
            place = self._place(contour.pieces, view, taken)
            if place is not None:
                taken.append(place)
                self._write(name, plain(contour.level), view.point(*place))

    def _new_name(self) -> pg.TextItem:
        name = pg.TextItem("", anchor=(0.5, 0.5))
        name.setZValue(FRONT)
        self._chart.addItem(name, ignoreBounds=True)
        return name

    def _place(
        self, pieces: np.ndarray, view: View, taken: Sequence[tuple[float, float]]
    ) -> tuple[float, float] | None:
        """Return the place on a line that is farthest from all that is taken, as fractions."""
        x, y = view.across(pieces[:, 0, 0]), view.up(pieces[:, 0, 1])
        inside = (np.minimum(x, 1 - x) > MARGIN) & (np.minimum(y, 1 - y) > MARGIN)
        if not inside.any():
            return None
        x, y = x[inside], y[inside]
        gaps = np.min([np.hypot(x - a, y - b) for a, b in taken], axis=0)
        best = int(np.argmax(gaps))
        return (float(x[best]), float(y[best])) if gaps[best] > APART else None

    def _write(self, name: pg.TextItem, text: str, place: tuple[float, float]) -> None:
        theme = self._chart.theme
        veil = QColor(theme.window)
        veil.setAlpha(VEIL)
        name.setFont(code_font(SIZE))
        name.setText(text, color=theme.text)
        name.fill = pg.mkBrush(veil)
        name.setPos(*place)
        name.show()
