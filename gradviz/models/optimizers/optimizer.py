"""Optimizer: from gradients to assignments.

The work is done in NumPy, on raw values, unrecorded: only the assignments to the variables of the
model are heard. Each step rounds as Keras's own does, operation by operation.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine import InvalidArgumentError, quiet, raw_value
from gradviz.models.conversion import cast, convert
from gradviz.models.optimizers.keeper import Keeper
from gradviz.models.optimizers.places import Place, narrow, replace_value
from gradviz.models.scope import scoped
from gradviz.models.tracing import unheard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gradviz.models.variable import KerasVariable


class Optimizer(Keeper):
    """Applies gradients to variables. Subclasses say how, in `step` (or Keras's `update_step`)."""

    def apply_gradients(self, grads_and_vars: Iterable[tuple[Any, Any]]) -> KerasVariable:
        """Assign each variable its next value; None gradients are passed over with a warning.

        ValueError if there is no gradient at all, or a variable it was not built for.
        """
        grads, variables = zip(*grads_and_vars, strict=False)
        self.apply(grads, variables)
        return self._iterations

    def apply(self, grads: Any, trainable_variables: Any = None) -> None:
        """Do the same for gradients given apart from their variables, or for those built for."""
        grads = list(grads)
        if not grads:
            return
        variables = self._targets(grads, trainable_variables)
        grads, variables = _with_gradients(grads, variables)
        with quiet():
            self._apply([_raw(g, v) for g, v in zip(grads, variables, strict=False)], variables)
        for v in variables:
            if getattr(v, "constraint", None) is not None:
                v.assign(v.constraint(v))
        replace_value(self._iterations, raw_value(self._iterations) + 1)

    def _targets(self, grads: list[Any], variables: Any) -> list[Any]:
        if variables is None:
            if not self.built:
                raise ValueError(
                    "When passing `grads` without `variables`, the optimizer must already be "
                    "built on a list of variables. Call `optimizer.build(variables)` first."
                )
            if len(grads) != len(self._trained):
                raise ValueError(
                    f"Received a list of {len(grads)} gradients, but the optimizer is tracking "
                    f"{len(self._trained)} trainable variables."
                )
            return list(self._trained)
        variables = list(variables)
        for v in variables:
            if not hasattr(v, "assign_sub"):
                raise AttributeError(f"Only variables can be trained. Received: {v}")
        if not self.built:
            with scoped(self.name, self):
                self.build(variables)
            self.built = True
        for v in variables:
            if v.id not in self._slots:
                raise ValueError(
                    f"Unknown variable: {v}. This optimizer can only be called for the variables "
                    "it was originally built with."
                )
        return variables

    def _apply(self, grads: list[Any], variables: list[Any]) -> None:
        if self.loss_scale_factor is not None:
            grads = [g / g.dtype.type(self.loss_scale_factor) for g in grads]
        if self._accumulates(grads, variables):
            return
        grads = self.clipping.clipped(grads)
        rate = self._raw_rate()
        if self.weight_decay is not None:
            self._decay(variables, rate)
        self.before_steps(variables)
        for g, v in zip(grads, variables, strict=False):
            self._step(g, v, rate)
        if self.averages.wanted:
            self.averages.move(self._trained, self._slots, self.steps_taken())

    def _accumulates(self, grads: list[Any], variables: list[Any]) -> bool:
        """Return whether gradients are only added up this time; else make them means."""
        steps = self.gradient_accumulation_steps
        if not steps:
            return False
        full = (int(raw_value(self._iterations)) + 1) % steps == 0
        for at, (g, v) in enumerate(zip(grads, variables, strict=True)):
            slot = self._slots[v.id]["gradient_accumulator"]
            total = g + raw_value(slot)
            grads[at] = total / g.dtype.type(steps)
            replace_value(slot, total * 0 if full else total)
        return not full

    def _raw_rate(self) -> Any:
        with unheard():
            return raw_value(convert(self.learning_rate))

    def _decay(self, variables: list[Any], rate: Any) -> None:
        for v in variables:
            if self._decays(v):
                place = Place(v)
                kind = place.value.dtype.type
                place.subtract(place.value * narrow(self.weight_decay, kind) * kind(rate))

    def exclude_from_weight_decay(self, var_list: Any = None, var_names: Any = None) -> None:
        """Spare variables, given themselves or by a part of their names, from weight decay."""
        self._excluded = ({v.id for v in var_list or ()}, list(var_names or ()))

    def _decays(self, v: Any) -> bool:
        numbers, words = self._excluded
        return v.id not in numbers and not any(word in v.name for word in words)

    def before_steps(self, variables: list[Any]) -> None:
        """Do what is done once before the steps of all variables."""

    def _step(self, g: Any, v: Any, rate: Any) -> None:
        if type(self).update_step is not Optimizer.update_step:
            gradient = convert(g)
            self.update_step(gradient, convert(v), self.learning_rate)
            return
        slots = {name: Place(slot, heard=False) for name, slot in self._slots[v.id].items()}
        try:
            self.step(Place(v), g, g.dtype.type(rate), slots)
        except ValueError as trouble:
            if isinstance(trouble, InvalidArgumentError):
                raise
            raise InvalidArgumentError(
                f"The gradient of {v.name} has shape {np.shape(g)}, the variable {tuple(v.shape)}."
            ) from trouble

    def step(self, v: Place, g: Any, rate: Any, slots: dict[str, Place]) -> None:
        """Change one variable, given its gradient, the rate and what is remembered of it."""
        raise NotImplementedError

    def update_step(self, gradient: Any, variable: Any, learning_rate: Any) -> None:
        """Change one variable, for optimizers of one's own: with tensors, `assign` and its kin."""
        raise NotImplementedError

    def assign(self, variable: Any, value: Any) -> None:
        """Assign a value, cast to the variable's dtype."""
        variable.assign(cast(value, variable.dtype))

    def assign_add(self, variable: Any, value: Any) -> None:
        """Add a value, cast to the variable's dtype."""
        variable.assign_add(cast(value, variable.dtype))

    def assign_sub(self, variable: Any, value: Any) -> None:
        """Subtract a value, cast to the variable's dtype."""
        variable.assign_sub(cast(value, variable.dtype))

    def scale_loss(self, loss: Any) -> Any:
        """Return the loss times `loss_scale_factor`, which `apply` divides the gradients by."""
        return loss if self.loss_scale_factor is None else loss * self.loss_scale_factor

    def finalize_variable_values(self, var_list: Any) -> None:
        """Give variables the moving averages of their values, if these are kept."""
        if self.averages.wanted:
            self.averages.overwrite(var_list, self._slots)


def _with_gradients(grads: list[Any], variables: list[Any]) -> tuple[list[Any], list[Any]]:
    """Return those pairs that have a gradient; warn of the others, ValueError if none has."""
    missing = []
    for at in reversed(range(len(grads))):
        if grads[at] is None:
            grads.pop(at)
            v = variables.pop(at)
            missing.append(getattr(v, "path", None) or v.name)
    if not grads:
        raise ValueError("No gradients provided for any variable.")
    if missing:
        warnings.warn(
            f"Gradients do not exist for variables {missing[::-1]} when minimizing the loss.",
            stacklevel=4,
        )
    return grads, variables


def _raw(g: Any, v: Any) -> Any:
    """Return a gradient as a raw value of its variable's dtype."""
    with unheard():
        return raw_value(cast(g, v.dtype))
