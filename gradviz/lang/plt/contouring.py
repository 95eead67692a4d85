"""Lines of equal value through a grid, and the levels they are drawn at.

Lines by marching squares: in each cell the value is linear along the four sides, and a line joins
the places where two of them pass the level. Levels after matplotlib's MaxNLocator.
"""

import math

import numpy as np

STEPS = np.array([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10])
FINEST = 320  # cells of a filled contour along its longer side


def levels_for(low: float, high: float, count: int, filled: bool) -> np.ndarray:
    """Return about `count` round levels between `low` and `high`; filled ones reach beyond both."""
    ticks = _ticks(low, high, count + 1)
    under, over = np.flatnonzero(ticks < low), np.flatnonzero(ticks > high)
    first = under[-1] if under.size else 0
    last = over[0] + 1 if over.size else ticks.size
    return ticks if last - first < 3 else ticks[first:last]


def _ticks(low: float, high: float, count: int) -> np.ndarray:
    if high - low <= 1e-13 * max(abs(low), abs(high)):
        room = 1e-13 * max(abs(low), abs(high)) or 1e-13
        low, high = low - room, high + room
    scale, offset = _scale(low, high, count)
    low, high = low - offset, high - offset
    steps = np.concatenate([0.1 * STEPS[:-1], STEPS, [10 * STEPS[1]]]) * scale
    large = np.flatnonzero(steps >= (high - low) / count)
    chosen = large[0] if large.size else steps.size - 1
    for step in steps[: chosen + 1][::-1]:
        start = low // step * step
        ticks = np.arange(_floor((low - start) / step), _ceil((high - start) / step) + 1) * step
        ticks = ticks + start
        if ((ticks >= low) & (ticks <= high)).any():
            break
    return ticks + offset


def _scale(low: float, high: float, count: int) -> tuple[float, float]:
    width, middle = abs(high - low), (high + low) / 2
    far = abs(middle) / width >= 100
    offset = math.copysign(10 ** (math.log10(abs(middle)) // 1), middle) if far else 0.0
    return 10 ** (math.log10(width / count) // 1), offset


def _floor(place: float) -> float:
    whole = round(place)
    return whole if abs(place - whole) < 1e-10 else math.floor(place)


def _ceil(place: float) -> float:
    whole = round(place)
    return whole if abs(place - whole) < 1e-10 else math.ceil(place)


def lines(x: np.ndarray, y: np.ndarray, z: np.ndarray, level: float) -> np.ndarray:
    """Return the line of `level` in pieces: float64 (n, 2, 2), two ends with x and y each.

    `z` has shape (len(y), len(x)). Cells with a value that is not finite have no line.
    """
    corners = z[:-1, :-1], z[:-1, 1:], z[1:, 1:], z[1:, :-1]
    above = [corner > level for corner in corners]
    whole = np.isfinite(corners[0] + corners[1] + corners[2] + corners[3])
    case = (above[0] + 2 * above[1] + 4 * above[2] + 8 * above[3]) * whole
    middle_high = sum(corners) / 4 > level
    found = []
    for number, pairs in PAIRS.items():
        for pair, split in pairs:
            chosen = case == number
            if split is not None:
                chosen = chosen & (middle_high if split else ~middle_high)
            rows, columns = np.nonzero(chosen)
            if rows.size:
                ends = [_crossing(x, y, z, level, rows, columns, side) for side in pair]
                found.append(np.stack(ends, axis=1))
    return np.concatenate(found) if found else np.zeros((0, 2, 2))


# Sides of a cell: 0 below, 1 right, 2 above, 3 left; which two a line joins, by which corners lie
# above the level. Where opposite corners do, the value in the middle says how they hang together.
PAIRS: dict[int, tuple[tuple[tuple[int, int], bool | None], ...]] = {
    1: (((3, 0), None),), 2: (((0, 1), None),), 3: (((3, 1), None),), 4: (((1, 2), None),),
    6: (((0, 2), None),), 7: (((3, 2), None),), 8: (((2, 3), None),), 9: (((0, 2), None),),
    11: (((1, 2), None),), 12: (((3, 1), None),), 13: (((0, 1), None),), 14: (((3, 0), None),),
    5: (((3, 2), True), ((0, 1), True), ((3, 0), False), ((1, 2), False)),
    10: (((3, 0), True), ((1, 2), True), ((0, 1), False), ((2, 3), False)),
}  # fmt: skip
SIDES = (((0, 0), (0, 1)), ((0, 1), (1, 1)), ((1, 0), (1, 1)), ((0, 0), (1, 0)))


def _crossing(
    x: np.ndarray, y: np.ndarray, z: np.ndarray, level: float,
    rows: np.ndarray, columns: np.ndarray, side: int,
) -> np.ndarray:  # fmt: skip
    (a, b), (c, d) = SIDES[side]
    first, second = z[rows + a, columns + b], z[rows + c, columns + d]
    part = (level - first) / np.where(second == first, 1.0, second - first)
    x0, x1, y0, y1 = x[columns + b], x[columns + d], y[rows + a], y[rows + c]
    return np.stack([x0 + part * (x1 - x0), y0 + part * (y1 - y0)], axis=1)


def even_grid(x: np.ndarray, y: np.ndarray, z: np.ndarray) -> np.ndarray:
    """Return `z` at the middles of many even cells over the grid, linear in between."""
    columns = max(FINEST, 2)
    rows = max(FINEST, 2)
    across, first, second = _places(x, columns)
    up, below, above = _places(y, rows)
    left = z[:, first] + (z[:, second] - z[:, first]) * across
    return left[below] + (left[above] - left[below]) * up[:, None]


def _places(ends: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    middles = ends[0] + (np.arange(count) + 0.5) / count * (ends[-1] - ends[0])
    order = ends if ends[-1] > ends[0] else -ends
    index = np.clip(np.searchsorted(order, middles if order is ends else -middles) - 1, 0,
                    len(ends) - 2)  # fmt: skip
    part = (middles - ends[index]) / (ends[index + 1] - ends[index])
    return part, index, index + 1
