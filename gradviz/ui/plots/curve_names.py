"""What a curve's parts are called, and the numbers of its points as rows."""

import numpy as np

from gradviz.trace.curves import Curve, Line
from gradviz.trace.quotients import quotient
from gradviz.words import say

ORDERS = 4  # the value, and three derivatives


def order_name(curve: Curve, order: int) -> str:
    """Return what the value or a derivative is called: y, dy/dx, d²y/dx²."""
    return quotient(curve.of, curve.along, order)


def along_name(curve: Curve) -> str:
    """Return what a curve is drawn along: a name, in a loop that name in one of its passes."""
    number, count = curve.passes
    if count == 1:
        return curve.along
    return say("plots.curve.in_pass", name=curve.along, number=number, count=count)


def slope_name(curve: Curve, line: Line) -> str:
    """Return what the derivative of a further line is called: dz/dx; or dy/dx, b = 2."""
    name = quotient(line.of or line.name, curve.along)
    return f"{name}, {line.name}" if line.of else name


def slopes_note(curve: Curve) -> str:
    """Return what tells the derivatives of further lines from the lines."""
    names = {quotient(line.of or line.name, curve.along) for line in curve.lines}
    if len(names) == 1:
        return say("plots.curve.slopes_drawn", name=names.pop())
    return say("plots.curve.slopes_of_each")


def table(curve: Curve, shown: frozenset[int]) -> list[list[str]]:
    """Return all points, a row each under one of names; empty where there is no value."""
    orders = [(k, row) for k, row in enumerate(curve.orders) if k in shown]
    names = [curve.along, *(order_name(curve, k) for k, _ in orders)]
    columns = [curve.x, *(row for _, row in orders)]
    if curve.differences is not None:
        names.append(f"({curve.of}(+h)-{curve.of}(-h))/2h h={curve.step:g}")
        columns.append(curve.differences)
    for line in curve.lines:
        names.append(line.name)
        columns.append(_over(curve.x, line.x, line.y))
        if line.dy is not None:
            names.append(slope_name(curve, line))
            columns.append(_over(curve.x, line.x, line.dy))
    return [names, *([_number(value) for value in row] for row in zip(*columns, strict=True))]


def _over(x: np.ndarray, own: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return a line's values at `x`; NaN at points that are not its own."""
    at = np.clip(np.searchsorted(own, x), 0, len(own) - 1)
    return np.where(own[at] == x, y[at], np.nan)


def _number(value: float) -> str:
    return f"{value:.9g}" if np.isfinite(value) else ""
