"""Colours of a surface: even steps of lightness, from the window's ground to the series' colour.

Mixed in Oklab (Björn Ottosson, "A perceptual color space for image processing", 2020), where equal
steps look equally large.
"""

from functools import lru_cache

import numpy as np
from PySide6.QtGui import QColor, QImage

from gradviz.trace.surface import Tones
from gradviz.ui.theme import Theme

STEPS = 256
PIXELS = 320  # along each side, about
PALE = 0.07  # how much of the colour the lowest place has
DEEP = 0.9  # and the highest: lines and arrows stay legible on it

_TO_LMS = np.array([[0.4122214708, 0.5363325363, 0.0514459929],
                    [0.2119034982, 0.6806995451, 0.1073969566],
                    [0.0883024619, 0.2817188376, 0.6299787005]])  # fmt: skip
_TO_LAB = np.array([[0.2104542553, 0.7936177850, -0.0040720468],
                    [1.9779984951, -2.4285922050, 0.4505937099],
                    [0.0259040371, 0.7827717662, -0.8086757660]])  # fmt: skip


@lru_cache(maxsize=4)
def ramp(theme: Theme) -> np.ndarray:
    """Return the colours from the lowest to the highest: uint8 (256, 3)."""
    ends = [_oklab(_rgb(colour)) for colour in (theme.window, theme.series)]
    part = np.linspace(PALE, DEEP, STEPS)[:, None]
    mixed = ends[0] + (ends[1] - ends[0]) * part
    return np.round(np.clip(_from_oklab(mixed), 0.0, 1.0) * 255).astype(np.uint8)


def colours(parts: np.ndarray, theme: Theme) -> np.ndarray:
    """Return the colours at `parts`, 0 to 1: uint8 (..., 4); clear where there is no number."""
    table = np.zeros((STEPS + 1, 4), np.uint8)  # the last one is for what has no value
    table[:-1, :3], table[:-1, 3] = ramp(theme), 255
    known = np.isfinite(parts)
    place = np.clip(np.where(known, parts, 0.0), 0.0, 1.0) * (STEPS - 1)
    return table[np.where(known, place.round().astype(int), STEPS)]


def picture(z: np.ndarray, tones: Tones, theme: Theme) -> QImage:
    """Return a surface seen from above, its first row at the bottom, each value amid its cell."""
    times = max(PIXELS // max(z.shape), 1)
    pixels = np.ascontiguousarray(colours(finer(tones.parts(z), times), theme)[::-1])
    rows, columns = pixels.shape[:2]
    image = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGBA8888)
    return image.copy()  # which keeps its own pixels


def finer(parts: np.ndarray, times: int) -> np.ndarray:
    """Return `parts` with points between its points, linear there; NaN beside NaN."""
    return _between(_between(parts, times).T, times).T


def _between(rows: np.ndarray, times: int) -> np.ndarray:
    count = (len(rows) - 1) * times + 1
    place = np.arange(count) / times
    first = np.minimum(place.astype(int), max(len(rows) - 2, 0))
    part = (place - first)[:, None]
    second = np.minimum(first + 1, len(rows) - 1)
    mixed = rows[first] * (1 - part) + rows[second] * part
    # A point of the grid keeps its own value, also where its neighbour has none.
    return np.where(part == 0, rows[first], np.where(part == 1, rows[second], mixed))


def _rgb(colour: str) -> np.ndarray:
    shade = QColor(colour)
    return np.array([shade.redF(), shade.greenF(), shade.blueF()])


def _oklab(rgb: np.ndarray) -> np.ndarray:
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return np.cbrt(linear @ _TO_LMS.T) @ _TO_LAB.T


def _from_oklab(lab: np.ndarray) -> np.ndarray:
    linear = (lab @ np.linalg.inv(_TO_LAB).T) ** 3 @ np.linalg.inv(_TO_LMS).T
    linear = np.clip(linear, 0.0, 1.0)
    return np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
