"""The second witness: central differences, in float64, and what keeps them from agreeing."""

from dataclasses import dataclass, replace

import numpy as np

from gradviz.engine.convert import settle
from gradviz.lang.judging.case import Case, Unrepeatable
from gradviz.lang.judging.replay import outcome, risen
from gradviz.lang.judging.scales import Scales
from gradviz.lang.judging.suspects import suspects
from gradviz.trace.verdict import (
    CANCELS,
    CLOSE,
    CUSTOM,
    DIFFERENCES,
    FLOAT,
    JUMP,
    KINK,
    LOOSE,
    NONFINITE,
    ROUNDING,
    RULE,
    SILENT,
    Testimony,
    apart,
)

STEP = 6e-6  # the cube root of float64's eps: where errors of rounding and of the formula meet
OTHERS = (1 / 16, 16.0)  # times as far, where the first step does not agree
EVALUATIONS = 3  # of the whole way, for one element
ROUGH = 1e-8  # the gap that differences may leave in any dtype, unnoticed
NOTED = 64  # times the last digit of its dtype: how far a tape may be off unnoticed
NOTHING = 1000  # times the last digit of what flowed together: what is left when all cancels
CONFIRMED = LOOSE  # how near forward mode in float64 is to differences that it bears out
LASTING = 0.2  # the part of a bend that the slopes at its sides may change with the step


@dataclass(frozen=True, slots=True, eq=False)
class Slopes:
    """The slopes to the left and to the right of some elements."""

    left: np.ndarray
    right: np.ndarray

    @property
    def middle(self) -> np.ndarray:
        """The central differences."""
        return (self.left + self.right) / 2

    def bends(self, tolerance: float) -> np.ndarray:
        """Return where the two are apart, or one of them is not a number."""
        return _off(self.right, self.left, tolerance)

    def lasting(self, wider: "Slopes") -> np.ndarray:
        """Return where a wider step found the same two slopes: a kink, no curvature or noise.

        So is the end of a domain, where one side has no slope at all.
        """
        bend = np.abs(wider.right - wider.left)
        moved = np.maximum(np.abs(self.left - wider.left), np.abs(self.right - wider.right))
        return ~np.isfinite(bend) | (moved <= LASTING * bend)

    def jumps(self, nearer: "Slopes", wider: "Slopes") -> np.ndarray:
        """Return where the value itself jumps: by as much, however short the step."""
        heights = [
            np.maximum(np.abs(one.left), np.abs(one.right)) * factor
            for one, factor in zip((self, nearer, wider), (1.0, *OTHERS), strict=True)
        ]
        least, most = np.min(heights, axis=0), np.max(heights, axis=0)
        return (least > 0) & (most - least <= LASTING * most)

    def sides(self, among: np.ndarray) -> tuple[float, float]:
        """Return the slopes at both sides of the largest bend."""
        bend = np.nan_to_num(np.abs(self.right - self.left), nan=np.inf)
        worst = int(np.argmax(np.where(among, bend, -1.0)))
        return float(self.left[worst]), float(self.right[worst])


def differences(case: Case, expected: Testimony, scales: Scales) -> Testimony:
    """Return what central differences say of a gradient in float64.

    `expected` is what forward mode says: it tells a wrong gradient from rough differences.
    `scales` tells what is too small for differences to see.
    """
    try:
        return _differences(case, expected, scales)
    except Unrepeatable as operation:
        return Testimony(DIFFERENCES, why=SILENT, what=str(operation))


def _differences(case: Case, expected: Testimony, scales: Scales) -> Testimony:
    places = case.places(EVALUATIONS)
    given = case.gradient.reshape(-1)[places].astype(np.float64)
    tolerance = tolerance_of(case)
    cut, own = case.cut(), case.authors
    case.look_for_nan()
    through = bool(cut or own)
    if not through and case.decides() and (turned := _turned(case, places, given)) is not None:
        return turned
    tried = [_slopes(case, places, 1.0, through)]
    if not apart(tried[0].middle, given) <= tolerance or tried[0].bends(tolerance).any():
        tried += [_slopes(case, places, factor, through) for factor in OTHERS]
    best = min(tried, key=lambda slopes: apart(slopes.middle, given))
    agreed = apart(best.middle, given) <= tolerance
    chosen = best if agreed else tried[0]
    gap = apart(chosen.middle, given)
    value, where = shaped(case, chosen.middle, places)
    if agreed:
        why, numbers = _remark(tried, gap, expected, case)
        return Testimony(DIFFERENCES, value, gap, where, why, "", numbers)
    if cut and not own:
        held = _slopes(case, places, 1.0, through=False).middle
        if apart(held, given) <= tolerance:
            worst = held[int(np.argmax(np.abs(chosen.middle - given)))]
            return Testimony(DIFFERENCES, value, gap, where, cut, "", (float(worst),))
    if cancels(case, scales.weight, chosen.middle):
        return Testimony(DIFFERENCES, value, gap, where, CANCELS, "", (scales.weight,))
    unseen = scales.unseen(steps(case, places))
    if np.isfinite(given).all() and bool(np.all(np.abs(chosen.middle - given) <= unseen)):
        return _blind(Testimony(DIFFERENCES, value, gap, where), float(np.max(unseen)), expected)
    why, numbers = _why(case, given, tried, expected, places)
    what = ", ".join(dict.fromkeys(own)) if why == CUSTOM else ""
    if why == RULE:
        why, what = suspects(case)
    return Testimony(DIFFERENCES, value, gap, where, why, what, numbers)


def _blind(said: Testimony, unseen: float, expected: Testimony) -> Testimony:
    """Return that all differences found is rounding; what forward mode found weighs more."""
    if expected.why in (FLOAT, CUSTOM):
        return replace(said, why=expected.why, what=expected.what)
    return replace(said, why=ROUNDING, numbers=(unseen,))


def _turned(case: Case, places: np.ndarray, given: np.ndarray) -> Testimony | None:
    """Return what differences say where a decision is just about to turn: a kink or a jump.

    What a run decided stays decided, in all that is compared with the tape; here it does not.
    """
    try:
        near = _slopes(case, places, 1.0, through=True)
        if apart(near.middle, given) <= tolerance_of(case) and not near.bends(ROUGH).any():
            return None
        nearer, far = (_slopes(case, places, factor, through=True) for factor in OTHERS)
    except Unrepeatable:
        return None
    off = _off(near.middle, given, tolerance_of(case))
    bent = near.bends(tolerance_of(case)) & nearer.lasting(near) & off
    jumps = near.jumps(nearer, far) & off
    if not (jumps | bent).any():
        return None
    why, numbers = (JUMP, ()) if jumps.any() else (KINK, near.sides(bent))
    value, where = shaped(case, near.middle, places)
    return Testimony(DIFFERENCES, value, apart(near.middle, given), where, why, "", numbers)


def _remark(
    tried: list[Slopes], gap: float, expected: Testimony, case: Case
) -> tuple[str, tuple[float, ...]]:
    """Return what is to be said although the differences agree: of a kink, of lost digits."""
    if len(tried) > 1:
        bent = tried[0].bends(tolerance_of(case)) & tried[1].lasting(tried[0])
        if bent.any():
            return KINK, tried[0].sides(bent)
    if gap <= max(noted(case), ROUGH) or expected.why:
        return "", ()
    return ROUNDING, ()


def _why(
    case: Case,
    given: np.ndarray,
    tried: list[Slopes],
    expected: Testimony,
    places: np.ndarray,
) -> tuple[str, tuple[float, ...]]:
    """Return why differences disagree, and the slopes at both sides of a kink."""
    near, nearer, far = tried
    tolerance = tolerance_of(case)
    off = _off(near.middle, given, tolerance)
    bent = near.bends(tolerance) & nearer.lasting(near)
    if off.any() and bool(np.all(bent[off])):
        return KINK, near.sides(bent & off)
    meant = _at(expected, places)
    confirmed = meant is not None and apart(near.middle, meant) <= CONFIRMED
    if expected.why in (FLOAT, NONFINITE) and confirmed:
        return expected.why, ()
    if not np.isfinite(given[off]).all():
        return NONFINITE, ()
    if bool(np.all(near.jumps(nearer, far)[off])):
        return JUMP, ()
    if not apart(near.middle, far.middle) <= tolerance:
        return ROUNDING, ()
    return (CUSTOM if case.authors else RULE), ()


def _off(found: np.ndarray, given: np.ndarray, tolerance: float) -> np.ndarray:
    """Return which elements are apart, measured by the largest of all."""
    both = np.abs(np.concatenate([found, given]))
    scale = float(np.max(both[np.isfinite(both)], initial=0.0)) or 1.0
    return ~(np.abs(found - given) / scale <= tolerance)


def _at(expected: Testimony, places: np.ndarray) -> np.ndarray | None:
    """Return what forward mode found at these places, if it looked there."""
    if expected.value is None:
        return None
    if expected.places is None:
        return expected.value.reshape(-1)[places]
    return expected.value if np.array_equal(expected.places, places) else None


def _slopes(case: Case, places: np.ndarray, factor: float, through: bool) -> Slopes:
    found = [sides(case, int(place), factor, through) for place in places]
    left, right = np.array(found, np.float64).reshape(-1, 2).T
    return Slopes(left, right)


def steps(case: Case, places: np.ndarray) -> np.ndarray:
    """Return by how much each element is moved."""
    return np.asarray(STEP * np.maximum(1.0, np.abs(case.here.reshape(-1)[places])), np.float64)


def sides(case: Case, place: int, factor: float, through: bool) -> tuple[float, float]:
    """Return the slopes to the left and to the right of one element, `factor` steps away."""
    case.breathe()
    step = factor * float(steps(case, np.array([place]))[0])

    def moved(by: float) -> list[np.ndarray]:
        change = np.zeros(case.here.shape)
        change.reshape(-1)[place] = by
        return outcome(case, settle(change), through)

    middle = moved(0.0)
    return risen(moved(-step), middle) / step, risen(middle, moved(step)) / step


def cancels(case: Case, weight: float, found: np.ndarray) -> bool:
    """Return whether both tape and witness have only what is left of sums that cancel."""
    dtype = case.gradient.dtype
    if dtype.kind != "f" or not np.isfinite(weight):
        return False
    given = np.abs(case.gradient.astype(np.float64))
    left = NOTHING * float(np.finfo(dtype).eps) * weight
    return bool(np.all(given <= left) and np.all(np.abs(found) <= ROUGH * weight))


def tolerance_of(case: Case) -> float:
    """Return the relative gap that the tape's dtype may leave."""
    return CLOSE if case.gradient.dtype == np.float64 else LOOSE


def noted(case: Case) -> float:
    """Return the gap above which a reason is given for the digits that are lost."""
    dtype = case.gradient.dtype
    return NOTED * float(np.finfo(dtype).eps if dtype.kind == "f" else 1e-2)


def shaped(
    case: Case, found: np.ndarray, places: np.ndarray
) -> tuple[np.ndarray, np.ndarray | None]:
    """Return what was found, in the source's shape where it is whole; and else at which places."""
    if found.size == case.here.size:
        return found.reshape(case.here.shape), None
    return found, places
