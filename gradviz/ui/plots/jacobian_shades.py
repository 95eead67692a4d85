"""Colours of a Jacobian's cells, blue below zero and orange above, and cells too small to be seen.

Where several cells share a pixel, the one of the largest size is shown, so that no peak is lost.
"""

import numpy as np
from PySide6.QtGui import QColor, QImage

from gradviz.ui.graph.heat_map import mixed
from gradviz.ui.theme import Theme

PALEST = 0.16  # of the colour, in a cell next to zero
GROUND = 0.45  # of the theme's lines, in a cell that holds 0


def largest_of(table: np.ndarray, rows: int, columns: int) -> np.ndarray:
    """Return `table`, (m, n), with at most so many rows and columns, each the largest of its own.

    Sizes are compared, signs kept; what is not finite counts as the largest.
    """
    return _largest(_largest(table, rows, 0), columns, 1)


def edges(length: int, count: int) -> np.ndarray:
    """Return where each of `count` parts of `length` cells begins, and the end of the last."""
    return np.arange(count + 1) * length // count


def part_of(place: int, length: int, count: int) -> slice:
    """Return the cells that are drawn as one with the cell at `place`."""
    if length <= count:
        return slice(place, place + 1)
    ends = edges(length, count)
    part = int(np.searchsorted(ends, place, side="right")) - 1
    return slice(int(ends[part]), int(ends[part + 1]))


def limit_of(table: np.ndarray) -> float:
    """Return the largest size of a finite element; 0.0 where there is none."""
    finite = table[np.isfinite(table)]
    return float(np.abs(finite).max(initial=0.0))


def shade(value: float, limit: float, theme: Theme) -> QColor:
    """Return the colour of one cell, where the strongest stands for `limit`."""
    ground = mixed(theme.window, theme.line, GROUND)
    if not np.isfinite(value):
        return QColor(theme.bad)
    if value == 0 or not limit:
        return ground
    tone = theme.gradient if value > 0 else theme.series
    part = PALEST + (1 - PALEST) * min(abs(value) / limit, 1.0)
    return mixed(ground.name(), tone, part)


def image(cells: np.ndarray, limit: float, theme: Theme) -> QImage:
    """Return one pixel a cell."""
    ground = _rgb(mixed(theme.window, theme.line, GROUND))
    finite = np.isfinite(cells)
    part = np.where(finite, np.abs(np.where(finite, cells, 0.0)) / (limit or 1.0), 0.0)
    part = np.where(part > 0, PALEST + (1 - PALEST) * np.minimum(part, 1.0), 0.0)[..., None]
    tone = np.where((cells > 0)[..., None], _rgb(theme.gradient), _rgb(theme.series))
    shades = np.where(finite[..., None], ground + (tone - ground) * part, _rgb(theme.bad))
    pixels = np.empty((*cells.shape, 4), np.uint8)
    pixels[..., :3], pixels[..., 3] = shades[..., ::-1].round(), 255
    rows, columns = cells.shape
    return QImage(pixels.tobytes(), columns, rows, columns * 4, QImage.Format.Format_RGB32).copy()


def ink_on(ground: QColor, theme: Theme) -> QColor:
    """Return the darker or the lighter of the theme's inks, as `ground` lets be read better."""
    inks = (QColor(theme.text), QColor(theme.window))
    return max(inks, key=lambda ink: _contrast(ink, ground))


def _contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _rgb(colour: str | QColor) -> np.ndarray:
    tone = QColor(colour)
    return np.array([tone.red(), tone.green(), tone.blue()], np.float64)


def _largest(table: np.ndarray, count: int, axis: int) -> np.ndarray:
    length = table.shape[axis]
    if length <= count:
        return table
    starts = edges(length, count)[:-1]
    high = np.maximum.reduceat(table, starts, axis=axis)  # both hand a nan on
    low = np.minimum.reduceat(table, starts, axis=axis)
    return np.where(high >= -low, high, low)
