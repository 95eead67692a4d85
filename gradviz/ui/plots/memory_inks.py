"""How tapes are told apart in the plot of memory: by colour and by pattern. And its axes."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor

from gradviz.ui.plots.memory_words import size_text
from gradviz.ui.theme import Theme

B = Qt.BrushStyle
PATTERNS = (B.SolidPattern, B.BDiagPattern, B.Dense6Pattern, B.VerPattern, B.HorPattern)
SHARED = B.FDiagPattern
SIGNS = ("■", "▨", "▩", "▥", "▤")
SHARED_SIGN = "▧"
WASH = 0.30  # how much of the colour is in an area's ground
DASHES = {
    "needed": Qt.PenStyle.DashLine,
    "otherwise": Qt.PenStyle.DotLine,
    "unfolded": Qt.PenStyle.DashDotLine,
}
DASH_SIGNS = {"needed": "– –", "otherwise": "· · ·", "unfolded": "– · –"}


def tape_colour(theme: Theme, number: int) -> str:
    """Return the colour of one holder."""
    colours = (theme.series, theme.linked, theme.watched, theme.frozen, theme.trainable)
    return colours[number % len(colours)]


def line_colour(theme: Theme, line: str) -> str:
    """Return the colour of a line beside what is held."""
    return theme.text if line == "needed" else theme.muted


def ground(theme: Theme, colour: str) -> QBrush:
    """Return the even ground of an area: nothing below it shines through."""
    pale, strong = QColor(theme.window), QColor(colour)
    pairs = (
        (pale.red(), strong.red()),
        (pale.green(), strong.green()),
        (pale.blue(), strong.blue()),
    )
    return QBrush(QColor(*(round(a + WASH * (b - a)) for a, b in pairs)))


def pattern(colour: str, number: int) -> QBrush | None:
    """Return what is laid over the ground of holder `number`; None for the first: it is plain."""
    style = SHARED if number < 0 else PATTERNS[number % len(PATTERNS)]
    return None if style == B.SolidPattern else QBrush(QColor(colour), style)


class BytesAxis(pg.AxisItem):
    """An axis with bytes."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Return the numbers as sizes; none between whole bytes."""
        return [size_text(round(v)) if v >= 0 and abs(v - round(v)) < 1e-6 else "" for v in values]


class StepsAxis(pg.AxisItem):
    """An axis with steps."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Return whole numbers; nothing between them."""
        return [str(round(v)) if v >= 0 and abs(v - round(v)) < 1e-6 else "" for v in values]


def stairs(heights: np.ndarray, most: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the corners of a curve by step, the last step as wide as the others.

    Of more than `most` steps those that share a place are drawn as the highest of them.
    """
    count = len(heights)
    x = np.arange(count + 1, dtype=np.float64)
    y = np.append(heights, heights[-1:]).astype(np.float64)
    if count > most:
        width = -(-count // most)
        starts = np.arange(0, count, width)
        highest = np.maximum.reduceat(heights, starts).astype(np.float64)
        return np.append(x[starts], count), np.append(highest, highest[-1])
    kept = np.append(True, np.diff(y) != 0)
    kept[-1] = True
    return x[kept], y[kept]
