"""Which run is which: a small block of lines and settings, in the corner that covers least."""

from collections.abc import Sequence
from html import escape

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor, QFontMetricsF

from gradviz.ui.plots.ranges import Rect, View
from gradviz.ui.theme import Theme, ui_font
from gradviz.words import say

Entry = tuple[str, str, str]  # a dash, words, a colour
SIZE = 8.5  # points
ROOM = 8.0  # pixels around the words
MOST = 0.62  # of the height of the plot
FIRST = 6.0  # times as bad is it to cover the first curve than another
SAMPLES = 300  # points of a curve that are looked at


class Legend(pg.TextItem):
    """Names the runs of one plot."""

    def __init__(self) -> None:
        super().__init__("", anchor=(0.0, 1.0))
        self.setZValue(10)
        self.hide()

    def put(
        self,
        entries: Sequence[Entry],
        view: View,
        pixels: tuple[float, float],
        curves: Sequence[np.ndarray],
        theme: Theme,
    ) -> None:
        """Name these, off the `curves` over the iterations from 0; `pixels` is the plot's size."""
        self.setVisible(bool(entries))
        if not entries:
            return
        font = ui_font(SIZE)
        metrics = QFontMetricsF(font)
        entries = fitting(entries, int(MOST * pixels[1] / metrics.height()), theme)
        wide = max(metrics.horizontalAdvance(f"{dash} {words}") for dash, words, _ in entries)
        high = metrics.height() * len(entries)
        size = (min((wide + ROOM) / max(pixels[0], 1), 1.0),
                min((high + ROOM) / max(pixels[1], 1), 1.0))  # fmt: skip
        self.setFont(font)
        self.setHtml("<br>".join(
            f'<span style="color:{colour}">{escape(f"{dash} {words}")}</span>'
            for dash, words, colour in entries
        ))  # fmt: skip
        veil = QColor(theme.window)
        veil.setAlpha(200)
        self.fill = pg.mkBrush(veil)
        left, bottom, _, _ = corner(view, size, curves)
        self.setPos(*view.point(left, bottom))


def fitting(entries: Sequence[Entry], most: int, theme: Theme) -> list[Entry]:
    """Return at most so many lines, two at least: the first, and how many are left out."""
    most = max(most, 2)
    if len(entries) <= most:
        return list(entries)
    rest = say("training.others", count=len(entries) - most + 1)
    return [*entries[: most - 1], ("", rest, theme.muted)]


def corner(view: View, size: tuple[float, float], curves: Sequence[np.ndarray]) -> Rect:
    """Return the corner of `view`, in fractions, in which a block covers least of the curves.

    The first of them is what is looked at.
    """
    wide, high = size
    places = [
        (left, bottom, left + wide, bottom + high)
        for bottom in (0.99 - high, 0.01)
        for left in (0.99 - wide, 0.01)
    ]
    weights = [FIRST, *(1.0 for _ in curves[1:])]
    covered = [
        sum(weight * _covered(view, rect, curve)
            for weight, curve in zip(weights, curves, strict=False))
        for rect in places
    ]  # fmt: skip
    return places[int(np.argmin(covered))]


def _covered(view: View, rect: Rect, curve: np.ndarray) -> float:
    """Return which part of a curve that is seen lies under a block."""
    across = np.linspace(*view.x, SAMPLES)
    heights = view.up(np.interp(across, np.arange(len(curve)), curve, left=np.nan, right=np.nan))
    part = view.across(across)
    under = (part >= rect[0]) & (part <= rect[2]) & (heights >= rect[1]) & (heights <= rect[3])
    return float(np.count_nonzero(under)) / SAMPLES
