"""The optimizers: each says in `step` by how much a variable changes."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine import raw_value
from gradviz.models.optimizers.optimizer import Optimizer
from gradviz.models.optimizers.places import Place, narrow, replace_value
from gradviz.models.tracing import unheard
from gradviz.models.variable import KerasVariable

Slots = dict[str, Place]


class SGD(Optimizer):
    """Gradient descent, with momentum if asked."""

    def __init__(
        self, learning_rate: Any = 0.01, momentum: float = 0.0, nesterov: bool = False,
        **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(learning_rate, **options)
        if not isinstance(momentum, float) or not 0 <= momentum <= 1:
            raise ValueError("`momentum` must be a float between [0, 1].")
        self.momentum, self.nesterov = momentum, nesterov

    def slot_names(self) -> tuple[str, ...]:
        """Return what is remembered: the velocity."""
        return ("momentum",) if self.momentum else ()

    def step(self, v: Place, g: Any, rate: Any, slots: Slots) -> None:
        """Go down, or on."""
        if not self.momentum:
            v.subtract(g * rate)
            return
        m, share = slots["momentum"], narrow(self.momentum, g.dtype.type)
        m.set(m.value * share - g * rate)
        v.add(m.value * share - g * rate if self.nesterov else m.value)


class Adam(Optimizer):
    """Adam; epsilon is added before the correction of the bias."""

    def __init__(
        self, learning_rate: Any = 0.001, beta_1: float = 0.9, beta_2: float = 0.999,
        epsilon: float = 1e-7, amsgrad: bool = False, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(learning_rate, **options)
        self.beta_1, self.beta_2 = beta_1, beta_2
        self.epsilon, self.amsgrad = epsilon, amsgrad

    def slot_names(self) -> tuple[str, ...]:
        """Return what is remembered: the running means of g and its square."""
        return ("momentum", "velocity")

    def build(self, variables: Any) -> None:
        """Make the slots; the highest velocities after all others."""
        if self.built:
            return
        super().build(variables)
        for v in self._trained if self.amsgrad else ():
            made = self.add_variable_from_reference(v, "velocity_hat")
            self._slots[v.id]["velocity_hat"] = made

    def step(self, v: Place, g: Any, rate: Any, slots: Slots) -> None:
        """Go along the mean of g, divided by the root of the mean of its square."""
        kind = g.dtype.type
        t = kind(self.steps_taken() + 1)
        left_1, left_2 = (kind(1) - narrow(beta, kind) ** t for beta in (self.beta_1, self.beta_2))
        scale = rate * np.sqrt(left_2) / left_1
        m, spread = slots["momentum"], slots["velocity"]
        m.add((g - m.value) * kind(1 - self.beta_1))
        spread.add((np.square(g) - spread.value) * kind(1 - self.beta_2))
        if self.amsgrad:
            top = slots["velocity_hat"]
            top.set(np.maximum(top.value, spread.value))
            spread = top
        v.subtract(m.value * scale / (np.sqrt(spread.value) + kind(self.epsilon)))


class AdamW(Adam):
    """Adam with weight decay."""

    def __init__(
        self, learning_rate: Any = 0.001, weight_decay: float | None = 0.004,
        beta_1: float = 0.9, beta_2: float = 0.999, epsilon: float = 1e-7,
        amsgrad: bool = False, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(
            learning_rate, beta_1, beta_2, epsilon, amsgrad, weight_decay=weight_decay, **options
        )
        if weight_decay is None:
            raise ValueError("Argument `weight_decay` must be a float. Received: None")


class Adagrad(Optimizer):
    """Gradients divided by the root of the sum of their squares."""

    def __init__(
        self, learning_rate: Any = 0.001, initial_accumulator_value: float = 0.1,
        epsilon: float = 1e-7, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(learning_rate, **options)
        self.initial_accumulator_value, self.epsilon = initial_accumulator_value, epsilon

    def slot_names(self) -> tuple[str, ...]:
        """Return what is remembered: the sum of squares."""
        return ("accumulator",)

    def slot_start(self, name: str) -> float:
        """Return the value that a slot starts with."""
        return self.initial_accumulator_value if name == "accumulator" else 0.0

    def step(self, v: Place, g: Any, rate: Any, slots: Slots) -> None:
        """Go down, the less the more was gone."""
        total = slots["accumulator"]
        total.add(np.square(g))
        v.subtract(rate * g / np.sqrt(total.value + g.dtype.type(self.epsilon)))


class RMSprop(Optimizer):
    """Gradients divided by the root of the running mean of their squares."""

    def __init__(
        self, learning_rate: Any = 0.001, rho: float = 0.9, momentum: float = 0.0,
        epsilon: float = 1e-7, centered: bool = False, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(learning_rate, **options)
        self.rho, self.momentum = rho, momentum
        self.epsilon, self.centered = epsilon, centered

    def build(self, variables: Any) -> None:
        """Make the slots, one kind after the other."""
        if self.built:
            return
        super().build(variables)
        for name in ("velocity", "momentum", "average_gradient"):
            if self._remembers(name):
                for v in self._trained:
                    self._slots[v.id][name] = self.add_variable_from_reference(v, name)

    def _remembers(self, name: str) -> bool:
        return {"momentum": self.momentum > 0, "average_gradient": self.centered}.get(name, True)

    def step(self, v: Place, g: Any, rate: Any, slots: Slots) -> None:
        """Go down along the scaled gradient, with momentum if asked."""
        kind = g.dtype.type
        rho, rest, small = kind(self.rho), kind(1 - self.rho), kind(self.epsilon)
        spread = slots["velocity"]
        spread.set(rho * spread.value + rest * np.square(g))
        if self.centered:
            mean = slots["average_gradient"]
            mean.set(rho * mean.value + rest * g)
            below = spread.value - np.square(mean.value) + small
        else:
            below = spread.value + small
        change = rate * g / np.sqrt(below)
        if self.momentum > 0:
            m = slots["momentum"]
            m.set(kind(self.momentum) * m.value + change)
            change = m.value
        v.subtract(change)


class Adamax(Optimizer):
    """Adam with the largest gradient in place of the mean of squares."""

    def __init__(
        self, learning_rate: Any = 0.001, beta_1: float = 0.9, beta_2: float = 0.999,
        epsilon: float = 1e-7, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(learning_rate, **options)
        self.beta_1, self.beta_2, self.epsilon = beta_1, beta_2, epsilon

    def slot_names(self) -> tuple[str, ...]:
        """Return what is remembered: the running mean of g and its largest value."""
        return ("momentum", "norm")

    def step(self, v: Place, g: Any, rate: Any, slots: Slots) -> None:
        """Go along the mean of g, divided by the largest."""
        kind = g.dtype.type
        left = kind(1) - narrow(self.beta_1, kind) ** kind(self.steps_taken() + 1)
        m, top = slots["momentum"], slots["norm"]
        m.add((g - m.value) * kind(1 - self.beta_1))
        top.set(np.maximum(kind(self.beta_2) * top.value, np.abs(g)))
        v.subtract(rate * m.value / (left * (top.value + kind(self.epsilon))))


class Nadam(Optimizer):
    """Adam with Nesterov's look ahead."""

    def __init__(
        self, learning_rate: Any = 0.001, beta_1: float = 0.9, beta_2: float = 0.999,
        epsilon: float = 1e-7, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(learning_rate, **options)
        self.beta_1, self.beta_2, self.epsilon = beta_1, beta_2, epsilon
        self._product: Any = None

    def slot_names(self) -> tuple[str, ...]:
        """Return what is remembered: the running means of g and its square."""
        return ("momentum", "velocity")

    def build(self, variables: Any) -> None:
        """Make the slots, and the product of all shares so far."""
        if self.built:
            return
        super().build(variables)
        dtype = self._trained[0].dtype if self._trained else None
        with unheard():
            self._product = KerasVariable(1.0, dtype=dtype)  # trainable, as Keras has it
        self._variables.append(self._product)

    def before_steps(self, variables: list[Any]) -> None:
        """Move the product on."""
        now = raw_value(self._product)
        kind = now.dtype.type
        t = kind(self.steps_taken() + 1)
        share = kind(1) - kind(0.5) * kind(0.96) ** t
        replace_value(self._product, now * kind(self.beta_1) * share)

    def step(self, v: Place, g: Any, rate: Any, slots: Slots) -> None:
        """Go along the mean of g as it will be."""
        kind = g.dtype.type
        one, t = kind(1), kind(self.steps_taken() + 1)
        beta_1, beta_2, decay = (narrow(x, kind) for x in (self.beta_1, self.beta_2, 0.96))
        now, following = (beta_1 * (one - kind(0.5) * decay**n) for n in (t, t + one))
        product = kind(raw_value(self._product))
        m, spread = slots["momentum"], slots["velocity"]
        m.add((g - m.value) * (one - beta_1))
        spread.add((np.square(g) - spread.value) * (one - beta_2))
        ahead = following * m.value / (one - product * following)
        ahead = ahead + (one - now) * g / (one - product)
        scale = np.sqrt(spread.value / (one - beta_2**t)) + kind(self.epsilon)
        v.subtract(ahead * rate / scale)
