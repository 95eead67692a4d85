"""The heat map of an array that is too large to be edited number by number."""

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gradviz.ui.graph.heat_map import blocks, shades
from gradviz.ui.tables.grid_shape import cells_of
from gradviz.ui.theme import LIGHT, Theme, scale

MOST = (64, 128)  # rows and columns of colours; larger arrays show means of blocks
SIZE = (300, 130)  # pixels


class LargeMap(QWidget):
    """The colours of an array."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("largeMap")
        self._theme: Theme = LIGHT
        self._cells = np.zeros((1, 1))
        self._image: QImage | None = None

    def set_array(self, array: np.ndarray) -> None:
        """Show `array`, of one axis or more."""
        cells = cells_of(array).astype(np.float64)
        for axis, most in enumerate(MOST):
            cells = blocks(cells, min(cells.shape[axis], most), axis)
        self._cells, self._image = cells, None
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme, self._image = theme, None
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the same room for every array."""
        return QSize(*(round(side * scale()) for side in SIZE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the colours, each a rectangle."""
        if self._image is None:
            rows, columns = self._cells.shape
            inks = np.ascontiguousarray(shades(self._cells, self._theme.series, self._theme))
            kind = QImage.Format.Format_RGB888
            self._image = QImage(inks.tobytes(), columns, rows, 3 * columns, kind).copy()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        fitted = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        thin = fitted.width() < 12 or fitted.height() < 12
        place = self.size() if thin else fitted
        painter.drawImage(QRectF(0, 0, place.width(), place.height()), self._image)
