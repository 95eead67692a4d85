"""Paints how the elements of an array are spread, in the inspector: bars, numbers under them."""

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from gradviz.ui.graph.batch import draw_rects
from gradviz.ui.numbers import short
from gradviz.ui.tables.painting import paint_text
from gradviz.ui.tables.spread import Spread, spread_of
from gradviz.ui.theme import Theme, code_font, scale, ui_font
from gradviz.words import say

_HEIGHT, _ODD_HEIGHT = 66, 15  # of a row; of the line about odd elements, where there is one
BARS = 34.0  # height of the tallest bar
_TOP, _LINE, _GAP, _WIDEST = 7.0, 14.0, 1.0, 260.0
_DIGITS = 3
_APART = 6.0  # pixels at least between the numbers beneath
_LOWEST = 1.5  # of a bar that holds anything, so that a single outlier is seen
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


class _Same:
    """An array as a key: the same array, not an equal one."""

    def __init__(self, array: np.ndarray) -> None:
        self.array = array

    def __hash__(self) -> int:
        return id(self.array)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.array is self.array


@lru_cache(maxsize=8)
def _known(same: _Same) -> Spread:
    return spread_of(same.array)


def known_spread(array: np.ndarray) -> Spread:
    """Return the spread of an array, worked out once."""
    return _known(_Same(array))


def histogram_height(array: np.ndarray) -> int:
    """Return how high a row with this histogram has to be, at the usual size of letters."""
    return _HEIGHT + (_ODD_HEIGHT if odd_text(known_spread(array)) else 0)


def odd_text(spread: Spread) -> str:
    """Return how many elements are 0, NaN and infinite, as far as there are any."""
    parts = [say("inspector.zeros", n=spread.zeros, of=spread.size)] if spread.zeros else []
    parts += [f"{spread.nans} NaN"] if spread.nans else []
    parts += [f"{spread.infinities} ∞"] if spread.infinities else []
    return " · ".join(parts)


def spread_text(spread: Spread) -> str:
    """Return the whole of it in words."""
    named = (("least", spread.least), ("mean", spread.mean), ("greatest", spread.greatest))
    parts = [f"{say(f'inspector.{name}')} {short(number, _DIGITS)}" for name, number in named]
    return ", ".join([*parts, *([odd_text(spread)] if odd_text(spread) else [])])


def paint_histogram(
    painter: QPainter, room: QRectF, array: np.ndarray, colour: str, theme: Theme
) -> None:
    """Paint bars with their bounds and mean beneath, then how many elements are odd."""
    spread, size = known_spread(array), scale()
    place = QRectF(room.left(), room.top() + _TOP, min(room.width(), _WIDEST * size), BARS * size)
    _paint_bars(painter, place, spread, colour, theme)
    under = QRectF(place.left(), place.bottom() + 2, place.width(), _LINE * size)
    if spread.counts.size:
        _paint_numbers(painter, under, spread, theme)
    last = QRectF(room.left(), under.bottom(), room.width(), _LINE * size)
    bad = spread.nans or spread.infinities
    paint_text(painter, last, odd_text(spread), theme.bad if bad else theme.muted, ui_font(8.5))


def _paint_numbers(painter: QPainter, under: QRectF, spread: Spread, theme: Theme) -> None:
    """Write the bounds at the ends and the mean between them, with as many digits as fit."""
    numbers, words = code_font(8.5), ui_font(8.5)
    for digits in range(_DIGITS, 0, -1):
        least, greatest = short(spread.least, digits), short(spread.greatest, digits)
        mean = f"{say('inspector.mean')} {short(spread.mean, digits)}"
        ends = [QFontMetricsF(numbers).horizontalAdvance(end) + _APART for end in (least, greatest)]
        between = under.adjusted(ends[0], 0, -ends[1], 0)
        needed = QFontMetricsF(words).horizontalAdvance(mean)
        if needed <= between.width():
            break
    paint_text(painter, under, least, theme.muted, numbers, LEFT)
    paint_text(painter, under, greatest, theme.muted, numbers, RIGHT)
    if needed > between.width():
        return
    place = QRectF(under.center().x() - needed / 2, under.top(), needed, under.height())
    place.moveLeft(max(between.left(), min(place.left(), between.right() - needed)))
    paint_text(painter, place.adjusted(-1, 0, 1, 0), mean, theme.text, words, CENTRE)


def _paint_bars(
    painter: QPainter, place: QRectF, spread: Spread, colour: str, theme: Theme
) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QColor(theme.line))
    painter.drawLine(place.bottomLeft(), place.bottomRight())
    if spread.counts.size:
        _paint_zero(painter, place, spread, theme)
        bins = len(spread.counts)
        tall = spread.counts / spread.counts.max() * place.height()
        tall = np.where(spread.counts > 0, np.maximum(tall, _LOWEST), 0.0)
        wide = min(place.width() / bins, place.width() / 3)
        left = place.left() + np.arange(bins) * wide + (place.width() - bins * wide) / 2
        bars = np.stack([left, place.bottom() - tall, np.full(bins, wide - _GAP), tall], axis=1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        draw_rects(painter, bars[spread.counts > 0])
    painter.restore()


def _paint_zero(painter: QPainter, place: QRectF, spread: Spread, theme: Theme) -> None:
    """Mark where 0 is, if it lies within."""
    if spread.least < 0 < spread.greatest:
        share = -spread.least / (spread.greatest - spread.least)
        x = round(place.left() + share * place.width())
        painter.setPen(QColor(theme.faint))
        painter.drawLine(x, round(place.top() - 3), x, round(place.bottom()))
