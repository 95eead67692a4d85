"""Shades and lines of a surface: even where that tells it, log-like where values span decades.

Poles do not decide: what lies far beyond nearly all values is cut off at the end of the scale.
"""

import numpy as np

from gradviz.lang.plt.contouring import levels_for, lines
from gradviz.trace.surface import AUTO, POWERS, Contour, Tones

COUNT = 8  # levels, about
POLE = 4.0  # a scale reaches this many times the middle nine tenths beyond them, and no further
SKEW = 10.0  # the largest value is so many times the one in the middle: decades
FAR = 0.25  # of the one in the middle: a lowest value above it is far from zero
DECADES = 3  # below the value in the middle that are told apart
BEYOND = 1e3  # times the value in the middle, the end of a log-like scale
FEW = 4  # levels by powers of ten; where there are fewer, threes stand between them


def tones_of(z: np.ndarray, scale: str = AUTO) -> Tones | None:
    """Return which shade each value of `z` has; None where none is finite.

    `scale` is EVEN or POWERS, of ten; AUTO takes the one that tells more.
    """
    known = z[np.isfinite(z)]
    if not known.size:
        return None
    by_powers = scale == POWERS or (scale == AUTO and _spans_decades(known))
    return _log_like(known) if by_powers and known.any() else _even(known)


def _even(known: np.ndarray) -> Tones:
    low, high = float(known.min()), float(known.max())
    first, last = (float(v) for v in np.percentile(known, (5, 95)))
    room = POLE * (last - first)
    if room > 0:
        low, high = max(low, first - room), min(high, last + room)
    return Tones(low, high)


def _spans_decades(known: np.ndarray) -> bool:
    sizes = np.abs(known)
    middle, largest = float(np.median(sizes)), float(np.percentile(sizes, 98))
    near_zero = float(known.min()) <= FAR * middle  # else powers of ten tell nothing
    return middle > 0 and largest >= SKEW * middle and near_zero


def _log_like(known: np.ndarray) -> Tones:
    sizes = np.abs(known)
    middle = float(np.median(sizes)) or float(np.median(sizes[sizes > 0]))
    end = BEYOND * middle
    low, high = max(float(known.min()), -end), min(float(known.max()), end)
    return Tones(low, high, middle / 10.0**DECADES)


def levels_of(tones: Tones) -> list[float]:
    """Return at which values lines are drawn: round ones, inside the scale."""
    if not tones.high > tones.low:
        return []
    found = _powers(tones) if tones.bend else levels_for(tones.low, tones.high, COUNT, False)
    return [float(level) for level in found if tones.low < level < tones.high]


def _powers(tones: Tones) -> list[float]:
    largest = max(abs(tones.low), abs(tones.high))
    exponents = range(int(np.ceil(np.log10(tones.bend))), int(np.floor(np.log10(largest))) + 1)
    sizes = [float(10.0**k) for k in exponents]
    found = _both_ways(sizes, tones)
    if len(found) < FEW:
        found = _both_ways([m * size for size in sizes for m in (1.0, 3.0)], tones)
    while len(found) > 2 * COUNT:
        found = found[::2]
    return found


def _both_ways(sizes: list[float], tones: Tones) -> list[float]:
    signed = tones.low < 0 < tones.high
    all_of_them = [*(-size for size in reversed(sizes)), *([0.0] if signed else []), *sizes]
    return [level for level in all_of_them if tones.low < level < tones.high]


def contours_of(x: np.ndarray, y: np.ndarray, z: np.ndarray, tones: Tones) -> tuple[Contour, ...]:
    """Return the lines of `z` over the grid of `x` and `y`; levels that are nowhere are left out.

    Lines are worked out on the scale of the shades, on which values between grid points lie more
    nearly on a straight line.
    """
    parts = tones.parts(z)
    cut = np.where((parts > 1.5) | (parts < -0.5), np.nan, parts)
    found = (
        Contour(level, lines(x, y, cut, float(tones.parts(level)))) for level in levels_of(tones)
    )
    return tuple(contour for contour in found if len(contour.pieces))
