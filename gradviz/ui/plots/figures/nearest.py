"""What of a plot lies under the pointer, and its numbers in words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gradviz.trace.figures import (
    Area,
    Arrows,
    Axes,
    Bars,
    Dots,
    Image,
    Mark,
    Rule,
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
        case Series() if not isinstance(mark, Area):
            return _point(mark, canvas, at, pixel)
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


def _pair(label: str, axes: Axes, x: float, y: float) -> str:
    names = [name if 0 < len(name) <= LONGEST_NAME else usual
             for name, usual in ((axes.xlabel, "x"), (axes.ylabel, "y"))]  # fmt: skip
    text = say("plots.plt.point", x_name=names[0], x=_written(x), y_name=names[1],
               y=_written(y))  # fmt: skip
    shown = label if label and not label.startswith("_") else ""
    return say("plots.plt.named", name=shown, point=text) if shown else text


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
    if mark.label and not mark.label.startswith("_"):
        text = say("plots.plt.named", name=mark.label, point=text)
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
    text = f"{'x' if mark.upright else 'y'} = {short(mark.low)}"
    if mark.label and not mark.label.startswith("_"):
        text = say("plots.plt.named", name=mark.label, point=text)
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
