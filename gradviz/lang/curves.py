"""Values and derivatives along a name: the program run again, many times, with one value replaced.

What is asked for says how much: how many derivatives, which other lines, over which range. Where a
program has to be run point by point, a few points come first and the rest when asked again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from gradviz.lang.breaks import MOST, breaks
from gradviz.lang.budget import Budget
from gradviz.lang.inputs import Given
from gradviz.lang.interest import interesting
from gradviz.lang.rerun import Rerun
from gradviz.lang.sampling import Place, Sampler, place
from gradviz.lang.scenes import Scene
from gradviz.lang.sweeping import SWEEP, Cancelled, guarded, span_around
from gradviz.trace.curves import Break, Curve, Line

COUNT, COARSE = 201, 21
FEW_BREAKS = 4  # looked for where every point costs a run
FAMILY = (-2.0, -1.0, 0.0, 1.0, 2.0)  # steps from the present value


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a curve is wanted.

    `span` None is a range of our choosing. `family` is another input, drawn at several values;
    `others` are further targets. `differences` lays central differences over the derivative.
    """

    of: str
    along: str
    order: int = 1
    span: tuple[float, float] | None = None
    family: str = ""
    others: tuple[str, ...] = ()
    differences: bool = False
    count: int = COUNT


def curve(
    source: str,
    inputs: Given | None,
    wanted: Wanted,
    *,
    before: Sequence[Scene] = (),
    known: Curve | None = None,
    coarse: bool = False,
    cancelled: Cancelled = None,
) -> Curve | None:
    """Return the values and derivatives of `wanted.of` along the number `wanted.along`.

    `known` is the same curve at another point: only the present one is worked out again. `coarse`
    is content with a few points, where each costs a run. None where the two are not numbers, do not
    run, or do not hang together; and when cancelled.
    """

    def work(rerun: Rerun) -> Curve | None:
        first, last = rerun.tensors()
        along = place({**last, **first}, wanted.along)
        of = place(last, wanted.of)
        if along is None or of is None or (along.index and not rerun.is_input(along.name)):
            return None
        sweep = _Sweep(rerun, wanted, {**last, **first}, of, along)
        if known is not None:
            return sweep.moved(known)
        return sweep.curve(coarse)

    return guarded(work, source, inputs, before, Budget(SWEEP, cancelled))


class _Sweep:
    """One curve in the making."""

    def __init__(
        self,
        rerun: Rerun,
        wanted: Wanted,
        tensors: dict[str, np.ndarray],
        of: Place,
        along: Place,
    ) -> None:
        self._rerun, self._wanted, self._tensors = rerun, wanted, tensors
        self._of, self._along = of, along
        self._main = Sampler(rerun, of, along, wanted.order)

    def moved(self, known: Curve) -> Curve:
        """Return a known curve with another present point."""
        here = self._main.one(self._along.value)
        lines = tuple(
            replace(line, at=float(sampler.one(self._along.value)[0]))
            for line, (_, sampler) in zip(known.lines, self._others(), strict=True)
        )
        return _at(known, self._along.value, here, lines)

    def curve(self, coarse: bool) -> Curve:
        """Return the whole curve, or, where every point costs a run, a part of it."""
        at = self._along.value
        xs, rows = self._swept(at, coarse)
        poor = coarse and not self._main.at_once
        found = breaks(self._main.rows, xs, rows, self._most) if not poor else (xs, rows, ())
        dense, rows, made = found
        there = [row for row in rows if np.isfinite(row).any()]
        step, differences = self._differences(dense, () if poor else made, poor)
        lines = () if poor else tuple(self._lines(xs, at))
        orders = list(rows[: max(len(there), 1)])
        bare = Curve(
            self._wanted.of, self._wanted.along, dense, orders[0],
            orders[1] if len(orders) > 1 else None, at, float("nan"), None,
            movable=self._rerun.is_input(self._along.name), higher=tuple(orders[2:]),
            breaks=tuple(one for one in made if one.order < len(orders)),
            differences=differences, step=step, coarse=poor,
        )  # fmt: skip
        return _at(bare, at, self._main.one(at), lines)

    @property
    def _most(self) -> int:
        return MOST if self._main.at_once else FEW_BREAKS

    def _swept(self, at: float, coarse: bool) -> tuple[np.ndarray, np.ndarray]:
        """Return even points over the range wanted, and the rows there."""
        low, high = self._wanted.span or span_around(at)
        count = self._wanted.count
        if coarse or self._wanted.span is None:
            # Few points tell whether all can be run at once, and where it is interesting.
            xs = np.linspace(low, high, COARSE)
            rows = self._main.rows(xs)
            if coarse and not self._main.at_once:
                return xs, rows
        xs = np.linspace(low, high, count)
        rows = self._main.rows(xs)
        if self._wanted.span is None:
            _, _, made = breaks(self._main.rows, xs, rows, self._most)
            span = interesting(xs, rows, at, tuple(one.x for one in made))
            if span != (low, high):
                xs = np.linspace(*span, count)
                rows = self._main.rows(xs)
        return xs, rows

    def _differences(
        self, xs: np.ndarray, made: tuple[Break, ...], poor: bool
    ) -> tuple[float, np.ndarray | None]:
        """Return the step and the central differences; NaN where they reach over a break or out."""
        if not self._wanted.differences or poor:
            return 0.0, None
        double = self._along.tensor.dtype == np.float64
        step = 1e-5 if double else 1e-2
        sampler = Sampler(self._rerun, self._of, self._along, 0)
        both = sampler.rows(np.concatenate([xs + step, xs - step]))[0]
        with np.errstate(all="ignore"):
            found = (both[: len(xs)] - both[len(xs) :]) / (2 * step)
        for edge in (xs[0], xs[-1], *(one.x for one in made)):
            found[np.abs(xs - edge) <= step] = np.nan
        return step, found

    def _others(self) -> list[tuple[str, Sampler]]:
        """Return the further lines by name: other targets, then a family."""
        wanted, found = self._wanted, []
        for name in wanted.others:
            of = place(self._tensors, name)
            if of is not None and name != wanted.of:
                found.append((name, Sampler(self._rerun, of, self._along, 0)))
        by = place(self._tensors, wanted.family) if wanted.family else None
        if by is None or by.name == self._along.name:
            return found
        for step in FAMILY:
            value = by.value + step
            fixed = {by.name: by.at(value)}
            name = f"{wanted.family} = {value:.4g}"
            found.append((name, Sampler(self._rerun, self._of, self._along, 0, fixed)))
        return found

    def _lines(self, xs: np.ndarray, at: float) -> list[Line]:
        made = []
        for name, sampler in self._others():
            rows = sampler.rows(xs)
            dense, rows, found = breaks(sampler.rows, xs, rows, self._most)
            made.append(Line(name, dense, rows[0], float(sampler.one(at)[0]), found))
        return made


def _at(known: Curve, at: float, here: np.ndarray, lines: tuple[Line, ...]) -> Curve:
    orders = len(known.orders)
    return replace(
        known,
        at=at,
        y_at=float(here[0]),
        dy_at=float(here[1]) if orders > 1 else None,
        higher_at=tuple(float(value) for value in here[2:orders]),
        lines=lines,
    )
