"""Tensors as small coloured grids: the stronger the colour, the larger the number.

Value maps are blue and gradient maps orange, like their numbers. Negative cells have a tone nearer
to the text's and, where cells are large enough, a minus. What is not finite is crossed out.
"""

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from gradviz.ui.graph.batch import draw_lines
from gradviz.ui.graph.face import cells_of
from gradviz.ui.theme import Theme

PALEST = 0.16  # of the colour, in a cell that holds 0
_DARKER = 0.6  # of the text's colour, in the colour of negative cells
_SEAM = 0.5  # between cells
LARGE = 1 << 14  # cells whose sums are worth while to be taken one by one
_LEAST_MARKED = 8.5  # side of the smallest cell that carries a minus


def grid(array: np.ndarray) -> np.ndarray:
    """Return the cells of an array's heat map: (rows, columns) float64, means of larger blocks.

    A mean over something that is not finite is not finite: what went wrong stays in sight.
    """
    rows, columns = cells_of(array.shape)
    flat = np.abs(array) if array.dtype.kind == "c" else array
    cells = flat.reshape(-1, array.shape[-1])
    with np.errstate(invalid="ignore", over="ignore"):
        return blocks(blocks(cells, rows, 0), columns, 1)


def paint_map(
    painter: QPainter, place: QRectF, cells: np.ndarray, colour: str, theme: Theme
) -> None:
    """Paint `cells` into `place` in shades of `colour`; what is not finite in the theme's `bad`."""
    rows, columns = cells.shape
    width, height = place.width() / columns, place.height() / rows
    left, top = place.x(), place.y()
    for row, inks in enumerate(shades(cells, colour, theme).tolist()):
        for column, ink in enumerate(inks):
            cell = QRectF(left + column * width, top + row * height, width - _SEAM, height - _SEAM)
            painter.fillRect(cell, QColor(*ink))
    _mark(painter, place, cells < 0, theme.raised)
    _cross(painter, place, ~np.isfinite(cells), theme.bad)


def shades(cells: np.ndarray, colour: str, theme: Theme) -> np.ndarray:
    """Return the colour of each cell: (rows, columns, 3) uint8, red, green and blue."""
    finite = np.isfinite(cells)
    largest = float(np.abs(cells[finite]).max(initial=0.0)) or 1.0
    share = np.where(finite, np.abs(np.where(finite, cells, 0.0)) / largest, 0.0)[..., None]
    negative = mixed(colour, theme.text, _DARKER).name()
    tones = np.where((cells < 0)[..., None], rgb(negative), rgb(colour))
    tones = np.where(finite[..., None], tones, rgb(theme.bad))
    ground = rgb(theme.raised)
    return np.rint(ground + (tones - ground) * (PALEST + (1 - PALEST) * share)).astype(np.uint8)


def rgb(colour: str) -> np.ndarray:
    """Return the red, green and blue of a colour, from 0 to 255: (3,) float64."""
    ink = QColor(colour)
    return np.array([ink.red(), ink.green(), ink.blue()], float)


def mixed(ground: str, colour: str, share: float) -> QColor:
    """Return the colour `share` of the way from `ground` to `colour`."""
    low, high = QColor(ground), QColor(colour)
    return QColor.fromRgbF(
        low.redF() + (high.redF() - low.redF()) * share,
        low.greenF() + (high.greenF() - low.greenF()) * share,
        low.blueF() + (high.blueF() - low.blueF()) * share,
    )


def _mark(painter: QPainter, place: QRectF, where: np.ndarray, colour: str) -> None:
    x, y, width, height = _centres(place, where)
    if min(width, height) >= _LEAST_MARKED and len(x):
        painter.setPen(QPen(QColor(colour), 1.4))
        draw_lines(painter, np.stack([x - width * 0.26, y, x + width * 0.26, y], axis=1))


def _cross(painter: QPainter, place: QRectF, where: np.ndarray, colour: str) -> None:
    x, y, width, height = _centres(place, where)
    if len(x):
        a, b = width * 0.32, height * 0.32
        painter.setPen(QPen(QColor(colour), 1.2))
        draw_lines(painter, np.stack([x - a, y - b, x + a, y + b], axis=1))
        draw_lines(painter, np.stack([x - a, y + b, x + a, y - b], axis=1))


def _centres(place: QRectF, where: np.ndarray) -> tuple[np.ndarray, np.ndarray, float, float]:
    rows, columns = where.shape
    width, height = place.width() / columns, place.height() / rows
    row, column = np.nonzero(where)
    return place.x() + (column + 0.47) * width, place.y() + (row + 0.47) * height, width, height


def blocks(cells: np.ndarray, count: int, axis: int) -> np.ndarray:
    """Return `cells`, (rows, columns), as float64 with `axis` shortened to `count` means."""
    length = cells.shape[axis]
    if length == count:
        return np.asarray(cells, np.float64)
    starts = np.arange(count) * length // count
    sizes = np.diff(np.r_[starts, length])
    if cells.size < LARGE:
        sums = np.add.reduceat(cells, starts, axis=axis, dtype=np.float64)
    else:  # several times as fast as `reduceat`, but for what it costs to begin a sum
        parts = np.split(cells, starts[1:], axis=axis)
        sums = np.stack([part.sum(axis=axis, dtype=np.float64) for part in parts], axis=axis)
    return np.asarray(sums / (sizes[:, None] if axis == 0 else sizes))
