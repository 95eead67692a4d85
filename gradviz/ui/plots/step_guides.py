"""Faint lines beside errors by step: what rounding makes, and what the formula leaves out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg

from gradviz.trace.step_sizes import StepErrors
from gradviz.ui.plots.ranges import Rect, View
from gradviz.ui.plots.step_words import power
from gradviz.words import say

SAMPLES = 121  # points of a guide
GAP = 0.01  # of the view, between a line and its word


class PowersAxis(pg.AxisItem):
    """An axis of powers of ten."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Return the powers; nothing between them."""
        return [power(round(v)) if abs(v - round(v)) < 1e-6 else "" for v in values]


@dataclass(frozen=True, slots=True, eq=False)
class Guide:
    """A line that says what an error grows with; both `x` and `y` are powers of ten."""

    text: str
    colour: str
    x: np.ndarray
    y: np.ndarray


def guides(
    found: StepErrors, forward: bool, view: View, colours: Sequence[str], quiet: str
) -> list[Guide]:
    """Return the guides within `view`; none where there is no U."""
    if found.why:
        return []
    factor, degree = found.bend(forward)
    lines = []
    x = np.linspace(*view.x, SAMPLES)
    if factor > 0 and np.isfinite(factor):
        lines.append((say(f"steps.left_out_{degree}"), quiet, np.log10(factor) + degree * x))
    for errors, colour in zip(found.errors, colours, strict=True):
        if errors.noise > 0:
            lines.append((say("steps.rounding"), colour, np.log10(errors.noise) - x))
    return [
        Guide(text, colour, x, np.where((y >= view.y[0]) & (y <= view.y[1]), y, np.nan))
        for text, colour, y in lines
    ]


def free_beside(
    view: View,
    x: np.ndarray,
    own: np.ndarray,
    size: tuple[float, float],
    curves: Sequence[np.ndarray],
    taken: Sequence[Rect],
) -> Rect | None:
    """Return a place at a steep line for a word of `size`, clear of all; None where there is none.

    That is right or left of a point of it, below or above, nearest to its middle.
    """
    seen = np.flatnonzero(np.isfinite(own))
    middle = seen[len(seen) // 2] if seen.size else 0
    width, height = size
    for k in sorted(seen, key=lambda place: abs(place - middle)):
        at, up = float(view.across(x[k])), float(view.up(own[k]))
        sides = [(left, bottom) for bottom in (up - GAP - height, up + GAP)
                 for left in (at + GAP, at - GAP - width)]  # fmt: skip
        for left, bottom in sides:
            rect = (left, bottom, left + width, bottom + height)
            inside = min(rect) >= 0.0 and max(rect) <= 1.0
            if inside and not crossed(rect, view, x, curves) and not _covers(rect, taken):
                return rect
    return None


def _covers(rect: Rect, taken: Sequence[Rect]) -> bool:
    return any(
        rect[0] < other[2] and other[0] < rect[2] and rect[1] < other[3] and other[1] < rect[3]
        for other in taken
    )


def crossed(rect: Rect, view: View, x: np.ndarray, curves: Sequence[np.ndarray]) -> bool:
    """Return whether a curve runs through a rectangle of the view."""
    left, bottom, right, top = rect
    inside = (view.across(x) > left) & (view.across(x) < right)
    return any(
        bool(((view.up(curve) > bottom) & (view.up(curve) < top) & inside).any())
        for curve in curves
    )
