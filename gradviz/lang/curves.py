"""Values and derivatives along a name: the program run again, many times, with one value replaced.

Where the program treats the points of a vector one by one, all of them are run at once; a handful
of single runs then prove that this was allowed, and where they disagree every point is run alone.
"""

import contextvars
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import numpy as np

from gradviz.engine import quiet
from gradviz.lang.budget import Budget, Limits, Stopped
from gradviz.lang.inputs import BadInput, Given, checked
from gradviz.lang.rerun import Point, Rerun
from gradviz.lang.scenes import Scene
from gradviz.trace.curves import Curve, Surface, Training
from gradviz.trace.nodes import TRAINABLE

WITNESSES = (0, 37, 100, 143, 200)  # single runs that check a run of all points at once
SWEEP = Limits(steps=4_000_000, operations=1_000_000, seconds=20.0, bytes=1 << 32)
Found = TypeVar("Found")
Cancelled = Callable[[], bool] | None


def curve(
    source: str,
    inputs: Given | None,
    of: str,
    along: str,
    *,
    before: Sequence[Scene] = (),
    low: float | None = None,
    high: float | None = None,
    count: int = 201,
    cancelled: Cancelled = None,
) -> Curve | None:
    """Return the value `of` and its derivative along the scalar `along`, at `count` points.

    None where the two are not scalars, do not run, or do not hang together; and when cancelled.
    """

    def work(rerun: Rerun) -> Curve | None:
        here = rerun.at({})
        start = here.scalars.get(along)
        if start is None or of not in here.scalars:
            return None
        a, b = span_around(start) if low is None or high is None else (low, high)
        xs = np.linspace(a, b, count)
        points = _all_at_once(rerun, of, along, xs) or _one_by_one(rerun, of, along, xs)
        y, dy = points
        present = rerun.at({along: start}, of)
        return Curve(of, along, xs, y, dy, start, _number(present.value),
                     None if dy is None else _number(present.slopes.get(along)),
                     movable=rerun.is_input(along))  # fmt: skip

    return guarded(work, source, inputs, before, Budget(SWEEP, cancelled))


def surface(
    source: str,
    inputs: Given | None,
    of: str,
    along: tuple[str, str],
    *,
    before: Sequence[Scene] = (),
    count: int = 41,
    cancelled: Cancelled = None,
) -> Surface | None:
    """Return the value `of` over two scalars, on a grid of `count` by `count` points."""

    def work(rerun: Rerun) -> Surface | None:
        here = rerun.at({})
        at = tuple(here.scalars.get(name) for name in along)
        if None in at or of not in here.scalars:
            return None
        xs, ys = (np.linspace(*span_around(value or 0.0), count) for value in at)
        z = np.array([[_number(rerun.at({along[0]: x, along[1]: y}, of, slopes=False).value)
                       for x in xs] for y in ys])  # fmt: skip
        return Surface(of, along, xs, ys, z, (at[0] or 0.0, at[1] or 0.0))

    return guarded(work, source, inputs, before, Budget(SWEEP, cancelled))


def train(
    source: str,
    inputs: Given | None,
    of: str,
    rate: float,
    iterations: int,
    *,
    before: Sequence[Scene] = (),
    cancelled: Cancelled = None,
) -> Training | None:
    """Return a run of plain gradient descent on the trainable scalar inputs."""

    def work(rerun: Rerun) -> Training | None:
        names = [n for n in rerun.input_names() if rerun.role(n) == TRAINABLE]
        state = {n: rerun.at({}).scalars[n] for n in names if n in rerun.at({}).scalars}
        losses, paths = [], {name: [value] for name, value in state.items()}
        for _ in range(iterations + 1):
            point = rerun.at(state, of)
            losses.append(_number(point.value))
            for name in state:
                state[name] -= rate * _number(point.slopes.get(name, 0.0))
                paths[name].append(state[name])
        if not state or not np.isfinite(losses[:1]).all():
            return None
        history = tuple((name, np.array(path[:-1])) for name, path in paths.items())
        return Training(of, rate, np.array(losses), history)

    return guarded(work, source, inputs, before, Budget(SWEEP, cancelled))


def span_around(value: float) -> tuple[float, float]:
    """Return a range worth looking at: -10 to 10, wider where the value is near or beyond."""
    reach = 10.0
    while np.isfinite(value) and abs(value) > 0.8 * reach:
        reach *= 2
    return -reach, reach


def guarded(
    work: Callable[[Rerun], Found | None],
    source: str,
    inputs: Given | None,
    before: Sequence[Scene],
    budget: Budget,
) -> Found | None:
    """Return what `work` makes of the program, by itself; None where that stops or cannot begin."""

    def alone() -> Found | None:
        try:
            with quiet():
                return work(Rerun(source, checked(inputs), before, budget))
        except (Stopped, BadInput, SyntaxError):
            return None

    return contextvars.Context().run(alone)


def _all_at_once(
    rerun: Rerun, of: str, along: str, xs: np.ndarray
) -> tuple[np.ndarray, np.ndarray | None] | None:
    whole = rerun.at({along: xs}, of)
    if whole.value is None or np.shape(whole.value) != xs.shape:
        return None
    y = np.asarray(whole.value, float)
    slopes = whole.slopes.get(along)
    dy = None if slopes is None else np.asarray(slopes, float)
    for k in {min(k, len(xs) - 1) for k in WITNESSES}:
        single = rerun.at({along: float(xs[k])}, of)
        if not _same(single, along, y[k], None if dy is None else dy[k]):
            return None
    return y, dy


def _same(single: Point, along: str, y: float, dy: float | None) -> bool:
    slope = single.slopes.get(along)
    if single.value is None or single.value.ndim or (slope is None) != (dy is None):
        return False
    pairs = [(_number(single.value), y)] + ([] if dy is None else [(_number(slope), dy)])
    return all(np.isclose(a, b, rtol=1e-4, atol=1e-6, equal_nan=True) for a, b in pairs)


def _one_by_one(
    rerun: Rerun, of: str, along: str, xs: Iterable[float]
) -> tuple[np.ndarray, np.ndarray | None]:
    points = [rerun.at({along: float(x)}, of) for x in xs]
    y = np.array([_number(p.value) for p in points])
    slopes = [p.slopes.get(along) for p in points]
    if all(slope is None for slope in slopes):
        return y, None
    return y, np.array([_number(slope) for slope in slopes])


def _number(value: np.ndarray | float | None) -> float:
    return float(value) if value is not None and np.ndim(value) == 0 else float("nan")
