"""The part of a name's range where something happens: bends, roots, turns and breaks.

What is flat or straight at the far ends is left out, and so is what grows beyond all measure. The
present point is always inside.
"""

import numpy as np

STILL = 0.01  # of what the slope varies: less is an end where nothing happens any more
TALL = 20.0  # times the size of the ordinary values: beyond that a curve only grows
MARKS = 8  # roots, turns and breaks that are shown, nearest to the present point first
SHORT = 0.6  # of half of what was swept: how far a curve is followed that ends nowhere
WIDE, NARROW = 0.6, 0.2  # of half of what was swept: a range is at least as wide
ROOM = 0.5  # of the width of what is interesting, kept free on each side


def interesting(
    xs: np.ndarray, rows: np.ndarray, at: float, breaks: tuple[float, ...] = ()
) -> tuple[float, float]:
    """Return the ends of the interesting part of an even sweep. `rows` are (1 or more, n)."""
    y, dy = rows[0], rows[1] if len(rows) > 1 else np.gradient(rows[0], xs)
    reach = float(xs[-1] - xs[0]) / 2
    marks = [*_roots(xs, y), *_roots(xs, dy), *breaks]
    marks = sorted((x for x in marks if xs[0] < x < xs[-1]), key=lambda x: abs(x - at))[:MARKS]
    low, high, least = _lively(xs, y, dy, at)
    if (low, high) != (xs[0], xs[-1]):
        step = 1.5 * float(xs[1] - xs[0])
        inside = [x for x in marks if low - step <= x <= high + step]
        return _rounded(*_with(*_short(low, high, xs), [*inside, at], least * reach), xs)
    if not marks:
        return float(xs[0]), float(xs[-1])
    first, last = min(marks), max(marks)
    room = max(ROOM * (last - first), (0.2 if last > first else 0.4) * reach)
    return _rounded(*_with(first - room, last + room, [at], WIDE * reach), xs)


def _lively(xs: np.ndarray, y: np.ndarray, dy: np.ndarray, at: float) -> tuple[float, float, float]:
    """Return the ends of the part whose slope changes, without what grows beyond all measure.

    And how wide, in parts of half of what was swept, a range is to be at least.
    """
    known = np.isfinite(y) & np.isfinite(dy)
    if known.sum() < 8:
        return float(xs[0]), float(xs[-1]), WIDE
    here = abs(float(np.interp(at, xs[known], y[known])))
    usual = max(1.0, here, float(np.percentile(np.abs(y[known]), 25)))
    tall = _at_ends(known & (np.abs(y) > TALL * usual))
    cut = tall.sum() >= 0.1 * len(xs) and not _is_power(xs, y) and (known & ~tall).sum() > 2
    kept = np.flatnonzero(known & ~tall if cut else known)
    slopes = dy[kept]
    height = float(np.ptp(np.clip(slopes, *np.percentile(slopes, (1, 99)))))
    if height == 0:
        return float(xs[0]), float(xs[-1]), WIDE
    first, last = 0, len(kept) - 1
    while first < last and abs(slopes[first + 1] - slopes[0]) <= STILL * height:
        first += 1
    while last > first and abs(slopes[last - 1] - slopes[-1]) <= STILL * height:
        last -= 1
    begins = first > 2 or kept[0] > 0
    ends = last < len(kept) - 3 or kept[-1] < len(xs) - 1
    low = float(xs[kept[first]]) if begins else float(xs[0])
    high = float(xs[kept[last]]) if ends else float(xs[-1])
    return low, high, NARROW if cut else WIDE


def _short(low: float, high: float, xs: np.ndarray) -> tuple[float, float]:
    """Return a range with an end that says nothing nearer to the other."""
    wide = SHORT * float(xs[-1] - xs[0]) / 2
    if high == xs[-1]:
        high = min(high, max(low + wide, 0.0))
    elif low == xs[0]:
        low = max(low, min(high - wide, 0.0))
    return low, high


def _at_ends(tall: np.ndarray) -> np.ndarray:
    """Return what of a mask reaches to an end: poles in the middle are no growth."""
    return np.asarray(np.logical_and.accumulate(tall)
                      | np.logical_and.accumulate(tall[::-1])[::-1])  # fmt: skip


def _is_power(xs: np.ndarray, y: np.ndarray) -> bool:
    """Return whether a curve grows no faster than a power does: doubling x at the ends."""
    half = np.interp([xs[0] / 2, xs[-1] / 2], xs, y)
    ends = np.array([y[0], y[-1]])
    with np.errstate(all="ignore"):
        ratio = np.abs(ends) / np.maximum(np.abs(half), 1e-9)
    return bool((ratio[np.isfinite(ratio)] < 40).all())


def _roots(xs: np.ndarray, row: np.ndarray) -> list[float]:
    """Return where a row passes through zero; not where it stays there, nor where it jumps."""
    known = np.isfinite(row)
    scale = float(np.abs(row[known]).max(initial=0.0))
    sign = np.where(known & (np.abs(row) > 1e-4 * scale), np.sign(row), 0)
    found, last = [], None
    for k in np.flatnonzero(sign):
        if last is not None and sign[k] != sign[last] and k - last <= 4:
            found.append(float(xs[last] + xs[k]) / 2)
        last = k
    return found


def _with(low: float, high: float, inside: list[float], least: float) -> tuple[float, float]:
    """Widen a range so that points are well inside it, and that it is no sliver."""
    if high - low < least:
        middle = (low + high) / 2
        low, high = middle - least / 2, middle + least / 2
    for x in inside:
        room = 0.12 * (high - low)
        low, high = min(low, x - room), max(high, x + room)
    return low, high


def _rounded(low: float, high: float, xs: np.ndarray) -> tuple[float, float]:
    """Return plain numbers a little outside, within what was swept."""
    step = 10.0 ** np.floor(np.log10((high - low) / 4))
    step *= 1.0 if (high - low) / step < 20 else 2.0
    a, b = np.floor(low / step + 0.05) * step, np.ceil(high / step - 0.05) * step
    return max(float(a), float(xs[0])), min(float(b), float(xs[-1]))
