"""Paints pieces of the background so that they have the very pixels of the whole painted at once.

Qt rounds a line differently where a clip cuts it, and rounds what it asks for to fewer pixels than
it shows. So a piece is painted unclipped onto a sheet as large as the viewport, with a border, and
only then cut out.
"""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QTransform

from gradviz.ui.graph.graph_painter import GraphPainter

_BORDER = 2.0  # pixels


class Sheet:
    """The image pieces are painted on. Nothing on it lasts: it is kept only to be used again."""

    def __init__(self) -> None:
        self._image = QImage()

    def paint(
        self, painter: QPainter, piece: QRectF, transform: QTransform, graph: GraphPainter
    ) -> None:
        """Paint `piece` (scene units) of the canvas and the graph; `painter` is clipped to it."""
        device = painter.device()
        ratio = device.devicePixelRatio()
        if self._image.size().toTuple() != (device.width(), device.height()):
            self._image = QImage(device.width(), device.height(), QImage.Format.Format_RGB32)
        self._image.setDevicePixelRatio(ratio)
        zoom = transform.m11()
        border = _BORDER / zoom
        area = piece.adjusted(-border, -border, border, border)
        inner = QPainter(self._image)
        inner.setTransform(transform)
        inner.fillRect(area, graph.inks.canvas)
        graph.paint(inner, area, zoom)
        inner.end()
        painter.save()
        painter.resetTransform()
        painter.drawImage(0, 0, self._image)
        painter.restore()
