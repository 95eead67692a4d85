"""Learning rates that depend on how many steps were taken."""

from __future__ import annotations

import math
from typing import Any

from gradviz.engine.functions import elementwise
from gradviz.models import arithmetic
from gradviz.models.conversion import cast, convert, dtype_of


class LearningRateSchedule:
    """Called with the number of steps, returns the rate."""

    def __call__(self, step: Any) -> Any:
        """Return the rate at a step."""
        raise NotImplementedError(
            f"Learning rate schedule '{type(self).__name__}' must override `__call__(self, step)`."
        )


def _positive(value: Any, name: str) -> Any:
    if value <= 0:
        raise ValueError(f"Argument `{name}` must be > 0. Received: {name}={value}")
    return value


class _Decay(LearningRateSchedule):
    """What the two decays at a rate share."""

    def __init__(
        self, initial_learning_rate: Any, decay_steps: Any, decay_rate: Any,
        staircase: bool = False, name: str | None = None,
    ) -> None:  # fmt: skip
        self.initial_learning_rate = initial_learning_rate
        self.decay_steps = _positive(decay_steps, "decay_steps")
        self.decay_rate, self.staircase = decay_rate, staircase
        self.name = name or type(self).__name__

    def parts(self, step: Any) -> tuple[Any, Any, Any]:
        """Return the first rate, the decay's rate and how many decays there were."""
        first = convert(self.initial_learning_rate)
        kind = dtype_of(first)
        turns = cast(step, kind) / cast(self.decay_steps, kind)
        if self.staircase:
            turns = elementwise.floor(turns)
        return first, cast(self.decay_rate, kind), turns


class ExponentialDecay(_Decay):
    """rate * decay_rate^(step / decay_steps)."""

    def __call__(self, step: Any) -> Any:
        """Return the rate at a step."""
        first, rate, turns = self.parts(step)
        return arithmetic.multiply(first, arithmetic.power(rate, turns))


class InverseTimeDecay(_Decay):
    """rate / (1 + decay_rate * step / decay_steps)."""

    def __call__(self, step: Any) -> Any:
        """Return the rate at a step."""
        first, rate, turns = self.parts(step)
        one = cast(1, dtype_of(first))
        return arithmetic.divide(first, arithmetic.add(one, arithmetic.multiply(rate, turns)))


class PiecewiseConstantDecay(LearningRateSchedule):
    """One value up to each boundary, the boundary included, and a last one beyond."""

    def __init__(self, boundaries: Any, values: Any, name: str = "PiecewiseConstant") -> None:
        if len(boundaries) != len(values) - 1:
            raise ValueError(
                "The length of boundaries should be 1 less than the length of values. Received: "
                f"boundaries={boundaries} and values={values}."
            )
        self.boundaries, self.values, self.name = boundaries, values, name

    def __call__(self, step: Any) -> Any:
        """Return the rate at a step."""
        values = [convert(value) for value in self.values]
        step = convert(step)
        bounds = [convert(bound, dtype_of(step)) for bound in self.boundaries]
        kind = dtype_of(values[0])
        result = convert(0, kind)
        result = result + cast(step <= bounds[0], kind) * values[0]
        result = result + cast(step > bounds[-1], kind) * values[-1]
        for low, high, value in zip(bounds[:-1], bounds[1:], values[1:-1], strict=True):
            result = result + cast((step > low) & (step <= high), kind) * value
        return result


class PolynomialDecay(LearningRateSchedule):
    """From one rate to another along a power, once or again and again."""

    def __init__(
        self, initial_learning_rate: Any, decay_steps: Any, end_learning_rate: Any = 0.0001,
        power: Any = 1.0, cycle: bool = False, name: str = "PolynomialDecay",
    ) -> None:  # fmt: skip
        self.initial_learning_rate = initial_learning_rate
        self.decay_steps = _positive(decay_steps, "decay_steps")
        self.end_learning_rate, self.power = end_learning_rate, power
        self.cycle, self.name = cycle, name

    def __call__(self, step: Any) -> Any:
        """Return the rate at a step."""
        first = convert(self.initial_learning_rate)
        kind = dtype_of(first)
        last, power = cast(self.end_learning_rate, kind), cast(self.power, kind)
        step, steps = cast(step, kind), cast(self.decay_steps, kind)
        if self.cycle:
            rounds = elementwise.ceil(arithmetic.divide(step, self.decay_steps))
            steps = steps * arithmetic.where(arithmetic.equal(step, 0), 1.0, rounds)
        else:
            step = elementwise.minimum(step, steps)
        left = arithmetic.power(1 - arithmetic.divide(step, steps), power)
        return arithmetic.add(arithmetic.multiply(first - last, left), last)


class CosineDecay(LearningRateSchedule):
    """Half a cosine wave down to `alpha` of the rate, after a rise to a target if asked."""

    def __init__(
        self, initial_learning_rate: Any, decay_steps: Any, alpha: float = 0.0,
        name: str = "CosineDecay", warmup_target: Any = None, warmup_steps: Any = 0,
    ) -> None:  # fmt: skip
        self.initial_learning_rate = initial_learning_rate
        self.decay_steps = _positive(decay_steps, "decay_steps")
        self.alpha, self.name = alpha, name
        self.warmup_target, self.warmup_steps = warmup_target, warmup_steps

    def __call__(self, step: Any) -> Any:
        """Return the rate at a step."""
        first = convert(self.initial_learning_rate)
        kind = dtype_of(first)
        steps, step = cast(self.decay_steps, kind), cast(step, kind)
        if self.warmup_target is None:
            return self._decayed(elementwise.minimum(step, steps), steps, first)
        target, rise = cast(self.warmup_target, kind), cast(self.warmup_steps, kind)
        step = elementwise.minimum(step, steps + rise)
        if step < rise:
            return (target - first) * (step / rise) + first
        return self._decayed(step - rise, steps, target)

    def _decayed(self, step: Any, steps: Any, start: Any) -> Any:
        pi = convert(math.pi, dtype_of(start))
        wave = 0.5 * (1.0 + elementwise.cos(pi * arithmetic.divide(step, steps)))
        return start * ((1 - self.alpha) * wave + self.alpha)


class CosineDecayRestarts(LearningRateSchedule):
    """Half a cosine wave down, again and again, each longer and lower than the one before."""

    def __init__(
        self, initial_learning_rate: Any, first_decay_steps: Any, t_mul: float = 2.0,
        m_mul: float = 1.0, alpha: float = 0.0, name: str = "SGDRDecay",
    ) -> None:  # fmt: skip
        self.initial_learning_rate = initial_learning_rate
        self.first_decay_steps = _positive(first_decay_steps, "first_decay_steps")
        self._t_mul, self._m_mul = t_mul, m_mul
        self.alpha, self.name = alpha, name

    def __call__(self, step: Any) -> Any:
        """Return the rate at a step."""
        first = convert(self.initial_learning_rate)
        kind = dtype_of(first)
        alpha, longer, lower = (cast(x, kind) for x in (self.alpha, self._t_mul, self._m_mul))
        done = cast(step, kind) / cast(self.first_decay_steps, kind)
        if longer == 1.0:
            restart = elementwise.floor(done)
            done = done - restart
        else:
            whole = elementwise.log(1.0 - done * (1.0 - longer)) / elementwise.log(longer)
            restart = elementwise.floor(whole)
            before = (1.0 - arithmetic.power(longer, restart)) / (1.0 - longer)
            done = (done - before) / arithmetic.power(longer, restart)
        height = arithmetic.power(lower, restart)
        wave = 0.5 * height * (1.0 + elementwise.cos(convert(math.pi, kind) * done))
        return first * ((1 - alpha) * wave + alpha)
