"""The gradient on a surface as arrows: on a coarse grid, and a strong one at the present point.

Arrows point as the gradient does in the plane of the two inputs; their length tells its size, but
on a scale so gentle that a steep wall does not make all else vanish. The numbers are in the hints.
"""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from gradviz.trace.surface import NONE, UPHILL, Surface
from gradviz.ui.plots.figures.arrow_marks import outlines
from gradviz.ui.theme import Theme, scale

ROWS = 10  # of arrows, about: one for so many parts of the grid
LONGEST = 0.82  # of the room between two arrows
SHORTEST = 0.3
GENTLE = 1 / 3  # the power of its size that an arrow's length goes by
OWN = 34.0  # pixels of the longest arrow at the present point
FAINT = 175  # of 255


class Arrows(pg.GraphicsObject):
    """All arrows of one surface, painted in pixels so that heads keep their shape."""

    def __init__(self) -> None:
        super().__init__()
        self._room = QRectF()
        self._tails = self._slopes = np.empty((0, 2))
        self._own: tuple[np.ndarray, np.ndarray] | None = None
        self._theme: Theme | None = None
        self._sign = -1.0
        self._grid = (10, 10)

    @property
    def count(self) -> int:
        """How many arrows there are, without the one at the present point."""
        return len(self._tails)

    def draw(self, surface: Surface, theme: Theme, direction: str, own: bool = True) -> None:
        """Draw the gradient of `surface`, or against it, or nothing; `own`: at the point too."""
        self.prepareGeometryChange()
        (left, right), (low, high) = surface.view
        self._room, self._theme = QRectF(left, low, right - left, high - low), theme
        self._sign = 1.0 if direction == UPHILL else -1.0
        self._tails, self._slopes, self._grid = _field(surface)
        self._own = None
        if own and surface.slope_at is not None and np.hypot(*surface.slope_at) > 0:
            self._own = np.array([surface.at]), np.array([surface.slope_at])
        if direction == NONE:
            self._tails = self._slopes = np.empty((0, 2))
            self._own = None
        self.update()

    def boundingRect(self) -> QRectF:
        """The part of the plane the grid covers."""
        return self._room

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the field, then the arrow of the present point over it."""
        if self._theme is None or not self._room.width():
            return
        device = painter.transform()
        room = device.mapRect(self._room)
        unit = np.array([room.width() / self._room.width(), -room.height() / self._room.height()])
        corner = np.array([room.left(), room.bottom()])
        origin = np.array([self._room.left(), self._room.top()])
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        longest = LONGEST * min(room.width() / self._grid[1], room.height() / self._grid[0])
        colour = QColor(self._theme.gradient)
        if len(self._tails):
            lengths = longest * np.maximum(_parts(self._slopes), SHORTEST)
            tails = (self._tails - origin) * unit + corner
            faint = QColor(colour)
            faint.setAlpha(FAINT)
            self._paint(painter, tails, self._slopes * unit, lengths, faint, 1.2, centred=True)
        if self._own is not None:
            tails = (self._own[0] - origin) * unit + corner
            lengths = np.array([OWN * scale()])
            ground = QColor(self._theme.window)
            for ink, thick in ((ground, 5.0), (colour, 2.4)):
                self._paint(painter, tails, self._own[1] * unit, lengths, ink, thick)
        painter.restore()

    def _paint(
        self, painter: QPainter, tails: np.ndarray, along: np.ndarray, lengths: np.ndarray,
        colour: QColor, thick: float, centred: bool = False,
    ) -> None:  # fmt: skip
        size = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-300)
        reach = self._sign * along / size[:, None] * lengths[:, None]
        tails = tails - reach / 2 if centred else tails
        shafts, heads = outlines(tails, tails + reach, min(thick, 2.6) * scale())
        painter.setPen(pg.mkPen(colour, width=thick * scale()))
        painter.setBrush(pg.mkBrush(None))
        painter.drawPath(shafts)
        painter.setPen(pg.mkPen(colour, width=max(thick - 2.0, 1.0)))
        painter.setBrush(pg.mkBrush(colour))
        painter.drawPath(heads)


def _field(surface: Surface) -> tuple[np.ndarray, np.ndarray, tuple[int, int]]:
    """Return where arrows stand, the gradient there, and how many rows and columns there are."""
    if surface.dx is None or surface.dy is None:
        return np.empty((0, 2)), np.empty((0, 2)), (10, 10)
    down, across = (slice(None, None, max((n - 1) // ROWS, 1)) for n in surface.z.shape)
    dx, dy = surface.dx[down, across], surface.dy[down, across]
    x, y = np.meshgrid(surface.x[across], surface.y[down])
    inner = np.zeros(dx.shape, bool)
    inner[1:-1, 1:-1] = True  # those on the edge would be cut
    known = inner & np.isfinite(dx) & np.isfinite(dy) & (np.hypot(dx, dy) > 0)
    places, slopes = np.stack([x[known], y[known]], 1), np.stack([dx[known], dy[known]], 1)
    return places, slopes, (dx.shape[0] - 1, dx.shape[1] - 1)


def _parts(slopes: np.ndarray) -> np.ndarray:
    """Return how long each arrow is, against the longest."""
    sizes = np.hypot(slopes[:, 0], slopes[:, 1])
    largest = float(np.percentile(sizes, 95)) or 1.0
    return np.clip(sizes / largest, 0.0, 1.0) ** GENTLE
