"""What lies under everything on a surface: its shades, and hatching where it has no value."""

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from gradviz.trace.surface import Surface
from gradviz.ui.plots.surface_shades import picture
from gradviz.ui.theme import Theme


class Ground(pg.GraphicsObject):
    """The shades of a surface, in data coordinates."""

    def __init__(self) -> None:
        super().__init__()
        self._room = QRectF()
        self._image = QImage()
        self._hatch = QColor()

    def show_surface(self, surface: Surface, theme: Theme) -> None:
        """Draw the shades of `surface`, which has values."""
        assert surface.tones is not None
        self.prepareGeometryChange()
        (left, right), (low, high) = surface.view
        self._room = QRectF(left, low, right - left, high - low)
        self._image = picture(surface.z, surface.tones, theme)
        self._hatch = QColor(theme.faint)
        self.update()

    def boundingRect(self) -> QRectF:
        """The part of the plane the grid covers."""
        return self._room

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint in pixels of the device, so that hatching keeps its shape."""
        room = painter.transform().mapRect(self._room)
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(room, QBrush(self._hatch, Qt.BrushStyle.BDiagPattern))
        painter.drawImage(room, self._image)
        painter.restore()
