"""The graph at one step as a picture: SVG and PDF stay vectors, PNG has any density.

Needs a running QGuiApplication for its fonts, and no window.
"""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from gradviz.layout.geometry import Drawing
from gradviz.trace import Trace, frame_at
from gradviz.ui.graph.graph_painter import GraphPainter
from gradviz.ui.theme import LIGHT, Theme

SUFFIXES = (".svg", ".png", ".pdf")
DENSITY = 2.0  # pixels of a PNG per scene unit
MOST_PIXELS = 60_000_000
PDF_DOTS = 72  # per inch: one scene unit is one point


class Picture:
    """One trace, drawn; `paint` it at any step onto anything."""

    def __init__(self, trace: Trace, drawing: Drawing, theme: Theme = LIGHT) -> None:
        self.trace, self.theme = trace, theme
        self.width, self.height = max(drawing.width, 1.0), max(drawing.height, 1.0)
        self._painter = GraphPainter(trace, drawing, theme)

    def paint(self, painter: QPainter, step: int, zoom: float = 1.0) -> None:
        """Paint the moment after `step` steps, the whole graph, from the top left corner."""
        area = QRectF(0, 0, self.width, self.height)
        self._painter.set_frame(frame_at(self.trace, step))
        painter.save()
        painter.scale(zoom, zoom)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, QColor(self.theme.canvas))
        # Words are always wanted on paper, so the level of detail is that of zoom 1.
        self._painter.paint(painter, area, max(zoom, 1.0))
        painter.restore()

    def image(self, step: int, density: float = DENSITY) -> QImage:
        """Return the picture as pixels, less dense where it would be too large."""
        size = QSizeF(self.width, self.height) * density
        if size.width() * size.height() > MOST_PIXELS:
            density *= (MOST_PIXELS / (size.width() * size.height())) ** 0.5
            size = QSizeF(self.width, self.height) * density
        image = QImage(size.toSize(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self.paint(painter, step, density)
        painter.end()
        return image


def write_picture(picture: Picture, path: str | Path, step: int) -> None:
    """Write the picture at `step`; the suffix says as what. Raises ValueError and OSError."""
    suffix = Path(path).suffix.lower()
    makers = {".svg": _svg, ".pdf": _pdf, ".png": _png}
    if suffix not in makers:
        raise ValueError(f"{suffix or 'no suffix'}: one of {', '.join(SUFFIXES)}")
    # Painted in memory first, so that no half picture is ever left on disk.
    Path(path).write_bytes(makers[suffix](picture, step))


def _png(picture: Picture, step: int) -> bytes:
    buffer = _buffer()
    QImageWriter(buffer, QByteArray(b"png")).write(picture.image(step))
    return bytes(buffer.data().data())


def _svg(picture: Picture, step: int) -> bytes:
    buffer = _buffer()
    device = QSvgGenerator()
    device.setOutputDevice(buffer)
    device.setTitle("gradviz")
    device.setSize(QSize(round(picture.width), round(picture.height)))
    device.setViewBox(QRectF(0, 0, picture.width, picture.height))
    return _painted(device, buffer, picture, step)


def _pdf(picture: Picture, step: int) -> bytes:
    buffer = _buffer()
    device = QPdfWriter(buffer)
    device.setTitle("gradviz")
    device.setResolution(PDF_DOTS)
    size = QPageSize(QSizeF(picture.width, picture.height), QPageSize.Unit.Point)
    device.setPageSize(size)
    device.setPageOrientation(QPageLayout.Orientation.Portrait)
    device.setPageMargins(QMarginsF(0, 0, 0, 0))
    return _painted(device, buffer, picture, step)


def _painted(
    device: QSvgGenerator | QPdfWriter, buffer: QBuffer, picture: Picture, step: int
) -> bytes:
    painter = QPainter(device)
    picture.paint(painter, step)
    painter.end()
    return bytes(buffer.data().data())


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
