"""Values and derivatives along a name: the program run again, many times, with one value replaced.

What is asked for says how much: how many derivatives, which other lines, over which range. Where a
program has to be run point by point, a few points come first and the rest when asked again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from gradviz.lang.breaks import MOST, breaks
from gradviz.lang.budget import Budget, Stopped
from gradviz.lang.inputs import Given
from gradviz.lang.interest import interesting
from gradviz.lang.moments import Chronicle, Moment
from gradviz.lang.pacing import PATIENCE, Pace, Told, afforded
from gradviz.lang.present import curve_at, line_at, line_of, with_present
from gradviz.lang.rerun import Rerun
from gradviz.lang.sampling import Sampler
from gradviz.lang.scalars import Place, base, element, place
from gradviz.lang.scenes import Scene
from gradviz.lang.sweeping import SWEEP, Cancelled, guarded, span_around
from gradviz.trace.curves import Break, Curve, Line

COUNT, COARSE = 201, 21
FEW_BREAKS = 4  # looked for where every point costs a run
BREAK_RUNS = 47  # of a program, to close in on one of them
ALL_RUNS = 45  # of a program that is run for all points at once, for a whole curve
SOON = 0.6  # seconds in which the first points are to be there
FAMILY = (-2.0, -1.0, 0.0, 1.0, 2.0)  # steps from the present value


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a curve is wanted.

    Where `along` is assigned to time after time, as in a training, value number `turn` of it in the
    last cell is replaced, and `of` is what is computed from that; None is the last one.
    `span` None is a range of our choosing. `family` is another input, drawn at several values;
    `others` are further targets; `slopes` gives these lines their derivatives too. `differences`
    lays central differences over the derivative.
    """

    of: str
    along: str
    order: int = 1
    span: tuple[float, float] | None = None
    family: str = ""
    others: tuple[str, ...] = ()
    differences: bool = False
    slopes: bool = False
    turn: int | None = None
    count: int = COUNT


def curve(
    source: str,
    inputs: Given | None,
    wanted: Wanted,
    *,
    before: Sequence[Scene] = (),
    known: Curve | None = None,
    coarse: bool = False,
    told: Told = None,
    cancelled: Cancelled = None,
) -> Curve | None:
    """Return the values and derivatives of `wanted.of` along the number `wanted.along`.

    `known` is the same curve at another point: only the present one is worked out again. `coarse`
    is content with a few points, where many take long. `told` hears, in this thread, of the curve
    as more points of it come, or of None, each with the part that is done. None where the two are
    not numbers, do not run, or do not hang together; and when cancelled.
    """

    def work(rerun: Rerun) -> Curve | None:
        found = _chronicle(rerun, wanted)
        if found is None:
            return None
        moment = found.moment(base(found.bound, wanted.of), wanted.turn)
        tensors = found.tensors(moment)
        along, of = place(tensors, wanted.along), place(tensors, wanted.of)
        if along is None or of is None:
            return None
        sweep = _Sweep(rerun, wanted, found, moment, of, along, Pace(told))
        if known is not None:
            return sweep.moved(known)
        try:
            return sweep.curve(coarse)
        except Stopped as stopped:
            if stopped.code == "cancelled":
                raise
            return sweep.best  # what there is when a limit is reached

    return guarded(work, source, inputs, before, Budget(SWEEP, cancelled))


def _chronicle(rerun: Rerun, wanted: Wanted) -> Chronicle | None:
    """Return what the names that are wanted mean; `w[0]` may be an element, or a tensor's name."""
    whole, part = wanted.along, element(wanted.along)[0]
    names = (whole, part, wanted.family, element(wanted.family)[0])
    asked = [one for name in (wanted.of, *wanted.others) for one in (name, element(name)[0])]
    found = rerun.chronicle(whole, names, asked)
    if found is None or whole in found.values or part not in found.values:
        return found
    return rerun.chronicle(part, names, asked)


class _Sweep:
    """One curve in the making. `best` is what there is of it so far."""

    def __init__(
        self,
        rerun: Rerun,
        wanted: Wanted,
        found: Chronicle,
        moment: Moment,
        of: Place,
        along: Place,
        pace: Pace,
    ) -> None:
        self._rerun, self._wanted, self._found = rerun, wanted, found
        self._tensors = found.tensors(moment)
        self._of, self._along, self._pace, self._moment = of, along, pace, moment
        self._main = Sampler(rerun, of, along, wanted.order, moment, heard=pace.ran)
        self.best: Curve | None = None

    def moved(self, known: Curve) -> Curve:
        """Return a known curve with another present point."""
        here = self._main.one(self._along.value)
        lines = tuple(
            line_at(line, sampler.one(self._along.value))
            for line, (_, sampler) in zip(known.lines, self._others(), strict=True)
        )
        return curve_at(known, here, self._along.value, lines)

    def curve(self, coarse: bool) -> Curve:
        """Return the whole curve, or, where that takes long, a part of it."""
        at = self._along.value
        here = self._main.one(at)
        low, high = self._wanted.span or span_around(at)
        at_once = self._main.runs_at_once(np.linspace(low, high, COARSE))
        poor = coarse and (not at_once or self._main.cost * ALL_RUNS > SOON)
        others = [] if poor else self._others()
        self._pace.expects(self._runs(at_once, 1 + len(others)))
        if poor:
            xs, rows = self._even(low, high, SOON, few=True)
            return replace(self._made(xs, rows, ()), coarse=True)
        xs, rows = self._swept(low, high, at)
        xs_all, rows, found = breaks(self._main.rows, xs, rows, self._most(self._main))
        made = self._made(xs_all, rows, found)
        self._tell(made)
        step, differences = self._differences(xs_all, found)
        made = self.best = replace(made, differences=differences, step=step)
        return curve_at(made, here, at, tuple(self._lines(others, xs, at)))

    @property
    def _movable(self) -> bool:
        """Whether it is the first value that is moved, and a person's to choose."""
        first = self._moment.turns.get(self._along.name, 0) == 0
        return first and self._rerun.is_input(self._along.name)

    @property
    def _passes(self) -> tuple[int, int]:
        return self._moment.number + 1, len(self._moment.passes)

    def _runs(self, at_once: bool, lines: int) -> int:
        """Return about how many runs all lines take."""
        return lines * (ALL_RUNS if at_once else self._wanted.count)

    def _most(self, sampler: Sampler) -> int:
        """Return how many breaks may be looked for."""
        if sampler.at_once:
            return MOST if sampler.cost * ALL_RUNS < PATIENCE else 0
        return min(FEW_BREAKS, int(PATIENCE / 3 / (BREAK_RUNS * max(sampler.cost, 1e-9))))

    def _swept(self, low: float, high: float, at: float) -> tuple[np.ndarray, np.ndarray]:
        """Return even points over the range wanted, and the rows there."""
        if self._wanted.span is not None:
            return self._even(low, high, PATIENCE)
        # Fewer points tell where it is interesting, where many would take long.
        xs, rows = self._even(low, high, 2 * SOON)
        many = len(xs) == self._wanted.count
        made = breaks(self._main.rows, xs, rows, self._most(self._main))[2] if many else ()
        span = interesting(xs, rows, at, tuple(one.x for one in made))
        return (xs, rows) if many and span == (low, high) else self._even(*span, PATIENCE)

    def _even(
        self, low: float, high: float, seconds: float, few: bool = False
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return even points over a range, as many as these seconds allow, and the rows there."""
        xs = np.linspace(low, high, self._wanted.count)
        if self._main.at_once:
            return xs, self._main.rows(xs)
        rows = np.empty((self._main.order + 1, 0))
        for some in afforded(self._main, xs, seconds, few):
            new = self._main.cost_of(some) > 0
            xs, rows = some, self._main.rows(some)
            if new:
                self._tell(self._made(xs, rows, ()))
        return xs, rows

    def _made(self, xs: np.ndarray, rows: np.ndarray, made: tuple[Break, ...]) -> Curve:
        """Return a curve without further lines; of a few points the present one is another."""
        if len(xs) < self._wanted.count:
            at = self._along.value
            xs, rows = with_present(xs, rows, at, self._main.one(at))
        orders = list(rows[: max(sum(np.isfinite(row).any() for row in rows), 1)])
        bare = Curve(
            self._wanted.of, self._wanted.along, xs, orders[0],
            orders[1] if len(orders) > 1 else None, self._along.value, float("nan"), None,
            movable=self._movable, passes=self._passes, higher=tuple(orders[2:]),
            breaks=tuple(one for one in made if one.order < len(orders)),
        )  # fmt: skip
        return curve_at(bare, self._main.one(self._along.value), self._along.value, ())

    def _tell(self, made: Curve) -> None:
        self.best = made
        self._pace.tell(replace(made, coarse=True))

    def _differences(
        self, xs: np.ndarray, made: tuple[Break, ...]
    ) -> tuple[float, np.ndarray | None]:
        """Return the step and the central differences; NaN where they reach over a break or out."""
        if not self._wanted.differences:
            return 0.0, None
        double = self._along.tensor.dtype == np.float64
        step = 1e-5 if double else 1e-2
        sampler = Sampler(self._rerun, self._of, self._along, 0, self._moment, heard=self._pace.ran)
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
                then = self._found.then(of.name, self._moment)
                found.append((name, self._further(of, then, None)))
        by = place(self._tensors, wanted.family) if wanted.family else None
        if by is None or by.name == self._along.name:
            return found
        for step in FAMILY:
            value = by.value + step
            name = f"{wanted.family} = {value:.4g}"
            found.append((name, self._further(self._of, self._moment, {by.name: by.at(value)})))
        return found

    def _further(self, of: Place, moment: Moment, fixed: dict[str, np.ndarray] | None) -> Sampler:
        order = int(self._wanted.slopes)
        return Sampler(self._rerun, of, self._along, order, moment, fixed, self._pace.ran)

    def _lines(self, others: list[tuple[str, Sampler]], xs: np.ndarray, at: float) -> list[Line]:
        made: list[Line] = []
        for name, sampler in others:
            here = sampler.one(at)
            some = xs
            if not sampler.runs_at_once(xs[:: max(len(xs) // COARSE, 1)]):
                *_, some = afforded(sampler, xs, PATIENCE / len(others))
            dense, rows, found = breaks(sampler.rows, some, sampler.rows(some), self._most(sampler))
            of = self._wanted.of if sampler.is_fixed else ""
            made.append(line_of(name, of, dense, rows, here, found))
            assert self.best is not None
            self._tell(replace(self.best, lines=tuple(made)))
        return made
