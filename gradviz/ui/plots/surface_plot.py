"""A value over two inputs, seen from above: shades, contour lines, the present point."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QTransform
from PySide6.QtWidgets import QWidget

from gradviz.trace.surface import Surface
from gradviz.trace.training import Training
from gradviz.ui.numbers import short
from gradviz.ui.plots.chart import MARK, Chart
from gradviz.ui.plots.ranges import View
from gradviz.words import say

CONTOURS = 7
PALE = 0.06  # how much of the colour the lowest place gets


class SurfacePlot(Chart):
    """Draws a Surface, and over it the way a training run took, where it moved these two names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._surface: Surface | None = None
        self._training: Training | None = None
        self._built = False
        super().__init__("surfacePlot", parent)
        self._image = pg.ImageItem(axisOrder="row-major")
        self.addItem(self._image)
        self._lines = [pg.IsocurveItem() for _ in range(CONTOURS)]
        for line in self._lines:
            self.addItem(line)
        self._way = self.add_series(say("plots.way"))
        self._point = self.add_series(say("plots.point"), symbol="o")
        self._point.setZValue(MARK)
        self._built = True
        self.set_surface(None)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be seen."""
        return self._surface is None or not np.isfinite(self._surface.z).any()

    def set_surface(self, surface: Surface | None) -> None:
        """Draw `surface`."""
        self._surface = surface
        self._draw()

    def set_training(self, training: Training | None) -> None:
        """Draw the way `training` took, where both names of the surface were moved."""
        self._training = training
        self._draw_way()

    def restyle(self) -> None:
        """Colour everything again."""
        super().restyle()
        if self._built:
            self._draw()

    def _draw(self) -> None:
        surface = self._surface
        items = (self._image, self._point, self._way, *self._lines)
        for item in items:
            item.setVisible(not self.is_empty)
        if surface is None or self.is_empty:
            return
        heights = np.where(np.isfinite(surface.z), surface.z, np.nan)
        low, high = _ends(heights)
        rect = _extent(surface)
        self._image.setImage(self._shades(heights, low, high), autoLevels=False)
        self._image.setRect(rect)
        self._contours(heights, low, high, rect)
        self.look_at(View((rect.left(), rect.right()), (rect.top(), rect.bottom())))
        self.set_labels(*surface.along)
        pale, strong = say("plots.low", value=short(low)), say("plots.high", value=short(high))
        self.say_title([(pale, self.theme.muted), (strong, self.theme.series)], surface.of)
        self._point.setSymbolBrush(QColor(self.theme.current))
        self._point.setSymbolPen(self.pen(self.theme.window, 1.5))
        self._point.setSymbolSize(12)
        self._point.setData([surface.at[0]], [surface.at[1]])
        self._draw_way()

    def _shades(self, heights: np.ndarray, low: float, high: float) -> np.ndarray:
        part = (heights - low) / (high - low) if high > low else np.zeros_like(heights)
        part = PALE + (1 - PALE) * np.nan_to_num(part)
        ground, top = _rgb(self.theme.window), _rgb(self.theme.series)
        shades = ground + (top - ground) * part[..., None]
        alpha = np.where(np.isfinite(heights), 255, 0)[..., None]
        return np.concatenate([shades, alpha], axis=-1).astype(np.uint8)

    def _contours(self, heights: np.ndarray, low: float, high: float, rect: QRectF) -> None:
        rows, columns = heights.shape
        drawn = high > low and min(rows, columns) > 1 and bool(np.isfinite(heights).all())
        levels = np.linspace(low, high, CONTOURS + 2)[1:-1] if drawn else np.zeros(CONTOURS)
        move = QTransform()
        move.translate(rect.left(), rect.top())
        move.scale(rect.width() / columns, rect.height() / rows)
        move.translate(0.5, 0.5)  # values stand in the middle of their cells
        for line, level in zip(self._lines, levels, strict=True):
            line.setVisible(drawn)
            if drawn:
                line.setTransform(move)
                line.setPen(self.pen(self.theme.edge, 1.0))
                line.setData(heights.T, float(level))

    def _draw_way(self) -> None:
        names = dict(self._training.paths) if self._training is not None else {}
        along = self._surface.along if self._surface is not None else ("", "")
        if along[0] not in names or along[1] not in names:
            self._way.setData([], [])
            return
        x, y = (np.asarray(names[name], np.float64) for name in along)
        known = np.isfinite(x) & np.isfinite(y)
        self._way.setPen(self.pen(self.theme.gradient, 2.0))
        self._way.setData(x[known], y[known])


def _ends(heights: np.ndarray) -> tuple[float, float]:
    known = heights[np.isfinite(heights)]
    return (float(known.min()), float(known.max())) if known.size else (0.0, 0.0)


def _extent(surface: Surface) -> QRectF:
    (x, wide), (y, high) = (_side(surface.x), _side(surface.y))
    return QRectF(x, y, wide, high)


def _side(places: np.ndarray) -> tuple[float, float]:
    step = float(places[1] - places[0]) if len(places) > 1 else 1.0
    return float(places[0]) - step / 2, step * len(places)


def _rgb(colour: str) -> np.ndarray:
    shade = QColor(colour)
    return np.array([shade.red(), shade.green(), shade.blue()], np.float64)
