"""A tensor as a table of coloured cells, with its numbers and indices wherever they fit.

Lengths are in pixels. Axes before the last are laid under each other. The colours of all cells are
one small image, stretched; numbers are written only into the cells that are in sight.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from gradviz.ui.graph.batch import draw_lines
from gradviz.ui.graph.heat_map import blocks, rgb, shades
from gradviz.ui.numbers import fitting
from gradviz.ui.theme import Theme, code_font

MOST = 256  # cells along an axis; larger tensors are shown as means of blocks, without numbers
TALLEST, WIDEST = 1.0, 3.2  # a cell's height beside its width, and its width beside its height
LEAST_ROOM = 6  # characters a cell must hold to have its number written: "-0.133"
LEAST_LINE = 13.0  # height of the lowest cell that holds a number
SEAMS_FROM = 5.0  # side of the smallest cells with a line between them
SMALLEST, LARGEST = 11, 15  # letters of a number


class Cells:
    """The cells of one array of at least one axis, none of them 0 long, in one colour."""

    def __init__(self, array: np.ndarray, colour: str, theme: Theme) -> None:
        flat = array.reshape(-1, array.shape[-1])
        self.leading = array.shape[:-1]
        self.whole = max(flat.shape) <= MOST
        self.numbers = flat
        self.rows, self.columns = min(flat.shape[0], MOST), min(flat.shape[1], MOST)
        plain = (np.abs(flat) if flat.dtype.kind == "c" else flat).astype(np.float64)
        with np.errstate(invalid="ignore", over="ignore"):
            self._cells = blocks(blocks(plain, self.rows, 0), self.columns, 1)
        self._image, self._dark = _painted(self._cells, colour, theme)
        self._least = _least_room(flat)

    @property
    def needed(self) -> tuple[float, float]:
        """The (width, height) of the smallest cells in which all numbers are written."""
        if not self.whole:
            return np.inf, np.inf
        return self._least * _letter(SMALLEST) + 4, LEAST_LINE

    def paint(self, painter: QPainter, place: QRectF, seen: QRectF, theme: Theme) -> None:
        """Paint all cells into `place`, and numbers into those that lie in `seen`."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(place, self._image)
        width, height = place.width() / self.columns, place.height() / self.rows
        rows = _within(place.top(), height, self.rows, seen.top(), seen.bottom())
        columns = _within(place.left(), width, self.columns, seen.left(), seen.right())
        if min(width, height) >= SEAMS_FROM:
            _seams(painter, place, rows, columns, (width, height), theme)
        if self.whole and height >= LEAST_LINE:
            self._write(painter, place, rows, columns, theme)

    def _write(
        self, painter: QPainter, place: QRectF, rows: range, columns: range, theme: Theme
    ) -> None:
        width, height = place.width() / self.columns, place.height() / self.rows
        font = code_font()
        font.setPixelSize(round(min(max(height * 0.45, SMALLEST), LARGEST)))
        if (width - 4) / _letter(font.pixelSize()) < self._least:
            font.setPixelSize(SMALLEST)
        metrics, letter = QFontMetricsF(font), _letter(font.pixelSize())
        room = int((width - 4) / letter)
        if room < self._least:
            return
        painter.setFont(font)
        down = (height + metrics.ascent() - metrics.descent()) / 2
        for dark, ink in ((False, theme.text), (True, theme.canvas)):
            painter.setPen(QColor(ink))
            for row in rows:
                for column in columns:
                    if self._dark[row, column] == dark:
                        text = fitting(self.numbers[row, column], room)
                        across = (width - letter * len(text)) / 2
                        x, y = place.left() + column * width, place.top() + row * height
                        painter.drawText(QPointF(x + across, y + down), text)

    def row_name(self, row: int) -> str:
        """Return the indices of a row: all but the last."""
        places = np.unravel_index(row, self.leading) if self.leading else ()
        return ",".join(str(int(k)) for k in places)


@dataclass(frozen=True, slots=True)
class Ruler:
    """Where indices go beside a table, how wide they are, and how they are written."""

    left: float
    top: float
    theme: Theme


def paint_indices(
    painter: QPainter, cells: Cells, place: QRectF, seen: QRectF, ruler: Ruler
) -> None:
    """Write the indices of rows and columns beside a table, and keep them in sight."""
    if not cells.whole:
        return
    font = code_font()
    font.setPixelSize(10)
    painter.setFont(font)
    letter = _letter(font.pixelSize())
    width, height = place.width() / cells.columns, place.height() / cells.rows
    x = min(max(place.left(), seen.left() + ruler.left), place.right())
    y = min(max(place.top(), seen.top() + ruler.top), place.bottom())
    ground = QColor(ruler.theme.raised)
    if ruler.top and y > place.top():
        wide = place.right() - x + ruler.left
        painter.fillRect(QRectF(x - ruler.left, y - ruler.top, wide, ruler.top), ground)
    if ruler.left and x > place.left():
        painter.fillRect(QRectF(x - ruler.left, y, ruler.left, place.bottom() - y), ground)
    painter.setPen(QColor(ruler.theme.muted))
    if ruler.top:
        every = _every((len(str(cells.columns)) + 1) * letter, width)
        for column in _within(place.left(), width, cells.columns, x, seen.right()):
            if column % every == 0:
                spot = QRectF(place.left() + column * width, y - ruler.top, width, ruler.top)
                painter.drawText(spot.adjusted(-40, 0, 40, 0), CENTRE, str(column))
    if ruler.left:
        every = _every(11.0, height)
        for row in _within(place.top(), height, cells.rows, y, seen.bottom()):
            if row % every == 0:
                spot = QRectF(x - ruler.left, place.top() + row * height, ruler.left - 4, height)
                painter.drawText(spot.adjusted(0, -20, 0, 20), RIGHT, cells.row_name(row))


CENTRE = Qt.AlignmentFlag.AlignCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _every(needed: float, given: float) -> int:
    """Return which of the indices are written: each, every second, fifth, tenth ..."""
    return next((k for k in (1, 2, 5, 10, 20, 50) if k * given >= needed), 100)


def _within(start: float, side: float, count: int, low: float, high: float) -> range:
    first = max(int((low - start) // side), 0)
    return range(first, max(min(int((high - start) // side) + 1, count), first))


def _seams(
    painter: QPainter,
    place: QRectF,
    rows: range,
    columns: range,
    sides: tuple[float, float],
    theme: Theme,
) -> None:
    x = place.left() + np.arange(columns.start, columns.stop + 1) * sides[0]
    y = place.top() + np.arange(rows.start, rows.stop + 1) * sides[1]
    if not len(x) or not len(y):
        return
    painter.setPen(QPen(QColor(theme.raised), 1.0))
    draw_lines(painter, np.stack([x, np.full(len(x), y[0]), x, np.full(len(x), y[-1])], axis=1))
    draw_lines(painter, np.stack([np.full(len(y), x[0]), y, np.full(len(y), x[-1]), y], axis=1))


@lru_cache(maxsize=16)
def _letter(pixels: int) -> float:
    """Return the width of a digit of that size."""
    font = code_font()
    font.setPixelSize(pixels)
    return QFontMetricsF(font).horizontalAdvance("0")


def _least_room(numbers: np.ndarray) -> int:
    """Return how many characters a cell must hold, so that no number in it is cut."""
    if numbers.dtype.kind == "b":
        return len("False")
    if numbers.dtype.kind in "iu":
        return max(len(str(numbers.max())), len(str(numbers.min())), 2)
    return LEAST_ROOM if numbers.dtype.kind == "f" else 2 * LEAST_ROOM


def _painted(cells: np.ndarray, colour: str, theme: Theme) -> tuple[QImage, np.ndarray]:
    """Return the cells' colours as an image, a pixel each, and which want ink of the canvas."""
    colours = shades(cells, colour, theme)
    light = colours @ _LIGHTNESS
    from_text = np.abs(light - rgb(theme.text) @ _LIGHTNESS)
    from_canvas = np.abs(light - rgb(theme.canvas) @ _LIGHTNESS)
    pixels = np.full((*cells.shape, 4), 255, np.uint8)
    pixels[..., :3] = colours[..., ::-1]
    rows, columns = cells.shape
    image = QImage(pixels.tobytes(), columns, rows, 4 * columns, QImage.Format.Format_RGB32)
    return image.copy(), from_text < from_canvas


_LIGHTNESS = np.array([0.299, 0.587, 0.114])  # of red, green and blue, as eyes weigh them
