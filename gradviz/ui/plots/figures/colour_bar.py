"""The key to a colour scale: a strip of its colours beside the plot, with numbers."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsLinearLayout, QWidget

from gradviz.trace.figures import ColourBar, Scale, Ticks as ChosenTicks
from gradviz.ui.plots.axis_clothes import dress_axis
from gradviz.ui.plots.figures.axis_item import Axis
from gradviz.ui.plots.figures.field_marks import band_colours
from gradviz.ui.plots.figures.line_marks import colours_of
from gradviz.ui.theme import Theme, scale

STRIP = 12.0  # pixels across
STEPS = 256
MOST_TICKS = 8


class Strip(pg.GraphicsWidget):
    """The colours of a scale, lowest at the bottom or left."""

    def __init__(self, bar: ColourBar, theme: Theme) -> None:
        super().__init__()
        self._rows = _rows(bar.scale, theme)
        self._upright, self._line = bar.upright, theme.outline
        fixed = self.setFixedWidth if bar.upright else self.setFixedHeight
        fixed(STRIP * scale())

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        """Paint the colours one beside the other."""
        area = self.rect()
        count = len(self._rows)
        for k, row in enumerate(self._rows):
            colour = pg.mkColor(*(round(float(part) * 255) for part in row))
            if self._upright:
                high = area.height() / count
                painter.fillRect(QRectF(0, area.height() - (k + 1) * high - 0.5, area.width(),
                                        high + 1), colour)  # fmt: skip
            else:
                wide = area.width() / count
                painter.fillRect(QRectF(k * wide, 0, wide + 1, area.height()), colour)
        painter.setPen(pg.mkPen(self._line, width=1))
        painter.drawRect(area)


def _rows(of: Scale, theme: Theme) -> np.ndarray:
    if of.levels:
        return band_colours(of, theme) if len(of.levels) > 1 else colours_of(np.array([of.low]), of)
    low, high = np.log10((of.low, of.high)) if of.log else (of.low, of.high)
    places = np.linspace(low, high, STEPS)
    return colours_of(10.0**places if of.log else places, of)


class ColourBarItem(pg.GraphicsWidget):
    """A strip and its axis."""

    def __init__(self, bar: ColourBar, theme: Theme) -> None:
        super().__init__()
        self.bar = bar
        self.axis = Axis("right" if bar.upright else "bottom")
        dress_axis(self.axis, theme)
        self.axis.setRange(*_ends(bar.scale))
        self.axis.set_scale("log" if bar.scale.log else "linear", _ticks(bar.scale))
        self.axis.setLabel(bar.label, color=theme.muted)
        self.axis.showLabel(bool(bar.label))
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        layout = QGraphicsLinearLayout(across if bar.upright else down)
        layout.setSpacing(0)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addItem(Strip(bar, theme))
        layout.addItem(self.axis)
        self.setLayout(layout)


def _ends(of: Scale) -> tuple[float, float]:
    if of.levels:
        return 0.0, float(max(len(of.levels) - 1, 1))
    low, high = np.log10((of.low, of.high)) if of.log else (of.low, of.high)
    return (float(low), float(high)) if high > low else (float(low) - 0.5, float(high) + 0.5)


def _ticks(of: Scale) -> ChosenTicks | None:
    """Return the levels at the ends of their bands, which are all of one height."""
    if not of.levels:
        return None
    step = max(-(-len(of.levels) // MOST_TICKS), 1)
    chosen = range(0, len(of.levels), step)
    return ChosenTicks(tuple(float(k) for k in chosen), tuple(f"{of.levels[k]:g}" for k in chosen))
