"""The plot that is looked at as a picture, as it stands on the screen: a vector, or pixels."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsView

from gradviz.export.pictures import Picture
from gradviz.trace import Frame


class PlotPicture(Picture):
    """One plot; it is the same at every step."""

    def __init__(self, view: QGraphicsView) -> None:
        self._view = view
        area = view.viewport().rect()
        self.width, self.height = float(area.width()), float(area.height())

    def paint(self, painter: QPainter, step: int | Frame, zoom: float = 1.0) -> None:
        """Paint the whole plot from the top left corner."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(0, 0, self.width * zoom, self.height * zoom)
        self._view.render(painter, area, self._view.viewport().rect())
        painter.restore()
