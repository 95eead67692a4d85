"""The graph at one step as a picture, as the window shows it: SVG and PDF are vectors.

Needs a running QGuiApplication for its fonts, and no window.
"""

from collections.abc import Generator, Iterator
from math import ceil
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPaintDevice, QPainter

from gradviz.export.devices import (
    DENSITY,
    MOST_PIXELS,
    MOST_SIDE,
    POINTS,
    buffer,
    kind,
    pdf_device,
    png,
    svg,
    svg_device,
    written,
)
from gradviz.export.packing import Progress, packed, unseen
from gradviz.layout.geometry import Drawing
from gradviz.trace import Frame, Trace, frame_at
from gradviz.ui.graph.asked import Asked
from gradviz.ui.graph.cuts import words_bounds
from gradviz.ui.graph.graph_painter import GraphPainter
from gradviz.ui.graph.overlay import Overlay
from gradviz.ui.theme import LIGHT, Theme

DETAIL = 1.0  # the zoom whose words and marks are painted: those are always wanted on paper
NOTHING = Asked()
PART = 2048  # pixels: how wide a part of a PNG is painted at once
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
        self._marks = Overlay()
        self._marks.stage.seen = lambda: self._area.adjusted(_BORDER, _BORDER, -_BORDER, -_BORDER)
        self._marks.set_graph(self._graph)
        self._marks.cut.cut, self._marks.breaks.nodes = asked.cut, asked.breaks

    @property
    def width(self) -> float:
        """The width in scene units."""
        return self._area.width()

    @property
    def height(self) -> float:
        """The height in scene units."""
        return self._area.height()

    @property
    def boxes(self) -> int:
        """How many boxes there are to paint."""
        return len(self._graph.drawing.boxes)

    def make_room(self, moment: int | Frame) -> None:
        """Widen the picture where the note of a stage would have to lie on what it is about."""
        self._show(moment)
        self._area = self._area.united(self._marks.stage.room(self._graph))

    @property
    def density(self) -> float:
        """How many pixels a unit gets in a PNG: fewer where it would be too large."""
        longest = max(self.width, self.height)
        return min(DENSITY, MOST_SIDE / longest, (MOST_PIXELS / (self.width * self.height)) ** 0.5)

    def paint(self, painter: QPainter, moment: int | Frame, zoom: float = 1.0) -> None:
        """Paint a moment, or the one after so many steps: all of it, from the top left corner."""
        for _ in self.painting(painter, moment, zoom):
            pass

    def painting(
        self, painter: QPainter, moment: int | Frame, zoom: float = 1.0
    ) -> Generator[tuple[int, int], None, None]:
        """Do the same in pieces, and give before each how many boxes are painted, of how many."""
        self._show(moment)
        for boxes in self._paint(painter, self._area, zoom):
            yield boxes, self.boxes

    def parts(self, painter: QPainter, moment: int | Frame, zoom: float) -> Iterator[int]:
        """Paint part by part, each after its number is given."""
        self._show(moment)
        wide, high = ceil(self.width * zoom), ceil(self.height * zoom)
        for number, left in enumerate(range(0, wide, PART)):
            yield number
            painter.save()
            painter.setClipRect(left, 0, PART, high)
            part = QRectF(left / zoom - 1, 0, PART / zoom + 2, self.height)
            for _ in self._paint(painter, part.translated(self._area.topLeft()), zoom):
                pass
            painter.restore()

    def _paint(self, painter: QPainter, part: QRectF, zoom: float) -> Generator[int, None, None]:
        painter.save()
        try:
            painter.scale(zoom, zoom)
            painter.translate(-self._area.topLeft())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(part, QColor(self.theme.canvas))
            yield from self._graph.painting(painter, part, DETAIL)
            self._marks.paint(painter, self._graph, DETAIL)
        finally:  # also where painting is given up
            painter.restore()

    def _show(self, moment: int | Frame) -> None:
        self._graph.set_frame(frame_at(self.trace, moment) if isinstance(moment, int) else moment)
        self._marks.settle()

    def image(self, step: int | Frame, density: float = DENSITY) -> QImage:
        """Return the picture as pixels, less dense where it would be too large."""
        density = min(density, self.density)
        image = self.blank(density)
        painter = QPainter(image)
        self.paint(painter, step, density)
        painter.end()
        return image

    def blank(self, density: float) -> QImage:
        """Return the pixels that it is painted onto."""
        size = (QSizeF(self.width, self.height) * density).toSize().expandedTo(QSize(1, 1))
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        return image


def write_picture(
    picture: Picture, path: str | Path, step: int | Frame, progress: Progress = unseen
) -> bool:
    """Write the picture at a step or moment; the suffix says as what. Return False if stopped.

    Raises ValueError and OSError.
    """
    make = {".svg": _svg, ".pdf": _pdf, ".png": _png}[kind(path)]
    picture.make_room(step)
    data = make(picture, step, progress)
    if data is not None:
        Path(path).write_bytes(data)
    return data is not None


def _png(picture: Picture, step: int | Frame, progress: Progress) -> bytes | None:
    density = picture.density
    image = picture.blank(density)
    count = ceil(image.width() / PART)
    painter = QPainter(image)
    for part in picture.parts(painter, step, density):
        if not progress(part, count):
            painter.end()
            return None
    painter.end()
    return packed(lambda: png(image), count, progress)


def _svg(picture: Picture, step: int | Frame, progress: Progress) -> bytes | None:
    target = buffer()
    device = svg_device(target, QSizeF(picture.width, picture.height), POINTS)
    if not _painted(device, picture, step, progress):
        return None
    return packed(lambda: svg(target), picture.boxes, progress)


def _pdf(picture: Picture, step: int | Frame, progress: Progress) -> bytes | None:
    target = buffer()
    device = pdf_device(target, QSizeF(picture.width, picture.height), POINTS)
    painted = _painted(device, picture, step, progress)
    return written(target) if painted else None


def _painted(device: QPaintDevice, picture: Picture, step: int | Frame, progress: Progress) -> bool:
    """Paint all of a picture; return False where that was stopped."""
    painter = QPainter(device)
    pieces = picture.painting(painter, step)
    wanted = all(progress(boxes, count) for boxes, count in pieces)
    pieces.close()
    painter.end()
    return wanted
