"""The error of difference quotients by step: rounding below, what the formula leaves out above.

In the program's dtype the program itself is run again at all points; in float64 what it computed is
computed again, along the way that it took. Both are held against the tape's own gradient: as it is
in the program's dtype, or, for float64, by the same rules in float64.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from gradviz.engine import Tape, Tensor, execute, gradient, listening, quiet, tensor_of
from gradviz.engine.convert import settle
from gradviz.engine.execute import raw_value
from gradviz.engine.state import fresh_session
from gradviz.lang.budget import Budget
from gradviz.lang.inputs import Given
from gradviz.lang.judging.case import Case, End, Unrepeatable, double, exact, flowing
from gradviz.lang.judging.hearing import Hearing
from gradviz.lang.judging.replay import outcome
from gradviz.lang.moments import BEGINNING
from gradviz.lang.rerun import Rerun
from gradviz.lang.sampling import Sampler
from gradviz.lang.scalars import Place, place
from gradviz.lang.scenes import Scene
from gradviz.lang.sweeping import SWEEP, Cancelled, guarded
from gradviz.trace.step_sizes import (
    APART,
    CONSTANT,
    CUT,
    JUMP,
    KINK,
    NONFINITE,
    Errors,
    StepErrors,
)

FIRST, LAST, A_DECADE = -12, 0, 5  # powers of ten, and steps between two of them
WORK = 300_000  # operations computed again, for all steps
FEWEST = 2  # steps a decade, however long the program
NEAR, FAR = 1e-5, 1e-3  # steps at which slopes left and right are compared
BENT = 1e-2  # the part by which they differ at a kink
LASTING = 0.2  # by which a kink's slopes may change between NEAR and FAR
AGREED = 1e-3  # the error that float64 stays below, at some step, where the gradient is right
SEEN = 30.0  # times the rounding: from there on an error is the formula's
SLOPE = 0.35  # by which its power of h may be off


def step_errors(
    source: str,
    inputs: Given | None,
    of: str,
    along: str,
    *,
    before: Sequence[Scene] = (),
    cancelled: Cancelled = None,
) -> StepErrors | None:
    """Return the errors of differences of the number `of` along `along`, at the present point.

    None where the two are no numbers, do not run, or do not hang together; and when cancelled.
    """
    budget = Budget(SWEEP, cancelled)

    def work(rerun: Rerun) -> StepErrors | None:
        first, last = rerun.tensors()
        start, target = place({**last, **first}, along), place(last, of)
        if start is None or target is None or (start.index and not rerun.is_input(start.name)):
            return None
        case = _case(rerun, target, start, budget)
        return None if case is None else _Study(rerun, target, start, case).errors(of, along)

    return guarded(work, source, inputs, before, budget)


def _case(rerun: Rerun, of: Place, along: Place, budget: Budget) -> Case | None:
    """Return what the target was computed from, and the tape's gradient of it."""
    tape = Tape(persistent=True)
    hearing = Hearing(tape)
    with listening(hearing):
        trial = rerun.trial({along.name: along.tensor}, of.name, tape)
    if trial is None or not isinstance(trial.value, Tensor) or along.name not in trial.stand_ins:
        return None
    target, source = trial.value, trial.stand_ins[along.name]
    seed = np.zeros(np.shape(raw_value(target)), target.dtype.numpy)
    seed[of.index] = 1
    try:
        found = gradient(tape, [target], [source], [tensor_of(settle(seed))])[0]
    except LookupError:
        return None
    if found is None:
        return None
    ends = (End(target.id, settle(seed), raw_value(target)),)
    done = hearing.heard.leading_to(ends, hearing.taken)
    return Case(done, ends, source.id, np.asarray(raw_value(source)), np.asarray(found.value),
                breathe=budget.look_up)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Values:
    """A function right and left of a point, at all steps, and in the middle."""

    right: np.ndarray
    left: np.ndarray
    middle: float

    def central(self, steps: np.ndarray) -> np.ndarray:
        return (self.right - self.left) / (2 * steps)

    def forward(self, steps: np.ndarray) -> np.ndarray:
        return (self.right - self.middle) / steps

    def backward(self, steps: np.ndarray) -> np.ndarray:
        return (self.middle - self.left) / steps


class _Study:
    """Works the errors of one number along another out."""

    def __init__(self, rerun: Rerun, of: Place, along: Place, case: Case) -> None:
        self._rerun, self._of, self._along, self._case = rerun, of, along, case
        done, ends = exact(case.done, case.ends)
        self._exact = replace(case, done=done, ends=ends, here=np.asarray(double(case.here)))
        self._dtype = case.here.dtype
        self._steps = _steps(len(case.done))

    def errors(self, of: str, along: str) -> StepErrors:
        """Return all of it."""
        steps = self._steps
        given = float(self._case.gradient[self._along.index])
        relative = bool(given and np.isfinite(given))
        found = []
        if self._dtype != np.float64:
            found.append(self._held_against(self._rounded(), given, str(self._dtype), relative))
        doubled = self._doubled()
        meant = self._doubled_gradient(given)
        if doubled is not None:
            found.append(self._held_against(doubled, meant, "float64", relative))
        why, sides = ("", (np.nan, np.nan)) if doubled is None else self._why(doubled, meant, found)
        bends = [_bend(steps, found[-1], forward) if not why else np.nan for forward in (0, 1)]
        return StepErrors(of, along, self._along.value, self._of.value, given, steps, tuple(found),
                          relative, bends[0], bends[1], why, sides)  # fmt: skip

    # -- values ---------------------------------------------------------------------------------

    def _rounded(self) -> _Values:
        """Return the program's own values, in its own dtype."""
        at, steps = self._along.value, self._steps
        sampler = Sampler(self._rerun, self._of, self._along, 0, BEGINNING)
        rows = sampler.rows(np.concatenate([at + steps, at - steps, [at]]))[0]
        count = len(steps)
        return _Values(rows[:count], rows[count : 2 * count], float(rows[-1]))

    def _doubled(self) -> _Values | None:
        """Return the values in float64; None where an operation cannot be computed again."""
        try:
            middle = self._moved(0.0)
            sides = [np.array([self._moved(sign * h) for h in self._steps]) for sign in (1, -1)]
        except Unrepeatable:
            return None
        return _Values(sides[0], sides[1], middle)

    def _moved(self, by: float) -> float:
        self._case.breathe()
        change = np.zeros(self._exact.here.shape)
        change[self._along.index] = by
        with np.errstate(all="ignore"):
            ends = outcome(self._exact, settle(change), through=True)
            return float(sum(np.sum(end) for end in ends))

    def _doubled_gradient(self, given: float) -> float:
        """Return the gradient that the tape's rules give in float64; `given` where they cannot."""
        if self._dtype == np.float64 or self._case.authors:
            return given
        try:
            found = _pulled_back(self._exact)
        except (Unrepeatable, TypeError, ValueError, LookupError, NotImplementedError):
            return given
        return given if found is None else float(found[self._along.index])

    # -- errors ---------------------------------------------------------------------------------

    def _held_against(self, values: _Values, given: float, dtype: str, relative: bool) -> Errors:
        scale = abs(given) if relative and given else 1.0
        with np.errstate(all="ignore"):
            central = np.abs(values.central(self._steps) - given) / scale
            forward = np.abs(values.forward(self._steps) - given) / scale
            noise = float(np.finfo(dtype).eps) * abs(values.middle) / scale
            lost = float(np.abs(np.spacing(np.asarray(self._along.value, dtype)))) / 2
        noise = noise if noise > 0 else float("nan")
        return Errors(dtype, _known(central), _known(forward), noise, lost)

    def _why(
        self, values: _Values, given: float, found: list[Errors]
    ) -> tuple[str, tuple[float, float]]:
        """Return what is the matter, and the slopes at both sides."""
        nothing = (np.nan, np.nan)
        if not np.isfinite([values.middle, given]).all():
            return NONFINITE, nothing
        near, far = (int(np.argmin(np.abs(self._steps - h))) for h in (NEAR, FAR))
        with np.errstate(all="ignore"):
            left, right = values.backward(self._steps), values.forward(self._steps)
        sides = (float(left[near]), float(right[near]))
        if not np.isfinite([*sides, left[far], right[far]]).all():
            return NONFINITE, sides
        bend, wider = abs(right[near] - left[near]), abs(right[far] - left[far])
        scale = max(abs(sides[0]), abs(sides[1]))
        if bend > BENT * scale and abs(wider - bend) <= LASTING * bend:
            return KINK, sides
        if bend > BENT * scale and bend > (FAR / NEAR) * (1 - LASTING) * wider > 0:
            return JUMP, sides
        best = found[-1].best(forward=False)
        if best is None or found[-1].central[best] > AGREED:
            return (CUT if self._case.cut() else APART), sides
        flat = (values.right == values.middle).all() and (values.left == values.middle).all()
        return (CONSTANT if flat else ""), nothing


def _steps(operations: int) -> np.ndarray:
    """Return the steps to try: fewer where each costs more."""
    decades = LAST - FIRST
    affordable = WORK // (2 * decades * max(operations, 1))
    count = decades * min(max(affordable, FEWEST), A_DECADE) + 1
    return np.logspace(FIRST, LAST, count)


def _known(errors: np.ndarray) -> np.ndarray:
    return np.where(np.isfinite(errors), errors, np.nan)


def _bend(steps: np.ndarray, errors: Errors, forward: bool | int) -> float:
    """Return the factor of what the formula leaves out: 0 where nothing of it is seen.

    It is read off where the error is well above rounding and grows with h as it should.
    """
    power, found = (1 if forward else 2), errors.of(bool(forward))
    noise = errors.noise if np.isfinite(errors.noise) else float(np.finfo(np.float64).eps)
    with np.errstate(all="ignore"):
        grown = np.log(found[1:] / found[:-1]) / np.log(steps[1:] / steps[:-1])
        seen = (np.abs(grown - power) <= SLOPE) & (found[:-1] > SEEN * noise / steps[:-1])
    places = np.flatnonzero(seen)
    if not places.size:
        return 0.0
    return float(np.median(found[places] / steps[places] ** power))


def _pulled_back(case: Case) -> np.ndarray | None:
    """Return the gradient by the tape's own rules, with everything computed in the case's dtype."""
    with fresh_session(), quiet():
        tape = Tape()
        source = tensor_of(settle(case.here))
        new: dict[int, Tensor] = {case.source: source}
        tape.open()
        tape.watch(source)
        try:
            for one in case.done:
                if any(flowing(one, new)):
                    pairs = zip(one.numbers, one.values, strict=True)
                    inputs = [new[n] if n in new else tensor_of(value) for n, value in pairs]
                    new[one.output] = execute(one.op, *inputs, **one.params)
        finally:
            tape.close()
        end = case.ends[0]
        if end.number not in new:
            return None
        found = gradient(tape, [new[end.number]], [source], [tensor_of(end.seed)])[0]
        return None if found is None else np.asarray(found.value)
