"""A value and its gradient over two names: the program run again on a grid of points.

Where the program treats the points of a vector one by one, the whole grid is run at once; where one
run tells what is done at every point, that is done again at all of them. A few single runs prove
that this was allowed. Else a coarse grid comes first, and a fine one on request.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from gradviz.lang.budget import Budget
from gradviz.lang.inputs import Given
from gradviz.lang.levels import contours_of, tones_of
from gradviz.lang.many_points import many_points
from gradviz.lang.plane import (
    Places,
    Table,
    at_once,
    one_by_one,
    places_of,
    rows_of,
    sample,
    values,
)
from gradviz.lang.rerun import Rerun
from gradviz.lang.scenes import Scene
from gradviz.lang.sweeping import SWEEP, Cancelled, guarded
from gradviz.trace.surface import Surface, View

COUNT = 81  # points along each side of a grid that is run at once
COARSE = 11  # of one that is run point by point, at first
FINEST = 41  # of one that is run point by point, at last
COUNTS = (FINEST, 21, COARSE)  # of one that takes long
WORK = 2e8  # elements that may be worked on at one go
PATIENCE = 10.0  # seconds that a coarse grid may take
ROOM = 3.0  # to see around the present point

_NOTHING = np.empty((0, 0))


def surface(
    source: str,
    inputs: Given | None,
    of: str,
    along: tuple[str, str],
    *,
    before: Sequence[Scene] = (),
    view: View | None = None,
    count: int = COUNT,
    known: Surface | None = None,
    cancelled: Cancelled = None,
) -> Surface | None:
    """Return the value `of` over two numbers; None where they are none, or when cancelled.

    Without a `view` it lies around the present point. `known` is the same surface seen from another
    point: its grid is kept. Only a program that runs with vectors is fine at once: see `refined`.
    One that does not, and whose single run takes too long, has a `slow` surface without values.
    """
    budget = Budget(SWEEP, cancelled)

    def work(rerun: Rerun) -> Surface | None:
        places = places_of(rerun, along)
        if places is None:
            return None
        at = places[0].value, places[1].value
        begun = time.thread_time()
        here = sample(rerun, places, of, at)
        if here is None:
            return None
        hurry = (time.thread_time() - begun) * COARSE**2 > PATIENCE
        bare = Surface(of, along, *_sides(view or view_around(at), count), _NOTHING, at)
        made = known or _grid(rerun, places, bare, hurry, budget.look_up)
        movable = rerun.is_input(places[0].name), rerun.is_input(places[1].name)
        slope = None if np.isnan(here[1:]).all() else (here[1], here[2])
        return replace(made, at=at, z_at=here[0], slope_at=slope, movable=movable)

    return guarded(work, source, inputs, before, budget)


def refined(
    source: str,
    inputs: Given | None,
    coarse: Surface,
    *,
    before: Sequence[Scene] = (),
    cancelled: Cancelled = None,
) -> Surface | None:
    """Return `coarse` with a point between each two of its points; its gradient stays as it was."""
    budget = Budget(SWEEP, cancelled)

    def work(rerun: Rerun) -> Surface | None:
        places = places_of(rerun, coarse.along)
        if places is None:
            return None
        xs, ys = (_finer(side) for side in (coarse.x, coarse.y))
        z, dx, dy = (np.full((len(ys), len(xs)), np.nan) for _ in range(3))
        z[::2, ::2] = coarse.z
        if coarse.dx is not None and coarse.dy is not None:
            dx[::2, ::2], dy[::2, ::2] = coarse.dx, coarse.dy
        rows, columns = _between(len(ys), len(xs))
        z[rows, columns] = values(rerun, places, coarse.of, (xs[columns], ys[rows]),
                                   budget.look_up)  # fmt: skip
        slopes = (dx, dy) if coarse.dx is not None else (None, None)
        fine = len(xs) >= FINEST
        return _dressed(replace(coarse, x=xs, y=ys, z=z, dx=slopes[0], dy=slopes[1], fine=fine))

    return guarded(work, source, inputs, before, budget)


def view_around(at: tuple[float, float]) -> View:
    """Return a part of the plane worth looking at: the point with room around it, and zero."""
    return _room(at[0]), _room(at[1])


def _room(value: float) -> tuple[float, float]:
    if not np.isfinite(value):
        return -ROOM, ROOM
    reach = ROOM * max(1.0, abs(value) / ROOM)
    step = 10.0 ** np.floor(np.log10(reach)) / 2
    low, high = np.floor((value - reach) / step) * step, np.ceil((value + reach) / step) * step
    return float(low), float(high)


def _grid(
    rerun: Rerun, places: Places, bare: Surface, hurry: bool, look_up: Callable[[], None]
) -> Surface:
    """Return `bare`, which has its two sides, with values; `slow` where that would take long."""
    found = at_once(rerun, places, bare.of, bare.x, bare.y)
    if found is None:
        bare, found = _again(rerun, places, bare, look_up)
    if found is None:
        xs, ys = _sides(bare.view, COARSE)
        bare = replace(bare, x=xs, y=ys, fine=False)
        if hurry:
            return replace(bare, z=np.full((COARSE, COARSE), np.nan), fine=True, slow=True)
        found = one_by_one(rerun, places, bare.of, xs, ys)
    z, dx, dy = found
    known = bool(np.isfinite(dx).any() or np.isfinite(dy).any())
    made = replace(bare, z=z, dx=dx, dy=dy) if known else replace(bare, z=z)
    return _dressed(made)


def _again(
    rerun: Rerun, places: Places, bare: Surface, look_up: Callable[[], None]
) -> tuple[Surface, Table | None]:
    """Return the surface as fine as it may be, and one run's operations done at its points."""
    again = many_points(rerun, bare.of, places, look_up)
    if again is None:
        return bare, None
    most = len(bare.x)
    count = next((n for n in (most, *COUNTS) if n**2 * again.cost <= WORK), COARSE)
    xs, ys = _sides(bare.view, min(count, most))
    across, up = (side.ravel() for side in np.meshgrid(xs, ys))
    rows = rows_of(rerun, places, again, (across, up))
    if rows is None:
        return bare, None
    z, dx, dy = (row.reshape(len(ys), len(xs)) for row in rows)
    return replace(bare, x=xs, y=ys, fine=count == most or count >= FINEST), (z, dx, dy)


def _sides(view: View, count: int) -> tuple[np.ndarray, np.ndarray]:
    across, up = view
    return np.linspace(*across, count), np.linspace(*up, count)


def shaded(made: Surface, scale: str) -> Surface:
    """Return `made` with its shades and lines by another scale."""
    return _dressed(replace(made, scale=scale))


def _dressed(made: Surface) -> Surface:
    tones = tones_of(made.z, made.scale)
    contours = () if tones is None else contours_of(made.x, made.y, made.z, tones)
    return replace(made, tones=tones, contours=contours)


def _finer(side: np.ndarray) -> np.ndarray:
    return np.linspace(side[0], side[-1], 2 * len(side) - 1)


def _between(rows: int, columns: int) -> tuple[np.ndarray, np.ndarray]:
    row, column = np.indices((rows, columns)).reshape(2, -1)
    new = (row % 2 | column % 2).astype(bool)
    return row[new], column[new]
