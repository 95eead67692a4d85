"""Dots on a surface, painted as shapes: a plot's own symbols are pixels, which no file scales."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget


class Dots(pg.GraphicsObject):
    """Round dots of one size, in data coordinates."""

    def __init__(self) -> None:
        super().__init__()
        self._room = QRectF()
        self._points: list[QPointF] = []
        self._radius = 0.0
        self._brush, self._pen = QColor(), QPen()

    @property
    def count(self) -> int:
        """How many dots there are."""
        return len(self._points)

    def draw(
        self, x: np.ndarray, y: np.ndarray, across: float, colour: str, ring: QPen | None = None
    ) -> None:
        """Draw dots so many pixels across, with a ring around each."""
        self.prepareGeometryChange()
        self._points = [QPointF(a, b) for a, b in zip(x, y, strict=True)]
        left, right = (float(f(x)) if len(x) else 0.0 for f in (np.min, np.max))
        low, high = (float(f(y)) if len(y) else 0.0 for f in (np.min, np.max))
        self._room = QRectF(left, low, right - left, high - low)
        self._radius, self._brush = across / 2, QColor(colour)
        self._pen = QPen(Qt.PenStyle.NoPen) if ring is None else ring
        self.update()

    def boundingRect(self) -> QRectF:
        """The room of all dots, with that of their own size."""
        reach = self._radius + 2.0
        wide, high = reach * (self.pixelWidth() or 0.0), reach * (self.pixelHeight() or 0.0)
        return self._room.adjusted(-wide, -high, wide, high)

    def viewTransformChanged(self) -> None:
        """A pixel is another length: so is the room that dots take."""
        self.prepareGeometryChange()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint them in pixels of the device, so that they stay round."""
        device = painter.transform()
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        painter.setBrush(self._brush)
        for point in self._points:
            painter.drawEllipse(device.map(point), self._radius, self._radius)
        painter.restore()
