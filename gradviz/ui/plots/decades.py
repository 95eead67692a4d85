"""A left axis that is readable in little room, on a plain scale and on a logarithmic one."""

import math
from collections.abc import Sequence

import pyqtgraph as pg

from gradviz.ui.numbers import SUPERSCRIPTS, short

LINE = 15.0  # pixels that a number needs to itself
PARTS = ((1, 2, 5), (1, 3), (1,))  # of a decade, the most first
PLAIN = (-3, 4)  # powers of ten that are written out


class DecadeAxis(pg.AxisItem):
    """Has as many numbers as stand clear of one another."""

    def tickValues(
        self,
        minVal: float,  # noqa: N803
        maxVal: float,  # noqa: N803
        size: float,
    ) -> list[tuple[float, list[float]]]:
        """Return where numbers stand: (distance, places)."""
        if not self.logMode:
            found = super().tickValues(minVal, maxVal, size)[:1]
            most = max(int(size / LINE), 2)
            return [_thinned(spacing, values, most) for spacing, values in found]
        return [(1.0, decades(minVal, maxVal, max(int(size / LINE), 2)))]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Return the numbers, powers of ten as such."""
        if self.logMode:
            return [power_text(value) for value in values]
        written = super().tickStrings(values, scale, spacing)
        return [_plain(text) for text in written]

    def logTickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Return the same, for pyqtgraph's own use."""
        return [power_text(value) for value in values]


def decades(low: float, high: float, most: int) -> list[float]:
    """Return logarithms of round numbers between `low` and `high`, at most so many."""
    first, last = math.floor(low), math.ceil(high)
    seen: list[float] = []
    for parts in PARTS:
        richer = seen
        found = [k + math.log10(p) for k in range(first, last + 1) for p in parts]
        seen = [place for place in found if low <= place <= high]
        if 1 < len(seen) <= most:
            return seen
        if len(seen) < 2 <= min(len(richer), most):
            return [richer[0], richer[-1]]  # one number alone would be no scale
    step = max(math.ceil((last - first + 1) / most), 1)
    whole = [float(k) for k in range(first, last + 1) if k % step == 0 and low <= k <= high]
    return whole or [(low + high) / 2]


def power_text(logarithm: float) -> str:
    """Return the number with this logarithm: "0.2", "10⁻⁶", "2·10⁵"."""
    power = math.floor(logarithm + 1e-9)
    lead = 10 ** (logarithm - power)
    if PLAIN[0] <= power < PLAIN[1]:
        return f"{10**logarithm:.4g}"
    ten = "10" + str(power).translate(SUPERSCRIPTS)
    return ten if abs(lead - 1) < 1e-6 else f"{short(lead, 2).removesuffix('.0')}·{ten}"


def _thinned(spacing: float, values: Sequence[float], most: int) -> tuple[float, list[float]]:
    every = max(math.ceil(len(values) / most), 1)
    kept = [v for v in values if round(v / spacing) % every == 0] if spacing else list(values)
    return spacing * every, kept


def _plain(text: str) -> str:
    """Return a number without what only fills room: "8e+06" is 8·10⁶."""
    if "e" not in text:
        return text
    lead, power = text.split("e")
    return f"{lead}·10{str(int(power)).translate(SUPERSCRIPTS)}"
