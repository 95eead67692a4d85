"""Paints pieces of the background so that they have the very pixels of the whole painted at once.

Qt rounds a line differently where a clip cuts it, and rounds what it asks for to fewer pixels than
it shows. So a piece is painted unclipped onto a sheet as large as the viewport, with a border, and
only then cut out.
"""

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter, QTransform

from gradviz.ui.graph.graph_painter import BOX_REACH, GraphPainter
from gradviz.ui.graph.kept_boxes import KeptBoxes

_BORDER = 2.0  # pixels
_MOST_PARTS = 120  # of a clip, that are told apart


class Sheet:
    """The image pieces are painted on. Nothing on it lasts, but the pictures of boxes do."""

    def __init__(self) -> None:
        self._image = QImage()
        self._kept = KeptBoxes(BOX_REACH)

    def paint(
        self, painter: QPainter, piece: QRectF, transform: QTransform, graph: GraphPainter
    ) -> None:
        """Paint `piece` (scene units) of the canvas and the graph; `painter` is clipped to it.

        The clip may be a few small rectangles far apart: only what touches one of them is painted.
        """
        device = painter.device()
        ratio = device.devicePixelRatio()
        if self._image.size().toTuple() != (device.width(), device.height()):
            self._image = QImage(device.width(), device.height(), QImage.Format.Format_RGB32)
        self._image.setDevicePixelRatio(ratio)
        zoom = transform.m11()
        painter.save()
        painter.resetTransform()
        parts = _clipped(painter)
        area, places = _areas(piece, parts, transform)
        inner = QPainter(self._image)
        inner.setTransform(transform)
        inner.fillRect(area, graph.inks.canvas)
        graph.paint(inner, area, zoom, places, self._kept)
        inner.end()
        for part in parts:
            source = QRectF(part.topLeft() * ratio, part.size() * ratio)
            painter.drawImage(part, self._image, source)
        if not parts:
            painter.drawImage(0, 0, self._image)
        painter.restore()


def _clipped(painter: QPainter) -> list[QRectF]:
    """Return the rectangles that `painter` is clipped to; none if it is not."""
    rects = cast("Iterable[QRect]", painter.clipRegion()) if painter.hasClipping() else ()
    return [QRectF(rect) for rect in rects]


def _areas(
    piece: QRectF, parts: list[QRectF], transform: QTransform
) -> tuple[QRectF, list[QRectF]]:
    """Return what is painted as a whole, and where in it: in scene units, with a border."""
    border = _BORDER / transform.m11()
    back = transform.inverted()[0]
    around = (-border, -border, border, border)
    if not 0 < len(parts) <= _MOST_PARTS:
        return piece.adjusted(*around), [piece.adjusted(*around)]
    places = [back.mapRect(part).adjusted(*around) for part in parts]
    area = places[0]
    for place in places[1:]:
        area = area.united(place)
    return area, places
