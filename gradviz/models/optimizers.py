"""Optimizers: from gradients to assignments. Nothing here is recorded on a tape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine import Variable, is_tensor, quiet, raw_value
from gradviz.engine.convert import settle

if TYPE_CHECKING:
    from collections.abc import Iterable


class Optimizer:
    """Applies gradients to variables. Subclasses say by how much, in `step`."""

    def __init__(self, learning_rate: Any, name: str | None = None) -> None:
        self.learning_rate = learning_rate
        self.name = type(self).__name__.lower() if name is None else name
        self._slots: dict[int, dict[str, Any]] = {}
        self._iterations = 0

    @property
    def iterations(self) -> int:
        """How often gradients were applied."""
        return self._iterations

    @property
    def rate(self) -> float:
        """The learning rate as a number."""
        given = self.learning_rate
        return float(raw_value(given) if is_tensor(given) else given)

    def apply_gradients(self, grads_and_vars: Iterable[tuple[Any, Variable]], **rest: Any) -> int:
        """Assign each variable its next value; None gradients are passed over.

        ValueError if there is no gradient at all.
        """
        pairs = [(g, v) for g, v in grads_and_vars if g is not None]
        if not pairs:
            raise ValueError("No gradients provided for any variable.")
        self._iterations += 1
        with quiet():
            for g, v in pairs:
                value = raw_value(v)
                kind = value.dtype
                raw = np.asarray(raw_value(g) if is_tensor(g) else g, kind)
                change = self.step(np.asarray(value), raw, self._slots.setdefault(v.id, {}))
                v.assign_sub(settle(np.asarray(change, kind)))
        return self._iterations

    def apply(self, grads: Iterable[Any], trainable_variables: Iterable[Variable] = ()) -> None:
        """Apply gradients given apart from their variables."""
        self.apply_gradients(zip(grads, trainable_variables, strict=True))

    def step(self, value: Any, g: Any, slots: dict[str, Any]) -> Any:
        """Return what is subtracted from the variable; `slots` is its memory."""
        raise NotImplementedError


class SGD(Optimizer):
    """Gradient descent, with momentum if asked."""

    def __init__(
        self, learning_rate: Any = 0.01, momentum: float = 0.0, nesterov: bool = False,
        name: str | None = None, **rest: Any,
    ) -> None:  # fmt: skip
        super().__init__(learning_rate, name)
        if not 0 <= momentum <= 1:
            raise ValueError("`momentum` must be a float between [0, 1].")
        self.momentum, self.nesterov = momentum, nesterov

    def step(self, value: Any, g: Any, slots: dict[str, Any]) -> Any:
        """Return rate * g, or the velocity."""
        if not self.momentum:
            return self.rate * g
        velocity = self.momentum * slots.get("velocity", 0.0) - self.rate * g
        slots["velocity"] = velocity
        return self.rate * g - self.momentum * velocity if self.nesterov else -velocity


class Adam(Optimizer):
    """Adam; epsilon is added before the correction of the bias, as Keras does."""

    def __init__(
        self, learning_rate: Any = 0.001, beta_1: float = 0.9, beta_2: float = 0.999,
        epsilon: float = 1e-7, amsgrad: bool = False, name: str | None = None, **rest: Any,
    ) -> None:  # fmt: skip
        super().__init__(learning_rate, name)
        self.beta_1, self.beta_2, self.epsilon, self.amsgrad = beta_1, beta_2, epsilon, amsgrad

    def step(self, value: Any, g: Any, slots: dict[str, Any]) -> Any:
        """Return the step from the running means of g and its square."""
        kind = g.dtype.type
        t = kind(self._iterations)
        left_1, left_2 = 1 - kind(self.beta_1) ** t, 1 - kind(self.beta_2) ** t
        rate = kind(self.rate) * np.sqrt(left_2) / left_1
        m = slots.get("m", np.zeros_like(g))
        v = slots.get("v", np.zeros_like(g))
        slots["m"] = m = m + (g - m) * kind(1 - self.beta_1)
        slots["v"] = v = v + (g * g - v) * kind(1 - self.beta_2)
        if self.amsgrad:
            slots["top"] = v = np.maximum(slots.get("top", v), v)
        return m * rate / (np.sqrt(v) + kind(self.epsilon))


class RMSprop(Optimizer):
    """Gradients divided by the root of the running mean of their squares."""

    def __init__(
        self, learning_rate: Any = 0.001, rho: float = 0.9, momentum: float = 0.0,
        epsilon: float = 1e-7, centered: bool = False, name: str | None = None, **rest: Any,
    ) -> None:  # fmt: skip
        super().__init__(learning_rate, name)
        self.rho, self.momentum, self.epsilon, self.centered = rho, momentum, epsilon, centered

    def step(self, value: Any, g: Any, slots: dict[str, Any]) -> Any:
        """Return the scaled gradient, with momentum if asked."""
        v = self.rho * slots.get("v", np.zeros_like(g)) + (1 - self.rho) * np.square(g)
        slots["v"] = v
        spread = v
        if self.centered:
            mean = self.rho * slots.get("mean", np.zeros_like(g)) + (1 - self.rho) * g
            slots["mean"] = mean
            spread = v - np.square(mean)
        change = self.rate * g / np.sqrt(spread + self.epsilon)
        if self.momentum:
            change = slots["momentum"] = self.momentum * slots.get("momentum", 0.0) + change
        return change


class Adagrad(Optimizer):
    """Gradients divided by the root of the sum of their squares."""

    def __init__(
        self, learning_rate: Any = 0.001, initial_accumulator_value: float = 0.1,
        epsilon: float = 1e-7, name: str | None = None, **rest: Any,
    ) -> None:  # fmt: skip
        super().__init__(learning_rate, name)
        self.initial, self.epsilon = initial_accumulator_value, epsilon

    def step(self, value: Any, g: Any, slots: dict[str, Any]) -> Any:
        """Return the scaled gradient."""
        total = slots.get("total", np.full_like(g, self.initial)) + np.square(g)
        slots["total"] = total
        return self.rate * g / np.sqrt(total + self.epsilon)
