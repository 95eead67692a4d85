"""Images and contours, as items of a plot."""

from collections.abc import Iterator

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem

from gradviz.trace.colour_maps import shades
from gradviz.trace.figures import Contours, Image, Range, Scale
from gradviz.ui.plots.figures.canvas import Canvas
from gradviz.ui.plots.figures.inks import POINT, ink
from gradviz.ui.plots.figures.line_marks import colours_of, parts_of
from gradviz.ui.theme import Theme, scale, ui_font

MOST_PIXELS = 640  # values of an image that are drawn along one side
MANY = 800  # pieces of a line: so many are drawn thin, which is ten times as fast


def draw_image(mark: Image, canvas: Canvas) -> Iterator[QGraphicsItem]:
    """Draw shades; of many values those that are seen, as finely as there is room for."""
    (x0, x1), (y0, y1) = canvas.x(np.array(mark.x)), canvas.y(np.array(mark.y))
    rows, columns = mark.values.shape[:2]
    if not mark.values.size or not abs((x1 - x0) * (y1 - y0)) > 0:
        return  # nowhere to be seen
    down, up = _seen(y0, y1, rows, canvas.up if canvas.seen else None)
    left, right = _seen(x0, x1, columns, canvas.across if canvas.seen else None)
    if down >= up or left >= right:
        return
    item = pg.ImageItem(axisOrder="row-major")
    shades_of = pixels(mark, canvas.theme, slice(down, up), slice(left, right))
    item.setImage(shades_of, autoLevels=False, levels=None)
    corners = [
        QPointF(x0 + (x1 - x0) * k / columns, y0 + (y1 - y0) * i / rows)
        for k, i in ((left, down), (right, up))
    ]
    item.setRect(QRectF(*corners))
    item.setZValue(-3)
    yield item


def _seen(start: float, stop: float, count: int, ends: Range | None) -> tuple[int, int]:
    """Return which of `count` cells from `start` to `stop` are seen between `ends`."""
    if ends is None or count <= MOST_PIXELS:
        return 0, count
    first, last = sorted((end - start) / (stop - start) * count for end in ends)
    return max(int(np.floor(first)), 0), min(int(np.ceil(last)), count)


def pixels(
    mark: Image, theme: Theme, down: slice = slice(None), across: slice = slice(None)
) -> np.ndarray:
    """Return the colours of an image: uint8 (rows, columns, 4); clear where there is no value."""
    values = mark.values[down, across]
    steps = (max(-(-count // MOST_PIXELS), 1) for count in values.shape[:2])
    values = values[tuple(slice(None, None, step) for step in steps)]
    if mark.scale is None:
        rows = np.round(values * 255).astype(np.uint8)
        opaque = np.full((*values.shape[:2], 4), round(255 * mark.alpha), np.uint8)
        opaque[..., : rows.shape[2]] = rows
        return opaque
    places, colours = _places(values, mark.scale, theme)
    table = np.zeros((len(colours) + 1, 4), np.uint8)  # the last one is for what has no value
    table[:-1, :3] = np.round(colours * 255)
    table[:-1, 3] = round(255 * mark.alpha)
    return table[np.where(np.isfinite(values), places, len(colours))]


def _places(values: np.ndarray, scale: Scale, theme: Theme) -> tuple[np.ndarray, np.ndarray]:
    """Return which colour each value has, and the colours."""
    if scale.levels:
        band = np.searchsorted(np.array(scale.levels), np.nan_to_num(values), "right") - 1
        return np.clip(band, 0, len(scale.levels) - 2), band_colours(scale, theme)
    part = np.clip(np.nan_to_num(parts_of(values, scale)), 0.0, 1.0)
    return (part * 255).round().astype(int), shades(scale.map, np.linspace(0, 1, 256))


def band_colours(scale: Scale, theme: Theme) -> np.ndarray:
    """Return the colour between each two levels: (levels - 1, 3)."""
    levels = np.array(scale.levels)
    if scale.colours:
        shown = [ink(colour, 1.0, theme, True) for colour in scale.colours]
        rows = [(one.redF(), one.greenF(), one.blueF()) for one in shown]
        return np.array([rows[k % len(rows)] for k in range(len(levels) - 1)])
    return colours_of((levels[:-1] + levels[1:]) / 2, scale)


def draw_contours(mark: Contours, canvas: Canvas) -> Iterator[QGraphicsItem]:
    """Draw the line of each level, with its value on it where that is wanted."""
    many = sum(len(piece) for piece in mark.pieces) > MANY * 5
    for number, (level, piece) in enumerate(zip(mark.levels, mark.pieces, strict=True)):
        if not len(piece):
            continue
        x, y = canvas.x(piece[:, :, 0].ravel()), canvas.y(piece[:, :, 1].ravel())
        line = pg.PlotCurveItem(x, y, connect="pairs", antialias=not many)
        colour = _level_colour(mark, number, canvas)
        width = 1.0 if many else max(mark.style.width * POINT, 0.8) * scale()
        below = mark.style.colour in ("k", "w") and level < 0  # as matplotlib draws them
        line.setPen(pg.mkPen(colour, width=width, dash=[4, 3] if below else None))
        line.setZValue(-1)
        yield line
        if mark.named:
            yield _level_name(level, piece, colour, canvas)


def _level_colour(mark: Contours, number: int, canvas: Canvas) -> QColor:
    style, own = mark.style, mark.scale.colours
    if style.colour or own:
        wanted = style.colour or own[number % len(own)]
        return ink(wanted, style.alpha, canvas.theme, canvas.on_image)
    row = colours_of(np.array([mark.levels[number]]), mark.scale)[0]
    red, green, blue = (float(part) for part in row)
    return QColor.fromRgbF(red, green, blue, style.alpha)


def _level_name(level: float, piece: np.ndarray, colour: QColor, canvas: Canvas) -> QGraphicsItem:
    middle = piece[len(piece) // 2, 0]
    text = pg.TextItem(f"{level:g}", color=colour, anchor=(0.5, 0.5))
    text.setFont(ui_font(8.0))
    ground = QColor(canvas.theme.window)
    ground.setAlpha(200)
    text.fill = pg.mkBrush(ground)
    text.setPos(float(canvas.x(middle[0])), float(canvas.y(middle[1])))
    return text
