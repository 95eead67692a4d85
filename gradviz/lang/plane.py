"""Values and gradients of a program at points over two of its numbers.

All at once, where the program treats the points of a vector one by one, or where one run tells what
is done at every point; a few single runs prove that this was allowed. Else one by one.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from gradviz.lang.many_points import ManyPoints, many_points
from gradviz.lang.rerun import Point, Rerun
from gradviz.lang.scalars import Place, place
from gradviz.lang.sweeping import number
from gradviz.lang.what_moves import Refused

WITNESSES = (0, 0.29, 0.5, 0.71, 1)  # of all points: single runs that check one of all at once

Places = tuple[Place, Place]
Columns = tuple[np.ndarray, np.ndarray]  # of points: across, and up
Table = tuple[np.ndarray, np.ndarray, np.ndarray]  # value and gradient, as grids
Sample = tuple[float, float, float]  # the value, and its gradient


def places_of(rerun: Rerun, along: tuple[str, str]) -> Places | None:
    """Return where the two numbers are in the program; None where one of them is none of it."""
    tensors, _ = rerun.tensors(along)
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


def at_once(rerun: Rerun, places: Places, of: str, xs: np.ndarray, ys: np.ndarray) -> Table | None:
    """Return what a run with vectors gives on a grid; None where it is none of single runs."""
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
    if not _is_proven(rerun, places, of, (across, up), rows):
        return None
    z, dx, dy = (row.reshape(len(ys), len(xs)) for row in rows)
    return z, dx, dy


def rows_of(
    rerun: Rerun, places: Places, again: ManyPoints, columns: Columns, slopes: bool = True
) -> np.ndarray | None:
    """Return value and gradient at points, (3, n); None where single runs are against it."""
    try:
        found = again.at(columns, slopes)
    except Refused:
        return None
    missing = np.full((3 - len(found), found.shape[1]), np.nan)
    rows = np.concatenate([found, missing])
    return rows if _is_proven(rerun, places, again.of, columns, rows, slopes) else None


def _is_proven(
    rerun: Rerun,
    places: Places,
    of: str,
    columns: Columns,
    rows: np.ndarray | Sequence[np.ndarray],
    slopes: bool = True,
) -> bool:
    """Return whether a few single runs give what stands in `rows`."""
    most = 3 if slopes else 1
    for part in WITNESSES:
        k = round(part * (len(columns[0]) - 1))
        single = sample(rerun, places, of, (columns[0][k], columns[1][k]))
        if single is None or not _same(single[:most], [row[k] for row in rows][:most]):
            return False
    return True


def values(
    rerun: Rerun, places: Places, of: str, columns: Columns, look_up: Callable[[], None]
) -> np.ndarray:
    """Return the value at points: all at once if that is allowed, else one by one."""
    again = many_points(rerun, of, places, look_up)
    rows = None if again is None else rows_of(rerun, places, again, columns, slopes=False)
    if rows is not None:
        return rows[0]
    points = zip(*columns, strict=True)
    return np.array([number(_run(rerun, places, of, at, slopes=False).value) for at in points])


def one_by_one(rerun: Rerun, places: Places, of: str, xs: np.ndarray, ys: np.ndarray) -> Table:
    """Return what single runs give on a grid, NaN where they fail."""
    nothing = (np.nan, np.nan, np.nan)
    table = np.array([[sample(rerun, places, of, (x, y)) or nothing for x in xs] for y in ys])
    return table[..., 0], table[..., 1], table[..., 2]


def _nowhere(shape: tuple[int, ...]) -> np.ndarray:
    return np.full(shape, np.nan)


def _same(one: Sequence[float], other: Sequence[float]) -> bool:
    return bool(np.allclose(one, other, rtol=1e-4, atol=1e-6, equal_nan=True))
