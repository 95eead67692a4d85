"""Optimizers that are met less often: Adadelta, Ftrl, Lion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.models.optimizers.optimizer import Optimizer
from gradviz.models.optimizers.places import narrow

if TYPE_CHECKING:
    from gradviz.models.optimizers.kinds import Slots
    from gradviz.models.optimizers.places import Place


class Adadelta(Optimizer):
    """Gradients scaled by the running means of past changes and past gradients."""

    def __init__(
        self, learning_rate: Any = 0.001, rho: float = 0.95, epsilon: float = 1e-7,
        **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(learning_rate, **options)
        self.rho, self.epsilon = rho, epsilon

    def slot_names(self) -> tuple[str, ...]:
        """Return what is remembered: the means of squares of g and of the changes."""
        return ("accumulated_grad", "accumulated_delta_var")

    def step(self, v: Place, g: Any, rate: Any, slots: Slots) -> None:
        """Go down by the size of past changes."""
        kind = g.dtype.type
        rho, rest, small = kind(self.rho), kind(1 - self.rho), kind(self.epsilon)
        of_g, of_changes = slots["accumulated_grad"], slots["accumulated_delta_var"]
        of_g.set(rho * of_g.value + rest * np.square(g))
        change = -(np.sqrt(of_changes.value + small) * g / np.sqrt(of_g.value + small))
        of_changes.set(rho * of_changes.value + rest * np.square(change))
        v.add(rate * change)


class Ftrl(Optimizer):
    """Follow the regularized leader: sparse weights by l1 and l2 costs."""

    def __init__(
        self, learning_rate: Any = 0.001, learning_rate_power: float = -0.5,
        initial_accumulator_value: float = 0.1, l1_regularization_strength: float = 0.0,
        l2_regularization_strength: float = 0.0,
        l2_shrinkage_regularization_strength: float = 0.0, beta: float = 0.0, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(learning_rate, **options)
        for name, value, sign in (
            ("initial_accumulator_value", initial_accumulator_value, 1),
            ("learning_rate_power", learning_rate_power, -1),
            ("l1_regularization_strength", l1_regularization_strength, 1),
            ("l2_regularization_strength", l2_regularization_strength, 1),
            ("l2_shrinkage_regularization_strength", l2_shrinkage_regularization_strength, 1),
        ):
            if value * sign < 0:
                word = "positive" if sign > 0 else "negative"
                raise ValueError(f"`{name}` needs to be {word} or zero. Received: {value}.")
        self.learning_rate_power = learning_rate_power
        self.initial_accumulator_value = initial_accumulator_value
        self.l1, self.l2 = l1_regularization_strength, l2_regularization_strength
        self.shrinkage, self.beta = l2_shrinkage_regularization_strength, beta

    def slot_names(self) -> tuple[str, ...]:
        """Return what is remembered: the sum of squares and the sum of shifted gradients."""
        return ("accumulator", "linear")

    def slot_start(self, name: str) -> float:
        """Return the value that a slot starts with."""
        return self.initial_accumulator_value if name == "accumulator" else 0.0

    def step(self, v: Place, g: Any, rate: Any, slots: Slots) -> None:
        """Put the variable where all costs so far are least."""
        kind = g.dtype.type
        power, bound = kind(-self.learning_rate_power), kind(self.l1)
        total, linear = slots["accumulator"], slots["linear"]
        after = total.value + np.square(g)
        used = g + kind(2 * self.shrinkage) * v.value
        linear.add(used - (after**power - total.value**power) / rate * v.value)
        l2 = kind(self.l2) + kind(self.beta) / (kind(2) * rate)
        curved = after**power / rate + kind(2) * l2
        v.set((np.clip(linear.value, -bound, bound) - linear.value) / curved)
        total.set(after)


class Lion(Optimizer):
    """Steps of one size, in the direction of a running mean."""

    def __init__(
        self, learning_rate: Any = 0.001, beta_1: float = 0.9, beta_2: float = 0.99,
        **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(learning_rate, **options)
        if not 0 < beta_1 <= 1:
            raise ValueError(f"Argument `beta_1` must be in ]0, 1]. Received: beta_1={beta_1}.")
        self.beta_1, self.beta_2 = beta_1, beta_2

    def slot_names(self) -> tuple[str, ...]:
        """Return what is remembered: the running mean of g."""
        return ("momentum",)

    def step(self, v: Place, g: Any, rate: Any, slots: Slots) -> None:
        """Go one step down."""
        one, beta_1, beta_2 = (narrow(x, g.dtype.type) for x in (1, self.beta_1, self.beta_2))
        m = slots["momentum"]
        v.subtract(rate * np.sign(m.value * beta_1 + g * (one - beta_1)))
        m.set(m.value * beta_2 + g * (one - beta_2))
