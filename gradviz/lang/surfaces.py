"""A value and its gradient over two names: the program run again on a grid of points.

Where the program treats the points of a vector one by one, the whole grid is run at once, and a few
single runs prove that this was allowed. Else a coarse grid comes first, and a fine one on request.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from gradviz.lang.budget import Budget
from gradviz.lang.inputs import Given
from gradviz.lang.levels import contours_of, tones_of
from gradviz.lang.rerun import Point, Rerun
from gradviz.lang.sampling import Place, place
from gradviz.lang.scenes import Scene
from gradviz.lang.sweeping import SWEEP, Cancelled, guarded, number
from gradviz.trace.surface import Surface, View

COUNT = 81  # points along each side of a grid that is run at once
COARSE = 11  # of one that is run point by point, at first
FINEST = 41  # of one that is run point by point, at last
WITNESSES = (0, 0.29, 0.5, 0.71, 1)  # of all points: single runs that check one of all at once
PATIENCE = 10.0  # seconds that a coarse grid may take
ROOM = 3.0  # to see around the present point

_NOTHING = np.empty((0, 0))
Places = tuple[Place, Place]
Sample = tuple[float, float, float]  # the value, and its gradient


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
        made = known or _grid(rerun, places, bare, hurry)
        movable = rerun.is_input(places[0].name), rerun.is_input(places[1].name)
        slope = None if np.isnan(here[1:]).all() else (here[1], here[2])
        return replace(made, at=at, z_at=here[0], slope_at=slope, movable=movable)

    return guarded(work, source, inputs, before, Budget(SWEEP, cancelled))


def refined(
    source: str,
    inputs: Given | None,
    coarse: Surface,
    *,
    before: Sequence[Scene] = (),
    cancelled: Cancelled = None,
) -> Surface | None:
    """Return `coarse` with a point between each two of its points; its gradient stays as it was."""

    def work(rerun: Rerun) -> Surface | None:
        places = places_of(rerun, coarse.along)
        if places is None:
            return None
        xs, ys = (_finer(side) for side in (coarse.x, coarse.y))
        z, dx, dy = (np.full((len(ys), len(xs)), np.nan) for _ in range(3))
        z[::2, ::2] = coarse.z
        if coarse.dx is not None and coarse.dy is not None:
            dx[::2, ::2], dy[::2, ::2] = coarse.dx, coarse.dy
        for row, column in _between(len(ys), len(xs)):
            found = _run(rerun, places, coarse.of, (xs[column], ys[row]), slopes=False)
            z[row, column] = number(found.value)
        slopes = (dx, dy) if coarse.dx is not None else (None, None)
        fine = len(xs) >= FINEST
        return _dressed(replace(coarse, x=xs, y=ys, z=z, dx=slopes[0], dy=slopes[1], fine=fine))

    return guarded(work, source, inputs, before, Budget(SWEEP, cancelled))


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


# -- single points -------------------------------------------------------------------------------


def places_of(rerun: Rerun, along: tuple[str, str]) -> Places | None:
    """Return where the two numbers are in the program; None where one of them is none of it."""
    tensors, _ = rerun.tensors()
    x, y = (place(tensors, name) for name in along)
    return None if x is None or y is None or along[0] == along[1] else (x, y)


def sample(rerun: Rerun, places: Places, of: str, at: tuple[float, float]) -> Sample | None:
    """Return value and gradient at a point, NaN for what is not there; None: it is no number."""
    point = _run(rerun, places, of, at)
    if point.value is not None and point.value.ndim:
        return None
    return number(point.value), *_slopes(point, places)


def _run(
    rerun: Rerun, places: Places, of: str, at: tuple[float, float], slopes: bool = True
) -> Point:
    return rerun.at(_replaced(places, at), of, slopes)


def _replaced(places: Places, at: tuple[float, float]) -> Mapping[str, np.ndarray]:
    made: dict[str, np.ndarray] = {}
    for one, value in zip(places, at, strict=True):
        tensor = made.setdefault(one.name, np.array(one.tensor, np.float64))
        tensor[one.index] = value
    return made


def _slopes(point: Point, places: Places) -> tuple[float, float]:
    """Return the gradient; zero along a name that the value does not hang on just here."""
    found = [point.slopes.get(one.name) for one in places]
    if all(slope is None for slope in found):
        return np.nan, np.nan
    x, y = (0.0 if slope is None else float(slope[one.index])
            for slope, one in zip(found, places, strict=True))  # fmt: skip
    return x, y


# -- grids ---------------------------------------------------------------------------------------


def _grid(rerun: Rerun, places: Places, bare: Surface, hurry: bool) -> Surface:
    """Return `bare`, which has its two sides, with values; `slow` where that would take long."""
    found = _at_once(rerun, places, bare.of, bare.x, bare.y)
    if found is None:
        xs, ys = _sides(bare.view, COARSE)
        bare = replace(bare, x=xs, y=ys, fine=False)
        if hurry:
            return replace(bare, z=np.full((COARSE, COARSE), np.nan), fine=True, slow=True)
        found = _one_by_one(rerun, places, bare.of, xs, ys)
    z, dx, dy = found
    known = bool(np.isfinite(dx).any() or np.isfinite(dy).any())
    made = replace(bare, z=z, dx=dx, dy=dy) if known else replace(bare, z=z)
    return _dressed(made)


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


def _at_once(
    rerun: Rerun, places: Places, of: str, xs: np.ndarray, ys: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray] | None:
    if any(one.index for one in places):
        return None
    across, up = (side.ravel() for side in np.meshgrid(xs, ys))
    whole = rerun.at({places[0].name: across, places[1].name: up}, of)
    if whole.value is None or whole.value.shape != across.shape:
        return None
    slopes = [whole.slopes.get(one.name) for one in places]
    missing = np.zeros if any(slope is not None for slope in slopes) else _nowhere
    rows = [np.asarray(whole.value, np.float64)]
    for slope in slopes:
        if slope is not None and slope.shape != across.shape:
            return None
        rows.append(missing(across.shape) if slope is None else np.asarray(slope, np.float64))
    for part in WITNESSES:
        k = round(part * (len(across) - 1))
        single = sample(rerun, places, of, (across[k], up[k]))
        if single is None or not _same(single, [row[k] for row in rows]):
            return None
    z, dx, dy = (row.reshape(len(ys), len(xs)) for row in rows)
    return z, dx, dy


def _nowhere(shape: tuple[int, ...]) -> np.ndarray:
    return np.full(shape, np.nan)


def _same(one: Sequence[float], other: Sequence[float]) -> bool:
    return bool(np.allclose(one, other, rtol=1e-4, atol=1e-6, equal_nan=True))


def _one_by_one(
    rerun: Rerun, places: Places, of: str, xs: np.ndarray, ys: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    nothing = (np.nan, np.nan, np.nan)
    table = np.array([[sample(rerun, places, of, (x, y)) or nothing for x in xs] for y in ys])
    return table[..., 0], table[..., 1], table[..., 2]


def _finer(side: np.ndarray) -> np.ndarray:
    return np.linspace(side[0], side[-1], 2 * len(side) - 1)


def _between(rows: int, columns: int) -> list[tuple[int, int]]:
    return [(r, c) for r in range(rows) for c in range(columns) if r % 2 or c % 2]
