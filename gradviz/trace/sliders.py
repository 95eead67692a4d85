"""Sliders as data: from where to where a number is slid, in which steps, and what that makes of it.

Pure arithmetic on plain numbers. Whoever draws a slider, saves one or plots along one asks here, so
that all of them mean the same range.
"""

import math
from dataclasses import dataclass, replace

REACH = 5.0  # a slider covers -REACH to REACH where nobody has chosen
SMALL = 0.1  # a positive number below it, such as a learning rate, starts at 0 .. ten times itself
STEPS = 100  # of a slider whose step nobody has chosen
FINER = 10.0  # how many fine steps make one
WIDEST = 1e30
NICE = (1, 2, 5)


class BadSliderError(ValueError):
    """Ends or a step that make no slider. `key` is the catalogue key that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class Slider:
    """The ends of a slider, low < high, and its step; None for one that suits the ends."""

    low: float
    high: float
    step: float | None = None

    def pace(self, whole: bool = False) -> float:
        """Return the step in force: the one chosen, else a round one; at least 1 if `whole`."""
        step = self.step or _round_down((self.high - self.low) / STEPS)
        return max(1.0, float(round(step))) if whole else step

    def part(self, value: float) -> float:
        """Return how far along the slider `value` lies: 0 to 1; the middle for NaN."""
        if math.isnan(value):
            return 0.5
        return min(max((value - self.low) / (self.high - self.low), 0.0), 1.0)

    def at(self, part: float, whole: bool = False, fine: bool = False) -> float:
        """Return the value at `part` (0 to 1) of the way, on a step or at an end."""
        part = min(max(part, 0.0), 1.0)
        return self.snapped(self.low + part * (self.high - self.low), whole, fine)

    def snapped(self, value: float, whole: bool = False, fine: bool = False) -> float:
        """Return the step nearest to `value`, and not beyond an end; `fine` for tenths of steps.

        Steps are counted from 0 where nobody has chosen them, else from the low end.
        """
        step = self.pace(whole) / (FINER if fine and not whole else 1.0)
        start = self.low if self.step and not whole else 0.0
        stepped = tidy(start + round((value - start) / step) * step, step)
        low, high = (math.ceil(self.low), math.floor(self.high)) if whole else (self.low, self.high)
        return min(max(stepped, float(low)), float(high))

    def moved(self, value: float, steps: float, whole: bool = False, fine: bool = False) -> float:
        """Return `value` moved by so many steps, from where it is; it may pass an end."""
        step = self.pace(whole) / (FINER if fine and not whole else 1.0)
        return tidy(value + steps * step, step)

    def holding(self, value: float) -> "Slider":
        """Return the slider with the end that `value` has passed moved out, to a round number."""
        if not math.isfinite(value) or self.low <= value <= self.high:
            return self
        if self.low == -self.high and self.step is None:
            reach = _round_up(abs(value))
            return Slider(-reach, reach)
        room = value - self.low if value > self.high else self.high - value
        unit = _round_down(room / 10)
        if value > self.high:  # a quotient may be lost below the least number there is
            end = tidy(math.ceil(value / unit) * unit, unit)
            return replace(self, high=end if end >= value else end + unit)
        end = tidy(math.floor(value / unit) * unit, unit)
        return replace(self, low=end if end <= value else end - unit)


def slider_for(value: float) -> Slider:
    """Return the slider of a number for which nobody has chosen one."""
    if 0.0 < value < SMALL:
        return Slider(0.0, _round_up(10 * value))
    return Slider(-REACH, REACH).holding(value)


def chosen_slider(low: float, high: float, step: float | None) -> Slider:
    """Return the slider a person asks for. Raises BadSliderError."""
    if not all(math.isfinite(end) and abs(end) <= WIDEST for end in (low, high)):
        raise BadSliderError("slider.not_finite")
    if low >= high:
        raise BadSliderError("slider.turned")
    if step is not None and not 0.0 < step <= high - low:
        raise BadSliderError("slider.step_size")
    if (high - low) <= 1e-12 * max(abs(low), abs(high)):
        raise BadSliderError("slider.turned")
    return Slider(low, high, step)


def tidy(value: float, step: float) -> float:
    """Return `value` without the digits far below `step` that counting steps leaves behind."""
    return round(value, max(0, 3 - math.floor(math.log10(step)))) + 0.0


def _round_up(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(value))
    return next((tidy(m * power, power) for m in NICE if m * power >= value), 10 * power)


def _round_down(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(value) + 1e-9)
    close = value * (1 + 1e-9)
    return tidy(next(m * power for m in reversed(NICE) if m * power <= close), power)
