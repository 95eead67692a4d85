"""A plot as a picture, as it stands on the screen: SVG and PDF stay vectors, PNG is twice as dense.

Its words have sizes in points, so files are given the screen's dots per inch: else words and lines
would be measured by different rulers.
"""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsView

from gradviz.export.pictures import DENSITY, SUFFIXES

POINTS = 72  # an inch


def write_plot(view: QGraphicsView, path: str | Path) -> None:
    """Write what `view` shows; the suffix says as what. Raises ValueError and OSError."""
    suffix = Path(path).suffix.lower()
    makers = {".svg": _svg, ".pdf": _pdf, ".png": _png}
    if suffix not in makers:
        raise ValueError(f"{suffix or 'no suffix'}: one of {', '.join(SUFFIXES)}")
    # Painted in memory first, so that no half picture is ever left on disk.
    Path(path).write_bytes(makers[suffix](view, view.viewport().rect()))


def _svg(view: QGraphicsView, seen: QRect) -> bytes:
    buffer, device = _buffer(), QSvgGenerator()
    device.setOutputDevice(buffer)
    device.setTitle("gradviz")
    device.setResolution(view.logicalDpiX())
    device.setSize(seen.size())
    device.setViewBox(seen)
    return _painted(device, buffer, view, seen)


def _pdf(view: QGraphicsView, seen: QRect) -> bytes:
    buffer = _buffer()
    device = QPdfWriter(buffer)
    device.setTitle("gradviz")
    device.setResolution(view.logicalDpiX())
    size = QSizeF(seen.size()) * (POINTS / view.logicalDpiX())
    device.setPageSize(
        QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    )
    device.setPageMargins(QMarginsF(0, 0, 0, 0))
    return _painted(device, buffer, view, seen)


def _png(view: QGraphicsView, seen: QRect) -> bytes:
    buffer = _buffer()
    image = QImage(seen.size() * DENSITY, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(DENSITY)
    image.fill(Qt.GlobalColor.transparent)
    _paint(QPainter(image), view, seen)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _painted(
    device: QSvgGenerator | QPdfWriter, buffer: QBuffer, view: QGraphicsView, seen: QRect
) -> bytes:
    _paint(QPainter(device), view, seen)
    return bytes(buffer.data().data())


def _paint(painter: QPainter, view: QGraphicsView, seen: QRect) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.render(painter, QRectF(seen), seen)
    painter.end()


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
