"""A plot as a picture, as it stands on the screen: SVG and PDF stay vectors, PNG is twice as dense.

Its words have sizes in points, so files are given the screen's dots per inch.
"""

from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPaintDevice, QPainter
from PySide6.QtWidgets import QGraphicsView

from gradviz.export.devices import DENSITY, buffer, kind, pdf_device, png, svg, svg_device, written


def write_plot(view: QGraphicsView, path: str | Path) -> None:
    """Write what `view` shows; the suffix says as what. Raises ValueError and OSError."""
    make = {".svg": _svg, ".pdf": _pdf, ".png": _png}[kind(path)]
    Path(path).write_bytes(make(view, view.viewport().rect()))


def _svg(view: QGraphicsView, seen: QRect) -> bytes:
    target = buffer()
    _paint(svg_device(target, QSizeF(seen.size()), view.logicalDpiX()), view, seen)
    return svg(target)


def _pdf(view: QGraphicsView, seen: QRect) -> bytes:
    target = buffer()
    _paint(pdf_device(target, QSizeF(seen.size()), view.logicalDpiX()), view, seen)
    return written(target)


def _png(view: QGraphicsView, seen: QRect) -> bytes:
    image = QImage(seen.size() * DENSITY, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(DENSITY)
    image.fill(Qt.GlobalColor.transparent)
    _paint(image, view, seen)
    return png(image)


def _paint(device: QPaintDevice, view: QGraphicsView, seen: QRect) -> None:
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.render(painter, QRectF(seen), seen)
    painter.end()
