"""What of a plot lies under the pointer, and its numbers in words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gradviz.trace.figures import (
    Area,
    Arrows,
    Axes,
    Bars,
    Contours,
    Dots,
    Image,
    Mark,
    Rule,
    Segments,
    Series,
)
from gradviz.ui.numbers import short
from gradviz.ui.plots.figures.canvas import Canvas
from gradviz.ui.plots.figures.filled_marks import corners
from gradviz.ui.plots.figures.projection import unproject
from gradviz.words import say

REACH = 14.0  # pixels from the pointer
LONGEST_NAME = 14  # characters of an axis' name that a tip repeats


@dataclass(frozen=True, slots=True)
class Found:
    """A datum: where it stands in the plot, and what is said of it."""

    x: float
    y: float
    text: str
    line: int | None
    distance: float


def nearest(
    marks: Sequence[Mark], canvas: Canvas, x: float, y: float, pixel: tuple[float, float]
) -> Found | None:
    """Return the datum nearest to the place (x, y); `pixel` is how wide and high one is."""
    found = [
        one
        for mark in reversed(marks)
        if (one := _of_mark(mark, canvas, (x, y), pixel)) is not None
    ]
    return min(found, key=lambda one: one.distance, default=None)


def _of_mark(
    mark: Mark, canvas: Canvas, at: tuple[float, float], pixel: tuple[float, float]
) -> Found | None:
    match mark:
        case Bars():
            return _bar(mark, canvas, at)
        case Area():
            return _between(mark, canvas, at, pixel)
        case Series():
            return _point(mark, canvas, at, pixel)
        case Segments():
            return _segment(mark, canvas, at, pixel)
        case Contours():
            return _level(mark, canvas, at, pixel)
        case Image():
            return _cell(mark, canvas, at)
        case Rule() if mark.through is None:
            return _rule(mark, canvas, at, pixel)
        case Arrows():
            return _arrow(mark, canvas, at, pixel)
    return None


def _nearest_place(
    x: np.ndarray, y: np.ndarray, at: tuple[float, float], pixel: tuple[float, float]
) -> tuple[int, float] | None:
    if not len(x):
        return None
    with np.errstate(over="ignore", invalid="ignore"):
        away = np.hypot((x - at[0]) / pixel[0], (y - at[1]) / pixel[1])
    if not np.isfinite(away).any():
        return None
    index = int(np.nanargmin(away))
    return (index, float(away[index])) if away[index] <= REACH else None


def _point(
    mark: Series, canvas: Canvas, at: tuple[float, float], pixel: tuple[float, float]
) -> Found | None:
    x, y = canvas.x(mark.x), canvas.y(mark.y)
    near = _nearest_place(x, y, at, pixel)
    if near is None:
        return None
    index, away = near
    text = _pair(mark.label, canvas.axes, mark.x[index], mark.y[index])
    if isinstance(mark, Dots) and mark.values is not None:
        text = say("plots.plt.with_value", point=text, value=short(float(mark.values[index])))
    return Found(float(x[index]), float(y[index]), text, mark.line, away)


def _between(
    mark: Area, canvas: Canvas, at: tuple[float, float], pixel: tuple[float, float]
) -> Found | None:
    x, high, low = canvas.x(mark.x), canvas.y(mark.y), canvas.y(mark.low)
    away = np.abs(x - at[0]) / pixel[0]
    if not np.isfinite(away).any():
        return None
    k = int(np.nanargmin(away))
    if not (away[k] <= REACH and min(low[k], high[k]) <= at[1] <= max(low[k], high[k])):
        return None
    text = _span(f"{_name(canvas.axes.xlabel, 'x')} = {_written(mark.x[k])}", mark.low[k],
                 mark.y[k])  # fmt: skip
    place = high[k] if abs(high[k] - at[1]) < abs(low[k] - at[1]) else low[k]
    return Found(float(x[k]), float(place), _named(mark.label, text), mark.line, REACH * 1.5)


def _segment(
    mark: Segments, canvas: Canvas, at: tuple[float, float], pixel: tuple[float, float]
) -> Found | None:
    start = np.stack([canvas.x(mark.x0), canvas.y(mark.y0)], axis=-1)
    stop = np.stack([canvas.x(mark.x1), canvas.y(mark.y1)], axis=-1)
    near = _nearest_line(start, stop, at, pixel)
    if near is None:
        return None
    k, place, away = near
    ends = (mark.x0[k], mark.x1[k]), (mark.y0[k], mark.y1[k])
    names = _name(canvas.axes.xlabel, "x"), _name(canvas.axes.ylabel, "y")
    if ends[0][0] == ends[0][1]:
        text = _span(f"{names[0]} = {_written(ends[0][0])}", *ends[1])
    elif ends[1][0] == ends[1][1]:
        text = _span(f"{names[1]} = {_written(ends[1][0])}", *ends[0])
    else:
        text = " → ".join(f"({_written(x)}, {_written(y)})" for x, y in zip(*ends, strict=True))
    return Found(*place, _named(mark.label, text), mark.line, away + 1)  # behind its point


def _level(
    mark: Contours, canvas: Canvas, at: tuple[float, float], pixel: tuple[float, float]
) -> Found | None:
    best: Found | None = None
    for level, piece in zip(mark.levels, mark.pieces, strict=True):
        ends = np.stack([canvas.x(piece[..., 0]), canvas.y(piece[..., 1])], axis=-1)
        near = _nearest_line(ends[:, 0], ends[:, 1], at, pixel)
        if near is not None and (best is None or near[2] < best.distance):
            numbers = (unproject(near[1][0], canvas.axes.xscale),
                       unproject(near[1][1], canvas.axes.yscale))  # fmt: skip
            text = say("plots.plt.with_value", point=_pair("", canvas.axes, *numbers),
                       value=_written(level))  # fmt: skip
            best = Found(*near[1], text, mark.line, near[2])
    return best


def _nearest_line(
    start: np.ndarray, stop: np.ndarray, at: tuple[float, float], pixel: tuple[float, float]
) -> tuple[int, tuple[float, float], float] | None:
    """Return which straight line, (n, 2) to (n, 2), is near; the place on it, and how far it is."""
    if not len(start):
        return None
    size = np.array(pixel)
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        along = (stop - start) / size
        away = (np.array(at) - start) / size
        length = np.maximum((along**2).sum(axis=1), 1e-12)
        part = np.clip((along * away).sum(axis=1) / length, 0.0, 1.0)
        far = np.hypot(*(away - along * part[:, None]).T)
    if not np.isfinite(far).any():
        return None
    k = int(np.nanargmin(far))
    if far[k] > REACH / 2:
        return None
    place = start[k] + (stop[k] - start[k]) * part[k]
    return k, (float(place[0]), float(place[1])), float(far[k])


def _pair(label: str, axes: Axes, x: float, y: float) -> str:
    text = say("plots.plt.point", x_name=_name(axes.xlabel, "x"), x=_written(x),
               y_name=_name(axes.ylabel, "y"), y=_written(y))  # fmt: skip
    return _named(label, text)


def _name(said: str, usual: str) -> str:
    """Return the name of an axis, if it is short enough to be repeated."""
    return said if 0 < len(said) <= LONGEST_NAME else usual


def _named(label: str, text: str) -> str:
    shown = label if label and not label.startswith("_") else ""
    return say("plots.plt.named", name=shown, point=text) if shown else text


def _span(where: str, low: float, high: float) -> str:
    return say("plots.plt.span", where=where, low=_written(low), high=_written(high))


def _written(value: float) -> str:
    """Return a number; whole ones without a fraction."""
    number = float(value)
    return short(int(number) if number.is_integer() and abs(number) < 1e6 else number)


def _bar(mark: Bars, canvas: Canvas, at: tuple[float, float]) -> Found | None:
    x0, x1, y0, y1 = corners(mark, canvas)
    inside = (x0 <= at[0]) & (at[0] <= x1) & (y0 <= at[1]) & (at[1] <= y1)
    hits = np.flatnonzero(inside)
    if not hits.size:
        return None
    k = int(hits[0])
    middle = float((x0[k] + x1[k]) / 2), float((y0[k] + y1[k]) / 2)
    height = short(float(mark.y[k]))
    if mark.edges is not None:
        low, high = float(mark.edges[k]), float(mark.edges[k + 1])
        text = say("plots.plt.bin", low=short(low), high=short(high), count=_count(mark.y[k]))
    else:
        axes, axis = canvas.axes, "yticks" if mark.sideways else "xticks"
        ticks = getattr(axes, axis)
        named = ticks is not None and float(mark.x[k]) in ticks.places
        where = ticks.names[ticks.places.index(float(mark.x[k]))] if named else short(
            float(mark.x[k])
        )  # fmt: skip
        text = say("plots.plt.bar", where=where, height=height)
    text = _named(mark.label, text)
    place = (float(x1[k]), middle[1]) if mark.sideways else (middle[0], float(y1[k]))
    return Found(*place, text, mark.line, 0.5)


def _count(value: float) -> str:
    return f"{int(value):,}" if float(value).is_integer() else short(float(value))


def _cell(mark: Image, canvas: Canvas, at: tuple[float, float]) -> Found | None:
    (x0, x1), (y0, y1) = canvas.x(np.array(mark.x)), canvas.y(np.array(mark.y))
    if not (mark.values.size and abs((x1 - x0) * (y1 - y0)) > 0):
        return None
    across, up = (at[0] - x0) / (x1 - x0), (at[1] - y0) / (y1 - y0)
    if not (0 <= across < 1 and 0 <= up < 1):
        return None
    rows, columns = mark.values.shape[:2]
    row, column = int(up * rows), int(across * columns)
    value = mark.values[row, column]
    if mark.scale is None:
        shown = "(" + ", ".join(f"{float(part):.2f}" for part in value) + ")"
    else:
        shown = short(float(value))
    if mark.cells:
        text = say("plots.plt.cell", row=row, column=column, value=shown)
        x, y = x0 + (column + 0.5) / columns * (x1 - x0), y0 + (row + 0.5) / rows * (y1 - y0)
    else:
        x, y = at
        numbers = (unproject(at[0], canvas.axes.xscale), unproject(at[1], canvas.axes.yscale))
        point = _pair("", canvas.axes, *numbers)
        text = say("plots.plt.with_value", point=point, value=shown)
    return Found(float(x), float(y), text, mark.line, REACH * 2)  # behind everything else


def _rule(
    mark: Rule, canvas: Canvas, at: tuple[float, float], pixel: tuple[float, float]
) -> Found | None:
    along = canvas.x if mark.upright else canvas.y
    place = float(along(np.array(mark.low)))
    away = abs(place - at[0 if mark.upright else 1]) / pixel[0 if mark.upright else 1]
    if mark.is_band or not away <= REACH / 2:
        return None
    text = _named(mark.label, f"{'x' if mark.upright else 'y'} = {short(mark.low)}")
    x, y = (place, at[1]) if mark.upright else (at[0], place)
    return Found(x, y, text, mark.line, away + REACH / 2)


def _arrow(
    mark: Arrows, canvas: Canvas, at: tuple[float, float], pixel: tuple[float, float]
) -> Found | None:
    x, y = canvas.x(mark.x), canvas.y(mark.y)
    near = _nearest_place(x, y, at, pixel)
    if near is None:
        return None
    k, away = near
    point = _pair("", canvas.axes, mark.x[k], mark.y[k])
    text = say("plots.plt.arrow", point=point, u=short(float(mark.u[k])),
               v=short(float(mark.v[k])))  # fmt: skip
    return Found(float(x[k]), float(y[k]), text, mark.line, away)
