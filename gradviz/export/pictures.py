"""The graph at one step as a picture, as the window shows it: SVG and PDF are vectors.

Needs a running QGuiApplication for its fonts, and no window.
"""

from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPaintDevice, QPainter

from gradviz.export.devices import (
    DENSITY,
    MOST_PIXELS,
    POINTS,
    buffer,
    kind,
    pdf_device,
    png,
    svg,
    svg_device,
)
from gradviz.layout.geometry import Drawing
from gradviz.trace import Frame, Trace, frame_at
from gradviz.ui.graph.asked import Asked
from gradviz.ui.graph.cuts import words_bounds
from gradviz.ui.graph.graph_painter import GraphPainter
from gradviz.ui.graph.overlay import Overlay
from gradviz.ui.theme import LIGHT, Theme

DETAIL = 1.0  # the zoom whose words and marks are painted: those are always wanted on paper
NOTHING = Asked()
_BORDER = 4.0  # around notes


class Picture:
    """One trace, drawn, with the marks of the window; `paint` it at any moment onto anything."""

    def __init__(
        self, trace: Trace, drawing: Drawing, theme: Theme = LIGHT, asked: Asked = NOTHING
    ) -> None:
        self.trace, self.theme = trace, theme
        self._graph = GraphPainter(trace, drawing, theme)
        self._graph.set_weighed(asked.weighed)
        self._graph.set_sparks(asked.sparks)
        self._area = QRectF(0, 0, max(drawing.width, 1.0), max(drawing.height, 1.0))
        if asked.cut is not None:
            self._area = self._area.united(words_bounds(self._graph, asked.cut))
        self.width, self.height = self._area.width(), self._area.height()
        self._marks = Overlay()
        self._marks.stage.seen = lambda: self._area.adjusted(_BORDER, _BORDER, -_BORDER, -_BORDER)
        self._marks.set_graph(self._graph)
        self._marks.cut.cut, self._marks.breaks.nodes = asked.cut, asked.breaks

    def paint(self, painter: QPainter, moment: int | Frame, zoom: float = 1.0) -> None:
        """Paint a moment, or the one after so many steps: all of it, from the top left corner."""
        self._graph.set_frame(frame_at(self.trace, moment) if isinstance(moment, int) else moment)
        self._marks.settle()
        painter.save()
        painter.scale(zoom, zoom)
        painter.translate(-self._area.topLeft())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self._area, QColor(self.theme.canvas))
        self._graph.paint(painter, self._area, DETAIL)
        self._marks.paint(painter, self._graph, DETAIL)
        painter.restore()

    def image(self, step: int | Frame, density: float = DENSITY) -> QImage:
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


def write_picture(picture: Picture, path: str | Path, step: int | Frame) -> None:
    """Write the picture at a step or moment; the suffix says as what.

    Raises ValueError and OSError.
    """
    make = {".svg": _svg, ".pdf": _pdf, ".png": _png}[kind(path)]
    Path(path).write_bytes(make(picture, step))


def _png(picture: Picture, step: int | Frame) -> bytes:
    return png(picture.image(step))


def _svg(picture: Picture, step: int | Frame) -> bytes:
    target = buffer()
    size = QSizeF(picture.width, picture.height)
    _paint(svg_device(target, size, POINTS), picture, step)
    return svg(target)


def _pdf(picture: Picture, step: int | Frame) -> bytes:
    target = buffer()
    size = QSizeF(picture.width, picture.height)
    _paint(pdf_device(target, size, POINTS), picture, step)
    return bytes(target.data().data())


def _paint(device: QPaintDevice, picture: Picture, step: int | Frame) -> None:
    painter = QPainter(device)
    picture.paint(painter, step)
    painter.end()
