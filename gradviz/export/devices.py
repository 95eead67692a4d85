"""The kinds of pictures, and what they are painted onto, in memory: no half one is left on disk.

Sizes are in pixels of a screen that has `dots` of them an inch: words have sizes in points, and
else words and lines would be measured by different rulers.
"""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from gradviz.export.lettered import lettered

SUFFIXES = (".svg", ".png", ".pdf")
DENSITY = 2.0  # pixels of a PNG per unit of what is painted
MOST_PIXELS = 60_000_000
MOST_SIDE = 65_000  # pixels: of longer pictures most viewers show nothing
POINTS = 72  # an inch


def kind(path: str | Path) -> str:
    """Return the suffix that says what a file is to be. Raises ValueError for any other."""
    suffix = Path(path).suffix.lower()
    if suffix not in SUFFIXES:
        raise ValueError(f"{suffix or 'no suffix'}: one of {', '.join(SUFFIXES)}")
    return suffix


def buffer() -> QBuffer:
    """Return an open buffer to write to."""
    opened = QBuffer()
    opened.open(QIODevice.OpenModeFlag.WriteOnly)
    return opened


def written(target: QBuffer) -> bytes:
    """Return what was written to a buffer: the file, for all but an SVG."""
    return bytes(target.data().data())


def svg_device(target: QBuffer, size: QSizeF, dots: int) -> QSvgGenerator:
    """Return an SVG of a size, to be painted onto."""
    device = QSvgGenerator()
    device.setOutputDevice(target)
    device.setTitle("gradviz")
    device.setResolution(dots)
    device.setSize(QSize(round(size.width()), round(size.height())))
    device.setViewBox(QRectF(0, 0, size.width(), size.height()))
    return device


def pdf_device(target: QBuffer, size: QSizeF, dots: int) -> QPdfWriter:
    """Return a PDF with pages of a size, without margins, to be painted onto."""
    device = QPdfWriter(target)
    device.setTitle("gradviz")
    device.setResolution(dots)
    points = size * (POINTS / dots)
    device.setPageSize(
        QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    )
    device.setPageMargins(QMarginsF(0, 0, 0, 0))
    return device


def svg(target: QBuffer) -> bytes:
    """Return what was painted onto an SVG as a file that looks the same with other fonts."""
    return lettered(written(target))


def png(image: QImage) -> bytes:
    """Return an image as a PNG file. Raises OSError, for one that there was no memory for, too."""
    target = buffer()
    writer = QImageWriter(target, QByteArray(b"png"))
    if not writer.write(image):
        raise OSError(writer.errorString())
    return written(target)
