"""What an optimizer keeps: its settings, the count of steps, the rate, and slots for each variable.

Its variables are upkeep: nobody hears of them.
"""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np

from gradviz.engine import is_tensor, raw_value
from gradviz.models import initializers
from gradviz.models.optimizers.averaging import Averages
from gradviz.models.optimizers.clipping import Clipping
from gradviz.models.optimizers.schedules import LearningRateSchedule
from gradviz.models.promotion import standardized
from gradviz.models.scope import auto_name, scoped
from gradviz.models.settings import floatx
from gradviz.models.tracing import unheard
from gradviz.models.variable import KerasVariable

_UNKNOWN_RATE = (
    "Argument `learning_rate` should be float, or an instance of LearningRateSchedule, or a "
    "callable that returns the rate. Received instead: learning_rate={}"
)


class Keeper:
    """Holds settings and variables, and makes the slots when the variables are known."""

    def __init__(
        self, learning_rate: Any, weight_decay: float | None = None,
        clipnorm: float | None = None, clipvalue: float | None = None,
        global_clipnorm: float | None = None, use_ema: bool = False, ema_momentum: float = 0.99,
        ema_overwrite_frequency: int | None = None, loss_scale_factor: float | None = None,
        gradient_accumulation_steps: int | None = None, name: str | None = None, **rest: Any,
    ) -> None:  # fmt: skip
        if rest.pop("decay", None) is not None:
            warnings.warn("Argument `decay` is no longer supported: ignored.", stacklevel=4)
        if rest:
            raise ValueError(f"Argument(s) not recognized: {rest}")
        self.name = name or auto_name(type(self).__name__)
        self.weight_decay = weight_decay
        self.clipping = Clipping(clipnorm, clipvalue, global_clipnorm)
        self.averages = Averages(use_ema, ema_momentum, ema_overwrite_frequency)
        self.loss_scale_factor = loss_scale_factor
        if gradient_accumulation_steps and gradient_accumulation_steps < 2:
            raise ValueError("`gradient_accumulation_steps` must be an integer >= 2.")
        self.gradient_accumulation_steps = gradient_accumulation_steps
        self.built = False
        self._variables: list[KerasVariable] = []
        self._trained: list[Any] = []
        self._slots: dict[int, dict[str, KerasVariable]] = {}  # by number of the variable
        self._excluded: tuple[set[int], list[str]] = (set(), [])
        self._iterations = self._own_variable(0, "iteration", "int")
        self._rate: Any = self._checked_rate(learning_rate)

    def _own_variable(self, start: Any, name: str, dtype: Any) -> KerasVariable:
        with scoped(self.name, self), unheard():
            made = KerasVariable(start, dtype=dtype, trainable=False, name=name)
        self._variables.append(made)
        return made

    def _checked_rate(self, given: Any) -> Any:
        if isinstance(given, LearningRateSchedule) or callable(given):
            return given
        if not isinstance(given, float):
            raise ValueError(_UNKNOWN_RATE.format(given))
        return self._own_variable(float(given), "learning_rate", floatx())

    # What can be asked --------------------------------------------------------------------------

    @property
    def iterations(self) -> Any:
        """How often gradients were applied, as a variable."""
        steps = self.gradient_accumulation_steps
        return self._iterations // steps if steps else self._iterations

    def steps_taken(self) -> int:
        """Return how often variables were changed, as a number."""
        return int(raw_value(self._iterations)) // (self.gradient_accumulation_steps or 1)

    @property
    def learning_rate(self) -> Any:
        """The rate: a variable, or what the schedule says now."""
        if isinstance(self._rate, LearningRateSchedule):
            return self._rate(self._iterations)
        return self._rate() if not isinstance(self._rate, KerasVariable) else self._rate

    @learning_rate.setter
    def learning_rate(self, given: Any) -> None:
        if isinstance(given, LearningRateSchedule) or (callable(given) and not is_tensor(given)):
            self._variables = [v for v in self._variables if v is not self._rate]
            self._rate = given
        elif isinstance(self._rate, LearningRateSchedule):
            raise TypeError(
                "This optimizer was created with a `LearningRateSchedule` as its learning rate, "
                "hence the rate is not settable."
            )
        else:
            with unheard():
                self._rate.assign(given)

    @property
    def variables(self) -> list[KerasVariable]:
        """Its own variables: the count of steps, the rate, what it remembers of each variable."""
        return list(self._variables)

    # Building -----------------------------------------------------------------------------------

    def slot_names(self) -> tuple[str, ...]:
        """Return what is remembered of each variable; it starts at `slot_start`."""
        return ()

    def slot_start(self, name: str) -> float:
        """Return the value that a slot starts with."""
        return 0.0

    def build(self, variables: Any) -> None:
        """Make the slots of these variables: others cannot be trained afterwards."""
        if self.built:
            return
        trained = list(variables)
        self._trained = trained
        self._slots = {v.id: {} for v in trained}
        groups = [("average",)] if self.averages.wanted else []
        groups += [("gradient_accumulator",)] if self.gradient_accumulation_steps else []
        for names in (*groups, self.slot_names()):
            for v in trained:
                for name in names:
                    start = initializers.Constant(float(np.float32(self.slot_start(name))))
                    self._slots[v.id][name] = self.add_variable_from_reference(v, name, start)
        self.built = True

    def add_variable_from_reference(
        self, reference_variable: Any, name: str | None = None, initializer: Any = "zeros"
    ) -> KerasVariable:
        """Make a variable of the shape and dtype of another one, named after it."""
        known = getattr(reference_variable, "path", None) or str(reference_variable.name)
        label = f"{known.replace('/', '_').replace(':', '_')}_{name or 'var'}"
        start = initializers.get(initializer)
        with scoped(self.name, self), unheard():
            made = KerasVariable(
                start, tuple(reference_variable.shape), standardized(reference_variable.dtype),
                trainable=False, name=label,
            )  # fmt: skip
        self._variables.append(made)
        return made

    def _get_variable_index(self, variable: Any) -> int:
        """Return which of the variables it was built for this is."""
        return [v.id for v in self._trained].index(variable.id)
