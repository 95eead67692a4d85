"""Moving averages of the variables that an optimizer trains."""

from __future__ import annotations

from typing import Any

from gradviz.engine import raw_value
from gradviz.models.optimizers.places import Place, replace_value


class Averages:
    """Keeps an exponential moving average per variable, in the slot "average"."""

    def __init__(self, wanted: bool, momentum: float, frequency: int | None) -> None:
        if wanted and not 0 <= momentum <= 1:
            raise ValueError(f"`ema_momentum` must be in the range [0, 1]. Received: {momentum}")
        if wanted and frequency and (not isinstance(frequency, int) or frequency < 1):
            raise ValueError("`ema_overwrite_frequency` must be an integer >= 1 or None.")
        self.wanted, self.momentum, self.frequency = wanted, momentum, frequency

    def move(self, variables: list[Any], slots: dict[int, Any], count: int) -> None:
        """Move the averages on; the first step takes the values over. Overwrite when it is time."""
        for v in variables:
            average, value = slots[v.id]["average"], raw_value(v)
            momentum = value.dtype.type(self.momentum if count else 0.0)
            rest = value.dtype.type(1) - momentum
            replace_value(average, momentum * raw_value(average) + rest * value)
        if self.frequency and (count + 1) % self.frequency == 0:
            self.overwrite(variables, slots)

    def overwrite(self, variables: list[Any], slots: dict[int, Any]) -> None:
        """Give the variables their averages."""
        for v in variables:
            Place(v).set(raw_value(slots[v.id]["average"]))
