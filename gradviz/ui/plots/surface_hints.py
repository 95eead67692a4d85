"""What is said of a surface: at the pointer, of the present point, of the way down."""

import numpy as np

from gradviz.trace.surface import LOST, Descent, Surface
from gradviz.ui.numbers import short
from gradviz.words import say


def number(value: float, digits: int = 4) -> str:
    """Return a number in few characters, with a proper minus; a dash for none."""
    return short(float(value), digits).replace("-", "−") if np.isfinite(value) else "–"


def plain(value: float) -> str:
    """Return a round number without needless zeros: the end of an axis, the value of a line."""
    return f"{value:.6g}".replace("-", "−")


def nearest(surface: Surface, x: float, y: float) -> tuple[int, int]:
    """Return the row and column of the grid point that is nearest to (x, y)."""
    return int(np.argmin(np.abs(surface.y - y))), int(np.argmin(np.abs(surface.x - x)))


def hint(surface: Surface, x: float, y: float) -> str:
    """Return the numbers of the grid point nearest to (x, y): they are the program's own."""
    row, column = nearest(surface, x, y)
    z = float(surface.z[row, column])
    words = say("surface.hint", x_name=surface.along[0], x=number(surface.x[column]),
                y_name=surface.along[1], y=number(surface.y[row]), of=surface.of,
                z=number(z) if np.isfinite(z) else say("surface.nowhere"))  # fmt: skip
    if surface.dx is None or surface.dy is None:
        return words
    dx, dy = float(surface.dx[row, column]), float(surface.dy[row, column])
    if not np.isfinite([dx, dy]).all():
        return words
    return words + say("surface.hint_slope", dx=number(dx), dy=number(dy))


def point_hint(surface: Surface) -> str:
    """Return what is said where the pointer is on the present point."""
    return f"{told_point(surface)}\n{told_slope(surface)}\n{_dragging(surface)}"


def _dragging(surface: Surface) -> str:
    fixed = [name for name, free in zip(surface.along, surface.movable, strict=True) if not free]
    if fixed:
        return say("surface.fixed", name=fixed[0])
    return say("surface.drag", x_name=surface.along[0], y_name=surface.along[1])


def told_point(surface: Surface) -> str:
    """Return the numbers of the present point."""
    return say("surface.hint", x_name=surface.along[0], x=number(surface.at[0]),
               y_name=surface.along[1], y=number(surface.at[1]), of=surface.of,
               z=number(surface.z_at))  # fmt: skip


def told_slope(surface: Surface) -> str:
    """Return the gradient at the present point in words."""
    if surface.slope_at is None:
        return say("surface.no_slope")
    return say("surface.slope", dx=number(surface.slope_at[0]), dy=number(surface.slope_at[1]))


def told_way(way: Descent | None) -> str:
    """Return how many steps the way down has, and where it ends; "" where there is none."""
    if way is None:
        return ""
    if not way.steps and way.why != LOST:
        return say("surface.already")
    return say(f"surface.{way.why}", steps=way.steps, x=number(way.x[-1], 3),
               y=number(way.y[-1], 3), z=number(way.z[-1], 3))  # fmt: skip


def step_hint(way: Descent | None, step: int) -> str:
    """Return what is said of one step of the way down."""
    if way is None:
        return ""
    return say("surface.step", step=step, steps=way.steps, x=number(way.x[step]),
               y=number(way.y[step]), of=way.of, z=number(way.z[step]))  # fmt: skip


def told(surface: Surface, way: Descent | None) -> str:
    """Return all of it in one sentence, for those who hear the plot."""
    return say("surface.told", of=surface.of, z=number(surface.z_at), x_name=surface.along[0],
               x=number(surface.at[0]), y_name=surface.along[1], y=number(surface.at[1]),
               slope=told_slope(surface), way=told_way(way))  # fmt: skip
