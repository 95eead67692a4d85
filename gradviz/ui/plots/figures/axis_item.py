"""An axis with few, round ticks: of numbers, of powers of ten, or where the program chose them."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPicture

from gradviz.trace.figures import Ticks
from gradviz.ui.numbers import SUPERSCRIPTS
from gradviz.ui.plots.figures.projection import project, unproject

PIXELS = {
    "left": 34.0,
    "bottom": 42.0,
    "right": 34.0,
    "top": 42.0,
}  # between two ticks, at least about
OVER = 12  # pixels of a label beyond the end of an axis
Levels = list[tuple[float | None, list[float]]]


class Axis(pg.AxisItem):
    """One side of a plot."""

    def __init__(self, side: str) -> None:
        super().__init__(side)
        self._scale_name = "linear"
        self._chosen: Ticks | None = None
        self._closer = False
        self.enableAutoSIPrefix(False)

    def set_scale(self, scale: str, chosen: Ticks | None) -> None:
        """Place numbers by `scale`, with ticks where they were chosen."""
        self._scale_name, self._chosen = scale, chosen
        self.picture = None
        self.update()

    def look_closer(self, closer: bool) -> None:
        """Say whether a part of the axis is seen, where chosen ticks may be too few."""
        self._closer = closer
        self.picture = None
        self.update()

    def prepare(self) -> None:
        """Work out what is painted, and with it how wide the axis is."""
        nowhere = QPicture()
        painter = QPainter(nowhere)
        self.paint(painter, None, None)
        painter.end()

    def boundingRect(self) -> QRectF:
        """Return where it paints: half a label beyond its ends, too."""
        across, up = (0, OVER) if self.orientation in ("left", "right") else (OVER, 0)
        return super().boundingRect().adjusted(-across, -up, across, up)

    def tickValues(self, minVal: float, maxVal: float, size: float) -> Levels:  # noqa: N803
        """Return where ticks stand."""
        low, high = min(minVal, maxVal), max(minVal, maxVal)
        if self._chosen is not None:
            places = project(np.array(self._chosen.places), self._scale_name)
            room = (high - low) * 1e-6
            seen = [float(p) for p in places if low - room <= p <= high + room]
            if len(seen) > 1 or not self._closer or not _are_numbers(self._chosen):
                return [(None, seen)]
        most = max(int(size / PIXELS[self.orientation]), 3)
        if self._scale_name == "log":
            return [(1.0, _powers(low, high, most))]
        if self._scale_name == "symlog":
            return [(1.0, _both_ways(low, high))]
        return [_round(low, high, most)]

    def tickStrings(self, values: list[float], scale: float, spacing: float | None) -> list[str]:
        """Return what is written at ticks."""
        if self._chosen is not None and spacing is None:
            places = project(np.array(self._chosen.places), self._scale_name)
            return [self._chosen.names[int(np.nanargmin(np.abs(places - v)))] for v in values]
        if self._scale_name == "log":
            return power_texts(values)
        if self._scale_name == "symlog":
            return [f"{unproject(value, 'symlog'):g}" for value in values]
        return number_texts(values, spacing or 1.0)


def _are_numbers(ticks: Ticks) -> bool:
    """Return whether what is written at ticks is where they stand."""
    return all(name == f"{place:g}" for place, name in zip(ticks.places, ticks.names, strict=True))


def _round(low: float, high: float, most: int) -> tuple[float, list[float]]:
    """Return steps of 1, 2 or 5 times a power of ten, no more than `most` of them."""
    width = max(high - low, 1e-300)
    rough = width / most
    tens = 10.0 ** math.floor(math.log10(rough))
    step = next(tens * m for m in (1, 2, 2.5, 5, 10) if tens * m >= rough * 0.999)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    near = width * 1e-9  # a tick just outside the view would not be drawn
    return step, [min(max(k * step, low + near), high - near) for k in range(first, last + 1)]


def _powers(low: float, high: float, most: int) -> list[float]:
    first, last = math.ceil(low - 1e-9), math.floor(high + 1e-9)
    if last - first >= 1:
        step = max(-(-(last - first + 1) // most), 1)
        return [float(k) for k in range(first, last + 1, step)]
    fine = [math.log10(m * 10.0**k) for k in range(first - 1, last + 2) for m in (1, 2, 3, 5, 7)]
    return [p for p in fine if low - 1e-9 <= p <= high + 1e-9] or [low, high]


def _both_ways(low: float, high: float) -> list[float]:
    numbers = [0.0, *(s * 10.0**k for k in range(8) for s in (1, -1))]
    places = sorted(float(project(n, "symlog")) for n in numbers)
    return [p for p in places if low <= p <= high]


def power_texts(places: list[float]) -> list[str]:
    """Return 10 to each place: "10⁻²"; as plain numbers where none is very large or small."""
    whole = [round(place) for place in places]
    plain = all(-3 <= k <= 4 for k in whole)
    even = all(abs(place - k) < 1e-6 for place, k in zip(places, whole, strict=True))
    if plain or not even:
        return [f"{10.0**place:.3g}" for place in places]
    return ["10" + str(k).translate(SUPERSCRIPTS) for k in whole]


def number_texts(values: list[float], step: float) -> list[str]:
    """Return numbers with as many digits as the step needs; very large or small ones by powers."""
    values = [round(value / step) * step for value in values]
    largest = max((abs(value) for value in values), default=0.0)
    if largest >= 1e6 or (0 < largest < 1e-3):
        return [f"{value:.3g}" for value in values]
    digits = max(-math.floor(math.log10(step) + 1e-9), 0)
    digits += abs(step * 10**digits - round(step * 10**digits)) > 1e-6
    return [f"{value + 0.0:.{digits}f}".replace("-", "−") for value in values]
